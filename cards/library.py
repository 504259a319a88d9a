"""The library of exemplars, by theme; and for those who make them what is to be anonymised, waits, or was sent back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cards.audit_words import GRADES, KINDS, grade_words
from cards.elements import Actions, Block, Button, Card, Line, List, Row, Strong, Text
from cards.exemplars import LIBRARY, waits
from cards.places import Place
from cards.view import View
from cards.words import count, shorten
from domain.audit import Audit
from domain.exemplar import EYES, SEE_GRADES, Exemplar, may_decide
from domain.person import holds_inside
from domain.theme import AREAS

HEADING = "Examples of good audits"
NONE = "There is no example of a good audit yet."
HOW = "A moderator marks an audit as an example. It is anonymised here, and a second person accepts it."
MOST, THEMES = 5, 8


@dataclass(frozen=True, slots=True)
class Shelf:
    """A page of the library: `total` in all that are of this theme, "" for every theme; `themes` says how many there are of
    each. What follows is for those who make them: what waits, what was sent back, and audits that are to be anonymised."""

    found: Sequence[Exemplar]
    page: int
    pages: int
    themes: Mapping[str, int]
    theme: str = ""
    waiting: Sequence[Exemplar] = field(default_factory=tuple)
    sent_back: Sequence[Exemplar] = field(default_factory=tuple)
    marked: Sequence[Audit] = field(default_factory=tuple)

    @property
    def total(self) -> int:
        return self.themes.get(self.theme, 0) if self.theme else sum(self.themes.values())


def card(shelf: Shelf, view: View) -> Card:
    of = f" · {shelf.theme}" if shelf.theme else ""
    title = f"{HEADING}{of} · {shelf.total}"
    rows = tuple(_row(one, view) for one in shelf.found)
    blocks: list[Block] = [Text(title, "heading"), List(rows)] if rows else [Text(NONE)]
    blocks += [Text(f"Page {shelf.page} of {shelf.pages}", "muted")] if shelf.pages > 1 else []
    blocks += [Actions(ways)] if (ways := _ways(shelf)) else []
    if shelf.page == 1:
        blocks += _to_do(shelf, view)
    return Card(title if rows else NONE, tuple(blocks), str(Place(LIBRARY, shelf.page, rest=shelf.theme)))


def _row(one: Exemplar, view: View) -> Row:
    grade = f" · {GRADES[one.grade]}" if one.grade and holds_inside(view.who, *SEE_GRADES) else ""
    read = Button("Read", "exemplar", one.reference)
    return Row((Strong(one.theme), grade), beginning(one), (read,))


def beginning(one: Exemplar) -> str:
    """The first words of the first area that has some."""
    texts = (one.texts[name] for name in AREAS if name in one.texts)
    first = next((text for area in texts for text in (area.evidence, area.impact) if text), "")
    return shorten(first, 200)


def _ways(shelf: Shelf) -> tuple[Button, ...]:
    """To the other pages, and to each theme."""
    turns = [_way("Previous", shelf.theme, shelf.page - 1)] if shelf.page > 1 else []
    turns += [_way("Next", shelf.theme, shelf.page + 1)] if shelf.page < shelf.pages else []
    others = [theme for theme in shelf.themes if theme != shelf.theme][:THEMES] if len(shelf.themes) > 1 else []
    turns += [_way(f"{shorten(theme, 50)} · {shelf.themes[theme]}", theme) for theme in others]
    return (*turns, *([_way("All themes", "")] if shelf.theme else []))


def _way(label: str, theme: str, page: int = 1) -> Button:
    return Button(label, LIBRARY, f"{page}:{theme}")


def _to_do(shelf: Shelf, view: View) -> list[Block]:
    parts: tuple[tuple[str, Sequence[Row]], ...] = (
        ("Waits for a second pair of eyes", [_waiting(one, view) for one in shelf.waiting]),
        ("Sent back", [_sent_back(one, view) for one in shelf.sent_back]),
        ("Marked as an example, not yet anonymised", [_marked(audit) for audit in shelf.marked]),
    )
    blocks: list[Block] = [block for heading, rows in parts if rows for block in _part(heading, rows)]
    if blocks or not holds_inside(view.who, *EYES):
        return blocks
    return [Text(f"{HOW} Nothing is to be done now.", "muted")]


def _part(heading: str, rows: Sequence[Row]) -> list[Block]:
    more = len(rows) - MOST
    rest: list[Block] = [Text(f"And {count(more, 'more', 'more')}, when these are done.", "muted")] if more > 0 else []
    return [Text((Strong(f"{heading} · {len(rows)}"),)), List(tuple(rows[:MOST])), *rest]


def _waiting(one: Exemplar, view: View) -> Row:
    title: Line = (Strong(one.theme), "  proposed by ", view.mention(one.by))
    if may_decide(view.who, one):
        return Row(title, waits(one, view), (Button("Read and decide", "exemplar", one.reference, style="primary"),))
    changes = one.by in view.who.selves
    change = (Button("Change it", "exemplar_propose", f"AU-{one.audit_id}", opens_form=True),) if changes else ()
    return Row(title, waits(one, view), (Button("Read", "exemplar", one.reference), *change), shown=2)


def _sent_back(one: Exemplar, view: View) -> Row:
    title: Line = (Strong(one.theme), "  sent back by ", view.mention(one.decided_by))
    change = Button("Change it", "exemplar_propose", f"AU-{one.audit_id}", opens_form=True)
    return Row(title, f"“{shorten(one.answer, 300)}”", (change, Button("Read", "exemplar", one.reference)), shown=2)


def _marked(audit: Audit) -> Row:
    title: Line = (Strong(audit.reference), f"  {audit.round.theme} · {KINDS[audit.kind]} · {grade_words(audit)}")
    make = Button("Anonymise", "exemplar_propose", audit.reference, audit.version, opens_form=True)
    return Row(
        title, f"Case {audit.case_ref} · {audit.team.name}", (make, Button("Read the audit", "audit", audit.reference))
    )
