"""files.*: an upload in three steps, and its taking back. Reading files is behind a scope the app does not have."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

from playground.api.method import method, required, structure, whole
from playground.conversations import Conversation
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
    """Shares the uploaded files in one conversation, as one message of the app; without one they stay its own."""
    told = structure(args, "files")
    if not isinstance(told, list) or not told:
        raise SlackError("invalid_arguments")
    files = [uploaded(workspace, one) for one in told]
    where = place_for_files(workspace, args)
    for file in files:
        file.completed = time.monotonic()
        file.shared_in = where.id if where else ""
    if where:
        shapes = [file.as_slack(workspace.url) for file in files]
        workspace.say(where, BOT_USER, str(args.get("initial_comment") or ""), files=shapes)
    return {"files": [{"id": file.id, "title": file.title} for file in files]}


def place_for_files(workspace: Workspace, args: Json) -> Conversation | None:
    """Unlike a message, a file is never addressed to a person's id."""
    given = str(args.get("channel_id") or args.get("channels") or "")
    if not given:
        return None
    if not re.fullmatch(r"[CGDZ][A-Z0-9]{2,}", given):
        wrong = "[ERROR] input must match regex pattern: ^[CGDZ][A-Z0-9]{8,}$ [json-pointer:/channel_id]"
        raise SlackError("invalid_arguments", response_metadata={"messages": [wrong]})
    where = workspace.conversations.wanted_by_bot(given)
    if BOT_USER not in where.members:
        raise SlackError("not_in_channel")
    return where


def uploaded(workspace: Workspace, told: Json) -> File:
    file = workspace.files.by_id.get(str(told.get("id")))
    if file is None or file.content is None or file.user != BOT_USER:
        raise SlackError("file_not_found")
    file.title = str(told.get("title") or file.name)
    return file


@method("files.delete", "files:write")
def delete(workspace: Workspace, args: Json) -> Json:
    """Its bytes are gone. The message it was shared with stays, and says that the file was deleted."""
    file = found(workspace, args)
    if file.user != BOT_USER:
        raise SlackError("cant_delete_file")
    file.deleted, file.content = True, None
    for where in workspace.conversations.by_id.values():
        for message in workspace.said.of.get(where.id, []):
            if message.loses(file.id, file.as_slack(workspace.url)):
                workspace.show(where, message, "changed")
    return {}


@method("files.info", "files:read")
def info(workspace: Workspace, args: Json) -> Json:
    return {"file": found(workspace, args).as_slack(workspace.url)}


def found(workspace: Workspace, args: Json) -> File:
    """The file, if it was ever handed over, is still there and may be seen by the app."""
    file = workspace.files.by_id.get(required(args, "file"))
    if file is None or file.completed is None or not (file.user == BOT_USER or shared_with_bot(workspace, file)):
        raise SlackError("file_not_found")
    if file.deleted:
        raise SlackError("file_deleted")
    return file


def shared_with_bot(workspace: Workspace, file: File) -> bool:
    where = workspace.conversations.by_id.get(file.shared_in)
    return where is not None and BOT_USER in where.members
