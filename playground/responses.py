"""What an app posts to a `response_url`: one more answer to the one who asked, or a new face for the message pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.acknowledgements import post_answer
from playground.block_rules import check_message
from playground.conversations import Conversation
from playground.messages import Message
from playground.shapes import Json, SlackError
from playground.views import named

if TYPE_CHECKING:
    from playground.workspace import Workspace


def take(workspace: Workspace, key: str, body: Json) -> None:
    """Raises SlackError where Slack would not take it. The only way an ephemeral message is ever changed."""
    address = workspace.addresses.use(key)
    where = workspace.conversations.by_id[address.where]
    message = workspace.said.find(where.id, address.about) if address.about else None
    if yes(body.get("delete_original")):
        if message:
            workspace.take_away(where, message)
    elif not body.get("text") and not body.get("blocks"):
        raise SlackError("no_text")
    elif yes(body.get("replace_original")) and message:
        replace(workspace, where, message, body)
    else:
        # A command's own address has no message to replace: a new one is shown, as in Slack.
        post_answer(workspace, workspace.people[address.user], where, body)


def replace(workspace: Workspace, where: Conversation, message: Message, body: Json) -> None:
    blocks = body.get("blocks") or []
    check_message(blocks, by_api=False, can_show=workspace.files.can_show)
    message.text, message.blocks = body.get("text", ""), named(blocks)
    message.edited = not message.ephemeral
    workspace.show(where, message, "changed")


def yes(value: object) -> bool:
    return value in (True, "true", "1", 1)
