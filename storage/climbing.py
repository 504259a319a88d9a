"""Which open actions may be on the point of climbing: what stands on its last rung, or is not late enough, is left aside."""

from sqlalchemy import bindparam, or_, text

from domain.ladder import Rung
from storage.tables import actions

FROM_A_RUNG = (
    text(f"actions.rung = {int(Rung.NOBODY)}") & (actions.c.due <= bindparam("head_by")),
    text(f"actions.rung = {int(Rung.HEAD_OF_SERVICE)}") & (actions.c.due <= bindparam("director_by")),
)
MAY_CLIMB = or_(*FROM_A_RUNG)
"""The two days are those of `domain.ladder.may_climb_by`."""
