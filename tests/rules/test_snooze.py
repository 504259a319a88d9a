"""Until when the reminders of an action may be snoozed, how often, and what is suggested."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import Today
from domain.ladder import Rung
from domain.policy import DEFAULT
from domain.refusal import Refusal
from domain.snooze import can_be_snoozed, check_possible, check_until, suggested
from tests.rules.some import TODAY, an_action

DUE = date(2018, 1, 24)
days = st.integers(-30, 60).map(lambda n: TODAY + timedelta(days=n))


def refused(rule, *given) -> str:
    with pytest.raises(Refusal) as caught:
        rule(*given)
    return caught.value.sentence


@pytest.mark.parametrize(
    ("due", "why"), [("2018-01-09", "is late"), ("2018-01-10", "is due today"), ("2018-01-11", "is due tomorrow")]
)
def test_what_is_due_tomorrow_or_before_has_no_day_left(due: str, why: str) -> None:
    said = refused(check_possible, an_action(due=date.fromisoformat(due)), TODAY, DEFAULT)
    assert said == f"A-17 {why}. Its reminders can be snoozed only until a day before it is due."


def test_it_is_done_as_often_as_the_policy_says_and_no_more() -> None:
    action = an_action(due=DUE)
    for _ in range(2):
        check_possible(action, TODAY, DEFAULT)
        action = action.snoozed(date(2018, 1, 17))
    assert "were snoozed twice already" in refused(check_possible, action, TODAY, DEFAULT)
    assert "were snoozed once already" in refused(check_possible, action, TODAY, DEFAULT.changed(snoozes=1))
    check_possible(action, TODAY, DEFAULT.changed(snoozes=3))
    assert "were snoozed 3 times already" in refused(
        check_possible, replace(action, snoozes=3), TODAY, DEFAULT.changed(snoozes=3)
    )


def test_the_day_is_after_today_and_before_the_due_date() -> None:
    action = an_action(due=DUE)
    check_until(date(2018, 1, 11), action, TODAY)
    check_until(date(2018, 1, 23), action, TODAY)
    assert refused(check_until, TODAY, action, TODAY) == "Choose a day after today."
    assert refused(check_until, DUE, action, TODAY) == "It is due on 24 Jan 2018. Choose an earlier day."


def test_what_belongs_to_a_case_of_concern_cannot_be_snoozed_at_all() -> None:
    said = refused(check_possible, an_action(due=DUE, concern="C-3"), TODAY, DEFAULT)
    assert said == "A-17 belongs to a case of concern. Its reminders cannot be snoozed."


@given(due=days, times=st.integers(0, 3), concern=st.sampled_from(["", "C-3"]))
def test_what_is_suggested_is_always_taken_and_offered_only_where_something_is(
    due: date, times: int, concern: str
) -> None:
    action = an_action(due=due, snoozes=times, concern=concern)
    if can_be_snoozed(action, TODAY, DEFAULT):
        check_possible(action, TODAY, DEFAULT)
        check_until(suggested(action, Today(TODAY), DEFAULT), action, TODAY)
    else:
        refused(check_possible, action, TODAY, DEFAULT)


@pytest.mark.parametrize(
    ("due", "until"), [("2018-02-28", "2018-02-27"), ("2018-01-15", "2018-01-12"), ("2018-01-12", "2018-01-11")]
)
def test_the_day_of_the_second_reminder_is_suggested_where_it_can_be(due: str, until: str) -> None:
    assert suggested(an_action(due=date.fromisoformat(due)), Today(TODAY), DEFAULT).isoformat() == until


def test_a_snooze_moves_neither_the_due_date_nor_the_ladder() -> None:
    before = an_action(due=DUE, rung=Rung.NOBODY)
    after = before.snoozed(date(2018, 1, 17))
    assert replace(after, version=before.version, snoozed_until=None, snoozes=0) == before
