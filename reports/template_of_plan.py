"""What the template of the annual plan holds: the year's recommendations by theme, and what the figures did since."""

from reports.layout import Column, Sheet
from reports.template_of_report import begun

LINES = (
    Column("No.", "{{ row.reference }}", 1.4),
    Column("What is recommended", "{{ row.text }}", 6.2),
    Column("From", "{{ row.month }}", 2.6),
    Column("To whom", "{{ row.for_whom }}: {{ row.owner }}", 3.6),
    Column("By when", "{{ row.due }}", 2.6),
    Column("State", "{{ row.state }}", 1.7),
    Column("How it will be seen", "{{ row.measure }}", 3.2),
    Column("What the figures did since", "{{ row.since|join('; ') }}", 4.4),
)


def plan() -> Sheet:
    sheet = begun("Annual plan of practice improvement", across=True)
    with sheet.loop("for one in themes"):
        sheet.heading("{{ one.theme }}", 1)
        sheet.table(LINES, "one.rows", "Recommendations of one theme")
    with sheet.when("not themes"):
        sheet.line("No recommendation was made or open in this year.")
    return sheet
