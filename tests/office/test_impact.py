"""Twenty working days after “too early to say”: did it make a difference for the child?"""

from dataclasses import replace

import pytest

from domain.impact import Difference
from domain.preference import Preference
from tests.office.council import IDS, put_cover
from tests.office.people import Colleague, Office

DUE = "2018-02-07 09:00"


def completed(office: Office, reference: str = "A-17", owner: str = "manager", **said: object) -> None:
    """Completed on 10 January, when it was too early to say."""
    office.has(reference, owner=owner, **said)
    office.person(owner).says(f"/actions done {reference}").fills(
        done="Plan rewritten", recorded_in="Plan", difference="too-early", how="The family starts next week"
    )


def impacts(office: Office) -> list[tuple[object, ...]]:
    with office.ledger() as ledger:
        rows = ledger.connection.exec_driver_sql("select by_id, difference, how from impacts order by id")
        return [tuple(row) for row in rows]


def asked(office: Office, who: str) -> list[str]:
    """The references that this person is asked about today."""
    person = office.person(who).says("/actions waiting")
    return [line.split()[0] for line in person.sees.splitlines() if line.startswith("A-")]


def test_it_is_asked_on_its_day_answered_and_shown_wherever_the_difference_is(any_office: Office) -> None:
    office = any_office
    completed(office)
    assert "too early to say, asked again on Wed 7 Feb" in office.person("manager").says("/actions find plan").sees
    assert "Did it help?" not in office.person("manager").buttons
    office.turns_to("2018-02-06 09:00")
    assert asked(office, "manager") == []

    office.turns_to(DUE)
    manager = office.person("manager").says("/actions waiting")
    assert manager.sees.splitlines()[0] == "Waiting for you · 1 in all"
    assert manager.buttons[0] == "Did it help?"
    manager.presses("Did it help?", on="A-17")
    assert manager.form is not None
    assert manager.form.title == "Did A-17 help?"
    assert "completed Wed 10 Jan: “Plan rewritten”" in manager.sees
    manager.fills(difference="yes", how="The child sleeps at home again")

    line = "too early to say on Wed 10 Jan; on Wed 7 Feb: it made a difference"
    assert line in manager.sees
    assert "Did it help?" not in manager.buttons
    card = office.person("head of service").says("/actions show A-17").sees
    assert "@Manager, 7 Feb 09:00 · it made a difference: The child sleeps at home again" in card
    assert line in office.person("head of service").reads().sees
    assert asked(office, "manager") == []
    assert impacts(office) == [(1, "yes", "The child sleeps at home again")]


def test_still_too_early_is_asked_again_as_long_after(any_office: Office) -> None:
    office = any_office
    completed(office)
    office.turns_to(DUE)
    manager = office.person("manager").says("/actions waiting").presses("Did it help?", on="A-17")
    manager.fills(difference="too-early")
    assert "still too early to say on Wed 7 Feb, asked again on Wed 7 Mar" in manager.sees
    assert asked(office, "manager") == []

    office.turns_to("2018-03-07 09:00")
    manager.says("/actions waiting").presses("Did it help?", on="A-17").fills(difference="no", how="They moved away")
    assert asked(office, "manager") == []
    assert [row[1] for row in impacts(office)] == ["too-early", "no"]
    assert "still too early" in manager.says("/actions show A-17").sees
    assert office.history("A-17").count("said whether it helped") == 2


def test_the_councils_own_number_of_days_counts(any_office: Office) -> None:
    office = any_office
    office.does(lambda ledger: ledger.policies.save(ledger.policy.changed(impact_after=3), 0))
    completed(office)
    office.turns_to("2018-01-15 09:00")
    assert asked(office, "manager") == ["A-17"]


def test_of_two_who_answer_at_once_the_first_counts_and_the_other_is_told(any_office: Office) -> None:
    office = any_office
    completed(office, owner="worker")
    office.turns_to(DUE)
    worker, manager = (office.person(who).says("/actions show A-17") for who in ("worker", "manager"))
    worker.presses("Did it help?")
    manager.presses("Did it help?")
    worker.fills(difference="yes", how="Safe now")
    manager.fills(difference="no", how="Not at all")
    assert manager.sees == ("A-17: Worker said at 09:00 that it made a difference. Nothing was changed by your press.")
    assert [row[1] for row in impacts(office)] == ["yes"]
    assert office.history("A-17")[-1] == "overtaken"


