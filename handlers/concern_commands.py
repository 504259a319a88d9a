"""What can be asked of cases of concern: the part of the table of all commands, presses and forms that begins with /concerns."""

from collections.abc import Mapping

from handlers import (
    close_concern,
    concern_actions,
    have_concern,
    list_concerns,
    raise_concern,
    show_concern,
    show_help,
    update_concern,
)
from handlers.handling import Handler, noted, reads

TYPED: Mapping[str, Handler] = {
    "concerns open": noted(list_concerns.show_open),
    "concerns closed": noted(list_concerns.show_closed),
    "concerns raise": reads(raise_concern.ask_concern),
    "concerns show": noted(show_concern.show),
    "concerns update": Handler(update_concern.update_or_ask),
    "concerns review": reads(update_concern.ask_review),
    "concerns close": reads(close_concern.ask_close),
    "concerns reopen": reads(close_concern.ask_reopen),
    "concerns help": reads(show_help.show),
}
PRESSED: Mapping[str, Handler] = {
    "concerns": noted(list_concerns.turn_page),
    "concern": noted(show_concern.show),
    "concern_whole": noted(show_concern.whole),
    "have_concern": Handler(have_concern.acknowledge),
    "raise_concern": reads(raise_concern.ask_concern),
    "concern_more": reads(raise_concern.add_room),
    "concern_update": reads(update_concern.ask_update),
    "concern_review": reads(update_concern.ask_review),
    "concern_action": reads(concern_actions.ask_action),
    "concern_take_out": reads(concern_actions.ask_take_out),
    "concern_close": reads(close_concern.ask_close),
    "concern_reopen": reads(close_concern.ask_reopen),
}
SENT: Mapping[str, Handler] = {
    "raise_concern": Handler(raise_concern.raise_concern),
    "concern_update": Handler(update_concern.update),
    "concern_review": Handler(update_concern.review),
    "concern_action": Handler(concern_actions.add_action),
    "concern_take_out": Handler(concern_actions.take_out),
    "concern_close": Handler(close_concern.close),
    "concern_reopen": Handler(close_concern.reopen),
}
USED: Mapping[str, Handler] = {
    "raise_concern": reads(raise_concern.ask_concern),
    "raise_concern_from_message": reads(raise_concern.ask_concern),
}
"""The shortcuts; of a message that one was used on nothing is taken."""
