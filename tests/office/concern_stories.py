"""Cases of concern: everything that can be asked of them is asked once and succeeds."""

from tests.office.council import put_audit
from tests.office.people import Office

WORRY, DOES = "No visit since the plan was made", "Visit the child and record what was seen"
RAISED = {"case_ref": "412099", "team": "2", "worry": WORRY, "unsafe": "no", "action__1": DOES}


def raising_concerns(office: Office) -> None:
    office.does(put_audit, 301, case_ref="412099", team="West")
    office.delivers()
    auditor = office.person("auditor").says("/concerns raise").presses("Add another action")
    auditor.fills(
        **RAISED, action__2="Hold a strategy meeting within a day", owner__2="U0WESTMANAGER", due__2="2018-01-12"
    )
    reference = auditor.sees.split()[0]
    auditor.presses("Open")
    manager = office.person("west manager").reads().presses("I have this").presses("Open")
    manager.says("/concerns").presses("Open", on=reference)
    head = office.person("head of service").says(f"/concerns show {reference}").presses("I have this")
    head.says("/concerns closed")
    head.says("/concerns help")


def raising_them_elsewhere(office: Office) -> None:
    plt = office.person("plt")
    for number, shortcut in enumerate(("raise_concern", "raise_concern_from_message"), start=1):
        plt.uses(shortcut).fills(**{**RAISED, "case_ref": f"41210{number}"})
    plt.says("/concerns").presses("Raise a case of concern").fills(**{**RAISED, "case_ref": "412103"})
    plt.says("/concerns").presses("Open")
    plt.opens_home().presses("Open")


def turning_the_register(office: Office) -> None:
    plt = office.person("plt")
    for number in range(10):
        plt.says("/concerns raise").fills(**{**RAISED, "case_ref": f"41211{number}"})
    plt.says("/concerns").presses("Next").presses("Previous")


CONCERN_STORIES = (raising_concerns, raising_them_elsewhere, turning_the_register)
