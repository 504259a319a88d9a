"""Accounts that change while the app is running: somebody joins, leaves, or is called something else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground import payloads
from playground.people import Person
from playground.shapes import BOT_USER

if TYPE_CHECKING:
    from playground.workspace import Workspace


def join(workspace: Workspace, person: Person) -> None:
    """A new colleague: in every public channel, and the app hears of it."""
    workspace.people[person.id] = person
    workspace.conversations.im(BOT_USER, person.id)
    for where in workspace.conversations.channels():
        if where.kind == "channel" and not (person.guest or person.stranger):
            where.members.add(person.id)
    tell(workspace, "team_join", person)


def change(workspace: Workspace, user: str, **changes: Any) -> None:
    """`change(workspace, "U0TMWEST", deactivated=True)`: what `Person` holds, changed, and the app hears of it."""
    person = workspace.people[user]
    for name, value in changes.items():
        setattr(person, name, value)
    tell(workspace, "user_change", person)


def tell(workspace: Workspace, kind: str, person: Person) -> None:
    if kind not in workspace.manifest.events:
        return
    told = person.as_user(with_email="users:read.email" in workspace.manifest.scopes)
    inner = {"type": kind, "user": told, "cache_ts": 1515542400, "event_ts": workspace.said.stamp()}
    workspace.in_loop(lambda: workspace.soon(workspace.deliveries.send_event(payloads.event(inner))))
