"""The made-up council with the real bot beside it, in a thread of its own; by Socket Mode and by signed HTTP."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.playground import open_council
from playground import Workspace
from tests.hands import Person

PATIENCE = 15.0
Act = Callable[[str], Person]


@contextmanager
def running(folder: Path, *, by_http: bool) -> Iterator[Workspace]:
    """Both sides in a thread; what goes wrong there goes wrong here."""
    started, opened = threading.Event(), []
    fault: list[BaseException] = []

    async def live() -> None:
        loop_of_ours.append((asyncio.get_running_loop(), asyncio.Event()))
        async with open_council(0, folder, by_http=by_http) as workspace:
            opened.append(workspace)
            started.set()
            await loop_of_ours[0][1].wait()

    def run() -> None:
        try:
            asyncio.run(live())
        except BaseException as caught:
            fault.append(caught)
            started.set()

    loop_of_ours: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = []
    thread = threading.Thread(target=run, name="council", daemon=True)
    thread.start()
    assert started.wait(60), "The playground did not start."
    if fault:
        raise fault[0]
    yield opened[0]
    loop, done = loop_of_ours[0]
    loop.call_soon_threadsafe(done.set)
    thread.join(30)
    assert not thread.is_alive(), "The playground did not stop."
    if fault:
        raise fault[0]


@pytest.fixture(params=["socket mode", "http"])
def council(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Workspace]:
    with running(tmp_path, by_http=request.param == "http") as workspace:
        yield workspace


@pytest.fixture
def act(council: Workspace) -> Act:
    """Act as somebody, in their conversation with auditbot."""
    return lambda user: Person(council.url, user, PATIENCE)
