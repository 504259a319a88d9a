"""What a person can do in the workspace: say, press, fill in, submit, close, use a shortcut, open the Home tab.

Each is checked against what is really on that person's screen, handed to the app, and settled by its acknowledgement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground import payloads
from playground.acknowledgements import TROUBLE, answer_command, settle_submission
from playground.conversations import Conversation
from playground.element_rules import check_group, check_option
from playground.limits import Check
from playground.messages import Message
from playground.people import Person
from playground.presses import NOT_THERE, NotPossible, acted, faults_in, find_element, held
from playground.shapes import BOT_USER, Json, SlackError, escape
from playground.views import HOLDERS, View, elements_of

if TYPE_CHECKING:
    from playground.workspace import Workspace

NO_ANSWER = "auditbot did not respond in time."


def person_of(workspace: Workspace, user: str) -> Person:
    person = workspace.people.get(user)
    if person is None or person.bot:
        raise NotPossible("There is nobody of that name here.")
    return person


def place_of(workspace: Workspace, person: Person, conversation: str) -> Conversation:
    where = workspace.conversations.by_id.get(conversation)
    if where is None or person.id not in where.members:
        raise NotPossible("You are not in that conversation.")
    return where


def message_of(workspace: Workspace, person: Person, where: Conversation, ts: str) -> Message:
    message = workspace.said.find(where.id, ts)
    if message is None or not message.visible_to(person.id):
        raise NotPossible(NOT_THERE)
    return message


async def say(workspace: Workspace, person: Person, where: Conversation, text: str) -> None:
    """A message, or a slash command where it begins like one."""
    if text.startswith("/"):
        await give_command(workspace, person, where, text)
        return
    message = workspace.say(where, person.id, escape(text))
    workspace.read_up_to[person.id, where.id] = message.ts
    kind = {"im": "message.im", "private": "message.groups"}.get(where.kind, "message.channels")
    if kind in workspace.manifest.events and BOT_USER in where.members:
        inner = message.as_slack() | {"channel": where.id, "event_ts": message.ts, "channel_type": where.kind}
        workspace.soon(workspace.deliveries.send_event(payloads.event(inner, person.team_id)))


async def give_command(workspace: Workspace, person: Person, where: Conversation, text: str) -> None:
    name, _, rest = text.partition(" ")
    if workspace.manifest.command(name) is None:
        raise NotPossible(f"{name} is not a valid command. In Slack, too, a command must be one that an app declares.")
    payload = payloads.command(workspace, person, where, name.lower(), rest.strip())
    answer = await workspace.deliveries.send("slash_commands", payload)
    try:
        if not answer.ok:
            raise SlackError(answer.error)
        answer_command(workspace, person, where, answer.body)
    except SlackError as trouble:
        workspace.calls.append_trouble(name, trouble)
        raise NotPossible(why_command_failed(name, trouble.code)) from trouble


def why_command_failed(name: str, code: str) -> str:
    if code == "operation_timeout":
        return f"{name} did not answer in time (operation_timeout)."
    return f"{name} failed with the error “{code}”."


async def press_in_message(workspace: Workspace, person: Person, where: Conversation, ts: str, given: Json) -> None:
    message = message_of(workspace, person, where, ts)
    block, element = find_element(message.blocks, given["block_id"], given["action_id"])
    action = acted(block, element, given, workspace.said.stamp())
    state = message.state.setdefault(person.id, {})
    fill(message.blocks, state, given.get("values") or {})
    keep(state, block, element, given)
    await hand_press(workspace, payloads.press_in_message(workspace, person, where, message, action))


async def press_in_view(workspace: Workspace, person: Person, view: View, given: Json) -> None:
    fill(view.told["blocks"], view.values, given.get("values") or {})
    block, element = find_element(view.told["blocks"], given["block_id"], given["action_id"])
    action = acted(block, element, given, workspace.said.stamp())
    keep(view.values, block, element, given)
    await hand_press(workspace, payloads.press_in_view(workspace, person, view, action))


async def hand_press(workspace: Workspace, payload: Json) -> None:
    answer = await workspace.deliveries.send("interactive", payload)
    if not answer.ok:
        raise NotPossible(NO_ANSWER)


def keep(values: dict[str, Json], block: Json, element: Json, given: Json) -> None:
    if element["type"] in HOLDERS:
        values.setdefault(block["block_id"], {})[element["action_id"]] = held(element, given)


def fill(blocks: list[Json], state: dict[str, Json], values: dict[str, Json]) -> None:
    """Takes over what stands in a form; what is not in these blocks is not taken."""
    for block, element in elements_of(blocks):
        given = values.get(block["block_id"], {}).get(element["action_id"])
        if given is not None:
            keep(state, block, element, given)


def view_of(workspace: Workspace, person: Person, view_id: str) -> View:
    try:
        view = workspace.views.find(view_id)
    except SlackError as gone:
        raise NotPossible("That form is not open any more.") from gone
    if view.user != person.id:
        raise NotPossible("That form is not open any more.")
    return view


async def submit(workspace: Workspace, person: Person, view: View, values: dict[str, Json]) -> dict[str, str]:
    """The form's errors by block; none when it was taken."""
    fill(view.told["blocks"], view.values, values)
    faults = faults_in(view.told["blocks"], view.state())
    if faults:
        return faults
    answer = await workspace.deliveries.send("interactive", payloads.submission(workspace, person, view))
    try:
        if not answer.ok:
            raise SlackError(answer.error)
        return settle_submission(workspace, person, view, answer.body)
    except SlackError as trouble:
        workspace.calls.append_trouble("view_submission", trouble)
        raise NotPossible(TROUBLE) from trouble


