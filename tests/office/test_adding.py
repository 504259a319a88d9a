"""A new action: who may add one, what is asked about before it is saved, and that its owner hears of it at once."""

import pytest

from cards.elements import Form, Input
from cards.replies import Done, NextForm
from handlers.ask import Knock
from tests.office.council import HOME, IDS, account_of, put_audit
from tests.office.people import Answer, Colleague, Office

GOOD = "Visit the child within two working days and record what was said"
SAID: dict[str, Answer] = {"case_ref": "412087", "team": "1", "text": GOOD}


def audits(office: Office) -> None:
    office.does(put_audit, 7, auditor="auditor", moderator="moderator")
    office.does(put_audit, 8, auditor="learner", moderator="outside moderator")


def add(office: Office, who: str = "plt", **said: Answer) -> Colleague:
    return office.person(who).says("/actions add").fills(**{**SAID, **said})


def numbers(office: Office) -> list[int]:
    with office.ledger() as ledger:
        return list(ledger.connection.exec_driver_sql("select id from actions order by id").scalars())


def test_what_is_added_is_the_team_managers_due_by_policy_and_told_at_once(any_office: Office) -> None:
    office = any_office
    plt = add(office)
    assert "A-101  Visit the child" in plt.sees

    action = office.action("A-101")
    assert (action.owner_id, action.added_by, action.due.isoformat()) == (IDS["manager"], IDS["plt"], "2018-02-07")
    assert office.heard_by("manager") == ["You have 1 new audit action"]
    assert office.history("A-101") == ["added"]
    assert "A-101" in office.person("manager").says("/actions mine").sees
    with office.ledger() as ledger:
        assert "Visit" not in repr(list(ledger.history.all()))


def test_a_case_reference_that_was_typed_stands_in_the_form(office: Office) -> None:
    form = office.person("plt").says("/actions add 398114 please").form
    assert form is not None
    assert {i.name: i.value for i in form.inputs if isinstance(i, Input)}["case_ref"] == "398114"


@pytest.mark.parametrize(
    ("who", "audit", "allowed"),
    [
        ("plt", "", True), ("plt", "AU-7", True), ("auditor", "AU-7", True), ("auditor", "au7", True), ("auditor", "7", True),
        ("learner", "AU-8", True), ("moderator", "AU-7", True), ("moderator", "AU-8", True), ("outside moderator", "AU-8", True),
        ("auditor", "AU-8", False), ("learner", "AU-7", False), ("outside moderator", "AU-7", False),
        ("auditor", "AU-99", False), ("plt", "AU-99", False), ("plt", "nonsense", False), ("plt", "A-7", False),
    ],
)  # fmt: skip
def test_auditors_add_to_their_audits_and_moderators_to_those_they_may(
    office: Office, who: str, audit: str, allowed: bool
) -> None:
    audits(office)
    person = add(office, who, audit=audit)
    assert numbers(office) == ([101] if allowed else [])
    if not allowed:
        assert person.errors == {"audit": f"There is no audit {audit} that you can add to."}
        assert office.history("desk") == ["refused"]


@pytest.mark.parametrize("who", ["auditor", "learner", "moderator", "outside moderator"])
def test_without_an_audit_only_the_plt_adds(office: Office, who: str) -> None:
    audits(office)
    assert add(office, who).errors == {"audit": "Say from which of your audits it comes, for example AU-7."}
    assert numbers(office) == []


@pytest.mark.parametrize("who", ["manager", "worker", "head of service", "director"])
@pytest.mark.parametrize("way", ["/actions add", "add_action", "add_action_from_message"])
def test_nobody_else_is_given_the_form(office: Office, who: str, way: str) -> None:
    person = office.person(who)
    person.says(way) if way.startswith("/") else person.uses(way)
    assert person.sees == "Only the PLT, auditors and moderators may add actions. Nothing was changed."
    assert office.history("desk") == ["refused"]


@pytest.mark.parametrize("who", ["manager", "head of service", "director"])
def test_nobody_else_adds_by_sending_the_form_all_the_same(office: Office, who: str) -> None:
    audits(office)
    for audit in ("", "AU-7"):
        form = {"case_ref": "412087", "team": "1", "text": GOOD, "due": "2018-02-07", "audit": audit}
        knock = Knock(account_of(who), HOME, "form", "add", office.now, office.key(), form=form)
        assert office.person(who).knocks(knock).errors
    assert numbers(office) == []


def inputs(form: Form | None) -> dict[str, object]:
    assert form is not None
    return {i.name: i.value for i in form.inputs if isinstance(i, Input)}


def test_a_hint_on_smart_is_given_once_and_holds_up_nobody(office: Office) -> None:
    plt = add(office, text="Rewrite the plan")
    assert "It may help to say by when, or at which meeting." in plt.sees
    assert inputs(plt.form)["text"] == "Rewrite the plan"
    assert "sure" not in inputs(plt.form)
    assert numbers(office) == []
    plt.fills()
    assert numbers(office) == [101]


def test_an_edited_text_is_looked_at_anew(office: Office) -> None:
    plt = add(office, text="Rewrite the plan").fills(text="The plan")
    assert isinstance(plt.reply, NextForm)
    plt.fills(text=GOOD)
    assert numbers(office) == [101]


