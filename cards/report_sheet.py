"""A month's report as the Practice Learning Team works on it: how far it is, its sections, and the figures behind them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from cards import report_doubts
from cards.elements import (
    Actions,
    Block,
    Button,
    Card,
    Confirm,
    Divider,
    Fields,
    Form,
    Line,
    List,
    Moment,
    Row,
    Span,
    Strong,
    Text,
)
from cards.evidence import NAME as EVIDENCE
from cards.figures import lines
from cards.history import history
from cards.places import Place
from cards.report_files import sent
from cards.rounds import left_words
from cards.sentences import BETTER
from cards.view import View
from cards.whole_audit import in_pieces
from cards.words import count, listed, shorten
from domain.audit_round import AuditRound
from domain.month import MonthFigures
from domain.progress import Left
from domain.report import TITLES, Report, ReportState, Section
from domain.reporting import ReportVerb
from storage.doubt import ARRIVED
from storage.history import Kept
from storage.report_rooms import Destination

ONE = "report"
SHOWN, MONTHS, CONFIRM, DOUBTS = 300, 3, 280, 5
NOTHING_LEFT = Left()
SECTIONS = "Channels get the figures and the confirmed sentences, and nothing that is written in the sections."
NOTHING, EMPTIED, OFFERED = "Nothing is written yet.", "Left empty.", "Not written yet. auditbot would say:"


@dataclass(frozen=True, slots=True)
class Standing:
    """One edition with all that its card says of it. `figures`: None where nothing is moderated; `narrative`: what stands in
    each section, or is offered for it; `others`: the months beside it of which there can be a report, the latest first;
    `left`: what of its round is still to do; `rooms`: where it goes, or has gone; `better`: the confirmed sentences; `files`: how
    often each of its files was asked for: one by one, that would push the changes off the card; `none`: that of a later month
    there is none; `since`: what is no more as it was signed off or posted."""

    report: Report
    round: AuditRound
    figures: MonthFigures | None
    narrative: Mapping[Section, str] = field(default_factory=dict)
    others: Sequence[date] = ()
    history: Sequence[Kept] = ()
    able: frozenset[ReportVerb] = frozenset()
    left: Left = NOTHING_LEFT
    rooms: Sequence[Destination] = ()
    better: Sequence[str] = ()
    files: Mapping[str, int] = field(default_factory=dict)
    none: str = ""
    since: Sequence[str] = ()


def title(one: Report, theme: str) -> str:
    """Report of December 2017 · Planning."""
    return f"Report of {one.name} · {theme}"


def write_button(section: Section, label: str, one: Report) -> Button:
    return Button(label, f"report_write_{section}", one.reference, one.version, opens_form=True)


def card(standing: Standing, view: View) -> Card:
    one = standing.report
    heading = title(one, standing.round.theme)
    table = standing.figures.table if standing.figures else None
    blocks: list[Block] = [
        Text(heading, "heading"),
        *([Text(standing.none)] if standing.none else []),
        Fields(_facts(standing, view)),
        *([List(rows)] if (rows := _in_doubt(standing)) else []),
        List(tuple(_row(standing, section) for section in Section)),
        *([Text("\n".join(standing.since))] if standing.since else []),
        Actions((*_reading(one), *_changes(standing))),
        Actions(_beside(one)),
        Divider(),
        Text((Strong("Figures"),)),
        Text("\n".join(lines(table)) if table else "No audit of this month is moderated yet."),
        *([Actions(ways)] if (ways := _ways(standing)) else []),
        Text(history(standing.history, view), "muted"),
        *([Text(files, "muted")] if (files := sent(standing.files)) else []),
    ]
    return Card(heading, tuple(blocks), str(Place(ONE, rest=f"{one.month:%Y-%m}")))


def in_full(narrative: Mapping[Section, str], better: Sequence[str] = ()) -> Form:
    """To read alone: nothing is asked. `better`: the confirmed sentences, which stand in “Is anybody better off?”."""
    parts: list[Text | Divider] = []
    for section in Section:
        parts += [Divider()] if parts else []
        parts += in_pieces(TITLES[section], narrative.get(section, "")) or [
            Text((Strong(TITLES[section]), f"\n{NOTHING}"))
        ]
        parts += [Text(f"• {each}") for each in better] if section is Section.BETTER else []
    return Form("The report in full", "report_whole", tuple(parts), submit="", close="Close")


def _reading(one: Report) -> tuple[Button, Button]:
    whole = Button("Read in full", "report_whole", one.reference, opens_form=True)
    return whole, Button("Preview", "report_preview", one.reference)


def _beside(one: Report) -> tuple[Button, ...]:
    """What it is written from, and what can be had of it."""
    return (
        Button("What changed", BETTER, f"{one.month:%Y-%m}:1"),
        Button("Other sources", EVIDENCE),
        Button("Word report", "report_word", one.reference),
        Button("Workbook", "report_workbook", one.reference),
    )


def _changes(standing: Standing) -> tuple[Button, ...]:
    """Those that the reader can press now; who wrote in it sees no button to sign it off."""
    one, found = standing.report, []
    about, seen = one.this_edition, one.version
    if ReportVerb.SIGN in standing.able and standing.figures:
        found.append(Button("Sign off", "report_sign", about, seen, "primary", _sign(standing)))
    elif ReportVerb.ASK in standing.able and standing.figures:
        found.append(Button("Ask for a sign-off", "report_ask", about, seen, "", _ask(standing)))
    if ReportVerb.POST in standing.able and one.state is ReportState.SIGNED:
        found.append(Button("Post", "report_post", about, seen, "primary", _post(standing)))
    if ReportVerb.POST in standing.able and one.state is ReportState.POSTED and _to_come(standing):
        found.append(Button("Post in further channels", "report_post", about, seen, "", _post(standing)))
    if ReportVerb.POST in standing.able and one.state is ReportState.POSTED and (names := _refused(standing)):
        found.append(Button("Post again where it was refused", "report_again", one.reference, confirm=_again(names)))
    if ReportVerb.TAKE_BACK in standing.able:
        found.append(Button("Take back the sign-off", "report_take_back", about, seen, "", _BACK))
    if ReportVerb.CORRECT in standing.able:
        found.append(Button("Correct it", "report_correct", about, seen, opens_form=True))
    return tuple(found)


_BACK = Confirm("Take back the sign-off?", "It is a draft again, and can be written in.", "Take back")


def _ask(standing: Standing) -> Confirm:
    said = ["The others of the Practice Learning Team who can sign it off get a message.", *_lacks(standing)]
    return Confirm("Is it ready to be signed off?", shorten(" ".join(said), CONFIRM), "Ask them")


def _sign(standing: Standing) -> Confirm:
    said = ["You have read all of it. Its words and figures stay as they are from now on.", *_lacks(standing), SECTIONS]
    return Confirm("Sign off this report?", " ".join(said), "Sign off")


def _lacks(standing: Standing) -> list[str]:
    """What is still to do, and what nobody wrote."""
    empty = [TITLES[section] for section in Section if not standing.narrative.get(section)]
    said = [f"Of its round, {left_words(standing.left)}."] if not standing.left.is_nothing else []
    return [*said, *([f"Nothing is written under {listed(empty)}."] if empty else [])]


def _to_come(standing: Standing) -> list[str]:
    return [each.name for each in standing.rooms if each.channel and not each.put]


def _refused(standing: Standing) -> list[str]:
    return [each.name for each in standing.rooms if each.channel and each.is_refused]


def _again(names: list[str]) -> Confirm:
    goes = (
        f"It goes to the {count(len(names), 'channel')} of {listed(names)}, as set under “/actions settings”, Channels."
    )
    return Confirm("Post it again?", shorten(goes, CONFIRM), "Post again")


def _in_doubt(standing: Standing) -> tuple[Row, ...]:
    """The next of them once these are answered."""
    if ReportVerb.POST not in standing.able or standing.report.state is not ReportState.POSTED:
        return ()
    return tuple(report_doubts.row(standing.report.month, each) for each in standing.rooms if each.is_in_doubt)[:DOUBTS]


def _post(standing: Standing) -> Confirm:
    names = _to_come(standing)
    goes = (
        f"It goes to the {count(len(names), 'channel')} of {listed(names)}." if names else "No further channel is set."
    )
    again = " What is posted already is brought up to date." if standing.report.edition > 1 else ""
    return Confirm("Post this report?", shorten(f"{goes}{again}", CONFIRM), "Post")


def _facts(standing: Standing, view: View) -> tuple[tuple[str, Line], ...]:
    one = standing.report
    pairs: list[tuple[str, Line]] = [("State", state(one, view))]
    pairs += [("Edition", f"{one.edition}, a correction: {one.change}")] if one.edition > 1 else []
    pairs += [("Written last by", (view.mention(one.written_by),))] if one.written_by else []
    pairs += [("Channels", said)] if one.state is not ReportState.DRAFT and (said := _channels(standing.rooms)) else []
    return tuple(pairs)


def _channels(rooms: Sequence[Destination]) -> str:
    """Where it has gone, and where it cannot go."""
    by = {words: [each.name for each in rooms if _standing_of(each) == words] for words in _PUT}
    return "\n".join(f"{words}: {shorten(listed(names), SHOWN)}" for words, names in by.items() if names)


_POSTED, _COMING, _REFUSED = "Posted", "On its way", "Not posted, as it was refused"
_PERHAPS = "May or may not have arrived, please look there"
_ARRIVED = "Arrived, as one of you has seen; auditbot cannot change it there"
_GOES, _NOWHERE = "Goes to", "Without a channel"
_PUT = (_POSTED, _ARRIVED, _COMING, _REFUSED, _PERHAPS, _GOES, _NOWHERE)


def _standing_of(one: Destination) -> str:
    if one.put is None:
        return _GOES if one.channel else _NOWHERE
    if one.is_in_doubt or one.is_refused:
        return _PERHAPS if one.is_in_doubt else _REFUSED
    if one.put.state != "sent":
        return _COMING
    return _ARRIVED if one.put.trouble == ARRIVED else _POSTED


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


def _row(standing: Standing, section: Section) -> Row:
    one, text = standing.report, standing.narrative.get(section, "")
    written = section in one.narrative
    said = f"{'' if written else f'{OFFERED} '}{shorten(text, SHOWN)}" if text else EMPTIED if written else NOTHING
    if section is Section.BETTER and standing.better:
        said += f" · {count(len(standing.better), 'confirmed sentence')} in it"
    write = (write_button(section, "Change" if written else "Write", one),) if ReportVerb.WRITE in standing.able else ()
    return Row((Strong(TITLES[section]),), said, write)


def _ways(standing: Standing) -> tuple[Button, ...]:
    return tuple(Button(f"{month:%B %Y}", ONE, f"{month:%Y-%m}") for month in standing.others[:MONTHS])
