"""What Slack demands of each block, of a message's blocks together, and of a modal or home view."""

import json
from typing import Any

from playground.element_rules import check_element
from playground.limits import BLOCK_COSTS, BLOCKS_IN_ALL, MESSAGE_BLOCKS, VIEW_BLOCKS, VIEW_BYTES, CanShow, Check
from playground.shapes import Json, SlackError

INPUT_KEYS = ("hint", "optional", "dispatch_action")


def check_message(blocks: Any, by_api: bool = True, can_show: CanShow = lambda _: True) -> None:
    """Raises Slack's refusal of a message's blocks; returns when it would take them. Only the API minds their sum."""
    if not isinstance(blocks, list):
        raise SlackError("invalid_blocks_format")
    check = Check(can_show)
    check_blocks(check, {"blocks": blocks}, "", MESSAGE_BLOCKS, "message")
    refuse(check, "invalid_blocks")
    if by_api and characters(blocks) + BLOCK_COSTS * len(blocks) > BLOCKS_IN_ALL:
        raise SlackError("msg_blocks_too_long")


def check_view(view: Any, kind: str, can_show: CanShow = lambda _: True) -> None:
    """Raises Slack's refusal of a view; `kind` is what the method needs, modal or home."""
    if not isinstance(view, dict):
        raise SlackError("invalid_arguments", response_metadata={"messages": ["[ERROR] must provide an object"]})
    check = Check(can_show)
    if view.get("type") != kind:
        check.fault(f"invalid view type: {view.get('type')}", "/view/type")
    optional = ["private_metadata", "callback_id", "external_id"]
    if kind == "modal":
        check.keys(view, "/view", ["title", "blocks"], [*optional, "close", "submit", *MODAL_FLAGS])
        for part in ("title", "close", "submit"):
            check.text(view, part, "/view", 24, plain=True)
        if any(isinstance(b, dict) and b.get("type") == "input" for b in view.get("blocks", [])):
            check.keys({"submit": view.get("submit")}, "/view", ["submit"])
    else:
        check.keys(view, "/view", ["blocks"], optional)
    check.string(view, "private_metadata", "/view", 3000)
    check.string(view, "callback_id", "/view", 255)
    check.string(view, "external_id", "/view", 255)
    check_blocks(check, view, "/view", VIEW_BLOCKS, kind)
    refuse(check, "invalid_arguments")
    if len(json.dumps(view)) > VIEW_BYTES:
        raise SlackError("view_too_large")


MODAL_FLAGS = ("clear_on_close", "notify_on_close")


def refuse(check: Check, code: str) -> None:
    if check.problems:
        bare = [problem.removeprefix("[ERROR] ") for problem in check.problems]
        raise SlackError(code, errors=bare, response_metadata={"messages": check.problems})


def check_blocks(check: Check, holder: Json, at: str, most: int, surface: str) -> None:
    blocks = check.items(holder, "blocks", at, most, fewest=0)
    named = []
    for index, block in enumerate(blocks):
        place = f"{at}/blocks/{index}"
        if not isinstance(block, dict):
            check.fault("must provide an object", place)
            continue
        check_block(check, block, place, surface)
        if isinstance(block.get("block_id"), str) and block["block_id"]:
            named.append((block["block_id"], f"{place}/block_id"))
    check.unique(named, "block_id")


def check_block(check: Check, block: Json, at: str, surface: str) -> None:
    check.string(block, "block_id", at, 255)
    rule = BLOCKS.get(str(block.get("type")))
    if rule is None or (block["type"] == "file" and surface != "message"):
        check.fault(f"unsupported type: {block.get('type')}", f"{at}/type")
        return
    rule(check, block, at)


def section(check: Check, block: Json, at: str) -> None:
    check.keys(block, at, [], ["text", "fields", "accessory", "block_id", "expand"])
    if not block.get("text") and not block.get("fields"):
        check.fault("must define either `text` or `fields`", at)
    check.text(block, "text", at, 3000)
    for index, _ in enumerate(check.items(block, "fields", at, 10)):
        check.text({str(index): block["fields"][index]}, str(index), f"{at}/fields", 2000)
    accessory = block.get("accessory")
    if isinstance(accessory, dict) and accessory.get("type") == "image":
        check_image(check, accessory, f"{at}/accessory")
    elif accessory is not None:
        check_element(check, accessory, f"{at}/accessory", "section")


