"""The digest of the PLT: what could not be delivered, to whom, why and what to do, once to each; and what leavers left open."""

from sqlalchemy import update

from domain.preference import Preference
from storage.tables import teams
from tests.office.council import IDS
from tests.office.people import Office
from tests.office.refusing import Refusing, failed, note, told_next_day


def test_the_plt_reads_in_their_digest_whom_a_message_did_not_reach_why_and_what_to_do(
    refusing: tuple[Office, Refusing],
) -> None:
    office, _ = refusing
    note(office)
    assert office.heard_by("plt") == []

    lines = told_next_day(office)

    assert lines == [
        "Good morning. 1 message could not be delivered.",
        "Could not be delivered · 1",
        "To @Manager: a note on an action (A-17). Their account is deactivated, or takes no messages from auditbot. "
        "Please see to their account, and tell them this yourself.",
        "They are not sent again by themselves. Whoever looks after auditbot can have it tried again, by its number: 1.",
    ]
    assert office.heard_by("plt") == ["1 message could not be delivered"]


def test_several_messages_that_one_person_did_not_get_are_one_line(refusing: tuple[Office, Refusing]) -> None:
    office, _ = refusing
    note(office)
    for number in range(18, 24):
        office.has(f"A-{number}")
        office.person("head of service").says(f"/actions note A-{number}").fills(note="Please hurry")

    lines = told_next_day(office)

    assert lines[1] == "Could not be delivered · 7"
    assert lines[2].startswith(
        "To @Manager: a note on an action (A-17), a note on an action (A-18), a note on an action (A-19), a note on an "
        "action (A-20) and 3 more. Their account is deactivated"
    )
    assert len(lines) == 4


def test_each_of_the_plt_reads_it_once_whatever_their_hours_and_days(any_office: Office) -> None:
    office = any_office
    fridays = Preference(hour=14, days=frozenset({4}))
    office.does(lambda ledger: ledger.preferences.put(IDS["second plt"], fridays))
    failed(office, f"person:{IDS['manager']}", "user_disabled")
    for day in (11, 12, 15, 16, 17, 18, 19):
        for hour in (9, 14):
            office.wakes(f"2018-01-{day} {hour:02}:00")
    heard = {who: [line for line in office.heard_by(who) if "delivered" in line] for who in ("plt", "second plt")}

    assert heard == {"plt": ["1 message could not be delivered"], "second plt": ["1 message could not be delivered"]}


def test_a_digest_that_an_outage_swallowed_is_made_up_for_by_the_next(refusing: tuple[Office, Refusing]) -> None:
    office, _ = refusing
    office.does(lambda ledger: ledger.preferences.put(IDS["second plt"], Preference(hour=8)))
    note(office)
    office.wakes("2018-01-11 08:30")  # the early one is told; then nothing runs until the next day
    office.wakes("2018-01-12 09:00")

    assert [p for p in office.heard_by("plt") if "delivered" in p] == ["1 message could not be delivered"]
    assert [p for p in office.heard_by("second plt") if "delivered" in p] == ["1 message could not be delivered"]


def test_the_digest_still_tells_of_it_when_it_is_drawn_again(refusing: tuple[Office, Refusing]) -> None:
    office, _ = refusing
    note(office)
    office.has("A-30", owner="leaver", due="2018-03-01")
    office.delivers()
    office.wakes("2018-01-11 09:00")
    plt = office.person("plt").reads()
    plt.presses("Reassign", on="A-30").fills(owner="U0WORKER", reason="They have left")

    lines = plt.reads(0).sees.splitlines()

    assert lines[0].startswith("Your digest of Thu 11 Jan. ")
    assert "Could not be delivered · 1" in lines
    assert any(line.startswith("To @Manager: a note on an action (A-17)") for line in lines)


def test_the_plt_reads_each_day_of_leavers_open_work_and_hands_it_on_from_there(any_office: Office) -> None:
    office = any_office
    for number in range(1, 13):
        office.has(f"A-{number}", owner="leaver", due="2018-03-01")
    office.wakes("2018-01-11 09:00")
    plt = office.person("plt").reads()

    assert office.heard_by("plt") == ["12 open actions of people who have left wait for a new owner"]
    assert "Open work of people who have left · 12" in plt.sees
    assert [b for b in plt.buttons if b == "Reassign"] == ["Reassign"] * 10
    assert "12 open" in office.person("plt").presses("Open work of leavers").sees
    office.wakes("2018-01-12 09:00")
    assert len(office.heard_by("plt")) == 2
    assert office.heard_by("director") == []


def test_in_a_channel_it_is_said_what_to_do_there(any_office: Office) -> None:
    office = any_office
    office.does(
        lambda ledger: ledger.connection.execute(update(teams).where(teams.c.id == 1).values(channel="C0NORTH"))
    )
    failed(office, "channel:C0NORTH", "not_in_channel")

    assert told_next_day(office)[2] == (
        "To the channel of North: something else. The conversation is closed, or auditbot is not in it. Please see that "
        "auditbot is in the channel (/invite @auditbot), and pass this on there yourself."
    )


def test_a_file_that_cannot_be_taken_back_is_told(any_office: Office) -> None:
    office = any_office
    office.person("head of service").says("/actions export")
    office.delivers()
    failed(office, "file:1", "cant_delete_file", kind="withdraw", of=1)

    assert told_next_day(office)[2] == (
        "An export sent to @Head of service is still in Slack. It was refused (cant_delete_file). Please have it deleted there."
    )
