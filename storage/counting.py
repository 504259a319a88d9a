"""What the database is asked for a month's figures: a statement for each kind of fact, which groups what is alike, for all
rounds that are asked about at once; by team, so that every part and the whole come from the same."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import (
    BindParameter,
    Label,
    Select,
    Table,
    and_,
    bindparam,
    case,
    distinct,
    exists,
    func,
    or_,
    select,
    tuple_,
)

from domain.action import Status
from domain.concern import ConcernState
from domain.impact import Difference
from domain.opinion import Answer
from storage.tables import (
    Id,
    actions,
    areas,
    audits,
    completions,
    concerns,
    impacts,
    moderations,
    opinions,
    services,
    tags,
    teams,
)

_MANY = func.count().label("many")
_ROUND, _TEAM = audits.c.round_id, audits.c.team_id
_ASKED: BindParameter[Any] = bindparam("rounds", expanding=True)
# In the words of the conditions of the indexes that hold what is counted, in its order: nothing is sorted there.
_MODERATED = audits.c.admissibility.is_not(None)
_CORE = and_(_MODERATED, audits.c.kind == "core")
# The same in words that no index is chosen by: SQLite reads a month's audits in the order in which they are stored, several
# times as fast as in that of their outcomes.
_CORE_AS_STORED = and_(func.coalesce(audits.c.admissibility, "") != "", audits.c.kind == "core")
_OUTCOME = (audits.c.kind, audits.c.admissibility)


def _grouped(*by: Any) -> Select[Any]:
    """How many there are of each in the rounds asked about. What is reckoned is grouped by its label, which is no column's."""
    found = select(_ROUND, *by, _MANY).where(_ROUND.in_(_ASKED))
    return found.group_by(*(each.name if isinstance(each, Label) else each for each in by), _ROUND)


def _of_its_audit(table: Table, *by: Any) -> Select[Any]:
    """The same of what knows its audit's round, team, kind and outcome."""
    counted = table.c
    of = (counted.of_round.label("round_id"), counted.of_team.label("team_id"))
    judged = (counted.of_kind.label("kind"), counted.of_outcome.label("admissibility"))
    found = select(*of, *judged, *by, _MANY).where(counted.of_round.in_(_ASKED), counted.of_outcome.is_not(None))
    return found.group_by(counted.of_round, counted.of_team, counted.of_kind, counted.of_outcome, *by)


