"""The message that a case of concern needs somebody: to the point, with one thing to press; and as it reads from then on."""

from collections.abc import Sequence

from cards import concern_buttons
from cards.concern_words import AT_STAKE, NEEDS_YOU, closed_by, raised, troubles, unsafe, who_has_it
from cards.elements import Actions, Block, Card, Line, List, Row, Strong, Text
from cards.places import Place
from cards.view import View
from cards.words import STATUSES, due_words, short_date, shorten
from domain.action import Action
from domain.calendar import london_day
from domain.concern import Concern
from domain.oversight import ConcernVerb

PLACE = str(Place("posted"))
MOST = 5
WORRY = 600


def card(concern: Concern, actions: Sequence[Action], view: View, *, cleared: bool = False) -> Card:
    """As it is posted and as it is drawn again; for somebody who may no longer see it, that alone."""
    can = concern_buttons.able(concern, view)
    if other := instead(concern, view, cleared=cleared):
        return other
    blocks: list[Block] = [
        Text((Strong(f"Case of concern {concern.reference}"), f" · case {concern.case_ref} · {concern.team.name}")),
        Text(("Raised ", *raised(concern, view), f" · {AT_STAKE}: ", Strong(unsafe(concern)))),
        Text(shorten(concern.text, WORRY)),
        *_required(actions, view),
        *([Text(_closed(concern, view))] if concern.is_closed else _standing(concern, view)),
        Actions(concern_buttons.in_message(concern, can)),
    ]
    return Card(NEEDS_YOU, tuple(blocks), PLACE)


def instead(concern: Concern, view: View, *, cleared: bool) -> Card | None:
    """What stands in the place of any message about it, for who may no longer see it, or long after it was closed."""
    if ConcernVerb.SEE not in concern_buttons.able(concern, view):
        return Card(NEEDS_YOU, (Text("This case of concern is no longer with you."),), PLACE)
    return Card(NEEDS_YOU, (Text(_cleared(concern, view)),), PLACE) if cleared else None


def _required(actions: Sequence[Action], view: View) -> list[Block]:
    """What is to be done at once."""
    rows = tuple(_row(action, view) for action in actions[:MOST])
    more = len(actions) - MOST
    rest: list[Block] = [Text(f"And {more} more: press “Open”.", "muted")] if more > 0 else []
    return [List(rows), *rest] if rows else []


def _row(action: Action, view: View) -> Row:
    title: Line = (Strong(action.reference), f"  {shorten(action.text, 150)}")
    state = due_words(action, view.today, view.calendar) if action.is_open else STATUSES[action.status].lower()
    return Row(title, (view.mention(action.owner_id), f" · {state}"))


def _standing(concern: Concern, view: View) -> list[Block]:
    """Who has it, and whom it did not reach."""
    said = [Text(f"{trouble}.") for trouble in troubles(concern)]
    return [*said, *(Text(line) for line in who_has_it(concern, view))]


def _closed(concern: Concern, view: View) -> Line:
    on = short_date(london_day(concern.closed_at), view.today) if concern.closed_at else ""
    return ("Closed", *closed_by(concern, view), f", {on}. Nobody need do anything here any more.")


def _cleared(concern: Concern, view: View) -> Line:
    """All that is still said of it in a message of long ago."""
    on = f" on {short_date(london_day(concern.closed_at), view.today)}" if concern.closed_at else ""
    name = concern.reference
    return (Strong(name), f" was closed{on}. Its details are no longer shown here: “/concerns show {name}”.")
