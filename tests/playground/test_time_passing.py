"""People make time pass in the workspace; whoever runs the bot says how, and everybody's page follows."""

import asyncio
import threading
import time
from collections.abc import Coroutine
from datetime import timedelta
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from playground import NotPossible, Workspace
from playground.council_time import BROKE_OFF, NOWHERE, UNDER_WAY
from tests.hands import Person, Told
from tests.playground.listening import events_of


class Journeys:
    """A bot's part: where people asked to go, and a journey that lasts until it is let arrive."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace, self.asked = workspace, list[str]()
        self.let_arrive, self.breaks = threading.Event(), False
        workspace.time.set_out = self.set_out

    def set_out(self, to: str) -> Coroutine[Any, Any, None]:
        if to == "1999-01-01":
            raise NotPossible("Time only goes forward.")
        self.asked.append(to)
        return self._go()

    async def _go(self) -> None:
        self.workspace.time.turn(timedelta(days=-2999))
        while not self.let_arrive.is_set():
            await asyncio.sleep(0.01)
        if self.breaks:
            raise RuntimeError("the database is away")
        self.workspace.time.turn(timedelta(days=-2990))


@pytest.fixture
def journeys(workspace: Workspace) -> Journeys:
    workspace.time.offset = timedelta(days=-3000)
    return Journeys(workspace)


def test_without_anybody_who_lives_through_it_time_does_not_pass(url: str, workspace: Workspace) -> None:
    with pytest.raises(Told, match=NOWHERE):
        Person(url, "U0TMNORTH").travels("one-week-on")

    assert workspace.time.offset == timedelta(0)


def test_everybody_s_page_follows_the_time_until_it_has_passed(url: str, journeys: Journeys) -> None:
    with events_of(url, "U0MOD1") as told:
        Person(url, "U0TMNORTH").does("travel", to="next-working-day")
        journeys.let_arrive.set()
        times = told.until(lambda event: event.get("passing") is False)

    seen = [(event["now_offset_seconds"] // 86400, event["passing"]) for event in times if event["type"] == "time"]
    assert seen == [(-3000, True), (-2999, True), (-2990, True), (-2990, False)]
    assert times[0]["day"] < times[-1]["day"] == Person(url, "U0TMNORTH").looks("state")["day"]
    assert journeys.asked == ["next-working-day"]


def test_of_two_who_set_out_one_goes_and_the_other_reads_why(url: str, journeys: Journeys) -> None:
    manager, moderator = Person(url, "U0TMNORTH"), Person(url, "U0MOD1")
    manager.does("travel", to="one-week-on")

    with pytest.raises(Told, match=UNDER_WAY):
        moderator.does("travel", to="2018-03-01")

    journeys.let_arrive.set()
    assert moderator.waits_until_time_has_passed().looks("state")["passing"] is False
    assert journeys.asked == ["one-week-on"]
    moderator.travels("2018-03-01")
    assert journeys.asked == ["one-week-on", "2018-03-01"]


def test_where_time_does_not_get_to_is_refused_and_nothing_begins(url: str, journeys: Journeys) -> None:
    manager = Person(url, "U0TMNORTH")

    with pytest.raises(Told, match=r"Time only goes forward\."):
        manager.does("travel", to="1999-01-01")

    assert not manager.looks("state")["passing"]


def test_a_journey_that_breaks_off_says_so_and_another_can_begin(url: str, journeys: Journeys) -> None:
    journeys.breaks = True
    manager = Person(url, "U0TMNORTH")
    with events_of(url, "U0TMNORTH") as told:
        manager.does("travel", to="one-week-on")
        journeys.let_arrive.set()
        events = told.until(lambda event: event.get("passing") is False)

    assert [event["text"] for event in events if event["type"] == "toast"] == [BROKE_OFF]
    journeys.breaks = False
    manager.travels("one-week-on")


def test_days_of_messages_within_seconds_are_not_held_up_and_afterwards_the_pace_holds_again(
    url: str, slack: WebClient, workspace: Workspace, journeys: Journeys
) -> None:
    manager = Person(url, "U0TMNORTH")
    manager.does("travel", to="one-week-on")
    for _ in range(3 * workspace.pace.burst):
        slack.chat_postMessage(channel="U0TMNORTH", text="3 audit actions need you today")

    assert len(workspace.messages("U0TMNORTH")) == 15
    assert manager.looks("state")["conversations"][-1]["unread"] == 15
    journeys.let_arrive.set()
    manager.waits_until_time_has_passed()
    for _ in range(workspace.pace.burst):
        slack.chat_postMessage(channel="U0TMNORTH", text="one of a few")
    with pytest.raises(SlackApiError, match="ratelimited"):
        slack.chat_postMessage(channel="U0TMNORTH", text="one too many")


def test_what_slack_counts_in_seconds_is_not_changed_by_a_journey(url: str, workspace: Workspace) -> None:
    """Keys of an interaction and message stamps go by the machine's clock, whatever day the council has."""
    trigger, address = workspace.triggers.new("U0TMNORTH"), workspace.addresses.new("U0TMNORTH", "C0NORTH")
    before = time.time()
    workspace.time.turn(timedelta(days=30))

    manager = Person(url, "U0TMNORTH").says("now")

    assert workspace.triggers.exchange(trigger).used
    assert workspace.addresses.use(address).uses == 1
    message = manager.messages()[-1]
    assert before <= float(message["ts"]) <= time.time()
    assert message["shown_at"] - float(message["ts"]) == pytest.approx(30 * 86400, abs=1)
