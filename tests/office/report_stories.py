"""The monthly report: everything that can be asked of it is asked once and succeeds."""

from domain.report import TITLES, Section
from tests.office.judged import put_judged, put_november
from tests.office.people import Office


def reading_reports(office: Office) -> None:
    office.does(put_judged, 85)
    office.does(put_november)
    plt = office.person("plt").says("/summary").presses("2017-11")
    plt.says("/summary month 2017-12")
    plt.says("/summary help")


def writing_a_report(office: Office) -> None:
    """Each section from its own button, and the last one also by going on."""
    plt = office.person("plt")
    for section in Section:
        plt.says("/summary").presses("Write", on=TITLES[section]).fills(text="What was found is said here.")
    plt.says("/summary").presses("Change", on=TITLES[Section.RECOMMENDATIONS]).fills().fills()


REPORT_STORIES = (reading_reports, writing_a_report)
