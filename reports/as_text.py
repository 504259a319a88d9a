"""A month's report as lines of text for the shell: every figure with what it is of, then how each stands against the months
before, the findings that have come back, and what they led to."""

from collections.abc import Iterator, Mapping, Sequence

from cards.figures import said
from cards.month_rows import groups
from cards.report_words import NAMES, against, gaps, times
from domain.audit_round import AuditRound
from domain.month import MonthOfRun
from domain.trends import returning, trends

NO_ASPECTS = ("", "", "")
_POSTED = "As posted: the figures of its report."
_NOW = "Not posted yet: the figures as they are now."
_TABLE_ALONE = "Of this month no more is known than its published table."
_NOTHING = "No core audit of this month was moderated: there is no figure."


def lines(run: Sequence[MonthOfRun], found: AuditRound | None, led_to: Mapping[str, Sequence[str]]) -> list[str]:
    """Of the last month of the run; `found`: its round. `led_to`: by finding, the recommendations."""
    return [line for part in (_about(run[-1]), _figures(run[-1], found), _before(run, led_to)) for line in part]


def _about(one: MonthOfRun) -> Iterator[str]:
    yield f"Practice audits, {one.month:%B %Y}" + (f" · theme: {one.theme}" if one.theme else "")
    if one.figures is None:
        yield _NOTHING if one.theme else "There was no round in this month."
        return
    yield _POSTED if one.is_posted else _NOW
    if one.figures.is_table_alone:
        yield _TABLE_ALONE


def _figures(one: MonthOfRun, found: AuditRound | None) -> Iterator[str]:
    for group in groups(one.figures, found.aspects if found else NO_ASPECTS) if one.figures else ():
        yield ""
        yield f"{group.title} ({group.over[0].lower()}{group.over[1:]})" if group.over else group.title
        yield from (f"  {label}: {said(value)}" for label, value in group.rows)


def _before(run: Sequence[MonthOfRun], led_to: Mapping[str, Sequence[str]]) -> Iterator[str]:
    first, last = f"{run[0].month:%B %Y}", f"{run[-1].month:%B %Y}"
    courses = [trend for trend in trends(run) if trend.before]
    if courses:
        yield from ("", f"Against the months before ({first} to {last})")
        yield from (f"  {NAMES[trend.measure]}: {against(trend)}" for trend in courses)
    if findings := returning(run, led_to):
        yield from ("", f"Findings, and how often each came back ({first} to {last})")
        yield from (f"  {each.tag}: {against(each)} · {times(each)}" for each in findings)
    if without := gaps(run):
        yield from ("", *without)
