"""Moderating: the queue, the three outcomes, what each must say, who hears of it, and who moderates nothing."""

from datetime import date
from typing import Any

import pytest

from cards.elements import Input
from cards.replies import FormErrors
from domain.concern import Concern
from domain.framework import MISSED, STRENGTHS
from handlers.ask import Knock
from tests.office.council import HOME, IDS, account_of, put_audit
from tests.office.people import Colleague, Office
from tests.office.test_at_once import answers, refused

SUBMITTED = {"submitted": date(2018, 1, 8), "grade": "not-yet-good", "good_features": True}
GOOD = {"grade": "not-yet-good", "missed": "no", "exemplar": "no"}


def submit(office: Office, number: int = 112, **said: object) -> None:
    office.does(put_audit, number, **{**SUBMITTED, **said})


def queue(office: Office, who: str = "moderator") -> Colleague:
    return office.person(who).says("/audits moderate")


def audit(office: Office, number: int = 112) -> object:
    with office.ledger() as ledger:
        return ledger.audits.get(number)


def test_the_queue_shows_the_oldest_first_with_the_days_it_has_waited_and_three_outcomes(any_office: Office) -> None:
    office = any_office
    submit(office, 112)
    submit(office, 113, submitted=date(2018, 1, 2), case_ref="398114")
    office.does(put_audit, 114, case_ref="5")

    shown = queue(office)

    lines = [line for line in shown.sees.splitlines() if line.startswith("AU-")]
    assert [line[:6] for line in lines] == ["AU-113", "AU-112"]
    assert "Planning, December 2017 · core audit · Doesn't yet meet Good, with good features" in lines[0]
    assert "Case 398114 · North · auditor: @Auditor · submitted 6 working days ago · longer than it should" in lines[0]
    assert "submitted 2 working days ago" in lines[1]
    three = ["Immediately admissible", "Admissible, with development needs", "Inadmissible"]
    assert shown.buttons == ["Read the audit", *three] * 2
    assert "Audits to moderate · 2" in shown.sees


def test_ten_audits_make_a_page(office: Office) -> None:
    for number in range(1, 13):
        submit(office, number, case_ref=str(number))
    shown = queue(office)
    assert shown.sees.count("AU-") == 10
    shown.presses("Next")
    assert [line[:5] for line in shown.sees.splitlines() if line.startswith("AU-")] == ["AU-11", "AU-12"]
    shown.presses("Previous")
    assert shown.sees.count("AU-") == 10


def test_a_director_reads_the_queue_and_judges_nothing(office: Office) -> None:
    submit(office)
    director = queue(office, "director")
    assert "AU-112" in director.sees
    assert director.buttons == ["Read the audit"]


@pytest.mark.parametrize("who", ["auditor", "manager", "head of service", "learner", "worker"])
def test_who_does_not_moderate_has_no_queue(office: Office, who: str) -> None:
    submit(office)
    assert queue(office, who).sees == "There is no list of audits to moderate that you can see."


def test_an_outcome_is_kept_and_the_auditor_hears_the_feedback(any_office: Office) -> None:
    office = any_office
    submit(office)
    moderator = queue(office).presses("Admissible, with development needs", on="")
    assert "Admissible, with development needs" in moderator.sees
    moderator.fills(
        **GOOD, strengths=("strong evidence statements",), weaknesses=("impact stated but not recorded",),
        feedback="Say how the impact is known.", findings=("SMART plans", "analysis"),
    )  # fmt: skip

    assert "AU-112 · Admissible, with development needs · @Moderator, 10 Jan 09:30 · feedback sent" in moderator.sees
    found = audit(office)
    assert (str(found.admissibility), found.moderator_id, found.moderated) == (  # type: ignore[attr-defined]
        "development", IDS["moderator"], date(2018, 1, 10),
    )  # fmt: skip
    assert found.findings == ("SMART plans", "analysis")  # type: ignore[attr-defined]
    assert office.history("AU-112") == ["moderated"]
    assert office.was_told("auditor") == ["Your audit was moderated"]
    read = office.person("auditor").reads()
    for words in ("moderated by @Moderator", "Strengths  strong evidence", "Say how the impact is known."):
        assert words in read.sees
    assert read.buttons == ["Read the audit", "Reply"]


