"""What the app's manifest declares: scopes, commands, shortcuts and the events it subscribed to."""

import re
from pathlib import Path
from typing import Any

import yaml

from playground.shapes import Json


class Manifest:
    """Read once, from the file the app is installed with or from a dictionary of the same form."""

    def __init__(self, source: Path | Json) -> None:
        told: Any = source if isinstance(source, dict) else yaml.safe_load(source.read_text(encoding="utf-8"))
        self.features: Json = told.get("features", {})
        self.settings: Json = told.get("settings", {})
        self.display: Json = told.get("display_information", {})
        self.scopes: list[str] = list(told.get("oauth_config", {}).get("scopes", {}).get("bot", []))
        self.events: list[str] = list((self.settings.get("event_subscriptions") or {}).get("bot_events", []))
        self.commands: list[Json] = list(self.features.get("slash_commands", []))
        self.shortcuts: list[Json] = list(self.features.get("shortcuts", []))

    @property
    def home_is_on(self) -> bool:
        return bool((self.features.get("app_home") or {}).get("home_tab_enabled"))

    def command(self, name: str) -> Json | None:
        return next((command for command in self.commands if command["command"] == name.lower()), None)

    def shortcut(self, callback_id: str) -> Json | None:
        return next((shortcut for shortcut in self.shortcuts if shortcut["callback_id"] == callback_id), None)


def words_of(hint: str) -> list[str]:
    """The words a usage hint offers for completion: the first of each alternative."""
    parts = [part.strip(" []()") for part in re.split(r"[·|,/]", hint)]
    return [match[0] for part in parts if (match := re.match(r"[a-z][a-z-]*", part))]
