"""What the page is shown of the workspace, in the shapes that page and server agreed on."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from playground.conversations import Conversation
from playground.manifest import words_of
from playground.messages import Message, images_in
from playground.people import Person
from playground.shapes import BOT_USER, TEAM, TEAM_NAME, Json
from playground.views import View

if TYPE_CHECKING:
    from playground.workspace import Workspace


def state_shape(workspace: Workspace, user: str) -> Json:
    """Everything a page needs when it opens."""
    manifest = workspace.manifest
    return {
        "workspace": {"id": TEAM, "name": TEAM_NAME},
        **workspace.time.as_shape(),
        "people": [person_shape(person) for person in workspace.people.values()],
        "conversations": conversation_shapes(workspace, user),
        "app": {
            "bot_user_id": BOT_USER,
            "name": manifest.display.get("name", "auditbot"),
            "description": manifest.display.get("description", ""),
            "connected": workspace.deliveries.connected,
        },
        "commands": [command_shape(command) for command in manifest.commands],
        "shortcuts": [
            {key: shortcut.get(key, "") for key in ("callback_id", "name", "description", "type")}
            for shortcut in manifest.shortcuts
        ],
        "faults": workspace.faults.as_settings(),
    }


def person_shape(person: Person) -> Json:
    flags = {"listed": person.listed, "guest": person.guest, "deactivated": person.deactivated}
    shown = {"id": person.id, "label": person.label, "initials": person.initials, "role_line": person.role_line}
    return shown | flags | {"group": person.group, "stranger": person.stranger, "is_bot": person.bot}


def conversation_shapes(workspace: Workspace, user: str) -> list[Json]:
    """The conversations a person finds in their sidebar: their channels, then direct messages that say something."""
    shown = []
    for where in workspace.conversations.by_id.values():
        app = where.kind == "im" and BOT_USER in where.members
        if user in where.members and (where.kind != "im" or app or workspace.said.of.get(where.id)):
            shown.append(conversation_shape(workspace, where, user))
    return shown


def conversation_shape(workspace: Workspace, where: Conversation, user: str) -> Json:
    other = where.other(user) if where.kind == "im" else None
    name = workspace.people[other].label if other else where.name
    shape = {"id": where.id, "kind": where.kind, "name": name, "other": other, "topic": where.topic}
    return shape | {"unread": workspace.unread(user, where), "member": user in where.members}


def command_shape(command: Json) -> Json:
    hint = command.get("usage_hint", "")
    words = {"description": command.get("description", ""), "usage_hint": hint, "words": words_of(hint)}
    return {"command": command["command"], **words}


def message_shape(workspace: Workspace, message: Message) -> Json:
    shape: Json = {"ts": message.ts, "user": message.user, "bot": message.user == BOT_USER, "text": message.text}
    shape |= {"ephemeral": message.ephemeral, "edited": message.edited, "shown_at": message.shown_at}
    if message.blocks:
        shape["blocks"] = with_images(workspace, message.blocks)
    if message.files:
        shape["files"] = [file_shape(workspace, file) for file in message.files]
    return shape


def view_shape(workspace: Workspace, view: View) -> Json:
    shape = view.as_slack()
    return shape | {"blocks": with_images(workspace, shape["blocks"])}


def file_shape(workspace: Workspace, told: Json) -> Json:
    file = workspace.files.by_id[told["id"]]
    if file.deleted:
        return {"id": file.id, "deleted": True}
    return {"id": file.id, "name": file.name, "title": file.title, "size": file.length, "url": file.path}


def with_images(workspace: Workspace, blocks: list[Json]) -> list[Json]:
    """The blocks with an address on images that were uploaded to the workspace, as long as they are there."""
    shown = copy.deepcopy(blocks)
    for part in images_in(shown):
        file = workspace.files.shown_by(part.get("slack_file") or {})
        if file and not file.deleted:
            part["image_url"] = file.path
    return shown
