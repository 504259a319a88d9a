"""The actions of a case of concern: another one is added to it, one is taken out, and one that is done sets it to work."""

from collections.abc import Sequence
from dataclasses import replace

from cards import concern_course_forms as forms
from cards.concern_forms import numbered
from cards.concern_news import What
from cards.replies import NextForm, OpenForm, Reply
from domain.action import Action
from domain.closing import left_to_do, not_their_own
from domain.concern import Concern, ConcernState
from domain.oversight import ConcernVerb, may_take_out
from domain.refusal import Overtaken, Refusal
from handlers import after, first_actions, load_concern, new_action, tell, tell_concern
from handlers.ask import Ask
from handlers.in_doubt import asked, in_doubt
from handlers.required import required, together
from storage.concern_state import state
from storage.history import Entry, State
from storage.ledger import Ledger


def ask_action(ask: Ask, ledger: Ledger) -> Reply:
    concern = load_concern.concern(ask, ledger, ConcernVerb.ADD_ACTION)
    return OpenForm(forms.add_action(asked(ask, concern), first_actions.due(ledger)))


def add_action(ask: Ask, ledger: Ledger) -> Reply:
    concern = load_concern.concern(ask, ledger, ConcernVerb.ADD_ACTION)
    wanted = first_actions.one(ask, ledger, concern, numbered(1))
    if doubtful := in_doubt(ask, ledger, concern, wanted.text):
        return NextForm(forms.add_action(doubtful, first_actions.due(ledger)))
    [made] = join(ask, ledger, concern, [wanted])
    return after.concern(ask, ledger, f"{made.reference} is added to {concern.reference}.")


def join(ask: Ask, ledger: Ledger, concern: Concern, wanted: Sequence[Action]) -> list[Action]:
    """These are new actions of it, with their numbers: told to their owners, and each to those concerned with it."""
    made = [new_action.add(ask, ledger, replace(action, concern=concern.reference)) for action in wanted]
    tell.assigned(ask, ledger, made)
    for action in made:
        concern = _save(ask, ledger, concern, What.ADDED, action)
    return made


def ask_take_out(ask: Ask, ledger: Ledger) -> Reply:
    concern, movable = _movable(ask, ledger)
    return OpenForm(forms.take_out(asked(ask, concern), movable))


def take_out(ask: Ask, ledger: Ledger) -> Reply:
    """It becomes an ordinary action of its case; why is kept with the case of concern."""
    concern, movable = _movable(ask, ledger)
    action, why = together(lambda: _chosen(ask, movable), lambda: required(ask, "reason", "Say why.", forms.LENGTH))
    if doubtful := in_doubt(ask, ledger, concern, why):
        return NextForm(forms.take_out(doubtful, movable))
    kept = ledger.concern_notes.add(concern.id, "moved", ask.who.id, ask.now, why)
    out = action.taken_out()
    ledger.save(action, out, _entry(ask, ledger, concern, action, out))
    _save(ask, ledger, concern, What.TAKEN_OUT, action, kept.number, kept.state)
    return after.concern(ask, ledger, f"{action.reference} no longer belongs to {concern.reference}.")


def _chosen(ask: Ask, movable: Sequence[Action]) -> Action:
    chosen = required(ask, "action", "Choose the action.")
    action = next((action for action in movable if action.reference == chosen), None)
    if action is None:
        raise Refusal("Choose one of the actions in the list.", field="action")
    return action


def done(ledger: Ledger, action: Action) -> None:
    """An action was completed: if it belongs to a case of concern that everybody has, that one is being worked on."""
    concern = load_concern.of_reference(ledger, action.concern)
    if concern is None or concern.state is not ConcernState.ACKNOWLEDGED:
        return
    begun = concern.worked_on()
    was, now = state(concern), state(begun)
    before, after_ = ({name: of[name] for name in ("state", "version")} for of in (was, now))
    ledger.save_concern(
        concern,
        begun,
        Entry("program", "program", "worked on", concern.reference, before, after_ | {"action": action.reference}),
    )


def _movable(ask: Ask, ledger: Ledger) -> tuple[Concern, list[Action]]:
    """The case of concern, and what of it the asker may take out; where that is nothing, a refusal that says why."""
    concern = load_concern.as_seen(ask, ledger, ConcernVerb.SEE)
    seniors, away = ledger.people.seniors(), ledger.absences.stand_ins(ask.today)
    found = left_to_do(ledger.actions.some(ledger.concerns.actions_of(concern)))
    theirs = [action for action in found if may_take_out(ask.who, action, concern, seniors, away)]
    if not theirs:
        load_concern.concern(ask, ledger, ConcernVerb.MOVE_ACTION)
        raise not_their_own(found[0]) if found else _nothing_is_open(concern)
    return concern, theirs


def _nothing_is_open(concern: Concern) -> Refusal:
    return Overtaken(f"No action of {concern.reference} is open. Nothing was changed.")


def _save(
    ask: Ask,
    ledger: Ledger,
    concern: Concern,
    what: What,
    action: Action,
    note: int | None = None,
    said: State | None = None,
) -> Concern:
    changed = concern.touched()
    told = {"action": action.reference, **(said or {})}
    ledger.save_concern(concern, changed, load_concern.entry(ask, ledger, str(what), concern, changed, told))
    tell_concern.news(ask, ledger, changed, what, note, action.reference)
    return changed


def _entry(ask: Ask, ledger: Ledger, concern: Concern, before: Action, out: Action) -> Entry:
    who, role = load_concern.acting(ask, ledger, concern)
    was: State = {"concern": before.concern, "version": before.version}
    return Entry.by(
        who, role, "taken out of a case of concern", out.reference, was, {"concern": "", "version": out.version}
    )
