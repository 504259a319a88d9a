"""Trouble on demand: what the client sees of it, and what was done all the same."""

import time

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from playground import Workspace
from playground.faults import Faults
from tests.hands import Person


def post(slack: WebClient) -> str:
    """How a post went: ok, the HTTP status, or that there was no answer at all."""
    try:
        slack.chat_postMessage(channel="U0TMNORTH", text="once")
    except SlackApiError as refused:
        return str(refused.response.status_code)
    except OSError:
        return "no answer"
    return "ok"


@pytest.mark.parametrize(
    ("kind", "seen", "posted"),
    [
        ("429", "429", 0),
        ("500", "500", 0),
        ("503", "503", 0),
        ("refuse", "no answer", 0),
        ("lost", "no answer", 1),
        ("500-after", "500", 1),
    ],
)
def test_each_trouble_comes_once_and_has_done_what_it_says(
    slack: WebClient, workspace: Workspace, kind: str, seen: str, posted: int
) -> None:
    workspace.faults.next(kind, "chat.postMessage")

    assert post(slack) == seen
    assert len(workspace.messages("U0TMNORTH")) == posted
    assert post(slack) == "ok"


def test_a_wait_is_named_where_one_is_asked_for(slack: WebClient, workspace: Workspace) -> None:
    workspace.faults.next("429", "*", retry_after=7)

    with pytest.raises(SlackApiError) as refused:
        slack.auth_test()
    assert refused.value.response.headers["retry-after"] == "7"


def test_a_slow_call_takes_as_long_as_it_was_told_to(slack: WebClient, workspace: Workspace) -> None:
    workspace.faults.next("slow", "auth.test", delay=0.3)
    begun = time.monotonic()
    slack.auth_test()

    assert time.monotonic() - begun >= 0.3


def test_trouble_for_one_method_leaves_the_others_alone(slack: WebClient, workspace: Workspace) -> None:
    workspace.faults.next("500", "chat.update", times=3)

    assert post(slack) == "ok"
    assert workspace.faults.ahead[0].times == 3


def test_rates_with_the_same_seed_bring_the_same_trouble() -> None:
    def run(seed: int) -> list[str]:
        faults = Faults()
        faults.often({"lost": 0.2, "503": 0.2}, seed)
        return [fault.kind if fault else "" for fault in (faults.due("chat.postMessage") for _ in range(200))]

    assert run(7) == run(7)
    assert run(7) != run(8)
    assert 20 < run(7).count("lost") < 60
    assert set(run(7)) == {"", "lost", "503"}


def test_a_person_can_ask_for_trouble_and_end_it(slack: WebClient, url: str, workspace: Workspace) -> None:
    person = Person(url, "U0TMNORTH")
    told = person.does("faults", next={"method": "chat.postMessage", "kind": "503", "times": 3})
    assert told["next"][0]["times"] == 3
    assert post(slack) == "503"

    person.does("faults", clear=True, rates={})
    assert post(slack) == "ok"


def test_the_drawer_tells_what_slack_heard_without_its_content(slack: WebClient, url: str) -> None:
    slack.chat_postMessage(channel="U0TMNORTH", text="case 412087")
    line = Person(url, "U0TMNORTH").looks("log", limit="1")[0]

    assert (line["method"], line["ok"], line["direction"]) == ("chat.postMessage", True, "from the app")
    assert "412087" not in str(line)
