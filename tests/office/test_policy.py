"""The policy in chat: what is in force, how it is changed in two steps, what would be sent under it, and by whom alone."""

from dataclasses import fields
from datetime import date

import pytest

from cards.elements import Form
from cards.policy import BY_NAME, GROUPS
from cards.replies import NextForm
from domain.policy import DEFAULT, HOURS, Policy
from domain.preference import Preference
from handlers.ask import Knock
from tests.office.council import HOME, IDS, account_of, put_cover
from tests.office.people import Colleague, Office
from tests.office.test_at_once import answers, refused

NOT_THERE = "There is no such setting that you can change. Nothing was changed by your press."


def opens(office: Office, group: str, who: str = "plt") -> Colleague:
    return office.person(who).says("/actions settings").presses("Change", on=group)


def in_force(office: Office) -> Policy:
    with office.ledger() as ledger:
        return ledger.policies.get().policy  # type: ignore[no-any-return]


def test_every_number_of_the_policy_stands_in_just_one_group() -> None:
    named = [number.name for group in GROUPS for number in group.numbers]
    assert sorted(named) == sorted(field.name for field in fields(Policy) if field.name != "closures")
    assert {number.name for number in BY_NAME["hours"].numbers} == set(HOURS)


def test_numbers_are_changed_in_two_steps_and_only_the_second_saves(any_office: Office) -> None:
    office = any_office
    plt = opens(office, "Escalation").fills(escalate_after="4", escalate_further_after="8")
    assert "The head of service hears: 4 working days after it was due (now 5)" in plt.sees
    assert "The director hears: 8 working days after it was due (now 10)" in plt.sees
    assert in_force(office) == DEFAULT

    plt.fills()
    assert "an action that is 4 working days late" in plt.sees
    assert in_force(office) == DEFAULT.changed(escalate_after=4, escalate_further_after=8)
    with office.ledger() as ledger:
        (kept,) = ledger.history.of("policy")
    assert (kept.entry.verb, kept.entry.role, kept.entry.actor) == ("policy changed", "plt", f"person:{IDS['plt']}")
    assert kept.entry.before == {"escalate_after": 5, "escalate_further_after": 10}
    assert kept.entry.after == {"escalate_after": 4, "escalate_further_after": 8}


def test_the_second_step_says_what_would_be_sent_today(any_office: Office) -> None:
    office = any_office
    for number, due in enumerate(("2018-01-03", "2018-01-04", "2018-01-04", "2018-01-05"), start=1):
        office.has(f"A-{number}", due=due)
    office.has("A-9", owner="worker", due="2018-01-17")
    office.does(lambda ledger: ledger.preferences.put(IDS["south manager"], Preference(days=frozenset({0}))))
    office.has("A-10", owner="south manager", team="South", due="2018-01-05")
    office.has("A-11", due="2017-12-27", rung=1)
    plt = opens(office, "Escalation").fills(escalate_after="4", escalate_further_after="9")
    assert (
        "3 people would get a digest (now 2); 3 actions would go to a head of service (now 1), "
        "1 to the director (now 0)." in plt.sees
    )


def test_the_second_step_says_that_nothing_would_be_different(office: Office) -> None:
    office.has("A-1", due="2018-01-10")
    plt = opens(office, "How long").fills(keep_posted="1")
    assert "Messages hide case and words: 1 working day after the action is closed (now 20)" in plt.sees
    assert (
        "The same as now: 1 person would get a digest; 0 actions would go to a head of service, 0 to the director."
        in (plt.sees)
    )
    assert "What has been sent today stays sent." in plt.sees


def test_what_is_changed_in_the_second_step_is_shown_before_it_is_saved(office: Office) -> None:
    plt = opens(office, "Escalation").fills(escalate_after="4").fills(escalate_after="3")
    assert "The head of service hears: 3 working days after it was due (now 5)" in plt.sees
    assert in_force(office) == DEFAULT
    assert plt.fills(escalate_after="three").errors == {
        "escalate_after": "“three” will not do. Write a whole number in figures, for example 5."
    }
    assert "That is how it is already." in plt.fills(escalate_after="5").errors["escalate_after"]
    plt.fills(escalate_after="3")
    assert in_force(office).escalate_after == 3


