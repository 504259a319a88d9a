"""Raising a case of concern in chat: never without an action, within what one sees, and told at once to those who must answer."""

import pytest
from sqlalchemy import delete, select, update

from cards.elements import Input
from handlers.ask import Profile
from storage.tables import accounts, outbox, people, teams
from tests.office.concern_stories import DOES, RAISED, WORRY
from tests.office.council import HOME, IDS, TEAMS, account_of, put_audit, put_cover
from tests.office.people import Answer, Colleague, Office

NORTH: dict[str, Answer] = {**RAISED, "team": "1"}
PUSH = "A case of concern needs you"
TOLD = "C-1 is raised. Its team manager and its head of service are told at once."


def raises(office: Office, who: str = "plt", **otherwise: Answer) -> Colleague:
    return office.person(who).says("/concerns raise").fills(**{**NORTH, **otherwise})


def raised(office: Office) -> list[object]:
    with office.ledger() as ledger:
        return list(ledger.concerns.some(range(1, 10)))


def test_team_manager_and_head_of_service_are_told_at_once_and_ahead_of_all_that_waits(any_office: Office) -> None:
    office = any_office
    office.person("plt").says("/actions add").fills(case_ref="1", team="1", text="Visit the child within a week")
    assert raises(office).sees == TOLD

    with office.ledger() as ledger:
        rows = ledger.connection.execute(select(outbox.c.recipient, outbox.c.urgent).where(outbox.c.kind == "concern"))
        assert sorted(tuple(row) for row in rows) == [
            (f"person:{IDS['manager']}", True), (f"person:{IDS['head of service']}", True),
        ]  # fmt: skip
    assert office.was_told("head of service") == [PUSH]
    assert office.was_told("manager")[0] == PUSH
    read = office.person("manager").reads(0)
    assert read.sees.splitlines()[:4] == [
        "Case of concern C-1 · case 412099 · North",
        "Raised by @Plt, 10 Jan 09:30 · immediate safety at stake: no",
        WORRY,
        f"A-102  {DOES} | @Manager · due tomorrow, Thu 11 Jan",
    ]
    assert read.buttons == ["I have this", "Open"]


def test_it_cannot_be_raised_without_an_action_and_nothing_that_was_said_is_lost(office: Office) -> None:
    plt = raises(office, action__1="  ")
    assert plt.errors == {"action.1": "A case of concern needs an action: say what is to be done at once."}
    assert (raised(office), office.planned()) == ([], [])
    plt.fills(**NORTH)
    assert plt.sees == TOLD


WRONG: list[tuple[dict[str, Answer], str, str]] = [
    ({"case_ref": "The youngest"}, "case_ref", "A case reference has a number in it, and no name."),
    ({"team": "99"}, "team", "Choose one of the teams in the list."),
    ({"audit": "AU-99"}, "audit", "There is no audit AU-99 that you can see."),
    ({"worry": " "}, "worry", "Say what the worry is."),
    ({"unsafe": ""}, "unsafe", "Say whether the child's immediate safety is at stake."),
    ({"unsafe": "perhaps"}, "unsafe", "Choose yes or no."),
    ({"due__1": "2018-01-09"}, "due.1", "The due date is past."),
    ({"due__1": "2018-01-13"}, "due.1", "Sat 13 Jan is not a working day."),
    ({"owner__1": "U0OUTSIDEMODERATOR"}, "owner.1", "That person does not take part in the audits yet."),
    ({"action__2": "And this", "due__2": ""}, "due.2", "Choose a date."),
]


def test_an_action_goes_to_somebody_of_the_people_table_who_has_never_used_it(any_office: Office) -> None:
    office = any_office
    account = account_of("worker")
    never = update(people).where(people.c.id == IDS["worker"]).values(account=None)
    office.does(lambda ledger: ledger.connection.execute(never))
    office.does(lambda ledger: ledger.connection.execute(delete(accounts).where(accounts.c.account == account)))
    office.profiles[account] = Profile(account, HOME, "worker@council.example")

    assert raises(office, owner__1=account).sees == TOLD
    assert f"@{account}" not in office.person("plt").says("/concerns show C-1").sees
    assert "Worker" in office.person("plt").sees


