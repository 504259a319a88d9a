"""The teams' plans: their steps, the lines on what a team will do differently, and when a plan was reviewed."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from domain.person import Team
from domain.team_plan import Review, Step, StepState, TeamNote
from storage.columns import month_name, month_of
from storage.responsible import OF_TEAM
from storage.tables import plan_items, plan_reviews, services, team_notes, teams

_STEPS = select(plan_items, *OF_TEAM).select_from(
    plan_items.join(teams, teams.c.id == plan_items.c.team_id).join(services, services.c.id == teams.c.service_id)
)
_GET = _STEPS.where(plan_items.c.id == bindparam("id"))
_OF = _STEPS.where(plan_items.c.team_id.in_(bindparam("teams", expanding=True)))
_IN_ORDER = (plan_items.c.state != "open", plan_items.c.due, plan_items.c.id)
_INSERT = insert(plan_items)
_SAVED = ("text", "due", "state", "closed_at", "outcome", "version")
_SAVE = (
    update(plan_items)
    .where(plan_items.c.id == bindparam("of"), plan_items.c.version == bindparam("seen"))
    .values({name: bindparam(f"new_{name}") for name in _SAVED})
)
_REVIEWS = select(plan_reviews).where(plan_reviews.c.team_id == bindparam("team"))
_LAST_REVIEWS = select(plan_reviews.c.team_id, func.max(plan_reviews.c.at).label("at")).group_by(plan_reviews.c.team_id)
_NOTES = select(team_notes)
_PUT_NOTE: dict[str, Any] = {"sqlite": sqlite.insert(team_notes), "postgresql": postgresql.insert(team_notes)}
_SAVE_NOTE = (
    update(team_notes)
    .where(
        team_notes.c.team_id == bindparam("team"), team_notes.c.month == bindparam("of"),
        team_notes.c.version == bindparam("seen"),
    )
    .values({name: bindparam(f"new_{name}") for name in ("text", "by_id", "at", "version")})
)  # fmt: skip


class TeamPlans:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def step(self, number: int) -> Step | None:
        row = self._connection.execute(_GET, {"id": number}).one_or_none()
        return _step(row) if row else None

    def steps(self, team_ids: Sequence[int]) -> list[Step]:
        """Of these teams; the open ones first, the earliest due first."""
        rows = self._connection.execute(_OF.order_by(*_IN_ORDER), {"teams": list(team_ids)})
        return [_step(row) for row in rows]

    def add(self, new: Step) -> None:
        row = _values(new) | {"id": new.id, "team_id": new.team.id, "by_id": new.by, "at": new.at}
        self._connection.execute(_INSERT, row)

    def save(self, before: Step, after: Step) -> bool:
        """False if somebody else was first."""
        asked = {f"new_{name}": value for name, value in _values(after).items()}
        return self._connection.execute(_SAVE, asked | {"of": after.id, "seen": before.version}).rowcount == 1

    def reviews(self, team_id: int) -> list[Review]:
        """The latest first."""
        rows = self._connection.execute(_REVIEWS.order_by(plan_reviews.c.at.desc()), {"team": team_id})
        return [Review(row.team_id, row.by_id, row.at, row.text) for row in rows]

    def last_reviewed(self) -> dict[int, datetime]:
        """By team; those that never were are not in it."""
        return {row.team_id: row.at for row in self._connection.execute(_LAST_REVIEWS)}

    def review(self, new: Review) -> int:
        """Returns its number."""
        row = {"team_id": new.team_id, "by_id": new.by, "at": new.at, "text": new.text}
        return int(self._connection.execute(insert(plan_reviews).returning(plan_reviews.c.id), row).scalar_one())

    def notes_of(self, month: date) -> dict[int, TeamNote]:
        """What the teams will do differently after this month's report, by team."""
        asked = _NOTES.where(team_notes.c.month == month_name(month))
        return {row.team_id: _note(row) for row in self._connection.execute(asked)}

    def notes(self, team_id: int, most: int = 12) -> list[TeamNote]:
        """Of one team, the latest month first."""
        asked = _NOTES.where(team_notes.c.team_id == team_id).order_by(team_notes.c.month.desc()).limit(most)
        return [_note(row) for row in self._connection.execute(asked)]

    def put_note(self, before: TeamNote | None, new: TeamNote) -> bool:
        """False if somebody else was first. `before`: what it is written in place of."""
        if before is None:
            row = {
                "team_id": new.team_id,
                "month": month_name(new.month),
                "text": new.text,
                "by_id": new.by,
                "at": new.at,
            }
            put = _PUT_NOTE[self._connection.dialect.name].values(row | {"version": 1})
            put = put.on_conflict_do_nothing(index_elements=["team_id", "month"])
            return bool(self._connection.execute(put).rowcount == 1)
        asked = {"team": new.team_id, "of": month_name(new.month), "seen": before.version, "new_text": new.text}
        asked |= {"new_by_id": new.by, "new_at": new.at, "new_version": before.version + 1}
        return self._connection.execute(_SAVE_NOTE, asked).rowcount == 1


def _values(one: Step) -> dict[str, Any]:
    values = {name: getattr(one, name) for name in _SAVED}
    return values | {"state": str(one.state)}


def _step(row: Any) -> Step:
    team = Team(
        row.team_id, row.team_name, row.service_id, row.service, row.manager_id, row.head_id, row.channel
    )  # fmt: skip
    return Step(
        row.id,
        team,
        row.text,
        row.due,
        row.by_id,
        row.at,
        StepState(row.state),
        row.closed_at,
        row.outcome,
        row.version,
    )


def _note(row: Any) -> TeamNote:
    return TeamNote(row.team_id, month_of(row.month), row.text, row.by_id, row.at, row.version)
