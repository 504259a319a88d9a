"""Whichever channel is set, what is said in it stays in the council: in one that is shared with strangers nothing is posted."""

from pathlib import Path
from typing import Any

import pytest

from bot.slack.channels import Channels
from bot.slack.deliver import SlackMessenger, client
from cards.elements import Card
from cards.failures import PUBLIC, SHARED
from cards.messenger import Never, NotNow, Unknown
from playground import Workspace, served

ROOT = Path(__file__).parents[2]
CARD = Card("An example of a good audit")


@pytest.mark.parametrize("named", [False, True])
def test_a_channel_that_is_shared_with_another_organisation_is_told_nothing(named: bool) -> None:
    workspace = Workspace(ROOT / "playground" / "council", ROOT / "manifest.yml")
    with served(workspace):
        messenger = SlackMessenger(client(workspace.bot_token, f"{workspace.url}/api/", 2))
        where = next(w for w in workspace.conversations.by_id.values() if w.name == "practice-audits")
        to = "#practice-audits" if named else where.id
        messenger.post(to, CARD, "token-1")
        where.shared = True

        with pytest.raises(Never, match=SHARED):
            messenger.post(to, CARD, "token-2")

        assert [message.text for message in workspace.messages(where.id)] == [CARD.fallback]


def test_what_is_for_a_private_channel_is_not_said_in_one_that_everybody_may_read() -> None:
    workspace = Workspace(ROOT / "playground" / "council", ROOT / "manifest.yml")
    with served(workspace):
        messenger = SlackMessenger(client(workspace.bot_token, f"{workspace.url}/api/", 2))
        card = Card("An audit is ready to moderate", private=True)
        messenger.post("#moderators", card, "token-1")
        with pytest.raises(Never, match=PUBLIC):
            messenger.post("#practice-audits", card, "token-2")
        with pytest.raises(Never, match="channel_not_found"):
            messenger.post("#nowhere", card, "token-3")
        troubles = [
            messenger.trouble_with(f"#{name}", private=True) for name in ("moderators", "practice-audits", "nowhere")
        ]
        assert troubles == ["", PUBLIC, "channel_not_found"]
        assert messenger.trouble_with("#practice-audits", private=False) == ""

        said = [m.text for w in workspace.conversations.by_id.values() for m in workspace.messages(w.id)]
        assert said == [card.fallback]


def test_that_nobody_could_say_who_reads_there_is_certainly_no_post() -> None:
    def away(_method: str, **_said: Any) -> Any:
        raise Unknown("no answer")

    with pytest.raises(NotNow):
        Channels(away).checked("C0TRAINING")
    assert Channels(away).checked("D0DIRECT") == "D0DIRECT"


def test_of_several_pages_of_channels_each_is_read_and_a_name_that_is_not_there_is_left_to_the_post() -> None:
    asked: list[str] = []

    def answer(method: str, **said: Any) -> Any:
        asked.append(method)
        if method == "conversations.info":
            return {"channel": {"is_ext_shared": False}}
        last = bool(said["cursor"])
        name = "training" if last else "general"
        return {
            "channels": [{"name": name, "id": f"C0{name}"}],
            "response_metadata": {"next_cursor": "" if last else "x"},
        }

    channels = Channels(answer)

    assert channels.checked("#training") == "C0training"
    assert channels.checked("#training") == "C0training"
    assert asked == ["conversations.list", "conversations.list", "conversations.info", "conversations.info"]
    assert channels.checked("#nowhere") == "#nowhere"
