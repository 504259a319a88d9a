"""Finding the report that an ask is about, and changing it: only by those who may, as they have seen it, and with a trace."""

from collections.abc import Collection
from datetime import date

from cards.answers import NOTHING
from cards.report_notices import why_none
from domain.audit_round import AuditRound
from domain.person import Role
from domain.programme import month_named
from domain.refusal import Overtaken, Refusal
from domain.report import Report, ReportState
from domain.reporting import ReportVerb, begun, may, newest_due, reported, sees_all, without
from handlers.ask import Ask, number_in
from storage.history import Entry, State
from storage.ledger import Ledger

PREFIX = "report:"
HOW = "“/summary 2017-12” shows the report of a month."
_NOT_NOW = {
    ReportVerb.WRITE: "Only a draft is written in, by the Practice Learning Team.",
    ReportVerb.ASK: "A sign-off is asked for by somebody of the Practice Learning Team who wrote in the draft.",
    ReportVerb.SIGN: "A draft is signed off by somebody of the Practice Learning Team who wrote nothing in it.",
    ReportVerb.TAKE_BACK: "Only the Practice Learning Team takes back a sign-off, until the report is posted.",
    ReportVerb.POST: "Only the Practice Learning Team posts a report, once it is signed off.",
    ReportVerb.CORRECT: "Only the Practice Learning Team corrects a report, once it is posted.",
}


def unseen() -> Refusal:
    return Refusal(f"There is no report there that you can see. {HOW}")


def round_of(ask: Ask, ledger: Ledger) -> AuditRound:
    """The round of the month that is named, or of the newest that the asker has to do with; one that is only planned has no
    report, which is said to those who see all."""
    rounds = ledger.rounds.all()
    month = _named(ask, ledger, rounds)
    found = next((one for one in rounds if one.month == month and month in reported(rounds, ask.today)), None)
    if found is None:
        why = without(rounds, month, ask.today) if month and sees_all(ask.who) else None
        raise Refusal(why_none(month, why)) if month and why else unseen()
    return found


def _named(ask: Ask, ledger: Ledger, rounds: Collection[AuditRound]) -> date | None:
    named = ask.about or ask.context.get("about", "") or (ask.words if ask.knock.kind == "command" else "")
    if named.startswith(PREFIX):  # report:2017-12, maybe with its edition, or the part of it that is meant
        named = named.removeprefix(PREFIX).partition(" ")[0]
    return month_named(named) if named else _newest(ask, ledger, rounds)


def _newest(ask: Ask, ledger: Ledger, rounds: Collection[AuditRound]) -> date | None:
    """To those who read what is posted alone, the newest of these."""
    posted = [] if sees_all(ask.who) else ledger.reports.posted_months()
    return posted[-1] if posted else newest_due(rounds, ask.today)


def of_month(ledger: Ledger, month: date) -> Report:
    """The edition that is worked on or was posted last; one of which nothing is kept yet where there is none."""
    return ledger.reports.latest(month) or begun(month, ledger.now)


def seen(ask: Ask, ledger: Ledger) -> tuple[AuditRound, Report]:
    """The same answer for what is absent and what is not the asker's to see."""
    of = round_of(ask, ledger)
    one = readable(ask, ledger, of.month)
    if one is None:
        raise unseen()
    return of, one


def readable(ask: Ask, ledger: Ledger, month: date) -> Report | None:
    """While a correction is written, those who read only what is posted still read that."""
    found = of_month(ledger, month), ledger.reports.posted(month)
    return next((one for one in found if one and may(ask.who, ReportVerb.SEE, one)), None)


def to_change(ask: Ask, ledger: Ledger, verb: ReportVerb) -> Report:
    """The edition that is worked on, if the asker may do this with it now."""
    return _allowed(ask, seen(ask, ledger)[1], verb)


def posted(ask: Ask, ledger: Ledger) -> Report:
    """The last edition that was posted, also while a correction is written, if the asker may post it."""
    _, one = seen(ask, ledger)
    return _allowed(ask, ledger.reports.posted(one.month) or one, ReportVerb.POST)


def as_seen(ask: Ask, ledger: Ledger, verb: ReportVerb) -> Report:
    """The same, if it still is the edition, and as it was, when the button or the form was made."""
    _, one = seen(ask, ledger)
    edition = number_in((ask.about or ask.context.get("about", "")).partition(" ")[2])
    version = ask.knock.version or number_in(ask.context.get("version", "")) or 0
    if (edition, version) != (one.edition, one.version):
        raise overtaken(ledger, one)
    return _allowed(ask, one, verb)


def _allowed(ask: Ask, one: Report, verb: ReportVerb) -> Report:
    if not may(ask.who, verb, one, own=True):
        raise Refusal(f"{_NOT_NOW[verb]} {NOTHING}")
    return one


def overtaken(ledger: Ledger, one: Report) -> Overtaken:
    """Who did what to it meanwhile: The report of December 2017 was signed off by Plt meanwhile."""
    done, by = _DONE[one.state]
    person = ledger.people.get(getattr(one, by) or 0)
    who = person.name if person else "somebody else"
    return Overtaken(
        f"The report of {one.name} was {done} by {who} meanwhile. {NOTHING} “/summary {one.month:%Y-%m}” shows how it is now."
    )


_DONE = {
    ReportState.DRAFT: ("changed", "written_by"),
    ReportState.SIGNED: ("signed off", "signed_by"),
    ReportState.POSTED: ("posted", "posted_by"),
}


def save(ask: Ask, ledger: Ledger, verb: str, before: Report, after: Report, told: State | None = None) -> Report:
    """With its entry, and every posted message about it drawn again where its state has changed, else those about this edition as
    it was; Overtaken if somebody was first. As it is kept from now on."""
    kept = ledger.reports.save(before, after) if after.edition == before.edition else ledger.reports.begin(after)
    if not kept:
        raise overtaken(ledger, of_month(ledger, before.month))
    now = {**_state(after), **(told or {})}
    number = ledger.record(Entry.by(ask.who, role(ask), verb, after.reference, _state(before), now))
    ledger.tell_copies_of(after.this_edition if before.state is after.state else after.reference, str(number))
    return ledger.reports.latest(after.month) or after


def _state(one: Report) -> State:
    return {"state": str(one.state), "edition": one.edition, "version": one.version}


def role(ask: Ask) -> str:
    return next((str(held) for held in (Role.PLT, Role.DIRECTOR) if ask.who.holds(held)), "reader")


def context(ask: Ask, one: Report) -> dict[str, str]:
    """What comes back with a form about it."""
    return {"about": one.this_edition, "version": str(one.version), "place": ask.place}
