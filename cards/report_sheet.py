"""A month's report as the Practice Learning Team works on it: how far it is, its sections, and the figures behind them."""

from collections.abc import Sequence
from dataclasses import dataclass

from cards.elements import Actions, Block, Button, Card, Divider, Fields, Line, List, Moment, Row, Span, Strong, Text
from cards.figures import lines
from cards.history import history
from cards.places import Place
from cards.view import View
from cards.words import shorten
from domain.audit_round import AuditRound
from domain.figures import Figures
from domain.report import TITLES, Report, ReportState, Section
from storage.history import Kept

ONE = "report"
SHOWN = 200
NOT_YET = "No audit of this month is moderated yet."


@dataclass(frozen=True, slots=True)
class ReportSheet:
    """One edition with all that its card says of it. `figures`: None where nothing is moderated; `months`: the others of which
    there can be a report, the latest first."""

    report: Report
    round: AuditRound
    figures: Figures | None
    months: Sequence[str] = ()
    history: Sequence[Kept] = ()


def title(one: Report, theme: str) -> str:
    """Report of December 2017 · Planning."""
    return f"Report of {one.name} · {theme}"


def card(sheet: ReportSheet, view: View) -> Card:
    one = sheet.report
    heading = title(one, sheet.round.theme)
    blocks: list[Block] = [
        Text(heading, "heading"),
        Fields(_facts(one, view)),
        List(tuple(_row(one, section) for section in Section)),
        Divider(),
        Text((Strong("Figures"),)),
        Text("\n".join(lines(sheet.figures)) if sheet.figures else NOT_YET),
        *([Actions(ways)] if (ways := _ways(sheet)) else []),
        Text(history(sheet.history, view), "muted"),
    ]
    return Card(heading, tuple(blocks), str(Place(ONE, rest=f"{one.month:%Y-%m}")))


def _facts(one: Report, view: View) -> tuple[tuple[str, Line], ...]:
    pairs: list[tuple[str, Line]] = [("State", _state(one, view))]
    pairs += [("Edition", f"{one.edition}, a correction: {one.change}")] if one.edition > 1 else []
    pairs += [("Written by", (view.mention(one.written_by),))] if one.written_by else []
    return tuple(pairs)


def _state(one: Report, view: View) -> Line:
    match one.state:
        case ReportState.DRAFT:
            return "Draft"
        case ReportState.SIGNED:
            return ("Signed off by ", view.mention(one.signed_by), *_at(one))
    return ("Posted by ", view.mention(one.posted_by), *_at(one))


def _at(one: Report) -> tuple[Span, ...]:
    at = one.posted_at or one.signed_at
    return (", ", Moment(at)) if at else ()


def _row(one: Report, section: Section) -> Row:
    said = one.narrative.get(section, "")
    return Row((Strong(TITLES[section]),), shorten(said, SHOWN) if said else "Nothing is written yet.")


def _ways(sheet: ReportSheet) -> tuple[Button, ...]:
    return tuple(Button(month, ONE, month) for month in sheet.months[:3])
