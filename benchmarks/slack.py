"""A Slack that says yes: the few methods that a bot calls while it starts and is asked about readiness."""

import sys

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from benchmarks.signed import WORKSPACE

ANSWERS = {"auth.test": {"team_id": WORKSPACE, "user_id": "U0BOT", "bot_id": "B0BOT", "team": "Council", "user": "bot"}}


async def answer(request: Request) -> JSONResponse:
    method = request.path_params["method"]
    found = ANSWERS.get(method)
    return JSONResponse({"ok": True} | found if found else {"ok": False, "error": "unknown_method"})


if __name__ == "__main__":
    app = Starlette(routes=[Route("/api/{method}", answer, methods=["GET", "POST"])])
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="error", access_log=False)
