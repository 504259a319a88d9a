"""What can be asked of the monthly report: the part of the table of all commands, presses and forms that begins with
/summary."""

from collections.abc import Mapping

from cards.report_files import Paper
from domain.report import Section
from handlers import (
    correct_report,
    decide_sentence,
    follow_up_commands,
    keep_evidence,
    pick_sentence,
    post_again,
    post_report,
    preview_report,
    send_report,
    show_help,
    show_plan,
    show_report,
    show_sentences,
    sign_report,
    write_report,
)
from handlers.handling import Handler, noted, reads

TYPED: Mapping[str, Handler] = {
    "summary month": reads(show_report.show),
    "summary files": Handler(send_report.send_all),
    "summary pack": Handler(send_report.send_pack),
    "summary plan": reads(show_plan.show),
    "summary better": noted(show_sentences.show),
    "summary evidence": reads(keep_evidence.show),
    **follow_up_commands.TYPED,
    "summary help": reads(show_help.show),
}
PRESSED: Mapping[str, Handler] = {
    "report": reads(show_report.show_one),
    "report_whole": reads(show_report.whole),
    "report_preview": reads(preview_report.show_rooms),
    "report_part": Handler(preview_report.show_part),
    "report_ask": Handler(sign_report.ask_for_it),
    "report_sign": Handler(sign_report.sign),
    "report_take_back": Handler(sign_report.take_back),
    "report_post": Handler(post_report.post),
    "report_again": Handler(post_again.again),
    "report_arrived": Handler(post_again.arrived),
    "report_correct": reads(correct_report.ask_correction),
    "report_word": Handler(send_report.only(Paper.WORD)),
    "report_workbook": Handler(send_report.only(Paper.WORKBOOK)),
    "annual_plan": reads(show_plan.turn),
    "annual_plan_word": Handler(send_report.only_of_plan(Paper.PLAN)),
    "annual_plan_workbook": Handler(send_report.only_of_plan(Paper.PLAN_WORKBOOK)),
    "better": noted(show_sentences.show),
    "sentence_pick": reads(pick_sentence.ask_pick),
    "sentence_change": reads(pick_sentence.ask_change),
    "sentence_confirm": Handler(decide_sentence.confirm),
    "sentence_return": reads(decide_sentence.ask_return),
    "sentence_withdraw": reads(decide_sentence.ask_withdraw),
    "evidence": reads(keep_evidence.show),
    "evidence_add": reads(keep_evidence.ask_new),
    "evidence_withdraw": Handler(keep_evidence.withdraw),
    **{f"report_write_{section}": reads(write_report.ask_section(section)) for section in Section},
    **follow_up_commands.PRESSED,
}
SENT: Mapping[str, Handler] = {
    "report_write": Handler(write_report.save, knows_again=True),
    "report_correct": Handler(correct_report.correct),
    "sentence_pick": Handler(pick_sentence.pick),
    "sentence_change": Handler(pick_sentence.change),
    "sentence_return": Handler(decide_sentence.send_back),
    "sentence_withdraw": Handler(decide_sentence.withdraw),
    "evidence_add": Handler(keep_evidence.add),
    **follow_up_commands.SENT,
}
