"""Filling in an audit: step by step, saved at once, gone on with elsewhere, and submitted with all that follows from it."""

from dataclasses import replace

import pytest

from cards.replies import Done, FormErrors, Show
from domain.audit import Grade, Stage
from domain.draft import STEPS
from storage.history import fingerprint
from tests.office.filled_in import (
    ALL,
    EVIDENCE,
    IMPACT,
    STEP_1,
    STEP_3,
    STEP_4,
    audit,
    drafts,
    fills_in,
    held,
    title,
)
from tests.office.people import Colleague


def test_an_audit_is_filled_in_step_by_step_and_submitted_with_all_that_was_said(auditor: Colleague) -> None:
    office = auditor.office
    fills_in(auditor)
    assert title(auditor) == "AU-71 · step 5 of 5"
    assert "Step 1\nImpact of the work on the child: 1 · not yet good" in auditor.sees
    assert "Agree a plan with dates at the next supervision · due Thu 1 Feb" in auditor.sees
    auditor.fills()

    done = audit(office)
    assert (done.stage, done.grade, done.age_band, done.concern) == (
        Stage.TO_MODERATE,
        Grade.NOT_YET_GOOD,
        "5-9",
        False,
    )
    assert {name: int(area.score or 0) for name, area in done.areas.items()} == {
        "impact": 1, "experience": 1, "aspect1": 2, "aspect2": 2, "aspect3": 1,
    }  # fmt: skip
    assert {(area.evidence, area.impact) for area in done.areas.values()} == {(EVIDENCE, IMPACT)}
    assert done.findings == ("SMART plans", "drift and delay")
    assert done.submitted == office.now.date()
    assert drafts(office) == []


def test_the_actions_go_to_the_team_manager_in_one_message_whatever_the_moderation_will_say(auditor: Colleague) -> None:
    office = auditor.office
    fills_in(auditor, steps=3)
    auditor.presses(
        "Add another action", action__1="Agree a plan with dates at the next supervision", due__1="2018-02-01"
    )
    assert held(auditor, "action.1") == "Agree a plan with dates at the next supervision"
    auditor.fills(action__2="Record by Friday how often the child was seen", due__2="2018-01-19", concern="no").fills()
    assert "AU-71 is submitted with 2 actions." in auditor.sees

    assert office.was_told("manager") == ["You have 2 new audit actions"]
    action = office.action("A-102")
    assert (action.text, action.due.isoformat(), action.audit.id, action.is_open) == (
        "Record by Friday how often the child was seen", "2018-01-19", 71, True,
    )  # fmt: skip
    assert "A-101" in office.person("manager").reads().sees
    assert "Mark complete" in office.person("manager").says("/actions mine").buttons
    assert "Add a note" in auditor.says("/actions show A-101").buttons
    assert office.was_told("moderator") == ["An audit is ready to moderate"]


@pytest.mark.parametrize("name", [n for step in ALL for n in step if n != "findings" and n != "age_band"])
def test_nothing_can_be_left_out(quick: Colleague, name: str) -> None:
    number = next(n for n, step in enumerate(ALL) if name in step)
    fills_in(quick, steps=number)
    quick.fills(**{**ALL[number], name: ""})
    assert list(quick.errors) == [name.replace("__", ".")]
    assert title(quick) == f"AU-71 · step {number + 1} of 5"


@pytest.mark.parametrize(
    ("due", "why"),
    [
        ("2018-01-09", "The due date is past. Choose today or later."),
        ("2020-01-09", "That is more than a year away. Choose an earlier date."),
        ("2018-02-03", "Sat 3 Feb is not a working day. Choose Mon 5 Feb, for example."),
        ("soon", "Choose a date."),
    ],
)
def test_a_due_date_that_cannot_be_is_said_at_its_input(quick: Colleague, due: str, why: str) -> None:
    fills_in(quick, steps=3).fills(**{**STEP_4, "due__1": due})
    assert quick.errors == {"due.1": why}


