"""Finding the recommendation that an ask is about, and changing it: only by those who may, as they have seen it, with a trace."""

from cards.answers import NOTHING
from domain.action import parse_reference
from domain.recommendation import PREFIX, Recommendation, RecommendationStanding, RecommendationVerb, may, standings
from domain.refusal import Overtaken, Refusal
from handlers.ask import Ask, number_in
from storage.history import Entry, State, fingerprint
from storage.ledger import Ledger

_ONLY = {
    RecommendationVerb.NOTE: "Its owner and the Practice Learning Team note progress",
    RecommendationVerb.FINISH: "Only its owner says that it is done",
    RecommendationVerb.CHANGE: "Only the Practice Learning Team changes a recommendation",
    RecommendationVerb.DROP: "Only the Practice Learning Team drops a recommendation",
}


def reference_of(ask: Ask) -> str:
    named = ask.about or ask.context.get("about", "") or (ask.words.split() or [""])[0]
    if not named:
        raise Refusal("Say which recommendation, for example “/summary show R-4”.")
    return named


def recommendation(ask: Ask, ledger: Ledger, verb: RecommendationVerb) -> Recommendation:
    """The one that is named, if the asker sees it and may do this with it now; the same answer for what is absent and for what
    is not theirs to see."""
    number = parse_reference(reference_of(ask), PREFIX)
    found = ledger.recommendations.get(number) if number is not None else None
    if found is None or not may(ask.who, RecommendationVerb.SEE, found, ledger.people.services_around(ask.who)):
        raise Refusal(f"There is no recommendation {f'R-{number}' if number else 'of that number'} that you can see.")
    if verb is RecommendationVerb.SEE or may(ask.who, verb, found):
        return found
    if not found.is_open:
        raise Overtaken(f"{found.reference} is {found.state} already. {NOTHING}")
    raise Refusal(f"{_ONLY[verb]}. {NOTHING}")


def as_seen(ask: Ask, ledger: Ledger, verb: RecommendationVerb) -> Recommendation:
    """The same, if nobody has changed it since the button or the form was made."""
    found = recommendation(ask, ledger, verb)
    seen = ask.knock.version or number_in(ask.context.get("version", "")) or 0
    if seen != found.version:
        raise overtaken(found)
    return found


def overtaken(one: Recommendation) -> Overtaken:
    return Overtaken(f"{one.reference} was changed by somebody else meanwhile. {NOTHING}")


def context(ask: Ask, one: Recommendation) -> dict[str, str]:
    """What comes back with a form."""
    return {"about": one.reference, "version": str(one.version), "place": ask.place}


def save(ask: Ask, ledger: Ledger, verb: str, before: Recommendation, after: Recommendation) -> None:
    """With its entry, and every posted copy drawn again; Overtaken if somebody was first."""
    if not ledger.recommendations.save(before, after):
        raise overtaken(before)
    record(ask, ledger, verb, after, state(before), state(after))


def record(ask: Ask, ledger: Ledger, verb: str, one: Recommendation, before: State, after: State) -> None:
    held = standings(ask.who, one)
    role = str(next((standing for standing in RecommendationStanding if standing in held), "none"))
    number = ledger.record(Entry.by(ask.who, role, verb, one.reference, before, after))
    ledger.tell_copies_of(one.reference, str(number))


def state(one: Recommendation) -> State:
    """No word of what it is about."""
    said = {"state": str(one.state), "due": one.due.isoformat(), "owner_id": one.owner_id, "service_id": one.service_id}
    texts = {"hash": fingerprint(one.text), "measure": fingerprint(one.measure)}
    return said | texts | ({"outcome": fingerprint(one.outcome)} if one.outcome else {})
