"""What somebody who tried the product without knowing it found, so that it does not come back."""

from handlers.ask import Knock
from tests.office import council
from tests.office.council import HOME
from tests.office.people import Office

ADDS = {"team": "1", "text": "Agree the plan by Monday", "due": "2018-02-07", "audit": ""}


def test_whoever_may_not_look_leaves_nothing_on_the_card_and_pushes_nothing_off_it(office: Office) -> None:
    office.has("A-17")
    office.person("manager").says("/actions done A-17").fills(done="Done", recorded_in="Plan", difference="yes")
    for _ in range(20):
        office.person("south manager").says("/actions show A-17")
    shown = office.person("manager").says("/actions show A-17").sees
    assert "completed" in shown
    assert "South manager" not in shown


def test_a_name_is_no_case_reference_even_with_a_number(office: Office) -> None:
    plt = office.person("plt").says("/actions add")
    for name in ("Happy Garden 1", "Garden", "x" * 41):
        assert "case_ref" in plt.fills(**ADDS, case_ref=name).errors
    plt.fills(**ADDS, case_ref="412087")
    assert not plt.errors


def test_impossible_values_are_refused_in_words(office: Office) -> None:
    plt = office.person("plt").says("/actions add")
    for team in ("²", "9" * 30, "7000", "North"):
        assert plt.fills(**{**ADDS, "team": team}, case_ref="412087").errors == {
            "team": "Choose one of the teams in the list."
        }
    assert not office.faults


def test_what_is_found_is_late_only_while_it_is_open_and_says_who_finished_it(office: Office) -> None:
    office.has("A-17", due="2018-01-05")
    office.has("A-18", due="2018-01-05")
    office.person("manager").says("/actions done A-17").fills(done="Done", recorded_in="Plan", difference="yes")
    found = office.person("plt").says("/actions find rewrite").sees
    assert "Found · 2 in all, 1 overdue" in found
    assert "Completed by @Manager, 10 Jan 09:30" in found


def test_an_audit_leads_to_the_team_of_its_case(office: Office) -> None:

    office.does(council.put_audit, 7)
    auditor = office.person("auditor").says("/actions add")
    auditor.fills(case_ref="412087", team="3", audit="AU-7", text="Agree the plan by Monday", due="2018-02-07")
    assert auditor.errors == {"team": "AU-7 read a case of another team. Check the team."}


def test_more_time_is_not_given_until_a_day_that_has_passed(office: Office) -> None:
    office.has("A-17")
    office.person("manager").says("/actions extend A-17").fills(due="2018-01-12", reason="Meeting")
    head = office.person("head of service").reads()
    office.turns_to("2018-01-15 09:00")
    head.presses("Accept more time", on="A-17")
    assert "has passed" in head.sees
    assert office.action("A-17").extended == 0


def test_a_return_form_does_not_return_a_later_completion(office: Office) -> None:
    office.has("A-17")
    office.person("manager").says("/actions done A-17").fills(done="One", recorded_in="Plan", difference="yes")
    head = office.person("head of service").says("/actions show A-17").presses("Return")
    office.person("plt").says("/actions show A-17").presses("Return").fills(reason="Say more")
    office.person("manager").says("/actions done A-17").fills(done="Two", recorded_in="Plan", difference="yes")
    head.fills(reason="Not enough")
    assert "A-17 has changed since" in head.sees
    assert office.action("A-17").status == "complete"


def test_nobody_is_told_that_an_action_was_late_which_never_was(office: Office) -> None:
    office.has("A-17", due="2018-02-14")
    for who, said in (
        ("head of service", "A-17 has not gone to anybody further up, or no longer."),
        ("plt", "Only whoever was told that it is late, usually the head of service, may take over A-17."),
    ):
        person = office.person(who)
        person.knocks(Knock(person.account, HOME, "press", "take_over", office.now, office.key(), about="A-17"))
        assert person.sees.startswith(said)


def test_the_card_writes_the_due_day_with_its_capitals(office: Office) -> None:
    office.has("A-17", due="2018-01-16")
    assert "In 4 working days, Tue 16 Jan" in office.person("manager").says("/actions show A-17").sees
