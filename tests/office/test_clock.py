"""What is said when: 09:00 in London in summer and winter, on working days alone, once however the clock may jump."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.policy import Policy
from storage.ledger import Ledger
from tests.office.people import Office

LATE = ["1 audit action is late"]


@pytest.fixture
def late(office: Office) -> Office:
    """An office in which one action has been late for ever, its rungs climbed long ago."""
    office.has("A-17", due="2017-02-01", rung=2)
    return office


def said(office: Office) -> int:
    return len(office.was_told("manager"))


@pytest.mark.parametrize(
    ("day", "hour"),
    [
        ("2018-03-23", 9),
        ("2018-03-26", 8),
        ("2018-10-26", 8),
        ("2018-10-29", 9),
        ("2024-03-29", None),
        ("2024-04-02", 8),
    ],
)
def test_the_digest_comes_at_nine_in_london_whatever_hour_that_is_elsewhere(
    late: Office, day: str, hour: int | None
) -> None:
    came = [at for at in range(24) if had_its_digest(late.wakes(f"{day} {at:02}:00", UTC))]

    assert came == ([] if hour is None else [hour])
    assert said(late) == len(came)


def drift_told(office: Office) -> list[str]:
    return [push for push in office.was_told("head of service") if "drifted" in push]


def had_its_digest(ran: list[str]) -> bool:
    """Whether that was among what ran: tidying up begins earlier in the day."""
    return any(job.startswith("digest") for job in ran)


def test_one_minute_before_nine_it_does_not_come(late: Office) -> None:
    assert not had_its_digest(late.wakes("2018-03-26 07:59", UTC))
    assert had_its_digest(late.wakes("2018-03-26 08:00", UTC))


@pytest.mark.parametrize(
    ("saturday", "monday"), [("2018-10-27 12:00", "2018-10-29 09:00"), ("2018-03-24 12:00", "2018-03-26 08:00")]
)
def test_over_the_night_in_which_the_clocks_change_it_comes_once_and_on_the_monday(
    late: Office, saturday: str, monday: str
) -> None:
    """Half past one comes twice in October and not at all in March."""
    instant, came = datetime.fromisoformat(saturday), []
    for _ in range(2 * 48):
        if had_its_digest(late.wakes(instant.isoformat(" "), UTC)):
            came.append(instant)
        instant += timedelta(minutes=30)

    assert came == [datetime.fromisoformat(monday)]
    assert said(late) == 1


@pytest.mark.parametrize(
    "when",
    [
        "2018-01-13 09:00",
        "2018-01-14 12:00",
        "2018-03-30 09:00",
        "2018-12-25 09:00",
        "2019-01-01 09:00",
        "2020-02-29 09:00",
        "2018-05-07 17:00",
    ],
)
def test_nothing_is_said_on_a_weekend_or_a_bank_holiday(late: Office, when: str) -> None:
    assert late.wakes(when) == []
    assert said(late) == 0


def close_on(ledger: Ledger, *days: str) -> None:
    closed = Policy(closures=frozenset(map(date.fromisoformat, days)))
    assert ledger.policies.save(closed, ledger.policies.get().version)


def test_nothing_is_said_on_a_day_on_which_the_council_is_closed(late: Office) -> None:
    late.does(close_on, "2018-12-27", "2018-12-28")

    assert [late.wakes(f"2018-12-{day} 09:00") for day in (24, 27, 28)][1:] == [[], []]
    assert late.wakes("2018-12-31 09:00") != []
    assert said(late) == 2


def test_a_closure_day_is_not_counted_by_the_ladder(office: Office) -> None:
    office.has("A-17", due="2018-01-10")
    office.does(close_on, "2018-01-15")
    for day in (16, 17, 18, 19):
        office.wakes(f"2018-01-{day} 09:00")

    assert office.was_told("manager") == [
        *LATE,
        "1 audit action goes to your head of service tomorrow",
        "1 audit action went to your head of service today",
        *LATE,
    ]


def test_from_the_last_day_of_the_year_to_the_first_working_day_of_the_next(office: Office) -> None:
    office.has("A-17", due="2018-12-31")
    for when in ("2018-12-31 09:00", "2019-01-01 09:00", "2019-01-02 09:00"):
        office.wakes(when)

    assert office.was_told("manager") == ["1 audit action is due today", *LATE]


def test_the_ladder_counts_over_christmas_and_the_new_year(office: Office) -> None:
    office.has("A-17", due="2018-12-24")
    climbed = [office.wakes(f"{day} 09:00") and drift_told(office) for day in
               ("2018-12-27", "2018-12-28", "2018-12-31", "2019-01-01", "2019-01-02", "2019-01-03")]  # fmt: skip

    assert climbed == [[], [], [], [], [], ["1 audit action has drifted in North"]]


def test_a_leap_day_is_a_day_like_any_other(office: Office) -> None:
    office.has("A-17", due="2024-02-22")
    office.has("A-18", due="2024-03-01", owner="worker")
    office.has("A-19", due="2024-02-29", owner="west manager", team="West")
    office.wakes("2024-02-28 09:00")
    office.wakes("2024-02-29 09:00")

    assert office.was_told("head of service") == ["1 audit action has drifted in North"]
    assert office.was_told("worker") == ["1 audit action is due soon"]
    assert office.was_told("west manager") == [
        "1 audit action is due soon",
        "1 audit action is due today",
    ]


def test_five_working_days_late_are_reached_over_a_leap_day(office: Office) -> None:
    office.has("A-17", due="2020-02-24")
    assert [bool(office.wakes(f"2020-{day} 09:00") and drift_told(office)) for day in
            ("02-27", "02-28", "02-29", "03-01", "03-02")] == [False, False, False, False, True]  # fmt: skip


@pytest.mark.parametrize("when", ["2018-01-10 17:00", "2018-01-10 23:59"])
def test_a_late_tick_says_what_its_day_still_has_to_say(late: Office, when: str) -> None:
    assert late.wakes(when) != []
    assert late.was_told("manager") == LATE


def test_what_a_day_had_to_say_lapses_with_it(late: Office) -> None:
    assert late.wakes("2018-01-11 00:01") == []
    assert not had_its_digest(late.wakes("2018-01-11 08:59"))
    assert said(late) == 0


def test_a_clock_that_jumps_an_hour_and_back_says_nothing_twice(late: Office) -> None:
    for when in ("09:00", "10:05", "08:30", "09:00", "09:01"):
        late.wakes(f"2018-01-10 {when}")

    assert said(late) == 1


def test_a_clock_that_jumps_a_day_and_back_says_nothing_twice(late: Office) -> None:
    for when in ("2018-01-10 09:00", "2018-01-11 09:30", "2018-01-10 09:40", "2018-01-11 09:00", "2018-01-12 09:00"):
        late.wakes(when)

    assert said(late) == 3


def test_a_clock_that_jumps_a_week_and_back_escalates_once_and_then_goes_on(office: Office) -> None:
    office.has("A-17", due="2018-01-10")
    for when in ("2018-01-11 09:00", "2018-01-18 09:00", "2018-01-11 09:10", "2018-01-12 09:00", "2018-01-17 09:00"):
        office.wakes(when)
    office.wakes("2018-01-24 09:00")

    assert office.was_told("head of service") == ["1 audit action has drifted in North"]
    assert office.was_told("director") == ["1 audit action has drifted in North"]


def test_after_a_weeks_outage_the_next_start_says_one_digest_and_the_rung_that_was_missed(office: Office) -> None:
    office.has("A-17", due="2018-01-10")
    office.wakes("2018-01-12 09:00")
    office.wakes("2018-01-19 11:20")

    assert office.was_told("manager") == [
        *LATE,
        "1 audit action went to your head of service today",
    ]
    assert office.was_told("head of service") == ["1 audit action has drifted in North"]


def test_after_a_longer_outage_both_rungs_that_were_missed_are_said_at_once(office: Office) -> None:
    office.has("A-17", due="2018-01-10")
    office.wakes("2018-01-12 09:00")
    office.wakes("2018-02-20 09:00")
    office.wakes("2018-02-21 09:00")

    assert office.was_told("head of service") == office.was_told("director") == ["1 audit action has drifted in North"]
    assert len(office.was_told("manager")) == 3


def test_an_outage_that_ends_on_a_day_off_ends_on_the_next_working_day(late: Office) -> None:
    assert late.wakes("2018-01-13 11:00") == []
    assert late.wakes("2018-01-15 09:00") != []
    assert said(late) == 1


def test_a_digest_of_a_day_to_come_is_said_on_that_day_and_holds_up_nothing_until_then(any_office: Office) -> None:
    office = any_office
    office.has("A-17", due="2018-01-09")
    office.has("A-18", due="2018-02-08", owner="worker")
    office.plans("2018-01-12 09:00")
    office.turns_to("2018-01-10 10:00")
    office.person("plt").says("/actions reassign A-18").fills(owner="U0MANAGER", reason="Theirs")

    assert office.was_told("manager") == ["An audit action was reassigned"]
    office.wakes("2018-01-11 09:00")
    office.wall += timedelta(days=1)
    office.wakes("2018-01-12 09:00")
    assert office.was_told("manager")[1:] == LATE * 2
