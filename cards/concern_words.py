"""How a case of concern stands, in words: its state, who has it since when, who does not yet, and whom it did not reach."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from cards.elements import Line, Moment, Span
from cards.failures import why
from cards.history import all_of
from cards.view import View
from cards.words import count, short_date
from domain.action import Action, Status
from domain.calendar import london_day, noon
from domain.concern import Capacity, Concern, ConcernState, Duty

NEEDS_YOU = "A case of concern needs you"
"""All that a push preview, a screen reader's first line, or an e-mail ever says of one."""
A_CASE = "A case of concern"
"""The same where one was asked for, and nobody is needed."""
SEVERAL_CAPACITIES = 2
STATES: Mapping[ConcernState, str] = {
    ConcernState.RAISED: "Raised",
    ConcernState.ACKNOWLEDGED: "Acknowledged",
    ConcernState.WORKING: "Being worked on",
    ConcernState.CLOSED: "Closed",
}
AT_STAKE = "immediate safety at stake"
SAFETY: Mapping[bool | None, str] = {True: "yes", False: "no", None: "not said"}
_WITHOUT = {"no account": "they have no account there yet"}


def unsafe(concern: Concern) -> str:
    """Whether the child's immediate safety is at stake."""
    return SAFETY[concern.unsafe]


def raised(concern: Concern, view: View) -> tuple[Span, ...]:
    """By Moderator 1 from AU-112, 10 Jan 16:02."""
    by: list[Span] = ["by ", view.mention(concern.raised_by), ", "] if concern.raised_by else []
    if concern.audit:
        by[2:] = [f" from {concern.audit.reference}, "]
    return (*by, Moment(concern.raised_at) if concern.raised_at else short_date(concern.raised_on, view.today))


def who_has_it(concern: Concern, view: View) -> list[Line]:
    """A line for each who must say so: that they have it, or not yet; one line where it is one person in both capacities."""
    silent = concern.unanswered
    if len(silent) == SEVERAL_CAPACITIES and silent[0].told and silent[0].told == silent[1].told:
        both = "Nobody has said yet that they have it, as team manager or as head of service"
        return [(both, *_told(silent[0], view), ".")]
    done = [duty for duty in concern.duties.values() if duty.is_done]
    if len(done) == SEVERAL_CAPACITIES and done[0].by == done[1].by and done[0].at == done[1].at:
        return [_has_it(concern, done[0], "as team manager and as head of service", view)]
    return [
        _has_it(concern, duty, f"as {duty.capacity}", view) if duty.is_done else _not_yet(concern, duty, view)
        for duty in concern.duties.values()
    ]


def _has_it(concern: Concern, duty: Duty, as_what: str, view: View) -> Line:
    since: tuple[Span, ...] = (" since ", _when(duty.at, concern, view)) if duty.at else ()
    if duty.by == view.who.id:
        return ("You have had it", *since, f", {as_what}.")
    return (view.mention(duty.by) if duty.by else "Somebody", " has had it", *since, f", {as_what}.")


def _when(at: datetime, concern: Concern, view: View) -> Span:
    """Of an imported one the day alone is known: noon stands in its place."""
    day = london_day(at)
    return short_date(day, view.today) if concern.raised_at is None and at == noon(day) else Moment(at)


def _not_yet(concern: Concern, duty: Duty, view: View) -> Line:
    """Nobody need say so any more once it is closed."""
    if concern.is_closed:
        return f"Nobody has said as {duty.capacity} that they have it."
    return (f"The {duty.capacity} has not said yet that they have it", *_told(duty, view), ".")


def _told(duty: Duty, view: View) -> list[Span]:
    """Told: @Team manager, North · could not be told: @Head of service."""
    missed = [person for person in duty.told if duty.misses(person)]
    told = [person for person in duty.told if person not in missed]
    return [*_named("told", told, view), *_named("could not be told", missed, view)]


def _named(what: str, people: Sequence[int], view: View) -> list[Span]:
    named: list[Span] = []
    for person in people:
        named += [", " if named else f" · {what}: ", view.mention(person)]
    return named


def troubles(concern: Concern) -> list[str]:
    """Whom it did not reach, nor anybody in their place, and why: Slack could not deliver it to the team manager: …"""
    found: dict[str, list[str]] = {}
    for duty in concern.troubles:
        found.setdefault(_why(duty.trouble), []).append(f"the {duty.capacity}")
    return [
        f"Slack could not deliver it to {' or '.join(whom)}: {reason}. Others who can reach them are told"
        for reason, whom in found.items()
    ]


def _why(code: str) -> str:
    words = _WITHOUT.get(code) or why(code)
    return words[0].lower() + words[1:].rstrip(".")


def in_short(concern: Concern) -> str:
    """For a line of the register: the team manager and the head of service have it; the head of service not yet."""
    waiting = [f"the {duty.capacity}" for duty in concern.duties.values() if not duty.is_done]
    if not waiting:
        return "both have it"
    if concern.is_closed:
        return f"{' and '.join(waiting)} never said that they had it"
    have = [f"the {duty.capacity} has it" for duty in concern.duties.values() if duty.is_done]
    return f"{have[0]}, {waiting[0]} not yet" if have else "nobody has said yet that they have it"


def closed_by(concern: Concern, view: View) -> tuple[Span, ...]:
    """By Head of service, South for Head of service, North; nothing where nobody knows."""
    people = [person for person in (concern.closed_by, concern.closed_in_place_of) if person]
    return (" by ", *all_of(people, view)) if people else ()


def review_words(concern: Concern, view: View) -> str:
    """When it is looked at again; "" once it is closed."""
    due = concern.review_due
    if due is None:
        return ""
    late = view.calendar.late(due, view.today)
    on = "today" if due == view.today else short_date(due, view.today)
    return f"review {count(late, 'working day')} overdue, due {on}" if late else f"review due {on}"


def action_counts(actions: Sequence[Action], view: View) -> str:
    """2 actions open, 1 late; that it has none, as an import brought none or all were taken out."""
    open_ones = [action for action in actions if action.is_open]
    waiting = sum(action.status is Status.AWAITING_ACCEPTANCE for action in actions)
    late = sum(action.due < view.today for action in open_ones)
    if not actions:
        return "no action"
    parts = [f"{count(len(open_ones), 'action')} open" if open_ones else "no action open"]
    parts += [f"{late} late"] if late else []
    parts += [f"{waiting} to be accepted"] if waiting else []
    return ", ".join(parts)


def place_of(concern: Concern) -> str:
    """Case 412087 · North."""
    return f"Case {concern.case_ref} · {concern.team.name}"


def as_capacities(found: Sequence[Capacity]) -> str:
    """As team manager and as head of service."""
    return " and ".join(f"as {capacity}" for capacity in found)


def moved_words(moved: Sequence[str]) -> str:
    """What of it was neither done nor left: Taken out of it before: A-64, A-71."""
    return f"Taken out of it before: {', '.join(moved)}."
