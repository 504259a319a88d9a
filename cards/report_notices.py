"""What the Practice Learning Team is told of a month's report: that it is drafted, and those who wrote in it that it is signed
off; the same messages say later how it stands."""

from collections.abc import Mapping

from cards.elements import Actions, Button, Card, Line, Span, Text
from cards.places import Place
from cards.report_sheet import ONE, state
from cards.view import View
from domain.report import Report, ReportState

DRAFTED, SIGNED = "report-drafted", "report-signed"
TELLS: Mapping[str, ReportState] = {DRAFTED: ReportState.DRAFT, SIGNED: ReportState.SIGNED}
"""In which state each is true."""
_PUSH: Mapping[ReportState, str] = {
    ReportState.DRAFT: "is drafted",
    ReportState.SIGNED: "is signed off",
    ReportState.POSTED: "is posted",
}


def card(one: Report, view: View) -> Card:
    """As it is posted, and as it is drawn again when it has gone on."""
    push = f"The report of {one.name} {_PUSH[one.state]}"
    said: Line = (
        f"{push}. The figures are filled in; what they mean is for you to write, and for somebody else to sign off."
    )
    if one.state is not ReportState.DRAFT:
        said = (f"The report of {one.name}: ", *_spans(state(one, view)), ".")
    return Card(push, (Text(said), Actions((Button("Open it", ONE, one.reference),))), str(Place("posted")))


def _spans(line: Line) -> tuple[Span, ...]:
    return (line,) if isinstance(line, str) else line
