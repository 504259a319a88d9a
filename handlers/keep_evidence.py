"""Notes on what other sources say: written down and withdrawn by the Practice Learning Team, read by directors as well."""

from datetime import date

from cards import evidence as cards
from cards.answers import NOTHING
from cards.elements import Card
from cards.places import Place
from cards.replies import NextForm, OpenForm, Replace, Reply, Show
from cards.view import View
from domain.evidence import LONGEST, SOURCES, Evidence, may_add, may_read
from domain.person import Role
from domain.refusal import Overtaken, Refusal
from handlers import after, name_doubts, plain_text
from handlers.ask import Ask, number_in
from handlers.required import required, required_day
from storage.history import Entry, State, fingerprint
from storage.ledger import Ledger
from storage.lists import PAGE

PREFIX = "evidence:"


def unseen() -> Refusal:
    return Refusal(f"There is nothing of that kind that you can see. {NOTHING}")


def show(ask: Ask, ledger: Ledger) -> Reply:
    """Typed with “add”, the form of a new note."""
    if ask.knock.kind == "command" and ask.words.strip().casefold() == "add":
        return ask_new(ask, ledger)
    card = _card(ask, ledger, number_in(ask.about) or 1)
    return Replace(card) if Place.read(ask.place).name == cards.NAME else Show(card)


def drawn(ask: Ask, ledger: Ledger, place: Place) -> Card | None:
    """The card at this place as it is now; None if it is no such place."""
    return _card(ask, ledger, place.page) if place.name == cards.NAME else None


def ask_new(ask: Ask, ledger: Ledger) -> Reply:
    _only_plt(ask)
    return OpenForm(cards.form(ledger.audits.finding_tags(), ask.today, {"place": ask.place}))


def add(ask: Ask, ledger: Ledger) -> Reply:
    """It may stand in a report one day, so it is looked at as whatever leaves the PLT is."""
    _only_plt(ask)
    new = _filled_in(ask, ledger)
    form = cards.form(ledger.audits.finding_tags(), ask.today, ask.context)
    if asked := name_doubts.asked(ask, ledger, form, "text"):
        return NextForm(asked)
    number = ledger.evidence.add(new)
    told: State = {
        "source": new.source,
        "dated": new.dated.isoformat(),
        "tags": list(new.tags),
        "hash": fingerprint(new.text),
    }
    ledger.record(Entry.by(ask.who, str(Role.PLT), "evidence added", f"{PREFIX}{number}", None, told))
    return after.saved(ask, ledger, cards.added(ledger.evidence.count()))


def withdraw(ask: Ask, ledger: Ledger) -> Reply:
    _only_plt(ask)
    number = number_in(ask.about.removeprefix(PREFIX))
    one = ledger.evidence.get(number) if number is not None else None
    if one is None:
        raise unseen()
    if not ledger.evidence.withdraw(number or 0, ask.now):
        raise Overtaken(f"That note was withdrawn already. {NOTHING}")
    ledger.record(Entry.by(ask.who, str(Role.PLT), "evidence withdrawn", one.reference))
    return Replace(_card(ask, ledger, Place.read(ask.place).page))


def _only_plt(ask: Ask) -> None:
    if not may_add(ask.who):
        raise unseen()


def _filled_in(ask: Ask, ledger: Ledger) -> Evidence:
    """Refusal at the first input that will not do."""
    source = ask.said("source")
    if source not in SOURCES:
        raise Refusal("Choose a source.", field="source")
    text = required(ask, "text", "Say what the source says.", LONGEST)
    plain_text.check(ledger, "text", text)
    known = ledger.audits.finding_tags()
    return Evidence(
        None, _dated(ask), source, text, tuple(tag for tag in ask.chose("tags") if tag in known), ask.who.id, ask.now
    )


def _dated(ask: Ask) -> date:
    day = required_day(ask, "dated")
    if day > ask.today:
        raise Refusal("That day is still to come. Choose today or earlier.", field="dated")
    return day


def _card(ask: Ask, ledger: Ledger, page: int) -> Card:
    if not may_read(ask.who):
        raise unseen()
    total = ledger.evidence.count()
    pages = max(1, -(-total // PAGE))
    page = min(page, pages)
    found = ledger.evidence.page((page - 1) * PAGE, PAGE)
    view = View.of(ledger, ask.who, ask.today, (), {one.by for one in found})
    return cards.card(found, page, pages, total, view)