@pytest.mark.parametrize("said", ["five", "-1", "2.5", "", " ", "²", "1e3", "5 days", "9" * 12])
def test_what_is_no_whole_number_is_said_at_its_input_and_nothing_is_lost(office: Office, said: str) -> None:
    plt = opens(office, "Due dates").fills(due_after=said, first_reminder="many", snoozes="1")
    assert set(plt.errors) == {"due_after", "first_reminder"}
    assert plt.errors["due_after"].endswith("Write a whole number in figures, for example 20.")
    assert plt.errors["first_reminder"] == "“many” will not do. Write a whole number in figures, for example 5."
    assert in_force(office) == DEFAULT
    plt.fills(due_after="15", snoozes="1").fills()
    assert in_force(office) == DEFAULT.changed(due_after=15, snoozes=1)


@pytest.mark.parametrize(
    ("group", "said", "field", "why"),
    [
        ("Due dates", {"due_after": "0"}, "due_after", "Give a whole number from 1 to 100."),
        ("Due dates", {"due_after": "101"}, "due_after", "Give a whole number from 1 to 100."),
        ("Due dates", {"second_reminder": "5"}, "second_reminder", "The second reminder comes after the first"),
        (
            "Escalation",
            {"escalate_further_after": "21"},
            "escalate_further_after",
            "after 20 working days at the latest",
        ),
        ("Escalation", {"escalate_further_after": "5"}, "escalate_further_after", "hears after the head of service"),
        ("Times of day", {"day_ends": "8"}, "day_ends", "The day ends after it begins."),
        ("Times of day", {"digest_hour": "6"}, "digest_hour", "Give a whole number from 7 to 18."),
        ("Times of day", {"digest_hour": "nine"}, "digest_hour", "“nine” will not do. Choose an hour."),
    ],
)
def test_numbers_that_do_not_go_together_are_refused_at_their_input(
    office: Office, group: str, said: dict[str, str], field: str, why: str
) -> None:
    plt = opens(office, group).fills(**said)
    assert list(plt.errors) == [field]
    assert why in plt.errors[field]


def test_saving_what_is_already_so_is_said_and_leaves_no_trace(office: Office) -> None:
    assert "That is how it is already." in opens(office, "Times of day").fills().sees
    assert office.history("policy") == []


def test_an_hour_is_chosen_from_a_list_and_counts_from_the_next_time_on(office: Office) -> None:
    plt = opens(office, "Times of day")
    assert "A new hour counts from the next time on." in plt.sees
    plt.fills(digest_hour="10")
    assert "Daily digest: 10:00 (now 09:00)" in plt.sees
    plt.fills()
    office.has("A-1", due="2018-01-11")
    assert "digest 10 for all" not in office.wakes("2018-01-11 09:59")
    assert "digest 10 for all" in office.wakes("2018-01-11 10:00")


def test_closure_days_are_added_and_taken_away(any_office: Office) -> None:
    office = any_office
    office.has("A-1", due="2018-01-10")
    plt = opens(office, "Closure days").fills(add="2018-01-10")
    assert "Closed as well: Wed 10 Jan" in plt.sees
    assert "0 people would get a digest (now 1)" in plt.sees
    plt.fills()
    assert "Bank holidays, and Wed 10 Jan" in plt.sees
    assert in_force(office).closures == {date(2018, 1, 10)}
    assert office.wakes("2018-01-10 10:00") == []

    plt.presses("Change", on="Closure days").fills(add="2018-12-27", remove=("2018-01-10",))
    assert "Closed as well: Thu 27 Dec\nNo longer closed: Wed 10 Jan" in plt.sees
    plt.fills()
    assert in_force(office).closures == {date(2018, 12, 27)}
    with office.ledger() as ledger:
        last = ledger.history.of("policy")[-1].entry
    assert (last.before, last.after) == ({"closures": ["2018-01-10"]}, {"closures": ["2018-12-27"]})


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2018-12-25", "Christmas Day is a bank holiday already."),
        ("2018-01-13", "13 Jan 2018 is a Saturday: nobody works then anyway."),
        ("christmas", "“christmas” is not a date."),
        ("", "That is how it is already."),
    ],
)
def test_a_day_that_cannot_be_closed_is_refused_with_the_reason(office: Office, day: str, why: str) -> None:
    assert why in opens(office, "Closure days").fills(add=day).errors["add"]
    assert in_force(office) == DEFAULT