def test_of_two_who_answer_at_once_that_it_is_still_too_early_the_other_looks_again(office: Office) -> None:
    completed(office, owner="worker")
    office.turns_to(DUE)
    worker, manager = (
        office.person(who).says("/actions show A-17").presses("Did it help?") for who in ("worker", "manager")
    )
    worker.fills(difference="too-early")
    manager.fills(difference="no", how="Not at all")
    assert "A-17 has changed since." in manager.sees
    assert [row[1] for row in impacts(office)] == ["too-early"]


def test_an_old_button_does_nothing_once_it_was_returned_or_said_on_completing(office: Office) -> None:
    completed(office)
    office.turns_to(DUE)
    manager = office.person("manager").says("/actions waiting")
    old = manager._find("Did it help?", "A-17")
    office.person("plt").says("/actions show A-17").presses("Return").fills(reason="Not recorded")
    assert manager.presses_on(old).sees == "A-17 is open. Nothing was changed by your press."
    assert asked(office, "manager") == []
    manager.says("/actions done A-17").fills(done="Again", recorded_in="Plan", difference="yes")
    assert "was said when it was completed" in manager.presses_on(old).sees
    assert impacts(office) == []


def test_an_answer_says_what_changed_or_why_not_unless_it_is_still_too_early(office: Office) -> None:
    completed(office)
    office.turns_to(DUE)
    manager = office.person("manager").says("/actions show A-17").presses("Did it help?")
    for answer, sentence in (("yes", "Say what changed for the child."), ("no", "Say why it made no difference.")):
        assert manager.fills(difference=answer, how=" ").errors == {"how": sentence}
    for answer in ("", "perhaps"):
        assert manager.fills(difference=answer).errors == {"difference": "Choose one: yes, still too early, or no."}
    assert impacts(office) == []
    manager.fills(difference="too-early")
    assert [row[2] for row in impacts(office)] == [""]


def test_it_can_be_said_before_it_is_asked_on_the_actions_own_card(office: Office) -> None:
    completed(office)
    manager = office.person("manager").says("/actions show A-17").presses("Did it help?")
    manager.fills(difference="yes", how="It did at once")
    office.turns_to(DUE)
    assert asked(office, "manager") == []


def test_asked_is_the_owner_and_whoever_covers_for_them_and_nobody_above(any_office: Office) -> None:
    office = any_office
    completed(office, owner="worker")
    office.does(put_cover, "worker", "west manager", "2018-02-05", "2018-02-09")
    office.turns_to(DUE)
    assert {who: asked(office, who) for who in ("worker", "west manager", "manager", "head of service", "plt")} == {
        "worker": ["A-17"], "west manager": ["A-17"], "manager": [], "head of service": [], "plt": [],
    }  # fmt: skip
    cover = office.person("west manager").says("/actions waiting").presses("Did it help?", on="A-17")
    cover.fills(difference="yes", how="Seen at home")
    with office.ledger() as ledger:
        entry = ledger.history.of("A-17")[-1].entry
    assert (entry.verb, entry.actor, entry.role) == ("said whether it helped", "person:2 for person:4", "owner")
    assert asked(office, "worker") == []


def test_of_an_owner_who_has_left_the_team_manager_is_asked(any_office: Office) -> None:
    office = any_office
    completed(office, owner="worker")
    office.does(lambda ledger: ledger.connection.exec_driver_sql("update people set active = false where id = 4"))
    office.turns_to(DUE)
    assert asked(office, "manager") == ["A-17"]
    with office.ledger() as ledger:
        assert [(check.action_id, check.asked) for check in ledger.impacts.due(ledger.today.day)] == [(17, 1)]


def test_nobody_is_asked_while_it_waits_to_be_accepted(any_office: Office) -> None:
    office = any_office
    completed(office, concern="C-1")
    office.turns_to(DUE)
    assert asked(office, "manager") == []
    office.person("head of service").says("/actions waiting").presses("Accept", on="A-17")
    assert asked(office, "manager") == ["A-17"]


def test_what_is_longest_waited_for_comes_first(any_office: Office) -> None:
    office = any_office
    for day, reference in ((10, "A-3"), (11, "A-1"), (12, "A-2")):
        office.turns_to(f"2018-01-{day} 09:00")
        completed(office, reference)
    office.turns_to("2018-02-09 09:00")
    assert asked(office, "manager") == ["A-3", "A-1", "A-2"]
    with office.ledger() as ledger:
        assert [check.action_id for check in ledger.impacts.due(ledger.today.day)] == [3, 1, 2]
        assert ledger.impacts.due_for([4], ledger.today.day) == []


