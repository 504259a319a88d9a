"""Requests for more time and for handovers, and what was decided on them."""

from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from domain.request import Request, RequestKind, RequestState
from storage.tables import requests

_ADD = insert(requests).returning(requests.c.id)
_GET = select(requests).where(requests.c.id == bindparam("id"))
_OF = (
    select(requests).where(requests.c.action_id == bindparam("action_id")).order_by(requests.c.asked_at, requests.c.id)
)
_SETTLE = (
    update(requests)
    .where(requests.c.id == bindparam("request_id"), requests.c.state == RequestState.ASKED)
    .values({name: bindparam(f"new_{name}") for name in ("state", "decided_by", "decided_at", "answer")})
)


class Requests:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, request: Request) -> int:
        row = {name: getattr(request, name) for name in requests.c.keys() if name != "id"}  # noqa: SIM118
        return int(self._connection.execute(_ADD, row).scalar_one())

    def get(self, number: int) -> Request | None:
        row = self._connection.execute(_GET, {"id": number}).one_or_none()
        return _request(row) if row else None

    def of(self, action_id: int) -> list[Request]:
        """All that was ever asked for about the action, the oldest first."""
        return [_request(row) for row in self._connection.execute(_OF, {"action_id": action_id})]

    def waiting(self, action_id: int, kind: RequestKind | None = None) -> Request | None:
        """The request that nobody has decided yet; of this kind alone where one is named."""
        asked = (r for r in self.of(action_id) if r.state is RequestState.ASKED)
        return next((r for r in asked if kind in (None, r.kind)), None)

    def settle(self, request: Request) -> bool:
        """Write the decision; False if somebody else decided first."""
        names = ("state", "decided_by", "decided_at", "answer")
        values = {f"new_{name}": getattr(request, name) for name in names}
        return self._connection.execute(_SETTLE, values | {"request_id": request.id}).rowcount == 1


def _request(row: Any) -> Request:
    values = dict(row._mapping)
    return Request(**values | {"kind": RequestKind(row.kind), "state": RequestState(row.state)})
