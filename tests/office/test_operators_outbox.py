"""`auditbot outbox` says what waits and why; `retry` tries one again, but nothing that was sent, and nothing blindly."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, select, update

from cards.messenger import NotNow, Unknown
from domain.refusal import Refusal
from storage.tables import outbox, people
from tests.office.council import IDS, account_of
from tests.office.operator import COUNCIL_TIME, Shell, row
from tests.office.people import Office
from tests.office.refusing import Refusing, note

Both = tuple[Office, Refusing]


def test_where_nothing_waits_it_says_so(any_office: Office, at_the_shell: Shell) -> None:
    assert at_the_shell(any_office).sees() == ["0 messages wait.", "0 messages failed."]


def test_it_says_what_waits_to_whom_since_when_and_why(any_office: Office, at_the_shell: Shell) -> None:
    office = any_office
    gone = update(people).where(people.c.id == IDS["manager"]).values(account=None)
    for reference in ("A-17", "A-18"):
        office.has(reference)
        office.person("head of service").says(f"/actions note {reference}").fills(note="Please hurry")
    office.does(lambda ledger: ledger.connection.execute(gone))
    office._worker.run_until_idle()

    assert at_the_shell(office).sees() == [
        "2 messages wait:",
        "  1  noted · Manager · waits, since 10 Jan 2018 09:30 · 1 try · next at 10 Jan 2018 09:35 · There is no account "
        "with their address yet.",
        "  2  noted · Manager · waits, since 10 Jan 2018 09:30 · 0 tries · It waits for notice 1 to the same place.",
        "0 messages failed.",
    ]


def test_it_says_what_failed_and_prints_no_case_and_nothing_that_was_written(
    refusing: Both, at_the_shell: Shell
) -> None:
    office, _ = refusing
    note(office)
    office.delivers()

    lines = at_the_shell(office).sees()

    assert lines[1:] == [
        "1 message failed:",
        "  1  noted · Manager · failed, since 10 Jan 2018 09:30 · 1 try · Their account is deactivated, or takes no messages "
        "from auditbot.",
    ]
    assert not [word for word in ("412087", "hurry", "A-17", "@council") if word in "".join(lines)]


def test_letters_channels_and_files_are_named_by_whom_they_are_for(any_office: Office, at_the_shell: Shell) -> None:
    places = {f"mail:{IDS['manager']}": "letter", "channel:C0X": "words", "file:7": "withdraw"}
    for place, kind in places.items():
        any_office.does(lambda ledger, p=place, k=kind: ledger.outbox.put(k, p, p, {"of": 7}))

    lines = at_the_shell(any_office).sees()[1:4]

    assert [line.split(" · ")[1] for line in lines] == ["Manager, by e-mail", "a channel", "the file of notice 7"]


def test_of_very_many_a_hundred_are_named_and_all_are_counted(any_office: Office, at_the_shell: Shell) -> None:
    plain = {
        "kind": "noted",
        "recipient": "person:1",
        "content": {},
        "urgent": False,
        "state": "pending",
        "attempts": 0,
    }
    rows = [plain | {"key": f"k{n}", "token": f"t{n}", "created_at": COUNCIL_TIME} for n in range(130)]
    any_office.does(lambda ledger: ledger.connection.execute(insert(outbox), rows))

    lines = at_the_shell(any_office).sees()

    assert (lines[0], lines[101], len(lines)) == ("130 messages wait:", "  and 30 more", 103)


def test_a_failed_message_is_tried_again_once_its_cause_is_mended(refusing: Both, at_the_shell: Shell) -> None:
    office, slack = refusing
    note(office)
    office.delivers()
    slack.fault = NotNow("not reachable", 60)

    assert at_the_shell(office).retries(1).startswith("Notice 1 is tried at once, as soon as auditbot runs.")
    slack.__dict__["post"] = lambda *said: super(Refusing, slack).post(*said)

    assert office.heard_by("manager") == ["A note was added to an audit action"]
    assert row(office, 1).state == "sent"
    assert office.history("notice:1") == ["retried"]
    office.wakes("2018-01-11 09:00")
    assert office.heard_by("plt") == []


def test_one_that_fails_again_is_told_to_the_plt_again(refusing: Both, at_the_shell: Shell) -> None:
    office, _ = refusing
    note(office)
    office.delivers()
    office.wakes("2018-01-11 09:00")
    at_the_shell(office).retries(1)
    office.delivers()
    office.wakes("2018-01-12 09:00")

    assert next(line for line in office.heard_by("plt") if "delivered" in line) == "1 message could not be delivered"
    told = office.person("plt").reads().sees
    assert "a note on an action (A-17)" in told


def test_one_that_waits_for_long_is_tried_at_once(any_office: Office, at_the_shell: Shell) -> None:
    office = any_office
    note(office)
    office.does(lambda ledger: ledger.connection.execute(update(people).where(people.c.id == 1).values(account=None)))
    office._worker.run_until_idle()
    office.does(lambda ledger: ledger.people.attach(1, account_of("manager")))

    at_the_shell(office).retries(1)
    office._worker.run_until_idle()

    assert row(office, 1).state == "sent"
    assert office.wall - COUNCIL_TIME < timedelta(seconds=1)


def in_doubt(office: Office, slack: Refusing, *, arrived: bool) -> None:
    """A note whose sending had no answer, where nobody could look at the time."""
    slack.fault, slack.blind = Unknown("TimeoutError"), True
    note(office)
    office.delivers()
    assert row(office, 1).trouble == "unknown"
    if arrived:
        slack.posted.append(type(slack.posted[0])(account_of("manager"), slack.posted[0].card, row(office, 1).token))
    where = update(outbox).where(outbox.c.id == 1).values(conversation="D0MANAGER")
    office.does(lambda ledger: ledger.connection.execute(where))
    slack.fault, slack.blind = NotNow("x", 1), False


@pytest.mark.parametrize("arrived", [True, False])
def test_one_that_may_have_arrived_is_looked_for_before_it_is_sent(
    refusing: Both, at_the_shell: Shell, arrived: bool
) -> None:
    office, slack = refusing
    in_doubt(office, slack, arrived=arrived)
    looked: list[str] = []
    found = str(len(slack.posted) - 1) if arrived else None
    slack.__dict__["find"] = lambda conversation, token, since: looked.append(token) or found
    before = len(slack.of(account_of("manager")))

    said = at_the_shell(office).retries(1)
    slack.__dict__["post"] = lambda *said: super(Refusing, slack).post(*said)
    office.delivers()

    assert said.startswith("Notice 1 is looked for first, and sent only if it is not there")
    assert looked == [row(office, 1).token]
    assert row(office, 1).state == "sent"
    assert len(slack.of(account_of("manager"))) == before + (not arrived)


def test_where_nobody_can_look_it_is_refused(any_office: Office, at_the_shell: Shell) -> None:
    office = any_office
    for number, (place, kind, trouble) in enumerate(
        [("channel:C0X", "words", "unknown"), ("mail:1", "letter", "perhaps")], start=1
    ):
        office.does(lambda ledger, p=place, k=kind: ledger.outbox.put(k, p, p, {"of": 1}))
        ended = {"state": "failed", "trouble": trouble, "conversation": "mail" if kind == "letter" else "C0X"}
        change = update(outbox).where(outbox.c.id == number).values(ended)
        office.does(lambda ledger, c=change: ledger.connection.execute(c))

        with pytest.raises(Refusal, match="Nobody can tell whether notice"):
            at_the_shell(office).retries(number)
        assert (row(office, number).state, office.history(f"notice:{number}")) == ("failed", [])


@pytest.mark.parametrize(
    ("state", "told"),
    [("sent", "was sent already"), ("dropped", "no longer true"), ("sending", "at this moment")],
)
def test_what_needs_no_trying_or_is_under_way_is_refused_with_a_reason(
    any_office: Office, at_the_shell: Shell, state: str, told: str
) -> None:
    note(any_office)
    any_office.does(lambda ledger: ledger.connection.execute(update(outbox).values(state=state)))

    with pytest.raises(Refusal, match=told):
        at_the_shell(any_office).retries(1)

    assert (row(any_office, 1).state, any_office.history("notice:1")) == (state, [])


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        ("no longer true", "dropped: what it was to say was no longer true"),
        ("told to others", "dropped: it was told to whom it goes now instead"),
        ("done with 7", "dropped: it was done with notice 7"),
    ],
)
def test_why_one_was_dropped_is_said_as_it_was(
    any_office: Office, at_the_shell: Shell, trouble: str, told: str
) -> None:
    note(any_office)
    any_office.does(lambda ledger: ledger.connection.execute(update(outbox).values(state="dropped", trouble=trouble)))

    with pytest.raises(Refusal, match=told):
        at_the_shell(any_office).retries(1)


def test_what_is_tried_for_a_week_is_tried_for_a_week_from_the_retry_on(refusing: Both, at_the_shell: Shell) -> None:
    office, slack = refusing
    office.has("A-17")
    office.person("head of service").says("/actions note A-17").fills(note="Please hurry")
    slack.__dict__["post"] = lambda *said: super(Refusing, slack).post(*said)
    office.delivers()

    def away(*_said: object) -> None:
        raise NotNow("fatal", 300)

    slack.__dict__["update"] = away
    put = {"of": 1, "actions": [17]}
    office.does(lambda ledger: ledger.outbox.put("clear", "person:1", "clear:1", put))
    failed = update(outbox).where(outbox.c.kind == "clear").values(state="failed", trouble="fatal")
    office.does(lambda ledger: ledger.connection.execute(failed))
    with office.ledger() as ledger:
        number = ledger.connection.execute(select(outbox.c.id).where(outbox.c.key == "clear:1")).scalar_one()
    office.turns_to("2018-01-24 09:00")

    at_the_shell(office).retries(number)
    office._worker.run_until_idle()
    assert (row(office, number).state, row(office, number).trouble) == ("pending", "fatal")

    del slack.__dict__["update"]
    office.wall += timedelta(hours=1)
    office._worker.run_until_idle()
    assert row(office, number).state == "sent"


def test_a_number_that_nobody_gave_is_refused(any_office: Office, at_the_shell: Shell) -> None:
    with pytest.raises(Refusal, match="There is no notice 71"):
        at_the_shell(any_office).retries(71)


def test_while_another_message_to_the_same_place_is_on_its_way_looking_waits(
    refusing: Both, at_the_shell: Shell
) -> None:
    office, slack = refusing
    in_doubt(office, slack, arrived=False)
    office.does(lambda ledger: ledger.outbox.put("noted", "person:1", "another", {"actions": [17]}))
    busy = update(outbox).where(outbox.c.key == "another").values(state="sending")
    office.does(lambda ledger: ledger.connection.execute(busy))

    with pytest.raises(Refusal, match="on its way"):
        at_the_shell(office).retries(1)
    assert (row(office, 1).state, office.history("notice:1")) == ("failed", [])
