"""Accounts that come, go and change, as the app hears of them."""

from typing import Any

from slack_sdk import WebClient

from playground import Workspace
from playground.accounts import change, join
from playground.people import Person as Account
from tests.hands import Json, Person
from tests.playground.world import an_app, connected


def test_the_app_hears_who_joined_and_who_left(url: str, workspace: Workspace, slack: WebClient) -> None:
    app, heard = an_app(url), []

    @app.event("team_join")
    async def joined(event: Json) -> None:
        heard.append(("joined", event["user"]["id"], event["user"]["deleted"]))

    @app.event("user_change")
    async def changed(event: Json) -> None:
        heard.append(("changed", event["user"]["id"], event["user"]["deleted"]))

    def both(_: Any = None) -> bool:
        return len(heard) == 2

    with connected(url, app):
        join(workspace, Account("U0NEW", "Core auditor 9", "core-auditor-9@council.example"))
        change(workspace, "U0TMNORTH", deactivated=True)
        Person(url, "U0MOD1")._until(both, "both events")
    assert sorted(heard) == [("changed", "U0TMNORTH", True), ("joined", "U0NEW", False)]
    assert slack.users_lookupByEmail(email="core-auditor-9@council.example")["user"]["id"] == "U0NEW"
    assert "core-auditor-9" in slack.users_list()["members"][-1]["name"]
