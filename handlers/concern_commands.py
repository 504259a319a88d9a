"""What can be asked of cases of concern: the part of the table of all commands, presses and forms that begins with /concerns."""

from collections.abc import Mapping

from handlers import have_concern, list_concerns, raise_concern, show_concern, show_help
from handlers.handling import Handler, noted, reads

TYPED: Mapping[str, Handler] = {
    "concerns open": noted(list_concerns.show_open),
    "concerns closed": noted(list_concerns.show_closed),
    "concerns raise": reads(raise_concern.ask_concern),
    "concerns show": noted(show_concern.show),
    "concerns help": reads(show_help.show),
}
PRESSED: Mapping[str, Handler] = {
    "concerns": noted(list_concerns.turn_page),
    "concern": noted(show_concern.show),
    "have_concern": Handler(have_concern.acknowledge),
    "raise_concern": reads(raise_concern.ask_concern),
    "concern_more": reads(raise_concern.add_room),
}
SENT: Mapping[str, Handler] = {
    "raise_concern": Handler(raise_concern.raise_concern),
}
USED: Mapping[str, Handler] = {
    "raise_concern": reads(raise_concern.ask_concern),
    "raise_concern_from_message": reads(raise_concern.ask_concern),
}
"""The shortcuts; of a message that one was used on nothing is taken."""
