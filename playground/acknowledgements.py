"""What an app may say in the acknowledgement itself: the answer to a command, and what becomes of a submitted modal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground.block_rules import check_message, check_view
from playground.conversations import Conversation
from playground.people import Person
from playground.shapes import BOT_USER, Json, SlackError
from playground.views import View, named

if TYPE_CHECKING:
    from playground.workspace import Workspace

TROUBLE = "We had some trouble connecting. Try again?"


def answer_command(workspace: Workspace, person: Person, where: Conversation, body: Json) -> None:
    """A message in the acknowledgement: to the asker alone unless it says `in_channel`. An empty one says nothing."""
    if body.get("text") or body.get("blocks"):
        post_answer(workspace, person, where, body)


def post_answer(workspace: Workspace, person: Person, where: Conversation, body: Json) -> None:
    blocks = body.get("blocks") or []
    check_message(blocks, by_api=False, can_show=workspace.files.can_show)
    only_for = "" if body.get("response_type") == "in_channel" else person.id
    workspace.say(where, BOT_USER, body.get("text", ""), blocks=named(blocks), only_for=only_for)


def settle_submission(workspace: Workspace, person: Person, view: View, body: Json) -> dict[str, str]:
    """Does what the acknowledgement of a submission asks; the errors to show beside inputs, if that is what it asks.

    Raises SlackError where the person would only read that there was trouble.
    """
    action = body.get("response_action")
    if action == "errors":
        return errors_of(view, body.get("errors"))
    if action in ("update", "push"):
        told = body.get("view")
        check_view(told, "modal", workspace.files.can_show)
        if action == "update":
            workspace.views.update(view, told or {}, None)
        else:
            workspace.views.push(person.id, told or {})
    elif action == "clear":
        workspace.views.stacks[person.id] = []
    elif action is None:
        workspace.views.close(view)
    else:
        raise SlackError("invalid_response_action")
    workspace.show_views(person.id)
    return {}


def errors_of(view: View, errors: Any) -> dict[str, str]:
    """Errors count only beside inputs that are there; anything else leaves the person with trouble."""
    inputs = {block["block_id"] for block in view.told["blocks"] if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not set(errors) <= inputs:
        raise SlackError("invalid_errors")
    return {block: str(sentence) for block, sentence in errors.items()}
