"""A local workspace in the browser that speaks Slack's own protocol from the other side.

The bot's real code runs against it unchanged, with nothing to sign up for; so do the end-to-end tests. It knows nothing
of the bot: the two meet over HTTP and WebSocket only.
"""

from playground.council_time import SetOut
from playground.presses import NotPossible
from playground.server import Playground, create_app, served
from playground.workspace import Workspace

__all__ = ["NotPossible", "Playground", "SetOut", "Workspace", "create_app", "served"]
