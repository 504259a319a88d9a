"""What Slack's messenger says came of each send, against the playground, which is as strict as Slack and fails on demand."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.slack.deliver import SlackMessenger, client
from cards.elements import Card, Document, Text
from cards.messenger import Never, NotNow, Unknown
from playground import Workspace, served

ROOT = Path(__file__).parents[2]
CARD = Card("1 audit action needs you", (Text("A-17 is due today"),))
DIFFERENT = {"500": "U0AUDITOR1", "500-after": "U0DIRECTOR", "lost": "U0LEARNER1", "503": "U0HOS1125"}
AGES = timedelta(days=1)


@pytest.fixture(scope="module")
def workspace() -> Iterator[Workspace]:
    """One for all of these tests: each uses a person of its own, so that none waits for another's pace."""
    workspace = Workspace(ROOT / "playground" / "council", ROOT / "manifest.yml")
    with served(workspace):
        yield workspace


@pytest.fixture
def messenger(workspace: Workspace) -> SlackMessenger:
    return SlackMessenger(client(workspace.bot_token, f"{workspace.url}/api/", 2))


def now() -> datetime:
    return Clock().wall()


def sent(messenger: SlackMessenger, place: str, token: str) -> str:
    ready = Card("Your export is ready")
    return messenger.send_file(place, messenger.upload(Document("export.xlsx", b"content", ready)), ready, token)


def test_a_message_is_posted_found_by_its_token_and_brought_up_to_date(
    workspace: Workspace, messenger: SlackMessenger
) -> None:
    place = messenger.conversation_with("U0TMNORTH")
    ts = messenger.post(place, CARD, "token-1")

    assert messenger.can_look_into(place)
    assert messenger.find(place, "token-1", now() - AGES) == ts
    assert messenger.find(place, "token-2", now() - AGES) is None
    messenger.update(place, ts, Card("done"))
    assert workspace.messages(place)[-1].text == "done"


def test_what_was_posted_to_a_channel_by_its_name_is_brought_up_to_date_by_its_id(
    workspace: Workspace, messenger: SlackMessenger
) -> None:
    """Slack finds no message by a channel's name, and the channel may have another one by then."""
    channel = workspace.conversations.by_id["C0MODERATORS"]
    message = messenger.post("#moderators", CARD, "token-5")
    assert workspace.messages(channel.id)[-1].text == CARD.fallback
    with pytest.raises(Never, match="channel_not_found"):
        messenger.update("#moderators", message.partition(" ")[0], Card("done"))

    channel.name = "moderation"
    messenger.update("#moderators", message, Card("AU-112 was moderated"))

    assert [each.text for each in workspace.messages(channel.id)] == ["AU-112 was moderated"]


def test_a_file_goes_to_one_conversation_and_is_found_by_its_title(messenger: SlackMessenger) -> None:
    place = messenger.conversation_with("U0PLT")

    file = sent(messenger, place, "token-3")

    assert messenger.find(place, "token-3", now() - AGES) == file


def test_a_file_is_taken_back_and_one_that_is_gone_counts_as_taken_back(
    workspace: Workspace, messenger: SlackMessenger
) -> None:
    place = messenger.conversation_with("U0TMEAST")
    file = sent(messenger, place, "token-4")
    assert not workspace.files.by_id[file].deleted

    messenger.withdraw(file)
    messenger.withdraw(file)

    assert workspace.files.by_id[file].deleted
    assert messenger.find(place, "token-4", now() - AGES) is None


def test_a_home_page_is_published(workspace: Workspace, messenger: SlackMessenger) -> None:
    messenger.publish_home("U0TMWEST", CARD)

    assert workspace.views.homes["U0TMWEST"]


@pytest.mark.parametrize("account", ["U0NOBODY", "U0LEFT"])
def test_who_is_not_there_is_never_told(messenger: SlackMessenger, account: str) -> None:
    with pytest.raises(Never):
        messenger.conversation_with(account)


def test_a_place_that_is_not_there_is_refused_for_good(messenger: SlackMessenger) -> None:
    with pytest.raises(Never, match="channel_not_found"):
        messenger.post("C0NOWHERE", CARD, "t")


def test_a_token_that_an_operator_must_mend_is_tried_again_much_later(workspace: Workspace) -> None:
    stranger = SlackMessenger(client("xoxb-wrong", f"{workspace.url}/api/", 2))

    with pytest.raises(NotNow) as told:
        stranger.conversation_with("U0PLT")

    assert (told.value.reason, told.value.after >= 60) == ("invalid_auth", True)


def test_slack_not_being_there_is_certainly_not_done() -> None:
    with pytest.raises(NotNow):
        SlackMessenger(client("xoxb-1", "http://127.0.0.1:1/api/", 2)).post("D1", CARD, "t")


def test_too_many_messages_are_waited_for_as_long_as_slack_says(
    workspace: Workspace, messenger: SlackMessenger
) -> None:
    place = messenger.conversation_with("U0MOD1")
    workspace.faults.next("429", "chat.postMessage", retry_after=7)

    with pytest.raises(NotNow) as told:
        messenger.post(place, CARD, "t")

    assert told.value.after == 7
    assert workspace.messages(place) == []


@pytest.mark.parametrize(("kind", "said"), [("500", 0), ("500-after", 1), ("lost", 1), ("503", 0)])
def test_where_it_cannot_be_known_it_is_said_once_and_called_unknown(
    workspace: Workspace, messenger: SlackMessenger, kind: str, said: int
) -> None:
    place = messenger.conversation_with(DIFFERENT[kind])
    workspace.faults.next(kind, "chat.postMessage")

    with pytest.raises(Unknown) as told:
        messenger.post(place, CARD, f"token-{kind}")

    assert told.value.answered is (kind == "503")
    assert len(workspace.messages(place)) == said
    assert bool(messenger.find(place, f"token-{kind}", datetime(2020, 1, 1, tzinfo=UTC))) is bool(said)