def test_an_action_falls_due_when_the_policy_says_if_nobody_says_otherwise(quick: Colleague) -> None:
    assert held(fills_in(quick, steps=3), "due.1") == "2018-02-07"


def test_a_date_that_has_passed_in_the_draft_comes_up_again_instead_of_being_submitted(quick: Colleague) -> None:
    fills_in(quick)
    quick.office.turns_to("2018-02-02 09:30")
    quick.fills()
    assert title(quick) == "AU-71 · step 4 of 5"
    assert "The due date is past" in quick.sees
    assert audit(quick.office).stage is Stage.TO_DO


def test_submitting_twice_submits_once(auditor: Colleague) -> None:
    fills_in(auditor).fills()
    auditor.again()
    assert isinstance(auditor.reply, Done)
    with auditor.office.ledger() as ledger:
        assert len(ledger.actions.open_of_case("412087")) == 1
    assert auditor.office.history("AU-71").count("submitted") == 1


def test_a_name_is_warned_of_once_a_step_and_then_taken(quick: Colleague) -> None:
    quick.says("/audits submit AU-71").fills(**{**STEP_1, "impact__evidence": "We asked Quentilda about it"})
    assert "“Quentilda” may be a name. Names do not belong here" in quick.sees
    assert title(quick) == "AU-71 · step 1 of 5"
    assert title(quick.fills()) == "AU-71 · step 2 of 5"
    assert title(quick.presses("Back").fills()) == "AU-71 · step 2 of 5"
    quick.presses("Back").fills(experience__evidence="Nor did Peregrine ask")
    assert "“Quentilda” and “Peregrine” may be names" in quick.sees
    plain = {"impact__evidence": "The worker asked", "experience__evidence": "Nobody asked"}
    assert title(quick.fills(**plain)) == "AU-71 · step 2 of 5"


def test_a_name_in_the_reason_is_warned_of_before_it_is_submitted(quick: Colleague) -> None:
    fills_in(quick).fills(features="without", why="As Quentilda was told")
    assert "“Quentilda” may be a name" in quick.sees
    assert "To leave it as it is, press Submit again." in quick.sees
    assert audit(quick.office).stage is Stage.TO_DO
    quick.fills()
    assert audit(quick.office).stage is Stage.TO_MODERATE


def test_a_grade_that_the_scores_contradict_is_asked_about_once(quick: Colleague) -> None:
    fills_in(quick, steps=2).fills(**{**STEP_3, "grade": "outstanding"})
    assert "The grade is Outstanding, but 0 of 5 areas are. Is that what you mean?" in quick.sees
    assert title(quick.fills()) == "AU-71 · step 4 of 5"
    assert "The grade is Outstanding, but 0 of 5 areas are." in quick.fills(**STEP_4).sees


def test_an_action_that_is_asked_for_already_and_one_without_a_when_are_asked_about_once(quick: Colleague) -> None:
    quick.office.has("A-17", audit=71, text="Agree a plan with dates at supervision")
    fills_in(quick, steps=3).fills(**{**STEP_4, "action__1": "Agree a plan with dates"})
    assert "A-17 asks for much the same" in quick.sees
    assert "It may help to say by when" in quick.sees
    assert title(quick.fills()) == "AU-71 · step 5 of 5"


@pytest.mark.parametrize(
    ("score", "says", "has"),
    [("2", "2 of 5 areas are good or outstanding; 2 areas or more make", True), ("1", "0 of 5 areas", False)],
)
def test_good_features_are_worked_out_and_shown_before_the_end(
    quick: Colleague, score: str, says: str, has: bool
) -> None:
    fills_in(quick, aspect1__score=score, aspect2__score=score)
    assert held(quick, "features") == ("with" if has else "without")
    assert says in str(quick.form)
    quick.fills()
    assert audit(quick.office).good_features is has


