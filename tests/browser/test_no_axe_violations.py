"""Every screen of the page is looked over by axe, as it stands when somebody uses it."""

from playwright.sync_api import Page

from tests.browser.conftest import Opener
from tests.browser.screen import form, goes_to, says, violations


def with_list(page: Page) -> Page:
    says(page, "/actions mine")
    page.get_by_role("button", name="Mark complete").first.wait_for()
    return page


def test_a_first_visit_has_none(opened: Opener) -> None:
    assert violations(opened(welcome=True)) == []


def test_a_channel_with_every_element_has_none(opened: Opener) -> None:
    page = opened()
    goes_to(page, "general")
    says(page, "/actions every element")
    page.get_by_text("Every element & more").wait_for()
    assert violations(page) == []


def test_a_private_list_and_its_menus_have_none(opened: Opener) -> None:
    page = with_list(opened())
    assert violations(page) == []
    page.get_by_role("button", name="More").first.click()
    page.get_by_role("menuitem", name="More time").wait_for()
    assert violations(page) == []


def test_a_form_with_errors_has_none(opened: Opener) -> None:
    page = with_list(opened())
    page.get_by_role("button", name="Mark complete").first.click()
    form(page).get_by_role("button", name="Mark complete").click()
    form(page).get_by_text("Please fill this in.").first.wait_for()
    assert violations(page) == []


def test_a_form_with_every_input_and_its_lists_has_none(opened: Opener) -> None:
    page = opened()
    says(page, "/actions every input")
    form(page).get_by_label("One of groups").click()
    page.get_by_role("option", name="Plans").wait_for()
    assert violations(page) == []
    page.keyboard.press("Escape")
    form(page).get_by_role("button", name="Open the calendar").click()
    assert violations(page) == []


def test_home_and_about_have_none(opened: Opener) -> None:
    page = opened()
    page.get_by_role("tab", name="Home").click()
    page.get_by_text("3 actions need you").wait_for()
    assert violations(page) == []
    page.get_by_role("tab", name="About").click()
    assert violations(page) == []


def test_the_drawer_has_none(opened: Opener) -> None:
    page = with_list(opened())
    page.get_by_role("button", name="Behind the scenes").click()
    page.locator(".log li").first.wait_for()
    assert violations(page) == []
    page.get_by_role("tab", name="Trouble").click()
    assert violations(page) == []


def test_switching_and_jumping_have_none(opened: Opener) -> None:
    page = opened()
    page.get_by_role("button", name="Acting as").click()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    assert violations(page) == []


def test_a_narrow_window_has_none(opened: Opener) -> None:
    page = with_list(opened())
    page.set_viewport_size({"width": 450, "height": 400})
    assert violations(page) == []
    page.get_by_role("button", name="Show conversations").click()
    assert violations(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
