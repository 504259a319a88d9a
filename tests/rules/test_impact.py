"""When to ask whether a completed action made a difference, and on which days the question alone is worth a message."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import ENGLAND, Calendar
from domain.completion import Completion
from domain.impact import Difference, Impact, ask_on, is_reason
from domain.policy import DEFAULT
from tests.rules.some import MANAGER, NOW, OUTCOME, OWNER, TODAY, TOO_EARLY, an_action

SOON = date(2018, 2, 7)
days = st.dates(date(2017, 1, 1), date(2020, 12, 31))


def test_it_is_asked_twenty_working_days_after_it_was_too_early_to_say_and_never_otherwise() -> None:
    assert ask_on(Difference.TOO_EARLY, TODAY, DEFAULT) == SOON
    assert [ask_on(said, TODAY, DEFAULT) for said in (Difference.YES, Difference.NO, None)] == [None] * 3


def test_the_councils_own_number_and_closures_count() -> None:
    policy = DEFAULT.changed(impact_after=2, closures=frozenset({date(2018, 1, 11)}))

    assert ask_on(Difference.TOO_EARLY, TODAY, policy) == date(2018, 1, 15)


def test_what_was_said_last_counts() -> None:
    done = an_action().completed(TOO_EARLY, by=OWNER, on=TODAY, at=NOW, ask_on=SOON)
    still = done.judged(Impact(Difference.TOO_EARLY, MANAGER, NOW), date(2018, 3, 7))
    settled = still.judged(Impact(Difference.NO, OWNER, NOW, "Moved away"), None)

    assert [a.is_undecided for a in (done, still, settled)] == [True, True, False]
    assert [a.completion and a.completion.difference for a in (done, still, settled)] == [
        "too-early",
        "too-early",
        "no",
    ]
    assert [a.version for a in (done, still, settled)] == [2, 3, 4]
    assert settled.completion is not None
    assert settled.completion.ask_on is None
    assert [said.by for said in settled.completion.impacts] == [MANAGER, OWNER]


@pytest.mark.parametrize(
    ("day", "asked"), [(SOON - timedelta(days=1), False), (SOON, True), (SOON.replace(month=6), True)]
)
def test_it_is_time_to_ask_from_that_day_on(day: date, asked: bool) -> None:
    done = Completion(TOO_EARLY, on=TODAY, ask_on=SOON)

    assert done.is_asked(day) is asked
    assert not replace(done, standing=False).is_asked(day)
    assert not replace(done, outcome=OUTCOME).is_asked(day)
    assert not replace(done, ask_on=None).is_asked(day)


def test_nothing_is_asked_about_what_was_returned_or_waits_to_be_accepted() -> None:
    done = an_action().completed(TOO_EARLY, by=OWNER, on=TODAY, at=NOW, ask_on=SOON)
    waiting = an_action(concern="C-1").completed(TOO_EARLY, by=OWNER, on=TODAY, at=NOW, ask_on=SOON)

    assert not done.reopened().is_undecided
    assert done.reopened().completion == replace(done.completion, standing=False, ask_on=None)  # type: ignore[type-var]
    assert not waiting.is_undecided
    assert waiting.accepted(NOW).is_undecided


@given(days, st.integers(0, 60))
def test_the_question_alone_is_a_reason_on_its_day_and_each_fifth_working_day_after(
    asked_from: date, after: int
) -> None:
    first = asked_from if ENGLAND.is_working_day(asked_from) else ENGLAND.add(asked_from, 1)

    assert is_reason(asked_from, ENGLAND.add(first, after), ENGLAND) is (after % 5 == 0)
    assert not is_reason(asked_from, asked_from - timedelta(days=1 + after), ENGLAND)


def test_a_day_on_which_the_council_is_closed_is_no_working_day_of_the_five() -> None:
    calendar = Calendar(frozenset({date(2018, 2, 9)}))
    february = [date(2018, 2, day) for day in range(5, 20)]

    assert [day.day for day in february if calendar.is_working_day(day) and is_reason(SOON, day, calendar)] == [7, 15]
