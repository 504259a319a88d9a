"""Pictures in messages on Slack: brought beforehand, shown by the file's id, kept by updates, and replaced by words at need."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.clock import Clock
from bot.slack.deliver import SlackMessenger, client
from bot.slack.faults import MEND_IT
from bot.slack.pictures import KNOWN_AFTER, TRIES, Pictures
from cards.elements import Card, Image, Text
from cards.messenger import Fault, Never, NotNow, Unknown
from playground import Workspace, served

ROOT = Path(__file__).parents[2]
PNG = b"\x89PNG\r\n\x1a\n one"
CHART = Image("North: 12 open, 3 late", PNG)
CARD = Card("Your week: 12 open", (Text("This week"), CHART))
ALT = {"type": "context", "elements": [{"type": "mrkdwn", "text": CHART.alt, "verbatim": True}]}


@pytest.fixture(scope="module")
def workspace() -> Iterator[Workspace]:
    """One for all of these tests: each uses a person of its own, so that none waits for another's pace."""
    workspace = Workspace(ROOT / "playground" / "council", ROOT / "manifest.yml")
    workspace.files.known_after = 0
    with served(workspace):
        yield workspace


@pytest.fixture
def waited() -> list[float]:
    return []


@pytest.fixture
def messenger(workspace: Workspace, waited: list[float]) -> SlackMessenger:
    return SlackMessenger(client(workspace.bot_token, f"{workspace.url}/api/", 2), waited.append)


def says(messenger: SlackMessenger, place: str, card: Card = CARD, token: str = "t") -> str:
    messenger.bring_pictures(card)
    return messenger.post(place, card, token)


def shown(workspace: Workspace, place: str) -> dict[str, Any]:
    """The last block of the last message."""
    block: dict[str, Any] = workspace.messages(place)[-1].blocks[-1]
    return {name: value for name, value in block.items() if not (name == "block_id" and "elements" in block)}


def test_the_picture_is_uploaded_for_the_app_alone_and_shown_with_its_facts_in_words(
    workspace: Workspace, messenger: SlackMessenger, waited: list[float]
) -> None:
    place = messenger.conversation_with("U0TMNORTH")
    says(messenger, place)

    block = shown(workspace, place)
    assert (block["type"], block["alt_text"]) == ("image", CHART.alt)
    file = workspace.files.by_id[block["slack_file"]["id"]]
    assert (file.content, file.shared_in, file.name) == (PNG, "", "chart.png")
    assert waited == [pytest.approx(KNOWN_AFTER, abs=0.2)], "Slack takes a moment to know a new file"


def test_the_same_picture_for_several_people_is_brought_once_and_waited_for_by_all(
    workspace: Workspace, messenger: SlackMessenger, waited: list[float]
) -> None:
    places = [messenger.conversation_with(who) for who in ("U0TMWEST", "U0PLT")]
    for place in places:
        says(messenger, place)
    assert len({shown(workspace, place)["slack_file"]["id"] for place in places}) == 1
    assert len(waited) == 2


def test_an_update_keeps_the_picture_also_after_a_restart(workspace: Workspace, messenger: SlackMessenger) -> None:
    place = messenger.conversation_with("U0MOD1")
    message = says(messenger, place, token="kept")
    before = shown(workspace, place)
    count = len(workspace.files.by_id)
    restarted = SlackMessenger(client(workspace.bot_token, f"{workspace.url}/api/", 2))

    restarted.update(place, message, Card("Your week: 11 open", CARD.blocks))

    assert workspace.messages(place)[-1].text == "Your week: 11 open"
    assert shown(workspace, place) == before
    assert len(workspace.files.by_id) == count
    looked_for = restarted.find(place, "kept", Clock().wall() - timedelta(days=1))
    assert looked_for == message, "what is found again by its token is known as if it had been posted"


def test_another_picture_in_an_update_is_said_in_words_as_slack_would_not_show_it(
    workspace: Workspace, messenger: SlackMessenger
) -> None:
    place = messenger.conversation_with("U0DIRECTOR")
    message = says(messenger, place)
    other = Image("North: 11 open", PNG + b" and two")
    messenger.bring_pictures(Card("x", (other,)))
    messenger.update(place, message, Card("x", (other,)))
    assert shown(workspace, place)["elements"][0]["text"] == "North: 11 open"


