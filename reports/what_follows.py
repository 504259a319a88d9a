"""What follows from a month, as rows: other sources, recommendations, teams' actions, plans and notes, and what was said of
being audited."""

from collections.abc import Sequence
from typing import Any

from cards.figures import said
from domain.report_sheet import Planned, Recommended, ReportSheet, SourceSaid
from reports.plain import day, month_name

STATES = {"open": "Open", "done": "Done", "dropped": "Dropped"}
ALL_SERVICES = "All services"


def followed(sheet: ReportSheet) -> dict[str, Any]:
    return {
        "sentences": list(sheet.better),
        "evidence": sources(sheet.evidence),
        "recommendations": recommendations(sheet.recommendations),
        "teams": teams(sheet),
        "plan": plan(sheet.plan),
        "notes": [{"team": team, "text": text} for team, text in sheet.notes.items()],
        "opinions": list(sheet.opinions),
    }


def sources(them: Sequence[SourceSaid]) -> list[dict[str, Any]]:
    return [
        {"date": day(one.dated), "source": one.source, "text": one.text, "tags": ", ".join(one.tags) or "–"}
        for one in them
    ]


def recommendations(them: Sequence[Recommended]) -> list[dict[str, Any]]:
    return [
        {
            "reference": one.reference,
            "month": month_name(one.month),
            "theme": one.theme,
            "text": one.text,
            "for_whom": one.service or ALL_SERVICES,
            "owner": one.owner or "Nobody yet",
            "due": day(one.due),
            "state": STATES.get(one.state, one.state),
            "measure": one.measure or "–",
            "outcome": one.outcome or "–",
        }
        for one in them
    ]


def plan(lines: Sequence[Planned]) -> list[dict[str, Any]]:
    return [
        {
            "reference": one.reference,
            "team": one.team,
            "text": one.text,
            "due": day(one.due),
            "state": STATES.get(one.state, one.state),
        }
        for one in lines
    ]


def teams(sheet: ReportSheet) -> list[dict[str, Any]]:
    """The actions of the month's audits, by team."""
    return [
        {
            "team": name,
            "audited": part.sampled,
            "sent": part.actions.sent,
            "in_time": said(part.actions.in_time),
            "late": said(part.actions.late),
            "open": said(part.actions.open),
            "drifted": said(part.actions.drifted),
        }
        for name, part in sheet.parts.items()
    ]
