"""Who hears that an audit is ready to moderate, where it goes to people and to no channel."""

from domain.audit import Audit
from domain.judging import AuditVerb, may
from domain.person import Actor, Role
from storage.ledger import Ledger


def moderating(ledger: Ledger, audit: Audit) -> list[int]:
    """Each moderator who may moderate it; where there is none, the Practice Learning Team."""
    able = [p for p in ledger.people.holding(Role.MODERATOR) if may(Actor(p), AuditVerb.MODERATE, audit)]
    return [person.id for person in able or ledger.people.holding(Role.PLT)]
