"""The people of the cycle, their roles, and on whose behalf each may act (domain page, "Who does what")."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class Role(StrEnum):
    """What a person does in the cycle; one person may hold several."""

    PLT = "plt"
    MODERATOR = "moderator"
    EXTERNAL_MODERATOR = "external-moderator"
    CORE_AUDITOR = "core-auditor"
    LEARNER = "learner"
    TEAM_MANAGER = "team-manager"
    HEAD_OF_SERVICE = "head-of-service"
    DIRECTOR = "director"


AUDITORS = frozenset({Role.CORE_AUDITOR, Role.LEARNER})
MODERATORS = frozenset({Role.MODERATOR, Role.EXTERNAL_MODERATOR})


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the people table. `account` is their id on the chat platform, None until it is known; `active`: they have not
    left, as whoever is gone from the council has, and whoever's account was closed."""

    id: int
    name: str
    account: str | None = None
    roles: frozenset[Role] = frozenset()
    email: str = ""
    team_id: int | None = None
    active: bool = True


@dataclass(frozen=True)
class Actor:
    """A person who asks, with those they cover for today: a cover sees and may do what the covered person may."""

    person: Person
    covers: tuple[Person, ...] = ()

    @property
    def id(self) -> int:
        return self.person.id

    @cached_property
    def selves(self) -> frozenset[int]:
        """The ids in whose place this person stands today, their own first of all."""
        return frozenset({self.person.id, *(covered.id for covered in self.covers)})

    @cached_property
    def roles(self) -> frozenset[Role]:
        return self.person.roles.union(*(covered.roles for covered in self.covers))

    def holds(self, *roles: Role) -> bool:
        return not self.roles.isdisjoint(roles)


def holds_inside(actor: Actor, *roles: Role) -> bool:
    """Whether they, or somebody they cover for, hold one of these roles; a moderator from outside is none of the council's own,
    whatever else they were given."""
    outside = {Role.MODERATOR, Role.EXTERNAL_MODERATOR}
    held = (p.roles - outside if Role.EXTERNAL_MODERATOR in p.roles else p.roles for p in (actor.person, *actor.covers))
    return any(not own.isdisjoint(roles) for own in held)


@dataclass(frozen=True, slots=True)
class Team:
    """A team with those who answer for it: its manager, and the head of its service."""

    id: int
    name: str
    service_id: int
    service: str = ""
    manager_id: int | None = None
    head_id: int | None = None
    channel: str = ""
