"""What can be asked of the monthly report: the part of the table of all commands, presses and forms that begins with
/summary."""

from collections.abc import Mapping

from handlers import show_help, show_report
from handlers.handling import Handler, reads

TYPED: Mapping[str, Handler] = {
    "summary month": reads(show_report.show),
    "summary help": reads(show_help.show),
}
PRESSED: Mapping[str, Handler] = {"report": reads(show_report.show_one)}
SENT: Mapping[str, Handler] = {}