def test_what_is_wrong_is_said_at_its_input(office: Office) -> None:
    for said, field, sentence in WRONG:
        errors = raises(office, **said).errors
        assert list(errors) == [field]
        assert errors[field].startswith(sentence)
    several = {field: value for said, *_ in WRONG[3:7] for field, value in said.items()} | {"case_ref": "The youngest"}
    assert set(raises(office, **several).errors) == {"case_ref", "worry", "unsafe", "due.1"}
    assert raised(office) == []


def test_an_owner_is_of_the_service_and_the_team_manager_where_nobody_is_chosen(office: Office) -> None:
    office.does(lambda ledger: ledger.connection.execute(
        update(accounts).where(accounts.c.account == account_of("worker")).values(deactivated=True)
    ))  # fmt: skip
    manager = raises(office, "manager", owner__1="U0SOUTHMANAGER")
    assert "another service" in manager.errors["owner.1"]
    assert "deactivated" in manager.fills(**NORTH, owner__1="U0WORKER").errors["owner.1"]
    manager.fills(**NORTH, owner__1="U0WESTMANAGER", action__2="Tell the police", due__2="2018-01-12")
    assert [office.action(a).owner_id for a in ("A-101", "A-102")] == [IDS["west manager"], IDS["manager"]]
    assert office.action("A-101").concern == "C-1"
    assert office.was_told("west manager") == ["You have 1 new audit action"]


def test_what_looks_like_a_name_and_what_is_raised_already_is_asked_about_once(office: Office) -> None:
    raises(office)
    plt = raises(office, worry="Nobody has told Zorblax of the plan.")
    assert "“Zorblax” may be a name." in plt.sees
    assert "C-1 is about this case and still open: raised Wed 10 Jan, North. An update may be enough." in plt.sees
    assert len(raised(office)) == 1
    sure = next(i for i in plt.form.inputs if getattr(i, "name", "") == "sure")  # type: ignore[union-attr]
    plt.fills(sure=(sure.options[0].value,))
    assert plt.sees.startswith("C-2 is raised.")
    office.does(put_audit, 71, case_ref="412099")
    assert raises(office, "auditor", audit="AU-71").sees.startswith("C-3 is raised."), (
        "hers to know of are her own alone"
    )


def test_a_name_in_an_action_is_asked_about_too(office: Office) -> None:
    assert "“Zorblax” may be a name." in raises(office, action__1="Ask what Zorblax saw within a day").sees
    assert raised(office) == []


def test_a_message_is_never_taken_into_the_form(office: Office) -> None:
    office.has("A-17", case_ref="398114")
    plt = office.person("plt").says("/actions show A-17").uses("raise_concern_from_message")
    assert plt.form
    held = {i.name: i.value for i in plt.form.inputs if isinstance(i, Input) and i.value}
    assert held == {"due.1": "2018-01-11"}


def test_a_form_that_is_delivered_twice_raises_one(office: Office) -> None:
    plt = raises(office)
    plt.again()
    assert len(raised(office)) == 1
    assert office.history("C-1") == ["raised"]


def test_room_for_further_actions_keeps_what_was_said_and_ends_at_three(office: Office) -> None:
    manager = office.person("manager").says("/concerns raise").presses("Add another action", worry=WORRY)
    manager.presses("Add another action")
    assert manager.form
    held = {i.name: i.value for i in manager.form.inputs if isinstance(i, Input)}
    assert held["worry"] == WORRY
    assert held["due.3"] == "2018-01-11"
    assert not any("Add another" in repr(part) for part in manager.form.inputs)


