"""The judgements of an audit in the council's own words: grades with what they mean, scores, areas and outcomes."""

from collections.abc import Sequence
from datetime import date

from cards.words import short_date
from domain.audit import Admissibility, Audit, AuditKind, Grade, Score, Stage
from domain.audit_round import ASPECTS
from domain.calendar import Calendar

GRADES = {
    Grade.OUTSTANDING: "Outstanding",
    Grade.GOOD: "Good",
    Grade.NOT_YET_GOOD: "Doesn't yet meet Good",
}
DESCRIPTORS = {
    Grade.OUTSTANDING: "It changed more for the child than could be expected, and shows it",
    Grade.GOOD: "Sound work, a clear difference for the child; what is missing is small",
    Grade.NOT_YET_GOOD: "The work, or its effect for the child, is not yet what it should be",
}
SCORES = {
    Score.NOT_YET_GOOD: "1 · not yet good",
    Score.GOOD: "2 · good",
    Score.OUTSTANDING: "3 · outstanding",
}
OUTCOMES = {
    Admissibility.IMMEDIATE: "Immediately admissible",
    Admissibility.WITH_DEVELOPMENT_NEEDS: "Admissible, with development needs",
    Admissibility.INADMISSIBLE: "Inadmissible",
}
KINDS = {AuditKind.CORE: "core audit", AuditKind.LEARNING: "learning audit"}
STAGES = {
    Stage.TO_DO: "To do",
    Stage.TO_MODERATE: "Waits to be moderated",
    Stage.MODERATED: "Moderated",
    Stage.TAKEN_BACK: "Taken back",
}
_ALWAYS = {"impact": "Impact of the work on the child", "experience": "Experience of child and family"}


def area_name(audit: Audit, area: str) -> str:
    """The area as this month names it."""
    return area_of(audit.round.aspects, area)


def area_of(aspects: Sequence[str], area: str) -> str:
    """The same for the aspects of a round, whatever is judged by them."""
    if area in _ALWAYS:
        return _ALWAYS[area]
    number = ASPECTS.index(area)
    return aspects[number] or f"Aspect {number + 1}"


def grade_words(audit: Audit) -> str:
    """Doesn't yet meet Good, with good features; "" where there is no grade yet."""
    if audit.grade is None:
        return ""
    features = ", with good features" if audit.grade is Grade.NOT_YET_GOOD and audit.good_features else ""
    return GRADES[audit.grade] + features


def name_of(audit: Audit) -> str:
    """Planning, December 2017 · core audit."""
    return f"{audit.round.theme}, {audit.round.name} · {KINDS[audit.kind]}"


def submitted_words(audit: Audit, today: date) -> str:
    """The same in a message, which is not drawn again when a day has passed."""
    return f"submitted {short_date(audit.submitted, today)}" if audit.submitted else ""


def waiting_words(audit: Audit, today: date, calendar: Calendar) -> str:
    """How long a submitted audit has waited for its moderation."""
    days = calendar.between(audit.submitted, today) if audit.submitted else 0
    return "submitted today" if days <= 0 else f"submitted {days} working {'day' if days == 1 else 'days'} ago"
