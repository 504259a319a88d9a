"""A council of a few people for the playground's own tests, and a tiny real Bolt app to talk to."""

import asyncio
import contextlib
import gc
import logging
import threading
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

Json = dict[str, Any]

SCOPES = "commands chat:write im:write im:history users:read users:read.email channels:read groups:read files:write"
MANIFEST: Json = {
    "display_information": {"name": "auditbot", "description": "Audit actions"},
    "features": {
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
        "slash_commands": [{"command": "/actions", "description": "Actions", "usage_hint": "mine · show A-17"}],
        "shortcuts": [
            {"name": "Add an action", "type": "global", "callback_id": "add", "description": "Add"},
            {"name": "Add from here", "type": "message", "callback_id": "add_here", "description": "Add"},
        ],
    },
    "oauth_config": {"scopes": {"bot": SCOPES.split()}},
    "settings": {"event_subscriptions": {"bot_events": ["app_home_opened", "user_change", "team_join"]}},
}
FILES = {
    "services.csv": "service,head_email,channel\n11–25,head-11-25@council.example,#service-11-25\n",
    "teams.csv": "team,service,manager_email,channel\nNorth,11–25,team-manager-north@council.example,#north\n",
    "people.csv": (
        "email,name,slack_id,roles,team\n"
        'team-manager-north@council.example,"Team manager, North",U0TMNORTH,team-manager,North\n'
        'head-11-25@council.example,"Head of service, 11–25",,head-of-service,\n'
        "core-auditor-3@council.example,Core auditor 3,,core-auditor,\n"
        "moderator-1@council.example,Moderator 1,U0MOD1,moderator,\n"
    ),
    "chat/channels.csv": (
        "name,topic,kind,bot,members\ngeneral,Everybody,channel,,\nmoderators,To moderate,private,yes,moderator\n"
        "elsewhere,Not ours,private,,moderator\n"
    ),
    "chat/workspace.csv": (
        "slack_id,label,initials,role_line,group,listed,guest,deactivated,stranger,email\n"
        'U0TMNORTH,"Team manager, North",TN,,role-holder,yes,,,,team-manager-north@council.example\n'
        'U0HOS1125,"Head of service, 11–25",HS,,role-holder,yes,,,,head-11-25@council.example\n'
        "U0GUEST,Guest,GU,,refused,,yes,,,guest@partner.example\n"
        "U0STRANGER,Stranger,ST,,refused,,,,yes,stranger@partner.example\n"
        "U0LEFT,Former colleague,FC,,refused,,,yes,,former-colleague@council.example\n"
    ),
}


def small_council(folder: Path) -> Path:
    for name, text in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def text(words: str, kind: str = "plain_text") -> Json:
    return {"type": kind, "text": words}


def button(words: str, action_id: str, **more: Any) -> Json:
    return {"type": "button", "action_id": action_id, "text": text(words), **more}


def section(words: str, **more: Any) -> Json:
    return {"type": "section", "text": text(words, "mrkdwn"), **more}


def field(label: str, block_id: str, optional: bool = False, **element: Any) -> Json:
    inner = {"type": "plain_text_input", "action_id": "it", **element}
    return {"type": "input", "block_id": block_id, "label": text(label), "element": inner, "optional": optional}


def form(title: str, *blocks: Json, **more: Any) -> Json:
    shown = {"type": "modal", "title": text(title), "submit": text("Save"), "blocks": list(blocks)}
    return {**shown, "callback_id": "form", **more}


def an_app(url: str, token: str = "xoxb-playground", **more: Any) -> AsyncApp:
    client = AsyncWebClient(token=token, base_url=f"{url}/api/")
    logging.getLogger("slack_bolt").setLevel(logging.CRITICAL)
    return AsyncApp(client=client, process_before_response=True, raise_error_for_unhandled_request=False, **more)


@contextlib.contextmanager
def connected(url: str, app: AsyncApp) -> Iterator[None]:
    """The app in a thread, joined to the workspace by Socket Mode for as long as the block lasts."""
    ready, done = threading.Event(), threading.Event()

    async def live() -> None:
        handler = AsyncSocketModeHandler(app, "xapp-playground", web_client=AsyncWebClient(base_url=f"{url}/api/"))
        handler.client.logger.setLevel(logging.CRITICAL)
        handler.client.ping_interval = 0.2
        await handler.connect_async()
        ready.set()
        while not done.is_set():
            await asyncio.sleep(0.01)
        await handler.close_async()

    thread = threading.Thread(target=lambda: asyncio.run(live()), daemon=True)
    thread.start()
    assert ready.wait(10)
    try:
        yield
    finally:
        done.set()
        thread.join(10)
        with warnings.catch_warnings():
            # The SDK may drop a connection unclosed when it is cut while it is making a new one.
            warnings.simplefilter("ignore", ResourceWarning)
            gc.collect()
