"""An exported file does not stay for ever: some hours after it was sent it is taken back, whoever it went to."""

import pytest
from sqlalchemy import update

from cards.elements import Document
from cards.messenger import NotNow
from domain.policy import DEFAULT
from storage.tables import people
from tests.office.council import IDS, account_of
from tests.office.people import Office
from tests.office.pigeonholes import Pigeonholes

HEAD = account_of("head of service")


@pytest.fixture
def exported(any_office: Office) -> Office:
    """On Wednesday at 09:30 the head of service got a file."""
    any_office.has("A-17")
    any_office.person("head of service").says("/actions export")
    any_office.delivers()
    assert has_file(any_office)
    return any_office


def has_file(office: Office) -> bool:
    return any(posted.document for posted in office.slack.of(HEAD))


def test_a_file_is_taken_back_a_day_after_it_was_sent(exported: Office) -> None:
    assert "withdraw" not in exported.wakes("2018-01-11 09:29")
    assert has_file(exported)

    assert "withdraw" in exported.wakes("2018-01-11 09:30")
    assert "withdraw" not in exported.wakes("2018-01-11 09:31")
    assert not has_file(exported)


def test_it_is_taken_back_on_a_day_off_as_well(exported: Office) -> None:
    exported.wakes("2018-01-13 11:00")  # a Saturday, the first that anybody is awake

    assert not has_file(exported)


def test_the_policy_says_how_many_hours_a_file_stays(exported: Office) -> None:
    exported.does(lambda ledger: ledger.policies.save(DEFAULT.changed(keep_files_in_hours=48), 0))
    exported.wakes("2018-01-12 09:29")
    assert has_file(exported)

    exported.wakes("2018-01-12 09:30")
    assert not has_file(exported)


def test_the_file_of_somebody_who_has_left_is_taken_back_too(exported: Office) -> None:
    left = update(people).where(people.c.id == IDS["head of service"]).values(active=False, account=None)
    exported.does(lambda ledger: ledger.connection.execute(left))

    exported.wakes("2018-01-11 09:30")

    assert not has_file(exported)


class Away(Pigeonholes):
    away = True

    def upload(self, document: Document) -> str:
        if self.away:
            raise NotNow("not reachable", 0)
        return super().upload(document)


def test_a_file_that_was_sent_late_stays_as_long_as_any_other(any_office: Office) -> None:
    office = any_office
    office.slack = slack = Away()
    office._worker._attempts.__dict__["messenger"] = slack
    office.person("head of service").says("/actions export")
    office.delivers()
    office.turns_to("2018-01-12 15:00")
    slack.away = False
    office.wakes("2018-01-12 15:00")
    assert has_file(office)

    office.wakes("2018-01-13 14:59")
    assert has_file(office)
    office.wakes("2018-01-13 15:00")
    assert not has_file(office)
