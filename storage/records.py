"""The audits of auditors as their records count them: without what was written in them."""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import Connection, bindparam, select

from domain.audit import Admissibility, AuditKind, Grade
from domain.person import Role
from domain.record import Judged, Record
from storage.columns import month_of
from storage.tables import audits, competences, rounds, tags

_OF = (
    select(
        audits.c.id, audits.c.auditor_id, audits.c.kind, audits.c.submitted, audits.c.admissibility, audits.c.grade,
        audits.c.auditor_grade, rounds.c.month,
    )
    .select_from(audits.join(rounds, rounds.c.id == audits.c.round_id))
    .where(audits.c.auditor_id.in_(bindparam("ids", expanding=True)), audits.c.taken_back.is_(None))
    .order_by(rounds.c.month.desc(), audits.c.id.desc())
)  # fmt: skip
_TAGS = (
    select(tags.c.audit_id, tags.c.kind, tags.c.tag)
    .select_from(tags.join(audits, audits.c.id == tags.c.audit_id))
    .where(audits.c.auditor_id.in_(bindparam("ids", expanding=True)), tags.c.kind != "finding")
    .order_by(tags.c.tag)
)


_MOVES = (
    select(competences.c.person_id, competences.c.role)
    .where(competences.c.person_id.in_(bindparam("ids", expanding=True)))
    .order_by(competences.c.at, competences.c.id)
)
"""The latest of each person is what they are by."""


def records(connection: Connection, auditors: Collection[int]) -> dict[int, Record]:
    """By auditor; one without audits has an empty record."""
    ids = {"ids": sorted(auditors)}
    tagged: dict[tuple[int, str], list[str]] = defaultdict(list)
    for number, kind, tag in connection.execute(_TAGS, ids):
        tagged[number, kind].append(tag)
    found: dict[int, list[Judged]] = defaultdict(list)
    for row in connection.execute(_OF, ids):
        grade, own = _grade(row.grade), _grade(row.auditor_grade)
        outcome = Admissibility(row.admissibility) if row.admissibility else None
        month, said = month_of(row.month), (row.id, row.auditor_id)
        words = (tuple(tagged[row.id, "strength"]), tuple(tagged[row.id, "weakness"]))
        kind = AuditKind(row.kind)
        found[row.auditor_id].append(Judged(*said, month, kind, row.submitted, outcome, grade, own or grade, *words))
    latest = {row.person_id: row.role for row in connection.execute(_MOVES, ids)}
    return {number: Record(found[number], latest.get(number) == Role.LEARNER) for number in auditors}


def _grade(said: str | None) -> Grade | None:
    return Grade(said) if said else None
