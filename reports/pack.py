"""What the template of the inspection pack may name: its three questions, answered with figures, findings, sources and plans."""

from collections.abc import Sequence
from typing import Any

from cards.elements import Image
from cards.figures import rows, said
from cards.month_chart import alt, of_admissibility, of_grades
from cards.report_words import NAMES, against, gaps, span
from domain.month import MonthOfRun
from domain.pack_sheet import PackSheet
from domain.trends import trends
from reports.contents import READING
from reports.month_chart import draw
from reports.months import findings_of, run
from reports.plain import month_name, paragraphs
from reports.what_follows import plan, recommendations, sources

METHOD = (
    "Each month cases are drawn across services, teams and age bands. An auditor who is not of the case's own team judges five "
    "areas and gives a grade; a moderator decides whether the audit can be relied on. Only admissible audits of core auditors "
    "count in the figures on practice, and every change of a grade is kept with its reason."
)

MARKING = "Full figures, small counts too: for the inspection, the Practice Learning Team and the director only"


def pack_contents(sheet: PackSheet) -> dict[str, Any]:
    whole = sheet.whole
    return {
        "title": f"Inspection pack: practice audits, {span(sheet.first, sheet.last)}",
        "span": span(sheet.first, sheet.last),
        "status": "As it stands",
        "marking": MARKING,
        "reading": READING,
        "method": METHOD,
        "whole": [{"label": row.label, "now": said(row.value)} for row in rows(whole)] if whole else [],
        "run": run(sheet.run),
        "gaps": gaps(sheet.run),
        "trends": [{"label": NAMES[one.measure], "text": against(one)} for one in trends(sheet.run)],
        "findings": findings_of(sheet.run, sheet.led_to),
        "sentences": list(sheet.better),
        "analysis": [{"month": month_name(of), "lines": paragraphs(text)} for of, text in sheet.analysis.items()],
        "auditing": [_auditing(one) for one in sheet.run],
        "evidence": sources(sheet.evidence),
        "recommendations": recommendations(sheet.recommendations),
        "plan": plan(sheet.plan),
        "notes": [
            {"month": month_name(of), "team": team, "text": text}
            for of, told in sheet.notes.items()
            for team, text in told.items()
        ],
    }


def pack_charts(run: Sequence[MonthOfRun]) -> list[Image]:
    return [Image(alt(one), draw(one)) for one in (of_grades(run), of_admissibility(run)) if one.bars]


def _auditing(one: MonthOfRun) -> dict[str, str]:
    """What says how far the audits themselves can be relied on."""
    told = dict.fromkeys(("moderated", "in_time", "agreed", "kept", "auditors", "fair", "useful"), "–")
    month = {"month": month_name(one.month)}
    if one.figures is None or one.figures.is_table_alone:
        return {
            **told,
            "moderated": said(one.figures.table.moderated) if one.figures else "no audits",
            **month,
        }
    made, opinions = one.figures.auditing, one.figures.opinions
    return {
        "moderated": said(one.figures.table.moderated),
        "in_time": said(made.in_time),
        "agreed": said(made.agreed),
        "kept": said(made.grade_kept),
        "auditors": said(made.auditors),
        "fair": said(opinions.fair),
        "useful": said(opinions.useful),
        **month,
    }
