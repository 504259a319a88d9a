"""Modals and home tabs: each person's stack of open modals, the published home views, and what has been filled in."""

import secrets
from dataclasses import dataclass, field
from typing import Any

from playground.limits import STACK
from playground.shapes import APP, BOT, TEAM, Json, SlackError

HOLDERS = {
    "plain_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "checkboxes": ("selected_options", "initial_options"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "multi_users_select": ("selected_users", "initial_users"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "channels_select": ("selected_channel", "initial_channel"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
}


@dataclass
class View:
    id: str
    user: str
    told: Json
    root: str = ""
    previous: str = ""
    hash: str = ""
    values: dict[str, Json] = field(default_factory=dict)

    def as_slack(self) -> Json:
        """The view as answers and payloads hold it."""
        shape: Json = {"id": self.id, "team_id": TEAM, "app_id": APP, "bot_id": BOT, "app_installed_team_id": TEAM}
        shape |= {"private_metadata": "", "callback_id": "", "external_id": "", "title": None, "close": None}
        shape |= {"submit": None, "clear_on_close": False, "notify_on_close": False, **self.told}
        shape |= {"state": {"values": self.state()}, "hash": self.hash, "root_view_id": self.root or self.id}
        return shape | {"previous_view_id": self.previous or None}

    def state(self) -> Json:
        return state_of(self.told["blocks"], self.values)


def elements_of(blocks: list[Json]) -> list[tuple[Json, Json]]:
    """Every interactive element with its block, in reading order."""
    found = []
    for block in blocks:
        one = [block[key] for key in ("accessory", "element") if isinstance(block.get(key), dict)]
        listed = block.get("elements", []) if block["type"] == "actions" else []
        found += [(block, element) for element in [*one, *listed] if element["type"] != "image"]
    return found


def state_of(blocks: list[Json], values: dict[str, Json]) -> Json:
    """What stands in every element that can hold something: filled in, else its initial value, else nothing."""
    state: Json = {}
    for block, element in elements_of(blocks):
        if element["type"] not in HOLDERS:
            continue
        key, initial = HOLDERS[element["type"]]
        empty: Any = [] if key.endswith("s") else None
        begun = {"type": element["type"], key: element.get(initial, empty)}
        held = values.get(block["block_id"], {}).get(element["action_id"], begun)
        state.setdefault(block["block_id"], {})[element["action_id"]] = held
    return state


def named(blocks: list[Json]) -> list[Json]:
    """The blocks with an id on every block and element, as Slack gives them where the app did not."""
    for block in blocks:
        if not block.get("block_id"):
            block["block_id"] = secrets.token_urlsafe(4)[:5]
    for _, element in elements_of(blocks):
        if not element.get("action_id"):
            element["action_id"] = secrets.token_urlsafe(4)[:5]
    return blocks


class Views:
    """Open modals by person, deepest first, and one home view a person."""

    def __init__(self) -> None:
        self.stacks: dict[str, list[View]] = {}
        self.homes: dict[str, View] = {}
        self._made = 0

    def _new(self, user: str, told: Json) -> View:
        self._made += 1
        return View(f"V0PLAY{self._made:06d}", user, self._taken(told), hash=self._hash())

    def _hash(self) -> str:
        return f"{self._made + 1515542400}.{secrets.token_hex(4)}"

    def _taken(self, told: Json) -> Json:
        external = told.get("external_id")
        if external and any(view.told.get("external_id") == external for view in self._all()):
            raise SlackError("duplicate_external_id")
        return told | {"blocks": named(told["blocks"])}

    def _all(self) -> list[View]:
        return [view for stack in self.stacks.values() for view in stack] + list(self.homes.values())

    def open(self, user: str, told: Json) -> View:
        """A first modal; any that were open are put away, as Slack does."""
        view = self._new(user, told)
        self.stacks[user] = [view]
        return view

    def push(self, user: str, told: Json) -> View:
        stack = self.stacks.get(user, [])
        if not stack:
            raise SlackError("not_found")
        if len(stack) >= STACK:
            raise SlackError("push_limit_reached")
        view = self._new(user, told)
        view.root, view.previous = stack[0].id, stack[-1].id
        stack.append(view)
        return view

    def update(self, view: View, told: Json, expected_hash: str | None) -> View:
        """A view shown anew: what was typed stays where block and element keep their ids."""
        if expected_hash and expected_hash != view.hash:
            raise SlackError("hash_conflict")
        if told.get("external_id") != view.told.get("external_id"):
            told = self._taken(told)
        self._made += 1
        view.told, view.hash = told | {"blocks": named(told["blocks"])}, self._hash()
        return view

    def publish(self, user: str, told: Json, expected_hash: str | None) -> View:
        if user not in self.homes:
            self.homes[user] = self._new(user, told)
            return self.homes[user]
        return self.update(self.homes[user], told, expected_hash)

    def find(self, view_id: str | None = None, external_id: str | None = None) -> View:
        for view in self._all():
            if (view_id and view.id == view_id) or (external_id and view.told.get("external_id") == external_id):
                return view
        raise SlackError("not_found")

    def close(self, view: View) -> list[View]:
        """Puts away a modal and those above it; gives back what was closed, top first."""
        stack = self.stacks.get(view.user, [])
        at = stack.index(view)
        self.stacks[view.user] = stack[:at]
        return stack[at:][::-1]
