"""The channels of services, teams and the programme: which of them, then its channel; an empty answer takes it away."""

from cards import office_forms
from cards.replies import NextForm, OpenForm, Reply
from domain.channel import channel_named
from domain.refusal import Overtaken, Refusal
from handlers import after, plt, training_channel
from handlers.ask import Ask, LookAt, LookFirst
from storage.channels import TRAINING, Room
from storage.history import Entry
from storage.ledger import Ledger


def ask_room(ask: Ask, ledger: Ledger) -> Reply:
    plt.only(ask)
    return OpenForm(office_forms.choose_room(ledger.channels.all(), {"place": ask.place}))


def ask_channel(ask: Ask, ledger: Ledger) -> Reply:
    plt.only(ask)
    room = _room(ledger, ask.said("room"))
    if room is None:
        raise Refusal("Choose whose channel it is.", field="room")
    context = {"about": room.reference, "seen": room.channel, "place": ask.place}
    return NextForm(office_forms.channel(room, context))


def set_channel(ask: Ask, ledger: Ledger) -> Reply:
    """On condition that it still is as it was seen."""
    plt.only(ask)
    room = _room(ledger, ask.context.get("about", ""))
    if room is None:
        raise plt.unknown()
    wanted = channel_named(ask.said("channel"))
    _check_free(ledger, room, wanted)
    if wanted and wanted != room.channel:
        _check_readers(ask, room, wanted)
    if room.channel != ask.context.get("seen", "") or not ledger.channels.put(room, wanted):
        raise Overtaken(
            "Somebody else changed this channel meanwhile. Nothing was saved: close this and open it again."
        )
    if wanted != room.channel:
        before, now = {"channel": room.channel}, {"channel": wanted}
        ledger.record(Entry.by(ask.who, "plt", "channel changed", room.reference, before, now))
        if wanted and room.name == TRAINING and room.kind == "programme":
            training_channel.was_set(ask, ledger)
    return after.saved(ask, ledger, f"The channel of {room.name} is saved.")


def _check_free(ledger: Ledger, room: Room, wanted: str) -> None:
    """What is counted for one team must not be read by another."""
    others = (other for other in ledger.channels.all() if other.reference != room.reference)
    taken = next((other for other in others if wanted and other.channel == wanted), None)
    if taken:
        raise Refusal(f"{wanted} is the channel of {taken.name} already. Choose another.", field="channel")


def _check_readers(ask: Ask, room: Room, wanted: str) -> None:
    """The same that is looked at before each message, while there is still somebody who can choose another."""
    if ask.knock.trouble is None:
        raise LookFirst(LookAt(wanted, private=room.is_private))
    if why := office_forms.unfit(wanted, ask.knock.trouble, private=room.is_private):
        raise Refusal(why, field="channel")


def _room(ledger: Ledger, reference: str) -> Room | None:
    return next((room for room in ledger.channels.all() if room.reference == reference), None)
