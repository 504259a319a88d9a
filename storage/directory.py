"""Who and what has to be reachable on the chat platform: for the operator's check."""

from sqlalchemy import Connection, select, union

from storage.channels import Channels
from storage.tables import people, programme_channels, services, teams

_CHANNELS = union(select(services.c.channel), select(teams.c.channel), select(programme_channels.c.channel))
_PEOPLE = select(people.c.id, people.c.account, people.c.email).where(people.c.active).order_by(people.c.id)


def channels_of(connection: Connection) -> set[str]:
    """Ids or #names of all channels of teams, services and the programme."""
    return {channel for channel in connection.execute(_CHANNELS).scalars() if channel}


def private_channels(connection: Connection) -> set[str]:
    """Those of them in which only those may be who were let in."""
    return {room.channel for room in Channels(connection).all() if room.channel and room.is_private}


def reachable_people(connection: Connection) -> list[tuple[int, str | None, str]]:
    """Number, account and e-mail of everybody active."""
    return [(row.id, row.account, row.email) for row in connection.execute(_PEOPLE)]
