"""Mark complete: what was done, where it is recorded, and whether it changed anything for the child; one or several at once."""

from functools import partial

from cards import forms
from cards.places import Place
from cards.replies import FormErrors, NextForm, OpenForm, Reply
from domain.action import Action
from domain.completion import Outcome
from domain.impact import Difference, ask_on
from domain.permission import Verb, abilities
from domain.refusal import Refusal
from handlers import after, concern_actions, load, settle, tell
from handlers.ask import Ask
from handlers.required import optional, required, together
from storage.ledger import Ledger
from storage.lists import PAGE


def ask_outcome(ask: Ask, ledger: Ledger) -> Reply:
    action = load.action(ask, ledger, Verb.COMPLETE)
    return OpenForm(forms.complete(action, ledger.today, ask.place))


def complete(ask: Ask, ledger: Ledger) -> Reply:
    """The owner says what was done, where it is recorded, and whether it changed anything for the child."""
    action = load.action(ask, ledger, Verb.COMPLETE)
    done = _complete(ask, ledger, action, _outcome(ask))
    return after.form(ask, ledger, done, f"{done.reference} is marked complete.")


def choose_several(ask: Ask, ledger: Ledger) -> Reply:
    """First step: which of the open actions on the page before them."""
    shown = (
        ledger.actions.some(Place.read(ask.place).rows) or ledger.lists.mine(sorted(ask.who.selves), ask.today).actions
    )
    able = [action for action in shown if Verb.COMPLETE in abilities(ask.who, action)]
    if not able:
        raise Refusal("None of these can be completed any more.", field="chosen")
    return OpenForm(forms.choose_several(able[:PAGE], ledger.today, ask.place))


def ask_several(ask: Ask, ledger: Ledger) -> Reply:
    """Second step: the outcome of each."""
    chosen = [load.named(ask, ledger, reference, Verb.COMPLETE) for reference in ask.chose("chosen")]
    if not chosen:
        return FormErrors({"chosen": "Choose at least one action."})
    return NextForm(forms.several(chosen, ask.place))


def complete_several(ask: Ask, ledger: Ledger) -> Reply:
    """All or none: whatever is wrong with any of them is shown at its input, and nothing is saved."""
    numbers = ask.context.get("chosen", "").split()
    if not numbers:
        raise Refusal("Choose at least one action.", field="chosen")
    found = [load.named(ask, ledger, f"A-{number}", Verb.COMPLETE) for number in numbers]
    outcomes = together(*(partial(_outcome, ask, f".{number}") for number in numbers))
    done = [_complete(ask, ledger, *each) for each in zip(found, outcomes, strict=True)]
    return after.form(ask, ledger, done[0], f"{len(done)} actions are marked complete.")


def _complete(ask: Ask, ledger: Ledger, action: Action, outcome: Outcome) -> Action:
    asked = ask_on(outcome.difference, ask.today, ledger.policy)
    covered = load.stands_for(ask, ledger, Verb.COMPLETE, action)
    done = action.completed(outcome, by=ask.who.id, on=ask.today, at=ask.now, ask_on=asked, in_place_of=covered)
    settle.lapse(ask, ledger, action)
    ledger.save(action, done, load.entry(ask, ledger, Verb.COMPLETE, "completed", action, done, load.hashes(outcome)))
    tell.completed(ask, ledger, done)
    concern_actions.done(ledger, done)
    return done


def _outcome(ask: Ask, of: str = "") -> Outcome:
    done, where, difference, how = together(
        lambda: required(ask, f"done{of}", "Say what was done."),
        lambda: required(ask, f"recorded_in{of}", "Say where it is recorded.", forms.PLACE_LENGTH),
        lambda: _difference(ask, f"difference{of}"),
        lambda: optional(ask, f"how{of}"),
    )
    return Outcome(done, where, difference, how)


def _difference(ask: Ask, field: str) -> Difference:
    said = required(ask, field, "Choose one: yes, too early to say, or no.")
    if said not in list(Difference):
        raise Refusal("Choose one: yes, too early to say, or no.", field=field)
    return Difference(said)
