"""Dealing cases to auditors, as evenly as the rules allow (domain page, "The cycle" 2).

Each case goes to whoever of those that can be reached has the fewest: where they may not take it themselves, somebody who may
passes on one of theirs, and so on along a chain. Dealing so one by one leaves no chain along which two auditors' numbers could
come nearer to each other, and then no other deal is more even (it is what is known as an optimal semi-matching).
"""

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from domain.allocation import Candidate, Case, Conditions, Dealt
from domain.drawing import Kinds, kinds_of

Group = tuple[int, Kinds]
"""Cases that the same auditors may take: of one team, and drawn for the same kinds of audit."""
ROUNDS = 8


def deal(cases: Sequence[Case], conditions: Conditions) -> tuple[Dealt, ...]:
    """The same cases in their order, each with an auditor or with nobody; `allocation.unmet` says why not. Those that are to be
    audited again come first, whatever else is wanted."""
    first = [case for case in cases if case.key in conditions.again]
    if not first:
        return _deal(cases, conditions)
    again = _deal(first, replace(conditions, wanted={}))
    others = _deal([case for case in cases if case.key not in conditions.again], conditions.beside(again))
    whose = {row.case: row for row in (*again, *others)}
    return tuple(whose[case] for case in cases)


def _deal(cases: Sequence[Case], conditions: Conditions) -> tuple[Dealt, ...]:
    drawn = kinds_of(cases, conditions)
    hands = _Hands(conditions)
    for case, kinds in drawn.items():
        hands.give(case, (case.team.id, kinds))
    hands.mix()
    whose = dict(hands.whose())
    rows = []
    for case in cases:
        candidate = whose.pop(case, None)  # a case that is listed twice is dealt once
        rows.append(Dealt(case, candidate.kind, candidate.id) if candidate else Dealt(case))
    return tuple(rows)


class _Hands:
    """What each auditor holds."""

    def __init__(self, conditions: Conditions) -> None:
        self._candidates = sorted(conditions.candidates, key=lambda c: c.id)
        self._load = {c.id: c.load for c in self._candidates}
        self._held: dict[int, dict[Group, list[Case]]] = {c.id: defaultdict(list) for c in self._candidates}
        self._by_id = conditions.by_id
        self._takers: dict[Group, tuple[int, ...]] = {}
        self._teams: dict[int, Counter[int]] = defaultdict(Counter)
        self._bands: dict[int, Counter[str]] = defaultdict(Counter)

    def give(self, case: Case, group: Group) -> None:
        """Along the shortest chain that ends with one of those who have the fewest."""
        came = self._reached(case, group)
        order = {person: place for place, person in enumerate(came)}
        last = min(came, key=lambda p: (self._load[p], self._length(came, p), self._alike(p, case), order[p]))
        self._load[last] += 1
        person: int | None = last
        while person is not None:
            giver, given = came[person]
            passed = self._take(giver, given) if giver is not None else case
            self._put(person, given, passed)
            person = giver

    def _reached(self, case: Case, group: Group) -> Mapping[int, tuple[int | None, Group]]:
        """Everybody to whom a chain leads, with who would pass on what to them; those who may take the case itself first."""
        came: dict[int, tuple[int | None, Group]] = dict.fromkeys(self._may_take(group, case.team.id), (None, group))
        waiting = deque(came)
        while waiting:
            giver = waiting.popleft()
            for other in [g for g, held in self._held[giver].items() if held]:
                for person in self._may_take(other, other[0]):
                    if person not in came:
                        came[person] = (giver, other)
                        waiting.append(person)
        return came

    def _may_take(self, group: Group, team: int) -> tuple[int, ...]:
        if group not in self._takers:
            found = (c for c in self._candidates if c.kind in group[1] and team not in c.teams)
            self._takers[group] = tuple(c.id for c in found)
        return self._takers[group]

    def _length(self, came: Mapping[int, tuple[int | None, Group]], person: int) -> int:
        giver = came[person][0]
        return 0 if giver is None else 1 + self._length(came, giver)

    def _alike(self, person: int, case: Case) -> int:
        """How many of theirs are of the same team or age band: the fewer, the better mixed."""
        return self._teams[person][case.team.id] + (self._bands[person][case.age_band] if case.age_band else 0)

    def _put(self, person: int, group: Group, case: Case) -> None:
        self._held[person][group].append(case)
        self._teams[person][case.team.id] += 1
        self._bands[person][case.age_band] += 1

    def _take(self, person: int, group: Group, case: Case | None = None) -> Case:
        held = self._held[person][group]
        taken = held.pop(held.index(case) if case else -1)
        self._teams[person][taken.team.id] -= 1
        self._bands[person][taken.age_band] -= 1
        return taken

    def mix(self) -> None:
        """Swap cases of two auditors wherever both hands are better mixed for it; nobody's number changes."""
        for _ in range(ROUNDS):
            clashes = [mine for mine in self._all() if self._alike(mine[0], mine[2]) > _itself(mine[2])]
            if not sum(map(self._swap, clashes)):
                return

    def _swap(self, mine: tuple[int, Group, Case]) -> bool:
        """Make the best swap there is for this case; False where there is none, or it has gone elsewhere meanwhile."""
        person, group, case = mine
        if case not in self._held[person][group]:
            return False
        worth = [(self._gain(mine, theirs), theirs) for theirs in self._all() if self._can_swap(mine, theirs)]
        gain, best = max(worth, key=lambda found: found[0], default=(0, mine))
        if gain <= 0:
            return False
        other, their_group, theirs = best
        self._put(other, group, self._take(person, group, case))
        self._put(person, their_group, self._take(other, their_group, theirs))
        return True

    def _can_swap(self, mine: tuple[int, Group, Case], theirs: tuple[int, Group, Case]) -> bool:
        if mine[0] == theirs[0]:
            return False
        return theirs[0] in self._takers[mine[1]] and mine[0] in self._takers[theirs[1]]

    def _gain(self, mine: tuple[int, Group, Case], theirs: tuple[int, Group, Case]) -> int:
        """By how many pairs of like cases the two hands would hold fewer."""
        (a, _, one), (b, _, other) = mine, theirs
        before = self._alike(a, one) - _itself(one) + self._alike(b, other) - _itself(other)
        shared = 2 * ((one.team.id == other.team.id) + (one.age_band == other.age_band != ""))
        return before - (self._alike(a, other) + self._alike(b, one) - shared)

    def _all(self) -> Iterator[tuple[int, Group, Case]]:
        for person, groups in self._held.items():
            for group, cases in groups.items():
                yield from ((person, group, case) for case in cases)

    def whose(self) -> Iterator[tuple[Case, Candidate]]:
        return ((case, self._by_id[person]) for person, _, case in self._all())


def _itself(case: Case) -> int:
    """What a case counts for in the hand that holds it."""
    return 1 + (case.age_band != "")
