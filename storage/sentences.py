"""The sentences on what changed for children: picked once, changed only as they were seen, and told only while confirmed."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from domain.report import Report, ReportState
from domain.sentence import Sentence, SentenceState
from storage.columns import month_name, month_of
from storage.tables import actions, audits, completions, sentences, teams

_AUDITED, _OWN = teams.alias("audited"), teams.alias("own")
_FROM = (
    sentences.outerjoin(audits, audits.c.id == sentences.c.audit_id)
    .outerjoin(_AUDITED, _AUDITED.c.id == audits.c.team_id)
    .outerjoin(actions, actions.c.id == sentences.c.action_id)
    .outerjoin(_OWN, _OWN.c.id == actions.c.team_id)
)
_DONE_BY = (
    select(completions.c.by_id)
    .where(completions.c.action_id == sentences.c.action_id, completions.c.standing)
    .order_by(completions.c.id.desc())
    .limit(1)
    .correlate(sentences)
    .scalar_subquery()
)
_INVOLVED = (
    audits.c.auditor_id,
    audits.c.submitted_by,
    _AUDITED.c.manager_id,
    actions.c.owner_id,
    _OWN.c.manager_id,
    _DONE_BY,
)
_ALL = select(sentences, *(each.label(f"part{n}") for n, each in enumerate(_INVOLVED))).select_from(_FROM)
_GET = _ALL.where(sentences.c.id == bindparam("id"))
_OF_MONTH = _ALL.where(sentences.c.month == bindparam("of")).order_by(sentences.c.id)
_IN_STATE = _ALL.where(sentences.c.state == bindparam("wanted")).order_by(sentences.c.id)
_NEW = insert(sentences).returning(sentences.c.id)
_SAVED = ("text", "state", "by_id", "at", "decided_by", "decided_at", "answer", "version")
_SAVE = (
    update(sentences)
    .where(sentences.c.id == bindparam("of"), sentences.c.version == bindparam("seen"))
    .values({name: bindparam(f"new_{name}") for name in _SAVED})
)
FROZEN = "sentences"
"""Under this name a report's frozen figures keep the numbers of those that it tells, each with the version in which it was
confirmed."""


class Sentences:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, number: int) -> Sentence | None:
        return next(iter(self._found(_GET, {"id": number})), None)

    def of_month(self, month: date) -> list[Sentence]:
        """The earliest first, whatever became of them."""
        return self._found(_OF_MONTH, {"of": month_name(month)})

    def waiting(self) -> list[Sentence]:
        """Of all months."""
        return self._found(_IN_STATE, {"wanted": str(SentenceState.WAITING)})

    def confirmed(self, month: date) -> list[Sentence]:
        return [one for one in self.of_month(month) if one.state is SentenceState.CONFIRMED]

    def told(self, one: Report) -> list[Sentence]:
        """Those that this edition tells: of a draft all that are confirmed, and later those of them that still are, in
        the same words."""
        found = self.confirmed(one.month)
        if one.state is ReportState.DRAFT:
            return found
        kept = (one.figures or {}).get(FROZEN, ())
        return [each for each in found if [each.id, each.version] in kept]

    def add(self, new: Sentence) -> Sentence:
        """The same with its number."""
        row = _values(new) | {"month": month_name(new.month), "audit_id": new.audit_id, "action_id": new.action_id}
        number = self._connection.execute(_NEW, row).scalar_one()
        return self._found(_GET, {"id": number})[0]

    def save(self, before: Sentence, after: Sentence) -> bool:
        """False if somebody else was first."""
        asked = {f"new_{name}": value for name, value in _values(after).items()} | {
            "of": after.id,
            "seen": before.version,
        }
        return self._connection.execute(_SAVE, asked).rowcount == 1

    def _found(self, statement: Any, asked: dict[str, Any]) -> list[Sentence]:
        return [_sentence(row) for row in self._connection.execute(statement, asked)]


def texts(found: Sequence[Sentence]) -> list[str]:
    return [one.text for one in found]


def _values(one: Sentence) -> dict[str, Any]:
    values = {name: getattr(one, name) for name in _SAVED if name != "by_id"}
    return values | {"state": str(one.state), "by_id": one.by}


def _sentence(row: Any) -> Sentence:
    involved = frozenset(getattr(row, f"part{n}") for n in range(len(_INVOLVED))) - {None}
    return Sentence(
        row.id, month_of(row.month), row.text, SentenceState(row.state), row.by_id, row.at, row.audit_id,
        row.action_id, row.decided_by, row.decided_at, row.answer, row.version, involved,
    )  # fmt: skip
