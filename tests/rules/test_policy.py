"""The policy's numbers are the domain page's by default, are kept as they are, and cannot be set to what makes no sense."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.policy import DEFAULT, Policy
from domain.refusal import Refusal

# The domain page's table "How time runs".
OF_THE_PAGE = {
    "due_after": 20,
    "first_reminder": 5,
    "second_reminder": 1,
    "escalate_after": 5,
    "concern_escalate_after": 1,
    "escalate_further_after": 10,
    "moderate_within": 5,
    "challenge_within": 10,
    "acknowledge_within": 1,
    "good_features_from": 2,
    "same_case_months": 12,
    "impact_after": 20,
    "digest_hour": 9,
    "roll_up_hour": 9,
    "report_hour": 9,
    "day_begins": 9,
    "day_ends": 17,
    "closures": [],
}


def refused(**values: object) -> tuple[str, str] | None:
    """The field and the sentence; None where it may be."""
    try:
        DEFAULT.changed(**values)
    except Refusal as refusal:
        return refusal.field, refusal.sentence
    return None


def test_the_defaults_are_those_of_the_domain_page() -> None:
    assert DEFAULT.as_values().items() >= OF_THE_PAGE.items()
    assert DEFAULT.snoozes == 2


def test_the_defaults_may_be_saved_as_they_are() -> None:
    assert DEFAULT.changed() == DEFAULT


@pytest.mark.parametrize(
    "values",
    [
        {"first_reminder": 2},
        {"first_reminder": 3, "second_reminder": 2},
        {"escalate_after": 1, "escalate_further_after": 2},
        {"escalate_after": 19, "escalate_further_after": 20},
        {"digest_hour": 7},
        {"digest_hour": 18},
        {"day_begins": 8, "day_ends": 18},
        {"keep_files_in_hours": 1000},
    ],
)
def test_what_makes_sense_may_be_changed_and_nothing_else_changes_with_it(values: dict[str, object]) -> None:
    assert DEFAULT.changed(**values).as_values() == DEFAULT.as_values() | values


@pytest.mark.parametrize(
    ("values", "field", "why"),
    [
        ({"first_reminder": 1}, "second_reminder", "comes after the first"),
        ({"second_reminder": 5}, "second_reminder", "comes after the first"),
        ({"escalate_further_after": 21}, "escalate_further_after", "20 working days at the latest"),
        ({"escalate_after": 10}, "escalate_further_after", "after the head of service"),
        ({"escalate_after": 0}, "escalate_after", "from 1 to 100"),
        ({"second_reminder": 0}, "second_reminder", "from 1 to 100"),
        ({"due_after": 101}, "due_after", "from 1 to 100"),
        ({"digest_hour": 6}, "digest_hour", "from 7 to 18"),
        ({"roll_up_hour": 19}, "roll_up_hour", "from 7 to 18"),
        ({"keep_files_in_hours": 0}, "keep_files_in_hours", "from 1 to 1000"),
        ({"day_begins": 17}, "day_ends", "ends after it begins"),
        ({"review_after": 21}, "review_after", "20 working days at the latest"),
        ({"good_features_from": 6}, "good_features_from", "judges 5 areas"),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_field(values: dict[str, int], field: str, why: str) -> None:
    where, sentence = refused(**values) or ("", "")

    assert (where, why in sentence) == (field, True)


@given(st.integers(-5, 120), st.integers(-5, 120))
def test_the_directors_rung_is_after_the_heads_and_never_beyond_twenty(head: int, director: int) -> None:
    may_be = 1 <= head < director <= 20

    assert (refused(escalate_after=head, escalate_further_after=director) is None) == may_be


@given(st.integers(-5, 120), st.integers(-5, 120))
def test_the_first_reminder_is_before_the_second(first: int, second: int) -> None:
    may_be = 1 <= second < first <= 100

    assert (refused(first_reminder=first, second_reminder=second) is None) == may_be


@given(
    st.builds(
        Policy,
        due_after=st.integers(1, 100),
        snoozes=st.integers(1, 9),
        digest_hour=st.integers(7, 18),
        closures=st.frozensets(st.dates(), max_size=5),
    )
)
def test_what_is_kept_is_read_as_it_was(policy: Policy) -> None:
    assert Policy.of_values(policy.as_values()) == policy


def test_what_is_not_kept_is_as_by_default_and_what_is_not_known_is_left_out() -> None:
    assert Policy.of_values({"snoozes": 3, "a number of a later version": 4}) == Policy(snoozes=3)
    assert Policy.of_values({}) == DEFAULT


def test_closures_are_days_on_which_nobody_works() -> None:
    closed = DEFAULT.changed(closures=frozenset({date(2018, 12, 27)}))

    assert not closed.calendar.is_working_day(date(2018, 12, 27))
    assert closed.calendar.add(date(2018, 12, 24), 1) == date(2018, 12, 28)
    assert DEFAULT.calendar.is_working_day(date(2018, 12, 27))
