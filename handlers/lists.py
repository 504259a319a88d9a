"""The table of lists: how each is filled, what it is called, and how it is drawn, anew or with the same rows as before."""

from collections.abc import Callable
from dataclasses import dataclass

from cards import actions as cards
from cards.actions import Heading
from cards.elements import Card
from cards.places import Place
from cards.view import View
from cards.words import short_date
from domain.permission import standings
from domain.person import Role
from domain.refusal import Barred, Refusal
from handlers.ask import Ask
from storage.decisions import asked_about, waiting_for
from storage.history import Entry
from storage.ledger import Ledger
from storage.lists import PAGE, Page
from storage.visible import Scope


@dataclass(frozen=True, slots=True)
class Listing:
    """`beyond` marks a list that reaches further than the asker's own work, so that reading it is written down."""

    load: Callable[[Ask, Ledger, Place], Page]
    heading: Callable[[Ask, Ledger, Place, Page], Heading]
    beyond: bool = False


def fresh(ask: Ask, ledger: Ledger, place: Place) -> Card:
    """The list as it is now."""
    listing = LISTS[place.name]
    page = listing.load(ask, ledger, place)
    if listing.beyond or (place.name != "mine" and ask.who.holds(Role.PLT, Role.DIRECTOR)):
        ledger.record(Entry.by(ask.who, "reader", "listed", f"list:{place.name}", None, {"actions": page.total}))
    return _draw(ask, ledger, place, page)


def again(ask: Ask, ledger: Ledger, place: Place) -> Card:
    """The same rows in the same order, each as it is now; the counts in the title are of now, too."""
    now = LISTS[place.name].load(ask, ledger, place)
    rows = tuple(a for a in ledger.actions.some(place.rows) if standings(ask.who, a))
    refilled = bool(rows) and not {a.id for a in now.actions} <= set(place.rows)
    return _draw(ask, ledger, place, Page(rows or now.actions, place.page, now.total, now.late, refilled))


def _draw(ask: Ask, ledger: Ledger, place: Place, page: Page) -> Card:
    heading = LISTS[place.name].heading(ask, ledger, place, page)
    shown = Place(place.name, page.number, tuple(a.id for a in page.actions), place.rest)
    return cards.listing(heading, page, View.of(ledger, ask.who, ask.today, page.actions), str(shown))


def _mine(ask: Ask, ledger: Ledger, place: Place) -> Page:
    return ledger.lists.mine(sorted(ask.who.selves), ask.today, place.page)


def _mine_heading(ask: Ask, ledger: Ledger, _place: Place, page: Page) -> Heading:
    empty = "You have no open actions."
    last = None if page.total else ledger.actions.last_completed(ask.who.id)
    if last:
        empty += f" The last one, A-{last[0]}, was completed on {short_date(last[1], ask.today)}."
    return Heading("Your actions", empty, with_owners=bool(ask.who.covers), several=True)


def _team(ask: Ask, ledger: Ledger, place: Place) -> Page:
    return ledger.lists.visible(Scope.of(ask.who, list(_teams(ask, ledger, place))), ask.today, place.page)


def _team_heading(ask: Ask, ledger: Ledger, place: Place, _page: Page) -> Heading:
    names = list(_teams(ask, ledger, place).values())
    title = ", ".join(names) if len(names) <= 3 else f"All {len(names)} teams"
    return Heading(title, f"{title}: no open actions.")


def _teams(ask: Ask, ledger: Ledger, place: Place) -> dict[int, str]:
    """The teams that are meant: those of the name, or all that the asker answers for."""
    sees_all, wanted = ask.who.holds(Role.PLT, Role.DIRECTOR), place.rest.casefold()
    own = ledger.people.teams() if sees_all else ledger.people.teams_answered_for(ask.who.selves)
    if not own:
        raise Barred("You don't answer for a team. “/actions mine” lists your own actions.", field="team")
    exact = [t for t in own if t.name.casefold() == wanted]
    chosen = exact or [t for t in own if wanted in t.name.casefold()]
    if not chosen:
        raise Barred(
            f"No team of that name is yours to see. You can ask for {', '.join(t.name for t in own)}.", field="team"
        )
    return {t.id: t.name for t in chosen}


def _overdue(ask: Ask, ledger: Ledger, place: Place) -> Page:
    return ledger.lists.visible(Scope.of(ask.who), ask.today, place.page, overdue=True)


def _all(ask: Ask, ledger: Ledger, place: Place) -> Page:
    return ledger.lists.visible(Scope.of(ask.who), ask.today, place.page)


def _found(ask: Ask, ledger: Ledger, place: Place) -> Page:
    return ledger.lists.search(Scope.of(ask.who), place.rest.split(), ask.today, place.page)


def _waiting(ask: Ask, ledger: Ledger, place: Place) -> Page:
    found = [*waiting_for(ledger, ask.who), *asked_about(ledger, ask.who)]
    number = max(1, min(place.page, -(-len(found) // PAGE)))
    shown = tuple(found[(number - 1) * PAGE : number * PAGE])
    return Page(shown, number, len(found), sum(a.is_open and a.due < ask.today for a in found))


def _leavers(ask: Ask, ledger: Ledger, place: Place) -> Page:
    if not ask.who.holds(Role.PLT):
        raise Refusal("There is no list of leavers that you can see.")
    return ledger.lists.left_open(ask.today, place.page)


def _leavers_heading(_ask: Ask, _ledger: Ledger, _place: Place, _page: Page) -> Heading:
    return Heading("Open work of people who have left", "Nobody who has left has open actions.", first="reassign")


def _titled(title: str, empty: str, counted: str = "open") -> Callable[[Ask, Ledger, Place, Page], Heading]:
    return lambda _ask, _ledger, _place, _page: Heading(title, empty, counted=counted)


LISTS: dict[str, Listing] = {
    "mine": Listing(_mine, _mine_heading),
    "team": Listing(_team, _team_heading),
    "overdue": Listing(_overdue, _titled("Overdue", "Nothing is overdue.", "")),
    "all": Listing(
        _all, _titled("All actions you may see", "There are no open actions that you may see."), beyond=True
    ),
    "waiting": Listing(_waiting, _titled("Waiting for you", "Nothing waits for you.", "in all")),
    "leavers": Listing(_leavers, _leavers_heading),
    "find": Listing(
        _found, _titled("Found", "Nothing that you may see has all of these words.", "in all"), beyond=True
    ),
}