def test_what_may_be_a_name_wants_a_tick(office: Office) -> None:
    plt = add(office, text="Visit Brellick within two days")
    assert "“Brellick” may be a name." in plt.sees
    assert isinstance(plt.fills().reply, NextForm)
    assert numbers(office) == []
    tick = next(i for i in plt.form.inputs if isinstance(i, Input) and i.name == "sure").options[0].value
    plt.fills(sure=(tick,))
    assert numbers(office) == [101]


def test_a_tick_is_for_the_text_it_was_given_for(office: Office) -> None:
    plt = add(office, text="Visit Brellick within two days")
    tick = next(i for i in plt.form.inputs if isinstance(i, Input) and i.name == "sure").options[0].value
    plt.fills(sure=(tick,), text="Visit Quillby within two days")
    assert "“Quillby” may be a name." in plt.sees
    assert numbers(office) == []
    assert isinstance(plt.fills(sure=("made up",)).reply, NextForm)
    assert numbers(office) == []


def test_the_names_of_teams_and_services_are_no_names_of_people(office: Office) -> None:
    assert isinstance(add(office, text="Agree it with Early Help and South by Friday").reply, Done)


def test_a_likely_duplicate_is_shown_before_it_is_saved(office: Office) -> None:
    office.has("A-17", text="Visit the child and record what was said", due="2018-01-05")
    plt = add(office)
    assert "A-17 asks for much the same: Visit the child and record what was said (3 working days late" in plt.sees
    assert numbers(office) == [17]
    tick = next(i for i in plt.form.inputs if isinstance(i, Input) and i.name == "sure").options[0].value
    plt.fills(sure=(tick,))
    assert numbers(office) == [17, 101]


@pytest.mark.parametrize(
    "other", [{"case_ref": "398114"}, {"status": "complete"}, {"text": "Agree the timetable with school"}]
)
def test_another_case_what_is_done_and_what_asks_for_else_are_no_duplicates(
    office: Office, other: dict[str, str]
) -> None:
    office.has("A-17", **{"text": GOOD, **other})
    if other.get("status"):
        closed = "update actions set closed_at = '2018-01-09 10:00:00' where id = 17"
        office.does(lambda ledger: ledger.connection.exec_driver_sql(closed))
    assert isinstance(add(office).reply, Done)


def test_a_duplicate_that_is_not_theirs_to_see_is_not_shown(office: Office) -> None:
    audits(office)
    office.has("A-17", text=GOOD)
    assert isinstance(add(office, "auditor", audit="AU-7").reply, Done)
    assert "A-17" not in office.person("auditor").sees


@pytest.mark.parametrize(
    ("said", "at", "sentence"),
    [
        ({"case_ref": ""}, "case_ref", "Give the case reference."),
        ({"case_ref": "Brellick"}, "case_ref", "Names do not belong here."),
        ({"case_ref": "Brellick 412087"}, "case_ref", "Names do not belong here."),
        ({"case_ref": "4" * 41}, "case_ref", "longer than 40 characters"),
        ({"team": ""}, "team", "Choose the team."),
        ({"team": "99"}, "team", "Choose one of the teams in the list."),
        ({"team": "²"}, "team", "Choose one of the teams in the list."),
        ({"team": "9" * 30}, "team", "Choose one of the teams in the list."),
        ({"text": " "}, "text", "Say what is to be done."),
        ({"text": "x" * 1001}, "text", "longer than 1000 characters"),
        ({"due": "2018-01-09"}, "due", "The due date is past."),
        ({"due": "2081-01-09"}, "due", "more than a year away"),
        ({"due": "soon"}, "due", "is not a date"),
        ({"due": ""}, "due", "Choose a date."),
        ({"audit": "AU-9"}, "case_ref", "AU-9 read another case."),
    ],
)
def test_what_is_wrong_is_said_at_its_input_and_nothing_is_saved(
    office: Office, said: dict[str, Answer], at: str, sentence: str
) -> None:
    office.does(put_audit, 9, case_ref="398114")
    plt = add(office, **said)
    assert list(plt.errors) == [at]
    assert sentence in plt.errors[at]
    assert numbers(office) == []
    assert office.faults == []


def test_a_team_without_a_manager_takes_no_action(office: Office) -> None:
    office.does(lambda ledger: ledger.connection.exec_driver_sql("update teams set manager_id = null where id = 1"))
    assert add(office).errors == {"team": "This team has no manager yet who could own it. Ask the PLT."}


def test_a_correction_after_an_error_is_saved_once(office: Office) -> None:
    plt = add(office, due="2018-01-09")
    plt.fills(**SAID, due="2018-02-07").again()
    assert numbers(office) == [101]


@pytest.mark.parametrize("shortcut", ["add_action", "add_action_from_message"])
def test_the_shortcuts_open_the_same_empty_form(office: Office, shortcut: str) -> None:
    plain = office.person("plt").says("/actions add").form
    office.person("plt").uses(shortcut)
    assert office.person("plt").form == plain
    assert inputs(plain)["text"] == ""
    office.person("plt").fills(**SAID)
    assert numbers(office) == [101]


def test_the_message_shortcut_takes_nothing_from_the_message(office: Office) -> None:
    about = "a sentence about a child"
    knock = Knock(
        account_of("plt"),
        HOME,
        "shortcut",
        "add_action_from_message",
        office.now,
        office.key(),
        words=about,
        about=about,
    )
    assert about not in repr(office.person("plt").knocks(knock).form)
