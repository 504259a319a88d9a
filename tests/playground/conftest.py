"""A served workspace for each test, and Slack's own clients for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from slack_sdk import WebClient

from playground import Workspace, served
from tests.playground.world import MANIFEST, small_council


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(small_council(tmp_path), MANIFEST)


@pytest.fixture
def url(workspace: Workspace) -> Iterator[str]:
    with served(workspace) as address:
        yield address


@pytest.fixture
def slack(url: str) -> WebClient:
    return WebClient(token="xoxb-playground", base_url=f"{url}/api/", retry_handlers=[])
