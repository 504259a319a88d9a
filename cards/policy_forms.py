"""The forms of the policy: the numbers of a group or the closure days, and the same again with what they would change."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from cards.elements import Divider, Form, Input, Option, Strong, Text
from cards.policy import BY_NAME, CLOSURES, Group, Number
from cards.words import capital, clock, count, listed, short_date
from domain.closure import changeable
from domain.policy import EARLIEST_HOUR, EITHER, HOURS, LATEST_HOUR, MAY_BE_FOR_EVER, Policy
from storage.forecast import Forecast, Unwarned

SENT_STAYS = "What has been sent today stays sent. Whatever you still change below is shown here before it is saved."
_YES_NO = (Option("1", "Yes"), Option("0", "No"))
_HOURS = tuple(Option(str(hour), clock(hour)) for hour in range(EARLIEST_HOUR, LATEST_HOUR + 1))


def numbers(group: Group, said: Mapping[str, str], context: Mapping[str, str]) -> Form:
    """`said`: what stands in each input."""
    note = [Text(group.note, "muted")] if group.note else []
    return Form(
        group.title, "policy", (*(_input(n, said[n.name]) for n in group.numbers), *note), "Next", context=context
    )


def _input(number: Number, value: str) -> Input:
    if number.name in HOURS:
        return Input(number.name, number.label, "select", options=_HOURS, value=value)
    if number.name in EITHER:
        return Input(number.name, number.label, "radio", options=_YES_NO, value=value)
    hint = capital(number.unit) + (", or 0 for never." if number.name in MAY_BE_FOR_EVER else ".")
    return Input(number.name, number.label, value=value, hint=hint, max_length=12)


def closures(policy: Policy, today: date, added: str, removed: Sequence[str], context: Mapping[str, str]) -> Form:
    options = tuple(Option(day.isoformat(), f"{day:%a %-d %b %Y}") for day in changeable(policy, today))
    inputs: tuple[Text | Input, ...] = (
        Text("Bank holidays of England and Wales are known, for all years."),
        Input("add", "Add a day", "date", required=False, value=added),
        *([Input("remove", "Take away", "checkbox", False, tuple(removed), options)] if options else []),
    )
    return Form("Closure days", "policy", inputs, "Next", context=context)


def preview(form: Form, lines: Sequence[str], under: Forecast, now: Forecast, unwarned: Unwarned, today: date) -> Form:
    """The same form once more: what would change, and what would be sent today; only this one saves."""
    said = (
        Text((Strong("What would change"), *(f"\n{line}" for line in lines))),
        Text((Strong("What would be sent today"), "\n" + sent(under, now))),
        *([Text(without_warning(unwarned, today))] if unwarned.number else []),
        Text(SENT_STAYS, "muted"),
    )
    return replace(form, does="save_policy", inputs=(*said, Divider(), *form.inputs), submit="Save")


def without_warning(unwarned: Unwarned, today: date) -> str:
    """3 actions go up tomorrow without a warning: their owners and managers were not told the working day before."""
    days = (unwarned.on - today).days
    when = ("today", "tomorrow")[days] if days < 2 else f"on {short_date(unwarned.on, today)}"
    goes, whose = ("goes", "its owner and manager") if unwarned.number == 1 else ("go", "their owners and managers")
    said = f"{count(unwarned.number, 'action')} {goes} up {when} without a warning"
    return f"{said}: {whose} were not told the working day before."


def sent(under: Forecast, now: Forecast) -> str:
    """14 people would get a digest (now 12); 3 actions would go to a head of service (now 1), 1 to the director (now 0)."""
    people = count(under.digests, "person", "people")
    to_heads = f"{count(under.to_heads, 'action')} would go to a head of service"
    if under == now == Forecast():
        return "Nothing, as under the policy in force."
    if under == now:
        return f"The same as now: {people} would get a digest; {to_heads}, {under.to_directors} to the director."
    return (
        f"{people} would get a digest (now {now.digests}); {to_heads} (now {now.to_heads}), "
        f"{under.to_directors} to the director (now {now.to_directors})."
    )


def differences(before: Policy, after: Policy, name: str, today: date) -> list[str]:
    """What would change, a line each: First reminder: 4 working days before it is due (now 5)."""
    if name == CLOSURES:
        added, removed = after.closures - before.closures, before.closures - after.closures
        words = {"Closed as well": added, "No longer closed": removed}
        return [
            f"{said}: {listed([short_date(d, today) for d in sorted(days)])}" for said, days in words.items() if days
        ]
    values = [(n, getattr(before, n.name), getattr(after, n.name)) for n in BY_NAME[name].numbers]
    return [f"{n.label}: {n.words(now)} (now {_short(n, was)})" for n, was, now in values if was != now]


def _short(number: Number, value: int) -> str:
    """Without the unit, which the new value has beside it."""
    return number.words(value) if number.name in (*HOURS, *EITHER) or not value else str(value)
