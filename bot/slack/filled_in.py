"""What stands in a form when it is sent, or when a button in it is pressed: each answer under the name of its question."""

from typing import Any

from bot.slack.payloads import Json, inside, text_in
from handlers.ask import Answers


def inputs(view: Any) -> tuple[str, ...]:
    blocks = inside(view, "blocks")
    found = blocks if isinstance(blocks, list) else []
    return tuple(name for b in found if text_in(b, "type") == "input" and (name := text_in(b, "block_id")))


def named(block: str) -> str:
    """The question's name: what follows it tells boxes and steps apart."""
    return block.partition("#")[0]


def answers(values: Json) -> Answers:
    """By the question's name; a question with many boxes comes in several blocks."""
    found: dict[str, str | tuple[str, ...]] = {}
    for block, elements in values.items():
        name = named(block)
        for element in elements.values() if isinstance(elements, dict) else ():
            given = _given(element)
            before = found.get(name, ())
            found[name] = (*before, *given) if isinstance(given, tuple) and isinstance(before, tuple) else given
    return found


def _given(element: Any) -> str | tuple[str, ...]:
    several = inside(element, "selected_options")
    if text_in(element, "type") == "checkboxes" or isinstance(several, list):
        return tuple(text_in(option, "value") for option in several or ())
    if inside(element, "selected_option") is not None:
        return text_in(element, "selected_option", "value")
    found = (text_in(element, name) for name in ("value", "selected_user", "selected_date"))
    return next((text for text in found if text), "")
