"""chat.*: what the app posts, changes and takes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.api.method import method, required, structure
from playground.block_rules import check_message
from playground.conversations import Conversation
from playground.limits import MESSAGE_TEXT, UPDATE_TEXT
from playground.shapes import BOT_USER, Json, SlackError
from playground.views import named

if TYPE_CHECKING:
    from playground.workspace import Workspace


def place_for(workspace: Workspace, args: Json) -> Conversation:
    """Where the app may write: a conversation it is in, and that still is one."""
    where = workspace.conversations.wanted_by_bot(required(args, "channel"))
    if where.archived:
        raise SlackError("is_archived")
    if BOT_USER not in where.members:
        raise SlackError("not_in_channel")
    return where


def place_of(workspace: Workspace, args: Json) -> Conversation:
    """Where something stands that is to be changed: Slack finds it by the conversation's id alone, and never by a name."""
    if required(args, "channel").startswith("#"):
        raise SlackError("channel_not_found")
    return place_for(workspace, args)


def said_in(workspace: Workspace, args: Json, longest: int) -> tuple[str, list[Json]]:
    text, blocks = str(args.get("text") or ""), structure(args, "blocks") or []
    if not text and not blocks:
        raise SlackError("no_text")
    if len(text) > longest:
        raise SlackError("msg_too_long")
    check_message(blocks, can_show=workspace.files.can_show)
    return text, named(blocks)


def metadata_of(args: Json) -> Json | None:
    metadata = structure(args, "metadata")
    if metadata is None:
        return None
    shaped = isinstance(metadata, dict) and isinstance(metadata.get("event_type"), str)
    if not shaped or not isinstance(metadata.get("event_payload"), dict):
        raise SlackError("invalid_metadata_format")
    return dict(metadata)


def keep_pace(workspace: Workspace, where: Conversation) -> None:
    """While time is made to pass, days of messages come within seconds: by the council's clock they keep the pace."""
    wait = 0 if workspace.time.passing else workspace.pace.wait_for(where.id)
    if wait:
        raise SlackError("ratelimited", retry_after=wait)


@method("chat.postMessage", "chat:write")
def post_message(workspace: Workspace, args: Json) -> Json:
    where = place_for(workspace, args)
    text, blocks = said_in(workspace, args, MESSAGE_TEXT)
    more: Json = {"metadata": metadata_of(args), "thread_ts": str(args.get("thread_ts") or "")}
    keep_pace(workspace, where)
    message = workspace.say(where, BOT_USER, text, blocks=blocks, **more)
    return {"channel": where.id, "ts": message.ts, "message": message.as_slack(with_metadata=True)}


@method("chat.postEphemeral", "chat:write")
def post_ephemeral(workspace: Workspace, args: Json) -> Json:
    where, user = place_for(workspace, args), required(args, "user")
    if user not in where.members:
        raise SlackError("user_not_in_channel")
    text, blocks = said_in(workspace, args, MESSAGE_TEXT)
    keep_pace(workspace, where)
    return {"message_ts": workspace.say(where, BOT_USER, text, blocks=blocks, only_for=user).ts}


@method("chat.update", "chat:write")
def update(workspace: Workspace, args: Json) -> Json:
    """Blocks that are not given stay, unless a new text replaces them, as Slack has it."""
    where, ts = place_of(workspace, args), required(args, "ts")
    message = workspace.said.changeable(where.id, ts, "cant_update_message")
    message.text, message.blocks = said_in(workspace, args, UPDATE_TEXT)
    message.metadata = metadata_of(args) or message.metadata
    message.edited = True
    workspace.show(where, message, "changed")
    return {"channel": where.id, "ts": ts, "text": message.text, "message": message.as_slack()}


@method("chat.delete", "chat:write")
def delete(workspace: Workspace, args: Json) -> Json:
    where, ts = place_of(workspace, args), required(args, "ts")
    workspace.take_away(where, workspace.said.changeable(where.id, ts, "cant_delete_message"))
    return {"channel": where.id, "ts": ts}


@method("chat.getPermalink")
def permalink(workspace: Workspace, args: Json) -> Json:
    where, ts = workspace.conversations.wanted_by_bot(required(args, "channel")), required(args, "message_ts")
    if workspace.said.find(where.id, ts) is None:
        raise SlackError("message_not_found")
    return {"channel": where.id, "permalink": f"{workspace.url}/archives/{where.id}/p{ts.replace('.', '')}"}
