"""Three people at the page with the real bot: list, complete, be returned, complete again; and the PLT sees all of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from playground import Workspace
from tests.browser.screen import form, messages, says, violations
from tests.end_to_end.conftest import running


@pytest.fixture
def council(tmp_path: Path) -> Iterator[Workspace]:
    with running(tmp_path, by_http=False) as workspace:
        yield workspace


def sits_down(context: BrowserContext, council: Workspace, who: str) -> Page:
    page = context.new_page()
    page.add_init_script("localStorage.setItem('welcome.seen', 'yes')")
    page.goto(f"{council.url}/?as={who}")
    page.locator("#composer-text").wait_for()
    return page


def completes(page: Page, what: str) -> None:
    form(page).get_by_label("What was done?").fill(what)
    form(page).get_by_label("Where is it recorded?").fill("Supervision note")
    form(page).get_by_label("Too early to say").check()
    form(page).get_by_role("button", name="Mark complete").click()
    expect(form(page)).to_have_count(0)


def test_list_complete_returned_complete_again(context: BrowserContext, council: Workspace) -> None:
    manager, head, plt = (sits_down(context, council, who) for who in ("U0TMNORTH", "U0HOS1125", "U0PLT"))

    says(manager, "/actions mine")
    expect(messages(manager).last).to_contain_text("12 open, 3 overdue")
    manager.get_by_role("button", name="Mark complete").first.click()
    completes(manager, "Plan rewritten with the family")
    expect(messages(manager).last).to_contain_text("Completed by")

    expect(messages(head).last).to_contain_text("completed an action")
    messages(head).last.get_by_role("button", name="Return").click()
    form(head).get_by_label("What is missing?").fill("Say where the plan is filed")
    form(head).get_by_role("button", name="Return").click()
    expect(messages(head).last).to_contain_text("This has changed since")

    expect(messages(manager).last).to_contain_text("Say where the plan is filed")
    messages(manager).last.get_by_role("button", name="Mark complete").click()
    completes(manager, "Plan filed in the case record")
    expect(messages(head).last).to_contain_text("Plan filed in the case record")

    says(plt, "/actions find 412087")
    messages(plt).last.get_by_role("button", name="Return").first.wait_for()
    assert violations(plt) == []
    assert violations(manager) == []
