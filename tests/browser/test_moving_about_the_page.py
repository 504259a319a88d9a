"""Acting as different people, unread marks, the message box and its keys, and what the page says when something fails."""

from playwright.sync_api import expect

from playground.workspace import Workspace
from tests.browser.conftest import Opener
from tests.browser.screen import focused, goes_to, says


def test_two_tabs_act_as_two_people_and_see_each_other_write(opened: Opener) -> None:
    manager, plt = opened("U0TMNORTH"), opened("U0PLT")
    goes_to(plt, "general")
    goes_to(manager, "practice-audits")
    says(plt, "The round begins on Monday")
    entry = manager.locator(".entry", has_text="general")
    expect(entry.locator(".count")).to_have_text("1 unread")
    entry.click()
    expect(manager.locator(".unread-divider")).to_have_text("New")
    expect(entry.locator(".count")).to_have_count(0)


def test_switching_keeps_each_persons_place_and_a_reload_keeps_both(opened: Opener) -> None:
    page = opened("U0TMNORTH")
    goes_to(page, "north")
    page.get_by_role("button", name="Acting as").click()
    page.get_by_role("menuitemradio", name="Director").click()
    expect(page.get_by_role("button", name="Acting as")).to_contain_text("Director")
    page.reload()
    expect(page.get_by_role("button", name="Acting as")).to_contain_text("Director")
    page.get_by_role("button", name="Acting as").click()
    page.get_by_role("menuitemradio", name="Team manager, North").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("north")


def test_a_command_is_completed_and_brought_back(opened: Opener) -> None:
    page = opened()
    box = page.locator("#composer-text")
    box.press_sequentially("/ac")
    page.keyboard.press("Tab")
    expect(box).to_have_value("/actions ")
    box.press_sequentially("ov")
    page.keyboard.press("Tab")
    expect(box).to_have_value("/actions overdue")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Mark complete").first.wait_for()
    box.press_sequentially("/actions sh")
    expect(page.get_by_role("option")).to_have_text("/actions show A-17")
    box.fill("")
    box.press("ArrowUp")
    expect(box).to_have_value("/actions overdue")


def test_an_unknown_command_is_refused_at_the_box_and_not_lost(opened: Opener) -> None:
    page = opened()
    says(page, "/nonsense")
    expect(page.get_by_role("alert")).to_contain_text("/nonsense is not a valid command")
    expect(page.locator("#composer-text")).to_have_value("/nonsense")


def test_shift_and_enter_breaks_the_line(opened: Opener) -> None:
    page = opened()
    goes_to(page, "north")
    box = page.locator("#composer-text")
    box.fill("One")
    box.press("Shift+Enter")
    box.press_sequentially("Two")
    box.press("Enter")
    assert page.locator(".message .text").last.inner_text() == "One\nTwo"


def test_a_shortcut_opens_its_form_from_the_bolt_by_keyboard(opened: Opener) -> None:
    page = opened()
    page.get_by_role("button", name="Shortcuts", exact=True).press("Enter")
    assert focused(page).startswith("Add an audit action")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Every kind of input")).to_be_visible()


def test_a_press_that_nobody_answers_is_told_and_can_be_made_again(opened: Opener) -> None:
    page = opened()
    says(page, "/actions every element")
    button = page.get_by_role("button", name="Primary")
    button.click()
    expect(button).to_have_attribute("aria-busy", "true")
    expect(page.locator(".toast")).to_contain_text("did not respond in time")
    expect(button).not_to_have_attribute("aria-busy", "true")


def test_the_home_tab_shows_what_was_published(opened: Opener) -> None:
    page = opened()
    page.get_by_role("tab", name="Home").click()
    expect(page.get_by_text("3 actions need you.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("3 actions need you.")).to_be_visible()


def test_trouble_is_made_and_seen_in_the_drawer(opened: Opener, workspace: Workspace) -> None:
    page = opened()
    page.get_by_role("button", name="Behind the scenes").click()
    page.get_by_role("tab", name="Trouble").click()
    page.get_by_label("What happens").select_option("lost")
    page.get_by_label("To calls of").select_option("chat.postMessage")
    page.get_by_role("button", name="Make trouble").click()
    expect(page.get_by_text("1 × chat.postMessage: lost")).to_be_visible()
    assert [fault.kind for fault in workspace.faults.ahead] == ["lost"]
    page.get_by_role("button", name="Disconnect the bot").click()
    expect(page.locator(".toast")).to_contain_text("The connection was cut.")


def test_the_welcome_is_shown_once(opened: Opener) -> None:
    page = opened(welcome=True)
    page.get_by_role("button", name="Dismiss this card").click()
    page.reload()
    page.locator("#composer-text").wait_for()
    assert page.get_by_text("Welcome to the playground").count() == 0


def test_the_list_stays_where_one_reads_and_offers_what_is_new(opened: Opener) -> None:
    reader, writer = opened("U0TMNORTH"), opened("U0PLT")
    for page in (reader, writer):
        goes_to(page, "general")
    for number in range(30):
        says(writer, f"Line {number}")
        writer.locator(".message", has_text=f"Line {number}").first.wait_for()
    reader.locator(".message", has_text="Line 29").wait_for()
    reader.locator(".scroller").evaluate("node => { node.scrollTop = 0; }")
    says(writer, "One more")
    reader.get_by_role("button", name="New messages").click()
    expect(reader.locator(".message", has_text="One more")).to_be_in_viewport()
