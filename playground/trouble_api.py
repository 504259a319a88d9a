"""The page's drawer: trouble on demand, and what Slack heard."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from playground.shapes import Json
from playground.workspace import Workspace


def routes(workspace: Workspace) -> list[Route]:
    async def see_faults(_: Request) -> Response:
        return JSONResponse(settings(workspace))

    async def ask_for_trouble(request: Request) -> Response:
        try:
            await arrange(workspace, await request.json())
        except (KeyError, TypeError, ValueError) as wrong:
            return JSONResponse({"ok": False, "error": str(wrong)}, 400)
        return JSONResponse({"ok": True, **settings(workspace)})

    async def log(request: Request) -> Response:
        limit = int(request.query_params.get("limit") or 100)
        return JSONResponse([call.as_line() for call in list(workspace.calls)[-limit:]])

    return [
        Route("/play/faults", see_faults, methods=["GET"]),
        Route("/play/faults", ask_for_trouble, methods=["POST"]),
        Route("/play/log", log, methods=["GET"]),
    ]


def settings(workspace: Workspace) -> Json:
    return workspace.faults.as_settings() | {"pace": workspace.pace.on}


async def arrange(workspace: Workspace, wanted: Json) -> None:
    """Sets what is named and leaves the rest; `{"clear": true}` ends all trouble."""
    faults = workspace.faults
    if wanted.get("clear"):
        faults.clear()
    if wanted.get("next"):
        told = dict(wanted["next"])
        faults.next(
            str(told["kind"]),
            str(told.get("method") or "*"),
            int(told.get("times") or 1),
            int(told.get("retry_after") or 1),
            float(told.get("delay") or 1),
        )
    if "rates" in wanted:
        faults.often(
            {kind: float(share) for kind, share in (wanted["rates"] or {}).items()},
            int(wanted.get("seed") or 0),
            str(wanted.get("method") or "*"),
            int(wanted.get("retry_after") or 1),
            float(wanted.get("delay") or 1),
        )
    if "answer_delay" in wanted:
        faults.answer_delay = float(wanted["answer_delay"] or 0)
    if "pace" in wanted:
        workspace.pace.on = bool(wanted["pace"])
    if wanted.get("disconnect"):
        await workspace.deliveries.socket.disconnect(politely=wanted["disconnect"] == "politely")
