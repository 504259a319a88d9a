"""files.*: an upload in three steps, and its taking back. Reading files is behind a scope the app does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.api.method import method, required, structure, whole
from playground.files import File
from playground.shapes import BOT_USER, Json, SlackError

if TYPE_CHECKING:
    from playground.workspace import Workspace


@method("files.getUploadURLExternal", "files:write")
def announce(workspace: Workspace, args: Json) -> Json:
    name, length = required(args, "filename"), whole(required(args, "length"), 0)
    if length <= 0:
        raise SlackError("invalid_arguments")
    file = workspace.files.announce(name, length)
    return {"upload_url": f"{workspace.url}/upload/{file.key}", "file_id": file.id}


@method("files.completeUploadExternal", "files:write")
def complete(workspace: Workspace, args: Json) -> Json:
    """Shares the uploaded files in one conversation, as one message of the app; without one they stay private."""
    told = structure(args, "files")
    if not isinstance(told, list) or not told:
        raise SlackError("invalid_arguments")
    files = [uploaded(workspace, one) for one in told]
    where_id = args.get("channel_id") or args.get("channels")
    if where_id:
        where = workspace.conversations.wanted_by_bot(str(where_id))
        if BOT_USER not in where.members:
            raise SlackError("not_in_channel")
        for file in files:
            file.shared_in = where.id
        shapes = [file.as_slack(workspace.url) for file in files]
        workspace.say(where, BOT_USER, str(args.get("initial_comment") or ""), files=shapes)
    return {"files": [{"id": file.id, "title": file.title} for file in files]}


def uploaded(workspace: Workspace, told: Json) -> File:
    file = workspace.files.by_id.get(str(told.get("id")))
    if file is None or file.content is None:
        raise SlackError("file_not_found")
    file.title = str(told.get("title") or file.name)
    return file


@method("files.delete", "files:write")
def delete(workspace: Workspace, args: Json) -> Json:
    file = workspace.files.by_id.pop(required(args, "file"), None)
    if file is None:
        raise SlackError("file_not_found")
    where = workspace.conversations.by_id.get(file.shared_in)
    for message in list(workspace.said.of.get(file.shared_in, [])):
        if where and any(shown["id"] == file.id for shown in message.files):
            workspace.take_away(where, message)
    return {}


@method("files.info", "files:read")
def info(workspace: Workspace, args: Json) -> Json:
    file = workspace.files.by_id.get(required(args, "file"))
    if file is None:
        raise SlackError("file_not_found")
    return {"file": file.as_slack(workspace.url)}
