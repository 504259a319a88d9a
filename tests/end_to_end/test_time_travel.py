"""Time made to pass from the page, with the real bot living through it."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from playground import Workspace
from tests.end_to_end.conftest import PATIENCE, Act, running
from tests.hands import Person, Told

LONDON = ZoneInfo("Europe/London")


def test_after_a_week_everybody_is_a_week_further(act: Act, council: Workspace) -> None:
    manager, head = act("U0TMNORTH"), act("U0HOS1125")
    manager.says("/actions mine").waits_for("12 open, 3 overdue").waits_for("3 working days late, due Fri 5 Jan")
    before = council.time.now()

    head.travels("one-week-on")

    assert council.time.day == "2018-01-17"
    assert (
        timedelta(days=7).total_seconds() <= council.time.now() - before < timedelta(days=7, minutes=1).total_seconds()
    )
    manager.says("/actions mine").waits_for("8 working days late, due Fri 5 Jan")
    assert told(manager)[-1][0].startswith("Wed 17 Jan")


def test_what_falls_due_on_the_way_is_said_at_its_hour_in_order_and_is_unread(act: Act, council: Workspace) -> None:
    manager, head = act("U0TMNORTH"), act("U0HOS1125")

    manager.travels("one-week-on")

    digests = [at for at, words in told(manager) if "digest" in words or "need you today" in words]
    assert digests == [f"{day} Jan 09:00" for day in ("Thu 11", "Fri 12", "Mon 15", "Tue 16", "Wed 17")]
    assert next(at for at, words in told(head) if words == "1 audit action has drifted in North") == "Fri 12 Jan 09:00"
    everything = sorted((m for of in council.said.of.values() for m in of), key=lambda message: message.ts)
    assert [m.shown_at for m in everything] == sorted(m.shown_at for m in everything)
    assert unread(manager) == len(told(manager)) >= 5
    assert not council.calls.of("chat.postMessage")[-1].error


def told(person: Person) -> list[tuple[str, str]]:
    """What the person's own conversation with auditbot holds: when it came, by the council's clock, and its first words."""
    moments = (datetime.fromtimestamp(said["shown_at"], LONDON) for said in person.messages())
    return [(f"{at:%a %d %b %H:%M}", said["text"]) for at, said in zip(moments, person.messages(), strict=True)]


def unread(person: Person) -> int:
    return next(int(place["unread"]) for place in person.looks("state")["conversations"] if place["id"] == person.place)


def test_whoever_was_checked_more_than_a_day_ago_is_simply_checked_again(act: Act, council: Workspace) -> None:
    manager = act("U0TMNORTH")
    manager.says("/actions mine").waits_for("12 open")
    asked = len(council.calls.of("users.info"))

    manager.travels("one-week-on").says("/actions done A-17").closes()

    assert len(council.calls.of("users.info")) == asked + 1
    council.people["U0TMNORTH"].deactivated = True
    manager.travels("one-week-on").says("/actions mine").waits_for("auditbot does not know you here.")


def test_a_form_that_was_open_when_time_passed_can_still_be_sent(act: Act) -> None:
    manager = act("U0TMNORTH")
    manager.says("/actions done A-17").travels("next-working-day")

    manager.fills(
        {
            "What was done?": "The plan was rewritten in a family meeting",
            "Where is it recorded?": "Supervision note",
            "Did it make a difference for the child?": "Too early to say",
        }
    ).submits()

    manager.waits_for("A-17 ✓ ")
    act("U0HOS1125").waits_for("completed an action")


def test_an_earlier_day_is_refused_in_a_sentence(act: Act, council: Workspace) -> None:
    with pytest.raises(Told, match="Time only goes forward, and it is Wed 10 Jan 2018 already"):
        act("U0TMNORTH").travels("2018-01-10")

    assert council.time.day == "2018-01-10"


def test_a_kept_council_goes_on_from_the_day_it_was_left_on(tmp_path: Path) -> None:
    with running(tmp_path, by_http=False) as council:
        Person(council.url, "U0TMNORTH", PATIENCE).travels("one-week-on")
    with running(tmp_path, by_http=False) as council:
        manager = Person(council.url, "U0TMNORTH", PATIENCE)

        assert council.time.day == manager.looks("state")["day"] == "2018-01-17"
        manager.says("/actions mine").waits_for("8 working days late, due Fri 5 Jan")
        manager.travels("next-working-day")
        assert [at for at, words in told(manager) if "need you today" in words] == ["Thu 18 Jan 09:00"]
