"""All that a month's report says, read for its files in one go: every figure as it is, for those who may see all of them."""

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from domain.calendar import LONDON, london_day
from domain.evidence import MONTHS
from domain.month import PartFigures
from domain.programme import after
from domain.recommendation import Recommendation
from domain.report import Report
from domain.report_sheet import Planned, Recommended, ReportSheet, SourceSaid
from domain.reporting import begun
from domain.role_words import by_role
from storage.months import PARTS, parts_as_now
from storage.months_beside import corrected_since
from storage.nouns import Nouns
from storage.report_draft import run_of_edition
from storage.report_lists import lists_of
from storage.sentences import texts


def sheet_of(ledger: Nouns, month: date) -> ReportSheet | None:
    """As its latest edition stands, whether it is posted or not; None where the month has no round."""
    first = month.replace(day=1)
    of = ledger.rounds.of_month(first)
    if of is None:
        return None
    one = ledger.reports.latest(first) or begun(first, ledger.now)
    lists = lists_of(ledger, one)
    return ReportSheet(
        month=first,
        theme=of.theme,
        run=tuple(run_of_edition(ledger, one)),
        led_to=lists.led_to,
        better=tuple(texts(ledger.sentences.told(one))),
        evidence=evidence_between(ledger, after(first, 1 - MONTHS), after(first), lists.evidence),
        recommendations=recommended(ledger, first, first),
        plan=planned(ledger, first),
        notes=noted(ledger, first),
        opinions=_opinions(ledger, lists.opinions),
        aspects=of.aspects,
        parts=_parts(ledger, one, lists.teams),
        audits=lists.audits,
        as_of=as_of(ledger, one),
        corrected=corrected_since(ledger, one),
        **edition(one),
    )


def as_of(ledger: Nouns, one: Report) -> date | None:
    """Of what is signed off, the day on which recommendations, plans and notes stand so: these go on from day to day."""
    return ledger.today.day if one.figures is not None else None


def edition(one: Report) -> dict[str, Any]:
    posted = london_day(one.posted_at) if one.posted_at else None
    told = {"state": one.state, "edition": one.edition, "change": one.change, "posted_on": posted}
    return {"narrative": one.narrative, **told}


def evidence_between(
    ledger: Nouns, first: date, end: date, known: Collection[int | None] | None = None
) -> tuple[SourceSaid, ...]:
    """What stands and is dated from this day on, and before the other; the oldest first. `known`: of these alone."""
    found = ledger.evidence.between(first, end - timedelta(days=1))
    told = [one for one in reversed(found) if known is None or one.id in known]
    return tuple(SourceSaid(one.dated, one.source, one.text, one.tags) for one in told)


def recommended(
    ledger: Nouns, first: date, last: date, seen: Callable[[Recommendation], bool] = lambda _one: True
) -> tuple[Recommended, ...]:
    """Those of the reports up to the last month that were not settled before the first one began."""
    found = [one for one in ledger.recommendations.up_to(last) if _stood(one.closed_at, first) and seen(one)]
    owners, teams_of = ledger.people.named(one.owner_id for one in found), ledger.people.teams()
    return tuple(
        Recommended(
            one.reference, one.month, one.theme, one.text, one.due, str(one.state), one.measure, one.service,
            by_role(owners[one.owner_id], teams_of) if one.owner_id in owners else "", one.outcome, one.tags,
        )
        for one in found
    )  # fmt: skip


def planned(ledger: Nouns, month: date) -> tuple[Planned, ...]:
    """What teams have open, and what they settled since the month began."""
    steps = ledger.team_plans.steps([team.id for team in ledger.people.teams()])
    found = sorted(
        (s for s in steps if _stood(s.closed_at, month)), key=lambda step: (step.team.name, step.due, step.id)
    )
    return tuple(
        Planned(step.reference, step.team.name, step.text, step.due, str(step.state), step.outcome) for step in found
    )


def noted(ledger: Nouns, month: date) -> dict[str, str]:
    """By team, what it will do differently."""
    notes = ledger.team_plans.notes_of(month)
    return {team.name: notes[team.id].text for team in ledger.people.teams() if team.id in notes}


def _stood(closed_at: datetime | None, month: date) -> bool:
    """Whether it was not settled before the month began."""
    return closed_at is None or closed_at >= datetime.combine(month, time(), LONDON)


def _opinions(ledger: Nouns, known: Mapping[int, int]) -> tuple[str, ...]:
    """Those that still are as they were."""
    said = ledger.opinions.some(sorted(known))
    return tuple(said[audit].text for audit in sorted(said) if said[audit].version == known[audit])


def _parts(ledger: Nouns, one: Report, names: Mapping[str, str]) -> dict[str, PartFigures]:
    """Of each team that was audited, by its name."""
    if one.figures is None:
        return {names[room]: part for room, part in parts_as_now(ledger, one.month, list(names)).items()}
    kept = one.figures.get(PARTS, {})
    return {name: PartFigures.of_values(kept[room]) for room, name in names.items() if room in kept}
