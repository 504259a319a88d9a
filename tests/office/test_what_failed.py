"""What failed is said in words: to the PLT, whom a message did not reach and what to do; to the asker, that no file comes."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from cards.elements import Card, Document
from cards.messenger import Never, Unknown
from storage.tables import people
from tests.office.council import IDS, account_of
from tests.office.people import Office
from tests.office.pigeonholes import Pigeonholes


class Refusing(Pigeonholes):
    """Refuses whatever goes to the manager, or loses the answer where nobody can look."""

    fault: Exception = Never("user_disabled")
    blind = False

    def post(self, conversation: str, card: Card, token: str) -> str:
        if conversation == account_of("manager"):
            raise self.fault
        return super().post(conversation, card, token)

    def can_look_into(self, conversation: str) -> bool:
        return not self.blind

    def upload(self, document: Document) -> str:
        raise self.fault


@pytest.fixture
def refusing(any_office: Office) -> tuple[Office, Refusing]:
    any_office.slack = slack = Refusing()
    any_office._worker._attempts.__dict__["messenger"] = slack
    any_office._worker._attempts.addresses._messenger = slack
    return any_office, slack


def note(office: Office) -> None:
    office.has("A-17")
    office.person("head of service").says("/actions note A-17").fills(note="Please hurry")


def told_to_plt(office: Office) -> tuple[str, str]:
    previews = office.heard_by("plt")
    return previews[-1], office.person("plt").reads().sees


def test_the_plt_reads_whom_a_message_did_not_reach_why_and_what_to_do(refusing: tuple[Office, Refusing]) -> None:
    office, _ = refusing
    note(office)

    push, text = told_to_plt(office)

    assert push == "A message was not delivered"
    assert text.splitlines()[0] == (
        "A message to @Manager about a note on an action (A-17) was not delivered. Their account is deactivated, or "
        "takes no messages from auditbot. It is not sent again: please tell them yourself."
    )


def test_a_message_that_may_have_arrived_does_not_read_as_if_it_had_failed(refusing: tuple[Office, Refusing]) -> None:
    office, slack = refusing
    slack.fault, slack.blind = Unknown("TimeoutError"), True
    note(office)

    push, text = told_to_plt(office)

    assert push == "Did a message arrive?"
    assert text.splitlines()[0] == (
        "A message to @Manager about a note on an action (A-17) may or may not have arrived. It is not sent again: "
        "please ask them whether it did, and pass it on if it did not."
    )


def test_the_plt_reads_after_a_day_that_somebody_has_no_account(any_office: Office) -> None:
    office = any_office
    note(office)
    has_account(office, None)
    assert office.heard_by("plt") == []

    office.turns_to("2018-01-11 09:31")
    office.wall += timedelta(days=1)
    push, text = told_to_plt(office)

    assert push == "Messages to somebody wait"
    assert text == (
        "Nothing reaches Manager: there is no account with the address manager@council.example. Messages have waited "
        "since 10 January 2018, and go by themselves once there is one. Please see to it that the account exists and "
        "that “people” has its address; until then tell them yourself."
    )


def test_nothing_is_said_of_an_account_that_has_been_found_meanwhile(any_office: Office) -> None:
    office = any_office
    with office.store.writing(office.now) as ledger:
        ledger.outbox.put("noted", f"person:{IDS['manager']}", "some note", {"actions": []})
        number = ledger.connection.exec_driver_sql("select max(id) from outbox").scalar()
        ledger.outbox.put("no-account", f"person:{IDS['plt']}", "some key", {"of": number})

    assert office.heard_by("plt") == []


def has_account(office: Office, account: str | None) -> None:
    with office.store.writing(office.now) as ledger:
        ledger.connection.execute(update(people).where(people.c.id == IDS["manager"]).values(account=account))


def test_who_asked_for_an_export_reads_why_none_comes(refusing: tuple[Office, Refusing]) -> None:
    office, slack = refusing
    slack.fault = Never("file_upload_size_restricted")
    office.has("A-17")
    office.person("head of service").says("/actions export")

    assert office.heard_by("head of service") == ["Your export cannot be sent"]
    assert (
        office.person("head of service")
        .reads()
        .sees.startswith(
            "Your export cannot be sent. It is larger than this workspace allows. Please tell whoever looks after auditbot"
        )
    )
    assert "about an export they asked for was not delivered" in told_to_plt(office)[1]


def test_the_history_holds_how_much_was_asked_for(office: Office) -> None:
    office.has("A-17")
    office.has("A-18", team="South", owner="south manager")
    office.person("manager").says("/actions export")

    with office.ledger() as ledger:
        assert [kept.entry.after for kept in ledger.history.of("actions")] == [{"actions": 1}]


def test_a_kind_that_nobody_knows_is_a_fault_of_ours_and_not_a_message(office: Office) -> None:
    with office.store.writing(office.now) as ledger:
        ledger.outbox.put("unheard-of", f"person:{IDS['manager']}", "unheard-of:1", {})
    office._worker.run_until_idle(limit=600)

    assert office.slack.of(account_of("manager")) == []
    assert (
        office.person("plt")
        .reads()
        .sees.startswith("A message to @Manager about something else was not delivered. auditbot failed at making it.")
    )
