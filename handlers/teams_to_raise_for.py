"""The teams for whose cases somebody may raise a case of concern; nobody is offered another."""

from domain.person import AUDITORS, MODERATORS, Actor, Role, Team
from storage.audit_lists import teams_audited
from storage.ledger import Ledger


def teams_to_raise_for(who: Actor, ledger: Ledger) -> list[Team]:
    """All of them for the PLT; else those they answer for, and those whose cases they audit or moderate."""
    every = ledger.people.teams()
    if who.holds(Role.PLT):
        return every
    theirs = {team.id for team in ledger.people.teams_answered_for(who.selves)}
    if who.holds(*AUDITORS, *MODERATORS):
        theirs |= teams_audited(ledger.audits, who.selves, waiting=who.holds(Role.MODERATOR))
    return [team for team in every if team.id in theirs]
