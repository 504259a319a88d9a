"""Slack's own measure of what it takes: the schema of Block Kit, and the limits that the playground enforces as Slack does."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator

from playground.block_rules import check_message, check_view

SCHEMA = Path(__file__).parents[1] / "schemas" / "block-kit.schema.json"
FREE = {"text", "value", "block_id", "private_metadata", "initial_value", "accessibility_label", "alt_text"}
TOKEN = re.compile(r"<([^<>]*)>")
SHOWN_AS_TYPED = re.compile(r"<!date\^00000000\^\{_\}\|[*_~`＊＿～｀]+>")


@cache
def _schema() -> Draft7Validator:
    return Draft7Validator(json.loads(SCHEMA.read_text()))


def must_be_taken(message: dict[str, Any]) -> None:
    """Fails unless Slack would take this message."""
    assert message["text"].strip()
    assert len(message["text"]) <= 4000
    for block in message["blocks"]:
        _must_fit_the_schema(json.dumps({"blocks": [_shape(block)]}))
    check_message(message["blocks"])


def must_be_taken_as_view(view: dict[str, Any]) -> None:
    _must_fit_the_schema(json.dumps({view["type"]: _shape(view | {"blocks": []})}))
    for block in view["blocks"]:
        _must_fit_the_schema(json.dumps({"blocks": [_shape(block)]}))
    check_view(view, view["type"])


@cache
def _must_fit_the_schema(shape: str) -> None:
    _schema().validate(json.loads(shape))


def _shape(part: Any) -> Any:
    """The same without what people wrote: the schema knows no lengths, and each shape need be checked once only."""
    if isinstance(part, list):
        return [_shape(each) for each in part]
    if isinstance(part, dict):
        return {name: "…" if name in FREE and isinstance(v, str) else _shape(v) for name, v in part.items()}
    return part


def texts(part: Any) -> list[tuple[str, str]]:
    """All text objects in it, each as (type, text)."""
    if isinstance(part, list):
        return [found for each in part for found in texts(each)]
    if not isinstance(part, dict):
        return []
    own = [(part["type"], part["text"])] if part.get("type") in ("mrkdwn", "plain_text") else []
    return own + [found for each in part.values() for found in texts(each)]


def tokens(text: str) -> list[str]:
    """What stands between angle brackets, but for marks that are shown as typed: mentions, links, dates, broadcasts."""
    return TOKEN.findall(SHOWN_AS_TYPED.sub("", text))


def read(text: str) -> str:
    """What a reader sees of a mrkdwn text without tokens of ours."""
    bare = SHOWN_AS_TYPED.sub(lambda run: run.group()[20:-1], text).replace("\u00ad", "")
    return bare.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
