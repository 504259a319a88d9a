"""How an action changes: what each step keeps, what it clears, and that no step is taken unseen."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.action import Action, Status, parse_reference
from domain.calendar import ENGLAND
from tests.rules.some import HEAD, NOW, OUTCOME, OWNER, TODAY, an_action

LATER = date(2018, 2, 1)
Change = Callable[[Action], Action]
STEPS: dict[str, Change] = {
    "completed": lambda a: a.completed(OUTCOME, by=OWNER, on=TODAY, at=NOW),
    "accepted": lambda a: a.accepted(NOW),
    "reopened": lambda a: a.reopened(),
    "not applicable": lambda a: a.not_applicable(NOW),
    "asking": lambda a: a.asking("more-time", OWNER),
    "moved": lambda a: a.moved(LATER),
    "handed": lambda a: a.handed_to(HEAD, TODAY),
    "unanswered": lambda a: a.unanswered(),
}


@pytest.mark.parametrize("step", STEPS)
def test_every_step_makes_a_new_version_and_keeps_what_the_action_is_about(step: str) -> None:
    before = an_action(extended=1, asked="more-time", asked_by=OWNER)
    after = STEPS[step](before)

    assert after.version == before.version + 1
    for kept in ("id", "case_ref", "team", "text", "sent", "original_due", "audit", "concern", "added_by"):
        assert getattr(after, kept) == getattr(before, kept)


@pytest.mark.parametrize("step", sorted(STEPS.keys() - {"moved"}))
def test_only_granted_time_moves_the_due_date(step: str) -> None:
    assert STEPS[step](an_action()).due == TODAY


def test_completing_says_who_when_and_what_and_closes_it() -> None:
    done = an_action(asked="more-time", asked_by=OWNER).completed(OUTCOME, by=OWNER, on=TODAY, at=NOW)

    assert (done.status, done.closed_at) == (Status.COMPLETE, NOW)
    assert done.completion is not None
    assert (done.completion.outcome, done.completion.by, done.completion.standing) == (OUTCOME, OWNER, True)
    assert (done.asked, done.asked_by) == ("", None)


@pytest.mark.parametrize("said", [{"concern": "C-1"}, {"escalated_on": TODAY}])
def test_an_escalated_action_and_one_of_a_case_of_concern_wait_to_be_accepted(said: dict[str, object]) -> None:
    done = an_action(**said).completed(OUTCOME, by=OWNER, on=TODAY, at=NOW)

    assert (done.status, done.closed_at) == (Status.AWAITING_ACCEPTANCE, None)
    assert (done.accepted(NOW).status, done.accepted(NOW).closed_at) == (Status.COMPLETE, NOW)


def test_a_returned_completion_stays_on_record_and_stands_no_longer() -> None:
    back = an_action().completed(OUTCOME, by=OWNER, on=TODAY, at=NOW).reopened()

    assert (back.status, back.closed_at, back.due) == (Status.OPEN, None, TODAY)
    assert back.completion is not None
    assert not back.completion.standing
    assert an_action().reopened().completion is None


def test_more_time_is_counted_and_the_first_due_date_kept() -> None:
    twice = an_action(asked="more-time", asked_by=OWNER).moved(LATER).moved(LATER + timedelta(days=7))

    assert (twice.extended, twice.original_due, twice.due) == (2, TODAY, LATER + timedelta(days=7))
    assert (twice.asked, twice.asked_by) == ("", None)


def test_handing_over_keeps_lateness_and_a_question_about_time_but_ends_one_about_the_handover() -> None:
    late = an_action(due=date(2018, 1, 5), asked="more-time", asked_by=OWNER).handed_to(HEAD, TODAY)
    asked = an_action(asked="handover", asked_by=OWNER).handed_to(HEAD, TODAY)

    assert (late.owner_id, late.due, late.asked) == (HEAD, date(2018, 1, 5), "more-time")
    assert (asked.owner_id, asked.asked, asked.asked_by) == (HEAD, "", None)


def test_only_complete_and_not_applicable_are_closed() -> None:
    assert [status for status in Status if status.is_closed] == [Status.COMPLETE, Status.NOT_APPLICABLE]


@given(st.dates(date(2017, 1, 1), date(2019, 1, 1)), st.integers(-400, 400))
def test_an_action_is_late_from_the_day_after_it_was_due(due: date, span: int) -> None:
    today = due + timedelta(days=span)
    late = an_action(due=due).days_late(today)

    assert late == (max(1, ENGLAND.between(due, today)) if span > 0 else 0)
    assert (late > 0) == (today > due)


def test_the_weekend_after_a_friday_is_one_day_late_like_the_monday() -> None:
    friday = an_action(due=date(2018, 1, 5))

    assert [friday.days_late(date(2018, 1, day)) for day in (5, 6, 7, 8, 9)] == [0, 1, 1, 1, 2]


@pytest.mark.parametrize(
    "typed", ["A-17", "a-17", "A17", "a17", "17", " 17 ", "A–17", "A—17", "A‑17", "a - 17", "A-017"]
)
def test_a_reference_is_understood_however_it_is_typed(typed: str) -> None:
    assert parse_reference(typed) == 17


@pytest.mark.parametrize(
    "typed",
    ["", " ", "A", "A-", "-", "-17", "--17", "–17", "0", "A-0", "A-17x", "x17", "AU-17", "17 18", "1.7", "1e3", "+17",
     "٣", "A-٣", "²", "１７", "A-1234567890", "9" * 5000, "A-17\nA-18", "#17", "AA-17", "17-", "A-A-17", "💥"],
)  # fmt: skip
def test_what_is_no_reference_is_none(typed: str) -> None:
    assert parse_reference(typed) is None


@given(st.text())
def test_any_text_is_a_number_that_could_be_one_or_none(typed: str) -> None:
    number = parse_reference(typed)

    assert number is None or 0 < number < 1_000_000_000


@given(st.integers(1, 999_999_999))
def test_the_reference_of_an_action_is_understood(number: int) -> None:
    assert parse_reference(an_action(id=number).reference) == number
    assert parse_reference(f"AU-{number}", "AU") == number
    assert parse_reference(f"AU-{number}") is None
