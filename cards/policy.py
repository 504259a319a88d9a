"""The policy as the Practice Learning Team reads it: a line for each group of numbers, with a button that opens its form."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from cards.elements import Block, Button, Divider, Line, List, Mention, Row, Span, Strong, Text
from cards.words import clock, count, listed, short_date, times
from domain.closure import changeable
from domain.policy import Policy
from storage.channels import Room

HEADING = "The policy"
FOR_ALL = "For the whole council. Only the Practice Learning Team changes it."
CLOSURES, CHANNELS, DIRECTOR = "closures", "channels", "director"


@dataclass(frozen=True, slots=True)
class Number:
    """One value of the policy by its name; `unit` follows the number, "" for an hour of the day."""

    name: str
    label: str
    unit: str = ""

    def words(self, value: int) -> str:
        if not self.unit:
            return clock(value)
        one = self.unit.replace("days", "day", 1).replace("times", "time", 1).replace("hours", "hour", 1)
        one = one.replace("areas", "area", 1).replace("months", "month", 1)
        return f"{value} {one if value == 1 else self.unit}"


@dataclass(frozen=True, slots=True)
class Group:
    """Numbers that are changed together. `note` says what else to know of them."""

    name: str
    title: str
    numbers: tuple[Number, ...]
    says: Callable[[Policy], str]
    note: str = ""


def _dates(p: Policy) -> str:
    reminders = f"reminders {p.first_reminder} and {p.second_reminder} before, on the day, and daily while it is late"
    later = (
        f"more time up to {count(p.longest_extension_in_days, 'day')} · after {p.impact_after} asked whether it helped"
    )
    return f"Due after {p.due_after} working days · {reminders} · snoozed {times(p.snoozes)} at most · {later}"


def _escalation(p: Policy) -> str:
    return f"To the head of service after {p.escalate_after} working days, to the director after {p.escalate_further_after}"


def _judging(p: Policy) -> str:
    within = f"{count(p.moderate_within, 'working day')}"
    features = f"good features from {count(p.good_features_from, 'area')} on"
    rest = (
        f"a grade challenged within {p.challenge_within} · a case of concern acknowledged within {p.acknowledge_within}"
    )
    return f"Moderated within {within} · {rest} · {features}"


def _allocation(p: Policy) -> str:
    return f"A case is not audited again within {count(p.same_case_months, 'month')}"


def _hours(p: Policy) -> str:
    hours = f"Digest {clock(p.digest_hour)} · weekly roll-up {clock(p.roll_up_hour)} · report {clock(p.report_hour)}"
    return f"{hours} · working hours {clock(p.day_begins)} to {clock(p.day_ends)}"


def _keeping(p: Policy) -> str:
    messages = f"Messages lose their words {count(p.keep_posted, 'working day')} after an action is closed"
    return f"{messages} · exported files go after {count(p.keep_files_in_hours, 'hour')}"


_BEFORE, _LATE = "working days before it is due", "working days after it was due"
GROUPS = (
    Group("dates", "Due dates and reminders", (
        Number("due_after", "An action falls due", "working days after it is sent"),
        Number("first_reminder", "First reminder", _BEFORE),
        Number("second_reminder", "Second reminder", _BEFORE),
        Number("snoozes", "Its reminders can be snoozed", "times at most"),
        Number("longest_extension_in_days", "More time, at the furthest", "days ahead"),
        Number("impact_after", "Whether it helped is asked again", "working days after it was too early to say"),
    ), _dates),
    Group("escalation", "Escalation", (
        Number("escalate_after", "The head of service hears", _LATE),
        Number("escalate_further_after", "The director hears", _LATE),
    ), _escalation, "The director hears after the head of service, and after 20 working days at the latest."),
    Group("allocation", "Allocation", (Number("same_case_months", "A case is not audited again within", "months"),), _allocation),
    Group("judging", "Moderation and concerns", (
        Number("moderate_within", "An audit is moderated within", "working days"),
        Number("challenge_within", "A grade can be challenged", "working days after moderation"),
        Number("acknowledge_within", "A case of concern is acknowledged within", "working days"),
        Number("good_features_from", "An audit has good features from", "areas scored 2 or 3 on"),
    ), _judging),
    Group("hours", "Hours", (
        Number("digest_hour", "Daily digest"),
        Number("roll_up_hour", "Weekly roll-up"),
        Number("report_hour", "Draft of the monthly report"),
        Number("day_begins", "Working hours begin"),
        Number("day_ends", "Working hours end"),
    ), _hours, "A new hour counts from the next time on."),
    Group("keeping", "How long things are kept", (
        Number("keep_posted", "Messages lose their words", "working days after the action is closed"),
        Number("keep_files_in_hours", "An exported file is taken back", "hours after it is sent"),
    ), _keeping),
)  # fmt: skip
BY_NAME = {group.name: group for group in GROUPS}


def blocks(policy: Policy, today: date, rooms: Sequence[Room], directors: Sequence[Mention]) -> list[Block]:
    """What is in force, for the settings card."""
    lines: list[tuple[str, str, Line]] = [(group.name, group.title, group.says(policy)) for group in GROUPS]
    lines += [
        (CLOSURES, "Closure days", _closures(policy, today)),
        (CHANNELS, "Channels", _channels(rooms)),
        (DIRECTOR, "Director", _directors(directors)),
    ]
    rows = tuple(Row((Strong(title), "\n", *_spans(line)), actions=(_change(name),)) for name, title, line in lines)
    return [Divider(), Text(HEADING, "heading"), Text(FOR_ALL, "muted"), List(rows)]


def _spans(line: Line) -> tuple[Span, ...]:
    return (line,) if isinstance(line, str) else line


def _change(name: str) -> Button:
    does = {CHANNELS: "channels", DIRECTOR: "director"}.get(name, "policy")
    return Button("Change", does, name, opens_form=True)


def _closures(policy: Policy, today: date) -> str:
    coming = [short_date(day, today) for day in changeable(policy, today) if day >= today]
    more = f" and {len(coming) - 3} more" if len(coming) > 3 else ""
    return (
        "Bank holidays, and " + (", ".join(coming[:3]) + more if more else listed(coming))
        if coming
        else "Bank holidays alone"
    )


def _channels(rooms: Sequence[Room]) -> str:
    others = [room for room in rooms if room.kind != "programme"]
    have = sum(bool(room.channel) for room in others)
    named = [room.name for room in rooms if room.kind == "programme" and room.channel]
    own = f"of the programme's own: {', '.join(named) or 'none'}"
    return f"{have} of {count(len(others), 'service and team', 'services and teams')} have one · {own}"


def _directors(directors: Sequence[Mention]) -> Line:
    if not directors:
        return "Nobody holds the role: what would go to the director goes to the PLT"
    spans: list[Span] = []
    for mention in directors:
        spans += [", ", mention] if spans else [mention]
    return tuple(spans)
