"""A case of concern is closed when nothing of it is left to do, reviewed on a working day, and its case audited again later."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from domain.action import Status
from domain.calendar import ENGLAND
from domain.closing import check_nothing_is_left, check_reaudit, check_review, left_to_do
from domain.concern import Concern
from domain.refusal import Refusal
from tests.rules.some import NORTH, TODAY, an_action

CONCERN = Concern(3, "412087", NORTH, "No visit", TODAY)
ALL = [an_action(id=100 + n, status=status, concern="C-3") for n, status in enumerate(Status)]


def refused(rule: Callable[..., None], *given: Any) -> str:
    with pytest.raises(Refusal) as caught:
        rule(*given)
    return caught.value.sentence


def test_what_is_open_or_to_be_accepted_is_named_and_may_be_taken_out() -> None:
    assert [action.status for action in left_to_do(ALL)] == [Status.OPEN, Status.AWAITING_ACCEPTANCE]
    said = refused(check_nothing_is_left, CONCERN, ALL)
    assert "A-100 is not done and A-101 waits to be accepted" in said
    assert "take them out of C-3" in said
    assert "A-100 is not done" in refused(check_nothing_is_left, CONCERN, ALL[:1])
    check_nothing_is_left(CONCERN, ALL[2:])
    check_nothing_is_left(CONCERN, [])


def test_a_review_is_on_a_working_day_after_today_and_within_twenty_of_them() -> None:
    check_review(date(2018, 1, 11), TODAY, ENGLAND)
    assert refused(check_review, TODAY, TODAY, ENGLAND) == "Choose a day after today."
    assert "Sat 13 Jan is not a working day. Choose Mon 15 Jan" in refused(
        check_review, date(2018, 1, 13), TODAY, ENGLAND
    )
    check_review(date(2018, 2, 7), TODAY, ENGLAND)
    said = "It is reviewed within 20 working days. Choose Wed 7 Feb at the latest."
    assert refused(check_review, date(2018, 2, 8), TODAY, ENGLAND) == said
    assert refused(check_review, date(2018, 3, 30), TODAY, ENGLAND) == said  # a bank holiday, as well


def test_a_case_is_audited_again_on_a_later_working_day() -> None:
    check_reaudit(date(2018, 1, 15), TODAY, ENGLAND)
    assert refused(check_reaudit, TODAY, TODAY, ENGLAND) == "Choose a day after today."
    assert "Choose Mon 15 Jan" in refused(check_reaudit, date(2018, 1, 13), TODAY, ENGLAND)
    assert "two years away" in refused(check_reaudit, date(2081, 1, 1), TODAY, ENGLAND)


def test_an_action_taken_out_keeps_all_but_that_it_belongs_to_it() -> None:
    action = an_action(concern="C-3", rung=1, escalated_on=TODAY)
    out = action.taken_out()
    assert replace(out, concern="C-3", version=action.version) == action
    assert not replace(out, escalated_on=None).needs_acceptance
