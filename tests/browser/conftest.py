"""Where the browser comes from, and the playground with the sample app that the page is tried on."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright
from slack_sdk import WebClient

from playground.server import served
from playground.workspace import Workspace
from tests.browser.sample_app import listening

ROOT = Path(__file__).parents[2]
NAMES = ("/usr/bin/chromium", "chromium", "google-chrome", "chromium-browser")
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-sandbox",
    "--disable-dev-shm-usage",
]
COUNCIL_TIME = datetime(2018, 1, 10, 10, 12, tzinfo=UTC)

Opener = Callable[..., Page]


def find_chromium() -> str:
    """The browser's path. Without one the tests are skipped, unless nothing may be skipped."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found:
        return found
    reason = "no chromium on this machine: install the package chromium to run the browser tests"
    if os.environ.get("AUDITBOT_TESTS_NO_SKIP"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """For a module at a time: as long as it lives, nothing else in this process can run an event loop of its own."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    with chromium.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB") as context:
        context.set_default_timeout(10_000)
        yield context


@pytest.fixture
def workspace() -> Workspace:
    """A fresh council at a fixed moment; nothing is paced or looked at first, so that tests need not wait."""
    offset = COUNCIL_TIME - datetime.now(UTC)
    made = Workspace(ROOT / "playground" / "council", ROOT / "manifest.yml", offset=offset)
    made.pace.on, made.files.known_after = False, 0.0
    return made


@pytest.fixture
def address(workspace: Workspace) -> Iterator[str]:
    with served(workspace) as url:
        yield url


@pytest.fixture
def bot(address: str) -> Iterator[WebClient]:
    """The sample app, connected; its own client, to let it do something unasked."""
    with listening(address) as client:
        yield client


@pytest.fixture
def opened(context: BrowserContext, address: str, bot: WebClient) -> Iterator[Opener]:
    """Opens the page as somebody, past the welcome; at the end nothing may have gone wrong inside any page."""
    wrong: list[str] = []

    def open_as(who: str = "U0TMNORTH", *, welcome: bool = False) -> Page:
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda line: wrong.append(line.text) if line.type in ("error", "warning") else None)
        if not welcome:
            page.add_init_script("localStorage.setItem('welcome.seen', 'yes')")
        page.goto(f"{address}/?as={who}")
        page.locator("#composer-text").wait_for()
        return page

    yield open_as
    assert wrong == []
