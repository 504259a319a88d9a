"""A person's eyes and hands: what they read of mrkdwn and blocks, and which button they find by its row."""

import pytest
from slack_sdk import WebClient

from tests.eyes import NotSeen, plain, pressable
from tests.forms import held
from tests.hands import Person
from tests.playground.world import Json, button, section, text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("*bold* and _slanted_ and ~gone~", "bold and slanted and gone"),
        ("due <!date^1515542400^{date}|Wed 10 Jan>", "due Wed 10 Jan"),
        ("<@U0PLT> was told", "@PLT was told"),
        ("<https://council.example/x|the plan>", "the plan"),
        ("5 &gt; 3 &amp; &lt;!channel&gt;", "5 > 3 & <!channel>"),
        ("snake_case_name and 2*3*4", "snake_case_name and 2*3*4"),
    ],
)
def test_a_person_reads_what_the_marks_mean(written: str, read: str) -> None:
    assert plain(written, {"U0PLT": "PLT"}.get) == read  # type: ignore[arg-type]


def a_list() -> list[Json]:
    menu = {"type": "overflow", "action_id": "m", "options": [{"text": text("More time"), "value": "t"}]}
    rows: list[Json] = []
    for number in (17, 23):
        rows += [section(f"A-{number}"), {"type": "context", "elements": [text(f"Case 41208{number}")]}]
        rows.append({"type": "actions", "elements": [button("Done", f"d{number}"), menu | {"action_id": f"m{number}"}]})
    return rows


def test_a_button_is_found_by_the_words_of_its_row() -> None:
    near = {element["action_id"]: words for _, element, words in pressable(a_list(), str)}

    assert "A-17" in near["d17"]
    assert "Case 4120823" in near["m23"]
    assert "A-17" not in near["d23"]


def test_what_is_not_on_the_screen_cannot_be_pressed(slack: WebClient, url: str) -> None:
    slack.chat_postMessage(channel="U0TMNORTH", text="2 actions", blocks=a_list())
    manager = Person(url, "U0TMNORTH", patience=0.1)

    assert manager.can_press("More time", near="A-23")
    assert not manager.can_press("Done", near="A-31")
    with pytest.raises(NotSeen, match="Case 4120817"):
        manager.presses("Reopen", near="A-17")


def test_people_and_choices_are_named_as_they_are_shown() -> None:
    names = {"U0TMWEST": "Team manager, West"}
    yes = {"text": text("Yes"), "value": "y"}

    assert held({"type": "users_select"}, "Team manager, West", [], names)["selected_user"] == "U0TMWEST"
    assert held({"type": "radio_buttons"}, "Yes", [yes], names)["selected_option"] == yes
    with pytest.raises(NotSeen):
        held({"type": "radio_buttons"}, "Perhaps", [yes], names)
