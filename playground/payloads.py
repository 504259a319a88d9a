"""What Slack hands to an app, field by field: commands, presses, submissions, shortcuts and events."""

from __future__ import annotations

import secrets
import time
from typing import TYPE_CHECKING

from playground.conversations import Conversation
from playground.messages import Message
from playground.people import Person
from playground.shapes import APP, BOT_USER, PARTNER_DOMAIN, TEAM, TEAM_DOMAIN, Json, escape
from playground.views import View, state_of

if TYPE_CHECKING:
    from playground.workspace import Workspace

TOKEN = "playground-verification"  # noqa: S105 - Slack's old verification token, ignored by everyone


def domain_of(person: Person) -> str:
    return PARTNER_DOMAIN if person.stranger else TEAM_DOMAIN


def channel_name(where: Conversation) -> str:
    return {"im": "directmessage", "private": "privategroup"}.get(where.kind, where.name)


def answer_url(workspace: Workspace, person: Person, where: Conversation, about: str = "") -> str:
    return f"{workspace.url}/response/{workspace.addresses.new(person.id, where.id, about)}"


def command(workspace: Workspace, person: Person, where: Conversation, name: str, text: str) -> Json:
    """A slash command's form. Characters that could mean something are escaped, as in any text a person typed."""
    fields = {"token": TOKEN, "team_id": person.team_id, "team_domain": domain_of(person)}
    fields |= {"channel_id": where.id, "channel_name": channel_name(where)}
    fields |= {"user_id": person.id, "user_name": person.handle, "command": name, "text": escape(text)}
    fields |= {"api_app_id": APP, "is_enterprise_install": "false"}
    fields["response_url"] = answer_url(workspace, person, where)
    return fields | {"trigger_id": workspace.triggers.new(person.id)}


def interaction(kind: str, person: Person) -> Json:
    """What every interaction begins with."""
    user = {"id": person.id, "username": person.handle, "name": person.handle, "team_id": person.team_id}
    payload: Json = {"type": kind, "user": user, "api_app_id": APP, "token": TOKEN}
    payload["team"] = {"id": person.team_id, "domain": domain_of(person)}
    return payload | {"enterprise": None, "is_enterprise_install": False}


def press_in_message(workspace: Workspace, person: Person, where: Conversation, message: Message, action: Json) -> Json:
    """A press in a message. Of an ephemeral one Slack tells only where it was, not what it said."""
    payload = interaction("block_actions", person)
    payload["container"] = {"type": "message", "message_ts": message.ts, "channel_id": where.id}
    payload["container"]["is_ephemeral"] = message.ephemeral
    payload |= {
        "trigger_id": workspace.triggers.new(person.id),
        "channel": {"id": where.id, "name": channel_name(where)},
    }
    if not message.ephemeral:
        payload["message"] = message.as_slack()
    payload["state"] = {"values": state_of(message.blocks, message.state.get(person.id, {}))}
    payload["response_url"] = answer_url(workspace, person, where, message.ts)
    return payload | {"actions": [action]}


def press_in_view(workspace: Workspace, person: Person, view: View, action: Json) -> Json:
    """A press in a modal or in a home tab."""
    payload = interaction("block_actions", person)
    payload["container"] = {"type": "view", "view_id": view.id}
    payload["trigger_id"] = workspace.triggers.new(person.id, in_modal=view.told["type"] == "modal")
    return payload | {"view": view.as_slack(), "actions": [action]}


def submission(workspace: Workspace, person: Person, view: View) -> Json:
    payload = interaction("view_submission", person) | {"view": view.as_slack(), "response_urls": []}
    return payload | {"trigger_id": workspace.triggers.new(person.id, in_modal=True)}


def closing(person: Person, view: View, cleared: bool) -> Json:
    return interaction("view_closed", person) | {"view": view.as_slack(), "is_cleared": cleared}


def global_shortcut(workspace: Workspace, person: Person, callback_id: str) -> Json:
    payload = interaction("shortcut", person) | {"callback_id": callback_id, "action_ts": f"{time.time():.6f}"}
    return payload | {"trigger_id": workspace.triggers.new(person.id)}


def message_shortcut(
    workspace: Workspace, person: Person, callback_id: str, where: Conversation, message: Message
) -> Json:
    payload = interaction("message_action", person) | {"callback_id": callback_id, "message": message.as_slack()}
    payload |= {"message_ts": message.ts, "channel": {"id": where.id, "name": channel_name(where)}}
    payload |= {"action_ts": f"{time.time():.6f}", "trigger_id": workspace.triggers.new(person.id)}
    return payload | {"response_url": answer_url(workspace, person, where, message.ts)}


def suggestion(person: Person, block_id: str, action_id: str, value: str) -> Json:
    return interaction("block_suggestion", person) | {"block_id": block_id, "action_id": action_id, "value": value}


def event(inner: Json, team: str = TEAM) -> Json:
    """An event in its envelope, as the Events API delivers it."""
    who = {"enterprise_id": None, "team_id": TEAM, "user_id": BOT_USER, "is_bot": True, "is_enterprise_install": False}
    envelope: Json = {"token": TOKEN, "team_id": team, "context_team_id": TEAM, "api_app_id": APP, "event": inner}
    envelope |= {
        "type": "event_callback",
        "event_id": f"Ev{secrets.token_hex(5).upper()}",
        "event_time": int(time.time()),
    }
    return envelope | {"authorizations": [who], "is_ext_shared_channel": False, "event_context": secrets.token_hex(12)}
