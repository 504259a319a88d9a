"""The workbook behind a month's report: every figure with what it is of, the months before, and all that the report gathers."""

from collections.abc import Iterator, Sequence

from cards.audit_words import GRADES, KINDS, OUTCOMES, area_of
from cards.figures import Value, said
from cards.month_rows import Group
from domain.figures import Share
from domain.month import ActionFigures, MonthOfRun
from domain.report_sheet import AuditLine, ReportSheet
from domain.theme import AREAS
from domain.trends import Returning, returning
from reports.book import Cell, Heading, Sheet, workbook
from reports.contents import NO_FIGURES, READING, marking, status
from reports.plain import day, month_name
from reports.rows_of import every
from reports.what_follows import ALL_SERVICES, STATES

TEXT, NAME = 60, 28
NOTHING: tuple[Cell, Cell, Cell] = (None, None, None)
COUNTED = (Heading("Count"), Heading("Of"), Heading("Percent"))
_OF_ACTIONS = (
    "Sent", "Done in time", "Done late", "Open", "Drifted", "Given more time", "It made a difference", "Too early to say",
    "It made no difference",
)  # fmt: skip


def report_workbook(sheet: ReportSheet) -> bytes:
    return workbook(f"Practice audits, {month_name(sheet.month)}", list(_sheets(sheet)))


def _sheets(sheet: ReportSheet) -> Iterator[Sheet]:
    yield _about(sheet)
    yield _figures(sheet)
    yield months(sheet)
    if sheet.is_open:
        yield from _of_those_who_run_the_audits(sheet)
    yield recommendations(sheet)


def _of_those_who_run_the_audits(sheet: ReportSheet) -> Iterator[Sheet]:
    """What others are told of it stands among the figures."""
    yield _findings(sheet)
    yield _actions(sheet)
    yield _concerns(sheet.run)
    if sheet.audits:
        yield _audits(sheet)
    yield _evidence(sheet)
    yield _teams(sheet)


def _about(sheet: ReportSheet) -> Sheet:
    rows: list[tuple[str, Cell]] = [
        ("Month", month_name(sheet.month)),
        ("Theme", sheet.theme),
        ("State", status(sheet)),
        ("What is new in this edition", sheet.change),
        ("For whom", marking(sheet)),
        ("How to read it", READING if sheet.figures else NO_FIGURES),
    ]
    return Sheet("About", (Heading("About", NAME), Heading("This file", 90)), [row for row in rows if row[1]])


def _figures(sheet: ReportSheet) -> Sheet:
    then = {(g.title, row.label): cells(row.value) for g in _before(sheet) for row in g.rows}
    before = f", {month_name(sheet.before.month)}" if sheet.before else ", before"
    columns = (
        Heading("Part", NAME), Heading("Figure", TEXT), *COUNTED,
        *(Heading(f"{column.name}{before}", 18) for column in COUNTED), Heading("Counted over", 44),
    )  # fmt: skip
    rows = [
        (group.title, row.label, *cells(row.value), *then.get((group.title, row.label), NOTHING), group.over)
        for group in (every(sheet, sheet.run[-1]) if sheet.run else [])
        for row in group.rows
    ]
    return Sheet("Figures", columns, rows)


def _before(sheet: ReportSheet) -> list[Group]:
    return every(sheet, sheet.before) if sheet.before else []


def cells(value: Value) -> tuple[Cell, Cell, Cell]:
    """Count, of, percent; what is not known is said, and never 0."""
    if isinstance(value, Share) and value.of:
        return value.count, value.of, value.percent
    return said(value) if value is None or isinstance(value, Share) else value, None, None


def months(sheet: ReportSheet) -> Sheet:
    """Every figure of every month, a row each, to be sorted and counted further; a month without figures says so."""
    columns = (Heading("Month"), Heading("Theme", 18), Heading("Part", NAME), Heading("Figure", TEXT), *COUNTED)
    return Sheet("Months", columns, [row for one in sheet.run for row in _month(one, sheet)])


def _month(one: MonthOfRun, sheet: ReportSheet) -> Iterator[tuple[Cell, ...]]:
    if one.figures is None:
        yield one.month, one.theme, "Not posted" if one.is_withheld else "No audits"
        return
    for group in every(sheet, one):
        for label, value in group.rows:
            yield one.month, one.theme, group.title, label, *cells(value)


