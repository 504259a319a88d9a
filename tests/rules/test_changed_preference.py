"""Whoever changes when their digest comes is left no working day that no digest speaks for, and no digest too many."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import A_DAY, Calendar
from domain.preference import Preference

ENGLAND = Calendar(frozenset())
WEDNESDAY = date(2018, 1, 10)
DAILY, WEEKLY = Preference(), Preference(weekly=True)
FRIDAYS = Preference(days=frozenset({4}))
preferences = st.builds(
    Preference, days=st.frozensets(st.integers(0, 4), min_size=1), weekly=st.booleans(), hour=st.none()
)


def digests(preference: Preference, first: date, days: int = 14) -> list[date]:
    run = (first + n * A_DAY for n in range(days))
    return [day for day in run if preference.has_digest(day, ENGLAND)]


def test_from_daily_to_weekly_the_next_morning_speaks_for_the_rest_of_the_week() -> None:
    changed = WEEKLY.in_place_of(DAILY, WEDNESDAY, ENGLAND, told=True)

    assert digests(changed, WEDNESDAY) == [WEDNESDAY, date(2018, 1, 11), date(2018, 1, 15), date(2018, 1, 22)]
    assert list(changed.stands_for(date(2018, 1, 11), ENGLAND)) == [date(2018, 1, 11), date(2018, 1, 12)]


def test_before_that_days_digest_it_is_that_days_own() -> None:
    changed = WEEKLY.in_place_of(DAILY, WEDNESDAY, ENGLAND, told=False)

    assert digests(changed, WEDNESDAY) == [WEDNESDAY, date(2018, 1, 15), date(2018, 1, 22)]
    assert len(list(changed.stands_for(WEDNESDAY, ENGLAND))) == 3


def test_from_weekly_to_daily_it_comes_each_day_from_today_on() -> None:
    changed = DAILY.in_place_of(WEEKLY, WEDNESDAY, ENGLAND, told=False)

    assert changed.plain == DAILY
    assert digests(changed, WEDNESDAY, 3) == [WEDNESDAY, date(2018, 1, 11), date(2018, 1, 12)]
    assert list(changed.catches_up(WEDNESDAY, ENGLAND)) == [WEDNESDAY, date(2018, 1, 9)]


def test_to_fridays_alone_thursday_is_spoken_for() -> None:
    changed = FRIDAYS.in_place_of(DAILY, WEDNESDAY, ENGLAND, told=True)

    assert digests(changed, WEDNESDAY, 9) == [WEDNESDAY, date(2018, 1, 11), date(2018, 1, 12)]


@given(
    st.lists(st.tuples(preferences, st.integers(0, 9), st.booleans()), min_size=1, max_size=4),
    preferences,
    st.dates(date(2017, 12, 1), date(2018, 6, 1)),
)
def test_however_often_it_is_changed_every_working_day_is_spoken_for(
    changes: list[tuple[Preference, int, bool]], first: Preference, day: date
) -> None:
    """`told`, where today has a digest and it has come; then the next one begins with the day after those spoken for."""
    now, spoken_until = first, first.last_until(day, ENGLAND)
    *_, spoken_until = first.stands_for(spoken_until, ENGLAND)
    begun = day
    for wanted, wait, told in [*changes, (first, 30, False)]:
        for _ in range(wait):
            day += A_DAY
            if now.has_digest(day, ENGLAND):
                spoken_until = _spoken(now, day, spoken_until)
        told = told and now.has_digest(day, ENGLAND)
        before = now
        if not told and before.has_digest(
            day, ENGLAND
        ):  # it is not known yet: it comes by the new settings or not at all
            spoken_until = min(spoken_until, day - A_DAY)
        now = wanted.in_place_of(before, day, ENGLAND, told=told)
        if not told and now.has_digest(day, ENGLAND):
            spoken_until = _spoken(now, day, spoken_until)
    assert spoken_until > begun


def _spoken(preference: Preference, day: date, until: date) -> date:
    """That digest begins where the last one left off, at the latest."""
    assert not any(ENGLAND.is_working_day(until + n * A_DAY) for n in range(1, (day - until).days))
    *_, last = preference.stands_for(day, ENGLAND)
    return max(last, until)
