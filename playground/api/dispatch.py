"""The door of the Web API: reads a call, meets whatever trouble is due, checks token and scopes, answers as Slack does."""

from __future__ import annotations

import asyncio
import json
import time
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from playground.api import chat, conversations, files, users, views
from playground.api.method import METHODS, Method, need_scope
from playground.bodies import fields_of
from playground.calls import Call
from playground.cutting import Cut
from playground.faults import Fault
from playground.shapes import Json, SlackError

if TYPE_CHECKING:
    from playground.workspace import Workspace

# Importing a noun's module enters its methods in the table.
NOUNS = (chat, conversations, files, users, views)


async def arguments(request: Request) -> Json:
    """Query, form or JSON, with the token from the header where it is there."""
    args: Json = dict(request.query_params)
    kind = request.headers.get("content-type", "")
    if "json" in kind:
        try:
            body: Any = json.loads(await request.body() or b"{}")
        except ValueError as wrong:
            raise SlackError("invalid_json") from wrong
        args |= body if isinstance(body, dict) else {}
    elif request.method == "POST":
        args |= fields_of(await request.body(), kind)
    bearer = request.headers.get("authorization", "")
    if bearer.lower().startswith("bearer "):
        args["token"] = bearer[7:].strip()
    return args


def answer(workspace: Workspace, name: str, args: Json) -> Json:
    """The method's answer, or Slack's refusal."""
    method = METHODS.get(name)
    if method is None:
        raise SlackError("unknown_method", req_method=name)
    check_token(workspace, method, str(args.get("token") or ""))
    for scope in method.scopes:
        need_scope(workspace, scope)
    return {"ok": True, **method.answer(workspace, args)}


def check_token(workspace: Workspace, method: Method, token: str) -> None:
    if not token and method.name != "api.test":
        raise SlackError("not_authed")
    if token not in ("", workspace.bot_token, workspace.app_token):
        raise SlackError("invalid_auth")
    wrong = workspace.bot_token if method.by_app_token else workspace.app_token
    if token == wrong and method.name not in ("auth.test", "api.test"):
        raise SlackError("not_allowed_token_type")


async def serve(workspace: Workspace, request: Request) -> Response:
    """One call, recorded whatever becomes of it."""
    name, begun = request.path_params["method"], time.monotonic()
    call = Call(name, ok=False, at=time.time())
    workspace.calls.append(call)
    fault, on_the_way = workspace.faults.due(name), workspace.faults.answer_delay / 2
    try:
        await asyncio.sleep(on_the_way)
        response = await meet(workspace, request, call, fault)
        await asyncio.sleep(on_the_way)
        return response
    finally:
        call.ms = (time.monotonic() - begun) * 1000


async def meet(workspace: Workspace, request: Request, call: Call, fault: Fault | None) -> Response:
    if fault and fault.kind in ("429", "500", "503", "refuse"):
        call.error = fault.kind
        return trouble_before(fault)
    if fault and fault.kind == "slow":
        await asyncio.sleep(fault.delay)
    response = answered(workspace, call, await read(request))
    if fault and fault.kind == "lost":
        call.error = "lost"
        return Cut()
    if fault and fault.kind == "500-after":
        call.error = fault.kind
        return Response("Internal Server Error", 500)
    return response


async def read(request: Request) -> Json | SlackError:
    try:
        return await arguments(request)
    except SlackError as wrong:
        return wrong


def answered(workspace: Workspace, call: Call, args: Json | SlackError) -> Response:
    try:
        if isinstance(args, SlackError):
            raise args
        call.args = {key: value for key, value in args.items() if key != "token"}
        call.answer, call.ok = answer(workspace, call.what, args), True
    except SlackError as refusal:
        call.answer, call.error = refusal.body(), refusal.code
    headers = {"X-OAuth-Scopes": ",".join(workspace.manifest.scopes), "X-Slack-Req-Id": f"{time.monotonic_ns():x}"}
    if call.error == "ratelimited":
        headers["Retry-After"] = str(call.answer.pop("retry_after"))
    return JSONResponse(call.answer, 429 if call.error == "ratelimited" else 200, headers)


def trouble_before(fault: Fault) -> Response:
    """Trouble that comes before anything was done."""
    if fault.kind == "429":
        return JSONResponse({"ok": False, "error": "ratelimited"}, 429, {"Retry-After": str(fault.retry_after)})
    if fault.kind == "refuse":
        return Cut()
    return Response("Service Unavailable" if fault.kind == "503" else "Internal Server Error", int(fault.kind))
