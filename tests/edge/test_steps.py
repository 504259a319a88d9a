"""What is said to Slack beside the acknowledgement, where Slack is in trouble of its own."""

import asyncio

import pytest
from aiohttp import web
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack import steps
from bot.slack.answer import Respond
from bot.slack.identify import hear
from bot.slack.steps import StepFailed, Steps
from cards.elements import Card
from tests.edge.payloads import press
from tests.edge.test_answer import NOW


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "AGAIN_AFTER", 0.01)
    monkeypatch.setattr(steps, "FINISHED_WITHIN", 0.05)


def said_to(statuses: list[int], *, replace: bool) -> tuple[int, str]:
    """How often a Slack that answers so was told the same, and the code of the failure, if it was one."""
    heard, told = hear(press(), NOW), []
    assert heard is not None

    async def answer(request: web.Request) -> web.Response:
        told.append(await request.json())
        return web.Response(status=statuses[len(told) - 1])

    async def story() -> str:
        app = web.Application()
        app.router.add_post("/response/1", answer)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        ours = Steps(AsyncWebClient())
        try:
            port = runner.addresses[0][1]
            await ours.take(heard, Respond(f"http://127.0.0.1:{port}/response/1", Card("1 open"), replace=replace))
        except StepFailed as fault:
            return fault.code
        finally:
            await ours.finish()
            await runner.cleanup()
        return ""

    code = asyncio.run(story())
    assert all(one == told[0] for one in told)
    return len(told), code


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_replaced_list_is_sent_once_more_where_slack_is_in_trouble(status: int) -> None:
    assert said_to([status, 200], replace=True) == (2, "")


def test_it_is_not_tried_for_ever() -> None:
    assert said_to([503, 503, 200], replace=True) == (2, "response_url 503")


def test_something_new_is_never_said_twice() -> None:
    assert said_to([503, 200], replace=False) == (1, "response_url 503")


def test_an_address_that_is_used_up_is_not_asked_again() -> None:
    assert said_to([404, 200], replace=True) == (1, "response_url 404")


def test_where_nobody_listens_the_code_says_of_what_kind_the_fault_was() -> None:
    heard = hear(press(), NOW)
    assert heard is not None

    async def story() -> None:
        ours = Steps(AsyncWebClient())
        try:
            await ours.take(heard, Respond("http://127.0.0.1:9/response/1", Card("1 open"), replace=True))
        finally:
            await ours.finish()

    with pytest.raises(StepFailed, match="ClientConnectorError"):
        asyncio.run(story())


def test_the_end_does_not_wait_for_a_slack_that_hangs() -> None:
    async def story() -> None:
        ours = Steps(AsyncWebClient())
        ours.begin("sentence", asyncio.sleep(60))
        await asyncio.wait_for(ours.finish(), 5)

    asyncio.run(story())
