"""Socket Mode's connections: tickets, turns, cuts, and events that are offered again."""

import asyncio
import json
import time
from typing import Any

import aiohttp
import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from playground import Workspace
from tests.hands import Json, Person, Told
from tests.playground.world import an_app, connected


def test_an_event_that_nobody_took_is_offered_again_and_says_so(url: str, workspace: Workspace) -> None:
    workspace.deliveries.try_again_after = (0.5, 0.5, 0.5)
    Person(url, "U0TMNORTH").goes_to("Home")
    app, tries = an_app(url), []

    @app.event("app_home_opened")
    async def note(event: Json, request: Any) -> None:
        tries.append(request.headers.get("x-slack-retry-num"))

    with connected(url, app):
        for _ in range(200):
            if tries:
                break
            time.sleep(0.02)
    assert int(tries[0][0]) >= 1


def test_each_envelope_goes_to_one_of_several_connections_in_turn(url: str) -> None:
    heard: list[str] = []

    def copy(name: str) -> AsyncApp:
        app = an_app(url)

        @app.command("/actions")
        async def note(ack: AsyncAck) -> None:
            heard.append(name)
            await ack()

        return app

    with connected(url, copy("one")), connected(url, copy("other")):
        manager = Person(url, "U0TMNORTH")
        for _ in range(4):
            manager.says("/actions mine")
    assert sorted(heard) == ["one", "one", "other", "other"]


def a_listing_app(url: str) -> AsyncApp:
    app = an_app(url)

    @app.command("/actions")
    async def list_them(ack: AsyncAck) -> None:
        await ack("A-17")

    return app


@pytest.mark.parametrize("how", [True, "politely"])
def test_a_cut_connection_is_made_anew_by_the_sdk(url: str, how: object) -> None:
    manager = Person(url, "U0TMNORTH")
    with connected(url, a_listing_app(url)):
        manager.does("faults", disconnect=how)
        end = time.monotonic() + 15
        while "A-17" not in manager.sees() and time.monotonic() < end:
            try:
                manager.says("/actions mine")
            except Told:
                time.sleep(0.1)
    assert "A-17" in manager.sees()


def test_a_ticket_is_good_once(url: str) -> None:
    async def knock() -> list[str]:
        client = AsyncWebClient(base_url=f"{url}/api/")
        address = (await client.apps_connections_open(app_token="xapp-playground"))["url"]
        seen = []
        async with aiohttp.ClientSession() as http, http.ws_connect(address) as first:
            seen.append(json.loads((await first.receive()).data)["type"])
            try:
                async with http.ws_connect(address):
                    seen.append("let in twice")
            except aiohttp.WSServerHandshakeError as refused:
                seen.append(str(refused.status))
        return seen

    assert asyncio.run(knock()) == ["hello", "403"]
