"""Exemptions from a round: asked, decided once, and withdrawn."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, text, update

from domain.exemption import Exemption, ExemptionState
from storage.tables import exemptions

_OF = select(exemptions).where(exemptions.c.round_id == bindparam("round_id")).order_by(exemptions.c.id)
_GET = select(exemptions).where(exemptions.c.id == bindparam("id"))
_ACCEPTED = select(exemptions.c.round_id, exemptions.c.person_id).where(
    exemptions.c.round_id.in_(bindparam("rounds", expanding=True)), text("state = 'accepted'")
)
_DECIDE = (
    update(exemptions)
    .where(exemptions.c.id == bindparam("of"), exemptions.c.state == bindparam("was"))
    .values({name: bindparam(f"new_{name}") for name in ("state", "decided_by", "decided_at", "answer")})
)


class Exemptions:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, number: int) -> Exemption | None:
        row = self._connection.execute(_GET, {"id": number}).one_or_none()
        return _exemption(row) if row else None

    def of(self, round_id: int) -> list[Exemption]:
        """All of the round, in the order in which they were asked."""
        return [_exemption(row) for row in self._connection.execute(_OF, {"round_id": round_id})]

    def accepted(self, rounds: Iterable[int]) -> set[tuple[int, int | None]]:
        """Who is exempted from which of these rounds: round and person."""
        found = self._connection.execute(_ACCEPTED, {"rounds": sorted(set(rounds))})
        return {(row.round_id, row.person_id) for row in found}

    def ask(self, round_id: int, person_id: int, reason: str, by: int, at: datetime) -> int:
        row = {"round_id": round_id, "person_id": person_id, "reason": reason, "asked_by": by, "asked_at": at}
        found = insert(exemptions).returning(exemptions.c.id)
        return int(self._connection.execute(found, row | {"state": "asked"}).scalar_one())

    def decide(self, one: Exemption, state: ExemptionState, by: int, at: datetime, answer: str = "") -> bool:
        """False if somebody else has decided already, or it was withdrawn."""
        values = {"new_state": str(state), "new_decided_by": by, "new_decided_at": at, "new_answer": answer}
        return self._connection.execute(_DECIDE, values | {"of": one.id, "was": str(one.state)}).rowcount == 1


def _exemption(row: Any) -> Exemption:
    return Exemption(
        row.id, row.round_id, row.person_id, row.reason, row.asked_by, row.asked_at, ExemptionState(row.state),
        row.decided_by, row.decided_at, row.answer,
    )  # fmt: skip
