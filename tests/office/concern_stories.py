"""Cases of concern: everything that can be asked of them is asked once and succeeds."""

from cards.elements import Input
from tests.office.council import put_audit
from tests.office.people import Colleague, Office

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


def following_one(office: Office) -> None:
    """From the first update to its end, and open again."""
    plt, head, manager = (office.person(name) for name in ("plt", "head of service", "west manager"))
    reference = plt.says("/concerns raise").fills(**{**RAISED, "case_ref": "412130"}).sees.split()[0]
    head.says(f"/concerns show {reference}").presses("I have this")
    manager.says(f"/concerns show {reference}").presses("I have this")
    manager.says(f"/concerns update {reference} The visit was made on the same day")
    manager.says(f"/concerns show {reference}").presses("Add an update").fills(text="A strategy meeting was held " * 20)
    manager.says(f"/concerns show {reference}").presses("Read in full")
    head.says(f"/concerns review {reference}").fills(text="The child was seen")
    head.says(f"/concerns show {reference}").presses("Review").fills(text="The plan was rewritten", due="2018-01-26")
    head.presses("Add an action").fills(action__1="Visit each week", due__1="2018-01-19")
    asked = head.presses("Take an action out").form
    first, other = (
        o.value for o in next(i for i in asked.inputs if isinstance(i, Input) and i.name == "action").options
    )  # type: ignore[union-attr]
    head.fills(action=other, reason="It is part of the plan")
    head.presses("Take an action out").fills(action=first, reason="It is part of the plan")
    head.says(f"/concerns show {reference}").presses("Close").fills(**CLOSED)
    head.presses("Reopen").fills(reason="The family has moved back", action__1="Visit the child")
    takes_out_the_only_one(head, reference)
    head.says(f"/concerns close {reference}").fills(**CLOSED)
    plt.says(f"/concerns reopen {reference}").fills(reason="The school is worried again", action__1="Visit the child")


def takes_out_the_only_one(head: Colleague, reference: str) -> None:
    """So that it can be closed again."""
    asked = head.says(f"/concerns show {reference}").presses("Take an action out").form
    assert asked
    (only,) = next(i for i in asked.inputs if isinstance(i, Input) and i.name == "action").options
    head.fills(action=only.value, reason="It is part of the plan")


CLOSED = {"outcome": "The child is seen each week", "difference": "She is safe at home", "reaudit_on": "2018-04-03"}
CONCERN_STORIES = (raising_concerns, raising_them_elsewhere, turning_the_register, following_one)
