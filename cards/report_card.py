"""A month's report as the Practice Learning Team works on it: how far it is, its sections, and the figures behind them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cards.elements import Actions, Block, Button, Card, Divider, Fields, Line, List, Moment, Row, Span, Strong, Text
from cards.figures import lines
from cards.history import history
from cards.places import Place
from cards.view import View
from cards.words import shorten
from domain.audit_round import AuditRound
from domain.month import MonthFigures
from domain.report import TITLES, Report, ReportState, Section
from domain.reporting import ReportVerb, abilities
from storage.history import Kept

ONE = "report"
SHOWN, MONTHS = 300, 3
NOTHING, OFFERED = "Nothing is written yet.", "Not written yet. auditbot would say:"


@dataclass(frozen=True, slots=True)
class Standing:
    """One edition with all that its card says of it. `figures`: None where nothing is moderated; `narrative`: what stands in
    each section, or is offered for it; `others`: the months beside it of which there can be a report, the latest first."""

    report: Report
    round: AuditRound
    figures: MonthFigures | None
    narrative: Mapping[Section, str] = field(default_factory=dict)
    others: Sequence[str] = ()
    history: Sequence[Kept] = ()


def title(one: Report, theme: str) -> str:
    """Report of December 2017 · Planning."""
    return f"Report of {one.name} · {theme}"


def write_button(section: Section, label: str, one: Report) -> Button:
    return Button(label, f"report_write_{section}", one.reference, one.version, opens_form=True)


def card(standing: Standing, view: View) -> Card:
    one = standing.report
    heading = title(one, standing.round.theme)
    able = abilities(view.who, one, own=True)
    table = standing.figures.table if standing.figures else None
    blocks: list[Block] = [
        Text(heading, "heading"),
        Fields(_facts(one, view)),
        List(tuple(_row(standing, section, able) for section in Section)),
        Divider(),
        Text((Strong("Figures"),)),
        Text("\n".join(lines(table)) if table else "No audit of this month is moderated yet."),
        *([Actions(ways)] if (ways := _ways(standing)) else []),
        Text(history(standing.history, view), "muted"),
    ]
    return Card(heading, tuple(blocks), str(Place(ONE, rest=f"{one.month:%Y-%m}")))


def _facts(one: Report, view: View) -> tuple[tuple[str, Line], ...]:
    pairs: list[tuple[str, Line]] = [("State", state(one, view))]
    pairs += [("Edition", f"{one.edition}, a correction: {one.change}")] if one.edition > 1 else []
    pairs += [("Written last by", (view.mention(one.written_by),))] if one.written_by else []
    return tuple(pairs)


def state(one: Report, view: View) -> Line:
    match one.state:
        case ReportState.DRAFT:
            return "Draft"
        case ReportState.SIGNED:
            return ("Signed off by ", view.mention(one.signed_by), *_at(one))
    return ("Posted by ", view.mention(one.posted_by), *_at(one))


def _at(one: Report) -> tuple[Span, ...]:
    at = one.posted_at or one.signed_at
    return (", ", Moment(at)) if at else ()


def _row(standing: Standing, section: Section, able: frozenset[ReportVerb]) -> Row:
    one, text = standing.report, standing.narrative.get(section, "")
    written = section in one.narrative
    said = f"{'' if written else f'{OFFERED} '}{shorten(text, SHOWN)}" if text else NOTHING
    write = (write_button(section, "Change" if written else "Write", one),) if ReportVerb.WRITE in able else ()
    return Row((Strong(TITLES[section]),), said, write)


def _ways(standing: Standing) -> tuple[Button, ...]:
    return tuple(Button(month, ONE, month) for month in standing.others[:MONTHS])