def header(check: Check, block: Json, at: str) -> None:
    check.keys(block, at, ["text"], ["block_id"])
    check.text(block, "text", at, 150, plain=True)


def divider(check: Check, block: Json, at: str) -> None:
    check.keys(block, at, [], ["block_id"])


def context(check: Check, block: Json, at: str) -> None:
    check.keys(block, at, ["elements"], ["block_id"])
    for index, element in enumerate(check.items(block, "elements", at, 10)):
        if isinstance(element, dict) and element.get("type") == "image":
            check_image(check, element, f"{at}/elements/{index}")
        else:
            check.text({str(index): element}, str(index), f"{at}/elements", 3000)


def actions(check: Check, block: Json, at: str) -> None:
    check.keys(block, at, ["elements"], ["block_id"])
    elements = check.items(block, "elements", at, 25)
    for index, element in enumerate(elements):
        check_element(check, element, f"{at}/elements/{index}", "actions")
    ids = [(e.get("action_id"), f"{at}/elements/{i}/action_id") for i, e in enumerate(elements) if isinstance(e, dict)]
    check.unique(((str(key), place) for key, place in ids if key), "action_id")


def image(check: Check, block: Json, at: str) -> None:
    check_image(check, block, at, ("title", "block_id"))
    check.text(block, "title", at, 2000, plain=True)


def check_image(check: Check, part: Json, at: str, more: tuple[str, ...] = ()) -> None:
    check.keys(part, at, ["alt_text"], ["image_url", "slack_file", *more])
    if bool(part.get("image_url")) == bool(part.get("slack_file")):
        check.fault("must define either `image_url` or `slack_file`", at)
    check.string(part, "image_url", at, 3000)
    check.string(part, "alt_text", at, 2000, shortest=1)
    if part.get("slack_file"):
        check_slack_file(check, part["slack_file"], f"{at}/slack_file")


def check_slack_file(check: Check, told: Any, at: str) -> None:
    if not isinstance(told, dict):
        check.fault("must provide an object", at)
        return
    check.keys(told, at, [], ["id", "url"])
    if bool(told.get("id")) == bool(told.get("url")):
        check.fault("must define either `id` or `url`", at)
    elif not check.can_show(told):
        check.fault("invalid slack file", at)


def input_block(check: Check, block: Json, at: str) -> None:
    check.keys(block, at, ["label", "element"], [*INPUT_KEYS, "block_id"])
    check.text(block, "label", at, 2000, plain=True)
    check.text(block, "hint", at, 2000, plain=True)
    check.flag(block, "optional", at)
    check.flag(block, "dispatch_action", at)
    if block.get("element") is not None:
        check_element(check, block["element"], f"{at}/element", "input")


def rich_text(check: Check, block: Json, at: str) -> None:
    check.keys(block, at, ["elements"], ["block_id"])
    check.items(block, "elements", at, 100)


def markdown(check: Check, block: Json, at: str) -> None:
    check.keys(block, at, ["text"], ["block_id"])
    check.string(block, "text", at, 12_000, shortest=1)


BLOCKS = {
    "section": section,
    "header": header,
    "divider": divider,
    "context": context,
    "actions": actions,
    "image": image,
    "input": input_block,
    "rich_text": rich_text,
    "markdown": markdown,
}


def characters(part: Any) -> int:
    """All characters of the texts of a structure: what the limit on a whole message counts, as far as anybody knows."""
    if isinstance(part, list):
        return sum(characters(item) for item in part)
    if isinstance(part, dict):
        own = len(part["text"]) if isinstance(part.get("text"), str) else 0
        return own + sum(characters(value) for value in part.values() if isinstance(value, (dict, list)))
    return 0
