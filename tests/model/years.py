"""The years go by: days with people's acts in them, ticks in time, late, twice or never, and a comparison after each post."""

from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from tests.model.acts import Acts
from tests.model.council import Council, Member, Team
from tests.model.heard import Heard
from tests.model.naive import Naive
from tests.model.product import Product
from tests.model.said import Said

A_DAY = timedelta(days=1)
HABITS = ("in time", "in time", "in time", "once and late", "twice", "two copies", "about midnight", "outage")
ONE_IN_THREE = st.sampled_from([False, False, True])
MANAGERS, HEADS = (1, 2, 3), (6, 7)


@st.composite
def councils(draw: Any) -> Council:
    """Three teams in one or two services; some people hold two roles, some services have no head."""
    managers = [draw(st.sampled_from(MANAGERS)) for _ in range(3)]
    heads = {service: draw(st.sampled_from([6, 6, 7, 3, None])) for service in (1, 2)}
    teams = {n: Team(n, draw(st.sampled_from([1, 2])), manager) for n, manager in enumerate(managers, 1)}
    roles: dict[int, set[str]] = {n: {"manager"} for n in (1, 2, 3, 4, 5)}
    roles |= {n: {"head"} for n in HEADS} | {8: {"director"}, 9: {"plt"}, 10: {"plt"}}
    for person in draw(st.sets(st.sampled_from([6, 3, 10]))):
        roles[person] = roles[person] | {"director"}
    people = {n: Member(n, held, team=draw(st.sampled_from([None, 1, 2, 3]))) for n, held in roles.items()}
    return Council(people, teams, heads)


class Years(RuleBasedStateMachine):
    """`begin` makes the product on a database of its own; `think` makes the model, for tests in which it is wrong."""

    begin: ClassVar[Callable[[Council], Product]]
    think: ClassVar[Callable[[Council], Naive]]
    lived: ClassVar[Counter[str]]

    @initialize(council=councils(), year=st.integers(2017, 2026), day=st.integers(0, 364))
    def moves_in(self, council: Council, year: int, day: int) -> None:
        self.naive, self.product = type(self).think(council), type(self).begin(council)
        self._turns_to(date(year, 1, 1) + day * A_DAY, time(6, 30))

    @rule(data=st.data())
    def life_goes_on(self, data: st.DataObject) -> None:
        """One rule for all of it: Hypothesis leaves some rules out of each run, and a life without days would show nothing."""
        data.draw(st.sampled_from(COURSES))(self, data)

    def _days_go_by(self, data: st.DataObject) -> None:
        """Each ends early on the next morning, before anything runs; now and then somebody does something."""
        habit, number = data.draw(st.sampled_from(HABITS)), data.draw(st.integers(1, 20))
        for _ in range(number):
            if data.draw(ONE_IN_THREE):
                self._people_act(data)
            self._a_day(habit)
            self._turns_to(self.day + A_DAY, time(6, 30))
        self.lived["days"] += number

    def _it_is_planned_and_posted_later(self, data: st.DataObject) -> None:
        """What people do in between comes between planning and sending; at times the post goes out only some day later."""
        self._turns_to(self.day, max(self.at, time(data.draw(st.sampled_from([7, 9, 12, 15])), 1)))
        self._tick()
        for _ in range(data.draw(st.integers(1, 3))):
            self._people_act(data)
        if data.draw(ONE_IN_THREE):
            self._turns_to(self.day + A_DAY, time(6, 30))
        if not data.draw(ONE_IN_THREE):
            self._post()

    def _the_clock_jumps(self, data: st.DataObject) -> None:
        to = self.day + data.draw(st.sampled_from([0, 0, 1, -1, -9, 8, 40])) * A_DAY
        self._turns_to(min(max(to, date(2017, 1, 1)), date(2027, 12, 1)), time(data.draw(st.integers(0, 23)), 30))

    def _people_act(self, data: st.DataObject) -> None:
        self.lived[Acts(data.draw, self.product, self.naive, self.day).one()] += 1
        told = self.product.tells()
        assert told == self.naive.council.present(told, self.day), f"somebody who is away is told: {told}"
        self._same_state()

    def teardown(self) -> None:
        if hasattr(self, "product"):
            self.product.close()

    # A day -------------------------------------------------------------------------------------------------------------

    def _a_day(self, habit: str) -> None:
        hours = {"once and late": [17], "about midnight": [0, 23], "outage": []}.get(habit, self._hours())
        for hour in hours:
            self._turns_to(self.day, time(hour, 59 if hour == 23 else 0))
            for _ in range(2 if habit == "twice" else 1):
                self._tick(copies=2 if habit == "two copies" else 1)
            self._post()

    def _hours(self) -> list[int]:
        """Every hour at which somebody's digest may go."""
        own = {person.hour for person in self.naive.council.people.values()}
        return sorted({hour for hour in own if hour} | {self.naive.council.numbers.digest_hour})

    def _turns_to(self, day: date, at: time) -> None:
        self.day, self.at = day, at
        self.product.turns_to(day, at)

    def _tick(self, copies: int = 1) -> None:
        self.product.tick(copies)
        self.naive.tick(self.day, self.at.hour)

    # The comparison ----------------------------------------------------------------------------------------------------

    def _post(self) -> None:
        """Who heard what: every message that should be, no other, and each with what it should say."""
        self.product.tells()
        said, heard = _to_each(self.product.post()), _to_each(self.naive.post(self.day))
        assert said.keys() == heard.keys(), f"{self.day} {self.at}: said {said.keys()}, should {heard}"
        wrong = {who: why for who in said if (why := self._wrong(said[who], heard[who]))}
        assert wrong == {}, f"{self.day} {self.at}: {wrong}"
        self._count([each for one in heard.values() for each in one])
        self._same_state()

    def _count(self, heard: list[Heard]) -> None:
        self.lived.update(each.kind for each in heard)
        self.lived.update("news" for each in heard if each.news)
        self.lived.update(part for each in heard for part, _ in (*each.rows, *each.audits))

    def _wrong(self, said: list[Said], heard: list[Heard]) -> str:
        """In the order in which they came: after an outage of the post there may be several of one kind.

        Of drift it counts who hears of which action how often, and not in how many messages.
        """
        if said and said[0].kind == "escalation":
            told = Counter(name for one in said for name in one.parts)
            should = Counter(f"A-{number}" for one in heard for _, number in one.rows)
            return "; ".join(filter(None, (one.contradicts_itself for one in said))) or str(
                told - should or should - told or ""
            )
        if len(said) != len(heard):
            return f"said {len(said)} times, should {heard}"
        return "; ".join(why for one, other in zip(said, heard, strict=True) if (why := one.differs_from(other)))

    def _same_state(self) -> None:
        asked = {"more time": "more-time"}
        model = {
            w.number: (w.status, w.due, w.owner, w.climbed, w.handed_on, w.snoozed, asked.get(w.asked, w.asked))
            for w in self.naive.council.work.values()
        }
        product = self.product.state()
        assert product == model, {n: (product.get(n), model[n]) for n in model if product.get(n) != model[n]}


def _to_each(messages: list[Any]) -> dict[tuple[str, int], list[Any]]:
    """By kind and person."""
    found: dict[tuple[str, int], list[Any]] = defaultdict(list)
    for message in messages:
        found[message.kind, message.person].append(message)
    return found


COURSES = [
    *[Years._days_go_by] * 4,
    Years._it_is_planned_and_posted_later,
    Years._it_is_planned_and_posted_later,
    Years._the_clock_jumps,
]
