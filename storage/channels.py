"""The channels of services and teams, as #name or id; "" where there is none."""

from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from storage.tables import services, teams

_TABLES = {"service": services, "team": teams}
_ALL = {
    kind: select(table.c.id, table.c.name, table.c.channel).order_by(table.c.name) for kind, table in _TABLES.items()
}


@dataclass(frozen=True, slots=True)
class Room:
    """Of whom the channel is: a service or a team."""

    kind: str
    id: int
    name: str
    channel: str

    @property
    def reference(self) -> str:
        return f"{self.kind}:{self.id}"


class Channels:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[Room]:
        """Services first, each kind by name."""
        return [Room(kind, *row) for kind, every in _ALL.items() for row in self._connection.execute(every)]

    def put(self, room: Room, channel: str) -> bool:
        """In place of the one that was seen; False if somebody else has changed it since."""
        table = _TABLES[room.kind]
        seen = update(table).where(table.c.id == room.id, table.c.channel == room.channel)
        return self._connection.execute(seen.values(channel=channel)).rowcount == 1
