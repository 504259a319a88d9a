"""Days as they are written here, and what spreadsheets make of them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.dates import a_date, a_moment, a_month, an_age_band
from tracker.faults import NotRight

THIRD = date(2018, 1, 3)


@pytest.mark.parametrize(
    "words",
    [
        "3/1/2018", "03/01/2018", "3/1/18", "03-01-18", "3.1.2018", "3 Jan 2018", "3-Jan-18", "03-Jan-2018", "3 January 2018",
        "3rd January 2018", "Wed 3 Jan 2018", "Wednesday, 3 Jan 2018", "2018-01-03", "2018/1/3", "2018-01-03 00:00:00",
        "2018-01-03T00:00:00", " 3/1/2018 ", "3 jan 18", "3JAN2018", 43103, 43103.0, date(2018, 1, 3),
        datetime.fromisoformat("2018-01-03T00:00"),
    ],
)  # fmt: skip
def test_the_third_of_january_is_understood_however_it_is_written(words: object) -> None:
    assert a_date(words) == THIRD


@pytest.mark.parametrize("words", ["3 Sept 2018", "3 September 2018", "03-Sep-18"])
def test_september_has_two_short_forms(words: str) -> None:
    assert a_date(words) == date(2018, 9, 3)


@pytest.mark.parametrize(
    "words", ["31/2/2018", "soon", "3 Janvier 2018", "1 Jan", "18", "3/1/218", "30 Feb 2018", "3/1/1018"]
)
def test_what_is_no_date_is_refused(words: str) -> None:
    with pytest.raises(NotRight, match="is not a date"):
        a_date(words)


def test_a_month_put_first_is_refused_with_the_date_that_was_meant() -> None:
    with pytest.raises(NotRight) as refused:
        a_date("3/14/2018")

    assert refused.value.says == "“3/14/2018” is not a date. Write it as 14 Mar 2018."


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_every_day_comes_back_from_the_forms_an_export_writes(day: date) -> None:
    assert a_date(day.isoformat()) == a_date(f"{day:%d/%m/%Y}") == a_date(f"{day:%-d %b %Y}") == day


@pytest.mark.parametrize(
    ("words", "instant"),
    [
        ("2018-07-10 10:12:03+01:00", datetime(2018, 7, 10, 9, 12, 3, tzinfo=UTC)),
        ("2018-01-10T10:12:03.5Z", datetime(2018, 1, 10, 10, 12, 3, 500_000, tzinfo=UTC)),
        ("10 Jul 2018 10:12", datetime(2018, 7, 10, 9, 12, tzinfo=UTC)),
        ("10/7/2018 9:05", datetime(2018, 7, 10, 8, 5, tzinfo=UTC)),
        ("10/7/2018", datetime(2018, 7, 10, 11, tzinfo=UTC)),
        (datetime.fromisoformat("2018-07-10T10:12"), datetime(2018, 7, 10, 9, 12, tzinfo=UTC)),
    ],
)
def test_a_moment_without_a_zone_is_londons_and_a_day_alone_is_its_noon(words: object, instant: datetime) -> None:
    assert a_moment(words) == instant


def test_a_time_that_no_clock_shows_is_refused() -> None:
    with pytest.raises(NotRight, match="is not a time"):
        a_moment("10 Jan 2018 25:70")


@pytest.mark.parametrize(
    "words", ["2017-11", "2017/11", "11/2017", "Nov-17", "Nov 2017", "November 2017", "1/11/2017", date(2017, 11, 1)]
)
def test_november_is_understood_also_where_a_spreadsheet_made_a_date_of_it(words: object) -> None:
    assert a_month(words) == "2017-11"


@pytest.mark.parametrize("words", ["2017-13", "winter", "2017", "0/2017"])
def test_what_is_no_month_is_refused(words: str) -> None:
    with pytest.raises(NotRight, match="Write it as 2017-11"):
        a_month(words)


@pytest.mark.parametrize(
    ("cell", "band"),
    [
        ("5-9", "5-9"), ("16+", "16+"), ("10-15", "10-15"), ("under 1", "under 1"), ("0-4", "0-4"),
        ("05-Sep", "5-9"), ("5-Sep", "5-9"), ("09-May", "5-9"), ("Oct-15", "10-15"), ("15-Oct", "10-15"), ("01-Apr", "1-4"),
        (date(2018, 9, 5), "5-9"), (datetime.fromisoformat("2018-05-09T00:00"), "5-9"),
        (date(2015, 10, 1), "10-15"), (date(2018, 4, 1), "1-4"),
        (date(2018, 11, 1), "11-18"), ("05/09/2018", "5-9"), ("2018-09-05", "5-9"), (17.0, "17"),
    ],
)  # fmt: skip
def test_an_age_band_is_read_back_from_the_date_a_spreadsheet_made_of_it(cell: object, band: str) -> None:
    assert an_age_band(cell) == band
