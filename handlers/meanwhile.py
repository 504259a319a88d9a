"""What somebody else has done with an audit, or an auditor, meanwhile: whoever comes second is told who did what, and when."""

from cards.answers import NOTHING, by, when
from cards.audit_words import STAGES
from cards.history import actors
from cards.view import View
from domain.audit import Audit
from domain.judging import AuditVerb
from handlers.ask import Ask
from storage.history import Kept
from storage.ledger import Ledger


def changed(ask: Ask, ledger: Ledger, found: Audit) -> str:
    """Of one that is no longer as it was seen."""
    told, name = words(ask, ledger, found), found.reference
    what = f"{name} has changed since{': ' if told else ''}{told}."
    return f"{what} {NOTHING} “/audits show {name}” shows how it stands."


def too_late(ask: Ask, ledger: Ledger, found: Audit) -> str:
    """Of one with which this can no longer be done."""
    told = words(ask, ledger, found)
    return f"{found.reference}: {STAGES[found.stage].lower()}{', ' if told else ''}{told}. {NOTHING}"


def taken_away(ask: Ask, ledger: Ledger, found: Audit, verb: AuditVerb) -> str:
    """Of one that its auditor was about to submit, and that has been taken back from them; "" of any other."""
    kept = latest(ledger, found) if verb is AuditVerb.SUBMIT else None
    if kept is None or not (found.taken_back or "auditor_id" in kept.entry.before):
        return ""
    theirs = kept.entry.before.get("auditor_id", found.auditor_id) in ask.who.selves
    return f"{found.reference} is no longer yours: {words(ask, ledger, found)}. {NOTHING}" if theirs else ""


def closed(found: Audit) -> str:
    """Of one whose round was closed before it was submitted."""
    return (
        f"{found.round.name} is closed, so {found.reference} cannot be submitted. What you have saved of it is kept. "
        "Ask the Practice Learning Team to reopen the round."
    )


def words(ask: Ask, ledger: Ledger, found: Audit) -> str:
    """Outcome changed by Moderator, at 09:30; "" where the history does not tell."""
    kept = latest(ledger, found)
    return by_whom(ask, ledger, kept) if kept else ""


def by_whom(ask: Ask, ledger: Ledger, kept: Kept) -> str:
    """One entry of the history in the same words."""
    view = View.of(ledger, ask.who, ask.today, (), actors(kept))
    who = " for ".join(by(person, view) for person in actors(kept)) or "auditbot"
    return f"{kept.entry.verb} by {who}, {when(kept.at, view)}"


def latest(ledger: Ledger, found: Audit) -> Kept | None:
    """The change that made it what it is now."""
    return latest_with(ledger, found.reference, "version", found.version)


def latest_with(ledger: Ledger, subject: str, name: str, state: object) -> Kept | None:
    """The latest change by which this came to be so; None where the history does not hold it."""
    told = reversed(ledger.history.of(subject))
    return next((kept for kept in told if kept.entry.after.get(name) == state), None)
