"""Finding the round that an ask is about: for the Practice Learning Team alone, and the same answer for all that is not."""

from dataclasses import replace
from datetime import date

from cards.answers import NOTHING
from domain.audit_round import AuditRound, RoundState
from domain.person import Role
from domain.programme import month_named
from domain.refusal import Overtaken, Refusal
from domain.report import reference_of
from handlers import meanwhile
from handlers.ask import Ask, number_in
from storage.history import Entry, State, fingerprint
from storage.ledger import Ledger

UNKNOWN = "There is no such round that you can see. The Practice Learning Team plans them with “/audits round”."


def only_plt(ask: Ask) -> None:
    """Called first by everything about rounds and themes."""
    if not ask.who.holds(Role.PLT):
        raise unknown()


def only_readers(ask: Ask) -> None:
    """The same by everything that only reads: directors see everything, and change nothing of it."""
    if not ask.who.holds(Role.PLT, Role.DIRECTOR):
        raise unknown()


def unknown() -> Refusal:
    return Refusal(UNKNOWN)


def month(ask: Ask) -> date | None:
    """The month that the button, the form or the words after the command name; None where none does."""
    named = ask.about or ask.context.get("about", "") or ask.words
    return month_named(named)


def one(ask: Ask, ledger: Ledger, *, reading: bool = False) -> AuditRound:
    """The round of the month that is named."""
    (only_readers if reading else only_plt)(ask)
    named = month(ask)
    found = ledger.rounds.of_month(named) if named else None
    if found is None:
        raise unknown()
    return found


def as_seen(ask: Ask, ledger: Ledger) -> AuditRound:
    """The same, if it still is as it was when the button or the form was made."""
    found = one(ask, ledger)
    seen = ask.knock.version or number_in(ask.context.get("version", ""))
    if seen != found.version:
        kept = meanwhile.latest_with(ledger, f"round:{found.reference}", "version", found.version)
        raise overtaken(found.name, meanwhile.by_whom(ask, ledger, kept) if kept else "")
    return found


def overtaken(name: str, told: str = "") -> Overtaken:
    """`told`: who has done what with it, and when."""
    what = f"has changed since: {told}" if told else "was changed by somebody else meanwhile"
    return Overtaken(f"{name} {what}. {NOTHING} “/audits round” shows how it is now.")


def add(ask: Ask, ledger: Ledger, planned: AuditRound) -> None:
    """A round that was not there; the head of the history is locked, so that of two only one finds none."""
    if ledger.rounds.of_month(planned.month):
        raise overtaken(planned.name)
    ledger.rounds.add(replace(planned, version=1))
    _tell_of_report(ledger, planned, ledger.record(entry(ask, "planned", None, replace(planned, version=1))))


def save(ask: Ask, ledger: Ledger, verb: str, before: AuditRound, after: AuditRound) -> None:
    if not ledger.rounds.save(before, after):
        raise overtaken(before.name)
    number = ledger.record(entry(ask, verb, before, after))
    if before.state is RoundState.PLANNED and after.state is not RoundState.PLANNED:
        _tell_of_report(ledger, after, number)


def _tell_of_report(ledger: Ledger, of: AuditRound, number: int) -> None:
    """Who was told that the month has no report, and why, reads how it is now."""
    ledger.tell_copies_of(reference_of(of.month), str(number))


def entry(ask: Ask, verb: str, before: AuditRound | None, after: AuditRound) -> Entry:
    """What differs; of what somebody wrote the hash alone."""
    was, now = _state(before) if before else {}, _state(after)
    differs = [name for name in now if was.get(name) != now[name]]
    subject = f"round:{after.reference}"
    return Entry.by(
        ask.who, "plt", verb, subject, {n: was[n] for n in differs if n in was}, {n: now[n] for n in differs}
    )


def _state(of: AuditRound) -> State:
    dates = {name: day.isoformat() if (day := getattr(of, name)) else None for name in _DATES}
    hashes = {"reason": fingerprint(of.reason), "aspects": fingerprint("\n".join(of.aspects))}
    aims = [f"service:{number} {aim.core} core {aim.learning} learning" for number, aim in sorted(of.targets.items())]
    return {"state": str(of.state), "theme": of.theme, **dates, **hashes, "targets": aims, "version": of.version}


_DATES = ("audits_due", "moderation_due", "report_due")
