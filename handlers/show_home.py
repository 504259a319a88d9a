"""The front page of one's own: what is mine and due, what waits for my decision, how my teams or services stand."""

from cards import dashboard
from cards.dashboard import Dashboard
from cards.places import Place
from cards.replies import Home, Reply, Show
from handlers.ask import Ask
from handlers.lists import LISTS, fresh
from storage.ledger import Ledger


def home(ask: Ask, ledger: Ledger) -> Reply:
    ledger.people.opened_home(ask.who.id, ask.now)
    return Home(dashboard.card(Dashboard.of(ledger, ask.who, ask.today)))


def open_list(ask: Ask, ledger: Ledger) -> Reply:
    """A button of the home page or a message that leads to a list, or to one team's."""
    name, _, rest = ask.about.partition(" ")
    return Show(fresh(ask, ledger, Place(name if name in LISTS else "mine", rest=rest)))
