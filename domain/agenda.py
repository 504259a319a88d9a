"""What one day asks to be said: who gets a digest, at which hour, and which late actions climb to whom ("How time runs")."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from domain import ladder
from domain.impact import is_reason
from domain.ladder import Rung
from domain.ladder import Standing as OnLadder
from domain.policy import Policy
from domain.preference import EVERY_WORKING_DAY, Preference
from domain.reminder import when


@dataclass(frozen=True, slots=True)
class Pending:
    """An open action as far as a day's plan looks at it. `told`: whose work it is and who answers for it, covers in the
    place of those who are away; `responsible`: of these, whose work it is."""

    id: int
    team_id: int
    owner_id: int
    snoozed_until: date | None
    escalated_on: date | None
    on_ladder: OnLadder
    responsible: frozenset[int]
    told: frozenset[int]


@dataclass(frozen=True, slots=True)
class Climb:
    """An action that somebody further up must hear of: from the rung it stood on to the one it has reached."""

    action_id: int
    team_id: int
    owner_id: int
    was: Rung
    to: Rung

    @property
    def rungs(self) -> Iterator[Rung]:
        """The rungs it reaches now, missed ones among them."""
        return (Rung(n) for n in range(self.was + 1, self.to + 1))


@dataclass
class Agenda:
    """`reminded`: whose ordinary digest has something to say; `warned`: who must be told today, whatever they prefer."""

    day: date
    policy: Policy
    preferences: Mapping[int, Preference]
    reminded: set[int] = field(default_factory=set)
    warned: set[int] = field(default_factory=set)
    climbs: list[Climb] = field(default_factory=list)

    def take(self, pending: Iterable[Pending]) -> None:
        """Look at the open actions that may matter today."""
        usual = self.speaks_for(None)
        own = {person_id: self.speaks_for(person_id) for person_id in self.preferences}
        for action in pending:
            self._climb(action)
            for person_id in action.responsible - self.reminded:
                days = own.get(person_id, usual)
                if when(action.on_ladder.due, action.snoozed_until, days, self.policy):
                    self.reminded.add(person_id)

    def speaks_for(self, person_id: int | None) -> tuple[date, ...]:
        """The days for which this person's ordinary digest of today speaks; none where none comes today."""
        preference = self._preference(person_id)
        if not preference.has_digest(self.day, self.policy.calendar):
            return ()
        return tuple(preference.stands_for(self.day, self.policy.calendar))

    @property
    def last_day(self) -> date:
        """The last day that anybody's digest of today speaks for."""
        spoken_for = [*self.speaks_for(None), *(day for p in self.preferences for day in self.speaks_for(p))]
        return max(spoken_for, default=self.day)

    @cached_property
    def next_day(self) -> date:
        return self.policy.calendar.add(self.day, 1)

    def wait_for(self, people: Collection[int]) -> None:
        """Something waits for these people: their ordinary digest says so, on the days on which they have one."""
        self.reminded |= {person_id for person_id in people if self.speaks_for(person_id)}

    def warn(self, people: Collection[int]) -> None:
        """Something must reach these people today, whatever they prefer."""
        self.warned |= set(people)

    def remind(self, due: date, people: Collection[int]) -> None:
        """Something of theirs falls due, or is late: said as of an action, on the days on which they have a digest."""
        self.reminded |= {p for p in people if when(due, None, self.speaks_for(p), self.policy)}

    def ask_about(self, asked_from: date, people: Collection[int]) -> None:
        """These people are to say whether a completed action helped: that alone is a reason for a digest now and then."""
        for person_id in people:
            if self.speaks_for(person_id):
                days = self._preference(person_id).catches_up(self.day, self.policy.calendar)
                if any(is_reason(asked_from, day, self.policy.calendar) for day in days):
                    self.reminded.add(person_id)

    def digests(self, hour: int) -> dict[int, bool]:
        """Who gets the digest at this hour, and whether it holds the warnings alone, as their day off goes on.

        Whoever is warned and would have it earlier waits for the policy's hour; later on, who has had it is known to the outbox.
        """
        usual = self.policy.digest_hour
        waits = self.warned if hour < usual else frozenset()
        found = {p: False for p in self.reminded - waits if self._hour(p) == hour}
        if hour == usual:
            found |= {p: not self.speaks_for(p) for p in self.warned}
        return found

    def _climb(self, action: Pending) -> None:
        """What is due on the next working day or later can neither climb today nor be warned of today."""
        if action.on_ladder.due >= self.next_day:
            return
        reached = ladder.reached(action.on_ladder, self.day, self.policy)
        was = Rung(action.on_ladder.rung)
        if reached > was:
            self.climbs.append(Climb(action.id, action.team_id, action.owner_id, was, reached))
            self.warned |= action.told
        elif (was and action.escalated_on == self.day) or ladder.is_warned(action.on_ladder, self.day, self.policy):
            self.warned |= action.told

    def _preference(self, person_id: int | None) -> Preference:
        return self.preferences.get(person_id or 0, EVERY_WORKING_DAY)

    def _hour(self, person_id: int) -> int:
        own = self._preference(person_id).hour
        return self.policy.digest_hour if own is None else own
