"""What can be asked of the monthly report: the part of the table of all commands, presses and forms that begins with
/summary."""

from collections.abc import Mapping

from domain.report import Section
from handlers import show_help, show_report, write_report
from handlers.handling import Handler, reads

TYPED: Mapping[str, Handler] = {
    "summary month": reads(show_report.show),
    "summary help": reads(show_help.show),
}
PRESSED: Mapping[str, Handler] = {
    "report": reads(show_report.show_one),
    **{f"report_write_{section}": reads(write_report.ask_section(section)) for section in Section},
}
SENT: Mapping[str, Handler] = {"report_write": Handler(write_report.save, knows_again=True)}
