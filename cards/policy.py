"""The policy as the Practice Learning Team reads it: a sentence for each number, by groups, with a button that opens the form."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from cards.elements import Block, Button, Divider, Line, List, Mention, Row, Span, Strong, Text
from cards.words import clock, count, listed, short_date, times
from domain.closure import changeable
from domain.policy import EITHER, FOR_EVER, MAY_BE_FOR_EVER, Policy
from storage.channels import Room

HEADING = "For the whole council"
FOR_ALL = "Only the Practice Learning Team sees and changes this."
CLOSURES, CHANNELS, DIRECTOR = "closures", "channels", "director"


@dataclass(frozen=True, slots=True)
class Number:
    """One value of the policy by its name; `unit` follows the number, "" for an hour of the day or for yes or no. It may be 0:
    never."""

    name: str
    label: str
    unit: str = ""

    def words(self, value: int) -> str:
        if self.name in EITHER:
            return "yes" if value else "no"
        if not self.unit:
            return clock(value)
        if value == FOR_EVER and self.name in MAY_BE_FOR_EVER:
            return "never"
        one = self.unit.replace("days", "day", 1).replace("times", "time", 1).replace("hours", "hour", 1)
        one = one.replace("areas", "area", 1).replace("months", "month", 1).replace("children", "child", 1)
        return f"{value} {one if value == 1 else self.unit}"


@dataclass(frozen=True, slots=True)
class Group:
    """Numbers that are changed together; `says` them in sentences. `note` says what else to know of them."""

    name: str
    title: str
    numbers: tuple[Number, ...]
    says: Callable[[Policy], Sequence[str]]
    note: str = ""


def _days(number: int) -> str:
    return count(number, "working day")


def _dates(p: Policy) -> Sequence[str]:
    return (
        f"An action is due {_days(p.due_after)} after it is sent.",
        f"Its owner is reminded {_days(p.first_reminder)} before, {_days(p.second_reminder)} before, on the day, and every "
        "working day that it is late.",
        f"Its owner can snooze these reminders {times(p.snoozes)}, never beyond the due date.",
        f"More time can be given up to {count(p.longest_extension_in_days, 'day')} ahead.",
        f"Where it was too early to say whether it helped the child, that is asked again after {_days(p.impact_after)}.",
    )


def _escalation(p: Policy) -> Sequence[str]:
    return (
        f"The head of service is told of an action that is {_days(p.escalate_after)} late.",
        f"Of an action of a case of concern the head is told when it is {_days(p.concern_escalate_after)} late.",
        f"The director is told when it is {_days(p.escalate_further_after)} late.",
    )


def _judging(p: Policy) -> Sequence[str]:
    return (
        f"An audit is to be moderated within {_days(p.moderate_within)}.",
        f"A team manager can challenge a grade for {_days(p.challenge_within)} after it was given or changed.",
        f"An audit has good features from {count(p.good_features_from, 'area')} scored 2 or 3 on.",
        f"A case of concern is to be acknowledged within {_days(p.acknowledge_within)}, and reviewed after "
        f"{_days(p.review_after)} unless another day is chosen.",
    )


def _allocation(p: Policy) -> Sequence[str]:
    return (f"A case is not audited again within {count(p.same_case_months, 'month')}.",)


def _hours(p: Policy) -> Sequence[str]:
    return (
        f"The daily digest comes at {clock(p.digest_hour)}, unless somebody chose another hour.",
        f"The week's figures come at {clock(p.roll_up_hour)}.",
        f"A case of concern that somebody does not have yet is said again between {clock(p.day_begins)} and "
        f"{clock(p.day_ends)}.",
        f"The draft of the monthly report comes on the first working day of the next month, at {clock(p.report_hour)}.",
    )


def _keeping(p: Policy) -> Sequence[str]:
    return (
        "Messages show case and words for ever, also long after an action is closed."
        if p.keep_posted == FOR_EVER
        else f"{_days(p.keep_posted)} after an action is closed, messages no longer show its case and its words.",
        f"An exported file is deleted {count(p.keep_files_in_hours, 'hour')} after it was sent.",
    )


def _report(p: Policy) -> Sequence[str]:
    return (
        "Channels are told every count of children, also one that points at a single child."
        if p.hide_below == FOR_EVER
        else f"Channels are told no count of children below {p.hide_below}, and nothing from which one could be worked out.",
    )


OPENED = (
    "With 0, nothing is hidden: whoever is in a channel may then know of one child how the work with it was graded. The channel "
    "of the Practice Learning Team, and their Word report and workbook, always have every count; the files of heads of service "
    "and team managers have what channels are told."
)


def _sign_off(p: Policy) -> Sequence[str]:
    if p.writer_signs_off:
        return ("Anybody of the Practice Learning Team signs off a monthly report, also who wrote it.",)
    return ("A monthly report is signed off by somebody of the Practice Learning Team who wrote nothing in it.",)


STAYS = (
    "With 0, messages hide nothing: case references and all that was written then stay in Slack for as long as Slack keeps them, "
    "and can be read there by people who may no longer see the action. A file is always deleted."
)
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
        Number("concern_escalate_after", "The head hears of a case of concern's", _LATE),
        Number("escalate_further_after", "The director hears", _LATE),
    ), _escalation, "The director hears after the head of service, and after 20 working days at the latest."),
    Group("allocation", "Allocation", (Number("same_case_months", "A case is not audited again within", "months"),), _allocation),
    Group("judging", "Moderation and concerns", (
        Number("moderate_within", "An audit is moderated within", "working days"),
        Number("challenge_within", "A grade can be challenged", "working days after it was given or changed"),
        Number("acknowledge_within", "A case of concern is acknowledged within", "working days"),
        Number("review_after", "A case of concern is reviewed after", "working days, 20 at most"),
        Number("good_features_from", "An audit has good features from", "areas scored 2 or 3 on"),
    ), _judging),
    Group("hours", "Times of day", (
        Number("digest_hour", "Daily digest"),
        Number("roll_up_hour", "Figures of the week"),
        Number("report_hour", "Draft of the monthly report"),
        Number("day_begins", "Working hours begin"),
        Number("day_ends", "Working hours end"),
    ), _hours, "A new hour counts from the next time on."),
    Group("report", "Monthly report in channels", (
        Number("hide_below", "Hide counts of children below", "children"),
    ), _report, OPENED),
    Group("sign_off", "Sign-off of the monthly report", (
        Number("writer_signs_off", "May who wrote it sign it off?"),
    ), _sign_off),
    Group("keeping", "How long things are kept", (
        Number("keep_posted", "Messages hide case and words", "working days after the action is closed"),
        Number("keep_files_in_hours", "An exported file is deleted", "hours after it is sent"),
    ), _keeping, STAYS),
)  # fmt: skip
LATER = (
    "The moderators' channel and the Practice Learning Team's are private when they are saved. Whether they still are, is looked "
    "at before each message: if not, nothing is posted there, and your digest says so."
)
BY_NAME = {group.name: group for group in GROUPS}


def blocks(policy: Policy, today: date, rooms: Sequence[Room], directors: Sequence[Mention]) -> list[Block]:
    """What is in force, for the settings card."""
    lines: list[tuple[str, str, Line]] = [(group.name, group.title, _bulleted(group.says(policy))) for group in GROUPS]
    lines += [
        (CLOSURES, "Closure days", _closures(policy, today)),
        (CHANNELS, "Channels", _channels(rooms)),
        (DIRECTOR, "Director", _directors(directors)),
    ]
    rows = tuple(Row((Strong(title), "\n", *_spans(line)), actions=(_change(name),)) for name, title, line in lines)
    return [Divider(), Text(HEADING, "heading"), Text(FOR_ALL, "muted"), List(rows)]


def _bulleted(sentences: Sequence[str]) -> str:
    return "\n".join(f"• {sentence}" for sentence in sentences)


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
        else "Bank holidays only"
    )


def _channels(rooms: Sequence[Room]) -> str:
    others = [room for room in rooms if room.kind != "programme"]
    have = sum(bool(room.channel) for room in others)
    named = [room.name for room in rooms if room.kind == "programme" and room.channel]
    own = f"of the programme's own: {', '.join(named) or 'none'}"
    told = f"{have} of {count(len(others), 'service and team', 'services and teams')} have a channel · {own}"
    return f"{told}\n{LATER}" if any(room.is_private and room.channel for room in rooms) else told


def _directors(directors: Sequence[Mention]) -> Line:
    if not directors:
        return "Nobody holds the role: what would go to the director goes to the PLT"
    spans: list[Span] = []
    for mention in directors:
        spans += [", ", mention] if spans else [mention]
    return tuple(spans)
