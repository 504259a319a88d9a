"""What the template of the inspection pack holds: what do you know, how do you know it, what are your plans."""

from reports.layout import OVER, Column, Sheet
from reports.template_of_report import EVIDENCE, PLANS, RECOMMENDED, RUN, begun, listed

WHOLE = (Column("Figure", "{{ row.label }}", 10.0), Column("{{ span }}", "{{ row.now }}", 7.0))
TRENDS = (Column("Figure", "{{ row.label }}", 5.5), Column("How it went", "{{ row.text }}", 11.5))
FINDINGS = (
    Column("Finding", "{{ row.finding }}", 7.0),
    Column("Last month", "{{ row.now }}", 3.6),
    Column("Found in months", "{{ row.months }}", 3.2),
    Column("Led to", "{{ row.led_to }}", 3.2),
)
AUDITING = (
    Column("Month", "{{ row.month }}", 2.6),
    Column("Core audits", "{{ row.moderated }}", 1.7),
    Column("Auditors", "{{ row.auditors }}", 1.7),
    Column("Moderated in time", "{{ row.in_time }}", 2.3),
    Column("Second look agreed", "{{ row.agreed }}", 2.2),
    Column("Grade kept", "{{ row.kept }}", 2.3),
    Column("Called fair", "{{ row.fair }}", 2.1),
    Column("Called useful", "{{ row.useful }}", 2.1),
)
NOTES = (
    Column("Month", "{{ row.month }}", 3.0),
    Column("Team", "{{ row.team }}", 4.0),
    Column("What it would do differently", "{{ row.text }}", 10.0),
)


def pack() -> Sheet:
    sheet = begun("Inspection pack")
    _what(sheet)
    _how(sheet)
    _plans(sheet)
    return sheet


def _what(sheet: Sheet) -> None:
    sheet.heading("What do you know about the quality of practice and its impact?", 1)
    sheet.heading("All months together", 2)
    listed(sheet, "whole", WHOLE, "The figures of all months together", "No core audit of these months was moderated.")
    sheet.heading("Month by month", 2)
    sheet.each("gaps")
    sheet.table(RUN, "run", "The figures month by month")
    with sheet.loop("for chart in charts"):
        sheet.line("{{ chart.picture }}")
    sheet.heading("Trends", 2)
    sheet.line("The last month against those before it", OVER)
    listed(sheet, "trends", TRENDS, "Each figure against the months before", "There is no figure to compare.")
    sheet.heading("What the audits found", 2)
    listed(sheet, "findings", FINDINGS, "Findings, and in how many months each was found", "Nothing was tagged.")
    sheet.heading("What changed for children", 2)
    sheet.each("sentences", "List Bullet")
    with sheet.when("not sentences"):
        sheet.line("No sentence has been confirmed for these months.")
    sheet.heading("What we made of it", 2)
    with sheet.loop("for one in analysis"):
        sheet.heading("{{ one.month }}", 3)
        sheet.each("one.lines")
    with sheet.when("not analysis"):
        sheet.line("No report of these months has been posted with an analysis.")


def _how(sheet: Sheet) -> None:
    sheet.heading("How do you know it?", 1)
    sheet.line("{{ method }}")
    sheet.heading("How far the audits can be relied on", 2)
    sheet.table(AUDITING, "auditing", "What says how far the audits can be relied on, month by month")
    sheet.heading("Other sources", 2)
    listed(sheet, "evidence", EVIDENCE, "What other sources say", "Nothing was noted from other sources.")


def _plans(sheet: Sheet) -> None:
    sheet.heading("What are your plans?", 1)
    sheet.heading("Recommendations", 2)
    listed(sheet, "recommendations", RECOMMENDED, "Recommendations, with owner, date and state", "None yet.")
    sheet.heading("Teams' plans", 2)
    listed(sheet, "plan", PLANS, "The teams' plans, with dates and states", "No team has a plan yet.")
    sheet.heading("What teams would do differently", 2)
    listed(sheet, "notes", NOTES, "What each team would do differently, by month", "No team has noted anything yet.")
