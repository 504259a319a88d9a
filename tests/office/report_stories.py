"""The monthly report: everything that can be asked of it is asked once and succeeds."""

from sqlalchemy import insert

from domain.report import TITLES, Section
from domain.theme import AREAS
from storage.ledger import Ledger
from storage.tables import areas
from tests.office.judged import put_judged, put_november
from tests.office.people import Office
from tests.office.report_doors import put_in_doubt


def reading_reports(office: Office) -> None:
    office.does(put_judged, 85)
    office.does(put_november)
    plt = office.person("plt").says("/summary").presses("November 2017")
    plt.says("/summary month 2017-12")
    for label in ("Word report", "Workbook"):
        plt.says("/summary 2017-12").presses(label)
    plt.says("/summary files")
    plt.says("/summary pack 2017-07..2017-12")
    for label in ("Word document", "Workbook"):
        plt.says("/summary plan 2017").presses("2016/17").presses("2017/18").presses(label)
    plt.says("/summary help")


def writing_a_report(office: Office) -> None:
    """Each section from its own button, and the last one also by going on."""
    plt = office.person("plt")
    for section in Section:
        plt.says("/summary").presses("Write", on=TITLES[section]).fills(text="What was found is said here.")
    plt.says("/summary").presses("Change", on=TITLES[Section.RECOMMENDATIONS]).fills().fills()


def passing_a_report_round(office: Office) -> None:
    """Asked for and signed off by another, taken back, signed off again, posted, posted in a further channel and in one once
    more, and corrected."""
    plt, second = office.person("plt"), office.person("second plt")
    for room, channel in (("programme:4", "#everybody"), ("team:3", "#south")):
        plt.says("/actions settings").presses("Change", on="Channels").fills(room=room).fills(channel=channel)
    plt.says("/summary").presses("Ask for a sign-off")
    second.reads().presses("Preview")
    second.says("/summary").presses("Read in full")
    second.says("/summary").presses("Preview").presses("See it", on="North").says("/summary").presses("Other sources")
    second.says("/summary").presses("What changed")
    second.says("/summary").presses("Sign off")
    plt.says("/summary").presses("Take back the sign-off")
    second.says("/summary").presses("Sign off")
    plt.says("/summary").presses("Post")
    plt.says("/actions settings").presses("Change", on="Channels").fills(room="team:2").fills(channel="#west")
    plt.says("/summary").presses("Post in further channels")
    for press in ("Post it again", "It arrived"):
        office.does(put_in_doubt)
        plt.says("/summary").presses(press)
    plt.says("/summary").presses("Correct it").fills(change="A grade was changed.")


def gathering_evidence(office: Office) -> None:
    plt = office.person("plt").says("/summary evidence").presses("Add a note").fills(**NOTE)
    for number in range(10):
        plt.says("/summary evidence add").fills(**{**NOTE, "dated": f"2017-12-{number + 10}"})
    plt.says("/summary evidence").presses("Next").presses("Previous").presses("Withdraw")


def saying_what_changed(office: Office) -> None:
    """One is picked, sent back, mended, confirmed, and withdrawn; another is read by a moderator who confirms it."""
    office.does(put_said, 86)
    plt, second = office.person("plt"), office.person("second plt")
    plt.says("/summary better").presses("Pick", on="AU-86").fills(text="Shared decisions came sooner.")
    second.says("/summary better 2017-12").presses("Send back").fills(reason="Say what it meant")
    plt.says("/summary better").presses("Change it").fills(text="Shared decisions came sooner, and home was calmer.")
    second.reads().presses("Read and decide").presses("Confirm")
    plt.says("/summary better").presses("Withdraw").fills(reason="It is said twice")
    plt.says("/summary better").presses("Next")


def put_said(ledger: Ledger, number: int) -> None:
    """An audit in December whose five areas have something on the impact, and ten more."""
    for each in range(number, number + 3):
        put_judged(ledger, each, auditor="learner")
        rows = [{"audit_id": each, "area": a, "score": 2, "evidence": "Seen", "impact": SAID} for a in AREAS]
        ledger.connection.execute(insert(areas), rows)


SAID = "The plan was agreed in a week, and things at home are calmer."
NOTE = {
    "source": "Dip sample", "dated": "2017-12-12", "text": "Three plans of ten had dates.", "tags": ("SMART plans",),
}  # fmt: skip
REPORT_STORIES = (reading_reports, gathering_evidence, saying_what_changed, writing_a_report, passing_a_report_round)
