"""The manifest that people paste into Slack is valid and asks for no more than is used."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "tests" / "schemas" / "slack-manifest.schema.2.0.0.json"
SCOPES = {
    "commands",
    "chat:write",
    "im:write",
    "im:history",
    "users:read",
    "users:read.email",
    "channels:read",
    "groups:read",
    "files:write",
}
SCOPE_OF_EVENT = {"app_home_opened": None, "user_change": "users:read", "team_join": "users:read"}


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "manifest.yml").read_text(encoding="utf-8"))


def test_the_manifest_is_valid_by_slacks_own_schema(manifest):
    faults = Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).iter_errors(manifest)

    assert [f"{'/'.join(map(str, fault.absolute_path))}: {fault.message}" for fault in faults] == []


def test_the_schema_would_notice_a_fault(manifest):
    broken = manifest | {"display_information": {"name": "a" * 36}}

    assert not Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).is_valid(broken)


def test_the_scopes_are_exactly_those_that_are_used(manifest):
    assert Counter(manifest["oauth_config"]["scopes"]["bot"]) == Counter(SCOPES)
    assert "user" not in manifest["oauth_config"]["scopes"]


def test_every_event_is_covered_by_a_scope(manifest):
    events = manifest["settings"]["event_subscriptions"]["bot_events"]

    assert set(events) == set(SCOPE_OF_EVENT)
    assert all(SCOPE_OF_EVENT[event] in SCOPES | {None} for event in events)


def test_socket_mode_is_on_as_shipped_and_no_address_is_filled_in(manifest):
    assert manifest["settings"]["socket_mode_enabled"] is True
    assert "request_url" not in json.dumps(manifest)
    assert all("url" not in command for command in manifest["features"]["slash_commands"])


def test_http_mode_is_explained_wherever_it_needs_a_change():
    lines = (ROOT / "manifest.yml").read_text(encoding="utf-8").splitlines()

    assert sum("HTTP:" in line for line in lines) == 7
    assert sum("/slack/events" in line and "HTTP:" in line for line in lines) == 6


def test_people_can_type_commands_in_the_apps_own_conversation(manifest):
    home = manifest["features"]["app_home"]

    assert home["messages_tab_enabled"]
    assert not home["messages_tab_read_only_enabled"]


def test_nothing_is_deployed_more_widely_than_one_workspace(manifest):
    assert manifest["settings"]["org_deploy_enabled"] is False
    assert manifest["settings"]["token_rotation_enabled"] is False


def test_each_shortcut_is_there_by_itself_and_on_a_message(manifest):
    shortcuts = {s["callback_id"]: (s["type"], s["name"]) for s in manifest["features"]["shortcuts"]}

    assert shortcuts == {
        "add_action": ("global", "Add an audit action"),
        "add_action_from_message": ("message", "Add an audit action"),
        "raise_concern": ("global", "Raise a case of concern"),
        "raise_concern_from_message": ("message", "Raise a case of concern"),
    }
