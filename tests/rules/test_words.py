"""Dates in words, texts in one line, hints on what SMART asks, and whether two texts ask for the same."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.words import count, due_words, listed, short_date, shorten, times
from domain.calendar import ENGLAND
from domain.likeness import is_like
from domain.smart import hints
from tests.rules.some import TODAY, an_action

DUE = {
    "2017-12-29": "7 working days late, due Fri 29 Dec 2017",
    "2018-01-05": "3 working days late, due Fri 5 Jan",
    "2018-01-09": "1 working day late, due Tue 9 Jan",
    "2018-01-10": "due today",
    "2018-01-11": "due tomorrow, Thu 11 Jan",
    "2018-01-12": "due in 2 working days, Fri 12 Jan",
    "2018-01-17": "due in 5 working days, Wed 17 Jan",
    "2018-01-18": "due Thu 18 Jan",
    "2019-01-09": "due Wed 9 Jan 2019",
}


@pytest.mark.parametrize("due", DUE)
def test_a_due_date_is_said_as_people_say_it(due: str) -> None:
    assert due_words(an_action(due=date.fromisoformat(due)), TODAY, ENGLAND) == DUE[due]


def test_over_a_weekend_the_next_working_day_is_named_without_counting() -> None:
    friday, monday = date(2018, 1, 12), date(2018, 1, 15)

    assert due_words(an_action(due=monday), friday, ENGLAND) == "due Mon 15 Jan"
    assert due_words(an_action(due=friday), date(2018, 1, 13), ENGLAND) == "1 working day late, due Fri 12 Jan"


@given(st.dates(date(2016, 1, 1), date(2020, 1, 1)), st.dates(date(2016, 1, 1), date(2020, 1, 1)))
def test_late_is_said_of_late_actions_alone(due: date, today: date) -> None:
    assert ("late" in due_words(an_action(due=due), today, ENGLAND)) == (due < today)


def test_small_words() -> None:
    assert [count(n, "action") for n in (0, 1, 2)] == ["0 actions", "1 action", "2 actions"]
    assert count(2, "child", "children") == "2 children"
    assert [times(n) for n in (1, 2, 3)] == ["once", "twice", "3 times"]
    assert [listed(list("abc"[:n])) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert short_date(date(2018, 3, 1), TODAY) == "Thu 1 Mar"


@given(st.text(max_size=200), st.integers(1, 120))
def test_a_shortened_text_is_one_line_that_fits_and_says_where_it_was_cut(text: str, length: int) -> None:
    whole, cut = " ".join(text.split()), shorten(text, length)

    assert len(cut) <= length
    assert cut.splitlines() in ([cut], [])
    if cut != whole:
        assert len(whole) > length
        assert cut.endswith("…")
        assert whole.startswith(cut[:-1])


@pytest.mark.parametrize(
    ("text", "length", "cut"),
    [
        ("Rewrite the plan", 16, "Rewrite the plan"),
        ("Rewrite the plan", 15, "Rewrite the…"),
        ("  Rewrite\n the\tplan ", 99, "Rewrite the plan"),
        ("Rewrite, the plan", 11, "Rewrite…"),
        ("Donaudampfschiff", 6, "Donau…"),
    ],
)
def test_a_text_is_cut_at_the_end_of_a_word(text: str, length: int, cut: str) -> None:
    assert shorten(text, length) == cut


SMART = [
    "Rewrite the plan with the family by 12 January so that each step has a date",
    "Visit within two working days and record what the child said",
    "Discuss the chronology at the next supervision",
    "Review threshold decisions weekly until the conference",
    "By Friday agree with school who attends",
    "The social worker updates the assessment before 1/2/2018",
    "Convening a strategy meeting within 24 hours",
]
WITHOUT_WHEN = ["Rewrite the plan with the family", "Record the views of the father", "Triangulate what school says"]
WITHOUT_VERB = ["Supervision monthly", "Chronology by Friday", "A better life within two weeks"]


@pytest.mark.parametrize("text", SMART)
def test_a_text_that_says_what_and_when_gets_no_hint(text: str) -> None:
    assert hints(text) == []


@pytest.mark.parametrize("text", WITHOUT_WHEN)
def test_a_text_without_a_when_gets_a_hint_about_it(text: str) -> None:
    assert hints(text) == ["It may help to say by when, or at which meeting."]


@pytest.mark.parametrize("text", WITHOUT_VERB)
def test_a_text_without_a_verb_gets_a_hint_about_it(text: str) -> None:
    assert hints(text) == ["It may help to begin with what is to be done: visit, agree, record …"]


@given(st.text())
def test_any_text_gets_at_most_two_hints_and_never_an_error(text: str) -> None:
    assert len(hints(text)) <= 2


ALIKE = [
    ("Rewrite the plan with the family", "Rewrite the plan together with family and school"),
    ("Update the chronology", "The chronology is to be updated: update the chronology by Friday"),
    ("REWRITE THE PLAN", "rewrite the plan."),
    ("Visit", "Visit the child at home and record their views"),
]
UNLIKE = [
    ("Rewrite the plan with the family", "Visit the child at home"),
    ("Record the father's views", "Hold a strategy meeting within a day"),
    ("", "Visit"),
    ("", ""),
    ("to the and of", "to the and of"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_two_texts_that_ask_for_the_same_are_alike(one: str, other: str) -> None:
    assert is_like(one, other)
    assert is_like(other, one)


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_two_texts_that_ask_for_different_things_are_not_alike(one: str, other: str) -> None:
    assert not is_like(one, other)
    assert not is_like(other, one)


@given(st.text(), st.text())
def test_likeness_has_no_order(one: str, other: str) -> None:
    assert is_like(one, other) == is_like(other, one)
