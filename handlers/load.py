"""Finding what an ask is about and checking that the asker may do it now: every handler that changes an action begins here."""

from cards import answers
from cards.view import View
from domain.action import Action, parse_reference
from domain.capacity import capacity, in_place_of
from domain.completion import Outcome
from domain.permission import FROM, NEVER_OF_A_CONCERN, TAKEN_UP, Verb, abilities, may, might, standings, would_be_told
from domain.person import Actor
from domain.refusal import Overtaken, Refusal, unseen
from domain.request import Request, RequestKind, RequestState
from handlers.ask import Ask, number_in
from storage.history import Entry, State, fingerprint
from storage.ledger import Ledger


def reference_of(ask: Ask) -> str:
    """What the button, the form or the words after the command name."""
    named = ask.about or ask.context.get("about", "") or (ask.words.split() or [""])[0]
    if not named:
        raise Refusal("Say which action, for example “/actions show A-17”.")
    return named


def action(ask: Ask, ledger: Ledger, verb: Verb) -> Action:
    """The action that the ask names, if the asker may do this with it now."""
    return named(ask, ledger, reference_of(ask), verb)


def named(ask: Ask, ledger: Ledger, reference: str, verb: Verb) -> Action:
    """The action, if the asker sees it, may do this, and its state allows it; else a refusal that says which it was not."""
    found = _seen(ask, ledger, reference)
    seniors, away = ledger.people.seniors(), ledger.absences.stand_ins(ask.today)
    if verb in abilities(ask.who, found, seniors, away):
        return found
    view = View.of(ledger, ask.who, ask.today, [found])
    if found.status not in FROM.get(verb, frozenset()):
        raise Overtaken(answers.already(found, view))
    if verb in TAKEN_UP and not found.rung and would_be_told(ask.who, found, seniors, away):
        raise Overtaken(f"{found.reference} has not gone to anybody further up, or no longer. {answers.NOTHING}")
    if verb is Verb.ASK_MORE_TIME and may(ask.who, verb, found, seniors):
        asked = "A handover" if found.asked == RequestKind.HANDOVER else "More time"
        raise Refusal(f"{asked} was already asked for {found.reference}, and waits for a decision.")
    if verb is Verb.SAY_IMPACT and may(ask.who, verb, found):
        raise Overtaken(answers.nothing_to_ask(found, view))
    if verb in (Verb.DECIDE, Verb.APPROVE_HANDOVER) and not found.asked:
        raise Overtaken(f"Nothing waits for a decision on {found.reference} any more. {answers.NOTHING}")
    if found.concern and verb in NEVER_OF_A_CONCERN and might(ask.who, verb, found, seniors, away):
        raise Refusal(answers.of_a_concern(found))
    raise Refusal(answers.not_yours(found, verb))


def waiting(ask: Ask, ledger: Ledger, verb: Verb, kind: RequestKind) -> tuple[Action, Request]:
    """The action with the request that waits for this decision; a button of an earlier request does not decide a later one."""
    found = as_seen(ask, ledger, verb)
    wanted = ledger.requests.waiting(found.id, kind)
    if wanted is None:
        raise _changed_since(found)
    return found, wanted


def as_seen(ask: Ask, ledger: Ledger, verb: Verb) -> Action:
    """The action, if it still is as it was when the button or the form was made: nobody acts on what they have not seen."""
    found = action(ask, ledger, verb)
    seen = ask.knock.version or number_in(ask.context.get("version", "")) or 0
    if seen not in (0, found.version):
        raise _changed_since(found)
    return found


def _changed_since(found: Action) -> Overtaken:
    name = found.reference
    return Overtaken(f"{name} has changed since. {answers.NOTHING} “/actions show {name}” shows how it stands.")


def seen(ask: Ask, ledger: Ledger) -> Action:
    """The action that the ask names, if the asker sees it."""
    return _seen(ask, ledger, reference_of(ask))


def _seen(ask: Ask, ledger: Ledger, reference: str) -> Action:
    """The same refusal for what is absent and for what is not theirs."""
    number = parse_reference(reference)
    found = ledger.actions.get(number) if number is not None else None
    if found is None or not standings(ask.who, found):
        raise unseen(f"A-{number}" if number is not None else "with that reference")
    return found


def entry(
    ask: Ask, ledger: Ledger, does: Verb, verb: str, before: Action, after: Action, extra: State | None = None
) -> Entry:
    """The history entry for a change: what differs, and in what capacity it was done. `extra`: ids and hashes of texts."""
    was, now = _state(before), _state(after)
    differs = [name for name in was if was[name] != now[name]]
    changed = {name: now[name] for name in differs} | dict(extra or {})
    who, role = in_capacity(ask, ledger, does, before)
    return Entry.by(who, role, verb, before.reference, {n: was[n] for n in differs}, changed)


def in_capacity(ask: Ask, ledger: Ledger, does: Verb, about: Action) -> tuple[Actor, str]:
    """Who does this, with whom they stand in for in doing it, if they do; and as what."""
    covered = stands_for(ask, ledger, does, about)
    acting = next((person for person in ask.who.covers if person.id == covered), ask.who.person)
    who = Actor(ask.who.person, (acting,) if covered else ())
    return who, str(capacity(acting, does, about) or "none")


def stands_for(ask: Ask, ledger: Ledger, does: Verb, about: Action) -> int | None:
    """Whose place a cover takes in doing this; None where they might do it themselves."""
    if not ask.who.covers:
        return None
    return in_place_of(ask.who, does, about, ledger.people.seniors(), ledger.absences.stand_ins(ask.today))


def hashes(outcome: Outcome) -> State:
    """What the history holds of a completion: how it changed things, and a hash of what was written."""
    words = "\n".join((outcome.done, outcome.recorded_in, outcome.how))
    return {"difference": outcome.difference and str(outcome.difference), "hash": fingerprint(words)}


def words_of(request: Request) -> State:
    """What the history holds of a request: its number, and a hash of its reason, or of the answer once it is decided."""
    words = request.reason if request.state is RequestState.ASKED else request.answer
    return {"request": request.id, **({"hash": fingerprint(words)} if words else {})}


def _state(a: Action) -> dict[str, str | int | bool | list[str] | None]:
    return {
        "status": str(a.status),
        "due": a.due.isoformat(),
        "owner": a.owner_id,
        "extended": a.extended,
        "asked": a.asked,
        "snoozed": a.snoozed_until.isoformat() if a.snoozed_until else None,
        "snoozes": a.snoozes,
        "version": a.version,
    }
