"""A day in the office in a few stories, in which everything that can be asked is asked once and succeeds."""

from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import update

from handlers.ask import Knock, Profile
from storage.tables import people
from tests.office.audit_stories import AUDIT_STORIES
from tests.office.concern_stories import CONCERN_STORIES
from tests.office.council import HOME, IDS, account_of
from tests.office.people import Office
from tests.office.recommendation_stories import RECOMMENDATION_STORIES
from tests.office.report_stories import REPORT_STORIES
from tests.office.team_plan_stories import TEAM_PLAN_STORIES

SAID = {"done": "Done", "recorded_in": "Plan", "difference": "yes"}
AWAY = {"first_day": "2018-01-15", "last_day": "2018-01-19", "cover": "U0WESTMANAGER"}
NEW = {"case_ref": "412087", "team": "1", "text": "Visit the child within two days"}
Story = Callable[[Office], None]


def completing(office: Office) -> None:
    for number in range(1, 5):
        office.has(f"A-{number}", concern="C-1" if number < 3 else "")
    manager = office.person("manager").says("/actions mine")
    manager.presses("Mark complete", on="A-1").fills(**SAID)
    manager.says("/actions done A-2").fills(**SAID)
    manager.says("/actions mine").presses("Complete several").fills(chosen=("A-3", "A-4"))
    manager.fills(**{f"{name}__{number}": said for name, said in SAID.items() for number in (3, 4)})
    head = office.person("head of service").says("/actions waiting").presses("Accept", on="A-1")
    head.says("/actions waiting").presses("Return", on="A-2").fills(reason="Not recorded")
    head.says("/actions reopen A-3").fills(reason="It came back")
    plt = office.person("plt").says("/actions show A-3").presses("No longer applicable").fills(reason="Case closed")
    plt.says("/actions show A-3").presses("Reopen").fills(reason="Not closed after all")


def saying_whether_it_helped(office: Office) -> None:
    office.has("A-5")
    manager = office.person("manager").says("/actions done A-5").fills(**{**SAID, "difference": "too-early"})
    manager.says("/actions show A-5").presses("Did it help?").fills(difference="too-early", how="")
    manager.says("/actions show A-5").presses("Did it help?").fills(difference="yes", how="Another plan")


def asking_for_more_time(office: Office) -> None:
    for number in (11, 12):
        office.has(f"A-{number}")
    office.person("manager").says("/actions extend A-11").fills(due="2018-02-14", reason="A meeting")
    manager = office.person("manager").says("/actions show A-12").presses("More time")
    manager.fills(due="2018-02-14", reason="A meeting")
    head = office.person("head of service").says("/actions waiting").presses("Accept more time", on="A-11")
    head.says("/actions waiting").presses("Decline more time", on="A-12").fills(reason="No")


def snoozing(office: Office) -> None:
    for number in (15, 16):
        office.has(f"A-{number}", due="2018-01-24")
    manager = office.person("manager").says("/actions snooze A-15").fills(until="2018-01-17")
    manager.says("/actions mine").presses("Snooze", on="A-16").fills(until="2018-01-17")


def setting_things(office: Office) -> None:
    manager = office.person("manager").says("/actions settings").presses("Change").fills(hour="11", days=("0", "1"))
    manager.opens_home().presses("Settings")
    plt = office.person("plt").says("/actions settings").presses("Change", on="Escalation")
    plt.fills(escalate_after="4").fills()
    plt.presses("Change", on="Closure days").fills(add="2018-12-27").fills()
    plt.presses("Change", on="Channels").fills(room="team:1").fills(channel="#north")
    plt.presses("Change", on="Director").fills(person="U0OTHERHEAD")
    plt.presses("Change", on="Director").fills(person="U0DIRECTOR")


def being_away(office: Office) -> None:
    office.person("manager").opens_home().presses("Away").presses("Add an absence").fills(**AWAY)
    manager = office.person("manager").says("/actions away").presses("Change").fills(last_day="2018-01-22")
    manager.presses("End it").fills()


