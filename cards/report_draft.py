"""What stands in each section of a report: what somebody wrote, or until then what auditbot offers, made from the figures as they
are now and from the open points of the last report that was posted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cards import report_words
from cards.evidence import line
from domain.evidence import Evidence, beside
from domain.month import MonthOfRun
from domain.recommendation import Recommendation
from domain.report import LONGEST, Report, ReportState, Section

_FROM = "From the report of "
NO_FIGURES = "No audit of this month is moderated yet, so there are no figures."


@dataclass(frozen=True, slots=True)
class Beside:
    """What is set beside the figures. `led_to`: by finding, the recommendations; `last`: the report that was posted before, if
    there is one; `evidence`: what other sources said in the twelve months up to this one; `open`: recommendations that are not
    done; `notes`: by team, what it would do differently after the last report."""

    led_to: Mapping[str, Sequence[str]]
    last: Report | None = None
    evidence: Sequence[Evidence] = ()
    open: Sequence[Recommendation] = ()
    notes: Mapping[str, str] = field(default_factory=dict)


def offered(run: Sequence[MonthOfRun], other: Beside) -> dict[Section, str]:
    """By section."""
    told = report_words.sentences(run, other.led_to) if run and run[-1].figures else {Section.MUCH: [NO_FIGURES]}
    told = {
        **told,
        Section.LINKS: [*told.get(Section.LINKS, ()), *_sources(run, other.evidence)],
        Section.RECOMMENDATIONS: [f"{one.reference}, from {one.month:%B %Y}: {one.text}" for one in other.open],
        Section.NEXT: _next(other),
    }
    return {section: "\n".join(lines)[:LONGEST] for section, lines in told.items() if lines}


def _next(other: Beside) -> list[str]:
    """What the last report left to do, and what the teams said to it."""
    if other.last is None:
        return []
    text, name = other.last.narrative.get(Section.NEXT, ""), other.last.name
    carried = [text if text.startswith(_FROM) else f"{_FROM}{name}:\n{text}"] if text else []
    notes = [f"{team}: {said}" for team, said in other.notes.items()]
    return [*carried, *([f"What teams would do differently after the report of {name}:", *notes] if notes else [])]


def _sources(run: Sequence[MonthOfRun], found: Sequence[Evidence]) -> list[str]:
    """What speaks to the month's own findings."""
    figures = run[-1].figures if run else None
    tags = {tag for tag, share in figures.findings.items() if share.count} if figures else set()
    return [line(one, tags) for one in beside(found, tags)]


def narrative(one: Report, offer: Mapping[Section, str]) -> dict[Section, str]:
    """Every section in its order. Once it is signed off, what was offered is kept with it."""
    if one.state is not ReportState.DRAFT:
        return {section: one.narrative.get(section, "") for section in Section}
    return {section: one.narrative.get(section, offer.get(section, "")) for section in Section}
