"""What may be asked for as a new date, and how a request ends."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import ENGLAND
from domain.policy import DEFAULT
from domain.refusal import Refusal
from domain.request import Request, RequestKind, RequestState, check_new_due
from tests.rules.some import HEAD, NOW, OWNER, TODAY

LAST = TODAY + timedelta(days=DEFAULT.longest_extension_in_days)
A_DAY = timedelta(days=1)


def refused(asked: date, due: date) -> str:
    try:
        check_new_due(asked, due=due, today=TODAY, policy=DEFAULT)
    except Refusal as refusal:
        return refusal.sentence if refusal.field == "due" else "at no input"
    return ""


@pytest.mark.parametrize(
    ("asked", "due", "sentence"),
    [
        (TODAY + A_DAY, TODAY, ""),
        (TODAY + A_DAY, TODAY - 9 * A_DAY, ""),
        (LAST, TODAY, ""),
        (TODAY, TODAY, "The new date must be after today."),
        (TODAY, TODAY - 9 * A_DAY, "The new date must be after today."),
        (TODAY - A_DAY, TODAY - 9 * A_DAY, "The new date must be after today."),
        (TODAY + A_DAY, TODAY + A_DAY, "It is already due on 11 Jan 2018. Choose a later date."),
        (TODAY + A_DAY, TODAY + 2 * A_DAY, "It is already due on 12 Jan 2018. Choose a later date."),
        (LAST + A_DAY, TODAY, "That is more than a year away. Choose an earlier date."),
        (date(2018, 1, 20), TODAY, "Sat 20 Jan is not a working day. Choose Mon 22 Jan, for example."),
        (date(2018, 3, 30), TODAY, "Fri 30 Mar is not a working day. Choose Tue 3 Apr, for example."),
        (date(2081, 1, 24), TODAY, "That is more than a year away. Choose an earlier date."),
    ],
)
def test_a_new_date_is_later_than_today_and_than_the_old_one_and_within_a_year(
    asked: date, due: date, sentence: str
) -> None:
    assert refused(asked, due) == sentence


@given(st.dates(date(2017, 1, 1), date(2020, 1, 1)), st.dates(date(2017, 1, 1), date(2020, 1, 1)))
def test_a_date_is_refused_exactly_where_it_is_outside_the_span_or_nobody_works(asked: date, due: date) -> None:
    assert (refused(asked, due) == "") == (max(TODAY, due) < asked <= LAST and ENGLAND.is_working_day(asked))


def test_a_decision_keeps_what_was_asked_and_by_whom() -> None:
    asked = Request(17, RequestKind.MORE_TIME, OWNER, NOW, "A meeting", from_due=TODAY, to_due=LAST, id=3)
    given_ = asked.decided(RequestState.ACCEPTED, by=HEAD, at=NOW, answer="Yes")
    lapsed = asked.lapsed(NOW)

    assert (given_.state, given_.decided_by, given_.answer, given_.reason) == ("accepted", HEAD, "Yes", "A meeting")
    assert (lapsed.state, lapsed.decided_by, lapsed.asked_by, lapsed.id) == ("lapsed", None, OWNER, 3)
