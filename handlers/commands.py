"""The table of all that can be asked: each command, press, form, closed form and shortcut with its handler, and whether it
writes."""

from collections.abc import Mapping

from cards.replies import Reply, Show
from domain.action import parse_reference
from domain.programme import month_named
from handlers import (
    accept_completion,
    add_action,
    after,
    answer_drift,
    arrange_cover,
    audit_commands,
    change_policy,
    close_action,
    complete_action,
    concern_commands,
    confirm_account,
    export_actions,
    extend_action,
    list_actions,
    note_action,
    reassign_action,
    say_impact,
    set_channel,
    set_director,
    set_preference,
    show_action,
    show_help,
    show_home,
    show_settings,
    snooze_action,
    summary_commands,
)
from handlers.ask import Ask, Knock
from handlers.handling import Handler, noted, reads
from handlers.table import SUMMARY, nearest, slash_of, split, typed_as
from storage.ledger import Ledger


def unknown(ask: Ask, _ledger: Ledger) -> Reply:
    """A typing slip is answered with the nearest command, anything else with help."""
    slash = slash_of(ask.knock.does)
    word = ask.knock.does.removeprefix(slash.prefix)
    meant = nearest(word, slash)
    hint = f" Did you mean “{slash.typed} {meant}”?" if meant else ""
    return Show(show_help.card(slash, f"There is no “{word[:30]}”.{hint}"))


BY_COMMAND: Mapping[str, Handler] = {
    "mine": reads(list_actions.mine),
    "team": noted(list_actions.team),
    "overdue": noted(list_actions.overdue),
    "all": noted(list_actions.everything),
    "waiting": noted(list_actions.waiting),
    "leavers": noted(list_actions.leavers),
    "show": noted(show_action.show),
    "add": reads(add_action.ask_new),
    "done": reads(complete_action.ask_outcome),
    "extend": reads(extend_action.ask_more_time),
    "snooze": reads(snooze_action.ask_until),
    "reassign": reads(reassign_action.ask_owner),
    "reopen": reads(close_action.ask_reopen),
    "note": Handler(note_action.note_or_ask),
    "find": noted(list_actions.find),
    "away": reads(show_settings.show_away),
    "settings": reads(show_settings.show),
    "export": Handler(export_actions.export),
    "help": reads(show_help.show),
    **audit_commands.TYPED,
    **concern_commands.TYPED,
    **summary_commands.TYPED,
}
BY_PRESS: Mapping[str, Handler] = {
    "page": noted(list_actions.turn_page),
    "refresh": reads(after.refresh),
    "list": noted(show_home.open_list),
    "help": reads(show_help.show),
    "show": noted(show_action.show),
    "add": reads(add_action.ask_new),
    "complete": reads(complete_action.ask_outcome),
    "several": reads(complete_action.choose_several),
    "impact": reads(say_impact.ask_impact),
    "accept": Handler(accept_completion.accept),
    "return": reads(accept_completion.ask_return),
    "more_time": reads(extend_action.ask_more_time),
    "accept_time": Handler(extend_action.accept_more_time),
    "decline_time": reads(extend_action.ask_why_declined),
    "snooze": reads(snooze_action.ask_until),
    "reassign": reads(reassign_action.ask_owner),
    "approve_handover": Handler(reassign_action.approve_handover),
    "decline_handover": reads(reassign_action.ask_why_declined),
    "reopen": reads(close_action.ask_reopen),
    "close": reads(close_action.ask_close),
    "give_time": reads(answer_drift.ask_new_date),
    "ask": reads(answer_drift.ask_question),
    "take_over": reads(answer_drift.ask_take_over),
    "note": reads(note_action.ask_note),
    "settings": reads(show_settings.show),
    "preference": reads(set_preference.ask_preference),
    "policy": reads(change_policy.ask_group),
    "channels": reads(set_channel.ask_room),
    "director": reads(set_director.ask_director),
    "away": reads(show_settings.show_away),
    "absence": reads(arrange_cover.ask_absence),
    "end_absence": reads(arrange_cover.ask_end),
    "confirm_account": Handler(confirm_account.confirm),
    **audit_commands.PRESSED,
    **concern_commands.PRESSED,
    **summary_commands.PRESSED,
}
BY_FORM: Mapping[str, Handler] = {
    "complete": Handler(complete_action.complete),
    "choose_several": reads(complete_action.ask_several),
    "several": Handler(complete_action.complete_several),
    "impact": Handler(say_impact.say_impact),
    "return": Handler(accept_completion.return_completion),
    "more_time": Handler(extend_action.request_more_time),
    "decline_time": Handler(extend_action.decline_more_time),
    "snooze": Handler(snooze_action.snooze),
    "reassign": Handler(reassign_action.reassign),
    "decline_handover": Handler(reassign_action.decline_handover),
    "reopen": Handler(close_action.reopen),
    "close": Handler(close_action.close),
    "give_time": Handler(answer_drift.give_time),
    "ask": Handler(answer_drift.put_question),
    "take_over": Handler(answer_drift.take_over),
    "note": Handler(note_action.note),
    "add": Handler(add_action.add),
    "preference": Handler(set_preference.set_preference),
    "policy": noted(change_policy.preview),
    "save_policy": Handler(change_policy.save),
    "choose_channel": reads(set_channel.ask_channel),
    "channel": Handler(set_channel.set_channel),
    "director": Handler(set_director.set_director),
    "absence": Handler(arrange_cover.set_absence),
    "end_absence": Handler(arrange_cover.end),
    **audit_commands.SENT,
    **concern_commands.SENT,
    **summary_commands.SENT,
}
BY_SHORTCUT: Mapping[str, Handler] = {
    "add_action": reads(add_action.ask_new),
    "add_action_from_message": reads(add_action.ask_new),
    **concern_commands.USED,
}
BY_CLOSING: Mapping[str, Handler] = audit_commands.CLOSED
_TABLES = {"press": BY_PRESS, "form": BY_FORM, "closed": BY_CLOSING, "shortcut": BY_SHORTCUT}


def is_known(kind: str, does: str) -> bool:
    """Whether this stands in one of the tables."""
    return kind == "home" or does in (BY_COMMAND if kind == "command" else _TABLES[kind])


def find(knock: Knock) -> tuple[Handler, str, str]:
    """The handler with the name of what is done and the words that follow it."""
    if knock.kind == "home":
        return Handler(show_home.home), "home", ""
    if knock.kind != "command":
        return _TABLES[knock.kind].get(knock.does, reads(unknown)), knock.does, knock.words
    slash = typed_as(knock.does)
    word, rest = split(knock.words, slash.alone)
    if slash.prefix + word not in BY_COMMAND and parse_reference(word, slash.reference) is not None:
        word, rest = "show", word  # "/actions A-17" means show
    if slash is SUMMARY and month_named(knock.words):
        word, rest = slash.alone, knock.words.strip()  # so does "/summary 2017-12" the month's report
    name = slash.prefix + word
    return BY_COMMAND.get(name, reads(unknown)), name, rest
