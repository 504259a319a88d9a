"""What waits in the outbox and why, and what failed: for the operator, who may have one message tried again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, text, update
from sqlalchemy.exc import IntegrityError

from domain.refusal import Overtaken, Refusal
from storage.doubt import UNSURE
from storage.outbox import ANEW
from storage.tables import outbox

MOST = 100
_COLUMNS = ("id", "kind", "recipient", "state", "created_at", "attempts", "trouble", "not_before", "conversation")
_ROW = select(*(outbox.c[name] for name in _COLUMNS))
_UNSETTLED = text("outbox.state in ('pending', 'sending')")
_FAILED = text("outbox.state = 'failed'")
_WAITING = _ROW.where(_UNSETTLED).order_by(outbox.c.urgent.desc(), outbox.c.id).limit(MOST)
# Ordered by a sum, as SQLite would else go back through all that was ever said, in search of a hundred that failed.
_LATEST_FAILED = _ROW.where(_FAILED).order_by((outbox.c.id + 0).desc()).limit(MOST)
_NUMBER = select(func.count()).select_from(outbox)
_ONE = _ROW.where(outbox.c.id == bindparam("of"))
_CHANGE = update(outbox).where(outbox.c.id == bindparam("of"), outbox.c.state == bindparam("seen"))


@dataclass(frozen=True, slots=True)
class Waiting:
    """A row of the outbox. `put_at` is the council's time, `next_try` the machine's: None for at once."""

    id: int
    kind: str
    recipient: str
    state: str
    put_at: datetime
    tries: int
    trouble: str
    next_try: datetime | None
    conversation: str

    @property
    def may_have_arrived(self) -> bool:
        return self.state == "failed" and self.trouble in UNSURE


class Backlog:
    """`wall` is the machine's time, `now` the council's."""

    def __init__(self, connection: Connection, wall: datetime, now: datetime) -> None:
        self._connection = connection
        self._wall = wall
        self._anew = {**ANEW, "created_at": now}

    def waiting(self) -> tuple[list[Waiting], int]:
        """What waits or is on its way, a hundred at most, in the order of its turn; and how many there are in all."""
        return self._rows(_WAITING), self._number(_UNSETTLED)

    def failed(self) -> tuple[list[Waiting], int]:
        """What failed, the latest first, in the same way."""
        return self._rows(_LATEST_FAILED), self._number(_FAILED)

    def get(self, number: int) -> Waiting | None:
        row = self._connection.execute(_ONE, {"of": number}).one_or_none()
        return Waiting(*row) if row else None

    def try_at_once(self, found: Waiting) -> None:
        """It waits for its turn alone; of a failed one the PLT will be told anew if it fails again."""
        self._change(found, {"state": "pending", "not_before": None, "conversation": "", **self._anew})

    def look_for(self, found: Waiting) -> None:
        """It is in doubt again: whoever takes it up looks first whether it has arrived."""
        try:
            with self._connection.begin_nested():
                self._change(found, {"state": "sending", "not_before": self._wall, **self._anew})
        except IntegrityError:
            raise Refusal("Another message to the same place is on its way. Try again in a minute.") from None

    def _change(self, found: Waiting, values: dict[str, Any]) -> None:
        changed = self._connection.execute(_CHANGE.values(values), {"of": found.id, "seen": found.state})
        if changed.rowcount != 1:
            raise Overtaken(f"Notice {found.id} was taken up at this moment: “auditbot outbox” says how it stands now.")

    def _rows(self, statement: Any) -> list[Waiting]:
        return [Waiting(*row) for row in self._connection.execute(statement)]

    def _number(self, condition: Any) -> int:
        return int(self._connection.execute(_NUMBER.where(condition)).scalar_one())
