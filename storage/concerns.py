"""The register of cases of concern: one as a whole, some of them in order, and saving one only if nobody else changed it."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    bindparam,
    case,
    delete,
    exists,
    insert,
    literal_column,
    select,
    text,
    union_all,
    update,
)

from domain.action import Audited
from domain.concern import PREFIX, Capacity, Concern, ConcernState, Duty
from domain.person import Team
from storage.numbers import Numbers
from storage.responsible import HEAD, MANAGER, OF_TEAM
from storage.tables import actions, audits, concerns, duties, services, teams

FULL = select(concerns, audits.c.auditor_id, audits.c.moderator_id, *OF_TEAM).select_from(
    concerns.join(teams, teams.c.id == concerns.c.team_id)
    .join(services, services.c.id == teams.c.service_id)
    .outerjoin(audits, audits.c.id == concerns.c.audit_id)
)
"""One case of concern a row with the team that decides who may do what; its duties are read beside it."""
BY_NUMBER: ColumnElement[int] = literal_column("+concerns.id")
"""Written so that SQLite goes by an index of what is open, and sorts that, where it would else read all there is in order."""
_SOME = FULL.where(concerns.c.id.in_(bindparam("ids", expanding=True)))
_OF_AUDIT = FULL.where(concerns.c.audit_id == bindparam("audit_id")).order_by(concerns.c.id)
_DUTIES = select(duties).where(duties.c.concern_id.in_(bindparam("ids", expanding=True)))
_UNANSWERED = (
    select(concerns.c.id)
    .join(duties, duties.c.concern_id == concerns.c.id)
    .where(text("duties.again_at is not null"), text("concerns.state <> 'closed'"))
    .distinct()
    .order_by(concerns.c.id)
)
_LEFT = (
    select(BY_NUMBER)
    .select_from(
        concerns.join(teams, teams.c.id == concerns.c.team_id)
        .join(services, services.c.id == teams.c.service_id)
        .join(duties, duties.c.concern_id == BY_NUMBER)
    )
    .where(
        text("concerns.state <> 'closed'"),
        text("duties.at is not null"),
        duties.c.held_by.is_not(None),
        case((duties.c.capacity == Capacity.TEAM_MANAGER, MANAGER.element), else_=HEAD.element).is_distinct_from(
            duties.c.held_by
        ),
    )
    .distinct()
)
_OPEN = text("concerns.state <> 'closed'")
_ALL_OPEN = FULL.where(_OPEN).order_by(BY_NUMBER)
_REVIEW_OVERDUE = FULL.where(
    _OPEN, concerns.c.review_due < bindparam("today"), concerns.c.review_told_on.is_(None)
).order_by(BY_NUMBER)
_CLOSED_BY_COVERS = FULL.where(
    text("concerns.closed_in_place_of is not null and concerns.closed_told_on is null")
).order_by(BY_NUMBER)
_HAD_BY_COVERS = FULL.where(
    _OPEN,
    exists().where(
        duties.c.concern_id == concerns.c.id, text("duties.at is not null"), duties.c.held_by != duties.c.by_id
    ),
).order_by(BY_NUMBER)
_RAISED_BY = select(concerns.c.id).where(concerns.c.raised_by.in_(bindparam("people", expanding=True)))
_WITH_ACTION = (
    select(actions.c.concern)
    .where(text("actions.concern <> ''"), actions.c.concern.in_(bindparam("references", expanding=True)))
    .distinct()
)
_ACTIONS_OF = select(actions.c.id).where(
    and_(text("actions.concern <> ''"), actions.c.concern == bindparam("concern"))
).order_by(actions.c.id)  # fmt: skip
_BORNE = union_all(
    select(concerns.c.id).where(concerns.c.id == bindparam("id")),
    select(actions.c.id).where(text("actions.concern <> ''"), actions.c.concern == bindparam("concern")),
).limit(1)
_SAVED = (
    "state", "review_due", "review_told_on", "director_on", "closed_at", "closed_by", "outcome", "difference", "reaudit_on",
    "closed_in_place_of", "closed_told_on", "version",
)  # fmt: skip
_GIVEN = ("case_ref", "text", "unsafe", "raised_on", "raised_at", "raised_by")
_SAVE = (
    update(concerns)
    .where(concerns.c.id == bindparam("of"), concerns.c.version == bindparam("seen"))
    .values({name: bindparam(f"new_{name}") for name in _SAVED})
)


class Concerns:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, number: int) -> Concern | None:
        return next(iter(self.some([number])), None)

    def some(self, numbers: Sequence[int]) -> list[Concern]:
        """These in the order asked for; what does not exist is left out."""
        found = {concern.id: concern for concern in self.found(_SOME, {"ids": list(numbers)})} if numbers else {}
        return [found[number] for number in dict.fromkeys(numbers) if number in found]

    def of_audit(self, number: int) -> list[Concern]:
        """What was raised from this audit, the earliest first."""
        return self.found(_OF_AUDIT, {"audit_id": number})

    def raised_by(self, people: Collection[int]) -> frozenset[str]:
        """The references of what these people have raised."""
        numbers = self._connection.execute(_RAISED_BY, {"people": sorted(people)}).scalars()
        return frozenset(f"{PREFIX}-{number}" for number in numbers)

    def unanswered(self) -> list[Concern]:
        """Open ones that were put to somebody who has not said that they have it: read from these alone."""
        return self.some(list(self._connection.execute(_UNANSWERED).scalars()))

    def perhaps_left(self) -> list[Concern]:
        """Open ones that somebody has who is not the team's manager or its head of service, or no longer works here: where there
        is none, who is next above has it rightly."""
        return self.some(sorted(self._connection.execute(_LEFT).scalars()))

    def open(self) -> list[Concern]:
        """All that are open: read from these alone."""
        return self.found(_ALL_OPEN, {})

    def review_overdue(self, today: date) -> list[Concern]:
        """Open ones whose review was due before today, which nobody above was told of yet."""
        return self.found(_REVIEW_OVERDUE, {"today": today})

    def closed_by_covers(self) -> list[Concern]:
        """Those that somebody has closed for whom they covered, who was not told so yet: read from these alone."""
        return self.found(_CLOSED_BY_COVERS, {})

    def had_by_covers(self) -> list[Concern]:
        """Open ones that somebody has for whom they cover, or covered: read from those that are open alone."""
        return self.found(_HAD_BY_COVERS, {})

    def with_action(self, found: Collection[Concern]) -> set[str]:
        """The references of those of them that have an action, done or not."""
        references = {"references": [concern.reference for concern in found]}
        return set(self._connection.execute(_WITH_ACTION, references).scalars())

    def found(self, statement: Select[Any], values: dict[str, Any]) -> list[Concern]:
        """The cases of concern of a statement made from FULL, in its order."""
        rows = self._connection.execute(statement, values).all()
        if not rows:
            return []
        theirs: dict[int, dict[Capacity, Duty]] = defaultdict(dict)
        for row in self._connection.execute(_DUTIES, {"ids": [row.id for row in rows]}):
            theirs[row.concern_id][Capacity(row.capacity)] = _duty(row)
        return [_concern(row, theirs[row.id]) for row in rows]

    def free_number(self, numbers: Numbers) -> int:
        """The next that no case of concern and no action bears: a council's own tracker may have brought some."""
        number = numbers.take("concern")
        while self._connection.execute(_BORNE, {"id": number, "concern": f"{PREFIX}-{number}"}).first():
            number = numbers.take("concern")
        return number

    def counted(self, statement: Select[Any]) -> int:
        return int(self._connection.execute(statement).scalar_one())

    def rows(self, statement: Select[Any]) -> Sequence[Row[Any]]:
        return self._connection.execute(statement).all()

    def actions_of(self, concern: Concern) -> list[int]:
        """The numbers of its actions."""
        return list(self._connection.execute(_ACTIONS_OF, {"concern": concern.reference}).scalars())

    def add(self, concern: Concern) -> None:
        row: dict[str, Any] = {name: getattr(concern, name) for name in (*_SAVED, *_GIVEN)}
        row |= {"id": concern.id, "team_id": concern.team.id, "audit_id": concern.audit.id if concern.audit else None}
        self._connection.execute(insert(concerns), row)
        self._set_duties(concern)

    def save(self, before: Concern, after: Concern) -> bool:
        """Write what changed, if it still is as it was seen; False if somebody else was first."""
        values = {f"new_{name}": getattr(after, name) for name in _SAVED} | {"of": after.id, "seen": before.version}
        if self._connection.execute(_SAVE, values).rowcount != 1:
            return False
        if after.duties != before.duties:
            self._set_duties(after)
        return True

    def _set_duties(self, concern: Concern) -> None:
        self._connection.execute(delete(duties).where(duties.c.concern_id == concern.id))
        self._connection.execute(insert(duties), [_row(concern.id, duty) for duty in concern.duties.values()])


