"""What can be asked of audits: the part of the table of all commands, presses and forms that begins with /audits."""

from collections.abc import Mapping

from handlers import list_audits, show_audit, show_help
from handlers.handling import Handler, noted, reads

TYPED: Mapping[str, Handler] = {
    "audits mine": reads(list_audits.mine),
    "audits show": noted(show_audit.show),
    "audits help": reads(show_help.show),
}
PRESSED: Mapping[str, Handler] = {
    "audits": reads(list_audits.mine),
    "audit": noted(show_audit.show),
}
SENT: Mapping[str, Handler] = {}
