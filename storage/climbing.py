"""Which open actions may be on the point of climbing: what stands on its last rung, or is not late enough, is left aside."""

from sqlalchemy import bindparam, or_, text

from domain.ladder import Rung
from storage.tables import actions

OF_CONCERN = "actions.concern <> ''"

_AT_THE_FOOT = text(f"actions.rung = {int(Rung.NOBODY)}")
FROM_A_RUNG = (
    _AT_THE_FOOT & (actions.c.due <= bindparam("head_by")),
    # Of a case of concern, and not among those of the line before.
    text(OF_CONCERN)
    & _AT_THE_FOOT
    & (actions.c.due > bindparam("head_by"))
    & (actions.c.due <= bindparam("concern_by")),
    text(f"actions.rung = {int(Rung.HEAD_OF_SERVICE)}") & (actions.c.due <= bindparam("director_by")),
)
MAY_CLIMB = or_(*FROM_A_RUNG)
"""The days are those of `domain.ladder.may_climb_by`."""
