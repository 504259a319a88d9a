"""What was posted about a closed action does not stay for ever: its case reference and all that was written go, and nothing
else does; what is asked for is shown as before."""

from sqlalchemy import select, update

from domain.calendar import A_DAY
from domain.policy import DEFAULT
from storage.audit_lists import TO_DO
from storage.history import Entry
from storage.ledger import Ledger
from storage.tables import actions, audits, people, posted
from tests.office.council import IDS, account_of
from tests.office.people import Office
from tests.office.screen import lines_of
from tests.office.stories import STORIES, being_refused

OUTCOME = {"done": "Plan rewritten in a meeting", "recorded_in": "Supervision note", "difference": "yes"}
LEFT = "Its details are no longer shown here: “/actions show A-17”."
CLEARED = "2018-02-07 07:00"
"""Twenty working days after Wednesday 10 January."""


def completed(office: Office) -> None:
    """On 10 January the head of service and the manager of A-17 hear of it: a note, and that it is done."""
    office.has("A-17", owner="worker")
    office.person("head of service").says("/actions note A-17").fills(note="Please hurry")
    office.person("worker").says("/actions done A-17").fills(**OUTCOME)
    office.delivers()


def told(office: Office, name: str) -> str:
    return "\n".join(line for p in office.slack.of(account_of(name)) for line in lines_of(p.card))


def test_twenty_working_days_after_the_closing_case_and_words_are_gone(any_office: Office) -> None:
    completed(any_office)
    any_office.wakes("2018-02-06 18:00")
    assert all(
        word in told(any_office, "manager") for word in ("412087", "Rewrite the plan", "Please hurry", "meeting")
    )

    ran = any_office.wakes(CLEARED)

    assert "clear" in ran
    for name in ("manager", "head of service", "worker"):
        seen = told(any_office, name)
        assert not [w for w in ("412087", "Rewrite", "Please hurry", "meeting", "Supervision") if w in seen], seen
    assert f"A-17 ✓ Completed Wed 10 Jan. {LEFT} | " in told(any_office, "manager")
    assert told(any_office, "manager").count(LEFT) == 2


def test_each_copy_is_drawn_again_once_and_not_on_the_days_after(any_office: Office) -> None:
    completed(any_office)
    any_office.wakes(CLEARED)
    edits = [p.edits for p in any_office.slack.posted]

    any_office.wakes("2018-02-08 09:00")
    any_office.wakes("2018-03-08 09:00")

    assert [p.edits for p in any_office.slack.posted] == edits


def test_a_cleared_row_still_leads_to_the_action(office: Office) -> None:
    completed(office)
    office.wakes(CLEARED)
    manager = office.person("manager").reads()
    assert manager.buttons == ["Show"]

    assert "412087" in manager.presses("Show", on="A-17").sees
    assert "412087" in office.person("manager").says("/actions find plan").sees


def test_the_policy_says_how_long_copies_stay(office: Office) -> None:
    completed(office)
    office.does(lambda ledger: ledger.policies.save(DEFAULT.changed(keep_posted=2), 0))

    office.wakes("2018-01-11 18:00")
    assert "412087" in told(office, "manager")
    office.wakes("2018-01-12 07:00")
    assert "412087" not in told(office, "manager")


def test_of_several_actions_in_one_message_only_the_closed_ones_are_cleared(any_office: Office) -> None:
    office = any_office
    office.has("A-17", due="2018-01-11")
    office.has("A-18", due="2018-01-11", case_ref="398114", text="Visit the child")
    office.wakes("2018-01-11 09:00")
    office.person("manager").reads().presses("Mark complete", on="A-17").fills(**OUTCOME)
    office.does(lambda ledger: ledger.connection.execute(update(actions).where(actions.c.id == 18).values(rung=2)))
    office.wakes("2018-02-08 07:00")

    first = "\n".join(lines_of(office.slack.of(account_of("manager"))[0].card))
    assert f"A-17 ✓ Completed Thu 11 Jan. {LEFT}" in first
    assert "412087" not in first
    assert "398114" in first
    assert "Visit the child" in first


def test_an_escalation_is_cleared_like_any_message(office: Office) -> None:
    office.has("A-17", due="2018-01-10")
    office.wakes("2018-01-17 09:00")
    office.person("plt").says("/actions show A-17").presses("No longer applicable").fills(reason="Case closed")
    office.delivers()
    assert "412087" in told(office, "head of service")

    office.wakes("2018-02-14 07:00")

    assert f"A-17  No longer applicable Wed 17 Jan. {LEFT}" in told(office, "head of service")
    assert "412087" not in told(office, "head of service")
    assert "Case closed" not in told(office, "manager")


