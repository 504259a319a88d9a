"""The draft of an audit: what is saved by each step, where it is gone on with, and whom it is for."""

from dataclasses import replace

from cards.replies import FormErrors, NextForm, Nothing, Show
from domain.audit import Stage
from tests.office.council import put_audit, put_cover
from tests.office.filled_in import (
    EVIDENCE,
    STEP_1,
    STEP_3,
    STEP_4,
    audit,
    drafts,
    fills_in,
    held,
    title,
)
from tests.office.people import Colleague, Office
from tests.office.test_at_once import together


def test_it_goes_on_at_the_first_unfinished_step_with_what_was_said_and_on_any_device(auditor: Colleague) -> None:
    fills_in(auditor, steps=2)
    elsewhere = auditor.office.stranger(auditor.account)
    assert "Go on" in elsewhere.says("/audits mine").buttons
    assert title(elsewhere.presses("Go on", on="AU-71")) == "AU-71 · step 3 of 5"
    elsewhere.presses("Back")
    assert held(elsewhere, "aspect2.evidence") == EVIDENCE
    assert "Last saved: 10 Jan 09:30" in elsewhere.sees


def test_what_is_half_filled_in_is_saved_by_going_back_and_by_saving_so_far(quick: Colleague) -> None:
    fills_in(quick, steps=1)
    quick.presses("Back", aspect1__evidence="Half a sentence")
    assert title(quick) == "AU-71 · step 1 of 5"
    assert held(quick.fills(), "aspect1.evidence") == "Half a sentence"
    quick.presses("Save so far", aspect2__score="3")
    quick.says("/audits submit AU-71")
    assert (title(quick), held(quick, "aspect2.score")) == ("AU-71 · step 2 of 5", "3")


def test_closing_the_form_says_once_where_it_goes_on_and_nothing_of_the_case(auditor: Colleague) -> None:
    office = auditor.office
    fills_in(auditor, steps=2).closes()
    auditor.again()
    auditor.says("/audits submit AU-71").closes()
    assert office.was_told("auditor") == ["Your audit is saved up to step 2 of 5"]
    auditor.reads()
    saved = "Last saved: 10 Jan 09:30. What you typed after that is not saved."
    assert auditor.sees == f"Your audit AU-71 is saved up to step 2 of 5. {saved}"
    assert title(auditor.presses("Go on")) == "AU-71 · step 3 of 5"
    auditor.fills(**STEP_3).fills(**STEP_4).closes()
    assert office.was_told("auditor")[1:] == ["Your audit is saved"]
    auditor.reads(0).presses("Go on").fills()
    auditor.reads(0)
    assert (auditor.sees, auditor.buttons) == ("Your audit AU-71 was saved, and has gone on since.", [])


def test_closing_a_form_in_which_nothing_was_saved_says_so_once(quick: Colleague) -> None:
    quick.says("/audits submit AU-71").closes()
    assert isinstance(quick.reply, Nothing)
    quick.says("/audits submit AU-71").closes()
    assert quick.office.was_told("auditor") == ["Nothing of your audit is saved yet"]
    quick.reads()
    assert "Nothing of your audit AU-71 is saved yet. “Next”, “Back” and “Save so far” save" in quick.sees
    assert title(quick.presses("Fill in")) == "AU-71 · step 1 of 5"


def test_what_has_gone_on_before_the_message_went_is_not_told(quick: Colleague) -> None:
    fills_in(quick, steps=2).closes()
    quick.says("/audits submit AU-71").fills(**STEP_3)
    assert quick.office.was_told("auditor") == []


def test_sending_the_same_step_twice_changes_nothing_and_is_answered_the_same(auditor: Colleague) -> None:
    fills_in(auditor, steps=1)
    first, before = auditor.reply, drafts(auditor.office)
    auditor.again()
    assert drafts(auditor.office) == before
    assert isinstance(first, NextForm)
    assert auditor.reply == first


def test_of_two_devices_the_second_is_told_and_overwrites_nothing(auditor: Colleague) -> None:
    office, other = auditor.office, auditor.office.stranger(auditor.account)
    auditor.says("/audits submit AU-71")
    other.says("/audits submit AU-71").fills(**STEP_1)
    auditor.fills(**{**STEP_1, "impact__evidence": "Something else"})
    assert list(auditor.errors.values()) == [
        "AU-71 was filled in further elsewhere at 09:30. What stands here is not saved: "
        "keep what you need of it, close this, and open it again."
    ]
    assert EVIDENCE in str(drafts(office))
    assert "Something else" not in str(drafts(office))


