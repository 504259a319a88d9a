"""The staff of one day, as the database has it: everybody for a plan of the day, or the few that one thing is about."""

from collections.abc import Iterable, Mapping

from domain.person import Role
from domain.staff import Staff
from storage.people import People


def everybody(people: People, stand_ins: Mapping[int, int]) -> Staff:
    """`stand_ins`: who is away that day, and who gets their work."""
    found = {person.id: person for person in people.all()}
    seniors = tuple(p for p in found.values() if p.active and not p.roles.isdisjoint({Role.PLT, Role.DIRECTOR}))
    return Staff(found, {team.id: team for team in people.teams()}, stand_ins, seniors)


def some(people: People, ids: Iterable[int], stand_ins: Mapping[int, int]) -> Staff:
    """As much of it as tells to whom a thing goes that is these people's; of teams nothing."""
    return Staff(people.named(ids), {}, stand_ins, tuple(people.seniors()))
