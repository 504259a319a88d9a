"""The policy: numbers in a form, then the same form with what they would change and what would be sent today; then saved."""

from collections.abc import Mapping
from datetime import date

from cards import policy_forms as forms
from cards.elements import Form
from cards.policy import BY_NAME, CLOSURES, Group
from cards.replies import FormErrors, NextForm, OpenForm, Reply
from domain.calendar import in_london
from domain.closure import check_closure
from domain.policy import EITHER, HOURS, Policy
from domain.refusal import Overtaken, Refusal
from handlers import after, plt
from handlers.ask import Ask, number_in
from handlers.required import required_day
from storage.forecast import forecast, unwarned
from storage.history import Entry, State, fingerprint
from storage.ledger import Ledger
from storage.policies import InForce
from storage.report_rooms import hide_more

SAME = "That is how it is already. Change something, or press Cancel."


def ask_group(ask: Ask, ledger: Ledger) -> Reply:
    plt.only(ask)
    now = ledger.policies.get()
    context = {"about": _name(ask.about), "version": str(now.version), "place": ask.place}
    return OpenForm(_form(ask, now.policy, now.policy, context))


def preview(ask: Ask, ledger: Ledger) -> Reply:
    """What was filled in, with its effect; nothing is saved yet."""
    plt.only(ask)
    now = _as_seen(ask, ledger)
    wrong, new = _filled_in(ask, now.policy)
    return FormErrors(wrong) if wrong else _preview(ask, ledger, now.policy, new)


def save(ask: Ask, ledger: Ledger) -> Reply:
    """Only what was shown with its effect is saved: whatever was changed since is shown first."""
    plt.only(ask)
    now = _as_seen(ask, ledger)
    wrong, new = _filled_in(ask, now.policy)
    if wrong:
        return FormErrors(wrong)
    if ask.context.get("shown") != _mark(new):
        return _preview(ask, ledger, now.policy, new)
    _save(ask, ledger, now, new)
    return after.saved(ask, ledger, "The policy is saved. It holds for whatever is sent from now on.")


def _filled_in(ask: Ask, now: Policy) -> tuple[dict[str, str], Policy]:
    """What is wrong at which input, and the policy as it would be; Refusal where the numbers do not go together."""
    name = ask.context["about"]
    if wrong := _no_numbers(ask, name, now):
        return wrong, now
    new = _wanted(ask, name, now)
    if new == now:
        raise Refusal(SAME, field="add" if name == CLOSURES else BY_NAME[name].numbers[0].name)
    return {}, new


def _preview(ask: Ask, ledger: Ledger, now: Policy, new: Policy) -> Reply:
    form = _form(ask, now, new, {**ask.context, "shown": _mark(new)})
    lines = forms.differences(now, new, ask.context["about"], ask.today)
    sent, as_now, early = forecast(ledger, new), forecast(ledger, now), unwarned(ledger, new, now)
    return NextForm(forms.preview(form, lines, sent, as_now, early, ask.today))


def _mark(new: Policy) -> str:
    return fingerprint(str(new.as_values()))[:16]


def _name(name: str) -> str:
    if name != CLOSURES and name not in BY_NAME:
        raise plt.unknown()
    return name


def _as_seen(ask: Ask, ledger: Ledger) -> InForce:
    """Of two who change it at once one wins, and the other reads who and when."""
    _name(ask.context.get("about", ""))
    now = ledger.policies.get()
    if ask.context.get("version") != str(now.version):
        raise Overtaken(f"{_by_whom(ledger)}. Nothing was saved: close this and open it again to see how it is now.")
    return now


def _by_whom(ledger: Ledger) -> str:
    last = next(iter(reversed(ledger.history.of("policy"))), None)
    number = number_in(last.entry.actor.split(" ")[0].removeprefix("person:")) if last else None
    person = ledger.people.get(number) if number else None
    when = f" at {in_london(last.at):%H:%M}" if last else ""
    return f"{person.name if person else 'Somebody else'} changed the policy{when}"


def _form(ask: Ask, before: Policy, new: Policy, context: Mapping[str, str]) -> Form:
    name = context["about"]
    if name == CLOSURES:
        return forms.closures(before, ask.today, ask.said("add"), ask.chose("remove"), context)
    values = {number.name: str(getattr(new, number.name)) for number in BY_NAME[name].numbers}
    return forms.numbers(BY_NAME[name], values, context)


def _no_numbers(ask: Ask, name: str, now: Policy) -> dict[str, str]:
    """A sentence for each input in which no whole number stands."""
    group: Group | None = BY_NAME.get(name)
    wrong = {}
    for number in group.numbers if group else ():
        said = ask.said(number.name)
        if number_in(said) is None:
            example = f"Write a whole number in figures, for example {getattr(now, number.name)}."
            hint = "Choose an hour." if number.name in HOURS else example
            hint = "Choose yes or no." if number.name in EITHER else hint
            wrong[number.name] = f"“{said[:20]}” will not do. {hint}" if said else hint
    return wrong


def _wanted(ask: Ask, name: str, now: Policy) -> Policy:
    """The policy as it would be; Refusal at the first input whose value cannot be."""
    if name != CLOSURES:
        return now.changed(**{n.name: number_in(ask.said(n.name)) for n in BY_NAME[name].numbers})
    removed = {day for day in now.closures if day.isoformat() in ask.chose("remove")}
    added = {_closure(ask, now)} if ask.said("add") else set()
    return now.changed(closures=(now.closures - removed) | added)


def _closure(ask: Ask, now: Policy) -> date:
    day = required_day(ask, "add")
    check_closure(day, now, ask.today)
    return day


def _save(ask: Ask, ledger: Ledger, now: InForce, new: Policy) -> None:
    if not ledger.policies.save(new, now.version):
        raise Overtaken("Somebody else changed the policy a moment ago. Nothing was saved: open it again.")
    was, becomes = now.policy.as_values(), new.as_values()
    differs = [name for name in was if was[name] != becomes[name]]
    before: State = {name: was[name] for name in differs}
    changed: State = {name: becomes[name] for name in differs}
    number = ledger.record(Entry.by(ask.who, "plt", "policy changed", "policy", before, changed))
    hide_more(ledger, now.policy, new, str(number))
