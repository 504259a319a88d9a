"""Dates and states in words, as people of the cycle say them: "3 working days late", "due today", "too early to say"."""

from datetime import date
from functools import lru_cache

from domain.action import Action, Status
from domain.calendar import Calendar
from domain.completion import Completion
from domain.impact import Difference

DIFFERENCES = {
    Difference.YES: "it made a difference",
    Difference.TOO_EARLY: "too early to say",
    Difference.NO: "it made no difference",
}
STATUSES = {
    Status.OPEN: "Open",
    Status.AWAITING_ACCEPTANCE: "Done, waiting to be accepted",
    Status.COMPLETE: "Complete",
    Status.NOT_APPLICABLE: "No longer applicable",
}
ASKED = {"more-time": "more time asked, not decided", "handover": "handover asked, not decided"}
_TIMES = {1: "once", 2: "twice"}


def short_date(day: date, today: date) -> str:
    """Wed 10 Jan; with the year where it is another one."""
    return _written(day, day.year != today.year)


@lru_cache(maxsize=4096)
def _written(day: date, with_year: bool) -> str:
    return f"{day:%a %-d %b %Y}" if with_year else f"{day:%a %-d %b}"


def capital(words: str) -> str:
    """The same as it begins a sentence."""
    return words[:1].upper() + words[1:]


def count(number: int, one: str, many: str = "") -> str:
    """1 action, 2 actions."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def due_words(action: Action, today: date, calendar: Calendar) -> str:
    """How an open action stands to its due date."""
    return _due(action.due, today, calendar)


@lru_cache(maxsize=4096)
def _due(due: date, today: date, calendar: Calendar) -> str:
    day = short_date(due, today)
    if late := calendar.late(due, today):
        return f"{count(late, 'working day')} late, due {day}"
    if due == today:
        return "due today"
    if (due - today).days == 1:
        return f"due tomorrow, {day}"
    left = calendar.between(today, due)
    if left <= 1:
        return f"due {day}"
    return f"due in {left} working days, {day}" if left <= 5 else f"due {day}"


def snoozed(action: Action, today: date) -> list[str]:
    """Whether its owner is not reminded at present, and how often that was chosen; nothing where it never was."""
    if not action.snoozes:
        return []
    often = f"snoozed {times(action.snoozes)}"
    if action.snoozed_until is None or action.snoozed_until <= today:
        return [often]
    until = f"reminders snoozed until {short_date(action.snoozed_until, today)}"
    return [until, often] if action.snoozes > 1 else [until]


def difference_words(done: Completion, today: date) -> str:
    """Whether it made a difference, as it was said last and what was said before: too early to say on Thu 4 Jan; on
    Thu 1 Feb: it made a difference. "" where nobody ever said."""
    last = done.difference
    if last is None:
        return ""
    if not done.impacts:
        return DIFFERENCES[last] + _asked_again(done, today)
    on = short_date(done.impacts[-1].on, today)
    if last is Difference.TOO_EARLY:
        return f"still too early to say on {on}" + _asked_again(done, today)
    return f"too early to say on {short_date(done.on, today)}; on {on}: {DIFFERENCES[last]}"


def _asked_again(done: Completion, today: date) -> str:
    if done.is_undecided and done.ask_on and done.ask_on > today:
        return f", asked again on {short_date(done.ask_on, today)}"
    return ""


def clock(hour: int) -> str:
    """A full hour: 09:00."""
    return f"{hour:02}:00"


def times(number: int) -> str:
    return _TIMES.get(number, f"{number} times")


def shorten(text: str, length: int) -> str:
    """The text in one line, cut at a word's end with an ellipsis where it is too long."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[length // 2 :] else cut).rstrip(" ,;:.") + "…"


def listed(words: list[str]) -> str:
    """a, b and c."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