def test_good_features_are_overruled_with_a_reason_of_which_the_history_holds_the_hash(auditor: Colleague) -> None:
    fills_in(auditor).fills(features="without")
    assert auditor.errors == {"why": "Say why, as it does not follow from the areas."}
    auditor.fills(features="without", why="Both areas are good by a hair")
    assert audit(auditor.office).good_features is False
    with auditor.office.ledger() as ledger:
        [note] = ledger.audit_notes.of(71)
        [kept] = [k for k in ledger.history.of("AU-71") if k.entry.verb == "submitted"]
    assert (note.kind, note.text) == ("good features overruled", "Both areas are good by a hair")
    assert kept.entry.after["hash"] == fingerprint(note.text)


def test_a_choice_falls_away_where_scores_changed_so_that_it_follows(quick: Colleague) -> None:
    fills_in(quick).presses("Change", on="Step 1", features="without", why="By a hair")
    quick.fills(**STEP_1).fills(aspect1__score="1").fills().fills()
    assert held(quick, "features") == "without"
    assert quick.fills().errors == {}
    assert audit(quick.office).good_features is False
    with quick.office.ledger() as ledger:
        assert ledger.audit_notes.of(71) == []


def test_other_grades_have_no_good_features(quick: Colleague) -> None:
    fills_in(quick, impact__score="2", experience__score="2", grade="good")
    assert "Good features" not in quick.sees
    quick.fills()
    assert audit(quick.office).good_features is None


@pytest.mark.parametrize("who", ["plt", "moderator", "manager", "outside moderator", "west manager"])
def test_nobody_else_fills_it_in(quick: Colleague, who: str) -> None:
    other = quick.office.person(who)
    for does in ("audit_fill", "audit_more", *(f"audit_step_{step}" for step in STEPS)):
        fills_in(quick, steps=0)
        assert quick.form is not None
        sent = quick.presses("Save so far").last
        assert sent is not None
        other.knocks(replace(sent, account=other.account, does=does, key=quick.office.key()))
        assert isinstance(other.reply, Show)
        assert "audit AU-71 that you can see" in other.sees or "is not yours to submit" in other.sees
    for step in ("audit_step", "audit_submit"):
        other.knocks(replace(sent, kind="form", account=other.account, does=step, key=quick.office.key()))
        assert isinstance(other.reply, FormErrors)
    assert audit(quick.office).stage is Stage.TO_DO


def test_the_history_tells_that_it_was_submitted_and_holds_hashes_of_what_was_written(auditor: Colleague) -> None:
    office = auditor.office
    fills_in(auditor).fills()
    with office.ledger() as ledger:
        entries = [kept.entry for kept in ledger.history.all()]
    submitted = next(e for e in entries if e.verb == "submitted")
    assert submitted.role == "auditor"
    assert submitted.after["hashes"] == [fingerprint(f"{EVIDENCE}\n{IMPACT}")] * 5
    assert [e.verb for e in entries if e.subject == "AU-71"] == ["submitted"]
    assert EVIDENCE not in str(entries)
    assert "Agree a plan" not in str(entries)


def test_whoever_moderates_reads_all_that_was_written_and_what_is_required(quick: Colleague) -> None:
    long = "The record says what was planned.\n" * 60
    fills_in(quick, impact__evidence=long.strip()).fills()
    moderator = quick.office.person("moderator").says("/audits show AU-71")
    assert "…" in moderator.sees
    assert "A-101  Agree a plan with dates at the next supervision · open, due Thu 1 Feb" in moderator.sees
    assert moderator.presses("Read in full").sees.count("The record says what was planned.") == 60
    assert "A-101 · due Thu 1 Feb 2018\nAgree a plan with dates at the next supervision" in moderator.sees
    assert quick.office.history("AU-71").count("opened") == 2


def test_what_stands_on_the_card_whole_needs_no_other_place(quick: Colleague) -> None:
    fills_in(quick).fills()
    assert "Read in full" not in quick.office.person("moderator").says("/audits show AU-71").buttons
