"""What auditors have filled in of their audits so far: kept step by step, read for the one it belongs to, and gone with
submission. It is nobody else's, so nothing of it stands in the history; but that somebody has found a case of concern goes with
the audit, whoever has it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update

from domain.audit import Audit
from domain.draft import SAID_BEFORE, Answers, Draft, handed_on
from storage.tables import drafts

_GET = select(drafts).where(drafts.c.audit_id == bindparam("audit"))
_BEGUN = select(drafts.c.audit_id, drafts.c.auditor_id).where(drafts.c.audit_id.in_(bindparam("ids", expanding=True)))
_OF_CONCERN = (
    select(drafts)
    .where(
        or_(drafts.c.answers["concern"].as_string() == "yes", drafts.c.answers[SAID_BEFORE].as_string().is_not(None))
    )
    .order_by(drafts.c.audit_id)
)
_SAVE = (
    update(drafts)
    .where(drafts.c.audit_id == bindparam("audit"), drafts.c.version == bindparam("seen"))
    .values({name: bindparam(f"new_{name}") for name in ("answers", "at", "version")})
)


class Drafts:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, audit: Audit) -> Draft:
        """What its auditor has filled in; an empty one where that is nothing yet. Where it was another's, there is no more in
        it than that they have found a case of concern."""
        row: Any = self._connection.execute(_GET, {"audit": audit.id}).one_or_none()
        if row is None:
            return Draft(audit.id, audit.auditor_id)
        if row.auditor_id != audit.auditor_id:
            return Draft(audit.id, audit.auditor_id, handed_on(_answers(row.answers), row.auditor_id))
        return _draft(row)

    def begun(self, audits: Iterable[Audit]) -> frozenset[int]:
        """Of which of these audits their auditor has filled in something."""
        whose = {audit.id: audit.auditor_id for audit in audits}
        rows = self._connection.execute(_BEGUN, {"ids": list(whose)}) if whose else ()
        return frozenset(row.audit_id for row in rows if row.auditor_id == whose[row.audit_id])

    def of_concern(self) -> list[Draft]:
        """Those in which it was said to be a case of concern, whether it is raised or not; each as whoever saved it left it."""
        return [_draft(row) for row in self._connection.execute(_OF_CONCERN)]

    def save(self, draft: Draft, answers: Answers, at: datetime) -> Draft | None:
        """The draft with these answers instead; None if somebody saved something of it since it was seen."""
        row = {"answers": dict(answers), "at": at, "version": draft.version + 1}
        if draft.version:
            values = {f"new_{name}": value for name, value in row.items()}
            asked = values | {"audit": draft.audit_id, "seen": draft.version}
            if self._connection.execute(_SAVE, asked).rowcount != 1:
                return None
        else:
            self.remove(draft.audit_id)  # what another auditor may have left
            new = row | {"audit_id": draft.audit_id, "auditor_id": draft.auditor_id}
            self._connection.execute(insert(drafts), new)
        return Draft(draft.audit_id, draft.auditor_id, answers, at, draft.version + 1)

    def remove(self, audit_id: int) -> None:
        self._connection.execute(delete(drafts).where(drafts.c.audit_id == audit_id))


def _draft(row: Any) -> Draft:
    return Draft(row.audit_id, row.auditor_id, _answers(row.answers), row.at, row.version)


def _answers(stored: dict[str, Any]) -> Answers:
    """JSON knows lists alone."""
    return {name: tuple(said) if isinstance(said, list) else str(said) for name, said in stored.items()}
