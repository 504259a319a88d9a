"""Who should hear what on which day, said as plainly as the domain page says it; slow, and sharing no line with the product.

A tick plans: who gets a digest, what climbs. The post says: what each message then holds, from what is then true.
"""

from datetime import date, timedelta

from tests.model.council import PLT, Council, Work
from tests.model.heard import Heard, Notice
from tests.model.of_audits import OfAudits
from tests.model.who import DIRECTOR_RUNG, HEAD_RUNG

UP = {HEAD_RUNG: "the head of service", DIRECTOR_RUNG: "the director"}
NOBODY = {0}
"""Where there is nobody left whom it could go to: the PLT is told."""


class Naive(OfAudits):
    def __init__(self, council: Council) -> None:
        super().__init__(council)
        self.ran: set[tuple[date, str]] = set()
        self.put: set[tuple[str, int, date]] = set()
        self.waiting: list[Notice] = []
        self.lost: list[date | None] = []
        """What could not be delivered: when each was reported to the PLT, None if not yet."""
        self.told: set[tuple[int, date, int]] = set()
        """Who was told of the drift of which action, as planned on which day."""
        self.reached: set[tuple[int, date]] = set()
        """Whom a whole digest of which day has reached."""

    # The clock ---------------------------------------------------------------------------------------------------------

    def tick(self, day: date, hour: int) -> None:
        """Only today's slots run, each once, and only on working days."""
        if day not in self.council.days:
            return
        usual = self.council.numbers.digest_hour
        own = {person.hour for person in self.council.people.values() if person.hour is not None}
        slots = sorted(own | {usual})
        if hour >= slots[0] and self._first_time(day, "report"):
            self.lost = [reported or day for reported in self.lost]
        if hour >= usual and self._first_time(day, "escalate"):
            self._escalate(day)
        for slot in slots:
            if hour >= slot and self._first_time(day, f"digest at {slot}, {'usual' if slot == usual else 'own'}"):
                self._plan_digests(day, slot)

    def post(self, day: date) -> list[Heard]:
        """What is heard once all that waits is delivered, on this day; what is for a day to come goes on waiting."""
        waiting, self.waiting = self.waiting, []
        said = [self._digest(n, day) for n in waiting if n.kind == "digest"]
        return [heard for heard in said if heard is not None] + self._escalations(waiting, day)

    def _first_time(self, day: date, slot: str) -> bool:
        new = (day, slot) not in self.ran
        self.ran.add((day, slot))
        return new

    def _put(self, notice: Notice) -> None:
        """One digest and one escalation a person and day, however often it is planned."""
        key = (notice.kind, notice.person, notice.day)
        if key not in self.put:
            self.put.add(key)
            self.waiting.append(notice)

    # The ladder --------------------------------------------------------------------------------------------------------

    def rung(self, work: Work, day: date) -> int:
        """Where it stands that day if nobody does anything."""
        late = self.council.days.overdue(work.due, day)
        by_lateness = sum(late >= after for after in self.thresholds(work))
        if work.handed_on is not None and day < self.council.days.after(work.handed_on, 2):
            by_lateness = 0
        return max(work.climbed, by_lateness)

    def thresholds(self, work: Work) -> tuple[int, int]:
        """What belongs to a case of concern goes to the head of service sooner."""
        numbers = self.council.numbers
        return numbers.concern_after if work.concern else numbers.head_after, numbers.director_after

    def _escalate(self, day: date) -> None:
        climbs: dict[int, set[tuple[int, int]]] = {}
        for work in self.open():
            to = self.rung(work, day)
            for rung in range(work.climbed + 1, to + 1):
                for person, meant in self.further_up(work, rung, day):
                    climbs.setdefault(person, set()).add((meant, work.number))
            if to > work.climbed:
                work.climbed, work.went_up = to, day
        for person, numbers in climbs.items():
            self._put(Notice("escalation", person, day, climbs=frozenset(numbers)))

    def _warned(self, work: Work, day: date) -> bool:
        """The working day before: it has not climbed by today, and will have by the next."""
        tomorrow = self.council.days.after(day)
        return self.rung(work, day) == work.climbed < self.rung(work, tomorrow)

    def _escalations(self, waiting: list[Notice], day: date) -> list[Heard]:
        """What was planned is heard by those for whom it is, or who covers for them on the day on which it goes; once.

        Those that are still late and open: what was done or given more time meanwhile is not in it.
        """
        rows: dict[tuple[int, date], set[tuple[str, int]]] = {}
        for notice in (n for n in waiting if n.kind == "escalation"):
            for meant, number in sorted(notice.climbs):
                readers = self._readers(meant, self.council.work[number], day)
                self.lost += [None] if readers == NOBODY else []
                for reader in readers - NOBODY:
                    if (reader, notice.day, number) not in self.told:
                        self.told.add((reader, notice.day, number))
                        rows.setdefault((reader, notice.day), set()).add(("drifted", number))
        return [Heard("escalation", reader, frozenset(found)) for (reader, _), found in sorted(rows.items())]

    def _readers(self, meant: int, work: Work, day: date) -> set[int]:
        """Where somebody has left, it is theirs no longer or its owner covers for them, it goes to whoever is further up now
        and has not read of it since it was due."""
        if work.status != "open" or not work.climbed:
            return set()
        reader = self.council.cover_of(meant, day) or meant
        if self.council.here(meant) and self.is_related(meant, work) and reader != work.owner:
            return {reader}
        above = {reader for rung in range(1, work.climbed + 1) for reader, _ in self.further_up(work, rung, day)}
        know = {reader for reader, planned, number in self.told if number == work.number and planned > work.due}
        return above - know if above else NOBODY

    # The digest --------------------------------------------------------------------------------------------------------

    def _plan_digests(self, day: date, slot: int) -> None:
        usual = self.council.numbers.digest_hour
        for person in self.council.people.values():
            own = usual if person.hour is None else person.hour
            must = self._must_be_told(person.number, day)
            mine = self._speaks_for(person.number, day)
            if must and slot == usual:
                self._put(Notice("digest", person.number, day, warnings_alone=not mine))
            elif slot == own and mine and self._has_something(person.number, day) and not (must and slot < usual):
                self._put(Notice("digest", person.number, day))

    def _must_be_told(self, person: int, day: date) -> bool:
        """Warnings and escalations, also those that come later in the day: whatever the person prefers."""
        climbing = [w for w in self.open() if self._climbing(w, day) or self.rung(w, day) > w.climbed]
        return any(person in self._told_of_climbing(work, day) for work in climbing)

    def _told_of_climbing(self, work: Work, day: date) -> set[int]:
        """Whose work it is, and the team's manager; whoever covers in the place of who is away."""
        manager = self.council.manager(work.team)
        return self.council.present(self.whose(work) | ({manager} if manager else set()), day)

    def _climbing(self, work: Work, day: date) -> str:
        """Not once more time was given: then it stands at the foot of the ladder again."""
        if work.went_up == day and work.climbed:
            return f"went to {UP[work.climbed]}"
        return f"goes to {UP[self.rung(work, self.council.days.after(day))]}" if self._warned(work, day) else ""

    def _has_something(self, person: int, day: date) -> bool:
        """A reason for an ordinary digest on one of the days it speaks for, or something that waits for them."""
        days = self._speaks_for(person, day)
        reminded = (
            self._reminder(work, each)
            for work in self.open()
            if person in self.council.present(self.whose(work), day)
            for each in days
        )
        everything = self.council.work.values()
        asked = (self._worth_asking(person, work, day) for work in everything)
        plt = person in self.council.present(self.council.holding(PLT), day)
        left = plt and (bool(self._left_behind()) or self._news(person, day))
        waits = any(person in self.decide(work, day) for work in everything)
        return left or waits or any(reminded) or any(asked) or self.audits_wait(person, day, days)

    def _left_behind(self) -> list[Work]:
        """Open work of people who have left: the PLT's to see to."""
        return [work for work in self.open() if not self.council.here(work.owner)]

    def _digest(self, notice: Notice, day: date) -> Heard | None:
        """None where there is nothing to say, its day is over, or its reader has left."""
        if notice.day > day:
            self.waiting.append(notice)
        if notice.day != day or not self.council.here(notice.person):
            return None
        whole, rows = not notice.warnings_alone, frozenset(self._rows(notice, day))
        news, days = whole and self._news(notice.person, day), self._until_the_next(notice.person, day)
        audits = frozenset(self.audits_said(notice.person, day, days) if whole else ())
        if not rows and not news and not audits:
            return None
        if whole:
            self.reached.add((notice.person, day))
        return Heard("digest", notice.person, rows, news, audits)

    def _news(self, person: int, day: date) -> bool:
        """Something was reported to the PLT since the last digest that told this member of it, of a month at most."""
        if not self.council.stands_for(person, day) & self.council.holding(PLT):
            return False
        month_ago = day - timedelta(days=31)
        told = max((d for p, d in self.reached if p == person and month_ago < d < day), default=month_ago)
        return any(reported is not None and told < reported <= day for reported in self.lost)

    def _rows(self, notice: Notice, day: date) -> set[tuple[str, int]]:
        """All that it says: each action under its most pressing heading."""
        selves = self.council.stands_for(notice.person, day)
        days = [] if notice.warnings_alone else self._until_the_next(notice.person, day)
        said: dict[int, str] = {}
        for work in self.open():
            mine = bool(selves & self.whose(work))
            climbing = self._climbing(work, day)
            if climbing and (mine or self.council.manager(work.team) in selves):
                said[work.number] = climbing
            elif mine and any(self._reminder(work, each) for each in days):
                said[work.number] = "late" if work.due < day else "due today" if work.due == day else "due soon"
        for work in self.council.work.values():
            if not notice.warnings_alone and self.may_decide(notice.person, work, day):
                said.setdefault(work.number, "decide")
            if not notice.warnings_alone and self._asks(work, day) and selves & self._asked_of(work):
                said[work.number] = "helped"
        if not notice.warnings_alone and selves & self.council.holding(PLT):
            for work in self._left_behind():
                said.setdefault(work.number, "left behind")
        return {(part, number) for number, part in said.items()}

    def _reminder(self, work: Work, day: date) -> bool:
        days, numbers = self.council.days, self.council.numbers
        if day >= work.due:
            return True
        if work.snoozed is not None:
            if day < work.snoozed:
                return False
            if day == days.after(work.snoozed - timedelta(days=1)):
                return True
        return day in (days.before(work.due, numbers.first_reminder), days.before(work.due, numbers.second_reminder))

    # Did it help? ------------------------------------------------------------------------------------------------------

    def _asks(self, work: Work, day: date) -> bool:
        """Shown in every digest from its day on, until it is answered."""
        return work.status == "complete" and work.ask_on is not None and day >= work.ask_on

    def _asked_of(self, work: Work) -> set[int]:
        """Those who answer for it now that its owner may have left."""
        return self.whose(work)

    def _worth_asking(self, person: int, work: Work, day: date) -> bool:
        """A reason for a digest by itself on the first day and each fifth after it, or on the first digest since such a day."""
        if not self._asks(work, day) or person not in self.council.present(self._asked_of(work), day):
            return False
        return any((n - 1) % 5 == 0 for n, each in enumerate(self.council.days.within(work.ask_on, day), 1)
                   if each in self._since_the_last(person, day))  # fmt: skip

    def _since_the_last(self, person: int, day: date) -> list[date]:
        """The working days since the last ordinary digest, this one among them; none where none comes today."""
        if not self._ordinary(person, day):
            return []
        earlier = day - timedelta(days=1)
        while not self._ordinary(person, earlier):
            earlier -= timedelta(days=1)
        return self.council.days.within(earlier + timedelta(days=1), day)

    # When --------------------------------------------------------------------------------------------------------------

    def _speaks_for(self, person: int, day: date) -> list[date]:
        """The working days from today's ordinary digest up to the next one; none where none comes today."""
        return self._until_the_next(person, day) if self._ordinary(person, day) else []

    def _until_the_next(self, person: int, day: date) -> list[date]:
        """What a digest of this day speaks for, though its reader may have changed their days since it was planned."""
        following = day + timedelta(days=1)
        while not self._ordinary(person, following):
            following += timedelta(days=1)
        return self.council.days.within(day, following - timedelta(days=1))

    def _ordinary(self, person: int, day: date) -> bool:
        """Whether the ordinary digest comes that day: on a day they work, weekly on the first of them in its week."""
        prefers = self.council.people[person]
        monday = day - timedelta(days=day.weekday())
        worked = [d for d in self.council.days.within(monday, day) if d.weekday() in prefers.days]
        return day in worked and (not prefers.weekly or worked == [day])
