"""How every method is declared: its name, the scopes it needs, and a plain function from arguments to an answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from playground.shapes import Json, SlackError

if TYPE_CHECKING:
    from playground.workspace import Workspace

Answering = Callable[["Workspace", Json], Json]


@dataclass(frozen=True)
class Method:
    name: str
    answer: Answering
    scopes: tuple[str, ...] = ()
    by_app_token: bool = False


METHODS: dict[str, Method] = {}


def method(name: str, *scopes: str, by_app_token: bool = False) -> Callable[[Answering], Answering]:
    """Enters a function in the table of methods."""

    def enter(answer: Answering) -> Answering:
        METHODS[name] = Method(name, answer, scopes, by_app_token)
        return answer

    return enter


def need_scope(workspace: Workspace, scope: str) -> None:
    """Refuses as Slack does: what would be needed, and what the token has."""
    have = workspace.manifest.scopes
    if scope not in have:
        raise SlackError("missing_scope", needed=scope, provided=",".join(have))


def required(args: Json, name: str) -> str:
    value = args.get(name)
    if value in (None, ""):
        told = [f"[ERROR] missing required field: {name}"]
        raise SlackError("invalid_arguments", response_metadata={"messages": told})
    return str(value)


def structure(args: Json, name: str) -> Any:
    """An argument that is JSON: as such in a JSON body, as text in a form."""
    value = args.get(name)
    if not isinstance(value, str):
        return value
    if not value.strip():
        return None
    try:
        return json.loads(value)
    except ValueError as wrong:
        code = "invalid_blocks_format" if name == "blocks" else "invalid_arguments"
        raise SlackError(code) from wrong


def flag(args: Json, name: str) -> bool:
    return str(args.get(name, "")).lower() in ("1", "true")


def page_of(args: Json, items: list[Any], usual: int, most: int) -> tuple[list[Any], Json]:
    """One page of a list, with the cursor of the next."""
    limit = whole(args.get("limit"), usual)
    if not 0 < limit <= most:
        limit = usual
    cursor = str(args.get("cursor") or "")
    if cursor and not cursor.removeprefix("next:").isdigit():
        raise SlackError("invalid_cursor")
    begin = int(cursor.removeprefix("next:")) if cursor else 0
    end = begin + limit
    return items[begin:end], {"next_cursor": f"next:{end}" if end < len(items) else ""}


def whole(value: Any, usual: int) -> int:
    if value in (None, ""):
        return usual
    try:
        return int(value)
    except ValueError as wrong:
        raise SlackError("invalid_arguments") from wrong
