"""What people see in Slack, and that Slack takes it whatever a card holds."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings

from bot.slack import render
from bot.slack.carried import Carried
from bot.slack.render_form import form_view
from cards.elements import (
    Actions,
    Button,
    Card,
    Confirm,
    Day,
    Fields,
    Form,
    Input,
    Link,
    List,
    Mention,
    Moment,
    Option,
    Row,
    Strong,
    Text,
)
from tests.edge import some_cards as some
from tests.edge.kit import must_be_taken, must_be_taken_as_view, read, texts, tokens

anything = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@anything
@given(some.cards)
def test_slack_takes_any_card_as_a_message(card: Card) -> None:
    must_be_taken(render.message(card))


@anything
@given(some.cards)
def test_slack_takes_any_card_as_a_home_page_and_as_a_modal(card: Card) -> None:
    must_be_taken_as_view(render.home(card))
    must_be_taken_as_view(render.modal(card))


@pytest.mark.parametrize("typed", ["& ", "<*_> ", "\U0001f9ff", "word ", "> q\n"])
@pytest.mark.parametrize(("many", "long"), [(1, 5000), (12, 300), (30, 40), (70, 1500)])
def test_slack_takes_any_amount_of_anything(typed: str, many: int, long: int) -> None:
    line = (Strong(typed * long), typed * long, Mention(None, typed * long))
    press = tuple(Button(typed * long, "press", str(n)) for n in range(many))
    row = Row(line, typed * long, press[:8])
    card = Card(typed * long, (List((row,) * many), Fields((("label", line),) * many), Actions(press), Text(line)))

    must_be_taken(render.message(card))
    must_be_taken_as_view(render.home(card))


@anything
@given(some.forms)
def test_slack_takes_any_form(form: Form) -> None:
    must_be_taken_as_view(form_view(form, Carried("key", form.context)))


@anything
@given(some.texts, some.texts)
def test_no_text_of_a_user_becomes_a_mention_a_link_a_broadcast_or_a_date(text: str, other: str) -> None:
    row = Row((Strong(text), other, Mention(None, text)), text, (Button(text, "a"), Button(other, "b")))
    card = Card(text, (Text(text, "heading"), Text(other, "muted"), Fields(((text, other),)), List((row,))))
    form = Form(text, "x", (Input("a", text, hint=other, placeholder=text), Text(other)))

    shown = [render.message(card), render.home(card), form_view(form, Carried())]

    for _, drawn in texts(shown):
        assert tokens(drawn) == []
        assert "<" not in drawn.replace("<!date^00000000^{_}|", "")
    assert tokens(shown[0]["text"]) == []


@pytest.mark.parametrize(
    "typed", ["*b* _i_ ~s~ `c`", "a*b*c", "> said", "x\n> said", "5 < 6 & 7 > 2", "＊wide＊", "```code```"]
)
def test_what_somebody_typed_is_read_as_they_typed_it(typed: str) -> None:
    drawn = render.message(Card("x", (Text(typed),)))["blocks"][0]["text"]["text"]

    assert read(drawn) == typed
    assert not any(mark in drawn.replace("<!date^00000000^{_}|", "\0").split("\0")[0] for mark in "*_~`＊")
    assert not drawn.startswith("&gt;")
    assert "\n&gt;" not in drawn


def test_a_row_shows_its_first_button_and_keeps_the_others_in_a_menu() -> None:
    buttons = (Button("Mark complete", "complete", "A-17", 3, "primary"), Button("More time", "more_time", "A-17", 3))
    row = Row((Strong("A-17"), " Rewrite the plan"), "Case 412087 · due today", buttons)

    title, detail = render.message(Card("x", (List((row,)),), place="mine:1"))["blocks"]

    assert title["text"]["text"] == "*A-17* Rewrite the plan"
    assert title["accessory"] == {
        "type": "button", "action_id": "complete", "value": "A-17|3", "style": "primary",
        "text": {"type": "plain_text", "text": "Mark complete", "emoji": False},
        "accessibility_label": "Mark complete: A-17 Rewrite the plan",
    }  # fmt: skip
    assert detail["text"]["text"] == "Case 412087 · due today"
    assert [option["value"] for option in detail["accessory"]["options"]] == ["more_time|A-17|3"]
    assert (title["block_id"], detail["block_id"]) == ("mine:1#0", "mine:1#1")


def test_a_button_that_asks_back_is_no_entry_of_a_menu() -> None:
    sure = Confirm("Close it?", "It leaves every list.", "Close it")
    row = Row("A-17", "due today", (Button("Show", "show"), Button("Close", "close", confirm=sure)))

    *_, last = render.message(Card("x", (List((row,)),)))["blocks"]

    assert last["elements"][0]["confirm"]["confirm"]["text"] == "Close it"


def test_mentions_moments_days_and_links_are_shown_in_slacks_own_way() -> None:
    line = (
        Mention("U0PLT", "PLT"), Mention(None, "Team manager, North"), Moment(datetime(2018, 1, 10, 9, 30, tzinfo=UTC)),
        Day(date(2018, 1, 10)), Link("the plan", "https://council.example/?a=1&b=2"),
    )  # fmt: skip
    drawn = render.message(Card("x", (Text(line),)))["blocks"][0]["text"]["text"]

    assert tokens(drawn) == [
        "@U0PLT",
        "!date^1515576600^{date_short_pretty} at {time}|Wed 10 Jan 2018 at 09:30",
        "!date^1515585600^{date_short_pretty}|Wed 10 Jan 2018",
        "https://council.example/?a=1&amp;b=2|the plan",
    ]
    assert "Team manager, North" in drawn


def test_only_addresses_on_the_web_become_links() -> None:
    drawn = render.message(Card("x", (Text((Link("press me", "javascript:alert(1)"),)),)))["blocks"][0]["text"]["text"]

    assert drawn == "press me"


def test_a_long_text_is_shortened_with_an_ellipsis_and_never_inside_an_entity() -> None:
    drawn = render.message(Card("x", (Text("&" * 4000),)))["blocks"][0]["text"]["text"]

    assert len(drawn) <= 3000
    assert drawn.endswith("&amp;…")


def test_too_many_blocks_are_cut_before_the_last_buttons_with_a_word_about_it() -> None:
    blocks = (*(Text(f"line {n}") for n in range(80)), Actions((Button("Next", "page", "2"),)))

    drawn = render.message(Card("x", blocks))["blocks"]

    assert len(drawn) == 50
    assert drawn[-2]["elements"][0]["text"] == "There is more than fits here."
    assert drawn[-1]["elements"][0]["action_id"] == "page"


def test_two_buttons_that_do_the_same_to_different_things_are_told_apart() -> None:
    same = Actions((Button("A-1", "show", "A-1"), Button("A-2", "show", "A-2")))

    elements = render.message(Card("x", (same,)))["blocks"][0]["elements"]

    assert [each["action_id"] for each in elements] == ["show", "show#2"]


def test_a_card_without_blocks_shows_its_fallback() -> None:
    assert render.message(Card("You have no open actions."))["blocks"][0]["text"]["text"] == "You have no open actions."


CHOICES = (Option("yes", "Yes"), Option("no", "No", "nothing changed"))
A_FORM = Form(
    "Complete A-17",
    "complete",
    (
        Text("Case 412087"),
        Input("done", "What was done?", "multiline", value="Met the family"),
        Input("difference", "Did it make a difference?", "radio", options=CHOICES, value="no"),
        Input("who", "Who?", "person", value="U0PLT", required=False),
        Input("due", "By when?", "date", value="2018-02-01"),
        Input("which", "Which?", "checkbox", options=CHOICES, value=("yes",)),
        Input("tags", "Tags", "several", options=CHOICES, value=("no",)),
        Actions((Button("Back", "audit_step_1"),)),
    ),
    context={"about": "A-17"},
    tells_when_closed=True,
)


def test_a_form_names_each_block_as_its_question_and_fills_in_what_stands_at_first() -> None:
    view = form_view(A_FORM, Carried("form:1", A_FORM.context))

    elements = {b["block_id"]: b["element"] for b in view["blocks"] if b["type"] == "input"}
    assert elements["done"]["initial_value"] == "Met the family"
    assert elements["difference"]["initial_option"]["value"] == "no"
    assert elements["who"]["initial_user"] == "U0PLT"
    assert elements["due"]["initial_date"] == "2018-02-01"
    assert [o["value"] for o in elements["which"]["initial_options"]] == ["yes"]
    assert [o["value"] for o in elements["tags"]["initial_options"]] == ["no"]
    assert [e["action_id"] for e in view["blocks"][-1]["elements"]] == ["audit_step_1"]
    assert view["notify_on_close"] is True
    optional = [b["block_id"] for b in view["blocks"] if b["type"] == "input" and b.get("optional")]
    assert optional == ["who"]
    assert Carried.from_text(view["private_metadata"]) == Carried("form:1", {"about": "A-17"})


def test_what_has_no_room_in_an_input_is_said_above_it() -> None:
    asked = Input("note", "Feedback", "multiline", value="x" * 3005, max_length=3000)
    word, typed = form_view(Form("Title", "does", (asked,)), Carried())["blocks"]

    assert "Feedback: the last 5 characters have no room here." in word["elements"][0]["text"]
    assert typed["element"]["initial_value"] == "x" * 3000


def test_more_than_a_hundred_choices_stand_in_groups_named_by_their_ends() -> None:
    choices = tuple(Option(str(n), f"Team {n:03}") for n in range(250))
    view = form_view(Form("t", "d", (Input("team", "Team", "select", options=choices, value="249"),)), Carried())

    element = view["blocks"][0]["element"]
    assert [len(group["options"]) for group in element["option_groups"]] == [100, 100, 50]
    assert element["option_groups"][0]["label"]["text"] == "Team 000 … Team 099"
    assert element["initial_option"]["value"] == "249"


def test_what_a_form_carries_leaves_out_the_way_back_before_its_context() -> None:
    carried = Carried("k", {"ids": "A" * 2900}, response_url="https://hooks.slack.example/" + "x" * 200)

    back = Carried.from_text(carried.as_text())

    assert back == Carried("k", {"ids": "A" * 2900})
    assert Carried.from_text("not ours") == Carried.from_text("[1]") == Carried()


def test_a_row_can_show_two_buttons_below_its_words_and_the_menu_beside_them() -> None:
    buttons = tuple(Button(label, does, "A-17", 3) for label, does in (("Accept", "a"), ("Ask", "b"), ("Show", "c")))
    row = Row((Strong("A-17"), " Rewrite the plan"), "5 working days late", buttons, shown=2)

    words, pressed = render.message(Card("x", (List((row,)),), place="posted:1"))["blocks"]

    assert words["text"]["text"] == "*A-17* Rewrite the plan\n5 working days late"
    assert [element["type"] for element in pressed["elements"]] == ["button", "button", "overflow"]
    assert pressed["elements"][1]["accessibility_label"] == "Ask: A-17 Rewrite the plan"
    assert [option["value"] for option in pressed["elements"][2]["options"]] == ["c|A-17|3"]
