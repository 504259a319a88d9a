"""Finding the audit that an ask is about and checking that the asker may do it now: every handler of audits begins here."""

from collections.abc import Iterable

from cards import moderation
from cards.answers import NOTHING
from cards.view import View
from domain.action import parse_reference
from domain.audit import Audit
from domain.judging import MAY, AuditStanding, AuditVerb, hears_outcome, may, might, standings
from domain.refusal import Overtaken, Refusal, unseen_audit
from handlers import meanwhile
from handlers.ask import Ask, number_in
from storage.history import Entry, State
from storage.ledger import Ledger
from storage.unraised import unraised_of

PREFIX = "AU"


_NOT_YOURS = {
    AuditVerb.CHANGE_OUTCOME: "The outcome of {} is not yours to change",
    AuditVerb.DECIDE_CHALLENGE: "The challenge of {} is not yours to decide",
}


def reference_of(ask: Ask) -> str:
    """What the button, the form or the words after the command name."""
    named = ask.about or ask.context.get("about", "") or (ask.words.split() or [""])[0]
    if not named:
        raise Refusal("Say which audit, for example “/audits show AU-7”.")
    return named


def number_of(ask: Ask) -> int | None:
    """The audit's number; None where the ask names none."""
    return parse_reference(reference_of(ask), PREFIX)


def audit(ask: Ask, ledger: Ledger, verb: AuditVerb) -> Audit:
    """The audit that the ask names, if the asker sees it, may do this, and its stage allows it; else a refusal that says
    which it was not: the same for what is absent and for what is not theirs."""
    reference = reference_of(ask)
    number = parse_reference(reference, PREFIX)
    found = ledger.audits.get(number) if number is not None else None
    if found and verb is AuditVerb.MODERATE and hears_outcome(ask.who, found):
        raise Overtaken(_by_another(ask, ledger, found))
    if found is None or not may(ask.who, AuditVerb.SEE, found):
        if found and (gone := meanwhile.taken_away(ask, ledger, found, verb)):
            raise Overtaken(gone)
        raise unseen_audit(f"{PREFIX}-{number}" if number is not None else "with that reference")
    if may(ask.who, verb, found):
        return found
    if found.is_shut and might(ask.who, verb, found):
        raise Overtaken(meanwhile.closed(found))
    if found.stage not in MAY[verb] or might(ask.who, verb, found):
        raise Overtaken(meanwhile.too_late(ask, ledger, found))
    raise Refusal(f"{_NOT_YOURS.get(verb, '{} is not yours to ' + verb).format(found.reference)}. {NOTHING}")


def _by_another(ask: Ask, ledger: Ledger, found: Audit) -> str:
    made = ledger.moderations.standing([found.id]).get(found.id)
    return moderation.already(found, made, view(ask, ledger, [found], [made.by] if made else []))


def context(ask: Ask, about: Audit) -> dict[str, str]:
    """What comes back with a form about this audit."""
    return {"about": about.reference, "version": str(about.version), "place": ask.place}


def as_seen(ask: Ask, ledger: Ledger, verb: AuditVerb) -> Audit:
    """The audit, if it still is as it was when the button or the form was made: nobody acts on what they have not seen."""
    found = audit(ask, ledger, verb)
    seen = ask.knock.version or number_in(ask.context.get("version", "")) or 0
    if seen not in (0, found.version):
        raise Overtaken(meanwhile.changed(ask, ledger, found))
    return found


def view(ask: Ask, ledger: Ledger, found: Iterable[Audit], also: Iterable[int | None] = ()) -> View:
    """Through the asker's eyes, with everybody whom a card about these audits may mention."""
    found = list(found)
    ids = {person for a in found for person in (a.auditor_id, a.moderator_id, a.second_id)} | set(also)
    people = ledger.people.named(ids - {ask.who.id}) | {ask.who.id: ask.who.person}
    untold = unraised_of(ledger, found, ask.who)
    return View(ask.who, ask.today, people, policy=ledger.policy, begun=ledger.drafts.begun(found), unraised=untold)


def role(ask: Ask, about: Audit) -> str:
    """In what capacity somebody acts, for the history."""
    held = standings(ask.who, about)
    return str(next((standing for standing in AuditStanding if standing in held), "none"))


def entry(ask: Ask, verb: str, before: Audit, after: Audit, extra: State | None = None) -> Entry:
    """The history entry for a change: what differs, and in what capacity it was done. `extra`: ids and hashes of texts."""
    was, now = _state(before), _state(after)
    differs = [name for name in was if was[name] != now[name]]
    changed = {name: now[name] for name in differs} | dict(extra or {})
    return Entry.by(ask.who, role(ask, before), verb, before.reference, {n: was[n] for n in differs}, changed)


def _state(a: Audit) -> dict[str, str | int | bool | list[str] | None]:
    dates = {name: day.isoformat() if (day := getattr(a, name)) else None for name in _DATES}
    words = {name: str(said) if (said := getattr(a, name)) is not None else None for name in _WORDS}
    same = {name: getattr(a, name) for name in _SAME}
    return {"stage": str(a.stage), **dates, **words, **same}


_DATES = ("due", "submitted", "moderated", "taken_back")
_WORDS = ("grade", "auditor_grade", "admissibility")
_SAME = (
    "auditor_id", "moderator_id", "second_id", "good_features", "concern", "exemplar", "second", "challenge", "version",
)  # fmt: skip
