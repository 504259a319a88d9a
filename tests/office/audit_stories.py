"""The same for audits: everything that can be asked of them is asked once and succeeds."""

from datetime import date

from tests.office.allocation_stories import ALLOCATION_STORIES
from tests.office.council import put_audit
from tests.office.exemplar_stories import EXEMPLAR_STORIES
from tests.office.filled_in import STEP_3, STEP_4, WORRY, fills_in
from tests.office.people import Office
from tests.office.round_stories import ROUND_STORIES

JUDGED = {"grade": "good", "missed": "no", "exemplar": "no"}


def reading_audits(office: Office) -> None:
    office.does(put_audit, 71)
    auditor = office.person("auditor")
    auditor.says("/audits mine").presses("Read the audit", on="AU-71")
    auditor.says("/audits show AU-71")
    auditor.says("/audits help")
    auditor.opens_home().presses("My audits")


def filling_in_audits(office: Office) -> None:
    """Begun, put away, gone on with from the message, from the list and from the card, turned back and submitted."""
    office.does(put_audit, 72)
    auditor = fills_in(office.person("auditor"), "AU-72", steps=2)
    auditor.closes().reads().presses("Go on").closes()
    auditor.says("/audits mine").presses("Go on", on="AU-72").fills(**STEP_3)
    for step, label in ((4, "Back"), (3, "Save so far"), (3, "Back"), (2, "Back")):
        auditor.presses(label)
        assert f"step {step - (label == 'Back')} of 5" in auditor.form.title  # type: ignore[union-attr]
    auditor.says("/audits show AU-72").presses("Fill in", on="Step 4").presses("Add another action")
    auditor.fills(**STEP_4).presses("Change", on="Step 4").fills().closes()
    auditor.says("/audits show AU-72").presses("Change", on="Step 1").closes()
    auditor.says("/audits submit AU-72").presses("Save so far").presses("Change", on="Step 1")
    auditor.fills(impact__evidence="A line\nand another").fills().fills().fills().fills()
    auditor.says("/audits show AU-72").presses("Read in full")


def raising_in_an_audit(office: Office) -> None:
    """Written, put aside, sent, and looked at again with one more of the audit's actions put to it."""
    office.does(put_audit, 73, case_ref="412088")
    auditor = fills_in(office.person("auditor"), "AU-73", concern="yes").presses("Save so far", **WORRY)
    auditor.fills().presses("Save so far").presses("Look at it", on="Step 5").fills(belong=("1",)).fills()


def moderating(office: Office) -> None:
    for number in range(201, 214):
        office.does(put_audit, number, case_ref=str(number), submitted=date(2018, 1, 8), grade="good")
    moderator = office.person("moderator").says("/audits moderate").presses("Next").presses("Previous")
    moderator.presses("Immediately admissible").fills(**JUDGED, feedback="Clear and brief.")
    moderator.says("/audits moderate").presses("Admissible, with development needs").fills(
        **JUDGED, feedback="Say more."
    )
    moderator.says("/audits moderate").presses("Inadmissible").fills(
        **{**JUDGED, "missed": "yes", "grade": "not-yet-good"}, feedback="Too brief.", reason="Nothing shows it",
    ).fills(worry="Nobody has seen the child", unsafe="yes", first="Visit the child within a day")  # fmt: skip
    office.person("auditor").says("/audits show AU-201").presses("Reply").fills(note="Thank you.")


def judging_again(office: Office) -> None:
    for number in range(221, 226):
        moderated = {"submitted": date(2018, 1, 8), "moderated": date(2018, 1, 9), "admissibility": "immediate"}
        office.does(
            put_audit, number, case_ref=str(number), team="West", moderator="moderator", grade="good", **moderated
        )
    office.does(put_audit, 226, case_ref="226", submitted=date(2018, 1, 8), grade="good")
    moderator = office.person("moderator").says("/audits show AU-221").presses("Change the outcome")
    moderator.fills(outcome="inadmissible", feedback="Too brief.", why="Nothing shows it", missed="no")
    plt = office.person("plt").says("/audits show AU-226").presses("Give to a moderator").fills(moderator="13")
    plt.says("/audits moderate").presses("Draw a sample").fills(round="1", chosen="AU-222", moderator="13")
    outside = office.person("outside moderator").says("/audits show AU-222").presses("Moderate a second time")
    outside.fills(outcome="immediate", grade="good", note="The areas say so")
    west = office.person("west manager").says("/audits show AU-223")
    for fair, press in (("yes", "Answer two questions"), ("partly", "Change your answer")):
        west.presses(press).fills(fair=fair, useful="yes", line="It helped us plan")
    west.presses("Challenge the grade").fills(reason="The plan shows it")
    plt.says("/audits show AU-223").presses("Give to a second moderator").fills(moderator="13")
    outside.says("/audits show AU-223").presses("Decide the challenge").fills(grade="good", reason="It does not")


AUDIT_STORIES = (
    reading_audits,
    filling_in_audits,
    raising_in_an_audit,
    moderating,
    judging_again,
    *ROUND_STORIES,
    *ALLOCATION_STORIES,
    *EXEMPLAR_STORIES,
)
