"""To whom a thing goes on one day: whose work it is, who hears of it when it drifts, for whom it waits, and who stands in.

Whoever has left is told nothing, and somebody who is away is not told either: their cover is ("How time runs").
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from domain.action import Action
from domain.deciding import asked_for_it, deciders, did_it, further_up
from domain.ladder import Rung
from domain.permission import DECISIONS, Verb, abilities
from domain.person import Actor, Person, Role, Team


@dataclass(frozen=True)
class Staff:
    """`stand_ins`: who is away that day, and who gets their work; `seniors`: directors and PLT who have not left."""

    people: Mapping[int, Person]
    teams: Mapping[int, Team]
    stand_ins: Mapping[int, int]
    seniors: tuple[Person, ...]

    def responsible(self, owner_id: int, team: Team) -> frozenset[int]:
        """Whose work an action is: its owner's; of one who has left, the team manager's, else the next above's."""
        if self.works(owner_id):
            return frozenset({owner_id})
        above = team.manager_id or team.head_id  # neither is there where they have left
        return frozenset({above}) if above else self.holding(Role.PLT)

    def climbs_to(self, owner_id: int, team: Team, rung: Rung) -> dict[int, frozenset[int]]:
        """Who is told on this rung that it is late, as `by_reader` has it."""
        return self.by_reader(further_up(team, owner_id, rung, self.seniors, self.stand_ins), owner_id)

    def by_reader(self, above: Iterable[int], owner_id: int) -> dict[int, frozenset[int]]:
        """Covers in the place of those who are away, and never its owner; each with those for whom they hear it."""
        found: dict[int, frozenset[int]] = {}
        for person in above:
            reader = self.stand_in(person)
            found[reader] = found.get(reader, frozenset()) | {person}
        found.pop(owner_id, None)
        return found

    def reaches(self, person_id: int, owner_id: int, team: Team) -> dict[int, frozenset[int]]:
        """Who is told what this person should know of an action, each with those for whom they hear it: they or their cover;
        of an owner who has left whoever answers for the work; of anybody else who has left nobody.

        Where one answers for a leaver's work it stays the leaver's, as another may answer for it tomorrow; where several do,
        it is each one's own, so that what one of them is told speaks for nobody else.
        """
        if self.works(person_id):
            return {self.stand_in(person_id): frozenset({person_id})}
        answering = self.responsible(owner_id, team) if person_id == owner_id else frozenset[int]()
        found: dict[int, frozenset[int]] = {}
        for each in answering:
            meant = each if len(answering) > 1 else person_id
            found[self.stand_in(each)] = found.get(self.stand_in(each), frozenset()) | {meant}
        return found

    def decide(self, action: Action) -> frozenset[int]:
        """For whom it waits: completions to accept, requests to decide; covers in the place of those who are away."""
        involved = asked_for_it(action) if action.is_open else did_it(action)
        able = deciders(action.team, involved, self.seniors, self.stand_ins)
        candidates = self.present(able | self.holding(Role.PLT))
        return frozenset(p for p in candidates if not DECISIONS.isdisjoint(self.abilities(p, action)))

    def asked(self, person_id: int | None) -> frozenset[int]:
        """Who is to say whether it helped: this person, or the PLT where there is none."""
        return self.present(self.holding(Role.PLT) if person_id is None else {person_id})

    def audits(self, auditor_id: int | None) -> frozenset[int]:
        """Whose an audit to do is: its auditor's; of one who has left, the PLT's to give to somebody else."""
        if auditor_id is not None and self.works(auditor_id):
            return frozenset({auditor_id})
        return self.holding(Role.PLT)

    def hears_of_late(self, auditor_id: int | None) -> frozenset[int]:
        """Who is told that an audit is late: the head of the auditor's own service; where there is none, or it is the auditor,
        the PLT. The PLT has what leavers left as theirs already."""
        if auditor_id is None or not self.works(auditor_id):
            return frozenset()
        team = self.teams.get(self.people[auditor_id].team_id or 0)
        head = team.head_id if team else None
        return frozenset({head}) if head and head != auditor_id else self.holding(Role.PLT) - {auditor_id}

    def hears_of_unraised(self, auditor_id: int | None, said_by: int | None, *, denied: bool = False) -> frozenset[int]:
        """To whom it is said each day that a case of concern was found in an audit and not raised: whose audit it is, unless
        they have answered that it is none (`denied`); and the PLT, where whoever found it has left or has it no longer."""
        here = auditor_id is not None and self.works(auditor_id) and not denied
        theirs = frozenset({auditor_id}) if here and auditor_id is not None else frozenset[int]()
        return theirs if said_by in theirs else theirs | self.holding(Role.PLT)

    def holding(self, role: Role) -> frozenset[int]:
        return frozenset(p.id for p in self.seniors if role in p.roles)

    def works(self, person_id: int) -> bool:
        person = self.people.get(person_id)
        return person is not None and person.active

    def present(self, ids: Iterable[int]) -> frozenset[int]:
        """The same people, with the cover in the place of whoever is away."""
        return frozenset(map(self.stand_in, ids))

    def hear(self, ids: Iterable[int | None]) -> dict[int, frozenset[int]]:
        """Who is told what these people should know, each with those for whom they hear it; of a leaver nobody."""
        found: dict[int, frozenset[int]] = {}
        for person in {p for p in ids if p is not None and self.works(p)}:
            reader = self.stand_in(person)
            found[reader] = found.get(reader, frozenset()) | {person}
        return found

    def stand_in(self, person_id: int) -> int:
        return self.stand_ins.get(person_id, person_id)

    def covered_by(self, person_id: int) -> frozenset[int]:
        return frozenset(away for away, cover in self.stand_ins.items() if cover == person_id)

    def abilities(self, person_id: int, action: Action) -> frozenset[Verb]:
        """What this person may do with it today, also in the place of those they cover for."""
        return abilities(self.actor(person_id), action, self.seniors, self.stand_ins)

    def actor(self, person_id: int) -> Actor:
        covered = (self.people[away] for away in sorted(self.covered_by(person_id)))
        return Actor(self.people[person_id], tuple(person for person in covered if person.active))