def test_findings_reach_the_team_manager_whatever_the_outcome_and_feedback_does_not(office: Office) -> None:
    submit(office)
    queue(office).presses("Inadmissible").fills(**GOOD, feedback="Too brief.", findings=("drift and delay",))

    assert office.was_told("manager") == ["The findings of an audit are here"]
    read = office.person("manager").reads()
    assert "Findings  drift and delay" in read.sees
    assert "You may challenge the grade until Wed 24 Jan." in read.sees
    assert "Too brief" not in read.sees
    assert "Too brief" not in read.presses("Read the audit").sees


@pytest.mark.parametrize("label", ["Admissible, with development needs", "Inadmissible"])
def test_feedback_is_required_unless_it_is_immediately_admissible(office: Office, label: str) -> None:
    submit(office)
    moderator = queue(office).presses(label).fills(**GOOD)
    assert "Write the feedback" in moderator.errors["feedback"]
    assert office.history("AU-112") == []
    queue(office).presses("Immediately admissible").fills(**GOOD)
    assert office.history("AU-112") == ["moderated"]


def test_a_changed_grade_needs_a_reason_and_the_auditors_own_is_kept(office: Office) -> None:
    submit(office)
    moderator = queue(office).presses("Immediately admissible").fills(**{**GOOD, "grade": "good"})
    assert moderator.errors == {"reason": "Say why the grade changes."}
    moderator.fills(**{**GOOD, "grade": "good"}, reason="The plan was co-produced")

    found = audit(office)
    assert (found.grade, found.auditor_grade) == ("good", "not-yet-good")  # type: ignore[attr-defined]
    assert "Good, yours was Doesn't yet meet Good" in office.person("auditor").reads().sees
    assert "The plan was co-produced" in office.person("manager").says("/audits show AU-112").sees
    with office.ledger() as ledger:
        made = ledger.moderations.of(112)
        assert [(m.kind, m.outcome, m.grade, m.by) for m in made] == [("first", "immediate", "good", IDS["moderator"])]
        assert ledger.audit_notes.get(made[0].note_id).text == "The plan was co-produced"


def test_a_missed_case_of_concern_needs_an_action_and_is_told_at_once(office: Office) -> None:
    submit(office)
    said = {**GOOD, "missed": "yes"}
    moderator = queue(office).presses("Immediately admissible")
    assert "What is the worry?" not in moderator.sees
    moderator.fills(**said, feedback="Clear and brief.", strengths=(STRENGTHS[0],))
    assert (moderator.errors, office.history("AU-112")) == ({}, [])
    held = {i.name: i.value for i in moderator.form.inputs if isinstance(i, Input)}  # type: ignore[union-attr]
    assert (held["feedback"], held["strengths"], held["missed"]) == ("Clear and brief.", (STRENGTHS[0],), "yes")
    assert list(held)[:2] == ["worry", "unsafe"]
    moderator.fills(**said)
    for name, words, why in (
        ("worry", "Nobody has seen the child", "Say what the worry is."),
        ("unsafe", "yes", "Say whether the child's immediate safety is at stake."),
        ("first", "Visit the child within a day", "A case of concern needs an action: say what is to be done at once."),
    ):
        assert moderator.errors[name] == why
        said[name] = words
        moderator.fills(**said)

    assert moderator.sees.startswith("C-1 is raised. Its team manager and its head of service are told at once.")
    assert "Open" in moderator.buttons
    assert {("concern", "manager"), ("concern", "head of service")} <= set(office.planned())
    assert office.was_told("head of service") == ["A case of concern needs you"]
    [concern] = raised(office)
    assert (concern.text, concern.unsafe, concern.raised_by) == ("Nobody has seen the child", True, IDS["moderator"])
    assert (concern.case_ref, concern.team.name) == ("412087", "North")
    action = office.action("A-101")
    assert (action.concern, action.owner_id, action.due) == ("C-1", IDS["manager"], date(2018, 1, 11))
    assert (office.history("C-1"), office.history("AU-112")) == (["raised"], ["moderated"])
    assert audit(office).concern is True  # type: ignore[attr-defined]
    for who, reads in (("moderator", True), ("manager", True), ("plt", True), ("auditor", False)):
        shown = office.person(who).says("/audits show AU-112")
        assert ("Case of concern: C-1" in shown.sees, "Open C-1" in shown.buttons) == (reads, reads), who
        assert (reads or "C-1" not in shown.sees, "Case of concern: " in shown.sees) == (True, True), who


