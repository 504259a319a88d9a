"""Moderating: the queue, the three outcomes, what each must say, who hears of it, and who moderates nothing."""

from datetime import date

import pytest

from cards.elements import Input
from cards.replies import FormErrors
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


@pytest.mark.parametrize("who", ["auditor", "manager", "head of service", "director", "learner", "worker"])
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
    assert "Good, the auditor's own was Doesn't yet meet Good" in office.person("auditor").reads().sees
    assert "The plan was co-produced" in office.person("manager").says("/audits show AU-112").sees
    with office.ledger() as ledger:
        made = ledger.moderations.of(112)
        assert [(m.kind, m.outcome, m.grade, m.by) for m in made] == [("first", "immediate", "good", IDS["moderator"])]
        assert ledger.audit_notes.get(made[0].note_id).text == "The plan was co-produced"


def test_a_missed_case_of_concern_needs_an_action_and_is_told_at_once(office: Office) -> None:
    submit(office)
    moderator = queue(office).presses("Immediately admissible").fills(**{**GOOD, "missed": "yes"})
    assert "needs an action" in moderator.errors["action"]
    moderator.fills(**{**GOOD, "missed": "yes"}, action="Visit the child within a day", action_due="2018-01-11")

    assert ("concern-marked", "head of service") in office.planned()
    assert office.was_told("manager")[0] == "A case of concern needs you"
    assert office.was_told("head of service") == ["A case of concern needs you"]
    read = office.person("head of service").reads().sees
    assert "A-101" in read
    assert "Visit the child within a day" in read
    assert audit(office).concern is True  # type: ignore[attr-defined]


def test_where_the_audit_has_an_action_the_concern_needs_no_further_one(office: Office) -> None:
    submit(office)
    office.has("A-7", audit=112)
    queue(office).presses("Immediately admissible").fills(**{**GOOD, "missed": "yes"})
    assert "A-7" in office.person("head of service").reads().sees
    assert audit(office).concern is True  # type: ignore[attr-defined]


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
