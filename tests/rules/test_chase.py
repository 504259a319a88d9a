"""A case of concern is said again until it is answered: to whom, and when, whoever answers for it meanwhile."""

from dataclasses import replace
from datetime import UTC, date, datetime

from domain.calendar import ENGLAND, LONDON
from domain.chase import Call, above, call, is_directors
from domain.concern import Capacity, Concern, Duty
from domain.person import Person, Role, Team
from domain.working_hours import WorkingHours

HOURS = WorkingHours(ENGLAND, 9, 17)
TEAM = Team(1, "North", 1, "11-25", 5, 6, "")
DIRECTORS = [Person(n, f"Director {n}", None, frozenset({Role.DIRECTOR})) for n in (7, 8)]
PLT = Person(9, "PLT", None, frozenset({Role.PLT}))
TOLD = Duty(Capacity.TEAM_MANAGER, told=(5,), times=1, again_at=datetime(2018, 1, 9, 12, 2, tzinfo=UTC))


def london(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=LONDON).astimezone(UTC)


def concern(raised: str, **duty: object) -> Concern:
    duties = {c: Duty(c, told=(n,), times=1, again_at=london(raised)) for c, n in zip(Capacity, (5, 6), strict=True)}
    return Concern(3, "412087", TEAM, "No visit", date(2018, 1, 9), raised_at=london(raised), duties=duties)


def test_before_its_time_nothing_is_said_to_those_who_know() -> None:
    assert call(TOLD, (5,), london("2018-01-09 12:01"), HOURS) is None


def test_it_is_said_again_after_two_hours_and_then_each_working_morning() -> None:
    first = call(TOLD, (5,), london("2018-01-09 12:02"), HOURS)
    assert first == Call(replace(TOLD, times=2, again_at=london("2018-01-10 09:00")), (5,))

    friday = call(first.duty, (5,), london("2018-01-12 09:00"), HOURS)
    assert friday is not None
    assert (friday.duty.times, friday.duty.again_at) == (3, london("2018-01-15 09:00"))


def test_who_is_new_is_told_at_once_and_who_knows_is_not_told_twice() -> None:
    now = london("2018-01-09 10:30")
    assert call(TOLD, (5, 4), now, HOURS) == Call(replace(TOLD, told=(5, 4), again_at=london("2018-01-09 12:30")), (4,))


def test_a_trouble_is_the_one_of_those_who_were_told() -> None:
    troubled, now = replace(TOLD, trouble="user_disabled"), london("2018-01-09 13:00")
    again, another = call(troubled, (5,), now, HOURS), call(troubled, (4,), now, HOURS)
    assert again is not None
    assert another is not None
    assert (again.duty.trouble, another.duty.trouble) == ("user_disabled", "")


def test_where_those_who_answer_become_fewer_nothing_is_said() -> None:
    several = replace(TOLD, told=(4, 5))
    assert call(several, (5,), london("2018-01-09 10:30"), HOURS) == Call(TOLD, ())


def test_the_director_is_told_after_one_working_day_and_once() -> None:
    friday = concern("2018-01-12 16:00")
    assert not is_directors(friday, london("2018-01-15 15:59"), 1, HOURS)
    assert is_directors(friday, london("2018-01-15 16:00"), 1, HOURS)
    assert not is_directors(friday.told_director(date(2018, 1, 15)), london("2018-01-16 16:00"), 1, HOURS)
    have_it = friday.acknowledged([Capacity.TEAM_MANAGER], 5, london("2018-01-12 16:10"))
    assert is_directors(have_it, london("2018-01-15 16:00"), 1, HOURS)
    both = have_it.acknowledged([Capacity.HEAD_OF_SERVICE], 6, london("2018-01-12 16:10"))
    assert not is_directors(both, london("2018-01-15 16:00"), 1, HOURS)


def test_the_next_above_is_the_director_who_is_not_silent_themselves_and_else_the_plt() -> None:
    found = concern("2018-01-12 16:00")
    assert above(found, {5, 6}, [*DIRECTORS, PLT]) == {7, 8}
    assert above(found, {5, 7}, [*DIRECTORS, PLT]) == {8}
    assert above(found, {7, 8}, [*DIRECTORS, PLT]) == {9}
    assert above(found, {5, 6}, [PLT]) == {9}


def test_what_a_clock_that_was_ahead_planned_is_said_as_if_it_were_due() -> None:
    ahead = replace(TOLD, times=2, again_at=london("2018-03-13 09:00"))
    said = call(ahead, (5,), london("2018-01-10 09:00"), HOURS)
    assert said == Call(replace(ahead, times=3, again_at=london("2018-01-11 09:00")), (5,))
    assert call(replace(TOLD, again_at=london("2018-01-15 09:00")), (5,), london("2018-01-12 16:30"), HOURS) is None
