"""What the Practice Learning Team is told of a month's report: that it is drafted, that it waits for a sign-off, that its figures
have changed since it was posted, and those who wrote in it that it is signed off; the same messages say later how it stands."""

from collections.abc import Mapping
from datetime import date

from cards.elements import Actions, Button, Card, Line, Span, Text
from cards.places import Place
from cards.report_preview import PREVIEW
from cards.report_sheet import ONE, state
from cards.view import View
from domain.report import Report, ReportState
from domain.reporting import Without

DRAFTED, SIGNED, NONE, ASKED = "report-drafted", "report-signed", "report-none", "report-asked"
OUTDATED = "report-outdated"
TELLS: Mapping[str, ReportState] = {DRAFTED: ReportState.DRAFT, SIGNED: ReportState.SIGNED}
"""In which state each is true."""
_PUSH: Mapping[ReportState, str] = {
    ReportState.DRAFT: "is drafted",
    ReportState.SIGNED: "is signed off",
    ReportState.POSTED: "is posted",
}


def why_none(month: date, why: Without) -> str:
    """There is no report of January 2018: no round was planned for it."""
    return f"There is no report of {month:%B %Y}: {why}."


def none(month: date, why: Without) -> Card:
    """That nothing comes of a month is said as well, or nobody would know whether it was forgotten."""
    further = " Once the round is open, its report is drafted." if why is Without.OPENING else ""
    said = f"{why_none(month, why)} Channels are told nothing of that month.{further}"
    rounds = Actions((Button("Rounds", "rounds", ""),))
    return Card(f"There is no report of {month:%B %Y}", (Text(said), rounds), str(Place("posted")))


def card(one: Report, view: View) -> Card:
    """As it is posted, and as it is drawn again when it has gone on."""
    push = f"The report of {one.name} {_PUSH[one.state]}"
    if one.state is ReportState.DRAFT and one.edition > 1:
        push = f"A correction of the report of {one.name}, edition {one.edition}, is being written"
    said: Line = (
        f"{push}. The figures are filled in; what they mean is for you to write, and for somebody else to sign off."
    )
    if one.state is not ReportState.DRAFT:
        said = (f"The report of {one.name}: ", *_spans(state(one, view)), ".")
    return Card(push, (Text(said), Actions((Button("Open it", ONE, one.reference),))), str(Place("posted")))


def asked(one: Report, by: int | None, view: View) -> Card:
    """To who can sign it off, as long as it stands as it was when that was asked for."""
    push = f"The report of {one.name} waits for your sign-off"
    said: Line = (
        f"{push}. ", view.mention(by), " has written it and asks for it. Read it in full, and sign it off where you open it.",
    )  # fmt: skip
    buttons = (Button("Open it", ONE, one.reference), Button("Preview", PREVIEW, one.reference))
    return Card(push, (Text(said), Actions(buttons)), str(Place("posted")))


def outdated(one: Report) -> Card:
    """To those who can begin a correction: whoever judges an audit anew may not know that its month's report is posted."""
    push = f"The figures of {one.name} have changed since its report was posted"
    said = f"{push}: an audit of that month was judged anew. Where you open it, it says what differs, and can be corrected."
    return Card(push, (Text(said), Actions((Button("Open it", ONE, one.reference),))), str(Place("posted")))


def _spans(line: Line) -> tuple[Span, ...]:
    return (line,) if isinstance(line, str) else line
