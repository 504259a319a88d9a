"""What somebody can set for themselves: their digest, and when they are away; for the Practice Learning Team also the policy."""

from collections.abc import Sequence

from cards import away
from cards.away import Away
from cards.elements import Actions, Block, Button, Card, Form, Input, List, Option, Row, Strong, Text
from cards.places import Place
from cards.words import clock, listed
from domain.person import Role
from domain.policy import EARLIEST_HOUR, LATEST_HOUR, Policy
from domain.preference import WORKING_WEEK, Preference

HEADING = "Your settings"
ALWAYS = "Warnings and escalations always reach you, whatever you choose here."
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
AS_ALL, DAILY, WEEKLY = "as-all", "daily", "weekly"
MOST = 5
"""Absences of one's own that are listed here; all of them have a card of their own."""
PLACE = str(Place("settings"))


def card(preference: Preference, policy: Policy, absences: Away, further: Sequence[Block] = ()) -> Card:
    """`further` is what only some people can set."""
    change = Button("Change", "preference", opens_form=True)
    rows = away.rows(absences, absences.absences[:MOST])
    blocks = (
        Text(HEADING, "heading"),
        List((Row((Strong("Your digest"), "\n" + digest_words(preference, policy)), actions=(change,)),)),
        Text(ALWAYS, "muted"),
        List(rows) if rows else Text((Strong("When you are away"), "\n" + away.NEITHER)),
        Actions((away.ADD, *([away.ALL] if absences.view.who.holds(Role.PLT) else []))),
        *further,
    )
    return Card(HEADING, blocks, PLACE)


def digest_words(preference: Preference, policy: Policy) -> str:
    """Daily at 09:00, as for everybody · Monday to Friday."""
    hour = (
        f"at {clock(policy.digest_hour)}, as for everybody"
        if preference.hour is None
        else f"at {clock(preference.hour)}"
    )
    days = (
        "Monday to Friday"
        if preference.days >= WORKING_WEEK
        else listed([DAYS[day] for day in sorted(preference.days)])
    )
    if preference.weekly:
        return f"Weekly {hour} · on the first day you work in the week: {days}"
    return f"Daily {hour} · {days}"


def digest_form(preference: Preference, policy: Policy, place: str) -> Form:
    usual = Option(AS_ALL, f"As for everybody, {clock(policy.digest_hour)}")
    hours = (usual, *(Option(str(hour), clock(hour)) for hour in range(EARLIEST_HOUR, LATEST_HOUR + 1)))
    chosen = AS_ALL if preference.hour is None else str(preference.hour)
    often = (Option(DAILY, "On each of these days"), Option(WEEKLY, "Once a week, on the first of these days"))
    inputs = (
        Input("hour", "At which hour?", "select", options=hours, value=chosen),
        Input(
            "days", "Which days do you work?", "checkbox", options=tuple(Option(str(n), day) for n, day in enumerate(DAYS)),
            value=tuple(str(day) for day in sorted(preference.days)),
        ),
        Input("often", "How often?", "radio", options=often, value=WEEKLY if preference.weekly else DAILY),
        Text(f"From your next digest on. {ALWAYS}", "muted"),
    )  # fmt: skip
    return Form("Your digest", "preference", inputs, context={"place": place})
