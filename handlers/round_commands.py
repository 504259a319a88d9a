"""What the Practice Learning Team asks of rounds: their part of the table of all commands, presses and forms."""

from collections.abc import Mapping

from handlers import edit_theme, plan_round, show_rounds, turn_round
from handlers.handling import Handler, reads

TYPED: Mapping[str, Handler] = {"audits round": reads(show_rounds.show)}
PRESSED: Mapping[str, Handler] = {
    "rounds": reads(show_rounds.show_all),
    "round": reads(show_rounds.show_one),
    "round_plan": reads(plan_round.ask_month),
    "round_change": reads(plan_round.ask_change),
    "round_open": Handler(turn_round.open_it),
    "round_close": Handler(turn_round.close),
    "round_reopen": Handler(turn_round.reopen),
    "themes": reads(edit_theme.show),
    "theme": reads(edit_theme.ask_theme),
}
SENT: Mapping[str, Handler] = {
    "round_theme": reads(plan_round.choose_theme),
    "round_save": Handler(plan_round.save),
    "round_close": Handler(turn_round.close_all_the_same),
    "theme_save": Handler(edit_theme.save),
}
