"""The types and fixed names that every module here shares: what is JSON, and who and what this workspace is called."""

from typing import Any

Json = dict[str, Any]

TEAM = "T0COUNCIL"
TEAM_NAME = "The council"
TEAM_DOMAIN = "council"
PARTNER_TEAM = "T0PARTNER"
PARTNER_DOMAIN = "partner"
BOT_USER = "U0AUDITBOT"
BOT = "B0AUDITBOT"
APP = "A0AUDITBOT"


class SlackError(Exception):
    """An answer of Slack's own: `{"ok": false, "error": code}` with whatever else belongs to it."""

    def __init__(self, code: str, **more: Any) -> None:
        super().__init__(code)
        self.code = code
        self.more = more

    def body(self) -> Json:
        return {"ok": False, "error": self.code, **self.more}


def escape(text: str) -> str:
    """A person's text as Slack hands it on: the three characters that could mean something are made harmless."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
