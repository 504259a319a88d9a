"""The buttons of a case of concern: one for each thing the reader may do with it now, the most pressing first."""

from collections.abc import Iterable

from cards.elements import Button
from cards.view import View
from domain.action import Action
from domain.closing import left_to_do
from domain.concern import Concern
from domain.oversight import ConcernVerb, abilities, may_take_out

ONE = "concern"
"""The press that opens it, and the place of its card."""
_ORDER: tuple[tuple[ConcernVerb, str, str, bool], ...] = (
    (ConcernVerb.ACKNOWLEDGE, "I have this", "have_concern", False),
    (ConcernVerb.SEE, "Open", ONE, False),
    (ConcernVerb.UPDATE, "Add an update", "concern_update", True),
    (ConcernVerb.REVIEW, "Review", "concern_review", True),
    (ConcernVerb.ADD_ACTION, "Add an action", "concern_action", True),
    (ConcernVerb.MOVE_ACTION, "Take an action out", "concern_take_out", True),
    (ConcernVerb.CLOSE, "Close", "concern_close", True),
    (ConcernVerb.REOPEN, "Reopen", "concern_reopen", True),
)
"""What is done, the button's words, its name in the table of presses, and whether it opens a form."""
_IN_MESSAGE = frozenset({ConcernVerb.ACKNOWLEDGE, ConcernVerb.SEE})
_UNSEEN = _IN_MESSAGE | {ConcernVerb.UPDATE, ConcernVerb.ADD_ACTION}
"""Counts however it has changed since the button was made."""


def able(concern: Concern, view: View) -> frozenset[ConcernVerb]:
    return abilities(view.who, concern, view.seniors)


def able_with(concern: Concern, actions: Iterable[Action], view: View) -> frozenset[ConcernVerb]:
    """The same of one with its actions before them: whoever may take one of them out is offered it, and nobody else."""
    theirs = (may_take_out(view.who, action, concern, view.seniors, view.away) for action in left_to_do(actions))
    movable = frozenset({ConcernVerb.MOVE_ACTION})
    return able(concern, view) | movable if any(theirs) else able(concern, view) - movable


def of(concern: Concern, can: frozenset[ConcernVerb]) -> tuple[Button, ...]:
    """All buttons of it for somebody who can do this."""
    return tuple(
        Button(
            label,
            does,
            concern.reference,
            0 if verb in _UNSEEN else concern.version,
            "primary" if verb is ConcernVerb.ACKNOWLEDGE else "",
            opens_form=opens_form,
        )
        for verb, label, does, opens_form in _ORDER
        if verb in can
    )


def in_message(concern: Concern, can: frozenset[ConcernVerb]) -> tuple[Button, ...]:
    """What a message offers: to have it, and to open it; the rest stands on its card."""
    return of(concern, can & _IN_MESSAGE)
