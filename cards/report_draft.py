"""What stands in each section of a report: what somebody wrote, or until then what auditbot offers, made from the figures as they
are now and from the open points of the last report that was posted."""

from collections.abc import Mapping, Sequence

from cards import report_words
from domain.month import MonthOfRun
from domain.report import Report, ReportState, Section

LONGEST = 3000
CARRIED = (Section.RECOMMENDATIONS, Section.NEXT)
"""What is carried from report to report until somebody writes it anew."""
NO_FIGURES = "No audit of this month is moderated yet, so there are no figures."


def offered(run: Sequence[MonthOfRun], led_to: Mapping[str, Sequence[str]], last: Report | None) -> dict[Section, str]:
    """By section. `led_to`: by finding, the recommendations; `last`: the report that was posted before, if there is one."""
    told = report_words.sentences(run, led_to) if run and run[-1].figures else {Section.MUCH: [NO_FIGURES]}
    found = {section: "\n".join(lines) for section, lines in told.items() if lines}
    for section in CARRIED:
        if last and (text := last.narrative.get(section, "")):
            found[section] = f"From the report of {last.name}:\n{text}"
    return {section: text[:LONGEST] for section, text in found.items()}


def narrative(one: Report, offer: Mapping[Section, str]) -> dict[Section, str]:
    """Every section in its order. Once it is signed off, what was offered is kept with it."""
    if one.state is not ReportState.DRAFT:
        return {section: one.narrative.get(section, "") for section in Section}
    return {section: one.narrative.get(section, offer.get(section, "")) for section in Section}