AUDITS = _grouped(
    *_OUTCOME,
    audits.c.grade,
    audits.c.good_features,
    audits.c.auditor_grade,
    audits.c.exemplar,
    audits.c.concern,
    _TEAM,
).where(_MODERATED)
_CAME_IN = or_(audits.c.submitted.is_not(None), _MODERATED)
SUBMITTED = _grouped(audits.c.kind, _TEAM, audits.c.age_band).where(_CAME_IN, audits.c.taken_back.is_(None))
JUDGED = _grouped(audits.c.submitted, audits.c.moderated).where(_CORE)
HANDS = (
    select(
        _ROUND,
        func.count(distinct(audits.c.auditor_id)).label("auditors"),
        func.count(distinct(audits.c.moderator_id)).label("moderators"),
    )
    .where(_ROUND.in_(_ASKED), _CORE_AS_STORED)
    .group_by(_ROUND)
)
SCORED = _of_its_audit(areas, areas.c.area, areas.c.score).where(areas.c.score.is_not(None))
TAGGED = _of_its_audit(tags, tags.c.kind.label("tag_kind"), tags.c.tag)
# All that is counted of an action as one number, a bit for each, and its team above them: SQLite sorts what it groups, and
# compares numbers fastest.
IN_TIME, DRIFTED, GIVEN_MORE, OF_CORE = 1, 2, 4, 8
STATUSES: Mapping[int, Status] = {16 << place: status for place, status in enumerate(Status)}
DIFFERENCES: Mapping[int, Difference] = {256 << place: said for place, said in enumerate(Difference)}
TEAM = 2048
_later = impacts.alias("later")
_STANDING = and_(completions.c.action_id == actions.c.id, completions.c.standing)
_SAID_LAST = and_(
    impacts.c.completion_id == completions.c.id,
    ~exists().where(
        _later.c.completion_id == impacts.c.completion_id,
        tuple_(_later.c.at, _later.c.id) > tuple_(impacts.c.at, impacts.c.id),
    ),
)
_MARKS = (
    case((completions.c.completed_on <= actions.c.due, IN_TIME), else_=0)
    + case((actions.c.escalated_on.is_not(None), DRIFTED), else_=0)
    + case((actions.c.extended > 0, GIVEN_MORE), else_=0)
    + case((audits.c.kind == "core", OF_CORE), else_=0)
    + case({str(status): mark for mark, status in STATUSES.items()}, value=actions.c.status)
    + case(
        {str(said): mark for mark, said in DIFFERENCES.items()},
        value=func.coalesce(impacts.c.difference, completions.c.difference),
        else_=0,
    )
    + TEAM * _TEAM
).label("marks")
# Of one round, and between which numbers its audits are: SQLite then compares nothing but the number it groups by, and
# PostgreSQL reads no action of other months, as the numbers of a round are as good as in a row.
_FIRST, _LAST = func.min(audits.c.id).label("first"), func.max(audits.c.id).label("last")
NUMBERS = select(_ROUND, _FIRST, _LAST).where(_ROUND.in_(_ASKED)).group_by(_ROUND)
_ONE: BindParameter[int] = bindparam("round", type_=Id)
SENT = (
    select(_ONE.label("round_id"), _MARKS, _MANY)
    .join_from(audits, actions, actions.c.audit_id == audits.c.id)
    .outerjoin(completions, _STANDING)
    .outerjoin(impacts, _SAID_LAST)
    .where(_ROUND == _ONE, actions.c.audit_id.between(bindparam("first"), bindparam("last")))
    .group_by(_MARKS.name)
)
_CLOSED = (concerns.c.state == ConcernState.CLOSED).label("is_closed")
CONCERNS = _grouped(_CLOSED, _TEAM).join_from(audits, concerns, concerns.c.audit_id == audits.c.id)
ANSWERED = _grouped(
    (opinions.c.fair == Answer.YES).label("is_fair"), (opinions.c.useful == Answer.YES).label("is_useful"), _TEAM
).join_from(audits, opinions, opinions.c.audit_id == audits.c.id)  # fmt: skip
# The latest second judgement of an audit beside its first; an imported audit came with that.
_LATEST = func.row_number().over(
    partition_by=moderations.c.audit_id, order_by=(moderations.c.at.desc(), moderations.c.id.desc())
)
_second = (
    select(moderations.c.audit_id, moderations.c.admissibility, _LATEST.label("place"))
    .where(moderations.c.kind == "second")
    .subquery("second")
)
_first = moderations.alias("first")
AGREED = (
    _grouped(
        (_second.c.admissibility == func.coalesce(_first.c.admissibility, audits.c.admissibility)).label("agreed"),
        _TEAM,
    )
    .join_from(audits, _second, and_(_second.c.audit_id == audits.c.id, _second.c.place == 1))
    .outerjoin(_first, and_(_first.c.audit_id == audits.c.id, _first.c.kind == "first"))
    .where(_CORE)
)
ALONE = (
    select(concerns.c.team_id, _CLOSED, _MANY)
    .where(concerns.c.audit_id.is_(None), concerns.c.raised_on.between(bindparam("first"), bindparam("last")))
    .group_by(concerns.c.team_id, _CLOSED.name)
)
NAMES = select(teams.c.id, teams.c.name, services.c.name.label("service")).join_from(
    teams, services, services.c.id == teams.c.service_id
)
