"""The bot's forms: filled in, checked, refused at the right place, kept over a reload, closed."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener
from tests.browser.screen import focused, form, says


def completing(page: Page) -> Page:
    says(page, "/actions mine")
    page.get_by_role("button", name="Mark complete").first.click()
    form(page).wait_for()
    return page


def filled(page: Page, done: str) -> None:
    form(page).get_by_label("What was done?").fill(done)
    form(page).get_by_label("Where is it recorded?").fill("The plan")
    form(page).get_by_role("radio", name="Yes").check()
    form(page).get_by_role("button", name="Mark complete").click()


def test_a_required_answer_is_asked_for_before_anything_is_sent(opened: Opener) -> None:
    page = completing(opened())
    form(page).get_by_role("button", name="Mark complete").click()
    field = form(page).get_by_label("What was done?")
    expect(field).to_be_focused()
    expect(field).to_have_accessible_description("Please fill this in.")
    expect(field).to_have_attribute("aria-invalid", "true")
    assert form(page).get_by_text("Please choose an answer.").is_visible()


def test_a_fault_that_the_bot_finds_stands_at_its_input(opened: Opener) -> None:
    page = completing(opened())
    filled(page, "nothing")
    field = form(page).get_by_label("What was done?")
    expect(field).to_have_accessible_description("Please say what was done, not that nothing was.")
    expect(field).to_be_focused()
    filled(page, "The plan was rewritten")
    page.locator(".text", has_text="Completed: The plan was rewritten").wait_for()
    expect(form(page)).to_have_count(0)


def test_a_reload_keeps_the_form_and_what_was_filled_in(opened: Opener) -> None:
    page = completing(opened())
    form(page).get_by_label("What was done?").fill("Half a sentence")
    page.reload()
    expect(form(page).get_by_label("What was done?")).to_have_value("Half a sentence")


def test_escape_closes_a_form_for_good_and_gives_the_focus_back(opened: Opener) -> None:
    page = completing(opened())
    page.keyboard.press("Escape")
    expect(form(page)).to_have_count(0)
    assert focused(page) == "Mark complete: A-17"
    page.reload()
    page.locator("#composer-text").wait_for()
    expect(form(page)).to_have_count(0)


def test_the_focus_cannot_leave_a_form(opened: Opener) -> None:
    page = completing(opened())
    for _ in range(15):
        page.keyboard.press("Tab")
        assert page.evaluate("!!document.activeElement.closest('dialog') || document.activeElement === document.body")


def test_every_kind_of_input_can_be_filled_in_from_the_keyboard(opened: Opener) -> None:
    page = opened()
    says(page, "/actions every input")
    ask = form(page)
    ask.get_by_label("One of groups").press("ArrowDown")
    page.get_by_role("option", name="Plans").wait_for()
    page.keyboard.type("rev")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(ask.get_by_label("One of groups")).to_have_value("Reviews")
    ask.get_by_label("Asked for as you type").press_sequentially("4123")
    page.get_by_role("option", name="Case 412311").wait_for()
    page.keyboard.press("Enter")
    ask.get_by_label("A person", exact=True).press_sequentially("head of service, 11")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    ask.get_by_role("button", name="Open the calendar").press("Enter")
    page.keyboard.press("PageDown")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(ask.get_by_role("textbox", name="A date")).to_have_value("13 Mar 2018")
    ask.get_by_role("button", name="Save").click()
    expect(ask.get_by_text("That day is a bank holiday.")).to_be_visible()


def test_a_date_that_is_none_is_refused_in_words(opened: Opener) -> None:
    page = opened()
    says(page, "/actions every input")
    form(page).get_by_role("textbox", name="A date").fill("31/2/2018")
    form(page).get_by_role("button", name="Save").click()
    expect(form(page).get_by_text("That is not a date. Write it as 13 Mar 2018.")).to_be_visible()


def test_a_form_over_a_form_is_updated_closed_and_leaves_what_was_typed_below(opened: Opener) -> None:
    page = completing(opened())
    form(page).get_by_label("What was done?").fill("Half a sentence")
    form(page).get_by_role("button", name="History").click()
    page.get_by_role("dialog", name="History of A-17").get_by_role("button", name="Older entries").click()
    expect(form(page).get_by_text("Nothing is older than that.")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Complete A-17")).to_be_visible()
    expect(form(page).get_by_label("What was done?")).to_have_value("Half a sentence")


def test_a_form_that_cannot_be_sent_says_so_and_can_be_sent_again(opened: Opener) -> None:
    page = completing(opened())
    page.route("**/play/submit", lambda route: route.fulfill(json={"ok": False}))
    filled(page, "The plan was rewritten")
    expect(form(page).get_by_role("alert")).to_have_text("We had some trouble connecting. Try again?")
    page.unroute("**/play/submit")
    form(page).get_by_role("button", name="Mark complete").click()
    expect(form(page)).to_have_count(0)
