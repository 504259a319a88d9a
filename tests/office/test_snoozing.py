"""Snoozing an action's reminders: who does it, until when, and that everybody who sees the action sees it."""

import pytest

from tests.office.council import put_cover
from tests.office.people import Colleague, Office
from tests.office.test_at_once import answers, form, refused


def snooze(office: Office, until: str = "2018-02-05", who: str = "manager") -> Colleague:
    return office.person(who).says("/actions snooze A-17").fills(until=until)


def test_all_who_see_it_see_until_when_and_how_often(any_office: Office) -> None:
    office = any_office
    office.has("A-17", due="2018-02-14")
    manager = office.person("manager").says("/actions mine").presses("Snooze", on="A-17")
    manager.fills(until="2018-02-05")
    assert "due Wed 14 Feb · reminders snoozed until Mon 5 Feb" in manager.sees

    head = office.person("head of service").says("/actions team North")
    assert "due Wed 14 Feb · reminders snoozed until Mon 5 Feb" in head.sees
    assert "Reminders: Snoozed once, now until Mon 5 Feb" in head.says("/actions show A-17").sees

    office.turns_to("2018-02-05 09:00")
    assert "due Wed 14 Feb · snoozed once" in head.says("/actions team North").sees
    snooze(office, "2018-02-12")
    assert "reminders snoozed until Mon 12 Feb · snoozed twice" in head.says("/actions team North").sees
    assert "Reminders: Snoozed twice, now until Mon 12 Feb" in head.says("/actions show A-17").sees


def test_neither_the_due_date_nor_anything_else_changes_and_the_history_has_it(office: Office) -> None:
    office.has("A-17", due="2018-02-14")
    snooze(office)
    action = office.action("A-17")
    assert (action.due.isoformat(), action.extended, action.rung, action.status) == ("2018-02-14", 0, 0, "open")
    with office.ledger() as ledger:
        (kept,) = ledger.history.of("A-17")
    assert (kept.entry.verb, kept.entry.role, kept.entry.actor) == ("snoozed", "owner", "person:1")
    assert kept.entry.before == {"snoozed": None, "snoozes": 0, "version": 1}
    assert kept.entry.after == {"snoozed": "2018-02-05", "snoozes": 1, "version": 2}
    assert office.planned() == []


def test_the_form_suggests_a_day_and_says_what_stays_as_it_is(office: Office) -> None:
    office.has("A-17", due="2018-02-14")
    manager = office.person("manager").says("/actions snooze 17")
    assert manager.form is not None
    assert [i.value for i in manager.form.inputs if hasattr(i, "kind")] == ["2018-02-13"]
    assert (
        "The due date stays, and so does what happens when it is late. It can be snoozed twice at most." in manager.sees
    )
    manager.fills()
    assert "Snoozed once so far" in manager.says("/actions snooze 17").sees


@pytest.mark.parametrize(
    ("until", "said"),
    [
        ("2018-01-10", "Choose a day after today."),
        ("2017-12-24", "Choose a day after today."),
        ("2018-02-14", "It is due on 14 Feb 2018. Choose an earlier day."),
        ("2081-02-05", "It is due on 14 Feb 2018. Choose an earlier day."),
        ("next week", "“next week” is not a date. Write it as 2018-01-31."),
        ("", "Choose a date."),
    ],
)
def test_a_day_that_cannot_be_is_refused_at_its_input_and_nothing_changes(
    office: Office, until: str, said: str
) -> None:
    office.has("A-17", due="2018-02-14")
    assert snooze(office, until).errors == {"until": said}
    assert office.action("A-17").snoozes == 0
    assert office.history("A-17") == []


def test_a_third_time_is_refused_and_no_longer_offered(office: Office) -> None:
    office.has("A-17", due="2018-02-14")
    for until in ("2018-01-17", "2018-01-24"):
        snooze(office, until)
    manager = office.person("manager").says("/actions snooze A-17")
    assert manager.sees == "The reminders of A-17 were snoozed twice already, and cannot be again."
    assert "Snooze" not in manager.says("/actions show A-17").buttons
    assert office.action("A-17").snoozes == 2


def test_what_is_due_or_late_is_not_offered_and_a_form_from_before_is_refused(office: Office) -> None:
    office.has("A-17", due="2018-01-12")
    manager = office.person("manager").says("/actions mine").presses("Snooze", on="A-17")
    office.turns_to("2018-01-11 09:00")
    assert "A-17 is due tomorrow" in manager.fills(until="2018-01-11").sees
    assert "Snooze" not in manager.says("/actions mine").buttons
    office.turns_to("2018-01-15 09:00")
    assert "A-17 is late." in manager.says("/actions snooze A-17").sees


def test_a_cover_may_and_the_head_of_service_may_not(any_office: Office) -> None:
    office = any_office
    office.has("A-17", due="2018-02-14")
    office.does(put_cover, "manager", "west manager", "2018-01-08", "2018-01-12")
    head = office.person("head of service").says("/actions snooze A-17")
    assert head.sees == "Only its owner or the team's manager may snooze the reminders of A-17. Nothing was changed."
    snooze(office, who="west manager")
    assert office.action("A-17").snoozes == 1
    with office.ledger() as ledger:
        assert ledger.history.of("A-17")[-1].entry.actor == "person:2 for person:1"


def test_of_two_who_snooze_at_once_one_does_and_the_other_is_told(any_office: Office) -> None:
    office = any_office
    for number in range(1, 9):
        office.has(f"A-{number}", owner="worker", due="2018-02-14")
        knocks = [form(office, who, number, "snooze", until="2018-01-24") for who in ("worker", "manager")]
        replies = answers(office, *knocks)
        assert office.action(f"A-{number}").snoozes == 1
        assert sum(f"A-{number} has changed since." in refused(reply) for reply in replies) == 1


def test_a_new_owner_hears_of_it_whatever_the_old_one_had_snoozed(office: Office) -> None:
    office.has("A-17", due="2018-02-14")
    snooze(office)
    office.person("manager").says("/actions reassign A-17").fills(owner="U0WORKER", reason="Theirs")
    action = office.action("A-17")
    assert (action.snoozed_until, action.snoozes) == (None, 1)
    assert "snoozed once" in office.person("worker").says("/actions mine").sees
