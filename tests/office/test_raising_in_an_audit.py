"""A case of concern raised from the form of an audit: at once when its step is sent, once, and whatever becomes of the audit."""

from dataclasses import replace

import pytest
from sqlalchemy import update

from cards.elements import Input, Option
from cards.replies import FormErrors, NextForm
from domain.audit import Stage
from domain.concern import Concern
from storage.history import fingerprint
from storage.tables import audits
from tests.office.council import IDS, put_audit, put_cover
from tests.office.filled_in import ALL, STEP_4, WORRY, audit, drafts, fills_in, held, raises, title
from tests.office.people import Colleague, Office
from tests.office.test_at_once import together

FURTHER = {"action__2": "Agree by Friday who visits the child", "due__2": "2018-01-19"}


def register(office: Office) -> list[Concern]:
    with office.ledger() as ledger:
        found: list[Concern] = ledger.concerns.of_audit(71)
    return found


def actions(office: Office, concern: str = "C-1") -> list[tuple[str, str, int | None]]:
    """Text, concern and audit of each action there is."""
    with office.ledger() as ledger:
        rows = ledger.connection.exec_driver_sql("select text, concern, audit_id from actions order by id").all()
    return [(row[0], row[1], row[2]) for row in rows]


def called(office: Office) -> list[str]:
    return sorted(recipient for kind, recipient in office.planned() if kind == "concern")


def test_it_has_a_step_of_its_own_only_where_there_is_one(quick: Colleague) -> None:
    assert title(fills_in(quick, steps=3)) == "AU-71 · step 4 of 5"
    assert title(quick.fills(**STEP_4)) == "AU-71 · step 5 of 5"
    quick.presses("Change", on="Step 4").fills(concern="yes")
    assert title(quick) == "AU-71 · step 5 of 6"
    for words in ("What is the worry?", "No names", "Is the child's immediate safety at stake?", "told at once"):
        assert words in str(quick.form)
    assert (held(quick, "first_owner"), held(quick, "first_due")) == ("", "2018-01-11")
    assert title(quick.presses("Back")) == "AU-71 · step 4 of 6"
    assert title(quick.fills(concern="no")) == "AU-71 · step 5 of 5"


def test_it_is_raised_when_its_step_is_sent_and_not_only_when_the_audit_is_submitted(auditor: Colleague) -> None:
    office = auditor.office
    raises(auditor)
    assert title(auditor) == "AU-71 · step 6 of 6"
    assert "C-1 was raised, 10 Jan 09:30." in auditor.sees
    [concern] = register(office)
    assert (concern.text, concern.unsafe, concern.raised_by) == (WORRY["worry"], False, IDS["auditor"])
    assert (concern.case_ref, concern.team.name, concern.review_due.isoformat()) == ("412087", "North", "2018-01-24")  # type: ignore[union-attr]
    assert audit(office).stage is Stage.TO_DO
    assert actions(office) == [("Visit the child within two working days", "C-1", 71)]
    action = office.action("A-101")
    assert (action.owner_id, action.due.isoformat()) == (IDS["manager"], "2018-01-12")
    assert called(office) == ["head of service", "manager"]
    assert office.history("C-1") == ["raised"]
    for who in ("manager", "head of service"):
        assert office.was_told(who) == ["A case of concern needs you"]
        read = office.person(who).reads().sees
        for words in ("C-1", "AU-71", "Nobody has seen the child", "A-101  Visit the child within two working days"):
            assert words in read

    auditor.fills()
    assert "AU-71 is submitted with 2 actions." in auditor.sees
    assert audit(office).concern is True
    for who, reads in (("auditor", True), ("plt", True), ("moderator", False)):
        shown = office.person(who).says("/audits show AU-71")
        assert ("Case of concern: C-1" in shown.sees, "Open C-1" in shown.buttons) == (reads, reads), who
        assert (reads or "C-1" not in shown.sees, "Case of concern: " in shown.sees) == (True, True), who
    assert "C-1 · Raised" in office.person("plt").says("/audits show AU-71").presses("Open C-1").sees
    assert len(register(office)) == 1
    assert actions(office)[1:] == [(STEP_4["action__1"], "", 71)]
    assert office.was_told("head of service") == ["A case of concern needs you"]
    assert office.was_told("manager") == ["A case of concern needs you", "You have 1 new audit action"]


def test_its_moderator_reads_of_its_actions_and_not_that_they_are_of_a_case_of_concern(auditor: Colleague) -> None:
    office = auditor.office
    raises(auditor)
    office.does(lambda ledger: ledger.connection.execute(update(audits).values(moderator_id=IDS["moderator"])))
    for who, reads in (("auditor", True), ("manager", True), ("moderator", False)):
        for words in ("show A-101", "find 412087"):
            shown = office.person(who).says(f"/actions {words}").sees
            assert ("Visit the child" in shown, "Case of concern" in shown) == (True, reads), (who, words)


