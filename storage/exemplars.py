"""Exemplars: proposed once for an audit, changed only as they were seen, and read with what the rules ask of their audit."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, text, update
from sqlalchemy.dialects import postgresql, sqlite

from domain.audit import Admissibility, Area, Grade
from domain.exemplar import Exemplar, ExemplarState
from storage.tables import audits, exemplars, rounds, teams

_COLUMNS = ("id", "audit_id", "text", "state", "by_id", "at", "decided_by", "decided_at", "answer", "posts", "version")
_OF_AUDIT = ("auditor_id", "submitted_by", "challenged_by", "grade", "admissibility", "exemplar")
_ROUND = (rounds.c.theme, rounds.c.aspect1, rounds.c.aspect2, rounds.c.aspect3)
_FROM = (
    exemplars.join(audits, audits.c.id == exemplars.c.audit_id)
    .join(rounds, rounds.c.id == audits.c.round_id)
    .join(teams, teams.c.id == audits.c.team_id)
)
_ALL = select(
    *(exemplars.c[name] for name in _COLUMNS), *(audits.c[name] for name in _OF_AUDIT), *_ROUND, teams.c.manager_id
).select_from(_FROM)
_GET = _ALL.where(exemplars.c.id == bindparam("id"))
_OF = _ALL.where(exemplars.c.audit_id == bindparam("audit"))
_MADE_FROM = select(exemplars.c.id).where(exemplars.c.audit_id.in_(bindparam("audits", expanding=True)))
_IN_STATES = _ALL.where(exemplars.c.state.in_(bindparam("states", expanding=True))).order_by(exemplars.c.id)
_RELIABLE = "audits.exemplar and audits.admissibility in ('immediate', 'development')"
_IN_LIBRARY = text(f"exemplars.state = 'accepted' and {_RELIABLE}")
_LIBRARY = _ALL.where(_IN_LIBRARY)
_THEMES = (
    select(rounds.c.theme, func.count().label("n"))
    .select_from(_FROM)
    .where(_IN_LIBRARY)
    .group_by(rounds.c.theme)
    .order_by(rounds.c.theme)
)
_MARKED = (
    select(audits.c.id)
    .where(text(_RELIABLE))
    .where(~select(exemplars.c.id).where(exemplars.c.audit_id == audits.c.id).exists())
    .order_by(audits.c.moderated, audits.c.id)
)
_INSERT: dict[str, Any] = {"sqlite": sqlite.insert(exemplars), "postgresql": postgresql.insert(exemplars)}
_SAVED = ("text", "state", "by_id", "at", "decided_by", "decided_at", "answer", "posts", "version")
_SAVE = (
    update(exemplars)
    .where(exemplars.c.id == bindparam("of"), exemplars.c.version == bindparam("seen"))
    .values({name: bindparam(f"new_{name}") for name in _SAVED})
)


class Exemplars:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, number: int) -> Exemplar | None:
        return self._one(_GET, {"id": number})

    def of(self, audit_id: int) -> Exemplar | None:
        """The one that was made from this audit, whatever became of it."""
        return self._one(_OF, {"audit": audit_id})

    def made_from(self, audit_ids: Sequence[int]) -> list[str]:
        """The references of those that were made from one of these audits."""
        found = self._connection.execute(_MADE_FROM, {"audits": list(audit_ids)}).scalars()
        return [f"exemplar:{number}" for number in found]

    def in_states(self, *states: ExemplarState) -> list[Exemplar]:
        """The earliest first."""
        rows = self._connection.execute(_IN_STATES, {"states": [str(state) for state in states]})
        return [_exemplar(row) for row in rows]

    def library(self, theme: str, start: int, most: int) -> list[Exemplar]:
        """A page of what is accepted, by theme, the latest first; `theme`: "" for all."""
        asked = _LIBRARY.where(rounds.c.theme == theme) if theme else _LIBRARY
        page = asked.order_by(rounds.c.theme, exemplars.c.decided_at.desc(), exemplars.c.id.desc())
        return [_exemplar(row) for row in self._connection.execute(page.offset(start).limit(most))]

    def themes(self) -> dict[str, int]:
        """How many of each theme are in the library."""
        return {row.theme: row.n for row in self._connection.execute(_THEMES)}

    def marked(self) -> list[int]:
        """The admissible audits that were marked as an example and that nobody has anonymised yet, the earliest first."""
        return list(self._connection.execute(_MARKED).scalars())

    def propose(self, audit_id: int, texts: Mapping[str, Area], by: int, at: datetime) -> Exemplar | None:
        """None if somebody else has proposed it a moment ago."""
        row = {"audit_id": audit_id, "text": _stored(texts), "state": "waiting", "by_id": by, "at": at, "version": 1}
        new = _INSERT[self._connection.dialect.name].values(row | {"answer": "", "posts": 0})
        new = new.on_conflict_do_nothing(index_elements=["audit_id"]).returning(exemplars.c.id)
        number = self._connection.execute(new).scalar()
        return self.get(number) if number is not None else None

    def save(self, before: Exemplar, after: Exemplar) -> bool:
        """False if somebody else was first."""
        values = {"text": _stored(after.texts), "state": str(after.state), "by_id": after.by}
        values |= {
            name: getattr(after, name) for name in ("at", "decided_by", "decided_at", "answer", "posts", "version")
        }
        asked = {f"new_{name}": value for name, value in values.items()} | {"of": after.id, "seen": before.version}
        return self._connection.execute(_SAVE, asked).rowcount == 1

    def _one(self, statement: Any, asked: dict[str, int]) -> Exemplar | None:
        row = self._connection.execute(statement, asked).one_or_none()
        return _exemplar(row) if row else None


def _stored(texts: Mapping[str, Area]) -> dict[str, dict[str, str]]:
    return {name: {"evidence": area.evidence, "impact": area.impact} for name, area in texts.items()}


def _exemplar(row: Any) -> Exemplar:
    texts = {name: Area(None, said["evidence"], said["impact"]) for name, said in row.text.items()}
    good = bool(row.exemplar) and row.admissibility in (Admissibility.IMMEDIATE, Admissibility.WITH_DEVELOPMENT_NEEDS)
    return Exemplar(
        row.id, row.audit_id, texts, ExemplarState(row.state), row.by_id, row.at, row.decided_by, row.decided_at,
        row.answer, row.posts, row.version, row.theme, (row.aspect1, row.aspect2, row.aspect3),
        Grade(row.grade) if row.grade else None, row.auditor_id, row.manager_id,
        frozenset({row.submitted_by, row.challenged_by} - {None}), good,
    )  # fmt: skip
