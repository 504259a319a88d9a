"""A form becomes a modal: one input block for each question, named as the question is, so that answers find their way back."""

import re
from collections.abc import Sequence

from bot.slack.blocks import OPTION, OPTION_VALUE, Canvas
from bot.slack.buttons import Json, plain_text
from bot.slack.carried import Carried
from bot.slack.escape import unescape
from bot.slack.lines import is_account
from bot.slack.render import TITLE, VIEW_BLOCKS
from cards.elements import Form, Input, Option, Text

INPUT_LABEL, HINT, PLACEHOLDER, TYPED = 2000, 2000, 150, 3000
CHOICES, BOXES, IN_GROUPS = 100, 10, 1000
CHOOSING = ("select", "several", "radio", "checkbox")
TYPING = ("text", "multiline")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
ANSWER = "answer"  # the action_id of every input


def form_view(form: Form, carried: Carried) -> Json:
    """`carried` comes back with the form; its context is the form's own."""
    view: Json = {
        "type": "modal",
        "callback_id": form.does,
        "title": plain_text(form.title, TITLE),
        "close": plain_text(form.close, TITLE),
        "private_metadata": carried.as_text(),
        "blocks": _blocks(form)[:VIEW_BLOCKS],
    }
    if form.submit or any(isinstance(part, Input) for part in form.inputs):
        view["submit"] = plain_text(form.submit, TITLE)
    return view | ({"notify_on_close": True} if form.tells_when_closed else {})


def _blocks(form: Form) -> list[Json]:
    canvas = Canvas("")
    for part in form.inputs:
        if isinstance(part, Input):
            for block in _input(part):
                canvas.add(_of_step(block, form.step))
        else:
            canvas.draw([part])
    return canvas.blocks


def _of_step(block: Json, step: str) -> Json:
    return block | {"block_id": f"{block['block_id']}#{step}"} if step and block["type"] == "input" else block


def _input(asked: Input) -> list[Json]:
    if asked.kind in CHOOSING and not _options(asked.options):
        return Canvas("").draw([Text(f"{asked.label}: there is nothing to choose from.", "muted")])
    if asked.kind == "checkbox":
        return _checkboxes(asked)
    return [*_too_long(asked), _block(asked, asked.name, asked.label, _element(asked))]


def _too_long(asked: Input) -> list[Json]:
    """A word about what has no room in it: sending the form would lose it."""
    over = len(asked.value) - _longest(asked) if asked.kind in TYPING and isinstance(asked.value, str) else 0
    if over <= 0:
        return []
    told = (
        f"{asked.label}: the last {over:,} characters have no room here. Keep them elsewhere: saving this loses them."
    )
    return Canvas("").draw([Text(told, "muted")])


def _block(asked: Input, name: str, label: str, element: Json, *, optional: bool = False) -> Json:
    block: Json = {"type": "input", "block_id": name, "label": plain_text(label, INPUT_LABEL), "element": element}
    if optional or not asked.required:
        block["optional"] = True
    if asked.hint:
        block["hint"] = plain_text(asked.hint, HINT)
    return block


def _element(asked: Input) -> Json:
    value = asked.value if isinstance(asked.value, str) else ""
    match asked.kind:
        case "text" | "multiline":
            return _typed(asked, value)
        case "date":
            return _first("initial_date", value if _ISO.fullmatch(value) else "") | _shown(asked, "datepicker")
        case "person":
            return _first("initial_user", value if is_account(value) else "") | _shown(asked, "users_select")
        case "radio" if len(asked.options) <= BOXES:
            options = _options(asked.options)
            return {"type": "radio_buttons", "action_id": ANSWER, "options": options} | _first_of(options, value)
        case "several":
            return _several(asked) | _shown(asked, "multi_static_select")
        case _:
            return _select(asked, value) | _shown(asked, "static_select")


def _typed(asked: Input, value: str) -> Json:
    longest = _longest(asked)
    how: Json = {"multiline": asked.kind == "multiline", "max_length": longest}
    return _shown(asked, "plain_text_input") | how | _first("initial_value", value[:longest])


def _longest(asked: Input) -> int:
    return max(1, min(asked.max_length, TYPED))


def _shown(asked: Input, kind: str) -> Json:
    element: Json = {"type": kind, "action_id": ANSWER}
    if asked.placeholder:
        element["placeholder"] = plain_text(asked.placeholder, PLACEHOLDER)
    return element


def _first(name: str, value: str) -> Json:
    return {name: value} if value else {}


def _first_of(options: Sequence[Json], value: str) -> Json:
    first = next((option for option in options if option["value"] == value), None)
    return {"initial_option": first} if first else {}


def _select(asked: Input, value: str) -> Json:
    options = _options(asked.options[:IN_GROUPS])
    first = _first_of(options, value)
    if len(options) <= CHOICES:
        return {"options": options} | first
    parts = [options[start : start + CHOICES] for start in range(0, len(options), CHOICES)]
    return {"option_groups": [{"label": _from_to(part), "options": part} for part in parts]} | first


def _several(asked: Input) -> Json:
    options = _options(asked.options[:CHOICES])
    chosen = {asked.value} if isinstance(asked.value, str) else set(asked.value)
    first = [option for option in options if option["value"] in chosen]
    return {"options": options} | ({"initial_options": first} if first else {})


def _from_to(options: Sequence[Json]) -> Json:
    first, last = (unescape(options[end]["text"]["text"])[:30] for end in (0, -1))
    return plain_text(f"{first} … {last}", OPTION)


def _options(options: Sequence[Option]) -> list[Json]:
    """Those with a value that Slack can carry: an empty one is what it calls nothing chosen."""
    return [_option(option) for option in options if 0 < len(option.value) <= OPTION_VALUE]


def _option(option: Option) -> Json:
    drawn: Json = {"text": plain_text(option.label, OPTION), "value": option.value}
    if option.hint:
        drawn["description"] = plain_text(option.hint, OPTION)
    return drawn


def _checkboxes(asked: Input) -> list[Json]:
    """Ten to a block, the further ones under the same name with a number behind it."""
    options = _options(asked.options)
    ticked = {asked.value} if isinstance(asked.value, str) else set(asked.value)
    blocks = []
    for number, start in enumerate(range(0, len(options), BOXES)):
        part = options[start : start + BOXES]
        element: Json = {"type": "checkboxes", "action_id": ANSWER, "options": part}
        if first := [option for option in part if option["value"] in ticked]:
            element["initial_options"] = first
        name, label = (f"{asked.name}#{number}", f"{asked.label} (more)") if number else (asked.name, asked.label)
        blocks.append(_block(asked, name, label, element, optional=len(options) > BOXES))
    return blocks