def test_what_is_opened_again_has_its_words_back_until_it_is_closed_anew(any_office: Office) -> None:
    office = any_office
    completed(office)
    office.wakes(CLEARED)
    office.person("head of service").says("/actions show A-17").presses("Return").fills(reason="It came back")
    office.delivers()
    assert "412087" in told(office, "manager")

    office.person("worker").says("/actions done A-17").fills(**OUTCOME)
    office.wakes("2018-03-06 18:00")
    assert "412087" in told(office, "manager")
    office.wakes("2018-03-07 07:00")
    assert "412087" not in told(office, "manager")


def test_a_note_on_what_was_closed_long_ago_can_be_read(office: Office) -> None:
    completed(office)
    office.wakes(CLEARED)
    office.person("head of service").says("/actions note A-17").fills(note="One more thing")
    office.wakes("2018-03-06 18:00")
    assert "One more thing" in told(office, "manager")

    office.wakes("2018-03-07 07:00")
    assert "One more thing" not in told(office, "manager")
    assert "412087" not in told(office, "manager")


def test_for_somebody_who_has_left_nothing_of_any_action_stays_when_a_copy_is_drawn_again(any_office: Office) -> None:
    office = any_office
    completed(office)
    left = update(people).where(people.c.id == IDS["worker"]).values(active=False)
    office.does(lambda ledger: ledger.connection.execute(left))
    office.person("head of service").says("/actions note A-17").fills(note="Another note")
    office.delivers()

    seen = told(office, "worker")
    assert seen
    assert not [w for w in ("412087", "Rewrite", "Please hurry", "meeting", "Another") if w in seen]


def test_of_a_whole_days_messages_nothing_that_was_written_stays(office: Office) -> None:
    """Every story that can be told in chat is told; then all is closed, and the days go by."""
    for story in STORIES:
        if story is not being_refused:
            story(office)
    office.wakes("2018-01-18 09:00")
    with office.ledger() as ledger:
        left = [
            f"A-{n}"
            for n in ledger.connection.execute(select(actions.c.id).where(actions.c.closed_at.is_(None))).scalars()
        ]
    office.does(take_out, left)
    plt = office.person("plt")
    for reference in left:
        plt.says(f"/actions show {reference}")
        if "Return" in plt.buttons:
            plt.presses("Return").fills(reason="To be closed").says(f"/actions show {reference}")
        plt.presses("No longer applicable").fills(reason="The case is closed")
    moderate_all(office)
    take_back_all(office)
    office.does(close_concerns)
    office.delivers()
    written = ("412087", "398114", "398115", "398116", "Rewrite the plan", "Visit the child", "A meeting", "Not recorded",
               "A note", "Another", "Theirs", "Moved", "It came back", "Done", "The case is closed")  # fmt: skip
    before = everything(office)
    assert len([w for w in written if w in before]) > 8

    office.wakes("2018-02-20 07:00")

    assert [w for w in written if w in everything(office)] == []
    with office.ledger() as ledger:
        unclear = select(posted.c.subject).where(posted.c.subject.like("A-%"), posted.c.cleared_on.is_(None))
        assert ledger.connection.execute(unclear).all() == []


def moderate_all(office: Office) -> None:
    """What was submitted in the stories and not moderated."""
    moderator = office.person("moderator").says("/audits moderate")
    while "Immediately admissible" in moderator.buttons:
        moderator.presses("Immediately admissible").fills(grade="good", reason="It shows", missed="no", exemplar="no")
        moderator.says("/audits moderate")


def take_back_all(office: Office) -> None:
    """What was given to somebody in the stories and is not submitted: until then it is asked for, with its case."""
    with office.ledger() as ledger:
        to_do = select(audits.c.id).where(TO_DO)
        left = ledger.connection.execute(to_do).scalars().all()
    for number in left:
        plt = office.person("plt").says(f"/audits show AU-{number}").presses("Take back")
        if "concern" in plt.fills(auditor="nobody", reason="The case is closed").errors:
            plt.fills(auditor="nobody", reason="The case is closed", concern="no")


def take_out(ledger: Ledger, references: list[str]) -> None:
    """What belongs to a case of concern does not end as no longer applicable while it does."""
    for action in ledger.actions.some([int(reference.removeprefix("A-")) for reference in references]):
        if action.concern:
            ledger.save(action, action.taken_out(), Entry("program", "none", "taken out", action.reference))


def close_concerns(ledger: Ledger) -> None:
    """What was raised in the stories: nothing of it is left to do."""
    for concern in ledger.concerns.open():
        again = ledger.today.day + A_DAY
        closed = concern.closed(IDS["head of service"], ledger.now, "A new plan", "They are seen", again)
        ledger.save_concern(concern, closed, Entry("program", "none", "closed", concern.reference))


def everything(office: Office) -> str:
    return "\n".join(line for p in office.slack.posted for line in lines_of(p.card))
