"""The forms of who is director, and of the channels of services and teams."""

from collections.abc import Mapping, Sequence

from cards.elements import Form, Input, Mention, Option, Span, Text
from cards.failures import PUBLIC, SHARED
from storage.channels import Room

ALONE = "The one you choose holds the role alone. auditbot does not tell them: please do."


def director(holders: Sequence[Mention], context: Mapping[str, str]) -> Form:
    """`holders`: several may hold it after an import."""
    many = f"{len(holders)} people hold the role now: "
    said: list[Span] = [many if len(holders) > 1 else "It is now: " if holders else "Nobody holds the role now"]
    for number, mention in enumerate(holders):
        said += [", ", mention] if number else [mention]
    inputs = (Text((*said, ".")), Input("person", "Who is director?", "person", hint=ALONE))
    return Form("Director", "director", inputs, context=context)


def choose_room(rooms: Sequence[Room], context: Mapping[str, str]) -> Form:
    options = tuple(Option(room.reference, room.name, room.channel or "no channel") for room in rooms)
    asked = Input("room", "Whose channel?", "select", options=options)
    return Form("Channels", "choose_channel", (asked,), "Next", context=context)


def unfit(channel: str, trouble: str, *, private: bool) -> str:
    """Why it cannot be this one, and which would be right; "" where nothing is known against it."""
    if trouble == SHARED:
        return f"{channel} is shared with another organisation. Choose a channel of the council alone."
    if trouble == PUBLIC:
        return (
            f"{channel} is open to everybody here. Choose a private channel, in which only those are who may read it."
        )
    if private and trouble:
        return (
            f"auditbot sees no channel {channel}. Make it private, type /invite @auditbot in it, and save this again."
        )
    return ""


def channel(room: Room, context: Mapping[str, str]) -> Form:
    kind = {"service": "Service", "team": "Team"}.get(room.kind, "Programme")
    private = "It must be private, with nobody in it who may not read it. " if room.is_private else ""
    hint = f"{private}As #name, or its id. Leave it empty for none. auditbot must be in it: /invite @auditbot."
    asked = Input(
        "channel", f"Channel of {room.name}", value=room.channel, required=False, placeholder="#name", hint=hint
    )
    return Form(f"{kind} channel", "channel", (asked,), context=context)
