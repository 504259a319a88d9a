"""The facts of a month's round as the database counts them, team by team, for one round or many."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select

from domain.audit import Admissibility, AuditKind, Grade, Score
from domain.counted import Answered, Facts, Judged, Scored, Sent, Submitted, Tagged
from domain.figures import Alike, Share
from storage.counting import (
    AGREED,
    ALONE,
    ANSWERED,
    AUDITS,
    CONCERNS,
    DIFFERENCES,
    DRIFTED,
    GIVEN_MORE,
    HANDS,
    IN_TIME,
    JUDGED,
    NAMES,
    NUMBERS,
    OF_CORE,
    SCORED,
    SENT,
    STATUSES,
    SUBMITTED,
    TAGGED,
    TEAM,
)

Rounds = Collection[int]
Counted = Sequence[tuple[int | None, Facts]]
"""Facts of one round, each of a team, or of the round as a whole: of no team."""


def counted(connection: Connection, rounds: Rounds) -> dict[int, Counted]:
    """By round; everything is asked once, however many rounds and teams there are."""
    if not rounds:
        return {}
    names = {row.id: row for row in connection.execute(NAMES)}
    lists: dict[tuple[int, int], dict[str, Any]] = defaultdict(lambda: defaultdict(list))
    for name, (statement, made) in _LISTS.items():
        for row in _rows(connection, statement, rounds):
            lists[row.round_id, row.team_id][name].append(made(row))
    for row in _rows(connection, SUBMITTED, rounds):
        lists[row.round_id, row.team_id]["submitted"].append(_submitted(row, names[row.team_id]))
    for row in _actions(connection, rounds):
        lists[row.round_id, row.marks // TEAM]["sent"].append(_sent(row))
    found: dict[int, list[tuple[int | None, Facts]]] = {each: [] for each in rounds}
    for (each, team), facts in lists.items():
        found[each].append((team, Facts(**facts)))
    for statement, of in _SUMS:
        for row in _rows(connection, statement, rounds):
            found[row.round_id].append((getattr(row, "team_id", None), of(row)))
    return {**found}


def alike(connection: Connection, rounds: Rounds) -> dict[int, list[Alike]]:
    """The moderated audits in all of these rounds, by team."""
    found: dict[int, list[Alike]] = defaultdict(list)
    for row in _rows(connection, AUDITS, rounds):
        found[row.team_id].append(_alike(row))
    return found


def raised_alone(connection: Connection, first: date, last: date) -> Counted:
    """The cases of concern that came from no audit, of those raised within these days."""
    rows = connection.execute(ALONE, {"first": first, "last": last})
    return [(row.team_id, _concerns(row)) for row in rows]


def _rows(connection: Connection, statement: Select[Any], rounds: Rounds) -> Sequence[Any]:
    return connection.execute(statement, {"rounds": sorted(rounds)}).all()


def _actions(connection: Connection, rounds: Rounds) -> Iterator[Any]:
    for row in _rows(connection, NUMBERS, rounds):
        yield from connection.execute(SENT, {"round": row.round_id, "first": row.first, "last": row.last})


def _outcome(row: Any) -> Alike:
    return Alike(row.many, AuditKind(row.kind), Admissibility(row.admissibility))


def _alike(row: Any) -> Alike:
    grade = Grade(row.grade) if row.grade else None
    kept = row.auditor_grade in (None, row.grade)
    marks = (row.good_features, kept, bool(row.exemplar), row.concern is not None)
    return Alike(row.many, AuditKind(row.kind), Admissibility(row.admissibility), grade, *marks)


def _submitted(row: Any, team: Any) -> Submitted:
    return Submitted(row.many, AuditKind(row.kind), team.service, team.name, row.age_band)


def _sent(row: Any) -> Sent:
    kind = AuditKind.CORE if row.marks & OF_CORE else AuditKind.LEARNING
    status, difference = STATUSES[row.marks & sum(STATUSES)], DIFFERENCES.get(row.marks & sum(DIFFERENCES))
    in_time, drifted, given_more = (bool(row.marks & mark) for mark in (IN_TIME, DRIFTED, GIVEN_MORE))
    return Sent(row.many, kind, status, in_time, drifted, given_more, difference)


def _agreed(row: Any) -> Facts:
    return Facts(agreed=Share(row.many if row.agreed else 0, row.many))


def _concerns(row: Any) -> Facts:
    return Facts(concerns=(0, row.many) if row.is_closed else (row.many, 0))


_LISTS: Mapping[str, tuple[Select[Any], Callable[[Any], Any]]] = {
    "audits": (AUDITS, _alike),
    "scored": (SCORED, lambda row: Scored(row.area, Score(row.score), _outcome(row))),
    "tagged": (TAGGED, lambda row: Tagged(row.tag_kind, row.tag, _outcome(row))),
    "answered": (ANSWERED, lambda row: Answered(row.many, bool(row.is_fair), bool(row.is_useful))),
}
_SUMS: Sequence[tuple[Select[Any], Callable[[Any], Facts]]] = (
    (AGREED, _agreed),
    (CONCERNS, _concerns),
    (JUDGED, lambda row: Facts(judged=[Judged(row.many, row.submitted, row.moderated)])),
    (HANDS, lambda row: Facts(auditors=row.auditors, moderators=row.moderators)),
)
