"""The blocks of a card as Block Kit. Each function adds what one of our blocks becomes, within Slack's limits for it."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from bot.slack.escape import plain, shortened_plain
from bot.slack.lines import as_mrkdwn, as_plain
from cards.elements import Actions, Block, Button, Confirm, Divider, Fields, Image, Line, List, Row, Text

Json = dict[str, Any]

SECTION, FIELD, CONTEXT, HEADER = 3000, 2000, 2000, 150
LABEL, OPTION, OPTION_VALUE = 75, 75, 150
CONFIRM = LABEL + 100 + 300 + 30 + 30
FIELDS_A_SECTION, BUTTONS_A_BLOCK, OPTIONS_A_MENU = 10, 25, 5


class Canvas:
    """Blocks as they are added. `place` comes back with each press, in front of the block's number; `longest` caps texts.

    `written` is at least the number of characters of all texts: counted in passing, as counting afterwards takes longer
    than drawing.
    """

    __slots__ = ("_place", "blocks", "longest", "written")

    def __init__(self, place: str, longest: int = SECTION) -> None:
        self.blocks: list[Json] = []
        self.longest = longest
        self.written = 0
        self._place = place[:150]

    def add(self, block: Json) -> None:
        self.blocks.append(block)

    def add_pressable(self, block: Json) -> None:
        if self._place:
            block["block_id"] = f"{self._place}#{len(self.blocks)}"
        self.blocks.append(block)

    def draw(self, blocks: Iterable[Block]) -> list[Json]:
        for block in blocks:
            DRAWN[type(block)](self, block)
        return self.blocks


def _weight(pressed: Button) -> int:
    return LABEL if pressed.confirm is None else CONFIRM


@lru_cache(maxsize=512)
def plain_text(text: str, limit: int) -> Json:
    """Shared by all who show the same: not to be changed."""
    return {"type": "plain_text", "text": shortened_plain(text, limit), "emoji": False}


def _mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def _text(canvas: Canvas, text: Text) -> None:
    if text.style == "heading" and len(plain(as_plain(text.line))) <= HEADER:
        canvas.written += HEADER
        if as_plain(text.line).strip():
            canvas.add({"type": "header", "text": plain_text(as_plain(text.line), HEADER)})
        return
    shown = as_mrkdwn(text.line, min(canvas.longest, CONTEXT if text.style == "muted" else SECTION))
    if not shown.strip():
        return
    canvas.written += len(shown)
    if text.style == "muted":
        canvas.add({"type": "context", "elements": [_mrkdwn(shown)]})
    else:
        canvas.add({"type": "section", "text": _mrkdwn(shown)})


def _fields(canvas: Canvas, fields: Fields) -> None:
    longest = min(canvas.longest, FIELD) - LABEL * 5
    shown = [_mrkdwn(f"*{_field_label(label)}*\n{as_mrkdwn(line, longest) or '–'}") for label, line in fields.pairs]
    canvas.written += sum(len(each["text"]) for each in shown)
    for start in range(0, len(shown), FIELDS_A_SECTION):
        canvas.add({"type": "section", "fields": shown[start : start + FIELDS_A_SECTION]})


def _field_label(label: str) -> str:
    return as_mrkdwn(" ".join(label.split()), LABEL * 4) or "–"


def _list(canvas: Canvas, rows: List) -> None:
    for row in rows.rows:
        _row(canvas, row)


def _row(canvas: Canvas, row: Row) -> None:
    """The title with the first button beside it, then the detail with the other buttons in a menu."""
    title, detail = as_mrkdwn(row.title, canvas.longest), as_mrkdwn(row.detail, canvas.longest)
    canvas.written += len(title) + len(detail) + sum(map(_weight, row.actions))
    section = _section(title if title.strip() else "–")
    if row.actions:
        section["accessory"] = button(row.actions[0], row.title)
        canvas.add_pressable(section)
    else:
        canvas.add(section)
    _rest_of_row(canvas, detail, row.actions[1:])


def _rest_of_row(canvas: Canvas, detail: str, others: Sequence[Button]) -> None:
    in_menu: list[Json] = []
    beside: list[Button] = []
    for each in others:
        value = in_option(each)
        # An entry of a menu cannot ask back, and holds less.
        if each.confirm is None and len(value) <= OPTION_VALUE and len(in_menu) < OPTIONS_A_MENU:
            in_menu.append({"text": plain_text(each.label, OPTION), "value": value})
        else:
            beside.append(each)
    menu: Json = {"type": "overflow", "action_id": "menu", "options": in_menu}
    if detail.strip():
        canvas.add_pressable(_section(detail) | {"accessory": menu}) if in_menu else canvas.add(_section(detail))
    elif in_menu:
        canvas.add_pressable({"type": "actions", "elements": [menu]})
    if beside:
        _actions(canvas, Actions(tuple(beside)))


def _section(shown: str) -> Json:
    return {"type": "section", "text": _mrkdwn(shown)}


def _actions(canvas: Canvas, actions: Actions) -> None:
    canvas.written += sum(map(_weight, actions.buttons))
    for start in range(0, len(actions.buttons), BUTTONS_A_BLOCK):
        elements = [button(each) for each in actions.buttons[start : start + BUTTONS_A_BLOCK]]
        _tell_apart(elements)
        canvas.add_pressable({"type": "actions", "elements": elements})


def _tell_apart(elements: list[Json]) -> None:
    """Slack wants every action_id once in a block, also where two buttons do the same to different things."""
    seen: dict[str, int] = {}
    for element in elements:
        name = element["action_id"]
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > 1:
            element["action_id"] = f"{name}#{seen[name]}"


def _image(canvas: Canvas, image: Image) -> None:
    """Slack takes no picture inside a message, only its address: the facts in words stand for it."""
    _text(canvas, Text(image.alt, "muted"))


def _divider(canvas: Canvas, _: Divider) -> None:
    canvas.add({"type": "divider"})


DRAWN: dict[type, Callable[[Canvas, Any], None]] = {
    Text: _text,
    Fields: _fields,
    List: _list,
    Actions: _actions,
    Image: _image,
    Divider: _divider,
}


def in_value(pressed: Button) -> str:
    return f"{pressed.about}|{pressed.version}"


def in_option(pressed: Button) -> str:
    return f"{pressed.does}|{pressed.about}|{pressed.version}"


def button(pressed: Button, row: Line = "") -> Json:
    """`row` is what it stands beside: read out with its label, as ten buttons of a list are all called the same."""
    label = plain_text(pressed.label, LABEL)
    drawn: Json = {"type": "button", "action_id": pressed.does, "text": label, "value": in_value(pressed)}
    if row:
        drawn["accessibility_label"] = shortened_plain(f"{pressed.label}: {as_plain(row)}", LABEL)
    if pressed.style:
        drawn["style"] = pressed.style
    if pressed.confirm:
        drawn["confirm"] = _confirm(pressed.confirm)
    return drawn


def _confirm(asked: Confirm) -> Json:
    return {
        "title": plain_text(asked.title, 100),
        "text": plain_text(asked.text, 300),
        "confirm": plain_text(asked.yes, 30),
        "deny": plain_text(asked.no, 30),
    }
