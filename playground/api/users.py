"""users.* and auth.test: who somebody is, by id or by email, and who the token itself is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.api.method import method, page_of, required
from playground.people import Person
from playground.shapes import APP, BOT, BOT_USER, TEAM, TEAM_NAME, Json, SlackError

if TYPE_CHECKING:
    from playground.workspace import Workspace


def told(workspace: Workspace, person: Person) -> Json:
    return person.as_user(with_email="users:read.email" in workspace.manifest.scopes)


@method("users.info", "users:read")
def info(workspace: Workspace, args: Json) -> Json:
    person = workspace.people.get(required(args, "user"))
    if person is None:
        raise SlackError("user_not_found")
    return {"user": told(workspace, person)}


@method("users.list", "users:read")
def list_all(workspace: Workspace, args: Json) -> Json:
    everyone = [told(workspace, person) for person in workspace.people.values() if not person.stranger]
    page, more = page_of(args, everyone, 1000, 1000)
    return {"members": page, "cache_ts": 1515542400, "response_metadata": more}


@method("users.lookupByEmail", "users:read.email")
def lookup_by_email(workspace: Workspace, args: Json) -> Json:
    """Only accounts of this workspace that are still in use are found."""
    email = required(args, "email").strip().lower()
    for person in workspace.people.values():
        if person.email == email and not (person.deactivated or person.stranger):
            return {"user": told(workspace, person)}
    raise SlackError("users_not_found")


@method("auth.test")
def test(workspace: Workspace, args: Json) -> Json:
    url = f"{workspace.url}/"
    who = {"url": url, "team": TEAM_NAME, "team_id": TEAM, "is_enterprise_install": False}
    if args.get("token") == workspace.app_token:
        return who | {"app_id": APP, "app_name": "auditbot"}
    return who | {"user": "auditbot", "user_id": BOT_USER, "bot_id": BOT}


@method("bots.info", "users:read")
def bot(_: Workspace, args: Json) -> Json:
    if args.get("bot") not in (None, "", BOT):
        raise SlackError("bot_not_found")
    return {"bot": {"id": BOT, "deleted": False, "name": "auditbot", "app_id": APP, "user_id": BOT_USER}}


@method("team.info", "team:read")
def team(_: Workspace, __: Json) -> Json:
    return {"team": {"id": TEAM, "name": TEAM_NAME, "domain": "council", "email_domain": "council.example"}}


@method("apps.connections.open", by_app_token=True)
def connect(workspace: Workspace, _: Json) -> Json:
    """The address of a Socket Mode connection; its ticket is good once."""
    address = workspace.url.replace("http", "ws", 1)
    return {"url": f"{address}/socket?ticket={workspace.deliveries.socket.ticket()}&app_id={APP}"}


@method("api.test")
def api_test(_: Workspace, args: Json) -> Json:
    return {"args": {key: value for key, value in args.items() if key != "token"}}
