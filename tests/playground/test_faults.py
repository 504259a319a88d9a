"""Trouble on demand: what the client sees of it, and what was done all the same."""

import time
from collections import Counter

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


def test_shares_that_cannot_be_are_refused() -> None:
    for rates in ({"lost": 0.7, "503": 0.7}, {"lost": -0.1}, {"flood": 0.1}):
        with pytest.raises(ValueError, match=r"shares|no trouble"):
            Faults().often(rates)


def test_a_quarter_of_all_calls_in_trouble_is_seen_as_such_and_done_as_told(
    slack: WebClient, url: str, workspace: Workspace
) -> None:
    """The mix that crash tests run under, asked for through the page's door."""
    mix = {"429": 0.05, "503": 0.05, "500-after": 0.05, "lost": 0.05, "refuse": 0.05}
    Person(url, "U0TMNORTH").does("faults", rates=mix, seed=3, method="chat.postMessage", retry_after=9, pace=False)
    seen = Counter(post(slack) for _ in range(200))

    assert {call.error for call in workspace.calls.of("chat.postMessage")} == {"", *mix}
    assert 25 <= 200 - seen["ok"] <= 75
    done = [call for call in workspace.calls.of("chat.postMessage") if call.error in ("", "500-after", "lost")]
    assert len(workspace.messages("U0TMNORTH")) == len(done)
    assert slack.auth_test()["ok"]


def test_a_chance_refusal_asks_for_the_wait_that_was_set(slack: WebClient, workspace: Workspace) -> None:
    workspace.faults.often({"429": 1.0}, retry_after=9)

    with pytest.raises(SlackApiError) as refused:
        slack.auth_test()
    assert refused.value.response.headers["retry-after"] == "9"


def test_every_answer_takes_as_long_as_it_was_set_to(slack: WebClient, url: str, workspace: Workspace) -> None:
    Person(url, "U0TMNORTH").does("faults", answer_delay=0.05)
    begun = time.monotonic()
    for _ in range(4):
        slack.auth_test()

    assert time.monotonic() - begun >= 0.2
    workspace.faults.clear()
    assert workspace.faults.answer_delay == 0


def test_a_workspace_may_have_a_pace_of_its_own_beside_that_of_each_conversation(workspace: Workspace) -> None:
    pace = workspace.pace
    pace.in_all, pace.burst = 4.0, 5

    assert [pace.wait_for(f"C{n}") for n in range(6)] == [0, 0, 0, 0, 0, 1]
    pace.in_all = 0
    assert [pace.wait_for("C5") for _ in range(5)] == [0] * 5, "a refusal uses up nothing"


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
