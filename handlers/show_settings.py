"""What somebody can set, and when they are away; drawn anew, and again after a change."""

from collections.abc import Sequence

from cards import away, policy, settings
from cards.away import Away
from cards.elements import Block, Card
from cards.places import Place
from cards.replies import Replace, Reply, Show
from cards.view import View
from domain.person import Role
from domain.policy import Policy
from handlers.ask import Ask, number_in
from storage.ledger import Ledger


def show(ask: Ask, ledger: Ledger) -> Reply:
    return Show(_settings(ask, ledger))


def show_away(ask: Ask, ledger: Ledger) -> Reply:
    """Also the next page of it, which takes the place of the one before."""
    card = _away(ask, ledger, number_in(ask.about) or 1)
    return Replace(card) if ask.about and Place.read(ask.place).name == "away" else Show(card)


def drawn(ask: Ask, ledger: Ledger, place: Place) -> Card | None:
    """The card at this place as it is now; None if it is no such place."""
    match place.name:
        case "settings":
            return _settings(ask, ledger)
        case "away":
            return _away(ask, ledger, place.page)
        case _:
            return None


def _settings(ask: Ask, ledger: Ledger) -> Card:
    now = ledger.policies.get().policy
    further = _of_the_council(ask, ledger, now) if ask.who.holds(Role.PLT) else ()
    return settings.card(ledger.preferences.of(ask.who.id), now, Away.of(ledger, ask.who), further)


def _of_the_council(ask: Ask, ledger: Ledger, now: Policy) -> Sequence[Block]:
    holders = {person.id for person in ledger.roles.holders(Role.DIRECTOR) if person.active}
    view = View.of(ledger, ask.who, ask.today, (), holders)
    return policy.blocks(now, ask.today, ledger.channels.all(), [view.mention(number) for number in sorted(holders)])


def _away(ask: Ask, ledger: Ledger, page: int) -> Card:
    return away.card(Away.of(ledger, ask.who, everybodys=ask.who.holds(Role.PLT)), page)
