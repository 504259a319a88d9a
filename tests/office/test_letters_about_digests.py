"""Whom nothing but digests and roll-ups would reach hears by e-mail that they wait: once, and then weekly at most."""

from datetime import date, timedelta

import pytest

from domain.preference import Preference
from tests.deliver.mailbox import Mailbox
from tests.office.council import IDS
from tests.office.people import Office
from tests.office.refusing import has_account, with_mail

FIRST = date(2018, 1, 10)
ONE = "1 message about audit actions waits for you in Slack"
TWO = "2 messages about audit actions wait for you in Slack"


@pytest.fixture
def unreached(any_office: Office) -> tuple[Office, Mailbox]:
    """Team manager, North has no account, and nothing but a late action."""
    has_account(any_office, None)
    any_office.has("A-17", due="2018-01-09")
    return any_office, with_mail(any_office)


def lives(office: Office, mail: Mailbox, days: int, first: date = FIRST) -> dict[str, list[str]]:
    """What goes by e-mail in so many days, by the day; what waits is tried again within the morning."""
    told: dict[str, list[str]] = {}
    for day in ((first + timedelta(days=n)).isoformat() for n in range(days)):
        before = len(mail.subjects)
        for at in ("09:00", "09:10"):
            office.wall += timedelta(hours=1)
            office.wakes(f"{day} {at}")
        if mail.subjects[before:]:
            told[day] = mail.subjects[before:]
    return told


def test_of_a_digest_each_day_there_is_a_letter_after_a_day_and_then_one_a_week(
    unreached: tuple[Office, Mailbox],
) -> None:
    told = lives(*unreached, days=17)

    assert told == {"2018-01-11": [ONE], "2018-01-18": [ONE], "2018-01-25": [ONE]}
    line = unreached[1].letters[0].line
    assert "412087" not in line
    assert "://" not in line


def test_the_roll_up_is_reason_enough(any_office: Office) -> None:
    office, mail = any_office, with_mail(any_office)
    office.has("A-17", due="2018-02-28")
    office.does(lambda ledger: ledger.connection.exec_driver_sql("update services set head_id = 1 where id = 1"))
    has_account(office, None)

    told = lives(office, mail, days=21)

    assert list(told) == ["2018-01-22", "2018-01-29"]


def test_of_a_message_that_is_new_a_letter_goes_at_once_and_counts_the_digest(
    unreached: tuple[Office, Mailbox],
) -> None:
    office, mail = unreached
    lives(office, mail, days=3)
    office.person("head of service").says("/actions note A-17").fills(note="Please hurry")

    assert lives(office, mail, days=10, first=date(2018, 1, 13)) == {"2018-01-13": [ONE], "2018-01-22": [TWO]}


def test_the_plt_is_told_as_before(unreached: tuple[Office, Mailbox]) -> None:
    office, mail = unreached
    lives(office, mail, days=3)

    assert "1 person cannot be reached" in office.was_told("plt")


def test_who_has_an_account_by_then_gets_no_letter(unreached: tuple[Office, Mailbox]) -> None:
    office, mail = unreached
    lives(office, mail, days=1)
    has_account(office, "U0MANAGER")

    assert lives(office, mail, days=9, first=date(2018, 1, 11)) == {}
    assert office.was_told("manager") != []


def test_a_digest_of_a_day_that_is_over_is_not_counted(unreached: tuple[Office, Mailbox]) -> None:
    office, mail = unreached
    lives(office, mail, days=1)
    office.does(lambda ledger: ledger.preferences.put(IDS["manager"], Preference(weekly=True)))

    assert lives(office, mail, days=4, first=date(2018, 1, 11)) == {}