def test_the_history_holds_no_word_of_it_and_whose_answer_it_was(office: Office) -> None:
    completed(office)
    office.turns_to(DUE)
    office.person("manager").says("/actions show A-17").presses("Did it help?").fills(difference="no", how="They moved")
    with office.ledger() as ledger:
        after = ledger.history.of("A-17")[-1].entry.after
        assert "moved" not in repr(list(ledger.history.all()))
    assert {name: after[name] for name in ("difference", "ask_on", "version")} == {
        "difference": "no", "ask_on": None, "version": 3,
    }  # fmt: skip
    assert len(str(after["hash"])) == 64


@pytest.mark.parametrize("who", ["head of service", "plt", "director", "auditor"])
def test_nobody_else_is_offered_the_question(office: Office, who: str) -> None:
    completed(office)
    office.turns_to(DUE)
    assert "Did it help?" not in office.person(who).says("/actions show A-17").buttons


def test_the_home_page_asks_too(office: Office) -> None:
    completed(office)
    office.turns_to(DUE)
    home: Colleague = office.person("manager").opens_home()
    assert "Waiting for you · 1" in home.sees
    home.presses("Did it help?", on="A-17").fills(difference="yes", how="Yes it did")
    assert "Waiting for you" not in home.opens_home().sees


def test_the_same_form_sent_twice_is_kept_once(any_office: Office) -> None:
    office = any_office
    completed(office)
    office.turns_to(DUE)
    manager = office.person("manager").says("/actions show A-17").presses("Did it help?")
    manager.fills(difference="too-early").again()
    manager.knocks(replace(manager.last, key=office.key()))  # type: ignore[type-var]
    assert [row[1] for row in impacts(office)] == [Difference.TOO_EARLY]


def test_the_digest_asks_on_the_day_and_is_made_for_it_alone_on_each_fifth_working_day(any_office: Office) -> None:
    office = any_office
    completed(office)
    told = []
    for day in [*range(6, 10), *range(12, 17), *range(19, 22)]:
        office.wakes(f"2018-02-{day:02} 09:00")
        told.append((day, len(office.heard_by("manager"))))
    assert told == [
        (6, 0), (7, 1), (8, 1), (9, 1), (12, 1), (13, 1), (14, 2), (15, 2), (16, 2), (19, 2), (20, 2), (21, 3),
    ]  # fmt: skip
    assert set(office.heard_by("manager")) == {"Please say whether 1 completed action helped"}

    manager = office.person("manager").reads()
    assert "Did it make a difference for the child? · 1" in manager.sees
    manager.presses("Did it help?", on="A-17").fills(difference="yes", how="Seen at home")
    assert "All of it is done." in manager.reads().sees
    office.wakes("2018-02-28 09:00")
    assert len(office.heard_by("manager")) == 3


def test_every_digest_asks_until_it_is_answered(office: Office) -> None:
    completed(office)
    office.has("A-1", due="2018-02-08")
    office.wakes("2018-02-08 09:00")
    assert office.heard_by("manager") == ["1 audit action is due today. Please say whether 1 completed action helped"]


def test_a_weekly_digest_asks_for_what_fell_due_since_the_last_one(any_office: Office) -> None:
    office = any_office
    office.does(lambda ledger: ledger.preferences.put(IDS["manager"], Preference(weekly=True)))
    completed(office)
    for day in (7, 8, 9):
        office.wakes(f"2018-02-{day:02} 09:00")
    assert office.heard_by("manager") == []
    office.wakes("2018-02-12 09:00")
    assert office.heard_by("manager") == ["Please say whether 1 completed action helped"]


def test_the_cover_is_asked_in_place_of_an_owner_who_is_away(any_office: Office) -> None:
    office = any_office
    completed(office)
    office.does(put_cover, "manager", "west manager", "2018-02-05", "2018-02-09")
    office.wakes(DUE)
    assert office.heard_by("west manager") == ["Please say whether 1 completed action helped"]
    assert office.heard_by("manager") == []
    office.person("west manager").reads().presses("Did it help?", on="A-17").fills(difference="too-early")
    assert "Did it help?" not in office.person("west manager").reads().buttons
