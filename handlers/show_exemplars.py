"""The library of exemplars, for all who take part in auditing; and one of them, as a card or in full."""

from cards import exemplars, library
from cards.elements import Card
from cards.library import Shelf
from cards.places import Place
from cards.replies import OpenForm, Replace, Reply, Show
from domain.anonymising import traces
from domain.exemplar import EYES, Exemplar, ExemplarState, may_be_proposed, may_decide, may_propose, may_see, reads
from domain.person import Role, holds_inside
from handlers import load_exemplar, training_channel
from handlers.ask import Ask, number_in
from storage.history import Entry
from storage.ledger import Ledger
from storage.lists import PAGE


def show(ask: Ask, ledger: Ledger) -> Reply:
    """Typed, all of it or one theme's; also the next page, and the way back from one of them."""
    page, _, theme = ask.about.partition(":")
    card = all_of_them(ask, ledger, number_in(page) or 1, theme or _named(ask, ledger))
    return Replace(card) if Place.read(ask.place).name in (exemplars.LIBRARY, exemplars.ONE) else Show(card)


def show_one(ask: Ask, ledger: Ledger) -> Reply:
    """In place of the list, if it was opened from there."""
    one = load_exemplar.seen(ask, ledger)
    _note(ask, ledger, one)
    card = one_of(ask, ledger, one)
    return Replace(card) if Place.read(ask.place).name == exemplars.LIBRARY else Show(card)


def whole(ask: Ask, ledger: Ledger) -> Reply:
    one = load_exemplar.seen(ask, ledger)
    _note(ask, ledger, one)
    return OpenForm(exemplars.in_full_form(one))


def drawn(ask: Ask, ledger: Ledger, place: Place) -> Card | None:
    """The card at this place as it is now; None if it is no such place."""
    if place.name == exemplars.LIBRARY:
        return all_of_them(ask, ledger, place.page, place.rest)
    one = ledger.exemplars.get(place.rows[0]) if place.name == exemplars.ONE and place.rows else None
    if one is None:
        return None
    return one_of(ask, ledger, one) if may_see(ask.who, one) else all_of_them(ask, ledger, 1, "")


def all_of_them(ask: Ask, ledger: Ledger, page: int, theme: str) -> Card:
    """Reading it is written down, as it reaches beyond one's own work."""
    if not reads(ask.who):
        raise load_exemplar.unseen()
    themes = ledger.exemplars.themes()
    theme = theme if theme in themes else ""
    total = themes[theme] if theme else sum(themes.values())
    pages = max(1, -(-total // PAGE))
    page = min(max(1, page), pages)
    found = ledger.exemplars.library(theme, (page - 1) * PAGE, PAGE)
    ledger.record(Entry.by(ask.who, "reader", "listed", f"list:{exemplars.LIBRARY}", None, {"exemplars": total}))
    shelf = _to_do(ask, ledger, Shelf(found, page, pages, themes, theme))
    return library.card(shelf, load_exemplar.view(ask, ledger, *shelf.waiting, *shelf.sent_back))


def one_of(ask: Ask, ledger: Ledger, one: Exemplar) -> Card:
    posting = training_channel.standing(ledger, one)
    view, changes = load_exemplar.view(ask, ledger, one), _changes(ask, ledger, one)
    return exemplars.card(one, view, posting, changes=changes, asked=_asked(ask, ledger, one))


def _asked(ask: Ask, ledger: Ledger, one: Exemplar) -> list[str]:
    """What auditbot recognises in it: whoever proposed it was asked, and said that nobody can be known by it."""
    audit = ledger.audits.get(one.audit_id) if may_decide(ask.who, one) else None
    if audit is None:
        return []
    written = "\n".join(text for area in one.texts.values() for text in (area.evidence, area.impact) if text)
    return traces(written, load_exemplar.known(ledger, audit))


def _named(ask: Ask, ledger: Ledger) -> str:
    """The theme that was typed after the command; "" where none begins so."""
    said = ask.words.strip().casefold() if ask.knock.kind == "command" else ""
    return next((theme for theme in ledger.exemplars.themes() if said and theme.casefold().startswith(said)), "")


def _to_do(ask: Ask, ledger: Ledger, shelf: Shelf) -> Shelf:
    """What those who make them are to do, on the first page."""
    if not holds_inside(ask.who, *EYES, Role.DIRECTOR) or shelf.page > 1:
        return shelf
    made = ledger.exemplars.in_states(ExemplarState.WAITING, ExemplarState.SENT_BACK)
    seen = [one for one in made if may_see(ask.who, one)]
    waiting = [one for one in seen if one.state is ExemplarState.WAITING]
    back = [one for one in seen if one.state is ExemplarState.SENT_BACK and _changes(ask, ledger, one)]
    marked = [a for a in ledger.audits.some(ledger.exemplars.marked()) if may_propose(ask.who, a)]
    return Shelf(shelf.found, shelf.page, shelf.pages, shelf.themes, shelf.theme, waiting, back, marked)


def _changes(ask: Ask, ledger: Ledger, one: Exemplar) -> bool:
    audit = ledger.audits.get(one.audit_id) if may_be_proposed(ask.who, one) else None
    return audit is not None and may_propose(ask.who, audit)


def _note(ask: Ask, ledger: Ledger, one: Exemplar) -> None:
    ledger.record(Entry.by(ask.who, load_exemplar.role(ask.who), "opened", one.reference))
