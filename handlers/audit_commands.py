"""What can be asked of audits: the part of the table of all commands, presses and forms that begins with /audits."""

from collections.abc import Mapping

from domain.draft import STEPS
from handlers import (
    allocation_commands,
    auditor_commands,
    challenge_grade,
    change_outcome,
    draw_sample,
    exemplar_commands,
    fill_in_audit,
    give_audit,
    list_audits,
    list_moderation,
    moderate_audit,
    reply_feedback,
    round_commands,
    say_opinion,
    second_moderation,
    show_audit,
    show_help,
    submit_audit,
)
from handlers.handling import Handler, noted, reads

TYPED: Mapping[str, Handler] = {
    "audits mine": reads(list_audits.mine),
    "audits show": noted(show_audit.show),
    "audits submit": reads(fill_in_audit.go_on),
    "audits moderate": noted(list_moderation.show),
    **round_commands.TYPED,
    **auditor_commands.TYPED,
    **allocation_commands.TYPED,
    **exemplar_commands.TYPED,
    "audits help": reads(show_help.show),
}
PRESSED: Mapping[str, Handler] = {
    "audits": reads(list_audits.mine),
    "audit": noted(show_audit.show),
    "audit_whole": noted(show_audit.whole),
    "audit_fill": reads(fill_in_audit.go_on),
    "audit_more": Handler(fill_in_audit.add_room),
    **{f"audit_step_{step}": Handler(fill_in_audit.go_to(step)) for step in STEPS},
    "moderation": noted(list_moderation.show),
    "reply": reads(reply_feedback.ask_reply),
    "opinion": reads(say_opinion.ask_opinion),
    "change_outcome": reads(change_outcome.ask_change),
    "give_audit": reads(give_audit.ask_whom),
    "second_moderation": reads(second_moderation.ask_second),
    "sample": reads(draw_sample.ask_sample),
    "challenge": Handler(challenge_grade.ask_challenge),
    "decide_challenge": reads(challenge_grade.ask_decision),
    "moderate_immediate": reads(moderate_audit.ask_immediate),
    "moderate_development": reads(moderate_audit.ask_development),
    "moderate_inadmissible": reads(moderate_audit.ask_inadmissible),
    **round_commands.PRESSED,
    **auditor_commands.PRESSED,
    **allocation_commands.PRESSED,
    **exemplar_commands.PRESSED,
}
_FILLING_IN: Mapping[str, Handler] = {
    "audit_step": Handler(fill_in_audit.send_step, knows_again=True),
    "audit_submit": Handler(submit_audit.submit),
}
SENT: Mapping[str, Handler] = {
    **_FILLING_IN,
    "moderate": Handler(moderate_audit.moderate),
    "change_outcome": Handler(change_outcome.change),
    "give_audit": Handler(give_audit.give),
    "second_moderation": Handler(second_moderation.moderate_again),
    "sample": Handler(draw_sample.sample),
    "challenge": Handler(challenge_grade.challenge),
    "decide_challenge": Handler(challenge_grade.decide),
    "reply": Handler(reply_feedback.reply),
    "opinion": Handler(say_opinion.say),
    **round_commands.SENT,
    **auditor_commands.SENT,
    **allocation_commands.SENT,
    **exemplar_commands.SENT,
}
CLOSED: Mapping[str, Handler] = dict.fromkeys(_FILLING_IN, Handler(fill_in_audit.tell_where))