def test_nobody_submits_what_was_changed_on_another_device_after_they_looked(quick: Colleague) -> None:
    other = quick.office.stranger(quick.account)
    fills_in(quick)
    other.says("/audits show AU-71").presses("Change", on="Step 1").fills(**{**STEP_1, "impact__score": "2"})
    quick.fills()
    assert isinstance(quick.reply, FormErrors)
    assert audit(quick.office).stage is Stage.TO_DO
    other.says("/audits submit AU-71").fills()
    quick.fills()
    assert list(quick.errors.values()) == [
        "AU-71: waits to be moderated, submitted by you, at 09:30. Nothing was changed by your press."
    ]


def test_todays_cover_goes_on_with_it_and_nobody_else_sees_that_there_is_a_draft(quick: Colleague) -> None:
    office = quick.office
    fills_in(quick, steps=2, impact__evidence="Nobody else reads this").closes()
    office.does(put_cover, "auditor", "learner", "2018-01-08", "2018-01-12")
    for who in ("plt", "director", "moderator", "manager", "head of service", "second plt"):
        seen = office.person(who).says("/audits show AU-71").sees + office.person(who).says("/audits submit AU-71").sees
        assert "Nobody else reads this" not in seen
        assert "filled in" not in seen
        assert isinstance(office.person(who).reply, Show)
        assert office.heard_by(who) == []
    cover = office.person("learner").says("/audits show AU-71")
    assert "Step 1 · filled in" in cover.sees
    assert title(cover.says("/audits submit AU-71")) == "AU-71 · step 3 of 5"
    cover.fills(**STEP_3).fills(**STEP_4).fills()
    assert audit(office).stage is Stage.TO_MODERATE


def test_what_another_auditor_had_filled_in_is_not_the_next_ones(auditor: Colleague) -> None:
    office = auditor.office
    fills_in(auditor, steps=2)
    office.does(lambda ledger: ledger.connection.exec_driver_sql("update audits set auditor_id = 11 where id = 71"))
    learner = office.person("learner").says("/audits submit AU-71")
    assert (title(learner), held(learner, "impact.evidence")) == ("AU-71 · step 1 of 5", "")
    learner.fills(**STEP_1)
    assert [row["auditor_id"] for row in drafts(office)] == [11]


def test_a_step_that_does_not_exist_is_no_way_in(quick: Colleague) -> None:
    sent = fills_in(quick, steps=1).last
    assert sent is not None
    for step in ("", "0", "7", "x"):
        quick.knocks(replace(sent, context={**sent.context, "step": step}, key=quick.office.key()))
        assert list(quick.errors.values()) == ["That is no step of this form. Nothing was saved."]
    assert quick.office.faults == []


def test_of_two_devices_at_once_one_is_saved_and_the_other_told(any_office: Office) -> None:
    office = any_office
    for number in range(71, 81):
        office.does(put_audit, number)
        first, second = (office.stranger(office.person("auditor").account) for _ in range(2))
        first.says(f"/audits submit AU-{number}")
        second.says(f"/audits submit AU-{number}")
        said = [{**STEP_1, "impact__evidence": f"From {which}"} for which in ("one", "two")]
        together(lambda: first.fills(**said[0]), lambda: second.fills(**said[1]))  # noqa: B023 - both end within the round
        assert sorted(bool(who.errors) for who in (first, second)) == [False, True]
        won = "one" if second.errors else "two"
        assert [row["audit_id"] for row in drafts(office) if f"From {won}" in str(row["answers"])][-1] == number
    assert office.faults == []


def test_submitting_at_once_from_two_devices_submits_once(any_office: Office) -> None:
    office = any_office
    office.does(put_audit, 71)
    first = fills_in(office.person("auditor"))
    second = office.stranger(first.account).says("/audits submit AU-71")
    together(first.fills, second.fills)
    assert sorted(bool(who.errors) for who in (first, second)) == [False, True]
    assert office.history("AU-71").count("submitted") == 1
    with office.ledger() as ledger:
        assert len(ledger.actions.open_of_case("412087")) == 1
    assert office.was_told("manager") == ["You have 1 new audit action"]
    assert office.faults == []
