"""Where the moderators' channel refuses an audit, those who would hear of it without a channel do so, directly and at once."""

from domain.audit import Audit, Stage
from storage.claims import Claim
from storage.doubt import PERHAPS
from storage.ledger import Ledger
from storage.meant import AUDITS, about, key_for
from storage.moderating import moderating
from storage.staff import some

KIND = "audit-submitted"


def told_directly(ledger: Ledger, claim: Claim, trouble: str) -> None:
    """Not where it may have arrived: then the PLT is asked to look."""
    if claim.kind == KIND and claim.recipient.startswith("channel:") and trouble != PERHAPS:
        for audit in ledger.audits.some(claim.content["audits"]):
            if audit.stage is Stage.TO_MODERATE:
                _tell(ledger, audit, claim.content.get("by"))


def _tell(ledger: Ledger, audit: Audit, by: int | None) -> None:
    found = set(moderating(ledger, audit))
    staff = some(ledger.people, found, ledger.absences.stand_ins(ledger.today.day))
    for reader, meant in sorted(staff.hear(found).items()):
        key = f"{KIND}:{audit.reference}.v{audit.version}:"
        held = {"by": by, **about({person: [audit.id] for person in meant}, AUDITS), "key": key}
        ledger.outbox.put(KIND, f"person:{reader}", key_for(KIND, reader, held), held)