def _row(concern_id: int, duty: Duty) -> dict[str, Any]:
    said = {"by_id": duty.by, "at": duty.at, "told": list(duty.told), "times": duty.times, "again_at": duty.again_at}
    said |= {"since": duty.since, "held_by": duty.held_by, "unreached": list(duty.unreached)}
    return said | {"concern_id": concern_id, "capacity": str(duty.capacity), "trouble": duty.trouble}


def _duty(row: Row[Any]) -> Duty:
    told, unreached = tuple(row.told), tuple(row.unreached or ())
    said = (row.by_id, row.at, told, row.times, row.again_at, row.trouble, row.since, row.held_by, unreached)
    return Duty(Capacity(row.capacity), *said)


def _concern(row: Row[Any], theirs: dict[Capacity, Duty]) -> Concern:
    team = Team(row.team_id, row.team_name, row.service_id, row.service, row.manager_id, row.head_id, row.channel)
    audit = Audited(row.audit_id, row.auditor_id, row.moderator_id) if row.audit_id else None
    given = {name: getattr(row, name) for name in (*_SAVED, *_GIVEN)} | {"state": ConcernState(row.state)}
    held = {capacity: theirs.get(capacity, Duty(capacity)) for capacity in Capacity}
    return Concern(row.id, team=team, audit=audit, duties=held, **given)
