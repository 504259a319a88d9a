"""Which months can be planned, what dates a round may have, and how far it has come against its targets."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.audit import Admissibility, Audit, AuditKind
from domain.audit_round import AuditRound, Target
from domain.calendar import Calendar, Today
from domain.person import Team
from domain.programme import Dates, after, check_dates, month_named, offered, plannable
from domain.progress import Left, Progress, course
from domain.refusal import Refusal

TODAY = Today(date(2018, 1, 10))
FEBRUARY = AuditRound(0, date(2018, 2, 1), "Planning")
GOOD = Dates(date(2018, 2, 15), date(2018, 2, 22), date(2018, 3, 1))
NORTH, SOUTH = Team(1, "North", 1), Team(3, "South", 2)


@pytest.mark.parametrize(
    ("said", "month"),
    [
        ("2018-02", date(2018, 2, 1)), ("2018-2", date(2018, 2, 1)), (" february  2018", date(2018, 2, 1)),
        ("Feb 2018", date(2018, 2, 1)), ("Sept 2018", date(2018, 9, 1)), ("2018-13", None), ("2018-00", None),
        ("0000-01", None), ("February", None), ("Foo 2018", None), ("", None), ("2018-02-01", None), ("२०१८-०२", None),
    ],
)  # fmt: skip
def test_a_month_is_known_however_it_is_written(said: str, month: date | None) -> None:
    assert month_named(said) == month


def test_this_month_and_the_twelve_ahead_can_be_planned_unless_they_have_a_round() -> None:
    found = plannable({date(2018, 2, 1), date(2017, 12, 1)}, TODAY.day)
    assert (found[0], found[1], found[-1], len(found)) == (date(2018, 1, 1), date(2018, 3, 1), date(2019, 1, 1), 12)


def test_the_dates_offered_for_february_are_mid_month_then_five_working_days_then_the_first_of_march() -> None:
    assert offered(FEBRUARY.month, TODAY, 5) == GOOD


@given(st.dates(date(2018, 1, 1), date(2021, 12, 31)), st.integers(0, 12), st.integers(1, 30))
def test_the_dates_offered_can_always_be_saved(day: date, ahead: int, within: int) -> None:
    month = after(day.replace(day=1), ahead)
    dates = offered(month, Today(day), within)
    assert check_dates(dates, replace(FEBRUARY, month=month), Today(day)) is None


@pytest.mark.parametrize(
    ("changed", "field", "why"),
    [
        ({"audits_due": date(2018, 2, 17)}, "audits_due", "is no working day"),
        ({"moderation_due": date(2018, 3, 30)}, "moderation_due", "The nearest are Thu 29 Mar and Tue 3 Apr."),
        ({"audits_due": date(2018, 1, 31)}, "audits_due", "before February 2018 begins"),
        ({"moderation_due": date(2018, 2, 15)}, "moderation_due", "Choose a later day."),
        ({"report_due": date(2018, 2, 21)}, "report_due", "Choose a later day."),
    ],
)
def test_dates_that_are_not_in_order_or_no_working_days_are_refused(
    changed: dict[str, date], field: str, why: str
) -> None:
    with pytest.raises(Refusal) as refused:
        check_dates(replace(GOOD, **changed), FEBRUARY, TODAY)
    assert refused.value.field == field
    assert why in refused.value.sentence


def test_a_day_on_which_the_council_is_closed_is_no_working_day() -> None:
    closed = Today(TODAY.day, Calendar(frozenset({GOOD.report_due})))
    with pytest.raises(Refusal, match="no working day"):
        check_dates(GOOD, FEBRUARY, closed)


def test_a_new_date_may_not_be_past_but_one_that_stands_may() -> None:
    late = Today(date(2018, 2, 20))
    with pytest.raises(Refusal, match="past"):
        check_dates(GOOD, FEBRUARY, late)
    stands = replace(FEBRUARY, audits_due=GOOD.audits_due)
    assert check_dates(GOOD, stands, late) is None


def audit(number: int, team: Team = NORTH, kind: AuditKind = AuditKind.CORE, **said: object) -> Audit:
    return Audit(number, FEBRUARY, kind, "412087", team, **said)  # type: ignore[arg-type]


def test_each_service_is_counted_against_its_targets_stage_by_stage() -> None:
    day, done = date(2018, 2, 5), {"submitted": date(2018, 2, 5), "admissibility": Admissibility.INADMISSIBLE}
    audits = [
        audit(1), audit(2, submitted=day), audit(3, **done), audit(4, kind=AuditKind.LEARNING, **done),
        audit(5, SOUTH, **done), audit(6, taken_back=day),
    ]  # fmt: skip
    found = course(replace(FEBRUARY, targets={1: Target(core=4, learning=1)}), audits)
    assert found.services == {
        1: {AuditKind.CORE: Progress(4, 3, 2, 1), AuditKind.LEARNING: Progress(1, 1, 1, 1)},
        2: {AuditKind.CORE: Progress(0, 1, 1, 1), AuditKind.LEARNING: Progress()},
    }
    assert found.left == Left(to_do=1, to_moderate=1)
    assert (found.services[1][AuditKind.CORE].lacking, found.services[2][AuditKind.CORE].lacking) == (3, 0)
