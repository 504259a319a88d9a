"""The model's own picture of cases of concern: who must be told now, by counting minutes and nothing cleverer."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from tests.model.days import Days

MANAGER, HEAD = "manager", "head of service"
DIRECTOR, PLT = "director", ("plt", "second plt")
A_MINUTE, HOURS_A_DAY = timedelta(minutes=1), 8
DAYS = Days()
Message = tuple[str, str]
"""Who is told, and of what: concern, concern-unanswered, concern-unreached."""


def after(moment: datetime, hours: int) -> datetime:
    """So many working hours later, in London in winter."""
    left = hours * 60
    while left:
        left -= moment.date() in DAYS and 9 <= moment.hour < 17
        moment += A_MINUTE
    return moment


def next_morning(moment: datetime) -> datetime:
    return datetime.combine(DAYS.after(moment.date()), time(9), moment.tzinfo)


@dataclass
class Duty:
    of: str
    told: str = ""
    times: int = 0
    again: datetime | None = None
    has_it: bool = False
    out_of_reach: bool = False


@dataclass
class Case:
    number: int
    raised: datetime
    duties: list[Duty] = field(default_factory=lambda: [Duty(MANAGER), Duty(HEAD)])
    director_told: bool = False
    closed: bool = False

    @property
    def waiting(self) -> list[Duty]:
        return [] if self.closed else [duty for duty in self.duties if not duty.has_it]


@dataclass
class Register:
    """`covers`: who is away, and who stands in for them; `refused`: whom Slack tells nothing."""

    covers: dict[str, str] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    cases: list[Case] = field(default_factory=list)

    def there(self, person: str) -> str:
        return self.covers.get(person, person)

    def has_it(self, case: Case, who: str) -> bool:
        """Whether pressing counts: for whoever it is, and for who stands in for them."""
        theirs = [duty for duty in case.waiting if who in (duty.of, self.there(duty.of))]
        for duty in theirs:
            duty.has_it, duty.out_of_reach = True, False
        return bool(theirs)

    def minute(self, now: datetime) -> Counter[Message]:
        """What is said in this minute, and arrives."""
        heard: Counter[Message] = Counter()
        for case in self.cases:
            called = {self.there(duty.of) for duty in case.waiting if self._is_called(duty, now)}
            for person in sorted(called):
                heard += self._say(case, person)
            if case.waiting and not case.director_told and after(case.raised, HOURS_A_DAY) <= now:
                case.director_told = True
                heard += self._tell_director(case)
        return heard

    def _is_called(self, duty: Duty, now: datetime) -> bool:
        person = self.there(duty.of)
        if person != duty.told:
            duty.told, duty.times, duty.again, duty.out_of_reach = person, 1, after(now, 2), False
            return True
        if duty.again and duty.again <= now:
            duty.times, duty.again = duty.times + 1, next_morning(now)
            return True
        return False

    def _say(self, case: Case, person: str) -> Counter[Message]:
        theirs = [duty for duty in case.waiting if duty.told == person]
        if person not in self.refused:
            for duty in theirs:
                duty.out_of_reach = False
            return Counter({(person, "concern"): 1})
        new = [duty for duty in theirs if not duty.out_of_reach]
        for duty in new:
            duty.out_of_reach = True
        return self._tell_above(person) if new else Counter()

    def _tell_director(self, case: Case) -> Counter[Message]:
        director = self.there(DIRECTOR)
        if director in self.refused:
            return self._tell_above(director)
        return Counter({(director, "concern-unanswered"): 1})

    def _tell_above(self, whom: str) -> Counter[Message]:
        """Of somebody whom it did not reach."""
        above = {self.there(person) for person in (DIRECTOR, *PLT)} - {whom} - self.refused
        return Counter({(person, "concern-unreached"): 1 for person in above})
