"""Audits: one as a whole, some of them in order, and saving one only if nobody else changed it meanwhile."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, delete, insert, select, text, update

from domain.action import Audited
from domain.audit import Admissibility, Area, Audit, AuditKind, Grade, Score
from domain.audit_round import AuditRound
from domain.calendar import london_day
from domain.framework import FINDINGS
from domain.moderation import last_regraded
from domain.person import Team
from storage.responsible import OF_TEAM
from storage.rounds import Rounds
from storage.tables import actions, areas, audits, moderations, services, tags, teams

_GET = select(audits).where(audits.c.id == bindparam("id"))
FULL = select(audits, *OF_TEAM).select_from(
    audits.join(teams, teams.c.id == audits.c.team_id).join(services, services.c.id == teams.c.service_id)
)
"""One audit a row with the team that decides who may do what; areas and tags are read beside it."""
_SOME = FULL.where(audits.c.id.in_(bindparam("ids", expanding=True)))
_AREAS = select(areas).where(areas.c.audit_id.in_(bindparam("ids", expanding=True)))
_TAGS = select(tags).where(tags.c.audit_id.in_(bindparam("ids", expanding=True))).order_by(tags.c.tag)
_JUDGED = (
    select(moderations.c.audit_id, moderations.c.by_id, moderations.c.at, moderations.c.grade)
    .where(moderations.c.audit_id.in_(bindparam("ids", expanding=True)), text("kind <> 'second'"))
    .order_by(moderations.c.at, moderations.c.id)
)
_ADDERS = select(actions.c.audit_id, actions.c.added_by).where(
    actions.c.audit_id.in_(bindparam("ids", expanding=True)), text("added_by is not null")
)
_FINDINGS = select(tags.c.tag).where(text("tags.kind = 'finding'")).distinct()
_SAVED = (
    "kind", "age_band", "auditor_id", "moderator_id", "second_id", "grade", "auditor_grade", "good_features", "allocated_on",
    "due", "submitted", "admissibility", "moderated", "feedback", "concern", "exemplar", "second", "challenge", "taken_back",
    "submitted_by", "challenged_by", "version",
)  # fmt: skip
_SAVE = (
    update(audits)
    .where(audits.c.id == bindparam("of"), audits.c.version == bindparam("seen"))
    .values({name: bindparam(f"new_{name}") for name in _SAVED})
)
_ACTIONS_OF = select(actions.c.id).where(actions.c.audit_id == bindparam("audit_id")).order_by(actions.c.id)
_TAGGED = {"finding": "findings", "strength": "strengths", "weakness": "weaknesses"}


@dataclass(frozen=True, slots=True)
class AuditedCase:
    """The audit with the case it read."""

    audit: Audited
    case_ref: str
    team_id: int


class Audits:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def case_of(self, number: int) -> AuditedCase | None:
        """As much of an audit as its actions need."""
        row: Any = self._connection.execute(_GET, {"id": number}).one_or_none()
        if row is None:
            return None
        return AuditedCase(Audited(row.id, row.auditor_id, row.moderator_id), row.case_ref, row.team_id)

    def get(self, number: int) -> Audit | None:
        return next(iter(self.some([number])), None)

    def some(self, numbers: Sequence[int]) -> list[Audit]:
        """These audits in the order asked for; what does not exist is left out."""
        found = {audit.id: audit for audit in self.found(_SOME, {"ids": list(numbers)})} if numbers else {}
        return [found[number] for number in dict.fromkeys(numbers) if number in found]

    def found(self, statement: Select[Any], values: dict[str, Any]) -> list[Audit]:
        """The audits of a statement made from FULL, in its order."""
        rows = self._connection.execute(statement, values).all()
        if not rows:
            return []
        ids = {"ids": [row.id for row in rows]}
        judged: dict[int, dict[str, Area]] = defaultdict(dict)
        for area in self._connection.execute(_AREAS, ids):
            judged[area.audit_id][area.area] = _area(area)
        tagged: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for tag in self._connection.execute(_TAGS, ids):
            tagged[tag.audit_id][_TAGGED[tag.kind]].append(tag.tag)
        known = {found.id: found for found in Rounds(self._connection).all()}
        judgements, adders = self._judgements(ids), self._people(_ADDERS, ids)
        return [
            _audit(
                row, known[row.round_id], judged[row.id], tagged[row.id],
                added_by=frozenset(adders[row.id]), **_of_judgements(judgements[row.id]),
            )
            for row in rows
        ]  # fmt: skip

    def _judgements(self, ids: dict[str, list[int]]) -> dict[int, list[Any]]:
        """By audit, who judged it, when, and with which grade, the earliest first."""
        found: dict[int, list[Any]] = defaultdict(list)
        for row in self._connection.execute(_JUDGED, ids):
            found[row.audit_id].append(row)
        return found

    def _people(self, statement: Select[Any], ids: dict[str, list[int]]) -> dict[int, set[int]]:
        """By audit, who they are."""
        found: dict[int, set[int]] = defaultdict(set)
        for audit, person in self._connection.execute(statement, ids):
            found[audit].add(person)
        return found

    def numbers(self, statement: Select[Any], values: dict[str, Any]) -> set[int]:
        """The first column of a statement, such as the numbers of teams."""
        return set(self._connection.execute(statement, values).scalars())

    def finding_tags(self) -> list[str]:
        """All findings there are to choose from: the first list, and whatever else was ever used."""
        used = self._connection.execute(_FINDINGS).scalars()
        return sorted({*FINDINGS, *used}, key=str.casefold)

    def actions_of(self, number: int) -> list[int]:
        """The numbers of the actions that came from it."""
        return list(self._connection.execute(_ACTIONS_OF, {"audit_id": number}).scalars())

    def save(self, before: Audit, after: Audit) -> bool:
        """Write what changed, if the audit still is as it was seen; False if somebody else was first."""
        values = {f"new_{name}": getattr(after, name) for name in _SAVED} | {"of": after.id, "seen": before.version}
        if self._connection.execute(_SAVE, values).rowcount != 1:
            return False
        if after.areas != before.areas:
            self._set_areas(after)
        if any(getattr(after, name) != getattr(before, name) for name in _TAGGED.values()):
            self._set_tags(after)
        return True

    def add(self, audit: Audit) -> None:
        row = {name: getattr(audit, name) for name in _SAVED}
        row |= {"id": audit.id, "round_id": audit.round.id, "case_ref": audit.case_ref, "team_id": audit.team.id}
        self._connection.execute(insert(audits), row)
        self._set_areas(audit)
        self._set_tags(audit)

    def _set_areas(self, audit: Audit) -> None:
        self._connection.execute(delete(areas).where(areas.c.audit_id == audit.id))
        rows = [
            {"audit_id": audit.id, "area": name, "score": area.score, "evidence": area.evidence, "impact": area.impact}
            for name, area in audit.areas.items()
        ]
        if rows:
            self._connection.execute(insert(areas), rows)

    def _set_tags(self, audit: Audit) -> None:
        self._connection.execute(delete(tags).where(tags.c.audit_id == audit.id))
        rows = [
            {"audit_id": audit.id, "kind": kind, "tag": tag}
            for kind, name in _TAGGED.items()
            for tag in dict.fromkeys(getattr(audit, name))
        ]
        if rows:
            self._connection.execute(insert(tags), rows)


def _area(row: Row[Any]) -> Area:
    return Area(Score(row.score) if row.score else None, row.evidence, row.impact)


def _of_judgements(rows: Sequence[Any]) -> dict[str, Any]:
    """What an audit knows of those who judged it."""
    at = last_regraded((row.at, Grade(row.grade) if row.grade else None) for row in rows)
    judges = frozenset(row.by_id for row in rows if row.by_id is not None)
    return {"judges": judges, "regraded": london_day(at) if at else None}


_SAME = (
    "age_band", "auditor_id", "moderator_id", "second_id", "good_features", "allocated_on", "due", "submitted",
    "moderated", "feedback", "concern", "exemplar", "second", "challenge", "taken_back", "submitted_by",
    "challenged_by", "version",
)  # fmt: skip


def _audit(
    row: Row[Any], of: AuditRound, judged: dict[str, Area], tagged: dict[str, list[str]], **beside: Any
) -> Audit:
    team = Team(row.team_id, row.team_name, row.service_id, row.service, row.manager_id, row.head_id, row.channel)
    given: dict[str, Any] = {name: getattr(row, name) for name in _SAME}
    given |= {name: Grade(said) if (said := getattr(row, name)) else None for name in ("grade", "auditor_grade")}
    given |= {name: tuple(words) for name, words in tagged.items()} | beside
    outcome = Admissibility(row.admissibility) if row.admissibility else None
    return Audit(row.id, of, AuditKind(row.kind), row.case_ref, team, admissibility=outcome, areas=judged, **given)
