"""What Slack demands of each interactive element, and of options, option groups and confirm dialogs."""

import re
from dataclasses import dataclass
from typing import Any

from playground.limits import Check
from playground.shapes import Json

SHOWN = ("placeholder", "confirm", "focus_on_load")
CHOICES = ("options", "option_groups")
EVERYWHERE = ("section", "actions", "input")


@dataclass(frozen=True)
class Rule:
    """What an element may hold, and in which blocks it may stand."""

    optional: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    blocks: tuple[str, ...] = EVERYWHERE


TYPED = ("initial_value", "placeholder", "focus_on_load", "dispatch_action_config")
MULTI = ("max_selected_items",)
RULES: dict[str, Rule] = {
    "button": Rule(("url", "value", "style", "confirm", "accessibility_label"), ("text",), ("section", "actions")),
    "static_select": Rule((*SHOWN, *CHOICES, "initial_option")),
    "external_select": Rule((*SHOWN, "initial_option", "min_query_length")),
    "users_select": Rule((*SHOWN, "initial_user")),
    "conversations_select": Rule(
        (*SHOWN, "initial_conversation", "default_to_current_conversation", "response_url_enabled", "filter")
    ),
    "channels_select": Rule((*SHOWN, "initial_channel", "response_url_enabled")),
    "multi_static_select": Rule((*SHOWN, *CHOICES, *MULTI, "initial_options")),
    "multi_external_select": Rule((*SHOWN, *MULTI, "initial_options", "min_query_length")),
    "multi_users_select": Rule((*SHOWN, *MULTI, "initial_users")),
    "multi_conversations_select": Rule((*SHOWN, *MULTI, "initial_conversations", "filter")),
    "overflow": Rule(("confirm",), ("options",), ("section", "actions")),
    "datepicker": Rule((*SHOWN, "initial_date")),
    "timepicker": Rule((*SHOWN, "initial_time", "timezone")),
    "datetimepicker": Rule(("confirm", "focus_on_load", "initial_date_time"), (), ("actions", "input")),
    "radio_buttons": Rule(("confirm", "focus_on_load", "initial_option"), ("options",)),
    "checkboxes": Rule(("confirm", "focus_on_load", "initial_options"), ("options",)),
    "plain_text_input": Rule((*TYPED, "multiline", "min_length", "max_length"), (), ("input",)),
    "number_input": Rule((*TYPED, "min_value", "max_value"), ("is_decimal_allowed",), ("input",)),
    "email_text_input": Rule(TYPED, (), ("input",)),
    "url_text_input": Rule(TYPED, (), ("input",)),
}


def check_element(check: Check, element: Any, at: str, block: str) -> None:
    """An element where it stands: as a section's accessory, among actions, or as an input."""
    if not isinstance(element, dict):
        check.fault("must provide an object", at)
        return
    rule = RULES.get(str(element.get("type")))
    if rule is None or block not in rule.blocks:
        check.fault(f"unsupported type: {element.get('type')}", f"{at}/type")
        return
    check.keys(element, at, rule.required, (*rule.optional, "action_id"))
    check.string(element, "action_id", at, 255, shortest=1)
    check.text(element, "placeholder", at, 150, plain=True)
    for flag in ("focus_on_load", "multiline", "is_decimal_allowed"):
        check.flag(element, flag, at)
    if element.get("confirm") is not None:
        check_confirm(check, element["confirm"], f"{at}/confirm")
    check_button(check, element, at)
    check_choices(check, element, at)
    check_typed(check, element, at)


def check_button(check: Check, element: Json, at: str) -> None:
    if element["type"] != "button":
        return
    check.text(element, "text", at, 75, plain=True)
    check.string(element, "value", at, 2000)
    check.string(element, "url", at, 3000)
    check.string(element, "accessibility_label", at, 75)
    if element.get("style") not in (None, "primary", "danger"):
        check.fault(f"invalid enum value: {element['style']}", f"{at}/style")


def check_choices(check: Check, element: Json, at: str) -> None:
    """Options, alone or in groups: how many, how long, and that what is chosen at first is one of them."""
    kind = element["type"]
    most = {"overflow": 5, "radio_buttons": 10, "checkboxes": 10}.get(kind, 100)
    rich = kind in ("radio_buttons", "checkboxes")
    if kind.endswith("static_select") and ("options" in element) == ("option_groups" in element):
        check.fault("must define either `options` or `option_groups`", at)
    options = check.items(element, "options", at, most)
    for index, option in enumerate(options):
        check_option(check, option, f"{at}/options/{index}", rich, kind == "overflow")
    for index, group in enumerate(check.items(element, "option_groups", at, 100)):
        options = options + check_group(check, group, f"{at}/option_groups/{index}")
    check_initial(check, element, at, options)
    check.number(element, "max_selected_items", at, 1, 10_000)


def check_initial(check: Check, element: Json, at: str, options: list[Any]) -> None:
    if "external" in element["type"]:
        return
    one = element.get("initial_option")
    if one is not None and one not in options:
        check.fault("`initial_option` must be one of the options", f"{at}/initial_option")
    for index, chosen in enumerate(check.items(element, "initial_options", at, 100)):
        if chosen not in options:
            check.fault("`initial_options` must be among the options", f"{at}/initial_options/{index}")


def check_group(check: Check, group: Any, at: str) -> list[Any]:
    if not isinstance(group, dict):
        check.fault("must provide an object", at)
        return []
    check.keys(group, at, ["label", "options"])
    check.text(group, "label", at, 75, plain=True)
    options = check.items(group, "options", at, 100)
    for index, option in enumerate(options):
        check_option(check, option, f"{at}/options/{index}", rich=False, linked=False)
    return options


def check_option(check: Check, option: Any, at: str, rich: bool, linked: bool) -> None:
    if not isinstance(option, dict):
        check.fault("must provide an object", at)
        return
    check.keys(option, at, ["text", "value"], ["description", "url"] if linked else ["description"])
    check.text(option, "text", at, 75, plain=not rich)
    check.text(option, "description", at, 75, plain=not rich)
    check.string(option, "value", at, 150, shortest=1)
    check.string(option, "url", at, 3000)


def check_confirm(check: Check, confirm: Any, at: str) -> None:
    if not isinstance(confirm, dict):
        check.fault("must provide an object", at)
        return
    check.keys(confirm, at, ["title", "text", "confirm", "deny"], ["style"])
    check.text(confirm, "title", at, 100, plain=True)
    check.text(confirm, "text", at, 300)
    check.text(confirm, "confirm", at, 30, plain=True)
    check.text(confirm, "deny", at, 30, plain=True)


def check_typed(check: Check, element: Json, at: str) -> None:
    """What is typed or picked: lengths, dates and times in Slack's own form."""
    check.number(element, "min_length", at, 0, 3000)
    check.number(element, "max_length", at, 1, 3000)
    check.string(element, "initial_value", at, element.get("max_length") or 3000)
    for key, form, name in (
        ("initial_date", r"\d{4}-\d\d-\d\d", "YYYY-MM-DD"),
        ("initial_time", r"\d\d:\d\d", "HH:mm"),
    ):
        if element.get(key) is not None and not re.fullmatch(form, str(element[key])):
            check.fault(f"must be of the form {name}", f"{at}/{key}")
