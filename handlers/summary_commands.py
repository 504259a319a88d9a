"""What can be asked of the monthly report: the part of the table of all commands, presses and forms that begins with
/summary."""

from collections.abc import Mapping

from domain.report import Section
from handlers import correct_report, post_report, send_report, show_help, show_report, sign_report, write_report
from handlers.handling import Handler, reads

TYPED: Mapping[str, Handler] = {
    "summary month": reads(show_report.show),
    "summary files": Handler(send_report.send_all),
    "summary help": reads(show_help.show),
}
PRESSED: Mapping[str, Handler] = {
    "report": reads(show_report.show_one),
    "report_whole": reads(show_report.whole),
    "report_sign": Handler(sign_report.sign),
    "report_take_back": Handler(sign_report.take_back),
    "report_post": Handler(post_report.post),
    "report_correct": reads(correct_report.ask_correction),
    "report_word": Handler(send_report.send_word),
    "report_workbook": Handler(send_report.send_workbook),
    **{f"report_write_{section}": reads(write_report.ask_section(section)) for section in Section},
}
SENT: Mapping[str, Handler] = {
    "report_write": Handler(write_report.save, knows_again=True),
    "report_correct": Handler(correct_report.correct),
}