def test_what_is_ticked_of_the_audits_actions_goes_out_with_it_and_not_again(auditor: Colleague) -> None:
    office = auditor.office
    fills_in(auditor, steps=3).presses("Add another action", **STEP_4)
    auditor.fills(**STEP_4 | FURTHER | {"concern": "yes"})
    options = next(i.options for i in auditor.form.inputs if isinstance(i, Input) and i.name == "belong")  # type: ignore[union-attr]
    assert options == (Option("1", str(STEP_4["action__1"])), Option("2", FURTHER["action__2"]))
    auditor.fills(**WORRY | {"first": "", "belong": ("2",)})
    assert actions(office) == [(FURTHER["action__2"], "C-1", 71)]
    assert title(auditor.presses("Change", on="Step 4")) == "AU-71 · step 4 of 6"
    assert "A-101  Agree by Friday who visits the child" in auditor.sees
    auditor.fills().presses("Save so far")
    assert held(auditor, "belong") == ()
    head = office.person("head of service").says("/concerns show C-1").presses("Review")
    auditor.fills(belong=("1",))
    assert actions(office)[1] == (STEP_4["action__1"], "C-1", 71)
    assert office.history("C-1") == ["raised", "opened", "action added"]
    assert [name for kind, name in office.planned() if kind == "concern-news"] == ["head of service", "manager"]
    office.delivers()
    assert "@Auditor added an action to C-1, A-102." in office.person("manager").reads().sees
    assert "C-1 has changed since." in head.fills(text="Nobody has been yet", due="2018-01-24").sees
    assert "No further action" in auditor.sees
    auditor.fills()
    assert "AU-71 is submitted with 2 actions." in auditor.sees
    assert len(actions(office)) == 2
    assert office.history("C-1").count("action added") == 1


@pytest.mark.parametrize("name", ["worry", "unsafe", "first", "first_due"])
def test_it_cannot_be_raised_with_something_left_out(quick: Colleague, name: str) -> None:
    raises(quick, **{name: ""})
    assert list(quick.errors) == [name]
    assert register(quick.office) == []
    quick.fills(**WORRY)
    assert len(register(quick.office)) == 1


@pytest.mark.parametrize(
    ("said", "where"),
    [
        ({"first_due": "2018-01-09"}, "first_due"),
        ({"first_owner": "U0OTHERHEAD"}, "first_owner"),
        ({"first_owner": "U0OUTSIDEMODERATOR"}, "first_owner"),
        ({"first": "x" * 1001}, "first"),
        ({"worry": "x" * 1001}, "worry"),
    ],
)
def test_what_cannot_be_is_said_at_its_input_and_nothing_is_raised(
    quick: Colleague, said: dict[str, str], where: str
) -> None:
    assert list(raises(quick, **said).errors) == [where]
    assert register(quick.office) == []
    assert "Agree a plan" in str(drafts(quick.office))


def test_sent_again_or_delivered_twice_it_is_raised_once(auditor: Colleague) -> None:
    office = auditor.office
    raises(auditor, belong=("1",))
    first = auditor.reply
    auditor.again()
    assert repr(auditor.reply) == repr(first)
    auditor.presses("Back").fills()
    assert title(auditor) == "AU-71 · step 6 of 6"
    assert len(register(office)) == 1
    assert len(actions(office)) == 2


def test_of_two_devices_at_once_one_raises_it(any_office: Office) -> None:
    office = any_office
    office.does(put_audit, 71)
    first = fills_in(office.person("auditor"), concern="yes")
    second = office.stranger(first.account).says("/audits submit AU-71")
    together(lambda: first.fills(**WORRY), lambda: second.fills(**WORRY | {"worry": "Nobody visits"}))
    assert sorted(bool(who.errors) for who in (first, second)) == [False, True]
    assert len(register(office)) == 1
    assert office.faults == []


def test_it_is_not_taken_back_by_saying_no_and_nothing_of_the_draft_is_lost(quick: Colleague) -> None:
    raises(quick)
    quick.presses("Change", on="Step 4").fills(concern="no", action__1="Agree by Friday on another plan")
    assert quick.errors == {"concern": "C-1 was raised. Only the head of service closes it."}
    quick.presses("Save so far", concern="no", action__1="Agree by Friday on another plan")
    assert (held(quick, "concern"), held(quick, "action.1")) == ("yes", "Agree by Friday on another plan")
    quick.fills().fills().fills()
    assert audit(quick.office).concern is True


def test_what_is_written_and_not_sent_is_not_submitted(quick: Colleague) -> None:
    fills_in(quick, concern="yes").presses("Save so far", **WORRY)
    assert register(quick.office) == []
    assert title(quick.says("/audits submit AU-71")) == "AU-71 · step 5 of 6"
    sent = quick.last
    assert held(quick, "worry") == WORRY["worry"]
    assert sent is not None
    context = {**quick.form.context, "step": "6"}  # type: ignore[union-attr]
    quick.knocks(replace(sent, kind="form", does="audit_submit", form={}, context=context, key=quick.office.key()))
    assert "The case of concern is not raised yet." in quick.sees
    assert audit(quick.office).stage is Stage.TO_DO