def test_whether_one_was_missed_must_be_said_and_a_no_drops_no_worry(office: Office) -> None:
    submit(office)
    moderator, below = queue(office).presses("Immediately admissible"), "You wrote of a case of concern above."
    ticked = f"You ticked “{MISSED}”. Choose yes, or take that tick away."
    slips: tuple[tuple[dict[str, Any], str], ...] = (
        ({"missed": ""}, "Say whether there is one."),
        ({"worry": "Nobody has seen the child"}, f"{below} Choose yes, or empty what you wrote."),
        ({"first": "Visit the child within a day"}, f"{below} Choose yes, or empty what you wrote."),
        ({"weaknesses": (MISSED,)}, ticked),
    )
    for slip, sentence in slips:
        assert moderator.fills(**{**GOOD, **slip}).errors == {"missed": sentence}
    assert office.history("AU-112") == []
    moderator.fills(**GOOD)
    assert (office.history("AU-112"), raised(office)) == (["moderated"], [])


def test_who_has_raised_it_already_is_asked_once_before_the_form_raises_it_again(office: Office) -> None:
    submit(office)
    worry = {"worry": "Nobody has seen the child", "unsafe": "no"}
    office.person("plt").says("/concerns raise").fills(
        **worry, case_ref="412087", team="1", action__1="Visit the child", due__1="2018-01-11"
    )
    said = {**GOOD, **worry, "missed": "yes", "first": "Visit the child within a day", "unsafe": "perhaps"}
    moderator = queue(office, "plt").presses("Immediately admissible").fills(**{**GOOD, "missed": "yes"})
    assert moderator.fills(**said).errors == {"unsafe": "Choose yes or no."}
    moderator.fills(**{**said, "unsafe": "no"})
    assert "C-1 is about this case and still open" in str(moderator.form)
    assert raised(office) == []
    mark = next(i.options[0].value for i in moderator.form.inputs if isinstance(i, Input) and i.name == "sure")  # type: ignore[union-attr]
    moderator.fills(**{**said, "unsafe": "no"}, sure=(mark,))
    assert [concern.reference for concern in raised(office)] == ["C-2"]


def test_an_action_of_the_audit_that_is_ticked_belongs_to_it_and_no_further_one_is_needed(office: Office) -> None:
    submit(office)
    office.has("A-7", audit=112)
    office.does(lambda ledger: ledger.connection.exec_driver_sql("update actions set snoozed_until = '2018-01-12'"))
    office.has("A-8", audit=112)
    office.has("A-9", audit=112, status="complete")
    moderator = queue(office).presses("Immediately admissible").fills(**{**GOOD, "missed": "yes"})
    belong = next(i for i in moderator.form.inputs if isinstance(i, Input) and i.name == "belong")  # type: ignore[union-attr]
    assert [option.value for option in belong.options] == ["7", "8"]
    moderator.fills(**{**GOOD, "missed": "yes"}, worry="Nobody has seen the child", unsafe="no", belong=("7", "9"))
    assert [office.action(f"A-{number}").concern for number in (7, 8, 9)] == ["C-1", "", ""]
    assert office.history("A-7") == ["put to a case of concern"]
    assert office.action("A-7").snoozed_until is None
    with office.ledger() as ledger:
        assert ledger.concerns.actions_of(raised(office)[0]) == [7]