def test_of_two_who_change_it_at_once_one_wins_and_the_other_reads_who_did(any_office: Office) -> None:
    office = any_office
    for version in range(6):
        knocks = [
            _second_step(office, who, 21 + 2 * version + n, version) for n, who in enumerate(("plt", "second plt"))
        ]
        replies = answers(office, *knocks)
        lost = [refused(reply) for reply in replies if refused(reply)]
        assert len(lost) == 1
        assert "changed the policy at 09:30. Nothing was saved" in lost[0]
        assert lost[0].startswith(("Plt", "Second plt"))
    assert len([verb for verb in office.history("policy") if verb == "policy changed"]) == 6


def _second_step(office: Office, who: str, number: int, version: int) -> Knock:
    """The form as it is sent once its effect was shown."""
    context = {"about": "keeping", "version": str(version), "place": ""}
    said = {"keep_posted": str(number), "keep_files_in_hours": "24"}
    first = Knock(account_of(who), HOME, "form", "policy", office.now, office.key(), form=said, context=context)
    shown = office.desk.answer(first)
    assert isinstance(shown, NextForm)
    return Knock(
        account_of(who), HOME, "form", "save_policy", office.now, office.key(), form=said, context=shown.form.context
    )


def test_whoever_opened_it_before_another_changed_it_reads_that_at_the_first_step(office: Office) -> None:
    late = opens(office, "Times of day", "second plt")
    opens(office, "Escalation").fills(escalate_after="4").fills()
    assert "Plt changed the policy at 09:30. Nothing was saved: close this" in late.fills(digest_hour="8").sees
    assert in_force(office).digest_hour == 9


@pytest.mark.parametrize("who", ["manager", "head of service", "director", "auditor", "moderator", "outside moderator"])
def test_nobody_else_opens_or_sends_any_of_it_and_reads_the_same_as_of_what_there_is_not(
    office: Office, who: str
) -> None:
    wanted = {
        "escalate_after": "1",
        "escalate_further_after": "2",
        "person": account_of(who),
        "room": "team:1",
        "channel": "#x",
    }
    for kind, does in (
        ("press", "policy"), ("press", "channels"), ("press", "director"), ("form", "policy"), ("form", "save_policy"),
        ("form", "choose_channel"), ("form", "channel"), ("form", "director"),
    ):  # fmt: skip
        context = {"about": "team:1" if does == "channel" else "escalation", "version": "0", "seen": "", "held": "9"}
        knock = Knock(
            account_of(who), HOME, kind, does, office.now, office.key(), about="escalation" if kind == "press" else "",  # type: ignore[arg-type]
            form=wanted, context=context if kind == "form" else {},
        )  # fmt: skip
        assert office.person(who).knocks(knock).sees == NOT_THERE
    assert in_force(office) == DEFAULT
    with office.ledger() as ledger:
        assert [kept.entry.verb for kept in ledger.history.all()] == ["refused"] * 8
    assert office.faults == []


@pytest.mark.parametrize("about", ["", "nonsense", "due_after", "²"])
def test_a_group_that_there_is_not_gets_that_very_answer(office: Office, about: str) -> None:
    for kind, does in (("press", "policy"), ("form", "policy"), ("form", "save_policy")):
        context = {"about": about, "version": "0"} if kind == "form" else {}
        knock = Knock(account_of("plt"), HOME, kind, does, office.now, office.key(), about=about, context=context)  # type: ignore[arg-type]
        assert office.person("plt").knocks(knock).sees == NOT_THERE


def test_whoever_covers_for_the_plt_may_as_the_plt_may(office: Office) -> None:
    office.does(put_cover, "plt", "director", "2018-01-08", "2018-01-12")
    opens(office, "Escalation", "director").fills(escalate_after="4").fills()
    assert in_force(office).escalate_after == 4


def test_a_second_delivery_of_the_form_saves_once(office: Office) -> None:
    opens(office, "Escalation").fills(escalate_after="4").fills().again()
    assert office.history("policy") == ["policy changed"]


def test_the_change_holds_for_lists_and_forms_at_once(office: Office) -> None:
    office.person("manager").says("/actions mine")
    opens(office, "Due dates").fills(due_after="5", snoozes="1").fills()
    form = office.person("plt").says("/actions add").form
    assert isinstance(form, Form)
    assert "2018-01-17" in [getattr(one, "value", "") for one in form.inputs]
