"""The facts of a month's round as the database counts them, for one round or many."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, bindparam

from domain.action import Status
from domain.audit import Admissibility, AuditKind, Grade, Score
from domain.counted import Answered, Facts, Judged, Scored, Sent, Submitted, Tagged
from domain.figures import Alike, Share
from domain.impact import Difference
from domain.theme import AREAS
from storage.counting import (
    AGREED,
    ALONE,
    ANSWERED,
    AUDITS,
    BASE,
    CONCERNS,
    DRIFTED,
    GIVEN_MORE,
    HANDS,
    IN_TIME,
    JUDGED,
    NAMES,
    SCORED,
    SENT,
    SUBMITTED,
    TAGGED,
)
from storage.tables import audits, concerns

Rounds = Collection[int]
Teams = Collection[int] | None


def facts_of(connection: Connection, rounds: Rounds, of: Teams = None) -> dict[int, Facts]:
    """By round; `of`: only the cases of these teams."""
    if not rounds:
        return {}
    names = {row.id: row for row in connection.execute(NAMES)}

    def rows(statement: Select[Any]) -> dict[int, list[Any]]:
        found: dict[int, list[Any]] = defaultdict(list)
        for row in connection.execute(_within(statement, of), {"rounds": sorted(rounds)} | _asked(of)):
            found[row.round_id].append(row)
        return found

    read = {name: (rows(statement), made) for name, (statement, made) in _FACTS.items()}
    scores, came, hands, agreed, closed = (rows(each) for each in (SCORED, SUBMITTED, HANDS, AGREED, CONCERNS))
    return {
        each: Facts(
            **{name: [made(row) for row in found[each]] for name, (found, made) in read.items()},
            scored=[scored for row in scores[each] for scored in _scored(row)],
            submitted=[_submitted(row, names[row.team_id]) for row in came[each]],
            agreed=_share(agreed[each]),
            concerns=_open_and_closed(closed[each]),
            auditors=sum(row.auditors for row in hands[each]),
            moderators=sum(row.moderators for row in hands[each]),
        )
        for each in rounds
    }


def alike(connection: Connection, rounds: Rounds, of: Teams) -> list[Alike]:
    """The moderated audits of these teams in all of these rounds."""
    asked = {"rounds": sorted(rounds)} | _asked(of)
    return [_alike(row) for row in connection.execute(_within(AUDITS, of), asked)]


def raised_alone(connection: Connection, first: date, last: date, of: Teams = None) -> tuple[int, int]:
    """How many cases of concern that came from no audit are open and closed, of those raised within these days."""
    statement = ALONE if of is None else ALONE.where(concerns.c.team_id.in_(bindparam("teams", expanding=True)))
    return _open_and_closed(connection.execute(statement, {"first": first, "last": last} | _asked(of)).all())


def _within(statement: Select[Any], of: Teams) -> Select[Any]:
    return statement if of is None else statement.where(audits.c.team_id.in_(bindparam("teams", expanding=True)))


def _asked(of: Teams) -> dict[str, list[int]]:
    return {} if of is None else {"teams": sorted(of)}


def _outcome(row: Any) -> Alike:
    return Alike(row.many, AuditKind(row.kind), Admissibility(row.admissibility))


def _alike(row: Any) -> Alike:
    grade = Grade(row.grade) if row.grade else None
    kept = row.auditor_grade in (None, row.grade)
    marks = (row.good_features, kept, bool(row.exemplar), row.concern is not None)
    return Alike(row.many, AuditKind(row.kind), Admissibility(row.admissibility), grade, *marks)


def _scored(row: Any) -> Iterator[Scored]:
    left = row.scores or 0
    for area in AREAS:
        left, score = divmod(left, BASE)
        if score:
            yield Scored(area, Score(score), _outcome(row))


def _submitted(row: Any, team: Any) -> Submitted:
    return Submitted(row.many, AuditKind(row.kind), team.service, team.name, row.age_band)


def _sent(row: Any) -> Sent:
    difference = Difference(row.said_last) if row.said_last else None
    in_time, drifted, given_more = (bool(row.marks & mark) for mark in (IN_TIME, DRIFTED, GIVEN_MORE))
    return Sent(row.many, AuditKind(row.kind), Status(row.status), in_time, drifted, given_more, difference)


def _share(rows: Collection[Any]) -> Share:
    return Share(sum(row.many for row in rows if row.agreed), sum(row.many for row in rows))


def _open_and_closed(rows: Collection[Any]) -> tuple[int, int]:
    closed = sum(row.many for row in rows if row.is_closed)
    return sum(row.many for row in rows) - closed, closed


_FACTS: Mapping[str, tuple[Select[Any], Callable[[Any], Any]]] = {
    "audits": (AUDITS, _alike),
    "judged": (JUDGED, lambda row: Judged(row.many, row.submitted, row.moderated)),
    "tagged": (TAGGED, lambda row: Tagged(row.tag_kind, row.tag, _outcome(row))),
    "sent": (SENT, _sent),
    "answered": (ANSWERED, lambda row: Answered(row.many, bool(row.is_fair), bool(row.is_useful))),
}
