"""The buttons of an action: one for each thing the reader may do with it now, the likeliest first."""

from functools import cache

from cards.elements import Button, Confirm
from domain.action import Action, Status
from domain.permission import Verb

_ACCEPT = Confirm("Accept this?", "The action is then complete.", "Accept")
_MORE_TIME = Confirm("Accept the new date?", "The due date moves, and the owner is told.", "Accept")
_HANDOVER = Confirm("Approve this handover?", "The new owner is told, and the due date stays.", "Approve")

_Row = tuple[Verb, str, str, bool, Confirm | None]
_ORDER: tuple[_Row, ...] = (
    (Verb.ACCEPT, "Accept", "accept", False, _ACCEPT),
    (Verb.DECIDE, "Accept more time", "accept_time", False, _MORE_TIME),
    (Verb.DECIDE, "Decline more time", "decline_time", True, None),
    (Verb.APPROVE_HANDOVER, "Approve handover", "approve_handover", False, _HANDOVER),
    (Verb.APPROVE_HANDOVER, "Decline handover", "decline_handover", True, None),
    (Verb.GIVE_TIME, "Accept a new date", "give_time", True, None),
    (Verb.ASK, "Ask the manager", "ask", True, None),
    (Verb.TAKE_OVER, "Take over", "take_over", True, None),
    (Verb.SAY_IMPACT, "Did it help?", "impact", True, None),
    (Verb.COMPLETE, "Mark complete", "complete", True, None),
    (Verb.RETURN, "Return", "return", True, None),
    (Verb.REOPEN, "Reopen", "reopen", True, None),
    (Verb.ASK_MORE_TIME, "More time", "more_time", True, None),
    (Verb.SNOOZE, "Snooze", "snooze", True, None),
    (Verb.REASSIGN, "Reassign", "reassign", True, None),
    (Verb.NOTE, "Add a note", "note", True, None),
    (Verb.CLOSE, "No longer applicable", "close", True, None),
    (Verb.SEE, "Show", "show", False, None),
)
_PRESSING = frozenset(
    {
        Verb.ACCEPT,
        Verb.DECIDE,
        Verb.APPROVE_HANDOVER,
        Verb.SAY_IMPACT,
        Verb.COMPLETE,
        Verb.RETURN,
        Verb.REOPEN,
        Verb.GIVE_TIME,
    }
)
_new = tuple.__new__  # without the detour of Button's own: ten rows of a list have sixty buttons
MOST_IN_A_ROW = 6
"""One button that shows and five in its menu; the card of the action itself has them all."""


def of(action: Action, can: frozenset[Verb]) -> tuple[Button, ...]:
    """All buttons of the action for somebody who can do this."""
    return _made(action, _rows(can, action.status))


def for_row(action: Action, can: frozenset[Verb], first: str = "") -> tuple[Button, ...]:
    """The same for a line of a list; "Show" is always among them. `first`: what the list is there for."""
    return _made(action, _rows_of_a_line(can, action.status, first))


def _made(action: Action, rows: tuple[_Row, ...]) -> tuple[Button, ...]:
    about, version = action.reference, action.version
    return tuple(
        [
            _new(Button, (label, does, about, version, "", confirm, opens_form))
            for _, label, does, opens_form, confirm in rows
        ]
    )


@cache
def _rows_of_a_line(can: frozenset[Verb], status: Status, first: str) -> tuple[_Row, ...]:
    """Who has nothing to do or decide just now most likely wants to look."""
    found = _rows(can, status)
    if wanted := tuple(row for row in found if row[2] == first):
        found = (*wanted, *(row for row in found if row[2] != first))
    elif found and found[0][0] not in _PRESSING:
        return (found[-1], *found[:-1])[:MOST_IN_A_ROW]
    return found if len(found) <= MOST_IN_A_ROW else (*found[: MOST_IN_A_ROW - 1], found[-1])


@cache
def _rows(can: frozenset[Verb], status: Status) -> tuple[_Row, ...]:
    """A completion is returned; reopening is for what was closed otherwise, so that only one of the two is offered."""
    if Verb.REOPEN in can and Verb.RETURN in can:
        can = can - {Verb.REOPEN if status is Status.COMPLETE else Verb.RETURN}
    return tuple(row for row in _ORDER if row[0] in can)
