"""Covers: one at a time, by somebody who is there themselves, and never for so long or so late that it must be a slip."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.absence import LONGEST, Absence, changed, check_absence, check_first_day, ended
from domain.refusal import Refusal
from tests.rules.some import TODAY

A_DAY = timedelta(days=1)
ONE, OTHER, THIRD, FOURTH = 1, 2, 3, 4


def away(person: int, cover: int, first: str, last: str, number: int | None = None) -> Absence:
    return Absence(person, cover, date.fromisoformat(f"2018-{first}"), date.fromisoformat(f"2018-{last}"), number)


def refused(wanted: Absence, *others: Absence, today: date = TODAY) -> tuple[str, str] | None:
    """The field and the sentence; None where it may be."""
    try:
        check_absence(wanted, others, today)
    except Refusal as refusal:
        return refusal.field, refusal.sentence
    return None


WANTED = away(ONE, OTHER, "01-15", "01-19")


def test_a_cover_for_some_days_may_be() -> None:
    assert refused(WANTED) is None
    assert refused(away(ONE, OTHER, "01-10", "01-10")) is None


@pytest.mark.parametrize(
    ("wanted", "field", "why"),
    [
        (away(ONE, ONE, "01-15", "01-19"), "cover", "nobody covers for themselves"),
        (away(ONE, OTHER, "01-19", "01-15"), "last_day", "before the first"),
        (away(ONE, OTHER, "01-02", "01-09"), "last_day", "past already"),
        (Absence(ONE, OTHER, TODAY, TODAY + LONGEST + A_DAY), "last_day", "longer than a year"),
    ],
)
def test_what_must_be_a_slip_is_refused_at_its_field(wanted: Absence, field: str, why: str) -> None:
    where, sentence = refused(wanted) or ("", "")

    assert (where, why in sentence) == (field, True)


@pytest.mark.parametrize(
    ("other", "field", "why"),
    [
        (away(ONE, THIRD, "01-19", "01-23", 7), "first_day", "a cover already from 19 Jan 2018 to 23 Jan 2018"),
        (away(ONE, OTHER, "01-17", "01-17", 7), "first_day", "a cover already"),
        (away(OTHER, ONE, "01-10", "01-15", 7), "cover", "cover for each other"),
        (away(OTHER, THIRD, "01-01", "02-15", 7), "cover", "you chose is away"),
        (away(THIRD, ONE, "01-16", "01-17", 7), "first_day", "cannot cover for somebody else at that time"),
    ],
)
def test_covers_that_would_lead_past_somebody_are_refused_with_the_days(other: Absence, field: str, why: str) -> None:
    where, sentence = refused(WANTED, other) or ("", "")

    assert (where, why in sentence) == (field, True)


@pytest.mark.parametrize(
    "other",
    [
        away(ONE, THIRD, "01-20", "01-23", 7),
        away(ONE, THIRD, "01-12", "01-14", 7),
        away(OTHER, ONE, "01-20", "01-23", 7),
        away(THIRD, OTHER, "01-15", "01-19", 7),
    ],
)
def test_what_only_adjoins_and_covering_for_two_at_once_may_be(other: Absence) -> None:
    assert refused(WANTED, other) is None


def test_a_cover_that_is_changed_does_not_stand_in_its_own_way() -> None:
    assert refused(away(ONE, THIRD, "01-16", "01-25", 7), away(ONE, OTHER, "01-15", "01-19", 7)) is None


absences = st.builds(
    lambda person, cover, first, span: Absence(person, cover, TODAY + first * A_DAY, TODAY + (first + span) * A_DAY),
    st.integers(1, 5),
    st.integers(1, 5),
    st.integers(0, 30),
    st.integers(0, 12),
)


@given(st.lists(absences, max_size=25))
def test_however_covers_are_asked_for_there_is_one_step_to_somebody_who_is_there_on_every_day(
    wished: list[Absence],
) -> None:
    agreed: list[Absence] = []
    for wanted in wished:
        two = {wanted.person_id, wanted.cover_id}
        if not refused(wanted, *(other for other in agreed if two & {other.person_id, other.cover_id})):
            agreed.append(replace(wanted, id=len(agreed)))

    for day in (TODAY + n * A_DAY for n in range(45)):
        todays = [one for one in agreed if one.first_day <= day <= one.last_day]
        gone = [one.person_id for one in todays]
        assert len(gone) == len(set(gone))
        assert not set(gone) & {one.cover_id for one in todays}


def test_another_cover_goes_on_from_today_and_the_first_keeps_the_days_that_are_past() -> None:
    before = away(ONE, OTHER, "01-08", "01-19", 7)
    wanted = replace(before, cover_id=THIRD, last_day=date(2018, 1, 22))

    assert changed(before, wanted, TODAY) == (
        away(ONE, OTHER, "01-08", "01-09", 7),
        away(ONE, THIRD, "01-10", "01-22"),
    )


@pytest.mark.parametrize("first", ["01-10", "01-15"])
def test_what_begins_today_or_later_is_simply_given_to_another(first: str) -> None:
    before = away(ONE, OTHER, first, "01-19", 7)

    assert changed(before, replace(before, cover_id=THIRD), TODAY) == (None, replace(before, cover_id=THIRD))


def test_other_days_of_the_same_cover_are_the_same_absence() -> None:
    before = away(ONE, OTHER, "01-08", "01-19", 7)

    assert changed(before, away(ONE, OTHER, "01-08", "01-12"), TODAY) == (None, away(ONE, OTHER, "01-08", "01-12", 7))


def test_it_ends_the_day_before_they_are_back_or_never_was() -> None:
    assert ended(WANTED, date(2018, 1, 17)) == away(ONE, OTHER, "01-15", "01-16")
    assert ended(WANTED, date(2018, 1, 15)) is None


@pytest.mark.parametrize(
    ("first", "before", "may"), [("01-09", "", False), ("01-09", "01-09", True), ("01-09", "01-08", False)]
)
def test_a_first_day_that_is_past_is_only_kept(first: str, before: str, may: bool) -> None:
    kept = away(ONE, OTHER, before, "01-19", 7) if before else None
    if may:
        check_first_day(away(ONE, OTHER, first, "01-19"), kept, TODAY)
    else:
        with pytest.raises(Refusal, match="The first day is past"):
            check_first_day(away(ONE, OTHER, first, "01-19"), kept, TODAY)


def test_what_was_agreed_holds_for_fewer_days_and_for_nothing_else() -> None:
    assert away(ONE, OTHER, "01-16", "01-19").is_within(WANTED)
    assert not away(ONE, OTHER, "01-14", "01-19").is_within(WANTED)
    assert not away(ONE, OTHER, "01-15", "01-20").is_within(WANTED)
    assert not away(ONE, THIRD, "01-16", "01-18").is_within(WANTED)
