"""What the monthly report's template that comes with auditbot holds, part by part, and the tables that other templates share."""

from domain.report import TITLES, Section
from reports.layout import NOTE, OVER, Column, Sheet

WIDTH = 17.0
FIGURES = (
    Column("Figure", "{{ row.label }}", 7.4),
    Column("{{ month }}", "{{ row.now }}", 4.8),
    Column("{{ before or 'Before' }}", "{{ row.before }}", 4.8),
)
SCORES = (
    Column("Area", "{{ row.area }}", 6.2),
    Column("1, not yet good", "{{ row.first }}", 3.6),
    Column("2, good", "{{ row.second }}", 3.6),
    Column("3, outstanding", "{{ row.third }}", 3.6),
)
RUN = (
    Column("Month", "{{ row.month }}", 2.8),
    Column("Core audits", "{{ row.moderated }}", 1.5),
    Column("Immediately admissible", "{{ row.immediate }}", 2.6),
    Column("Sample", "{{ row.admissible }}", 1.6),
    Column("Doesn't yet meet Good", "{{ row.weak }}", 2.2),
    Column("Good", "{{ row.good }}", 1.9),
    Column("Outstanding", "{{ row.outstanding }}", 2.4),
    Column("Cases of concern", "{{ row.concerns }}", 2.0),
)
FINDINGS = (
    Column("Finding", "{{ row.finding }}", 5.6),
    Column("{{ month }}", "{{ row.now }}", 3.2),
    Column("{{ before or 'Before' }}", "{{ row.before }}", 3.2),
    Column("Came back in months", "{{ row.months }}", 2.5),
    Column("Led to", "{{ row.led_to }}", 2.5),
)
EVIDENCE = (
    Column("Date", "{{ row.date }}", 2.9),
    Column("Source", "{{ row.source }}", 3.3),
    Column("What it says", "{{ row.text }}", 7.3),
    Column("Findings", "{{ row.tags }}", 3.5),
)
RECOMMENDED = (
    Column("No.", "{{ row.reference }}", 1.3),
    Column("What is recommended", "{{ row.text }}", 5.6),
    Column("To whom", "{{ row.for_whom }}: {{ row.owner }}", 3.2),
    Column("By when", "{{ row.due }}", 2.3),
    Column("State", "{{ row.state }}", 1.6),
    Column("How it will be seen", "{{ row.measure }}", 3.0),
)
TEAMS = (
    Column("Team", "{{ row.team }}", 3.6),
    Column("Audited", "{{ row.audited }}", 1.7),
    Column("Actions sent", "{{ row.sent }}", 1.7),
    Column("Done in time", "{{ row.in_time }}", 2.5),
    Column("Done late", "{{ row.late }}", 2.5),
    Column("Still open", "{{ row.open }}", 2.5),
    Column("Drifted", "{{ row.drifted }}", 2.5),
)
PLANS = (
    Column("No.", "{{ row.reference }}", 1.4),
    Column("Team", "{{ row.team }}", 3.4),
    Column("What will be done", "{{ row.text }}", 7.0),
    Column("By when", "{{ row.due }}", 3.2),
    Column("State", "{{ row.state }}", 2.0),
)
NOTES = (Column("Team", "{{ row.team }}", 4.5), Column("What it will do differently", "{{ row.text }}", 12.5))


def report() -> Sheet:
    """The monthly report in the three-column form of results-based accountability."""
    sheet = begun("Practice audits")
    sheet.heading("At a glance", 1)
    questions = [(TITLES[section], section.value) for section in (Section.MUCH, Section.WELL, Section.BETTER)]
    sheet.side_by_side(
        questions, WIDTH / 3, "The three questions of results-based accountability, with the month's answers"
    )
    with sheet.loop("for chart in charts"):
        sheet.line("{{ chart.picture }}")
    _much(sheet)
    _well(sheet)
    _better(sheet)
    with sheet.when("is_whole"):
        _section(sheet, Section.ANALYSIS)
    _links(sheet)
    _section(sheet, Section.RECOMMENDATIONS)
    _as_of(sheet)
    listed(sheet, "recommendations", RECOMMENDED, "Recommendations, with owner, date and state", "None yet.")
    with sheet.when("is_whole"):
        _section(sheet, Section.NEXT)
        _teams(sheet)
    sheet.heading("The figures month by month", 1)
    sheet.table(RUN, "run", "The figures of this month and those before it")
    return sheet


