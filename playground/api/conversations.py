"""conversations.*: which there are, who is in them, and what was said, each behind the scope of its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.api.method import flag, method, need_scope, page_of, required
from playground.conversations import HISTORY_SCOPES, READ_SCOPES, Conversation
from playground.shapes import BOT_USER, Json, SlackError

if TYPE_CHECKING:
    from playground.workspace import Workspace

KINDS = {"public_channel": "channel", "private_channel": "private", "im": "im", "mpim": "mpim"}


def readable(workspace: Workspace, args: Json, scopes: dict[str, str]) -> Conversation:
    """The conversation, if the token's scopes reach to its kind."""
    where = workspace.conversations.wanted_by_bot(required(args, "channel"))
    need_scope(workspace, scopes[where.kind])
    return where


@method("conversations.open", "im:write")
def open_im(workspace: Workspace, args: Json) -> Json:
    if args.get("channel"):
        where = workspace.conversations.wanted_by_bot(str(args["channel"]))
        return {"channel": where.as_channel()}
    users = [user for user in required(args, "users").split(",") if user]
    if len(users) != 1:
        need_scope(workspace, "mpim:write")
    person = workspace.people.get(users[0])
    if person is None:
        raise SlackError("user_not_found")
    if person.bot:
        raise SlackError("cannot_dm_bot")
    if person.deactivated:
        raise SlackError("user_disabled")
    where = workspace.conversations.im(BOT_USER, person.id)
    return {"channel": where.as_channel() if flag(args, "return_im") else {"id": where.id}}


@method("conversations.info")
def info(workspace: Workspace, args: Json) -> Json:
    shape = readable(workspace, args, READ_SCOPES).as_channel()
    if not flag(args, "include_num_members"):
        shape.pop("num_members", None)
    return {"channel": shape}


@method("conversations.list")
def list_all(workspace: Workspace, args: Json) -> Json:
    kinds = [kind.strip() for kind in str(args.get("types") or "public_channel").split(",")]
    if set(kinds) - set(KINDS):
        raise SlackError("invalid_types")
    for kind in kinds:
        need_scope(workspace, READ_SCOPES.get(KINDS[kind], "mpim:read"))
    wanted = {KINDS[kind] for kind in kinds}
    found = [
        where.as_channel()
        for where in workspace.conversations.by_id.values()
        if where.kind in wanted
        and (where.kind == "channel" or BOT_USER in where.members)
        and not (where.archived and flag(args, "exclude_archived"))
    ]
    page, more = page_of(args, found, 100, 1000)
    return {"channels": page, "response_metadata": more}


@method("conversations.members")
def members(workspace: Workspace, args: Json) -> Json:
    where = readable(workspace, args, READ_SCOPES)
    page, more = page_of(args, sorted(where.members), 100, 1000)
    return {"members": page, "response_metadata": more}


@method("conversations.history")
def history(workspace: Workspace, args: Json) -> Json:
    """Newest first; `oldest` and `latest` leave their own instant out unless `inclusive` is set."""
    where = readable(workspace, args, HISTORY_SCOPES)
    if BOT_USER not in where.members:
        raise SlackError("not_in_channel")
    oldest, latest = moment(args, "oldest", "0"), moment(args, "latest", "9999999999")
    inclusive = flag(args, "inclusive")
    found = [
        message.as_slack(with_metadata=flag(args, "include_all_metadata"))
        for message in workspace.said.history(where.id)
        if oldest < float(message.ts) < latest or (inclusive and float(message.ts) in (oldest, latest))
    ]
    page, more = page_of(args, found, 100, 999)
    answer: Json = {"messages": page, "has_more": bool(more["next_cursor"]), "pin_count": 0}
    return answer | ({"response_metadata": more} if more["next_cursor"] else {})


@method("conversations.replies")
def replies(workspace: Workspace, args: Json) -> Json:
    where, root = readable(workspace, args, HISTORY_SCOPES), required(args, "ts")
    thread = [m for m in reversed(workspace.said.history(where.id)) if root in (m.ts, m.thread_ts)]
    if not thread:
        raise SlackError("thread_not_found")
    page, more = page_of(args, [message.as_slack() for message in thread], 1000, 1000)
    return {"messages": page, "has_more": bool(more["next_cursor"]), "response_metadata": more}


@method("conversations.join", "channels:join")
def join(workspace: Workspace, args: Json) -> Json:
    where = workspace.conversations.wanted_by_bot(required(args, "channel"))
    if where.kind != "channel":
        raise SlackError("method_not_supported_for_channel_type")
    where.members.add(BOT_USER)
    return {"channel": where.as_channel()}


def moment(args: Json, name: str, usual: str) -> float:
    try:
        return float(args.get(name) or usual)
    except ValueError as wrong:
        raise SlackError(f"invalid_ts_{name}") from wrong
