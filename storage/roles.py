"""Giving a person a role, and taking it from them."""

from sqlalchemy import Connection, bindparam, delete, insert, select

from domain.person import Person, Role
from storage.people import People
from storage.tables import roles

_HOLDERS = select(roles.c.person_id).where(roles.c.role == bindparam("held"))
_TAKE = delete(roles).where(roles.c.person_id == bindparam("of"), roles.c.role == bindparam("held"))


class Roles:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def holders(self, role: Role) -> list[Person]:
        """All who hold it, those who have left as well, by id."""
        ids = self._connection.execute(_HOLDERS, {"held": str(role)}).scalars().all()
        return sorted(People(self._connection).named(ids).values(), key=lambda person: person.id)

    def give(self, person_id: int, role: Role) -> None:
        self._connection.execute(insert(roles), {"person_id": person_id, "role": str(role)})

    def take(self, person_id: int, role: Role) -> None:
        self._connection.execute(_TAKE, {"of": person_id, "held": str(role)})
