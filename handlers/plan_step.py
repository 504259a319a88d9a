"""The steps of a team's plan: added, changed, and ended with what came of them; and the head of service's review of it."""

from cards import team_plan_forms as forms
from cards.elements import Form
from cards.replies import NextForm, OpenForm, Reply
from domain.refusal import Overtaken, Refusal
from domain.request import check_due
from domain.team_plan import PREFIX, PlanVerb, Review, Step, StepState
from handlers import after, load_team, name_doubts, plain_text
from handlers.ask import Ask
from handlers.required import required, required_day
from storage.history import State, fingerprint
from storage.ledger import Ledger

_WHAT, _CAME = "Say what the team will do.", "Say in a line what came of it, or why it is dropped."


def ask_new(ask: Ask, ledger: Ledger) -> Reply:
    return OpenForm(forms.step(load_team.team(ask, ledger, PlanVerb.PLAN), None, load_team.context(ask)))


def add(ask: Ask, ledger: Ledger) -> Reply:
    team = load_team.team(ask, ledger, PlanVerb.PLAN)
    text, due = _text(ask, ledger, "step", _WHAT, forms.STEP), required_day(ask, "due")
    check_due(due, ask.today, ledger.policy)
    if form := _doubt(ask, ledger, forms.step(team, None, ask.context), "step"):
        return NextForm(form)
    new = Step(ledger.numbers.take(PREFIX), team, text, due, ask.who.id, ask.now)
    ledger.team_plans.add(new)
    ledger.record(load_team.entry(ask, ledger, team, "added", new.reference, {}, _state(new)))
    return after.saved(ask, ledger, f"{new.reference} stands in the plan of {team.name}.")


def ask_change(ask: Ask, ledger: Ledger) -> Reply:
    step = load_team.step(ask, ledger)
    return OpenForm(forms.step(step.team, step, load_team.context(ask)))


def change(ask: Ask, ledger: Ledger) -> Reply:
    step = load_team.step(ask, ledger)
    text, due = _text(ask, ledger, "step", _WHAT, forms.STEP), required_day(ask, "due")
    if due != step.due:
        check_due(due, ask.today, ledger.policy)
    if form := _doubt(ask, ledger, forms.step(step.team, step, ask.context), "step"):
        return NextForm(form)
    _save(ask, ledger, step, step.changed(text=text, due=due), "changed")
    return after.saved(ask, ledger, f"{step.reference} is changed.")


def ask_end(ask: Ask, ledger: Ledger) -> Reply:
    return OpenForm(forms.end(load_team.step(ask, ledger), load_team.context(ask)))


def end(ask: Ask, ledger: Ledger) -> Reply:
    step = load_team.step(ask, ledger)
    if ask.said("state") not in (StepState.DONE, StepState.DROPPED):
        raise Refusal("Choose one of the two.", field="state")
    outcome = _text(ask, ledger, "outcome", _CAME, forms.STEP)
    if form := _doubt(ask, ledger, forms.end(step, ask.context), "outcome"):
        return NextForm(form)
    ended = step.changed(state=StepState(ask.said("state")), closed_at=ask.now, outcome=outcome)
    _save(ask, ledger, step, ended, "ended")
    return after.saved(ask, ledger, f"{step.reference} is {ended.state}.")


def ask_review(ask: Ask, ledger: Ledger) -> Reply:
    return OpenForm(forms.review(load_team.team(ask, ledger, PlanVerb.REVIEW), load_team.context(ask)))


def review(ask: Ask, ledger: Ledger) -> Reply:
    team = load_team.team(ask, ledger, PlanVerb.REVIEW)
    text = _text(ask, ledger, "review", "Write what was found.", forms.LONGER)
    if form := _doubt(ask, ledger, forms.review(team, ask.context), "review"):
        return NextForm(form)
    number = ledger.team_plans.review(Review(team.id, ask.who.id, ask.now, text))
    said: State = {"review": number, "hash": fingerprint(text)}
    ledger.record(load_team.entry(ask, ledger, team, "reviewed", f"plan:{team.id}", {}, said))
    return after.saved(ask, ledger, f"The review of {team.name}'s plan is saved.")


def _text(ask: Ask, ledger: Ledger, name: str, sentence: str, longest: int) -> str:
    """Without references, as the plans stand in the report's files."""
    said = required(ask, name, sentence, longest)
    plain_text.check(ledger, name, said)
    return said


def _doubt(ask: Ask, ledger: Ledger, form: Form, name: str) -> Form | None:
    return name_doubts.asked(ask, ledger, form, name)


def _save(ask: Ask, ledger: Ledger, before: Step, now: Step, verb: str) -> None:
    if not ledger.team_plans.save(before, now):
        raise Overtaken(f"{before.reference} was changed by somebody else a moment ago. Nothing was changed.")
    ledger.record(load_team.entry(ask, ledger, now.team, verb, now.reference, _state(before), _state(now)))


def _state(step: Step) -> State:
    """No word of what it is about."""
    said = {"state": str(step.state), "due": step.due.isoformat(), "hash": fingerprint(step.text)}
    return said | ({"outcome": fingerprint(step.outcome)} if step.outcome else {})
