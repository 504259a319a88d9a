"""What a page is told: who there is, what may be seen, what is unread, and every change as it happens."""

import json
import threading
import urllib.error
import urllib.request
from datetime import timedelta
from pathlib import Path

import pytest
from slack_sdk import WebClient

from playground import Workspace, served
from tests.hands import Json, Person, Told
from tests.playground.world import MANIFEST, button, section, small_council

COUNCIL = Path(__file__).parents[2] / "playground" / "council"


def stream(url: str, user: str, until: str) -> list[Json]:
    """The events one page gets, up to the first of the type it waits for."""
    seen: list[Json] = []
    with urllib.request.urlopen(f"{url}/play/events?as={user}", timeout=10) as answer:
        assert answer.headers["Content-Type"].startswith("text/event-stream")
        for line in answer:
            if line.startswith(b"data: "):
                seen.append(json.loads(line[6:]))
                if seen[-1]["type"] == until:
                    break
    return seen


def test_a_page_learns_who_and_what_there_is(url: str) -> None:
    state = Person(url, "U0TMNORTH").looks("state")
    names = {place["name"]: place for place in state["conversations"]}
    people = {person["id"]: person for person in state["people"]}

    assert set(names) == {"general", "service-11-25", "north", "auditbot"}
    assert names["auditbot"]["other"] == "U0AUDITBOT"
    assert people["U0TMNORTH"]["listed"]
    assert people["U0STRANGER"]["group"] == "refused"
    assert state["commands"][0]["words"] == ["mine", "show"]
    assert not state["app"]["connected"]


def test_a_private_channel_is_there_for_its_members_alone(url: str) -> None:
    assert "moderators" in {place["name"] for place in Person(url, "U0MOD1").looks("state")["conversations"]}
    with pytest.raises(urllib.error.HTTPError) as refused:
        Person(url, "U0TMNORTH").looks("messages", **{"in": "C0MODERATORS"})
    with refused.value:
        assert refused.value.code == 404


def test_what_others_say_is_unread_until_it_is_read(slack: WebClient, url: str) -> None:
    manager, head = Person(url, "U0TMNORTH"), Person(url, "U0HOS1125")

    def unread(person: Person) -> int:
        return next(int(p["unread"]) for p in person.looks("state")["conversations"] if p["name"] == "north")

    slack.chat_postMessage(channel="#north", text="one")
    manager.goes_to("#north").says("two")
    slack.chat_postEphemeral(channel="#north", user="U0HOS1125", text="for you")
    assert (unread(manager), unread(head)) == (0, 2)
    seen = head.looks("messages", **{"in": "C0NORTH"})[-1]["ts"]
    slack.chat_postMessage(channel="#north", text="three, while the page says that it was read")
    head.does("read", **{"in": "C0NORTH", "up_to": seen})
    assert unread(head) == 1


def test_changes_are_told_at_once_to_those_who_may_see_them(slack: WebClient, url: str) -> None:
    told: list[list[Json]] = []
    watching = threading.Thread(target=lambda: told.append(stream(url, "U0TMNORTH", "deleted")))
    watching.start()
    threading.Event().wait(0.3)
    slack.chat_postMessage(channel="C0MODERATORS", text="not for North")
    ts = slack.chat_postMessage(channel="#north", text="one")["ts"]
    slack.chat_update(channel="C0NORTH", ts=ts, text="two")
    slack.views_publish(user_id="U0TMNORTH", view={"type": "home", "blocks": [section("x")]})
    slack.chat_delete(channel="C0NORTH", ts=ts)
    watching.join(10)

    assert [event["type"] for event in told[0]] == ["message", "unread", "changed", "home", "deleted"]
    assert told[0][2]["message"]["edited"]


def test_time_is_the_council_s_and_can_be_moved(tmp_path: Path) -> None:
    workspace = Workspace(small_council(tmp_path), MANIFEST, offset=timedelta(days=-3000))
    with served(workspace) as url:
        manager = Person(url, "U0TMNORTH").says("now")
        state, message = manager.looks("state"), manager.messages()[0]
        assert message["shown_at"] - float(message["ts"]) == pytest.approx(-3000 * 86400, abs=1)
        assert state["now_offset_seconds"] == -3000 * 86400
        workspace.time.turn(timedelta(days=-2990))
        assert manager.looks("state")["day"] != state["day"]


def test_a_press_on_what_is_not_there_changes_nothing(slack: WebClient, url: str, workspace: Workspace) -> None:
    ts = slack.chat_postMessage(channel="U0TMNORTH", text="x", blocks=[section("A-17", accessory=button("Go", "go"))])[
        "ts"
    ]
    manager = Person(url, "U0TMNORTH")
    told = {"container": {"type": "message", "in": manager.place, "ts": ts}, "block_id": "b", "action_id": "other"}

    with pytest.raises(Told, match="not there any more"):
        manager.does("press", **told, type="button")
    with pytest.raises(Told, match="not in that conversation"):
        Person(url, "U0MOD1").does("press", **told, type="button")
    assert not workspace.calls.of("block_actions")


def test_an_unknown_person_is_turned_away(url: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        Person(url, "U0NOBODY")
    refused.value.close()
    with pytest.raises(urllib.error.HTTPError) as bot:
        Person(url, "U0AUDITBOT")
    bot.value.close()


def test_the_bot_s_words_to_a_person_can_be_looked_up(slack: WebClient, workspace: Workspace) -> None:
    slack.chat_postMessage(channel="U0TMNORTH", text="3 audit actions need you today")
    slack.chat_postMessage(channel="C0MODERATORS", text="An audit is ready to moderate")

    assert workspace.heard_by("U0TMNORTH") == ["3 audit actions need you today"]
    assert workspace.heard_by("U0MOD1") == ["An audit is ready to moderate"]


def test_the_council_s_own_files_make_a_whole_workspace() -> None:
    workspace = Workspace(COUNCIL, MANIFEST)
    people = workspace.people.values()

    assert sum(person.listed for person in people) == 8
    assert sum(person.group == "refused" for person in people) == 4
    assert workspace.people["U0EXTMOD"].guest
    assert len({person.id for person in people}) == len(people)
    assert {"north", "practice-audits", "moderators"} <= {where.name for where in workspace.conversations.channels()}
    assert (
        "U0EXTMOD" not in workspace.conversations.by_id["C0MODERATORS"].members
    )  # they see what is given to them alone