def handing_over(office: Office) -> None:
    for number in range(21, 24):
        office.has(f"A-{number}")
    manager = office.person("manager").says("/actions reassign A-21").fills(owner="U0WORKER", reason="Theirs")
    for number in (22, 23):
        manager.says(f"/actions show A-{number}").presses("Reassign").fills(owner="U0SOUTHMANAGER", reason="Moved")
    plt = office.person("plt").says("/actions waiting").presses("Approve handover", on="A-22")
    plt.says("/actions waiting").presses("Decline handover", on="A-23").fills(reason="No")
    manager.says("/actions reassign A-23").fills(owner="U0SOUTHMANAGER", reason="Moved")
    manager.says("/actions reassign A-23").fills(owner="U0WORKER", reason="Stays")


def answering_drift(office: Office) -> None:
    for number in (61, 62, 63):
        office.has(f"A-{number}", due="2018-01-02", rung=1)
    head = office.person("head of service").says("/actions overdue")
    head.presses("Accept a new date", on="A-61").fills(due="2018-02-14", reason="The court date moved")
    head.says("/actions overdue").presses("Ask the manager", on="A-62").fills(question="What holds it up?")
    head.says("/actions overdue").presses("Take over", on="A-63").fills(reason="It cannot wait")


def reading_and_noting(office: Office) -> None:
    for number in range(31, 44):
        office.has(f"A-{number}", due="2018-01-02")
    manager = office.person("manager")
    commands = (
        "note A-31 A note",
        "team",
        "overdue",
        "all",
        "waiting",
        "find plan",
        "export",
        "help",
        "show A-31",
        "mine",
    )
    for words in commands:
        manager.says(f"/actions {words}")
    manager.presses("Next").presses("Previous").presses("Show", on="A-32")
    manager.says("/actions note A-32").fills(note="Another")
    manager.says("/actions mine").presses("Add a note", on="A-33").fills(note="A third")
    for label in ("My actions", "All open", "Overdue", "Help"):
        manager.opens_home().presses(label)
    place = manager.says("/actions mine").card.place  # type: ignore[union-attr]
    manager.knocks(Knock(account_of("manager"), HOME, "press", "refresh", office.now, "", place=place))
    office.person("plt").says("/actions leavers")


def adding(office: Office) -> None:
    plt = office.person("plt").says("/actions add").fills(**NEW)
    plt.uses("add_action").fills(**{**NEW, "case_ref": "398114"})
    plt.uses("add_action_from_message").fills(**{**NEW, "case_ref": "398115"})
    plt.opens_home().presses("Add an action").fills(**{**NEW, "case_ref": "398116"})


def matching_accounts(office: Office) -> None:
    gone = update(people).where(people.c.id == IDS["worker"]).values(account=None)
    office.does(lambda ledger: ledger.connection.execute(gone))
    office.profiles["U0FIRST"] = Profile("U0FIRST", HOME, "worker@council.example")
    office.profiles["U0NEW"] = Profile("U0NEW", HOME, "manager@council.example")
    office.stranger("U0FIRST").says("/actions mine")
    office.stranger("U0NEW").says("/actions mine")
    office.person("plt").reads().presses("Confirm the new account")


def being_refused(office: Office) -> None:
    office.has("A-51", team="South", owner="south manager")
    manager = office.person("manager").says("/actions done A-51").says("/actions add").says("/actions team South")
    head = office.person("other head").says("/actions show A-51").presses("No longer applicable")
    office.person("plt").says("/actions show A-51").presses("No longer applicable").fills(reason="Case closed")
    head.fills(reason="Case closed")
    assert manager.last is not None
    manager.knocks(replace(manager.last, key=office.key(), workspace="T0OTHER"))


STORIES: tuple[Story, ...] = (
    completing, saying_whether_it_helped, asking_for_more_time, snoozing, setting_things, being_away, handing_over,
    answering_drift, reading_and_noting, adding, matching_accounts, *AUDIT_STORIES, *CONCERN_STORIES, *REPORT_STORIES,
    *TEAM_PLAN_STORIES, *RECOMMENDATION_STORIES,
    being_refused,
)  # fmt: skip