def test_one_that_is_seen_when_the_outcome_is_changed_is_raised_too_and_never_where_there_is_one(
    office: Office,
) -> None:
    submit(office)
    queue(office).presses("Immediately admissible").fills(**GOOD)
    shown = office.person("moderator").says("/audits show AU-112").presses("Change the outcome")
    shown.fills(outcome="inadmissible", feedback="Too brief.", why="It misses the child", **{**GOOD, "missed": "yes"})
    shown.fills(worry="Nobody has seen the child", unsafe="yes", first="Visit the child within a day")
    assert len(raised(office)) == 1
    again = office.person("moderator").says("/audits show AU-112").presses("Change the outcome")
    assert "that the audit missed" not in str(again.form)
    assert "This audit says that it is a case of concern already." in again.sees


def raised(office: Office) -> list[Concern]:
    with office.ledger() as ledger:
        found: list[Concern] = ledger.concerns.of_audit(112)
    return found


def test_what_looks_like_a_name_is_asked_about_once(office: Office) -> None:
    submit(office)
    said = {**GOOD, "feedback": "Ask what Zorblax thinks of the plan."}
    moderator = queue(office).presses("Immediately admissible").fills(**said)
    assert "“Zorblax” may be a name." in moderator.sees
    assert office.history("AU-112") == []
    option = next(i for i in moderator.form.inputs if getattr(i, "name", "") == "sure").options[0]  # type: ignore[union-attr]
    moderator.fills(sure=(option.value,))
    assert office.history("AU-112") == ["moderated"]


def test_nobody_moderates_their_own_audit_or_one_of_their_team(office: Office) -> None:
    for who in ("auditor", "manager"):
        office.does(lambda ledger, who=who: ledger.roles.give(IDS[who], "moderator"))
    submit(office)
    for who in ("auditor", "manager"):
        assert "AU-112" not in queue(office, who).sees
        knock = press(office, who)
        said = refused(office.desk.answer(knock))
        expected = "AU-112 is not yours to moderate." if who == "auditor" else "There is no audit AU-112"
        assert expected in said


def press(office: Office, who: str, does: str = "moderate_immediate", number: int = 112) -> Knock:
    about = f"AU-{number}"
    return Knock(account_of(who), HOME, "press", does, office.now, office.key(), about=about, version=1)


def form(office: Office, who: str, number: int) -> Knock:
    context = {"about": f"AU-{number}", "version": "1", "place": "", "outcome": "immediate"}
    return Knock(account_of(who), HOME, "form", "moderate", office.now, office.key(), form=GOOD, context=context)


def test_of_two_who_moderate_at_once_one_wins_and_the_other_is_told_who_and_when(any_office: Office) -> None:
    office = any_office
    for number in range(1, 11):
        submit(office, number, case_ref=str(number))
        replies = answers(office, form(office, "moderator", number), form(office, "plt", number))
        lost = next(reply for reply in replies if isinstance(reply, FormErrors))
        winner = "Moderator" if audit(office, number).moderator_id == IDS["moderator"] else "Plt"  # type: ignore[attr-defined]

        expected = f"AU-{number} was moderated by {winner} at 09:30: Immediately admissible. Nothing was changed by your press."
        assert refused(lost) == expected
        assert sorted(office.history(f"AU-{number}")) == ["moderated", "overtaken"]
        with office.ledger() as ledger:
            assert len(ledger.moderations.of(number)) == 1


def test_the_form_leaves_the_capitals_of_a_finding_as_they_are(office: Office) -> None:
    submit(office)
    form = queue(office).presses("Immediately admissible").form
    assert form is not None
    findings = next(i for i in form.inputs if isinstance(i, Input) and i.name == "findings")
    assert {"SMART plans", "Drift and delay"} <= {option.label for option in findings.options}