def test_a_picture_that_slack_does_not_know_yet_is_tried_again_and_not_uploaded_again(
    workspace: Workspace, messenger: SlackMessenger, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = messenger.conversation_with("U0LEARNER1")
    count = len(workspace.files.by_id)
    monkeypatch.setattr(workspace.files, "known_after", 60)
    with pytest.raises(NotNow):
        says(messenger, place)
    assert workspace.messages(place) == []
    monkeypatch.setattr(workspace.files, "known_after", 0)
    says(messenger, place)
    assert shown(workspace, place)["type"] == "image"
    assert len(workspace.files.by_id) == count + 1


def test_it_waits_long_enough_for_slack_to_know_a_picture(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workspace.files, "known_after", 1.0)
    patient = SlackMessenger(client(workspace.bot_token, f"{workspace.url}/api/", 2))
    place = patient.conversation_with("U0TMCENTRAL")
    says(patient, place)
    assert shown(workspace, place)["type"] == "image"


def test_a_picture_that_slack_will_not_take_is_said_in_words(workspace: Workspace, messenger: SlackMessenger) -> None:
    place = messenger.conversation_with("U0HOS1125")
    card = Card(CARD.fallback, (Image(CHART.alt, b"this is no picture"),))
    for _ in range(TRIES):
        with pytest.raises(NotNow):
            says(messenger, place, card)
    says(messenger, place, card)
    assert [message.text for message in workspace.messages(place)] == ["Your week: 12 open"]
    assert shown(workspace, place) == ALT


def test_an_update_whose_picture_is_gone_is_made_in_words(workspace: Workspace, messenger: SlackMessenger) -> None:
    place = messenger.conversation_with("U0AUDITOR1")
    message = says(messenger, place)
    workspace.files.by_id[shown(workspace, place)["slack_file"]["id"]].deleted = True
    messenger.update(place, message, CARD)
    assert shown(workspace, place) == ALT


def test_a_message_that_is_refused_for_another_reason_is_refused(
    workspace: Workspace, messenger: SlackMessenger
) -> None:
    messenger.bring_pictures(CARD)
    with pytest.raises(Never, match="channel_not_found"):
        messenger.post("C0NOWHERE", CARD, "t")


@pytest.mark.parametrize("step", ["files.getUploadURLExternal", "files.completeUploadExternal"])
def test_a_busy_slack_is_waited_for(workspace: Workspace, messenger: SlackMessenger, step: str) -> None:
    workspace.faults.next("429", step, retry_after=7)
    with pytest.raises(NotNow) as told:
        messenger.bring_pictures(Card("x", (Image("x", step.encode()),)))
    assert told.value.after == 7


def test_a_message_that_never_had_its_picture_brought_says_it_in_words(
    workspace: Workspace, messenger: SlackMessenger
) -> None:
    place = messenger.conversation_with("U0MOD2")
    messenger.post(place, CARD, "t")
    assert shown(workspace, place) == ALT


class Uploads:
    """How bringing goes, try by try; then it succeeds."""

    def __init__(self, *troubles: Fault) -> None:
        self.troubles, self.tries = list(troubles), 0

    def __call__(self, _png: bytes) -> str:
        self.tries += 1
        if self.troubles:
            raise self.troubles.pop(0)
        return f"F{self.tries}"


@pytest.mark.parametrize("trouble", [Never("file_type_not_allowed"), NotNow("missing_scope", MEND_IT)])
def test_nobody_waits_for_a_picture_that_cannot_be_brought(trouble: Fault) -> None:
    pictures = Pictures(Uploads(trouble), lambda _seconds: None)
    pictures.bring(CARD)
    assert pictures.of(CARD) == {}


def test_an_upload_whose_outcome_is_unknown_is_made_again_some_times() -> None:
    uploads = Uploads(*(Unknown("status 500") for _ in range(TRIES)))
    pictures = Pictures(uploads, lambda _seconds: None)
    for _ in range(TRIES - 1):
        with pytest.raises(NotNow):
            pictures.bring(CARD)
    pictures.bring(CARD)
    assert pictures.of(CARD) == {}
    pictures.bring(CARD)
    assert uploads.tries == TRIES, "then the words stand for it"


def test_what_was_brought_long_ago_is_forgotten_and_brought_again() -> None:
    uploads = Uploads()
    pictures = Pictures(uploads, lambda _seconds: None)
    for number in range(100):
        pictures.bring(Card("x", (Image("x", f"{number}".encode()),)))
    pictures.bring(Card("x", (Image("x", b"99"),)))
    assert uploads.tries == 100
    pictures.bring(Card("x", (Image("x", b"0"),)))
    assert uploads.tries == 101
