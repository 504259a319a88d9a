"""As little as Bolt can do: an async app that acknowledges with a fixed text, on the same server as auditbot's."""

import os

import uvicorn
from slack_bolt.adapter.asgi.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.ack.async_ack import AsyncAck

from benchmarks.signed import SECRET


async def authorize() -> AuthorizeResult:
    return AuthorizeResult(enterprise_id=None, team_id=None, bot_token="xoxb-bench")


app = AsyncApp(authorize=authorize, signing_secret=SECRET, process_before_response=True)


@app.command("/actions")
async def answer(ack: AsyncAck) -> None:
    await ack("A fixed text.")


if __name__ == "__main__":
    uvicorn.run(
        AsyncSlackRequestHandler(app), host="127.0.0.1", port=int(os.environ["PORT"]), log_level="error", access_log=False,
        lifespan="off", ws="none", server_header=False, date_header=False,
    )  # fmt: skip
