"""The table of all that can be asked: each command, press, form and shortcut with its handler, and whether it writes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from cards.replies import Reply, Show
from domain.action import parse_reference
from handlers import (
    accept_completion,
    add_action,
    after,
    answer_drift,
    arrange_cover,
    change_policy,
    close_action,
    complete_action,
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
)
from handlers.ask import Ask, Knock
from handlers.table import nearest, split
from storage.ledger import Ledger

Handle = Callable[[Ask, Ledger], Reply]


class Touch(Enum):
    """What a handler does to the database: it changes things; it only reads; or it reads what is noted in the history,
    which takes long at times and so must not hold up the writers."""

    WRITES = "writes"
    NOTED = "noted"
    READS = "reads"


@dataclass(frozen=True, slots=True)
class Handler:
    handle: Handle
    touch: Touch = Touch.WRITES


def _reads(handle: Handle) -> Handler:
    return Handler(handle, Touch.READS)


def _noted(handle: Handle) -> Handler:
    return Handler(handle, Touch.NOTED)


def unknown(ask: Ask, _ledger: Ledger) -> Reply:
    """A typing slip is answered with the nearest command, anything else with help."""
    word = ask.knock.does
    meant = nearest(word)
    if meant:
        return Show(show_help.card(f"There is no “{word[:30]}”. Did you mean “/actions {meant}”?"))
    return Show(show_help.card(f"There is no “{word[:30]}”."))


BY_COMMAND: Mapping[str, Handler] = {
    "mine": _reads(list_actions.mine),
    "team": _noted(list_actions.team),
    "overdue": _noted(list_actions.overdue),
    "all": _noted(list_actions.everything),
    "waiting": _noted(list_actions.waiting),
    "leavers": _noted(list_actions.leavers),
    "show": _noted(show_action.show),
    "add": _reads(add_action.ask_new),
    "done": _reads(complete_action.ask_outcome),
    "extend": _reads(extend_action.ask_more_time),
    "snooze": _reads(snooze_action.ask_until),
    "reassign": _reads(reassign_action.ask_owner),
    "reopen": _reads(close_action.ask_reopen),
    "note": Handler(note_action.note_or_ask),
    "find": _noted(list_actions.find),
    "away": _reads(show_settings.show_away),
    "settings": _reads(show_settings.show),
    "export": Handler(export_actions.export),
    "help": _reads(show_help.show),
}
BY_PRESS: Mapping[str, Handler] = {
    "page": _noted(list_actions.turn_page),
    "refresh": _reads(after.refresh),
    "list": _noted(show_home.open_list),
    "help": _reads(show_help.show),
    "show": _noted(show_action.show),
    "add": _reads(add_action.ask_new),
    "complete": _reads(complete_action.ask_outcome),
    "several": _reads(complete_action.choose_several),
    "impact": _reads(say_impact.ask_impact),
    "accept": Handler(accept_completion.accept),
    "return": _reads(accept_completion.ask_return),
    "more_time": _reads(extend_action.ask_more_time),
    "accept_time": Handler(extend_action.accept_more_time),
    "decline_time": _reads(extend_action.ask_why_declined),
    "snooze": _reads(snooze_action.ask_until),
    "reassign": _reads(reassign_action.ask_owner),
    "approve_handover": Handler(reassign_action.approve_handover),
    "decline_handover": _reads(reassign_action.ask_why_declined),
    "reopen": _reads(close_action.ask_reopen),
    "close": _reads(close_action.ask_close),
    "give_time": _reads(answer_drift.ask_new_date),
    "ask": _reads(answer_drift.ask_question),
    "take_over": _reads(answer_drift.ask_take_over),
    "note": _reads(note_action.ask_note),
    "settings": _reads(show_settings.show),
    "preference": _reads(set_preference.ask_preference),
    "policy": _reads(change_policy.ask_group),
    "channels": _reads(set_channel.ask_room),
    "director": _reads(set_director.ask_director),
    "away": _reads(show_settings.show_away),
    "absence": _reads(arrange_cover.ask_absence),
    "end_absence": _reads(arrange_cover.ask_end),
    "confirm_account": Handler(confirm_account.confirm),
}
BY_FORM: Mapping[str, Handler] = {
    "complete": Handler(complete_action.complete),
    "choose_several": _reads(complete_action.ask_several),
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
    "policy": _noted(change_policy.preview),
    "save_policy": Handler(change_policy.save),
    "choose_channel": _reads(set_channel.ask_channel),
    "channel": Handler(set_channel.set_channel),
    "director": Handler(set_director.set_director),
    "absence": Handler(arrange_cover.set_absence),
    "end_absence": Handler(arrange_cover.end),
}
BY_SHORTCUT: Mapping[str, Handler] = {
    "add_action": _reads(add_action.ask_new),
    "add_action_from_message": _reads(add_action.ask_new),
}
_TABLES = {"press": BY_PRESS, "form": BY_FORM, "shortcut": BY_SHORTCUT}


def is_known(kind: str, does: str) -> bool:
    """Whether this stands in one of the tables."""
    return kind == "home" or does in (BY_COMMAND if kind == "command" else _TABLES[kind])


def find(knock: Knock) -> tuple[Handler, str, str]:
    """The handler with the name of what is done and the words that follow it."""
    if knock.kind == "home":
        return Handler(show_home.home), "home", ""
    if knock.kind != "command":
        return _TABLES[knock.kind].get(knock.does, _reads(unknown)), knock.does, knock.words
    word, rest = split(knock.words)
    if word not in BY_COMMAND and parse_reference(word) is not None:  # "/actions A-17" means show
        return BY_COMMAND["show"], "show", word
    return BY_COMMAND.get(word, _reads(unknown)), word, rest
