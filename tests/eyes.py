"""What a person reads on the screen, as text: messages, forms and home tabs written out as they would be read."""

import html
import re
from collections.abc import Callable, Iterator
from typing import Any

Json = dict[str, Any]
Name = Callable[[str], str]


class NotSeen(AssertionError):
    """What was to be pressed, filled in or read is not on the screen; the message says what is."""


def plain(text: str, name: Name) -> str:
    """mrkdwn as it reads: mentions by name, dates and links by what they show, marks of emphasis left out."""
    text = re.sub(r"<@(\w+)(?:\|[^>]*)?>", lambda found: "@" + name(found[1]), text)
    text = re.sub(r"<!date\^[^|>]+\|([^>]*)>", r"\1", text)
    text = re.sub(r"<!(\w+)[^>]*>", r"@\1", text)
    text = re.sub(r"<[^|>]+\|([^>]*)>", r"\1", text)
    text = re.sub(r"<([^>]+)>", r"\1", text)
    without_marks = re.sub(r"(?<!\w)[*_~](\S(?:[^\n]*?\S)?)[*_~](?!\w)", r"\1", text)
    return html.unescape(without_marks)


def label(part: Json | None, name: Name) -> str:
    return plain(part.get("text", ""), name) if part else ""


def read_blocks(blocks: list[Json], name: Name, state: Json | None = None) -> str:
    return "\n".join(line for block in blocks if (line := read_block(block, name, state or {})))


def read_block(block: Json, name: Name, state: Json) -> str:
    kind = block["type"]
    if kind == "input":
        held = state.get(block["block_id"], {}).get(block["element"]["action_id"], {})
        hint = f" ({label(block['hint'], name)})" if block.get("hint") else ""
        return f"{label(block['label'], name)}{hint}: {read_element(block['element'], name, held)}"
    if kind == "image":
        return f"{label(block.get('title'), name)} [image: {block['alt_text']}]".strip()
    parts = [label(block.get("text"), name)] if isinstance(block.get("text"), dict) else [block.get("text", "")]
    parts += [label(field, name) for field in block.get("fields", [])]
    for element in [*block.get("elements", []), *([block["accessory"]] if block.get("accessory") else [])]:
        parts.append(read_element(element, name, {}))
    return "  ".join(part for part in parts if part) if kind != "divider" else "———"


def read_element(element: Json, name: Name, held: Json) -> str:
    kind = element["type"]
    if kind in ("plain_text", "mrkdwn"):
        return label(element, name)
    if kind == "image":
        return f"[image: {element['alt_text']}]"
    if kind == "button":
        return f"[{label(element['text'], name)}]"
    if kind == "overflow":
        return f"⋯({' | '.join(label(option['text'], name) for option in element['options'])})"
    chosen = [value for key, value in held.items() if key != "type" and value]
    offered = [label(option["text"], name) for option in options_of(element)]
    return " ".join(shown(value, name) for value in chosen) or (f"({' | '.join(offered)})" if offered else "______")


def shown(value: Any, name: Name) -> str:
    if isinstance(value, list):
        return ", ".join(shown(one, name) for one in value)
    return label(value["text"], name) if isinstance(value, dict) else name(str(value))


def options_of(element: Json) -> list[Json]:
    grouped = [option for group in element.get("option_groups", []) for option in group["options"]]
    return [*element.get("options", []), *grouped]


def pressable(blocks: list[Json], name: Name) -> Iterator[tuple[Json, Json, str]]:
    """Every element outside inputs, with its block and the words of its row. A section begins a row."""
    rows: list[list[Json]] = []
    for block in blocks:
        if not rows or block["type"] in ("section", "header", "divider"):
            rows.append([])
        rows[-1].append(block)
    for row in rows:
        words = read_blocks(row, name)
        for block in row:
            for element in [block.get("accessory"), *(block.get("elements", []) if block["type"] == "actions" else [])]:
                if element and element["type"] != "image":
                    yield block, element, words


def named(element: Json, words: str, name: Name) -> tuple[bool, Json | None]:
    """Whether an element, or one entry of its menu, says just these words; and that entry."""
    if element["type"] == "button":
        return label(element["text"], name) == words, None
    option = next((option for option in options_of(element) if label(option["text"], name) == words), None)
    return option is not None, option