def test_a_name_in_the_worry_is_asked_about_once_before_it_is_raised(quick: Colleague) -> None:
    raises(quick, worry="Quentilda was not seen")
    assert "“Quentilda” may be a name" in quick.sees
    assert "press Raise it again" in quick.sees
    assert register(quick.office) == []
    quick.fills()
    assert len(register(quick.office)) == 1


def test_what_they_raised_for_the_same_case_already_is_shown_once_before_it_is_raised(quick: Colleague) -> None:
    office = quick.office
    fills_in(quick, concern="yes").closes()
    other = office.stranger(quick.account).says("/concerns raise")
    other.fills(audit="AU-71", case_ref="412087", team="1", worry="Nobody visits", unsafe="no",
                action__1="Visit the child", due__1="2018-01-11")  # fmt: skip
    assert len(register(office)) == 1
    quick.says("/audits submit AU-71").fills(**WORRY)
    assert "C-1 is about this case and still open" in quick.sees
    assert len(register(office)) == 1
    quick.fills()
    assert len(register(office)) == 2


def test_todays_cover_raises_it_and_the_auditor_goes_on_without_raising_another(quick: Colleague) -> None:
    office = quick.office
    fills_in(quick, concern="yes").closes()
    office.does(put_cover, "auditor", "learner", "2018-01-10", "2018-01-10")
    office.person("learner").says("/audits submit AU-71").fills(**WORRY)
    office.turns_to("2018-01-11 09:30")
    assert "C-1 was raised" in quick.says("/audits submit AU-71").sees
    quick.fills()
    assert [concern.raised_by for concern in register(office)] == [IDS["learner"]]


def test_what_is_closed_takes_no_more_actions(quick: Colleague) -> None:
    office = quick.office
    raises(quick)
    shown = quick.presses("Look at it", on="Step 5")
    office.does(lambda ledger: ledger.connection.exec_driver_sql("update concerns set state = 'closed' where id = 1"))
    shown.fills(belong=("1",))
    assert "C-1 is closed." in shown.errors["belong"]
    assert "It is closed." in quick.says("/audits show AU-71").presses("Look at it", on="Step 5").sees


def test_no_word_of_it_stands_in_the_history(quick: Colleague) -> None:
    raises(quick)
    with quick.office.ledger() as ledger:
        entries = [kept.entry for kept in ledger.history.all()]
    raised = next(e for e in entries if e.verb == "raised")
    assert (raised.after["hash"], raised.after["audit"]) == (fingerprint(str(WORRY["worry"])), "AU-71")
    assert "Nobody has seen" not in str(entries)
    assert "Visit the child" not in str(entries)


def test_the_card_of_the_audit_says_that_it_is_raised_or_still_to_be(quick: Colleague) -> None:
    fills_in(quick, concern="yes").closes()
    assert "Step 5 · to do\nThe case of concern" in quick.says("/audits show AU-71").sees
    quick.says("/audits submit AU-71").fills(**WORRY).closes()
    assert "Step 5 · raised\nThe case of concern" in quick.says("/audits show AU-71").sees


def test_the_steps_that_are_there_are_the_only_way_in(quick: Colleague) -> None:
    fills_in(quick, steps=len(ALL) - 1)
    assert quick.form is not None
    sent = quick.presses("Save so far").last
    assert sent is not None
    step = {**quick.form.context, "step": "5"}
    form = {name: said for name, said in WORRY.items() if isinstance(said, str)}
    quick.knocks(replace(sent, kind="form", does="audit_step", form=form, context=step, key=quick.office.key()))
    assert isinstance(quick.reply, FormErrors)
    quick.says("/audits submit AU-71")
    quick.knocks(replace(sent, does="audit_step_5", context=quick.form.context, key=quick.office.key()))
    assert isinstance(quick.reply, NextForm)
    assert title(quick) == "AU-71 · step 4 of 5"
    assert register(quick.office) == []


def test_whoever_goes_on_with_the_audit_does_not_raise_it_again(auditor: Colleague) -> None:
    office = auditor.office
    raises(auditor)

    plt = office.person("plt").says("/audits show AU-71").presses("Take back")
    plt.fills(auditor=str(IDS["learner"]), reason="They are away")

    learner = fills_in(office.person("learner"), "AU-71", steps=3)
    assert "C-1 was raised" in learner.fills(**STEP_4 | {"concern": "yes"}).sees
    assert len(register(office)) == 1
    learner.presses("Back").fills(concern="no")
    assert learner.errors["concern"] == "C-1 was raised. Only the head of service closes it."
