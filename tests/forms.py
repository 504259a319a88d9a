"""What a person puts into a form, in words, as the page would send it: choices by what they say, people by their label."""

from typing import Any

from tests.eyes import Json, Name, NotSeen, label, plain, read_blocks

HELD = {
    "plain_text_input": "value",
    "number_input": "value",
    "email_text_input": "value",
    "url_text_input": "value",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "users_select": "selected_user",
    "multi_users_select": "selected_users",
    "conversations_select": "selected_conversation",
    "static_select": "selected_option",
    "external_select": "selected_option",
    "radio_buttons": "selected_option",
    "checkboxes": "selected_options",
    "multi_static_select": "selected_options",
}


def input_of(view: Json, asked: str, name: Name) -> Json:
    """The input of that label or block id."""
    for block in view["blocks"]:
        if block["type"] == "input" and asked in (label(block["label"], name), block["block_id"].partition("#")[0]):
            found: Json = block
            return found
    raise NotSeen(f"There is no input “{asked}” in:\n{read_blocks(view['blocks'], name)}")


def held(element: Json, value: Any, offered: list[Json], names: dict[str, str]) -> Json:
    """`{type, value | selected_option | …}` for what was said; `offered` are the options there are."""
    key = HELD[element["type"]]
    if key == "selected_option" and value is not None:
        value = option_of(offered, value)
    if key == "selected_options":
        value = [option_of(offered, one) for one in value]
    if key == "selected_user" and value is not None:
        value = user_of(value, names)
    if key == "selected_users":
        value = [user_of(one, names) for one in value]
    return {"type": element["type"], key: value}


def option_of(offered: list[Json], words: str) -> Json:
    shown = [(plain(option["text"]["text"], str), option) for option in offered]
    for text, option in shown:
        if words in (text, option["value"]):
            return option
    raise NotSeen(f"“{words}” is not among {[text for text, _ in shown]}")


def user_of(words: str, names: dict[str, str]) -> str:
    return next((user for user, name in names.items() if name == words), words)