@pytest.mark.parametrize("who", ["auditor", "moderator", "outside moderator"])
def test_auditors_and_moderators_raise_from_an_audit_of_theirs_named_or_by_its_case_and_team(
    office: Office, who: str
) -> None:
    given = (
        {"auditor": who}
        if who == "auditor"
        else {"auditor": "learner", "moderator": who, "submitted": office.now.date()}
    )
    office.does(put_audit, 71, case_ref="412099", **given)
    office.does(put_audit, 72, case_ref="412100", auditor="learner", moderator="plt", submitted=office.now.date())
    assert "AU-71" in raises(office, who, audit="AU-71").says("/concerns show C-1").sees
    other = raises(office, who, case_ref="412100")
    assert list(other.errors) == ["case_ref"]
    absent, theirs = (other.fills(**{**NORTH, "audit": named}).errors["audit"] for named in ("AU-99", "AU-72"))
    assert absent.replace("99", "72") == theirs
    assert "another case" in other.fills(**{**NORTH, "case_ref": "1", "audit": "AU-71"}).errors["case_ref"]
    again = raises(office, who, case_ref="412099", worry="The plan was never shared")
    assert "C-1 is about this case" in again.sees
    with office.ledger() as ledger:
        assert [concern.audit.id for concern in ledger.concerns.of_audit(71)] == [71]


def test_only_teams_they_may_raise_one_for_are_offered(office: Office) -> None:
    office.does(put_audit, 71, auditor="auditor", team="South")
    offered = {
        who: [option.label for i in form.inputs for option in getattr(i, "options", ()) if "·" in option.label]
        for who in ("plt", "manager", "head of service", "auditor")
        if (form := office.person(who).says("/concerns raise").form)
    }
    assert offered == {
        "plt": ["North · 11-25", "South · Early Help", "West · 11-25"],
        "manager": ["North · 11-25"],
        "head of service": ["North · 11-25", "West · 11-25"],
        "auditor": ["South · Early Help"],
    }
    assert "Choose one of the teams" in raises(office, "manager", team="2").errors["team"]


def test_whoever_sees_no_case_they_could_raise_one_for_is_told_who_can(office: Office) -> None:
    for who in ("director", "worker", "learner", "outside moderator"):
        said = office.person(who).says("/concerns raise").sees
        assert said.startswith("The PLT, team managers and heads of service raise cases of concern")


def test_a_team_without_a_manager_is_its_head_of_services(office: Office) -> None:
    gone = update(teams).where(teams.c.id == TEAMS["North"]).values(manager_id=None)
    office.does(lambda ledger: ledger.connection.execute(gone))
    assert raises(office).sees == "C-1 is raised. Its head of service is told at once."
    assert office.planned() == [("concern", "head of service")]
    head = office.person("head of service").reads().presses("I have this")
    assert "as team manager and as head of service" in head.reads().sees
    assert office.action("A-101").owner_id == IDS["head of service"]


def test_it_says_that_who_stands_in_is_told(office: Office) -> None:
    office.does(put_cover, "manager", "worker", "2018-01-08", "2018-01-12")
    says = "Who stands in for its team manager and its head of service are told at once."
    assert raises(office).sees == f"C-1 is raised. {says}"


def test_whoever_raises_it_and_answers_for_it_has_it_already(office: Office) -> None:
    assert raises(office, "manager").sees == "C-1 is raised. Its head of service is told at once."
    assert office.was_told("manager") == [PUSH]
    assert "You have had it since 10 Jan 09:30, as team manager." in office.person("manager").reads().sees
    assert "I have this" not in office.person("manager").reads().buttons
    assert office.history("C-1") == ["raised"]


def test_who_stands_in_for_a_manager_that_raises_one_hears_of_its_action(office: Office) -> None:
    """They are not called, as the manager has it."""
    office.does(put_cover, "manager", "west manager", "2018-01-10", "2018-01-12")
    office.person("manager").says("/concerns raise").fills(**{**RAISED, "team": "1"})
    office.delivers()
    assert [kind for kind, name in office.planned() if name == "west manager"] == ["assigned", "concern"]
    assert "A-101" in office.person("west manager").reads().sees


def test_whoever_sees_open_ones_and_no_closed_one_is_told_which_there_are(office: Office) -> None:
    raises(office)
    none = "No case of concern that you see is closed. “/concerns” lists those that are open."
    assert office.person("manager").says("/concerns closed").sees.splitlines()[0] == none
    assert office.person("moderator").says("/concerns closed").sees.splitlines()[0] == "You see no cases of concern."