def begun(title: str, *, across: bool = False) -> Sheet:
    """With its title, what stands on each page, and how its figures are to be read. `across`: on paper laid on its side."""
    sheet = Sheet(title, across=across)
    sheet.page.core_properties.title = "{{ title }}"
    sheet.numbered("{{ marking }}", "{{ title }}, {{ status }}")
    sheet.line("{{ title }}", "Title")
    with sheet.when("theme is defined and theme"):
        sheet.line("Theme: {{ theme }}", "Subtitle")
    sheet.line("{{ status }}.")
    with sheet.when("change is defined and change"):
        sheet.line("What is new in this edition: {{ change }}")
    sheet.line("{{ reading }}", NOTE)
    return sheet


def _section(sheet: Sheet, section: Section) -> None:
    sheet.heading(TITLES[section], 1)
    sheet.each(f"narrative.{section.value}")
    if section in (Section.ANALYSIS, Section.NEXT):
        with sheet.when(f"not narrative.{section.value}"):
            sheet.line("Nothing has been written here yet.")


def _as_of(sheet: Sheet) -> None:
    """Over what goes on from day to day, where all else is as it was signed off."""
    with sheet.when("as_of"):
        sheet.line("{{ as_of }}", OVER)


def listed(sheet: Sheet, rows: str, columns: tuple[Column, ...], tells: str, otherwise: str) -> None:
    """A table where there is something to stand in it, else a sentence."""
    with sheet.when(rows):
        sheet.table(columns, rows, tells)
    with sheet.when(f"not {rows}"):
        sheet.line(otherwise)


def _groups(sheet: Sheet, name: str) -> None:
    with sheet.loop(f"for group in {name}"):
        sheet.heading("{{ group.title }}", 2)
        with sheet.when("group.over"):
            sheet.line("{{ group.over }}", OVER)
        sheet.table(FIGURES, "group.rows", "{{ group.title }}")


def _much(sheet: Sheet) -> None:
    _section(sheet, Section.MUCH)
    _groups(sheet, "much_groups")


def _well(sheet: Sheet) -> None:
    _section(sheet, Section.WELL)
    _groups(sheet, "well_groups")
    with sheet.when("scores"):
        sheet.heading("Scores by area", 2)
        sheet.line("Over the admissible core audits, as far as the area was scored", OVER)
        sheet.table(SCORES, "scores", "Scores by area")
    with sheet.when("opinions"):
        sheet.heading("What was said of being audited", 2)
        sheet.each("opinions", "List Bullet")


def _better(sheet: Sheet) -> None:
    _section(sheet, Section.BETTER)
    sheet.each("sentences", "List Bullet")
    _groups(sheet, "better_groups")
    with sheet.when("teams"):
        sheet.heading("Actions by team", 2)
        sheet.table(TEAMS, "teams", "The required actions of the month's audits, by team")


def _links(sheet: Sheet) -> None:
    _section(sheet, Section.LINKS)
    sheet.heading("Findings", 2)
    listed(sheet, "findings", FINDINGS, "Findings, and in how many months each came back", "None were tagged.")
    with sheet.when("is_whole"):
        sheet.heading("Other sources", 2)
        listed(sheet, "evidence", EVIDENCE, "What other sources say", "Nothing was noted from other sources.")


def _teams(sheet: Sheet) -> None:
    sheet.heading("In the teams", 1)
    _as_of(sheet)
    sheet.heading("What teams will do differently", 2)
    listed(sheet, "notes", NOTES, "What each team will do differently", "No team has noted anything yet.")
    sheet.heading("Teams' plans", 2)
    listed(sheet, "plan", PLANS, "The teams' plans, with dates and states", "No team has a plan yet.")