def close(workspace: Workspace, person: Person, view: View) -> None:
    """A form put away by hand; the app hears of it where it asked to."""
    closed = workspace.views.close(view)
    workspace.show_views(person.id)
    for one in closed:
        if one.told.get("notify_on_close"):
            payload = payloads.closing(person, one, cleared=len(closed) > 1)
            workspace.soon(workspace.deliveries.send("interactive", payload))


async def use_shortcut(workspace: Workspace, person: Person, callback_id: str, where: str, ts: str) -> None:
    shortcut = workspace.manifest.shortcut(callback_id)
    if shortcut is None:
        raise NotPossible("There is no such shortcut.")
    if shortcut["type"] == "message":
        place = place_of(workspace, person, where)
        message = message_of(workspace, person, place, ts)
        if message.ephemeral:
            raise NotPossible("A message that only you can see has no shortcuts.")
        payload = payloads.message_shortcut(workspace, person, callback_id, place, message)
    else:
        payload = payloads.global_shortcut(workspace, person, callback_id)
    await hand_press(workspace, payload)


def open_home(workspace: Workspace, person: Person) -> None:
    inner = {"type": "app_home_opened", "user": person.id, "tab": "home", "event_ts": workspace.said.stamp()}
    inner["channel"] = workspace.conversations.im(person.id, BOT_USER).id
    home = workspace.views.homes.get(person.id)
    shown: Json = inner | ({"view": home.as_slack()} if home else {})
    if "app_home_opened" in workspace.manifest.events:
        workspace.soon(workspace.deliveries.send_event(payloads.event(shown, person.team_id)))


async def suggestions(workspace: Workspace, payload: Json) -> Json:
    """The app's answer for an external list; nothing to choose from where it gave none that Slack would show."""
    answer = await workspace.deliveries.send("interactive", payload)
    check = Check()
    for index, option in enumerate(check.items(answer.body, "options", "", 100, fewest=0)):
        check_option(check, option, f"/options/{index}", rich=False, linked=False)
    for index, group in enumerate(check.items(answer.body, "option_groups", "", 100, fewest=0)):
        check_group(check, group, f"/option_groups/{index}")
    if check.problems:
        workspace.calls.append_trouble("block_suggestion", SlackError("; ".join(check.problems)))
        return {"options": []}
    key = "option_groups" if "option_groups" in answer.body else "options"
    return {key: answer.body.get(key, [])}
