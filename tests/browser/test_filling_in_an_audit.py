"""An audit filled in on the real page: step by step, put away with Escape, gone on with from the message."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from playground import Workspace
from tests.browser.screen import form, messages, says, violations
from tests.browser.test_three_people import council, sits_down
from tests.end_to_end.test_submitting import AUDITOR, allocate

__all__ = ["council"]
TEXTS = ("The plan names no dates", "Nobody knows what comes next", "The record has no words of the child", "They wait")


@pytest.fixture
def auditor(context: BrowserContext, council: Workspace, tmp_path: Path) -> Page:
    with closing(sqlite3.connect(tmp_path / "playground.db", timeout=30)) as database, database:
        allocate(database)
    return sits_down(context, council, AUDITOR)


def fills_two_areas(page: Page) -> None:
    for field, text in zip(form(page).locator("textarea").all(), TEXTS, strict=True):
        field.fill(text)
    for number in (0, 1):
        form(page).get_by_role("radio", name="1 · not yet good").nth(number).check()


def expects_step(page: Page, number: int) -> None:
    expect(form(page).get_by_role("heading", level=2)).to_have_text(f"AU-58 · step {number} of 5")


def test_it_is_filled_in_put_away_and_gone_on_with(auditor: Page) -> None:
    says(auditor, "/audits mine")
    auditor.get_by_role("button", name="Fill in").first.click()
    expects_step(auditor, 1)
    assert violations(auditor) == []
    fills_two_areas(auditor)
    form(auditor).get_by_role("button", name="Next", exact=True).click()
    expects_step(auditor, 2)
    form(auditor).locator("textarea").first.fill("Half a sentence")
    form(auditor).get_by_role("button", name="Back", exact=True).click()
    expects_step(auditor, 1)
    expect(form(auditor).locator("textarea").nth(1)).to_have_value(TEXTS[1])

    auditor.keyboard.press("Escape")
    expect(messages(auditor).last).to_contain_text("Your audit AU-58 is saved up to step 1 of 5.")
    messages(auditor).last.get_by_role("button", name="Go on").click()
    expects_step(auditor, 2)
    expect(form(auditor).locator("textarea").first).to_have_value("Half a sentence")
    assert violations(auditor) == []
