"""A late action climbs at 5 and 10 working days, one of a case of concern at 1 and 10, once for each rung; more time begins
anew, a new owner is warned first."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import ENGLAND
from domain.ladder import Rung, Standing, climbs_next, is_due, is_warned, reached
from domain.policy import DEFAULT, Policy
from tests.rules.some import an_action

A_DAY = timedelta(days=1)
LATE = Standing(date(2018, 1, 10))
days = st.dates(date(2017, 11, 1), date(2018, 6, 1))
policies = st.builds(
    lambda concern, later, more, closures: Policy(
        concern_escalate_after=concern,
        escalate_after=concern + later,
        escalate_further_after=concern + later + more,
        closures=closures,
    ),
    st.integers(1, 5),
    st.integers(0, 5),
    st.integers(1, 9),
    st.frozensets(days, max_size=12),
)
standings = st.builds(Standing, days, st.sampled_from(Rung), st.none() | days, st.booleans())


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("today", "rung"),
    [
        ("2018-01-10", Rung.NOBODY),
        ("2018-01-16", Rung.NOBODY),
        ("2018-01-17", Rung.HEAD_OF_SERVICE),
        ("2018-01-23", Rung.HEAD_OF_SERVICE),
        ("2018-01-24", Rung.DIRECTOR),
        ("2019-01-24", Rung.DIRECTOR),
    ],
)
def test_it_reaches_the_head_of_service_after_five_and_the_director_after_ten_working_days(
    today: str, rung: Rung
) -> None:
    assert reached(LATE, day(today), DEFAULT) is rung


def test_bank_holidays_and_closures_are_not_counted() -> None:
    over_christmas = Standing(date(2017, 12, 20))

    assert not is_due(over_christmas, day("2017-12-28"), DEFAULT)
    assert is_due(over_christmas, day("2017-12-29"), DEFAULT)
    assert not is_due(over_christmas, day("2017-12-29"), Policy(closures=frozenset({day("2017-12-28")})))


@pytest.mark.parametrize("due", ["2018-01-12", "2018-01-13", "2018-01-14"])
def test_what_was_due_on_a_weekend_is_as_late_as_what_was_due_on_the_friday(due: str) -> None:
    assert not is_due(Standing(day(due)), day("2018-01-18"), DEFAULT)
    assert is_due(Standing(day(due)), day("2018-01-19"), DEFAULT)


def test_it_is_warned_on_the_working_day_before_each_rung_and_on_no_other() -> None:
    told = [d for n in range(1, 30) if is_warned(LATE, d := LATE.due + n * A_DAY, DEFAULT) and d.weekday() < 5]
    then = replace(LATE, rung=Rung.HEAD_OF_SERVICE)
    later = [d for n in range(1, 30) if is_warned(then, d := LATE.due + n * A_DAY, DEFAULT) and d.weekday() < 5]

    assert (told, later) == ([day("2018-01-16")], [day("2018-01-23")])


def test_the_warning_comes_on_the_friday_for_what_climbs_on_the_monday() -> None:
    friday = Standing(day("2018-01-15"))

    assert is_warned(friday, day("2018-01-19"), DEFAULT)
    assert is_due(friday, day("2018-01-22"), DEFAULT)


def test_both_rungs_are_due_where_both_were_missed() -> None:
    assert reached(LATE, day("2018-02-20"), DEFAULT) is Rung.DIRECTOR
    assert LATE.rung is Rung.NOBODY


@pytest.mark.parametrize(
    ("handed", "warned", "climbs"),
    [
        ("2018-01-23", "2018-01-24", "2018-01-25"),
        ("2018-01-26", "2018-01-29", "2018-01-30"),
        ("2018-01-27", "2018-01-29", "2018-01-30"),
        ("2018-03-29", "2018-04-03", "2018-04-04"),
    ],
)
def test_a_new_owner_has_one_working_day_of_warning_before_it_climbs(handed: str, warned: str, climbs: str) -> None:
    given_on = replace(LATE, handed_on=day(handed))
    told = [n * A_DAY + given_on.handed_on for n in range(9) if is_warned(given_on, day(handed) + n * A_DAY, DEFAULT)]

    assert [d for d in told if DEFAULT.calendar.is_working_day(d)] == [day(warned)]
    assert not is_due(given_on, day(climbs) - A_DAY, DEFAULT)
    assert is_due(given_on, day(climbs), DEFAULT)


def test_reassigning_a_little_before_it_climbs_does_not_put_the_climb_off_further_than_the_warning_needs() -> None:
    assert is_due(replace(LATE, handed_on=day("2018-01-15")), day("2018-01-17"), DEFAULT)
    assert not is_due(replace(LATE, handed_on=day("2018-01-16")), day("2018-01-17"), DEFAULT)
    assert is_due(replace(LATE, handed_on=day("2018-01-16")), day("2018-01-18"), DEFAULT)


def test_more_time_begins_at_the_foot_of_the_ladder_and_nothing_else_does() -> None:
    climbed = an_action(due=day("2018-01-10")).escalated(Rung.HEAD_OF_SERVICE, day("2018-01-17"))
    more = climbed.moved(day("2018-02-01"))

    assert more.on_ladder == Standing(day("2018-02-01"))
    assert climbed.handed_to(1, day("2018-01-18")).rung == Rung.HEAD_OF_SERVICE
    assert climbed.snoozed(day("2018-01-20")).on_ladder == climbed.on_ladder
    assert climbed.reopened().on_ladder == climbed.on_ladder
    assert climbed.asking("more-time", 5).on_ladder == climbed.on_ladder


def test_the_numbers_are_those_of_the_policy_and_a_stricter_one_is_caught_up_with() -> None:
    strict = Policy(escalate_after=1, escalate_further_after=2)

    assert is_due(LATE, day("2018-01-11"), strict)
    assert is_warned(LATE, LATE.due, strict)
    assert is_warned(replace(LATE, rung=Rung.HEAD_OF_SERVICE), day("2018-01-11"), strict)
    assert is_due(replace(LATE, rung=Rung.HEAD_OF_SERVICE), day("2018-01-12"), strict)


def test_a_milder_policy_takes_nothing_back() -> None:
    told = replace(LATE, rung=Rung.HEAD_OF_SERVICE)
    mild = Policy(escalate_after=15, escalate_further_after=20)

    assert reached(told, day("2018-01-19"), mild) is Rung.HEAD_OF_SERVICE
    assert not is_due(told, day("2018-01-19"), mild)


def test_one_of_a_case_of_concern_goes_to_the_head_after_one_working_day_and_to_the_director_with_all_others() -> None:
    told = Standing(day("2018-01-12"), of_concern=True)
    on_monday = replace(told, rung=Rung.HEAD_OF_SERVICE)

    assert is_warned(told, day("2018-01-12"), DEFAULT)
    assert not is_due(told, day("2018-01-12"), DEFAULT)
    assert reached(told, day("2018-01-15"), DEFAULT) is Rung.HEAD_OF_SERVICE
    assert climbs_next(told, DEFAULT) == (day("2018-01-15"), Rung.HEAD_OF_SERVICE)
    assert climbs_next(on_monday, DEFAULT) == climbs_next(replace(on_monday, of_concern=False), DEFAULT)
    assert an_action(concern="C-3").on_ladder == Standing(date(2018, 1, 10), of_concern=True)


@given(standings, days, policies)
def test_nothing_climbs_before_it_is_late_nor_down(action: Standing, today: date, policy: Policy) -> None:
    to = reached(action, today, policy)

    assert to >= action.rung
    assert today > action.due or to == action.rung


@given(days, policies, st.booleans())
def test_as_the_working_days_go_by_each_rung_is_climbed_once_each_warned_of_the_working_day_before(
    due: date, policy: Policy, of_concern: bool
) -> None:
    heard, warned, action = [], [], Standing(due, of_concern=of_concern)
    to_head = policy.concern_escalate_after if of_concern else policy.escalate_after
    run = [d for n in range(60) if policy.calendar.is_working_day(d := due + n * A_DAY)]
    for number, today in enumerate(run):
        if is_due(action, today, policy):
            action = replace(action, rung=reached(action, today, policy))
            heard.append(number)
        if is_warned(action, today, policy):
            warned.append(number)
    late = sum(1 for today in run if today <= due)
    assert heard == [late + to_head - 1, late + policy.escalate_further_after - 1]
    assert warned == [n - 1 for n in heard if n]


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        (Standing(date(2018, 1, 10)), (date(2018, 1, 17), Rung.HEAD_OF_SERVICE)),
        (Standing(date(2018, 1, 10), Rung.HEAD_OF_SERVICE), (date(2018, 1, 24), Rung.DIRECTOR)),
        (Standing(date(2018, 1, 10), Rung.NOBODY, date(2018, 1, 16)), (date(2018, 1, 18), Rung.HEAD_OF_SERVICE)),
        (Standing(date(2018, 1, 10), Rung.NOBODY, date(2018, 1, 19)), (date(2018, 1, 23), Rung.HEAD_OF_SERVICE)),
        (Standing(date(2018, 1, 10), Rung.NOBODY, date(2018, 1, 24)), (date(2018, 1, 26), Rung.DIRECTOR)),
        (Standing(date(2018, 1, 10), Rung.DIRECTOR), None),
    ],
)
def test_when_and_how_far_it_climbs_next(standing: Standing, expected: tuple[date, Rung] | None) -> None:
    assert climbs_next(standing, DEFAULT) == expected


@given(
    st.dates(date(2017, 12, 1), date(2018, 3, 1)),
    st.sampled_from([Rung.NOBODY, Rung.HEAD_OF_SERVICE]),
    st.none() | st.dates(date(2017, 12, 1), date(2018, 3, 1)),
)
def test_it_climbs_on_the_day_that_was_foretold_and_on_no_working_day_before(
    due: date, rung: Rung, handed_on: date | None
) -> None:
    standing = Standing(due, rung, handed_on)
    day, to = climbs_next(standing, DEFAULT) or (due, rung)
    first = handed_on or due
    earlier = [first + timedelta(days=n) for n in range(60) if first + timedelta(days=n) < day]

    assert reached(standing, day, DEFAULT) == to > rung
    assert not [d for d in earlier if ENGLAND.is_working_day(d) and is_due(standing, d, DEFAULT)]
