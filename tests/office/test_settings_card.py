"""What the Practice Learning Team reads of the numbers in force: one plain sentence for each, in groups."""

from tests.office.people import Office

IN_FORCE = [
    "Due dates and reminders",
    "• An action is due 20 working days after it is sent.",
    "• Its owner is reminded 5 working days before, 1 working day before, on the day, and every working day that it is late.",
    "• Its owner can snooze these reminders twice, never beyond the due date.",
    "• More time can be given up to 366 days ahead.",
    "• Where it was too early to say whether it helped the child, that is asked again after 20 working days.",
    "Escalation",
    "• The head of service is told of an action that is 5 working days late.",
    "• Of an action of a case of concern the head is told when it is 1 working day late.",
    "• The director is told when it is 10 working days late.",
    "Allocation",
    "• A case is not audited again within 12 months.",
    "Moderation and concerns",
    "• An audit is to be moderated within 5 working days.",
    "• A team manager can challenge a grade for 10 working days after it was given or changed.",
    "• An audit has good features from 2 areas scored 2 or 3 on.",
    "• A case of concern is to be acknowledged within 1 working day, and reviewed after 10 working days unless another day is "
    "chosen.",
    "Times of day",
    "• The daily digest comes at 09:00, unless somebody chose another hour.",
    "• The week's figures come at 09:00.",
    "• A case of concern that somebody does not have yet is said again between 09:00 and 17:00.",
    "• The draft of the monthly report comes on the first working day of the next month, at 09:00.",
    "Monthly report in channels",
    "• Channels are told no count of children below 5, and nothing from which one could be worked out.",
    "Sign-off of the monthly report",
    "• A monthly report is signed off by somebody of the Practice Learning Team who wrote nothing in it.",
    "How long things are kept",
    "• 20 working days after an action is closed, messages no longer show its case and its words.",
    "• An exported file is deleted 24 hours after it was sent.",
    "Closure days",
    "Bank holidays only",
    "Channels",
    "0 of 5 services and teams have a channel · of the programme's own: none",
    "Director",
    "@Director",
]


def test_the_plt_reads_what_is_in_force_in_a_line_for_each_group(office: Office) -> None:
    plt = office.person("plt").says("/actions settings")
    shown = plt.sees.split("For the whole council\n")[1].splitlines()
    assert shown[0] == "Only the Practice Learning Team sees and changes this."
    assert [line.removesuffix(" | ") for line in shown[1:]] == IN_FORCE
    assert plt.buttons.count("Change") == 12
    assert "For the whole council" not in office.person("manager").says("/actions settings").sees
