"""What the database is asked for a month's figures: a statement for each kind of fact, which groups what is alike, for all
rounds that are asked about at once."""

from typing import Any

from sqlalchemy import Label, Select, and_, bindparam, case, distinct, func, or_, select

from domain.concern import ConcernState
from domain.opinion import Answer
from domain.theme import AREAS
from storage.tables import (
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

BASE = 4
"""Of the number that an audit's scores are read as: each is 1 to 3, and 0 where there is none."""
_MANY = func.count().label("many")
_ROUND = audits.c.round_id
_MODERATED = audits.c.admissibility.is_not(None)
_CORE = and_(_MODERATED, audits.c.kind == "core")
# The same in words that no index is chosen by: SQLite reads a month's audits in the order in which they are stored, several
# times as fast as in that of their outcomes.
_AS_STORED = func.coalesce(audits.c.admissibility, "") != ""
_CORE_AS_STORED = and_(_AS_STORED, audits.c.kind == "core")
_OUTCOME = (audits.c.kind, audits.c.admissibility)


def _grouped(*by: Any) -> Select[Any]:
    """How many there are of each in the rounds asked about. What is reckoned is grouped by its label, which is no column's.

    SQLite sorts what it groups: what differs most comes first, as it is compared first.
    """
    found = select(_ROUND, *by, _MANY).where(_ROUND.in_(bindparam("rounds", expanding=True)))
    return found.group_by(*(each.name if isinstance(each, Label) else each for each in by), _ROUND)


# In the order of an index that holds all of it, so that nothing is sorted and no audit itself is read.
AUDITS = _grouped(
    *_OUTCOME, audits.c.grade, audits.c.good_features, audits.c.auditor_grade, audits.c.exemplar, audits.c.concern
).where(_MODERATED)
_CAME_IN = or_(audits.c.submitted.is_not(None), _MODERATED)
SUBMITTED = _grouped(audits.c.kind, audits.c.team_id, audits.c.age_band).where(_CAME_IN, audits.c.taken_back.is_(None))
JUDGED = _grouped(audits.c.submitted, audits.c.moderated).where(_CORE_AS_STORED)
HANDS = (
    select(
        _ROUND,
        func.count(distinct(audits.c.auditor_id)).label("auditors"),
        func.count(distinct(audits.c.moderator_id)).label("moderators"),
    )
    .where(_ROUND.in_(bindparam("rounds", expanding=True)), _CORE_AS_STORED)
    .group_by(_ROUND)
)
# The five scores of an audit as the digits of one number, so that a fifth of the rows is grouped.
_SCORES: Any = (
    select(
        func.sum(
            areas.c.score * case({area: BASE**place for place, area in enumerate(AREAS)}, value=areas.c.area, else_=0)
        )
    )
    .where(areas.c.audit_id == audits.c.id)
    .scalar_subquery()
)
SCORED = _grouped(_SCORES.label("scores"), *_OUTCOME).where(_AS_STORED)
TAGGED = (
    _grouped(tags.c.tag, tags.c.kind.label("tag_kind"), *_OUTCOME)
    .join_from(audits, tags, tags.c.audit_id == audits.c.id)
    .where(_MODERATED)
)
_SAID_LAST = (
    select(impacts.c.difference)
    .where(impacts.c.completion_id == completions.c.id)
    .order_by(impacts.c.at.desc(), impacts.c.id.desc())
    .limit(1)
    .scalar_subquery()
)
_STANDING = and_(completions.c.action_id == actions.c.id, completions.c.standing)
IN_TIME, DRIFTED, GIVEN_MORE = 1, 2, 4
"""What an action's marks are made of, as one number."""
_MARKS = (
    case((completions.c.completed_on <= actions.c.due, IN_TIME), else_=0)
    + case((actions.c.escalated_on.is_not(None), DRIFTED), else_=0)
    + case((actions.c.extended > 0, GIVEN_MORE), else_=0)
).label("marks")
_DIFFERENCE = func.coalesce(_SAID_LAST, completions.c.difference).label("said_last")
SENT = (
    _grouped(_MARKS, _DIFFERENCE, actions.c.status, audits.c.kind)
    .join_from(audits, actions, actions.c.audit_id == audits.c.id)
    .outerjoin(completions, _STANDING)
)
_CLOSED = (concerns.c.state == ConcernState.CLOSED).label("is_closed")
CONCERNS = _grouped(_CLOSED).join_from(audits, concerns, concerns.c.audit_id == audits.c.id)
ANSWERED = _grouped(
    (opinions.c.fair == Answer.YES).label("is_fair"), (opinions.c.useful == Answer.YES).label("is_useful")
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
    _grouped((_second.c.admissibility == func.coalesce(_first.c.admissibility, audits.c.admissibility)).label("agreed"))
    .join_from(audits, _second, and_(_second.c.audit_id == audits.c.id, _second.c.place == 1))
    .outerjoin(_first, and_(_first.c.audit_id == audits.c.id, _first.c.kind == "first"))
    .where(_CORE)
)
ALONE = (
    select(_CLOSED, _MANY)
    .where(concerns.c.audit_id.is_(None), concerns.c.raised_on.between(bindparam("first"), bindparam("last")))
    .group_by(_CLOSED.name)
)
NAMES = select(teams.c.id, teams.c.name, services.c.name.label("service")).join_from(
    teams, services, services.c.id == teams.c.service_id
)
