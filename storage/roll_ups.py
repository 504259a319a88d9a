"""What a weekly roll-up is reckoned from: the open work, and what two weeks have touched; closed work of years is not read."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, or_, select

from domain.action import Status
from domain.calendar import LONDON, london_day, noon
from domain.course import Course, Move, Turn, Weeks
from domain.person import Actor, Role
from domain.request import RequestKind, RequestState
from domain.roll_up import RollUp, roll_up
from storage.bulk import portions
from storage.ledger import Ledger
from storage.tables import actions, completions, escalations, history, notes, requests
from storage.visible import OPEN

_STANDING = select(*(actions.c[n] for n in ("id", "team_id", "sent", "due", "status", "escalated_on", "closed_at")))
_OF_TEAMS = _STANDING.where(actions.c.team_id.in_(bindparam("teams", expanding=True)))
_OPEN = _OF_TEAMS.where(OPEN)
_CLOSED_SINCE = _OF_TEAMS.where(actions.c.closed_at > bindparam("since"))
_SOME = _STANDING.where(actions.c.id.in_(bindparam("ids", expanding=True)))
_DONE = select(completions.c.action_id, completions.c.completed_on, completions.c.at).where(
    completions.c.completed_on >= bindparam("from_day")
)
_TURNED = select(notes.c.action_id, notes.c.at, notes.c.kind).where(
    notes.c.at > bindparam("since"), notes.c.kind.in_(("returned", "reopened", "closed"))
)
_MORE_TIME = requests.c.kind == RequestKind.MORE_TIME
# More time that was given without being asked for has nobody who asked, and was decided in the same instant.
_BY_SOMEBODY = or_(
    requests.c.asked_by.is_not(None), requests.c.decided_at.is_(None), requests.c.decided_at != requests.c.asked_at
)
_ASKED = select(requests.c.action_id, requests.c.asked_at).where(
    _MORE_TIME, requests.c.asked_at >= bindparam("from_"), _BY_SOMEBODY
)
_MOVED = select(requests.c.action_id, requests.c.decided_at, requests.c.from_due).where(
    _MORE_TIME,
    requests.c.state == RequestState.ACCEPTED,
    requests.c.from_due.is_not(None),
    requests.c.decided_at > bindparam("since"),
)
_CLIMBED = select(escalations.c.action_id, escalations.c.escalated_on).where(
    escalations.c.escalated_on >= bindparam("from_day")
)
_FIRST_ENTRY = (
    select(history.c.subject, func.min(history.c.at).label("at"))
    .where(history.c.subject.in_(bindparam("subjects", expanding=True)))
    .group_by(history.c.subject)
)


@dataclass(slots=True)
class _Happened:
    """What two weeks have brought to one action."""

    turns: list[Turn] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    done_on: list[date] = field(default_factory=list)
    drifted_on: set[date] = field(default_factory=set)
    asked_on: list[date] = field(default_factory=list)


_NOTHING = _Happened()


def roll_up_for(ledger: Ledger, who: Actor) -> RollUp:
    """Of the teams of the services that somebody heads, or stands in for the head of; of all teams for the PLT."""
    weeks, everything = Weeks(ledger.now), who.holds(Role.PLT)
    teams = [team for team in ledger.people.teams() if everything or team.head_id in who.selves]
    found = courses(ledger.connection, {team.id for team in teams}, weeks)
    return roll_up(found, teams, weeks, everything=everything)


def courses(connection: Connection, teams: Collection[int], weeks: Weeks) -> list[Course]:
    """Every action of these teams that is open, or that the two weeks or the time since then have touched."""
    happened = _happened(connection, weeks)
    rows = {row.id: row for row in _standing(connection, teams, weeks, happened)}
    known = _known_at(connection, (row.id for row in rows.values() if row.sent == weeks.day_then))
    return [_course(row, happened.get(row.id, _NOTHING), known.get(row.id), weeks) for row in rows.values()]


def _happened(connection: Connection, weeks: Weeks) -> dict[int, _Happened]:
    found: dict[int, _Happened] = defaultdict(_Happened)
    values = {"from_day": weeks.first_day, "since": weeks.then}
    values["from_"] = datetime.combine(weeks.first_day, time(), LONDON)
    done, turned, moved, asked, climbed = (
        connection.execute(statement, values).all() for statement in (_DONE, _TURNED, _MOVED, _ASKED, _CLIMBED)
    )
    for row in done:
        found[row.action_id].done_on.append(row.completed_on)
        found[row.action_id].turns.append(Turn(_moment_of(row.completed_on, row.at), opened=False))
    for row in turned:
        found[row.action_id].turns.append(Turn(row.at, opened=row.kind != "closed"))
    for row in moved:
        found[row.action_id].moves.append(Move(row.decided_at, row.from_due))
    for row in asked:
        found[row.action_id].asked_on.append(london_day(row.asked_at))
    for row in climbed:
        found[row.action_id].drifted_on.add(row.escalated_on)
    return found


def _moment_of(completed_on: date, at: datetime | None) -> datetime:
    """An import may know the day alone, or may have corrected it."""
    return at if at and london_day(at) == completed_on else noon(completed_on)


def _standing(
    connection: Connection, teams: Collection[int], weeks: Weeks, touched: Collection[int]
) -> Iterator[Row[Any]]:
    open_ones = list(connection.execute(_OPEN, {"teams": sorted(teams)}))
    yield from open_ones
    yield from connection.execute(_CLOSED_SINCE, {"teams": sorted(teams), "since": weeks.then})
    for part in portions(sorted(set(touched) - {row.id for row in open_ones})):
        yield from (row for row in connection.execute(_SOME, {"ids": part}) if row.team_id in teams)


def _known_at(connection: Connection, numbers: Iterable[int]) -> dict[int, datetime]:
    """When each was written down: an action knows only the day it was sent, and a week ago begins in the middle of one."""
    found = {}
    for part in portions([f"A-{number}" for number in numbers]):
        for row in connection.execute(_FIRST_ENTRY, {"subjects": part}):
            found[int(row.subject[2:])] = row.at
    return found


def _course(row: Row[Any], happened: _Happened, known_at: datetime | None, weeks: Weeks) -> Course:
    turns, drifted_on = list(happened.turns), set(happened.drifted_on)
    if row.status == Status.NOT_APPLICABLE and row.closed_at:  # an import closes without a note
        turns.append(Turn(row.closed_at, opened=False))
    if row.escalated_on and row.escalated_on >= weeks.first_day:  # and knows only the last escalation
        drifted_on.add(row.escalated_on)
    return Course(
        row.team_id, row.sent, row.due, row.status == Status.OPEN, known_at,
        turns, happened.moves, happened.done_on, list(drifted_on), happened.asked_on,
    )  # fmt: skip
