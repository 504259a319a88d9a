"""The monthly report: everything that can be asked of it is asked once and succeeds."""

from tests.office.judged import put_judged, put_november
from tests.office.people import Office


def reading_reports(office: Office) -> None:
    office.does(put_judged, 85)
    office.does(put_november)
    plt = office.person("plt").says("/summary").presses("2017-11")
    plt.says("/summary month 2017-12")
    plt.says("/summary help")


REPORT_STORIES = (reading_reports,)
