"""The page's own door, under /play: what a person sees, what they do, and the trouble they may ask for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from playground import gestures, payloads
from playground.page_shapes import message_shape, state_shape, view_shape
from playground.people import Person
from playground.presses import NotPossible, find_element
from playground.shapes import Json
from playground.workspace import Workspace

Handler = Callable[[Request], Awaitable[Response]]
Doing = Callable[[Workspace, Person, Json], Awaitable[Json]]


def routes(workspace: Workspace) -> list[Route]:
    """Every address of the contract between page and server."""
    seeing = {"state": see_state, "messages": see_messages, "home": see_home, "views": see_views}
    doing: dict[str, Doing] = {"say": say, "press": press, "submit": submit, "close": close, "shortcut": shortcut}
    doing |= {"home": open_home, "options": options, "read": read, "travel": travel}
    found = [Route(f"/play/{name}", shown(workspace, look), methods=["GET"]) for name, look in seeing.items()]
    found += [Route(f"/play/{name}", done(workspace, do), methods=["POST"]) for name, do in doing.items()]
    found.append(Route("/play/events", following(workspace), methods=["GET"]))
    return found


def shown(workspace: Workspace, look: Callable[[Workspace, Person, Request], Any]) -> Handler:
    async def handle(request: Request) -> Response:
        try:
            # A page that was just opened does not know anyone yet: it begins as the first of those it may act as.
            first = next((person.id for person in workspace.people.values() if person.listed), "")
            person = gestures.person_of(workspace, request.query_params.get("as") or first)
            return JSONResponse(look(workspace, person, request))
        except NotPossible as why:
            return JSONResponse({"ok": False, "error": str(why)}, 404)

    return handle


def done(workspace: Workspace, do: Doing) -> Handler:
    """A gesture: it answers `ok`, or with the sentence that the person should read."""

    async def handle(request: Request) -> Response:
        try:
            given: Json = await request.json()
            person = gestures.person_of(workspace, given.get("as", ""))
            return JSONResponse({"ok": True, **await do(workspace, person, given)})
        except NotPossible as why:
            return JSONResponse({"ok": False, "error": str(why)})
        except (KeyError, TypeError, ValueError, AttributeError):
            return JSONResponse({"ok": False, "error": "That was not understood."}, 400)

    return handle


def following(workspace: Workspace) -> Handler:
    async def handle(request: Request) -> Response:
        stream = workspace.feed.follow(request.query_params.get("as", ""))
        return StreamingResponse(stream, media_type="text/event-stream", headers={"Cache-Control": "no-store"})

    return handle


def see_state(workspace: Workspace, person: Person, _: Request) -> Json:
    return state_shape(workspace, person.id)


def see_messages(workspace: Workspace, person: Person, request: Request) -> list[Json]:
    where = gestures.place_of(workspace, person, request.query_params.get("in", ""))
    return [message_shape(workspace, message) for message in workspace.said.seen_by(where.id, person.id)]


def see_home(workspace: Workspace, person: Person, _: Request) -> Json:
    home = workspace.views.homes.get(person.id)
    return {"view": view_shape(workspace, home) if home else None}


def see_views(workspace: Workspace, person: Person, _: Request) -> list[Json]:
    return [{"id": view.id, "view": view_shape(workspace, view)} for view in workspace.views.stacks.get(person.id, [])]


async def say(workspace: Workspace, person: Person, given: Json) -> Json:
    where = gestures.place_of(workspace, person, given["in"])
    if given["text"].strip():
        await gestures.say(workspace, person, where, given["text"])
    return {}


async def press(workspace: Workspace, person: Person, given: Json) -> Json:
    held = given["container"]
    if held["type"] == "view":
        view = gestures.view_of(workspace, person, held["view_id"])
        await gestures.press_in_view(workspace, person, view, given)
    else:
        where = gestures.place_of(workspace, person, held["in"])
        await gestures.press_in_message(workspace, person, where, held["ts"], given)
    return {}


async def submit(workspace: Workspace, person: Person, given: Json) -> Json:
    view = gestures.view_of(workspace, person, given["view_id"])
    errors = await gestures.submit(workspace, person, view, given.get("values") or {})
    return {"ok": False, "errors": errors} if errors else {}


async def close(workspace: Workspace, person: Person, given: Json) -> Json:
    gestures.close(workspace, person, gestures.view_of(workspace, person, given["view_id"]))
    return {}


async def shortcut(workspace: Workspace, person: Person, given: Json) -> Json:
    where, ts = given.get("in") or "", given.get("ts") or ""
    await gestures.use_shortcut(workspace, person, given["callback_id"], where, ts)
    return {}


async def open_home(workspace: Workspace, person: Person, _: Json) -> Json:
    gestures.open_home(workspace, person)
    return {}


async def options(workspace: Workspace, person: Person, given: Json) -> Json:
    """What an external list offers for the letters typed so far."""
    payload = payloads.suggestion(person, given["block_id"], given["action_id"], given.get("value", ""))
    held = given["container"]
    if held["type"] == "view":
        view = gestures.view_of(workspace, person, held["view_id"])
        find_element(view.told["blocks"], given["block_id"], given["action_id"])
        payload |= {"view": view.as_slack(), "container": {"type": "view", "view_id": view.id}}
    else:
        where = gestures.place_of(workspace, person, held["in"])
        message = gestures.message_of(workspace, person, where, held["ts"])
        find_element(message.blocks, given["block_id"], given["action_id"])
        payload["container"] = {"type": "message", "message_ts": message.ts, "channel_id": where.id}
    return await gestures.suggestions(workspace, payload)


async def read(workspace: Workspace, person: Person, given: Json) -> Json:
    """Up to the last message on the page: what came while it said so is still new."""
    where = gestures.place_of(workspace, person, given["in"])
    before = workspace.read_up_to.get((person.id, where.id), "")
    workspace.read_up_to[person.id, where.id] = max(before, str(given["up_to"]))
    count = workspace.unread(person.id, where)
    workspace.feed.tell(person.id, {"type": "unread", "in": where.id, "count": count})
    return {}


async def travel(workspace: Workspace, person: Person, given: Json) -> Json:
    """Time begins to pass; everybody's page follows it by the feed."""
    workspace.time.begin(str(given["to"]), lambda sentence: workspace.toast(person.id, sentence))
    return {}
