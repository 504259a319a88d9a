"""Who and where: the workspace that is home, and what Slack says of an account. Asked when needed, not at the start,
so that Slack being away does not keep the bot from starting."""

import asyncio
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.logs import get_log
from bot.slack.identify import profile
from handlers.ask import Knock, Profile

WITHIN = 2.0
GONE = ("user_not_found", "users_not_found", "user_not_visible")


class NotReachable(Exception):
    """Slack could not be asked, or did not say."""


class Known:
    """`home` is the workspace the operator named, or "" for the token's own."""

    def __init__(self, web: AsyncWebClient, home: str = "") -> None:
        self._web = web
        self._home = home
        self._asking = asyncio.Lock()

    @property
    def home(self) -> str:
        """ "" as long as it is not known."""
        return self._home

    def settle(self, home: str) -> None:
        """What another client of the same token was told."""
        self._home = self._home or home

    async def find_home(self) -> str:
        """Raises NotReachable."""
        if not self._home:
            async with self._asking:
                self._home = self._home or str((await self._ask(self._web.auth_test()))["team_id"])
        return self._home

    async def is_reachable(self) -> bool:
        """Whether Slack answers and takes the token. Raises NotReachable."""
        return bool(await self._ask(self._web.auth_test()))

    async def introduce(self, knock: Knock) -> Profile:
        """What Slack says of the account. One from elsewhere is a stranger, whatever it says. Raises NotReachable."""
        if knock.workspace != self._home:
            return Profile(knock.account, knock.workspace, stranger=True)
        answer = await self._ask(self._web.users_info(user=knock.account))
        return profile(answer["user"], self._home) if answer else Profile(knock.account, "", stranger=True)

    async def _ask(self, call: Any) -> Any:
        """None where Slack knows of nobody."""
        try:
            async with asyncio.timeout(WITHIN):
                return await call
        except SlackApiError as fault:
            code = str(fault.response.get("error"))
            if code in GONE:
                return None
            get_log().warning("slack refused", code=code)
        except (aiohttp.ClientError, TimeoutError, OSError) as fault:
            get_log().warning("slack not reachable", code=type(fault).__name__)
        raise NotReachable from None
