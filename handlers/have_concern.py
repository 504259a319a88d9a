"""“I have this”: somebody says that they have a case of concern, as team manager, as head of service, or as both at once."""

from cards.answers import NOTHING, when
from cards.concern_view import of_concerns
from cards.concern_words import as_capacities
from cards.replies import Reply
from domain.concern import Capacity, Concern
from domain.oversight import ConcernVerb, capacities, may, rights
from domain.refusal import Overtaken, Refusal
from handlers import after, load_concern
from handlers.ask import Ask
from storage.ledger import Ledger


def acknowledge(ask: Ask, ledger: Ledger) -> Reply:
    """It counts in every capacity in which they answer for it and nobody has said so yet."""
    concern = load_concern.concern(ask, ledger, ConcernVerb.SEE)
    seniors = ledger.people.seniors()
    theirs = capacities(ask.who, concern, seniors)
    if not may(ask.who, ConcernVerb.ACKNOWLEDGE, concern, seniors):
        raise _cannot(ask, ledger, concern, theirs)
    said = [duty.capacity for duty in concern.unanswered if duty.capacity in theirs]
    have_it = concern.acknowledged(said, ask.who.id, ask.now, rights(ask.who, concern, seniors))
    extra = {"as": [str(capacity) for capacity in said]}
    entry = load_concern.entry(ask, ledger, "acknowledged", concern, have_it, extra)
    ledger.save_concern(concern, have_it, entry)
    return after.press_on_concern(ask, ledger, f"You have {concern.reference}, {as_capacities(said)}.")


def _cannot(ask: Ask, ledger: Ledger, concern: Concern, theirs: frozenset[Capacity]) -> Refusal:
    """It is closed; it was said already; or it is not theirs to say."""
    name = concern.reference
    if concern.is_closed:
        return Overtaken(f"{name} is closed. {NOTHING}")
    said = [duty for duty in concern.duties.values() if duty.capacity in theirs and duty.is_done]
    if not said:
        return Refusal(f"Its team manager and its head of service say that they have {name}. {NOTHING}")
    view, last = of_concerns(ledger, ask.who, [concern]), said[-1]
    who = "You" if last.by == ask.who.id else view.mention(last.by).label
    at = f" {when(last.at, view)}" if last.at else ""
    return Overtaken(f"{who} said{at} that {'you' if who == 'You' else 'they'} have {name}. {NOTHING}")
