"""The monthly summary of all services as a channel reads it, and the practice learning team's own channel with every count.

Nobody is named and no case; what is said of children goes through `domain.suppression`, in words and charts alike.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cards import month_chart
from cards.elements import Actions, Block, Button, Card, Image, Strong, Text
from cards.figures import NOT_PUBLISHED, Value, said
from cards.month_chart import Chart, DrawMonths
from cards.places import Place
from cards.report_words import NAMES, month_beside
from cards.told_words import CORRECTED, NOT_AGAIN, grade_lines, told_words
from cards.words import count, shorten
from domain.figures import Share
from domain.month import ActionFigures, MonthFigures, MonthOfRun, OfChildren
from domain.report import TITLES, Report, Section
from domain.suppression import OPEN, alone, findings, grades_of
from domain.trends import Measure

PLACE = str(Place("posted"))
FINDINGS, SENTENCES, LONGEST = 5, 3, 400
"""How many a message shows, and how much of what somebody wrote."""
HIDDEN = "Counts of children below {below} are hidden here, and so is what they could be worked out from."
SENT = "Required actions: "
MOVING = (SENT, NAMES[Measure.HELPED])
"""How far actions have come moves on by itself: that is no correction."""
FOUND = "What was found most often"
M = Measure
AUDITING = (M.IMMEDIATE, M.DEVELOPMENT, M.INADMISSIBLE, M.MODERATED_IN_TIME)


@dataclass(frozen=True, slots=True)
class Whole:
    """What is told of all services. `run`: the months up to this one, the last; `below`: counts of children below it are
    hidden; `better`: the confirmed sentences; `was`: the same month in the edition that this one corrects."""

    report: Report
    run: Sequence[MonthOfRun]
    below: int
    better: Sequence[str] = ()
    private: bool = False
    was: MonthOfRun | None = None


def whole(of: Whole, draw: DrawMonths | None = None) -> Card:
    """`draw` None: in words alone, which say the same."""
    now = of.run[-1]
    blocks: list[Block] = [*heading(of.report, "Practice audits", now.theme)]
    if now.figures is None:
        blocks.append(Text("No core audit of this month has been moderated, so there are no figures."))
    else:
        blocks += _was(of, now.figures)
        blocks += [section(name, lines) for name, lines in _sections(of, now.figures) if lines]
    blocks += [Image(month_chart.alt(each), draw(each)) for each in _charts(of)] if draw else []
    blocks += [Text(HIDDEN.format(below=of.below), "muted")] if of.below != OPEN else []
    return Card(
        f"{title(of.report, 'Practice audits')}: summary", (*blocks, ways(of.report)), PLACE, private=of.private
    )


def section(name: str, lines: Sequence[str]) -> Text:
    """As wide as the message is: the lines are long."""
    return Text((Strong(name), "\n" + "\n".join(lines)))


def bulleted(lines: Sequence[str]) -> list[str]:
    """Names that have commas in them, one below the other."""
    return [f"• {line}" for line in lines]


def title(report: Report, what: str) -> str:
    return f"{what}, {report.name}"


def heading(report: Report, what: str, theme: str) -> list[Block]:
    """A correction says first that it is one, and what is corrected; it was checked to hold no number and no reference."""
    named = f"{title(report, what)} · theme: {theme}" if theme else title(report, what)
    return [
        Text(named, "heading"),
        *([Text(f"Corrected, edition {report.edition}: {report.change}")] if report.edition > 1 else []),
    ]


def _was(of: Whole, now: MonthFigures) -> list[Block]:
    """The figures that a correction has changed, as they were told before. Of children that is said only where every count is
    told: elsewhere the difference would be a few of them (decision 20)."""
    if of.was is None or of.was.figures is None:
        return []
    lines = _all_lines if of.below == OPEN else _lines_of_auditing
    stands = lines(of, now)
    changed = [line for line in lines(of, of.was.figures) if line not in stands and not line.startswith(MOVING)]
    return [Text(f"Before: {'; '.join(changed)}.")] if changed else []


def _all_lines(of: Whole, figures: MonthFigures) -> list[str]:
    return [line for _, lines in _sections(of, figures) for line in lines]


def _lines_of_auditing(of: Whole, figures: MonthFigures) -> list[str]:
    return [_moderated(figures), *_auditing(of, figures)]


def ways(report: Report) -> Actions:
    """Whoever presses is looked at then: most members of a channel are not entitled to the files."""
    about = report.reference
    return Actions((
        Button("Word report", "report_word", about),
        Button("Workbook", "report_workbook", about),
        Button("My team's actions", "list", "team"),
    ))  # fmt: skip


def _sections(of: Whole, now: MonthFigures) -> list[tuple[str, list[str]]]:
    better = [shorten(each, LONGEST) for each in of.better[:SENTENCES]]
    if len(of.better) > SENTENCES:
        better.append(f"And {count(len(of.better) - SENTENCES, 'more sentence')} in the Word report.")
    found = [(FOUND, lines)] if (lines := _findings(of, now)) else []
    return [
        (TITLES[Section.MUCH], _much(of, now)),
        (TITLES[Section.WELL], [*_grades(of, now), *_auditing(of, now)]),
        *found,
        (TITLES[Section.BETTER], [*better, *_helped(of, now)]),
    ]


def _much(of: Whole, now: MonthFigures) -> list[str]:
    lines = [_moderated(now), f"Cases of concern: {_concerns(of, now)}"]
    return lines if now.is_table_alone else [*lines, f"{SENT}{actions_words(now.actions)}"]


def _moderated(now: MonthFigures) -> str:
    teams = f", in {count(len(now.sampled.teams), 'team')}" if now.sampled.teams else ""
    return f"{count(now.table.moderated, 'core audit')} moderated, {now.table.admissible} admissible{teams}"


def _concerns(of: Whole, now: MonthFigures) -> str:
    if OfChildren.CONCERNS in now.withheld:
        return NOT_AGAIN
    return told_words(alone(now.concerns.raised, of.below)) if now.concerns else NOT_PUBLISHED


def _grades(of: Whole, now: MonthFigures) -> list[str]:
    before = _before(of)
    told = grades_of(now, of.below)
    if before is None or before.figures is None:
        return grade_lines(told)
    return grade_lines(
        told, grades_of(before.figures, before.hides_below(of.below)), month_beside(before.month, of.report.month)
    )


def _auditing(of: Whole, now: MonthFigures) -> list[str]:
    told = ((measure, measure.of(now)) for measure in AUDITING)
    return [f"{NAMES[one]}: {said(value)}{_in_before(of, one)}" for one, value in told if value is not None]


def _in_before(of: Whole, measure: Measure) -> str:
    before = _before(of)
    was: Value = measure.of(before.figures) if before else None
    return f", in {month_beside(before.month, of.report.month)} {said(was)}" if before and was is not None else ""


def _before(of: Whole) -> MonthOfRun | None:
    return next((one for one in reversed(of.run[:-1]) if one.figures), None)


def _findings(of: Whole, now: MonthFigures) -> list[str]:
    if OfChildren.FINDINGS in now.withheld:
        return [CORRECTED]
    found = findings(now.findings, of.below)
    most = sorted(found, key=lambda tag: (-found[tag].count, tag))[:FINDINGS]
    return bulleted([f"{tag}: {said(found[tag])}" for tag in most])


def _helped(of: Whole, now: MonthFigures) -> list[str]:
    """An action's difference is one child's."""
    if OfChildren.DIFFERENCES in now.withheld:
        return [f"{NAMES[M.HELPED]}: {NOT_AGAIN}"]
    found: Mapping[str, Share] = {"helped": now.actions.helped} if now.actions.helped.of else {}
    told = findings(found, of.below)
    return [f"{NAMES[M.HELPED]}: {said(each)}" for each in told.values()]


def _charts(of: Whole) -> list[Chart]:
    charts = [month_chart.of_grades(of.run, of.below), month_chart.of_admissibility(of.run)]
    return [chart for chart in charts if chart.tells]


def actions_words(of: ActionFigures) -> str:
    """12 sent, 5 of them done in time, 1 late, 6 still open."""
    if not of.sent:
        return "none sent"
    parts = {
        "done in time": of.in_time,
        "done late": of.late,
        "still open": of.open,
        "gone to a head of service": of.drifted,
    }
    return ", ".join([f"{of.sent} sent", *(f"{part.count} {name}" for name, part in parts.items() if part.count)])
