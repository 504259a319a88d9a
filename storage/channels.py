"""The channels of services, teams and the audit programme itself, as #name or id; "" where there is none."""

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from storage.tables import programme_channels, services, teams

_TABLES = {"service": services, "team": teams}
_ALL = {
    kind: select(table.c.id, table.c.name, table.c.channel).order_by(table.c.name) for kind, table in _TABLES.items()
}
MODERATORS, TRAINING, PLT, ALL = "Moderators", "Training", "Practice Learning Team", "All services"
PROGRAMME = (MODERATORS, TRAINING, PLT, ALL)
"""Who the programme's own channels are for, in the order of their numbers."""


@dataclass(frozen=True, slots=True)
class Room:
    """Of whom the channel is: a service, a team, or those who take part in the programme."""

    kind: str
    id: int
    name: str
    channel: str

    @property
    def reference(self) -> str:
        return f"{self.kind}:{self.id}"

    @property
    def is_private(self) -> bool:
        """Whether it is told what only those may read who were let in: of one audit, or figures with nothing hidden."""
        return self.kind == "programme" and self.name in (MODERATORS, PLT)


class Channels:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[Room]:
        """Services first, then teams, each by name; the programme's own last."""
        found = [Room(kind, *row) for kind, every in _ALL.items() for row in self._connection.execute(every)]
        rows = self._connection.execute(select(programme_channels))
        own = {row.name: row.channel for row in rows}
        return [*found, *(Room("programme", n, name, own.get(name, "")) for n, name in enumerate(PROGRAMME, start=1))]

    def of_programme(self, name: str) -> str:
        """ "" where there is none."""
        asked = select(programme_channels.c.channel).where(programme_channels.c.name == name)
        return self._connection.execute(asked).scalar() or ""

    def put(self, room: Room, channel: str) -> bool:
        """In place of the one that was seen; False if somebody else has changed it since."""
        if room.kind == "programme":
            return self._put_programme(room, channel)
        table = _TABLES[room.kind]
        seen = update(table).where(table.c.id == room.id, table.c.channel == room.channel)
        return self._connection.execute(seen.values(channel=channel)).rowcount == 1

    def _put_programme(self, room: Room, channel: str) -> bool:
        table = programme_channels
        seen = update(table).where(table.c.name == room.name, table.c.channel == room.channel)
        if self._connection.execute(seen.values(channel=channel)).rowcount == 1:
            return True
        known = self._connection.execute(select(table.c.name).where(table.c.name == room.name)).first()
        if known or room.channel:
            return False
        self._connection.execute(insert(table), {"name": room.name, "channel": channel})
        return True
