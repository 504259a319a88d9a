"""An exported file does not stay for ever: some hours after it was sent it is taken back, whoever it went to."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from cards.elements import Card, Document
from cards.messenger import Never, NotNow, Unknown
from domain.policy import DEFAULT
from storage.backlog import Backlog
from storage.ledger import Ledger
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


class Lossy(Pigeonholes):
    """Takes the file, or does not, loses the answer, and cannot be looked into."""

    takes = blind = lost = True
    looked = 0

    def send_file(self, conversation: str, file: str, card: Card, token: str) -> str:
        sent = super().send_file(conversation, file, card, token) if self.takes else ""
        if self.lost:
            raise Unknown("TimeoutError")
        return sent

    def find(self, conversation: str, token: str, since: datetime) -> str | None:
        self.looked += 1
        if self.blind:
            raise Never("channel_not_found")
        return super().find(conversation, token, since)


def asked_for_in_vain(office: Office, *, takes: bool = True) -> Lossy:
    """At half past nine a file went of which nobody knows whether it arrived."""
    office.slack = slack = Lossy()
    slack.takes = takes
    office._worker._attempts.__dict__["messenger"] = slack
    office.has("A-17")
    office.person("head of service").says("/actions export")
    office.delivers()
    return slack


def test_a_file_that_may_have_arrived_is_looked_for_a_day_later_and_taken_back(any_office: Office) -> None:
    slack = asked_for_in_vain(any_office)
    slack.blind = False
    any_office.wakes("2018-01-11 09:29")
    assert has_file(any_office)

    any_office.wakes("2018-01-11 09:30")

    assert not has_file(any_office)


def test_one_that_did_not_arrive_is_looked_for_once_and_nothing_is_said(any_office: Office) -> None:
    slack = asked_for_in_vain(any_office, takes=False)
    slack.blind = False
    looked = slack.looked
    for when in ("2018-01-11 09:30", "2018-01-11 09:31", "2018-01-12 09:30"):
        any_office.wakes(when)

    assert slack.looked == looked + 1
    assert not [said for said in any_office.was_told("plt") if "taken out" in said]


def test_where_nobody_can_look_the_plt_is_told_that_it_may_still_be_there(any_office: Office) -> None:
    asked_for_in_vain(any_office)
    any_office.wakes("2018-01-11 09:30")
    any_office.wakes("2018-01-12 09:00")

    assert (
        "An export sent to @Head of service may still be in Slack. The conversation is closed, or auditbot is not in it. "
        "Please have it deleted there."
    ) in any_office.person("plt").reads().sees.splitlines()


def test_one_that_an_operator_has_sent_once_more_is_taken_back_once_more(any_office: Office) -> None:
    office = any_office
    slack = asked_for_in_vain(office, takes=False)
    slack.blind = slack.lost = False
    office.does(lambda ledger: ledger.policies.save(DEFAULT.changed(keep_files_in_hours=1), 0))
    office.wakes("2018-01-10 10:30")
    slack.takes = True
    office.wall += timedelta(hours=2)
    office.does(again)
    office.wakes("2018-01-10 11:00")
    assert has_file(office)

    office.wakes("2018-01-10 12:00")
    assert not has_file(office)


def again(ledger: Ledger) -> None:
    backlog = Backlog(ledger.connection, ledger.now, ledger.now)
    found, _ = backlog.failed()
    backlog.look_for(next(row for row in found if row.kind == "export"))
