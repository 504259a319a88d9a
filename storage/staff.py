"""Everybody as a planner of one day sees them: who works here, who stands in for whom, and to whom a thing goes instead."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from domain.action import Action
from domain.permission import Verb, abilities
from domain.person import Actor, Person, Role, Team
from storage.people import People


@dataclass(frozen=True)
class Staff:
    """`stand_ins`: who is away that day, and who gets their work; `seniors`: active directors and PLT."""

    people: Mapping[int, Person]
    teams: Mapping[int, Team]
    stand_ins: Mapping[int, int]
    seniors: tuple[Person, ...]

    @classmethod
    def some(cls, people: People, ids: Iterable[int], stand_ins: Mapping[int, int]) -> "Staff":
        """As much of it as tells to whom a thing goes that is these people's; of teams nothing."""
        return cls(people.named(ids), {}, stand_ins, tuple(people.seniors()))

    @classmethod
    def of(cls, people: People, stand_ins: Mapping[int, int]) -> "Staff":
        everybody = {person.id: person for person in people.all()}
        seniors = tuple(p for p in everybody.values() if p.active and not p.roles.isdisjoint({Role.PLT, Role.DIRECTOR}))
        return cls(everybody, {team.id: team for team in people.teams()}, stand_ins, seniors)

    def responsible(self, owner_id: int, team: Team) -> frozenset[int]:
        """Whose work an action is: its owner's; of one who has left, the team manager's, else the next above's."""
        if self.works(owner_id):
            return frozenset({owner_id})
        above = team.manager_id or team.head_id  # neither is there where they have left
        return frozenset({above}) if above else self.holding(Role.PLT)

    def holding(self, role: Role, but: Collection[int | None] = ()) -> frozenset[int]:
        return frozenset(p.id for p in self.seniors if role in p.roles and p.id not in but)

    def works(self, person_id: int) -> bool:
        person = self.people.get(person_id)
        return person is not None and person.active

    def present(self, ids: Iterable[int]) -> frozenset[int]:
        """The same people, with the cover in the place of whoever is away."""
        return frozenset(self.stand_ins.get(i, i) for i in ids)

    def covered_by(self, person_id: int) -> frozenset[int]:
        return frozenset(away for away, cover in self.stand_ins.items() if cover == person_id)

    def abilities(self, person_id: int, action: Action) -> frozenset[Verb]:
        """What this person may do with it today, also in the place of those they cover for."""
        return abilities(self.actor(person_id), action, self.seniors, self.stand_ins)

    def actor(self, person_id: int) -> Actor:
        covered = (self.people[away] for away in sorted(self.covered_by(person_id)))
        return Actor(self.people[person_id], tuple(person for person in covered if person.active))
