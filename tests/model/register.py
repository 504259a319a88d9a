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
    """`held`: in whose right somebody has it; `missed`: those of `told` whom it did not reach."""

    of: str
    since: datetime
    told: frozenset[str] = frozenset()
    times: int = 0
    again: datetime | None = None
    held: str = ""
    missed: set[str] = field(default_factory=set)
    out_of_reach: bool = False

    @property
    def has_it(self) -> bool:
        return bool(self.held)


@dataclass
class Case:
    number: int
    raised: datetime
    duties: list[Duty] = field(default_factory=list)
    director_told: bool = False
    closed: bool = False

    def __post_init__(self) -> None:
        self.duties = [Duty(of, self.raised) for of in (MANAGER, HEAD)]

    @property
    def waiting(self) -> list[Duty]:
        return [] if self.closed else [duty for duty in self.duties if not duty.has_it]

    def anew(self, duties: list[Duty], now: datetime) -> None:
        self.director_told = False
        for duty in duties:
            self.duties[self.duties.index(duty)] = Duty(duty.of, now)


@dataclass
class Register:
    """`covers`: who is away, and who stands in for them; `refused`: whom Slack tells nothing; `manager`: who is the team's by
    now; `headless`: there is neither a head of service nor a director."""

    covers: dict[str, str] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    cases: list[Case] = field(default_factory=list)
    manager: str = MANAGER
    headless: bool = False

    def there(self, person: str) -> str:
        return self.covers.get(person, person)

    def answering(self, duty: Duty) -> tuple[str, ...]:
        if duty.of == MANAGER:
            return (self.manager,)
        return PLT if self.headless else (HEAD,)

    def has_it(self, case: Case, who: str) -> None:
        """It counts for whoever it is, and for who stands in for them."""
        for duty in case.waiting:
            rights = [person for person in self.answering(duty) if who in (person, self.there(person))]
            if rights:
                duty.held, duty.out_of_reach = who if who in rights else rights[0], False

    def opens_again(self, case: Case, now: datetime) -> None:
        case.closed = False
        case.anew(case.waiting, now)

    def minute(self, now: datetime) -> Counter[Message]:
        """What is said in this minute, and arrives."""
        heard: Counter[Message] = Counter()
        for case in self.cases:
            if not case.closed and (left := [d for d in case.duties if d.held and d.held not in self.answering(d)]):
                case.anew(left, now)
            for person in sorted({person for duty in case.waiting for person in self._called(duty, now)}):
                heard += self._say(case, person)
            since = min((duty.since for duty in case.waiting), default=now)
            if case.waiting and not case.director_told and after(since, HOURS_A_DAY) <= now:
                heard += self._tell_director(case)
        return heard

    def _called(self, duty: Duty, now: datetime) -> frozenset[str]:
        people = frozenset(self.there(person) for person in self.answering(duty))
        new, is_time = people - duty.told, duty.again is not None and duty.again <= now
        duty.told, duty.missed = people, duty.missed & people
        if not (new or is_time):
            return frozenset()
        duty.times = 1 if new else duty.times + 1
        duty.again = after(now, 2) if duty.times == 1 else next_morning(now)
        duty.out_of_reach = duty.out_of_reach and not new
        return people if is_time else new

    def _say(self, case: Case, person: str) -> Counter[Message]:
        theirs = [duty for duty in case.waiting if person in duty.told]
        if person not in self.refused:
            for duty in theirs:
                duty.out_of_reach = False
                duty.missed.discard(person)
            return Counter({(person, "concern"): 1})
        new = [duty for duty in theirs if not duty.out_of_reach and person not in duty.missed]
        for duty in new:
            duty.missed.add(person)
            duty.out_of_reach = duty.missed >= duty.told
        return self._tell_above(person) if any(duty.out_of_reach for duty in new) else Counter()

    def _tell_director(self, case: Case) -> Counter[Message]:
        """Where there is none, the PLT, unless they are those who have not said so."""
        if self.headless and any(duty.of == HEAD for duty in case.waiting):
            return Counter()
        case.director_told = True
        heard: Counter[Message] = Counter()
        for person in PLT if self.headless else (self.there(DIRECTOR),):
            refused = person in self.refused
            heard += self._tell_above(person) if refused else Counter({(person, "concern-unanswered"): 1})
        return heard

    def _tell_above(self, whom: str) -> Counter[Message]:
        """Of somebody whom it did not reach."""
        seniors = PLT if self.headless else (DIRECTOR, *PLT)
        above = {self.there(person) for person in seniors} - {whom} - self.refused
        return Counter({(person, "concern-unreached"): 1 for person in above})
