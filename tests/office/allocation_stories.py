"""The same for allocation: cases are pasted, dealt, changed and sent."""

from tests.office.council import IDS
from tests.office.people import Office

LINES = "\n".join(f"4120{n}, West, 5-9" for n in range(10, 22))


def allocating(office: Office) -> None:
    plt = office.person("plt").says("/audits allocate").fills(lines="412001, North")
    plt.presses("Add cases").fills(lines=LINES).presses("Deal again").presses("Next").presses("Previous")
    plt.presses("Change", on="412001").fills(auditor=str(IDS["learner"]))
    plt.presses("Change", on="412010").fills(auditor="drop").presses("Discard")
    plt.says("/audits allocate 2017-12").fills(lines="412001, North\n412002, North").presses("Send 2 audits")
    plt.says("/audits show AU-101").presses("Take back").fills(auditor="nobody", reason="The case is closed")


def exempting(office: Office) -> None:
    for _ in ("first", "second"):
        office.person("auditor").says("/audits exempt").presses("Ask for an exemption").fills(reason="Long leave")
        director = office.person("director").says("/audits exempt")
        director.presses("Decline").fills(reason="There is nobody else") if _ == "first" else director.presses("Accept")
    office.person("plt").says("/audits exempt").presses("End")


ALLOCATION_STORIES = (allocating, exempting)
