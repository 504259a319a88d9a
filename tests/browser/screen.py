"""What a test does on the page, in a person's words."""

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Locator, Page


def says(page: Page, text: str) -> None:
    page.locator("#composer-text").fill(text)
    page.keyboard.press("Enter")


def goes_to(page: Page, conversation: str) -> None:
    page.locator(".entry", has_text=conversation).click()
    page.get_by_role("heading", level=1, name=conversation).wait_for()


def form(page: Page) -> Locator:
    return page.locator("dialog[open]")


def messages(page: Page) -> Locator:
    return page.locator(".message")


def focused(page: Page) -> str:
    """The name of what has the focus: its label, text or id."""
    return str(page.evaluate("(e => e.ariaLabel || e.textContent.trim() || e.id)(document.activeElement)"))


def violations(page: Page) -> list[str]:
    """What axe finds wrong with what is on screen now."""
    page.wait_for_timeout(200)  # a dialog that is still fading in would be measured pale
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['target']}" for one in found for node in one["nodes"]]
