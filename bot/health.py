"""Whether the bot lives, and whether it can do its work: the database answers with the schema it needs, and so does Slack."""

import asyncio
from collections.abc import Callable

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route

from bot.slack.known import Known, NotReachable
from storage.engine import Engines
from storage.schema import is_current


class Health:
    """`connected` says whether Slack can reach us: always by HTTP, by Socket Mode while the socket is open."""

    def __init__(self, engines: Engines, known: Known, connected: Callable[[], bool]) -> None:
        self._engines, self._known, self._connected = engines, known, connected

    async def readiness(self) -> dict[str, bool]:
        database, schema = await asyncio.to_thread(self._stored)
        return {"database": database, "schema": schema, "slack": await self._spoken_to()}

    def _stored(self) -> tuple[bool, bool]:
        try:
            with self._engines.reading.connect() as connection:
                connection.execute(text("select 1"))
            return True, is_current(self._engines)
        except SQLAlchemyError:
            return False, False

    async def _spoken_to(self) -> bool:
        try:
            return self._connected() and await self._known.is_reachable()
        except NotReachable:
            return False


def pages(health: Health) -> Starlette:
    """GET /healthz and /readyz."""

    async def healthz(_: Request) -> PlainTextResponse:
        return PlainTextResponse("ok")

    async def readyz(_: Request) -> JSONResponse:
        found = await health.readiness()
        return JSONResponse(found, 200 if all(found.values()) else 503)

    return Starlette(routes=[Route("/healthz", healthz), Route("/readyz", readyz)])
