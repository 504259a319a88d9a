"""A local workspace in the browser that speaks Slack's own protocol from the other side.

The bot's real code runs against it unchanged, with nothing to sign up for; so do the end-to-end tests. It knows nothing
of the bot: the two meet over HTTP and WebSocket only.
"""

from playground.server import Playground, create_app, served
from playground.workspace import Workspace

__all__ = ["Playground", "Workspace", "create_app", "served"]
