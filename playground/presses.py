"""From "this element was used" to Slack's own account of it, after looking that the element really stands there."""

from typing import Any

from playground.shapes import Json
from playground.views import HOLDERS, elements_of

NOT_THERE = "That is not there any more."
NOT_OFFERED = "That cannot be chosen here."


class NotPossible(Exception):
    """A gesture that a person could not have made; its text is for them."""


def find_element(blocks: list[Json], block_id: str, action_id: str) -> tuple[Json, Json]:
    for block, element in elements_of(blocks):
        if block["block_id"] == block_id and element["action_id"] == action_id:
            return block, element
    raise NotPossible(NOT_THERE)


def options_in(element: Json) -> list[Json]:
    grouped = [option for group in element.get("option_groups", []) for option in group["options"]]
    return [*element.get("options", []), *grouped]


def offered(element: Json, given: Any) -> Json:
    """The element's own option of that value; of an external list, whatever was chosen from it."""
    if "external" in element["type"] and isinstance(given, dict):
        return given
    value = given.get("value") if isinstance(given, dict) else given
    for option in options_in(element):
        if option["value"] == value:
            return option
    raise NotPossible(NOT_OFFERED)


def held(element: Json, given: Json) -> Json:
    """What an element holds after a person used it: `{type, value | selected_option | …}`."""
    key, _ = HOLDERS[element["type"]]
    value = given.get(key, given.get("text") if key == "value" else None)
    if key == "selected_option" and value is not None:
        value = offered(element, value)
    if key == "selected_options":
        value = [offered(element, one) for one in value or []]
    return {"type": element["type"], key: value}


def acted(block: Json, element: Json, given: Json, stamp: str) -> Json:
    """One entry of a payload's `actions`."""
    entry: Json = {"type": element["type"], "action_id": element["action_id"], "block_id": block["block_id"]}
    entry["action_ts"] = stamp
    if element["type"] == "button":
        return entry | {key: element[key] for key in ("text", "value", "style", "url", "confirm") if key in element}
    if element["type"] == "overflow":
        return entry | {"selected_option": offered(element, given.get("selected_option"))}
    told = {key: element[key] for key in ("placeholder", "confirm") if key in element}
    return entry | held(element, given) | told


def faults_in(blocks: list[Json], state: Json) -> dict[str, str]:
    """What Slack's own client would say before it sends a form: by block, a sentence."""
    found = {}
    for block in blocks:
        if block["type"] != "input":
            continue
        element = block["element"]
        key, _ = HOLDERS[element["type"]]
        sentence = fault_of(
            element, state[block["block_id"]][element["action_id"]].get(key), block.get("optional", False)
        )
        if sentence:
            found[block["block_id"]] = sentence
    return found


def fault_of(element: Json, value: Any, optional: bool) -> str:
    if value in (None, "", []):
        return "" if optional else "Please complete this required field."
    if isinstance(value, str) and len(value) < element.get("min_length", 0):
        return f"Please write at least {element['min_length']} characters."
    if isinstance(value, str) and len(value) > element.get("max_length", 3000):
        return f"Please write no more than {element.get('max_length', 3000)} characters."
    return ""
