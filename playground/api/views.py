"""views.*: modals opened by a trigger, changed or stacked, and the home tab of one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.api.method import method, required, structure
from playground.block_rules import check_view
from playground.page_shapes import view_shape
from playground.shapes import Json, SlackError
from playground.views import View

if TYPE_CHECKING:
    from playground.workspace import Workspace


def shown(workspace: Workspace, view: View) -> Json:
    workspace.show_views(view.user)
    return {"view": view.as_slack()}


@method("views.open")
def open_modal(workspace: Workspace, args: Json) -> Json:
    trigger_id, told = required(args, "trigger_id"), structure(args, "view")
    check_view(told, "modal", workspace.files.can_show)
    trigger = workspace.triggers.exchange(trigger_id)
    return shown(workspace, workspace.views.open(trigger.user, told))


@method("views.push")
def push(workspace: Workspace, args: Json) -> Json:
    trigger_id, told = required(args, "trigger_id"), structure(args, "view")
    check_view(told, "modal", workspace.files.can_show)
    trigger = workspace.triggers.exchange(trigger_id)
    if not trigger.in_modal:
        raise SlackError("not_found")
    return shown(workspace, workspace.views.push(trigger.user, told))


@method("views.update")
def update(workspace: Workspace, args: Json) -> Json:
    told = structure(args, "view")
    if not args.get("view_id") and not args.get("external_id"):
        required(args, "view_id")
    view = workspace.views.find(args.get("view_id"), args.get("external_id"))
    check_view(told, view.told["type"], workspace.files.can_show)
    workspace.views.update(view, told, args.get("hash"))
    if view.told["type"] == "home":
        workspace.feed.tell(view.user, {"type": "home", "view": view_shape(workspace, view)})
        return {"view": view.as_slack()}
    return shown(workspace, view)


@method("views.publish")
def publish(workspace: Workspace, args: Json) -> Json:
    user, told = required(args, "user_id"), structure(args, "view")
    if not workspace.manifest.home_is_on:
        raise SlackError("not_enabled")
    person = workspace.people.get(user)
    if person is None or person.bot:
        raise SlackError("user_not_found")
    check_view(told, "home", workspace.files.can_show)
    view = workspace.views.publish(user, told, args.get("hash"))
    workspace.feed.tell(user, {"type": "home", "view": view_shape(workspace, view)})
    return {"view": view.as_slack()}
