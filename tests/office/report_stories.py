"""The monthly report: everything that can be asked of it is asked once and succeeds."""

from domain.report import TITLES, Section
from handlers.ask import Knock
from tests.office.council import HOME, account_of
from tests.office.judged import put_judged, put_november
from tests.office.people import Office


def reading_reports(office: Office) -> None:
    office.does(put_judged, 85)
    office.does(put_november)
    plt = office.person("plt").says("/summary").presses("2017-11")
    plt.says("/summary month 2017-12")
    for press in ("report_word", "report_workbook"):
        plt.knocks(Knock(account_of("plt"), HOME, "press", press, office.now, "", about="report:2017-12"))
    plt.says("/summary files")
    plt.says("/summary help")


def writing_a_report(office: Office) -> None:
    """Each section from its own button, and the last one also by going on."""
    plt = office.person("plt")
    for section in Section:
        plt.says("/summary").presses("Write", on=TITLES[section]).fills(text="What was found is said here.")
    plt.says("/summary").presses("Change", on=TITLES[Section.RECOMMENDATIONS]).fills().fills()


def passing_a_report_round(office: Office) -> None:
    """Signed off by another, taken back, signed off again, posted, posted in a further channel, and corrected."""
    plt, second = office.person("plt"), office.person("second plt")
    for room, channel in (("programme:4", "#everybody"), ("team:3", "#south")):
        plt.says("/actions settings").presses("Change", on="Channels").fills(room=room).fills(channel=channel)
    second.says("/summary").presses("Read in full")
    second.says("/summary").presses("Sign off")
    plt.says("/summary").presses("Take back the sign-off")
    second.says("/summary").presses("Sign off")
    plt.says("/summary").presses("Post")
    plt.says("/actions settings").presses("Change", on="Channels").fills(room="team:2").fills(channel="#west")
    plt.says("/summary").presses("Post where it is not yet")
    plt.says("/summary").presses("Correct it").fills(change="A grade was changed.")


REPORT_STORIES = (reading_reports, writing_a_report, passing_a_report_round)
