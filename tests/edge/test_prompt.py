"""A call reaches Slack in time or never: what is looked for and not found must not arrive afterwards."""

import socket
import time
from collections.abc import Iterator

import pytest

from bot.slack import prompt
from bot.slack.deliver import SlackMessenger, client
from bot.slack.prompt import NotThrough, opener
from cards.elements import Card
from cards.messenger import NotNow
from playground import Workspace, served
from tests.crash.slack import COUNCIL, MANIFEST, POST, Counted

TIMEOUT = 1


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    workspace = Workspace(COUNCIL, MANIFEST)
    workspace.faults = Counted()
    with served(workspace):
        yield workspace


@pytest.fixture
def messenger(workspace: Workspace) -> SlackMessenger:
    return SlackMessenger(client(workspace.bot_token, f"{workspace.url}/api/", TIMEOUT))


def test_where_looking_up_the_address_takes_too_long_nothing_is_said_and_that_is_certain(
    workspace: Workspace, messenger: SlackMessenger, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_up = socket.getaddrinfo

    def slowly(*what: object, **more: object) -> object:
        time.sleep(TIMEOUT * 0.6)
        return look_up(*what, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", slowly)
    with pytest.raises(NotNow, match="not reachable"):
        messenger.post("D0TMNORTH", Card("hello"), "token")

    assert workspace.faults.calls[POST] == 0  # type: ignore[attr-defined]


def test_a_place_that_never_answers_the_door_is_certainly_not_reached() -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(0)
        full = [socket.create_connection(listening.getsockname()) for _ in range(1)]
        with pytest.raises(NotNow, match="not reachable"):
            SlackMessenger(client("xoxb-1", f"http://127.0.0.1:{listening.getsockname()[1]}/api/", TIMEOUT)).post(
                "D1", Card("hello"), "token"
            )
        for one in full:
            one.close()


@pytest.mark.skipif(prompt.TAKEN_WITHIN is None, reason="only Linux gives up what nobody takes")
def test_the_system_gives_up_what_is_not_taken_in_time(
    workspace: Workspace, messenger: SlackMessenger, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    connect = prompt._Prompt.connect

    def watched(self: prompt._Prompt) -> None:
        connect(self)
        seen.append((self.sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT), self.sock.gettimeout()))

    monkeypatch.setattr(prompt._Prompt, "connect", watched)
    messenger.conversation_with("U0TMNORTH")

    assert seen == [(TIMEOUT * 500, TIMEOUT)]


def test_greetings_of_tls_that_fail_are_certainly_not_a_send(workspace: Workspace) -> None:
    with pytest.raises(OSError, match=r"(?i)ssl") as told:
        opener(None, None).open(workspace.url.replace("http:", "https:"), timeout=TIMEOUT)

    assert isinstance(told.value.reason, NotThrough)  # type: ignore[attr-defined]