def _findings(sheet: ReportSheet) -> Sheet:
    columns = (
        Heading("Finding", TEXT), *COUNTED, Heading("Months it came back in"), Heading("Of months with audits"),
        Heading("Led to", 18),
    )  # fmt: skip
    return Sheet("Findings", columns, [_finding(found) for found in returning(sheet.run, sheet.led_to)])


def _finding(found: Returning) -> tuple[Cell, ...]:
    return found.tag, *cells(found.now.value), len(found.found_in), found.of, ", ".join(found.led_to)


def _actions(sheet: ReportSheet) -> Sheet:
    columns = (Heading("Team", NAME), Heading("Core audits"), *(Heading(name) for name in _OF_ACTIONS))
    rows = [(name, part.sampled, *_acted(part.actions)) for name, part in sheet.parts.items()]
    return Sheet("Actions by team", columns, rows)


def _acted(of: ActionFigures) -> tuple[Cell, ...]:
    shares = (of.in_time, of.late, of.open, of.drifted, of.extended, of.helped, of.too_early, of.no_difference)
    return of.sent, *(share.count for share in shares)


def _concerns(run: Sequence[MonthOfRun]) -> Sheet:
    columns = (Heading("Month"), Heading("Raised"), Heading("Open"), Heading("Closed"), Heading("Note", NAME))
    told = [(one.month, one.figures.concerns if one.figures else None) for one in run]
    rows = [(month, c.raised, c.open, c.closed) if c else (month, *NOTHING, said(None)) for month, c in told]
    return Sheet("Cases of concern", columns, rows)


def _audits(sheet: ReportSheet) -> Sheet:
    columns = (
        Heading("Audit"), Heading("Kind", 16), Heading("Service", 18), Heading("Team", NAME), Heading("Age band"),
        Heading("Submitted"), Heading("Moderated"), Heading("Outcome", 34), Heading("Grade", 26), Heading("Good features"),
        *(Heading(area_of(sheet.aspects, name), 18) for name in AREAS), Heading("Findings", TEXT),
    )  # fmt: skip
    return Sheet("Audits", columns, [_audit(one) for one in sheet.audits])


def _audit(one: AuditLine) -> tuple[Cell, ...]:
    return (
        one.reference, KINDS[one.kind], one.service, one.team, one.age_band, one.submitted, one.moderated,
        OUTCOMES[one.outcome] if one.outcome else "not moderated", GRADES[one.grade] if one.grade else None,
        one.good_features, *(one.scores.get(name) for name in AREAS), "; ".join(one.findings),
    )  # fmt: skip


def recommendations(sheet: ReportSheet) -> Sheet:
    columns = (
        Heading("Number"), Heading("First made in"), Heading("Theme", 18), Heading("Recommendation", TEXT),
        Heading("Service", 18), Heading("Owner", NAME), Heading("Due"), Heading(_state(sheet)), Heading("Measure", 40),
        Heading("Outcome", 40), Heading("Findings", 40),
    )  # fmt: skip
    rows = [
        (
            one.reference, one.month, one.theme, one.text, one.service or ALL_SERVICES, one.owner, one.due,
            STATES.get(one.state, one.state), one.measure, one.outcome, "; ".join(one.tags),
        )
        for one in sheet.recommendations
    ]  # fmt: skip
    return Sheet("Recommendations", columns, rows)


def _state(sheet: ReportSheet) -> str:
    """These go on from day to day, where all else is as it was signed off."""
    return f"State, as of {day(sheet.as_of)}" if sheet.as_of else "State"


def _evidence(sheet: ReportSheet) -> Sheet:
    columns = (Heading("Date"), Heading("Source", NAME), Heading("What it says", TEXT), Heading("Findings", 40))
    return Sheet("Other sources", columns, [(e.dated, e.source, e.text, "; ".join(e.tags)) for e in sheet.evidence])


def _teams(sheet: ReportSheet) -> Sheet:
    """What teams said they would do, and their plans, in one list."""
    columns = (
        Heading("Team", NAME),
        Heading("Plan"),
        Heading("What will be done", TEXT),
        Heading("Due"),
        Heading(_state(sheet)),
    )
    noted: list[tuple[Cell, ...]] = [(team, "note", text) for team, text in sheet.notes.items()]
    planned = [(p.team, p.reference, p.text, p.due, STATES.get(p.state, p.state)) for p in sheet.plan]
    return Sheet("Teams", columns, [*noted, *planned])
