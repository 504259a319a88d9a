"""The council's time in the header: made to pass by mouse and by keyboard, for everybody, and said while it passes."""

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from slack_sdk import WebClient

from playground import NotPossible, Workspace
from tests.browser.conftest import Opener
from tests.browser.screen import focused, form, goes_to, says, violations

REFUSED = "Time only goes forward, and it is Wed 10 Jan 2018 already. Choose a later day."


class Journeys:
    """A bot's part: it says something on every day that passes, and arrives when it is let."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace, self.asked, self.let_arrive = workspace, list[str](), threading.Event()
        workspace.time.set_out = self.set_out

    def set_out(self, to: str) -> Coroutine[Any, Any, None]:
        if to == "2018-01-09":
            raise NotPossible(REFUSED)
        self.asked.append(to)
        return self._go()

    async def _go(self) -> None:
        where, start = self.workspace.conversations.im("U0AUDITBOT", "U0TMNORTH"), self.workspace.time.offset
        for day in range(1, 8):
            self.workspace.time.turn(start + timedelta(days=day))
            self.workspace.say(where, "U0AUDITBOT", f"{day} audit actions need you today")
        while not self.let_arrive.is_set():
            await asyncio.sleep(0.01)


@pytest.fixture
def journeys(workspace: Workspace) -> Iterator[Journeys]:
    journeys = Journeys(workspace)
    yield journeys
    journeys.let_arrive.set()


def the_time(page: Page) -> Locator:
    return page.get_by_role("button", name="Let time pass")


def test_a_week_passes_by_mouse_and_everybody_sees_it(opened: Opener, journeys: Journeys) -> None:
    manager, head = opened("U0TMNORTH"), opened("U0HOS1125")
    goes_to(manager, "north")
    expect(the_time(manager)).to_contain_text("Wed 10 Jan 2018, 10:12")
    the_time(manager).click()
    expect(manager.get_by_role("menuitem", name="One week on")).to_contain_text("Wed 17 Jan 2018, 10:12")
    manager.get_by_role("menuitem", name="One week on").click()

    for page in (manager, head):
        expect(page.get_by_role("status").filter(has_text="Time is passing …")).to_be_visible()
        expect(the_time(page)).to_be_disabled()
    says(manager, "Everything goes on")
    expect(manager.locator(".message")).to_contain_text("Everything goes on")
    assert violations(manager) == []

    journeys.let_arrive.set()
    for page in (manager, head):
        expect(page.get_by_text("Time is passing …")).to_have_count(0)
        expect(the_time(page)).to_contain_text("Wed 17 Jan 2018, 10:12")
        expect(the_time(page)).to_be_enabled()
    expect(manager.locator("#announcer")).to_contain_text("It is now Wed 17 Jan 2018, 10:1")
    expect(manager.locator(".entry", has_text="auditbot").locator(".count")).to_have_text("7 unread")
    assert journeys.asked == ["one-week-on"]


def test_the_messages_stand_under_the_days_they_came_on(opened: Opener, journeys: Journeys) -> None:
    page = opened("U0TMNORTH")
    journeys.let_arrive.set()
    the_time(page).click()
    page.get_by_role("menuitem", name="Next working day, 09:00").click()

    expect(page.locator(".message")).to_have_count(7)
    days = ["Thursday 11", "Friday 12", "Saturday 13", "Sunday 14", "Monday 15"]
    expect(page.locator(".day-divider")).to_have_text([*(f"{day} January 2018" for day in days), "Yesterday", "Today"])


def test_a_date_is_picked_by_keyboard_and_an_earlier_one_refused_at_its_field(
    opened: Opener, journeys: Journeys
) -> None:
    page = opened()
    the_time(page).focus()
    page.keyboard.press("Enter")
    assert focused(page).startswith("Next working day, 09:00")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Pick a date")).to_be_visible()
    for typed, sentence in (
        ("", "Please choose a date."),
        ("soon", "That is not a date. Write it as 13 Mar 2018."),
        ("9 Jan 2018", REFUSED),
    ):
        page.keyboard.press("Control+a")
        page.keyboard.type(typed)
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_contain_text(sentence)
        field = page.get_by_label("Let time pass until")
        expect(field).to_be_focused()
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_have_accessible_description(f"What falls due on the way is sent on its day. {sentence}")
        assert violations(page) == []
    assert journeys.asked == []

    page.keyboard.press("Control+a")
    page.keyboard.type("1 Feb 2018")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(the_time(page)).to_be_focused()
    assert journeys.asked == ["2018-02-01"]


def test_a_date_is_picked_from_the_calendar(opened: Opener, journeys: Journeys) -> None:
    page = opened()
    the_time(page).click()
    page.get_by_role("menuitem", name="Pick a date").click()
    form(page).get_by_role("button", name="Open the calendar").click()
    page.get_by_role("button", name="Friday 26 January 2018").click()
    form(page).get_by_role("button", name="Let time pass").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert journeys.asked == ["2018-01-26"]


def test_of_two_who_choose_at_once_the_second_reads_why(opened: Opener, journeys: Journeys) -> None:
    manager, head = opened("U0TMNORTH"), opened("U0HOS1125")
    the_time(head).click()
    the_time(manager).click()
    manager.get_by_role("menuitem", name="One week on").click()
    expect(head.get_by_text("Time is passing …")).to_be_visible()
    head.get_by_role("menuitem", name="Next working day").click()

    expect(head.locator(".toast")).to_contain_text("Time is passing already. Please choose again when it has.")
    the_time(head).press("Enter")
    expect(head.get_by_role("menu")).to_have_count(0)
    expect(head.locator("#announcer")).to_contain_text("Time is passing … Please wait until it has.")
    assert journeys.asked == ["one-week-on"]


def test_where_nobody_lives_through_it_the_control_says_so(opened: Opener) -> None:
    page = opened()
    the_time(page).click()
    assert violations(page) == []
    page.get_by_role("menuitem", name="One week on").click()
    expect(page.locator(".toast")).to_contain_text("Time cannot be made to pass here")


def test_the_clock_in_the_header_goes_on_by_itself(opened: Opener, workspace: Workspace, bot: WebClient) -> None:
    page = opened()
    bot.chat_postMessage(channel="U0TMNORTH", text="late in the evening")
    expect(page.locator(".day-divider")).to_have_text("Today")
    page.clock.install()
    page.clock.run_for(timedelta(hours=24).total_seconds() * 1000)

    expect(the_time(page)).to_contain_text("Thu 11 Jan 2018, 10:1")
    expect(page.locator(".day-divider")).to_have_text("Yesterday")
