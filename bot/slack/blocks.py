"""The blocks of a card as Block Kit. Each function adds what one of our blocks becomes, within Slack's limits for it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

from bot.slack.buttons import LABEL, Json, button, in_option, plain_text, tell_apart, weight
from bot.slack.escape import plain, shortened_plain
from bot.slack.lines import as_mrkdwn, as_plain
from cards.elements import Actions, Block, Button, Divider, Fields, Image, List, Row, Text

SECTION, FIELD, CONTEXT, HEADER = 3000, 2000, 2000, 150
OPTION, OPTION_VALUE = 75, 150
FIELDS_A_SECTION, BUTTONS_A_BLOCK, OPTIONS_A_MENU = 10, 25, 5
ALT, PICTURE = 2000, "picture"
NO_FILES: Mapping[str, str] = {}


class Canvas:
    """Blocks as they are added. `place` comes back with each press, in front of the block's number; `longest` caps texts;
    `files` are the pictures that have been brought to Slack, by their digests.

    `written` is at least the number of characters of all texts: counted in passing, as counting afterwards takes longer
    than drawing.
    """

    __slots__ = ("_place", "blocks", "files", "longest", "written")

    def __init__(self, place: str, longest: int = SECTION, files: Mapping[str, str] = NO_FILES) -> None:
        self.blocks: list[Json] = []
        self.files = files
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
    """The title with the first button beside it, then the detail with the other buttons in a menu; where several are to
    be shown, they stand below both, and the menu beside them."""
    title, detail = as_mrkdwn(row.title, canvas.longest), as_mrkdwn(row.detail, canvas.longest)
    canvas.written += len(title) + len(detail) + sum(map(weight, row.actions))
    if row.shown > 1 and 1 < len(row.actions) < BUTTONS_A_BLOCK:
        return _row_with_several(canvas, row, title, detail)
    section = _section(title if title.strip() else "–")
    if row.actions:
        section["accessory"] = button(row.actions[0], row.title)
        canvas.add_pressable(section)
    else:
        canvas.add(section)
    _rest_of_row(canvas, detail, row.actions[1:])
    return None


def _row_with_several(canvas: Canvas, row: Row, title: str, detail: str) -> None:
    both = f"{title.strip() or '–'}\n{detail}".strip()
    if len(both) <= SECTION:
        canvas.add(_section(both))
    else:
        canvas.add(_section(title))
        canvas.add(_section(detail))
    in_menu, beside = _menu_and_buttons(row.actions[row.shown :])
    elements = [button(each, row.title) for each in (*row.actions[: row.shown], *beside)]
    tell_apart(elements)
    canvas.add_pressable({"type": "actions", "elements": [*elements, *([_menu(in_menu)] if in_menu else [])]})


def _menu(options: list[Json]) -> Json:
    return {"type": "overflow", "action_id": "menu", "options": options}


def _menu_and_buttons(others: Sequence[Button]) -> tuple[list[Json], list[Button]]:
    """Which of these can stand in the menu, and which cannot."""
    in_menu: list[Json] = []
    beside: list[Button] = []
    for each in others:
        value = in_option(each)
        # An entry of a menu cannot ask back, and holds less.
        if each.confirm is None and len(value) <= OPTION_VALUE and len(in_menu) < OPTIONS_A_MENU:
            in_menu.append({"text": plain_text(each.label, OPTION), "value": value})
        else:
            beside.append(each)
    return in_menu, beside


def _rest_of_row(canvas: Canvas, detail: str, others: Sequence[Button]) -> None:
    in_menu, beside = _menu_and_buttons(others)
    menu = _menu(in_menu)
    if detail.strip():
        canvas.add_pressable(_section(detail) | {"accessory": menu}) if in_menu else canvas.add(_section(detail))
    elif in_menu:
        canvas.add_pressable({"type": "actions", "elements": [menu]})
    if beside:
        _actions(canvas, Actions(tuple(beside)))


def _section(shown: str) -> Json:
    return {"type": "section", "text": _mrkdwn(shown)}


def _actions(canvas: Canvas, actions: Actions) -> None:
    canvas.written += sum(map(weight, actions.buttons))
    for start in range(0, len(actions.buttons), BUTTONS_A_BLOCK):
        elements = [button(each) for each in actions.buttons[start : start + BUTTONS_A_BLOCK]]
        tell_apart(elements)
        canvas.add_pressable({"type": "actions", "elements": elements})


def _image(canvas: Canvas, image: Image) -> None:
    """Slack takes no picture inside a message, only a file that it has already: where it has none, the words stand for it."""
    digest = picture_id(image.png) if canvas.files else ""
    if digest not in canvas.files:
        return _text(canvas, Text(image.alt, "muted"))
    drawn: Json = {
        "type": "image",
        "slack_file": {"id": canvas.files[digest]},
        "alt_text": shortened_plain(image.alt, ALT),
    }
    canvas.add(drawn | {"block_id": f"{PICTURE}-{digest}-{len(canvas.blocks)}"})
    return None


def picture_id(png: bytes) -> str:
    """The same for the same picture, so that a message which shows it already is known."""
    return sha256(png).hexdigest()[:16]


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
