"""From Slack's payload to a knock, with what the edge needs to answer it. Pure: nothing is looked up, nothing is done.

Tolerant of what Slack leaves out; what nobody could answer is a ValueError, what needs no answer is None.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from bot.slack.carried import Carried
from bot.slack.escape import unescape
from bot.slack.filled_in import answers, inputs
from bot.slack.payloads import Json, inside, required, text_in
from handlers.ask import Knock, Profile

Surface = Literal["command", "private", "message", "home", "modal", "form", "closed", "shortcut"]


@dataclass(frozen=True, slots=True)
class Heard:
    """A knock, where it was made, and by what it can be answered. `private` is a message that the asker alone sees.

    `carried` is what came back with the modal it was made in; `inputs` are the names of a form's blocks that take an error;
    `under` is the modal that the form stands on, if there is one.
    """

    knock: Knock
    surface: Surface
    trigger: str = ""
    response_url: str = ""
    view_id: str = ""
    carried: Carried = field(default_factory=Carried)
    inputs: tuple[str, ...] = ()
    under: str = ""


def hear(payload: Json, at: datetime) -> Heard | None:
    """None for what was understood and asks for nothing. Raises ValueError."""
    if "command" in payload and "type" not in payload:
        return _command(payload, at)
    return KINDS.get(text_in(payload, "type"), _no_kind)(payload, at)


def _no_kind(_payload: Json, _at: datetime) -> Heard | None:
    raise ValueError("It is no kind of payload that is known here.")


def _command(payload: Json, at: datetime) -> Heard:
    trigger = text_in(payload, "trigger_id")
    words = unescape(text_in(payload, "text"))
    account, command = required(payload, "user_id"), text_in(payload, "command")
    knock = Knock(account, required(payload, "team_id"), "command", command, at, _key("command", trigger), words)
    return Heard(knock, "command", trigger, text_in(payload, "response_url"))


def _press(payload: Json, at: datetime) -> Heard | None:
    """A button, or an entry of a menu; in a form it comes with what is filled in. What is chosen there counts when it is sent."""
    actions = payload.get("actions")
    if not isinstance(actions, list) or not actions or not isinstance(actions[0], dict):
        raise ValueError("Nothing was pressed.")
    pressed = actions[0]
    if pressed.get("type") not in ("button", "overflow"):
        return None
    does, about, version = _value(pressed)
    trigger = text_in(payload, "trigger_id")
    account = required(payload, "user", "id")
    key = _key("press", trigger or f"{account}:{text_in(pressed, 'action_ts')}:{text_in(pressed, 'block_id')}:{does}")
    place = text_in(pressed, "block_id").rpartition("#")[0]
    carried = Carried.from_text(text_in(payload, "view", "private_metadata"))
    held = inside(payload, "view", "state", "values")
    knock = Knock(
        account, _workspace(payload), "press", does, at, key, about=about, version=version, place=place or carried.place,
        form=answers(held) if isinstance(held, dict) else {}, context=carried.context,
    )  # fmt: skip
    return Heard(
        knock, _surface(payload), trigger, text_in(payload, "response_url"), text_in(payload, "view", "id"), carried
    )


def _value(pressed: Json) -> tuple[str, str, int]:
    """What it does, about what, and which version was seen."""
    if pressed.get("type") == "overflow":
        does, _, rest = required(pressed, "selected_option", "value").partition("|")
    else:
        does, rest = required(pressed, "action_id").partition("#")[0], text_in(pressed, "value")
    about, _, version = rest.rpartition("|")
    return does, about, int(version) if version.isascii() and version.isdigit() and len(version) < 10 else 0


def _surface(payload: Json) -> Surface:
    """A press on the home page may come without its view."""
    if text_in(payload, "container", "type") == "view" or inside(payload, "view") is not None:
        return "modal" if text_in(payload, "view", "type") == "modal" else "home"
    return "private" if inside(payload, "container", "is_ephemeral") is True else "message"


def _form(payload: Json, at: datetime) -> Heard:
    view = payload.get("view")
    carried = Carried.from_text(text_in(view, "private_metadata"))
    account, values = required(payload, "user", "id"), inside(view, "state", "values")
    if not isinstance(values, dict):
        raise ValueError("The form has no answers.")
    key = carried.key or _key("form", f"{text_in(view, 'id')}:{text_in(view, 'hash')}")
    knock = Knock(
        account, _workspace(payload), "form", required(view, "callback_id"), at, key,
        place=carried.place, form=answers(values), context=carried.context,
    )  # fmt: skip
    return Heard(
        knock, "form", text_in(payload, "trigger_id"), carried.response_url, text_in(view, "id"), carried, inputs(view),
        under=text_in(view, "previous_view_id"),
    )  # fmt: skip


def _shortcut(payload: Json, at: datetime) -> Heard:
    """Of a message that a shortcut was used on nothing is taken."""
    trigger = text_in(payload, "trigger_id")
    account, does = required(payload, "user", "id"), required(payload, "callback_id")
    knock = Knock(account, _workspace(payload), "shortcut", does, at, _key("shortcut", trigger))
    return Heard(knock, "shortcut", trigger, text_in(payload, "response_url"))


def _event(payload: Json, at: datetime) -> Heard | None:
    if inside(payload, "event") is None:
        raise ValueError("There is no event in it.")
    if text_in(payload, "event", "type") != "app_home_opened" or text_in(payload, "event", "tab") != "home":
        return None
    knock = Knock(required(payload, "event", "user"), required(payload, "team_id"), "home", "home", at)
    return Heard(knock, "home")


def _closed(payload: Json, at: datetime) -> Heard:
    """A form that was put away unsent, of which Slack tells where the form asked for it."""
    view = payload.get("view")
    carried = Carried.from_text(text_in(view, "private_metadata"))
    account, key = required(payload, "user", "id"), _key("closed", f"{text_in(view, 'id')}:{text_in(view, 'hash')}")
    does, workspace = required(view, "callback_id"), _workspace(payload)
    knock = Knock(account, workspace, "closed", does, at, key, place=carried.place, context=carried.context)
    return Heard(knock, "closed", carried=carried)


def _nothing(_payload: Json, _at: datetime) -> Heard | None:
    return None


KINDS: dict[str, Callable[[Json, datetime], Heard | None]] = {
    "block_actions": _press,
    "view_submission": _form,
    "view_closed": _closed,
    "block_suggestion": _nothing,
    "shortcut": _shortcut,
    "message_action": _shortcut,
    "event_callback": _event,
}


def _workspace(payload: Json) -> str:
    """The presser's own workspace: in a shared channel it is not the one the app lives in."""
    return text_in(payload, "user", "team_id") or required(payload, "team", "id")


def _key(kind: str, trigger: str) -> str:
    return f"{kind}:{trigger}"[:200] if trigger else ""


def profile_in(payload: Json) -> Profile | None:
    """What an event says of an account that changed or joined; None if it says nothing of the kind."""
    user = inside(payload, "event", "user")
    if text_in(payload, "event", "type") not in ("user_change", "team_join") or not text_in(user, "id"):
        return None
    return profile(user, required(payload, "team_id"))


def profile(user: Any, workspace: str) -> Profile:
    """Slack's word about an account; `workspace` where it does not say which it belongs to."""
    guest = inside(user, "is_restricted") is True or inside(user, "is_ultra_restricted") is True
    return Profile(
        required(user, "id"),
        text_in(user, "team_id") or workspace,
        text_in(user, "profile", "email"),
        guest=guest,
        stranger=inside(user, "is_stranger") is True,
        bot=inside(user, "is_bot") is True or text_in(user, "id") == "USLACKBOT",
        deactivated=inside(user, "deleted") is True,
    )
