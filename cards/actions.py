"""An action as a line of a list, and the lists made of such lines; overdue first, one thing to press for each."""

from collections.abc import Sequence
from dataclasses import dataclass

from cards import buttons
from cards.elements import Actions, Block, Button, Card, Day, Line, List, Moment, Row, Span, Strong, Text
from cards.view import View
from cards.words import ASKED, difference_words, due_words, short_date, shorten, snoozed, times
from domain.action import Action, Status
from domain.calendar import london_day
from domain.permission import Verb
from storage.lists import Page

TITLE = 150
SEVERAL_FROM = 2


@dataclass(frozen=True, slots=True)
class Heading:
    """What a list is called, what it says when it is empty, whether its rows name their owners, what its count counts,
    and what its rows offer `first`."""

    title: str
    empty: Line
    with_owners: bool = True
    several: bool = False
    counted: str = "open"
    first: str = ""


def row(
    action: Action, view: View, *, with_owner: bool = True, first: str = "", shown: int = 1, also: Sequence[str] = ()
) -> Row:
    """The action in two lines: what is to be done, then the facts, and `also` these as long as it is open; once it is
    done, who did it and when. `shown`: how many buttons stand beside the menu."""
    can = view.can(action) if action.is_open else _can_now(action, view)
    able, words = buttons.for_row(action, can, first), shorten(action.text, TITLE)
    if view.is_cleared(action):
        return Row((Strong(action.reference), _cleared(action, view)), "", tuple(b for b in able if b.does == "show"))
    if action.is_open:
        return Row((Strong(action.reference), "  " + words), _open_facts(action, view, with_owner, also), able, shown)
    if action.status is Status.NOT_APPLICABLE:
        facts = " · ".join(["No longer applicable", *_of_concern(action, view), f"Case {action.case_ref}"])
        return Row((Strong(action.reference), "  " + words), facts, able)
    return Row((Strong(action.reference), " ✓ " + words), _done_facts(action, view), able)


def _can_now(action: Action, view: View) -> frozenset[Verb]:
    """A line asks whether it helped once it is time to; the action's own card always lets it be said."""
    can = view.can(action)
    done = action.completion
    return can - {Verb.SAY_IMPACT} if done and not done.is_asked(view.today) else can


def _cleared(action: Action, view: View) -> str:
    """All that is still said of an action in a message of long ago."""
    words = "  No longer applicable" if action.status is Status.NOT_APPLICABLE else " ✓ Completed"
    since = f"{words} {short_date(london_day(action.closed_at), view.today)}." if action.closed_at else ""
    return f"{since} Its details are no longer shown here: “/actions show {action.reference}”."


def _done_facts(action: Action, view: View) -> Line:
    """Completed by … , when · case · where it is recorded · whether it made a difference."""
    done = action.completion
    if done is None:
        return f"Completed · Case {action.case_ref}"
    when: Span = Moment(done.at) if done.at else Day(done.on)
    by: tuple[Span, ...] = (" by ", view.mention(done.by), ", ") if done.by else (" ",)
    facts = [
        *_of_concern(action, view),
        f"Case {action.case_ref}",
        f"recorded in {shorten(done.outcome.recorded_in, 80)}",
    ]
    facts += [said] if (said := difference_words(done, view.today)) else []
    if action.status is Status.AWAITING_ACCEPTANCE:
        facts.append("waits to be accepted")
    return ("Completed", *by, when, " · " + " · ".join(facts))


def _open_facts(action: Action, view: View, with_owner: bool, also: Sequence[str] = ()) -> Line:
    facts = [*_of_concern(action, view), f"Case {action.case_ref}", due_words(action, view.today, view.calendar)]
    if action.extended:
        facts.append(f"more time given {times(action.extended)}")
    facts += snoozed(action, view.today)
    if action.asked:
        facts.append(ASKED[action.asked])
    words = " · ".join([*facts, *also])
    return (f"{action.team.name} · ", view.mention(action.owner_id), f" · {words}") if with_owner else words


def _of_concern(action: Action, view: View) -> list[str]:
    return ["Case of concern"] if action.concern and view.knows_of_concern(action) else []


def tally(page: Page, counted: str = "open") -> str:
    """12 open, 3 overdue; where the list's name already says what is counted, only how many."""
    if not counted:
        return str(page.total)
    return f"{page.total} {counted}, {page.late} overdue" if page.late else f"{page.total} {counted}"


def listing(heading: Heading, page: Page, view: View, place: str) -> Card:
    """One page of a list with its count and the way to the others."""
    if not page.actions:
        return Card(heading.title, (Text(heading.empty),), place)
    title = f"{heading.title} · {tally(page, heading.counted)}"
    rows = tuple(row(a, view, with_owner=heading.with_owners, first=heading.first) for a in page.actions)
    blocks: list[Block] = [Text(title, "heading"), List(rows), *_footer(heading, page)]
    return Card(title, tuple(blocks), place)


def _footer(heading: Heading, page: Page) -> list[Block]:
    found = []
    if page.number > 1:
        found.append(Button("Previous", "page", str(page.number - 1)))
    following = page.number if page.refilled else page.number + 1
    if following <= page.last:
        found.append(Button("Next", "page", str(following)))
    if heading.several and page.total >= SEVERAL_FROM:
        found.append(Button("Complete several", "several", opens_form=True))
    blocks: list[Block] = [Text(f"Page {page.number} of {page.last}", "muted")] if page.last > 1 else []
    return [*blocks, Actions(tuple(found))] if found else blocks


def rows(actions: Sequence[Action], view: View) -> List:
    return List(tuple(row(action, view) for action in actions))
