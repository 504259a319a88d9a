"""What failed is said in words: to the PLT, whom a message did not reach and what to do; to the asker, that no file comes."""

from datetime import timedelta

from cards import failures, notices
from cards.failures import Failure
from cards.letter import Letter
from cards.messenger import Never, Unknown
from scheduler.compose import POSTED
from tests.deliver.chat import wait
from tests.office.council import IDS, account_of
from tests.office.people import Office
from tests.office.refusing import Refusing, failed, has_account, note, told_next_day, told_to_plt, with_mail


def test_a_letter_says_the_push_line_alone(refusing: tuple[Office, Refusing]) -> None:
    office, _ = refusing
    mail = with_mail(office)
    note(office)
    office.delivers()

    assert mail.letters == [
        Letter(
            "manager@council.example",
            "A note was added to an audit action",
            "A note was added to an audit action. Please open Slack to read more; if you cannot, tell the Practice "
            "Learning Team.",
        )
    ]
    office.wakes("2018-01-11 09:00")
    assert office.heard_by("plt") == []


def test_no_letter_goes_of_what_is_no_longer_true(refusing: tuple[Office, Refusing]) -> None:
    office, _ = refusing
    mail = with_mail(office)
    mail.script = [wait(after=30)]
    office.has("A-17")
    office.person("plt").says("/actions reassign A-17").fills(owner="U0WORKER", reason="Theirs")
    office.person("worker").says("/actions extend A-17").fills(due="2018-02-14", reason="A meeting")
    failed(office, f"person:{IDS['manager']}", "user_disabled", "assigned", actions=[17])
    office.does(lambda ledger: ledger.outbox.put("letter", f"mail:{IDS['manager']}", "letter:1", {"of": 1}))
    office.person("worker").says("/actions done A-17").fills(done="Done", recorded_in="Plan", difference="yes")
    office.delivers()

    assert "You have 1 new audit action" not in mail.subjects


def test_every_kind_of_message_has_words_for_what_it_was_about() -> None:
    kinds = {*POSTED, *notices.KINDS, *failures.KINDS, "account-changed", "export", "waiting-letter"}

    assert {k for k in kinds if failures.speaks_of(Failure(1, k, "somebody")) == "something else"} == set()


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


WAITS = (
    "Nothing reaches @Manager: there is no account with the address manager@council.example. Messages have waited since "
    "10 January 2018, and go by themselves once there is one. {}Please see to it that the account exists and that “people” "
    "has its address; until then tell them yourself."
)


def without_account(office: Office) -> None:
    note(office)
    has_account(office, None)
    office.delivers()
    office.later(days=1)
    office.wall += timedelta(hours=1)
    office.delivers()


def test_the_plt_reads_after_a_day_that_somebody_has_no_account(any_office: Office) -> None:
    office = any_office
    without_account(office)
    assert office.heard_by("plt") == []

    office.wakes("2018-01-12 09:00")

    assert office.heard_by("plt") == ["1 person cannot be reached"]
    assert office.person("plt").reads().sees.splitlines()[1:] == ["Could not be delivered · 1", WAITS.format("")]
    office.wakes("2018-01-16 09:00")
    assert len(office.heard_by("plt")) == 1


def test_whoever_has_no_account_hears_by_e_mail_how_much_waits(any_office: Office) -> None:
    office = any_office
    mail = with_mail(office)
    without_account(office)
    office.wakes("2018-01-12 09:00")

    assert mail.letters == [
        Letter(
            "manager@council.example",
            "1 message about audit actions waits for you in Slack",
            "1 message about audit actions waits for you in Slack. Please open Slack to read more; if you cannot, tell the "
            "Practice Learning Team.",
        )
    ]
    told = office.person("plt").reads().sees.splitlines()
    assert told[2] == WAITS.format("An e-mail told them so. ")


def test_nothing_is_said_of_an_account_that_has_been_found_meanwhile(any_office: Office) -> None:
    office = any_office
    mail = with_mail(office)
    without_account(office)
    has_account(office, account_of("manager"))
    office.wall += timedelta(hours=1)
    office.wakes("2018-01-12 09:00")

    assert office.heard_by("plt") == []
    assert len(mail.letters) == 1
    assert office.heard_by("manager") == ["A note was added to an audit action", *office.heard_by("manager")[1:]]


def test_what_an_earlier_version_put_to_the_plt_is_dropped(any_office: Office) -> None:
    office = any_office
    for kind in ("undelivered", "no-account"):
        office.does(lambda ledger, k=kind: ledger.outbox.put(k, f"person:{IDS['plt']}", k, {"of": 1, "trouble": "x"}))

    assert office.heard_by("plt") == []


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
    lines = told_next_day(office)
    assert lines[2].startswith(
        "To @Head of service: an export they asked for. It is larger than this workspace allows."
    )


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
    assert told_next_day(office)[2].startswith("To @Manager: something else. auditbot failed at making it.")
