"""After the first moderation: an outcome changed, an audit given, a sample moderated a second time, a grade challenged."""

from datetime import date

import pytest

from cards import opinions
from cards.replies import FormErrors
from handlers.ask import Knock
from tests.office.council import HOME, IDS, account_of, put_audit
from tests.office.people import Colleague, Office
from tests.office.test_at_once import answers, refused
from tests.office.test_moderating import SUBMITTED, audit, queue, submit

DONE = {**SUBMITTED, "admissibility": "immediate", "moderated": date(2018, 1, 8), "moderator": "moderator"}


def moderated(office: Office, number: int = 112, **said: object) -> None:
    office.does(put_audit, number, **{**DONE, "case_ref": str(number), **said})


def shows(office: Office, who: str, number: int = 112) -> Colleague:
    return office.person(who).says(f"/audits show AU-{number}")


def kinds(office: Office, number: int = 112) -> list[tuple[str, str, str]]:
    with office.ledger() as ledger:
        return [(str(m.kind), str(m.outcome), str(m.grade)) for m in ledger.moderations.of(number)]


def test_a_changed_outcome_needs_a_reason_and_both_stay_on_record(any_office: Office) -> None:
    office = any_office
    submit(office)
    queue(office).presses("Immediately admissible").fills(grade="not-yet-good", missed="no", exemplar="no")
    moderator = (
        shows(office, "moderator")
        .presses("Change the outcome")
        .fills(outcome="inadmissible", feedback="Too brief.", missed="no")
    )
    assert moderator.errors == {"why": "Say why it changes."}
    moderator.fills(outcome="inadmissible", feedback="Too brief.", why="Two areas have no evidence", missed="no")

    assert kinds(office) == [("first", "immediate", "not-yet-good"), ("changed", "inadmissible", "not-yet-good")]
    assert [verb for verb in office.history("AU-112") if verb != "opened"] == ["moderated", "outcome changed"]
    for who in ("auditor", "manager"):
        assert office.was_told(who)[-1] == "The outcome of an audit was changed"
        assert "“Two areas have no evidence”" in office.person(who).reads().sees
    assert "Too brief." in office.person("auditor").sees
    assert "Too brief." not in office.person("manager").sees


def test_an_outcome_that_stays_as_it_is_is_not_changed(office: Office) -> None:
    moderated(office)
    moderator = shows(office, "moderator").presses("Change the outcome").fills(why="No reason")
    assert "That is how it stands already." in moderator.errors["outcome"]


def test_the_plt_gives_an_audit_to_an_external_moderator_who_sees_nothing_else(any_office: Office) -> None:
    office = any_office
    submit(office, 112)
    submit(office, 113, case_ref="398114")
    assert "AU-" not in queue(office, "outside moderator").sees
    plt = queue(office, "plt").presses("Give to a moderator", on="AU-112")
    assert "Outside moderator" in [o.label for i in plt.form.inputs for o in getattr(i, "options", ())]  # type: ignore[union-attr]
    plt.fills(moderator=str(IDS["outside moderator"]))

    assert office.was_told("outside moderator") == ["An audit was given to you to moderate"]
    shown = queue(office, "outside moderator").sees
    assert "AU-112" in shown
    assert "AU-113" not in shown
    assert "AU-112" not in queue(office).sees
    assert shows(office, "outside moderator", 113).sees == "There is no audit AU-113 that you can see."
    queue(office, "outside moderator").presses("Immediately admissible").fills(
        grade="not-yet-good", missed="no", exemplar="no"
    )
    assert audit(office).moderator_id == IDS["outside moderator"]  # type: ignore[attr-defined]


def test_it_is_given_to_nobody_who_may_not_moderate_it(office: Office) -> None:
    office.does(lambda ledger: ledger.roles.give(IDS["manager"], "moderator"))
    submit(office)
    plt = queue(office, "plt").presses("Give to a moderator")
    for who in ("manager", "worker", "auditor"):
        assert plt.fills(moderator=str(IDS[who])).errors == {"moderator": "Choose somebody who may moderate it."}


def test_a_sample_goes_to_others_than_the_first_moderator_and_gives_the_agreement(any_office: Office) -> None:
    office = any_office
    for number in range(1, 5):
        moderated(office, number)
    plt = queue(office, "plt")
    assert "No audit was moderated a second time yet." in plt.sees
    plt.presses("Draw a sample").fills(round="1", number="3", moderator=str(IDS["outside moderator"]))
    assert "3 audits drawn for a second moderation." in plt.sees
    assert plt.sees.count("to be moderated a second time · with @Outside moderator") == 3
    with office.ledger() as ledger:
        waiting = [n for n in range(1, 5) if ledger.audits.get(n).second == "waiting"]
    assert len(waiting) == 3
    assert office.was_told("outside moderator") == ["3 audits wait for your second moderation"]

    for number, outcome in zip(waiting, ("immediate", "immediate", "inadmissible"), strict=True):
        outside = queue(office, "outside moderator").presses("Moderate a second time", on=f"AU-{number}")
        outside.fills(outcome=outcome, grade="not-yet-good", note="The areas say so")
    shown = queue(office, "plt").sees
    assert "on the outcome in 2 of 3 (67%), on the grade in 3 of 3 (100%)." in shown
    assert "They may still know its outcome from the moderators' channel" in shown
    assert "An audit was moderated a second time" in office.was_told("plt")
    assert str(audit(office, waiting[2]).admissibility) == "immediate"  # type: ignore[attr-defined]
    assert "says otherwise: Inadmissible, Doesn't yet meet Good" in office.person("plt").reads().sees


def test_of_an_imported_audit_the_agreement_stays_when_the_outcome_is_changed_to_what_the_second_said(
    any_office: Office,
) -> None:
    moderated(any_office)
    queue(any_office, "plt").presses("Draw a sample").fills(
        round="1", number="1", moderator=str(IDS["outside moderator"])
    )
    outside = queue(any_office, "outside moderator").presses("Moderate a second time")
    outside.fills(outcome="inadmissible", grade="not-yet-good", note="The areas say so")
    shows(any_office, "plt").presses("Change the outcome").fills(
        outcome="inadmissible", feedback="Too brief.", why="As the second moderator says", missed="no"
    )

    assert [kind for kind, _, _ in kinds(any_office)] == ["first", "second", "changed"]
    assert kinds(any_office)[0][1] == "immediate"
    assert "on the outcome in 0 of 1 (0%)" in queue(any_office, "plt").sees


def test_the_first_moderator_is_never_the_second(office: Office) -> None:
    moderated(office)
    plt = queue(office, "plt").presses("Draw a sample")
    plt.fills(round="1", chosen="AU-112", moderator=str(IDS["moderator"]))
    assert "no audit of it that somebody else could moderate" in plt.errors["moderator"]
    assert "AU-9" in plt.fills(round="1", chosen="AU-9", moderator="all").errors["chosen"]
    assert "whole number" in plt.fills(round="1", chosen="", number="", moderator="all").errors["number"]


@pytest.mark.parametrize("who", ["moderator", "auditor", "manager", "director"])
def test_only_the_plt_draws_a_sample_and_gives_audits(office: Office, who: str) -> None:
    submit(office)
    for does in ("sample", "give_audit"):
        knock = Knock(account_of(who), HOME, "press", does, office.now, office.key(), about="AU-112", version=1)
        assert "Nothing was changed" in refused(office.desk.answer(knock)) or "no audit" in refused(
            office.desk.answer(knock)
        )


def test_a_challenge_goes_to_a_second_moderator_who_decides(any_office: Office) -> None:
    office = any_office
    moderated(office)
    manager = shows(office, "manager").presses("Challenge the grade").fills(reason="The plan shows a clear difference")
    assert manager.buttons.count("Challenge the grade") == 0
    assert office.was_told("plt") == ["The grade of an audit is challenged"]
    plt = office.person("plt").reads()
    assert "“The plan shows a clear difference”" in plt.sees
    assert "It is given to nobody yet." in plt.sees
    plt.presses("Give to a second moderator").fills(moderator=str(IDS["outside moderator"]))
    assert "@Outside moderator is to decide." in office.person("second plt").reads().sees
    assert "its grade is challenged · with @Outside moderator" in queue(office, "second plt").sees
    shown = shows(office, "manager")
    assert "Challenge of the grade: @Outside moderator is to decide." in shown.sees
    assert "challenge given to @Outside moderator" in shown.sees
    outside = office.person("outside moderator").reads().presses("Decide the challenge")
    assert "The plan shows a clear difference" in outside.sees
    outside.fills(grade="good", reason="It does")

    found = audit(office)
    assert (found.grade, found.auditor_grade, found.challenge) == ("good", "not-yet-good", "changed")  # type: ignore[attr-defined]
    assert kinds(office) == [("first", "immediate", "not-yet-good"), ("challenge", "immediate", "good")]
    assert [v for v in office.history("AU-112") if v != "opened"] == [
        "grade challenged",
        "challenge given",
        "challenge decided",
    ]
    for who in ("manager", "auditor", "moderator", "plt"):
        assert office.was_told(who)[-1] == "The challenge of a grade is decided"
        assert "the grade changes to Good" in office.person(who).reads().sees
    assert "You decided on this challenge: the grade was changed." in office.person("outside moderator").reads().sees
    assert "Give to a second moderator" not in office.person("second plt").reads(0).buttons
    assert "It is decided: the grade was changed." in office.person("second plt").sees


def test_a_grade_that_stands_says_so_and_is_not_challenged_again(office: Office) -> None:
    moderated(office, second_id=IDS["outside moderator"])
    shows(office, "manager").presses("Challenge the grade").fills(reason="The plan shows a clear difference")
    assert office.was_told("outside moderator") == ["A challenged grade waits for your decision"]
    office.person("outside moderator").reads().presses("Decide the challenge").fills(reason="No evidence")
    assert audit(office).challenge == "stands"  # type: ignore[attr-defined]
    assert "Challenge the grade" not in shows(office, "manager").buttons
    moderator = shows(office, "moderator").presses("Change the outcome").fills(grade="good", why="It is")
    assert "The grade was challenged" in moderator.errors["grade"]


@pytest.mark.parametrize(("moderated_on", "may"), [(date(2017, 12, 21), True), (date(2017, 12, 20), False)])
def test_a_grade_is_challenged_within_ten_working_days(office: Office, moderated_on: date, may: bool) -> None:
    moderated(office, moderated=moderated_on)
    office.turns_to("2018-01-09 10:00")
    manager = shows(office, "manager")
    assert ("Challenge the grade" in manager.buttons) is may
    knock = Knock(
        account_of("manager"), HOME, "press", "challenge", office.now, office.key(), about="AU-112", version=1
    )
    assert ("could be challenged until" in refused(office.desk.answer(knock))) is not may


def test_a_findings_notice_offers_no_challenge_any_more_once_a_press_came_too_late(any_office: Office) -> None:
    office = any_office
    submit(office)
    queue(office).presses("Immediately admissible").fills(grade="not-yet-good", missed="no", exemplar="no")
    told = office.person("manager").reads()
    assert "You may challenge the grade until Wed 24 Jan." in told.sees
    office.turns_to("2018-01-25 10:00")
    assert "could be challenged until Wed 24 Jan." in told.presses("Challenge the grade").sees
    office.delivers()
    now = office.person("manager").reads()
    assert "The grade could be challenged until Wed 24 Jan." in now.sees
    assert "Challenge the grade" not in now.buttons
    assert office.history("AU-112")[-1] == "overtaken"

    shows(office, "plt").presses("Change the outcome").fills(grade="outstanding", why="The plan shows it", missed="no")
    office.delivers()
    first = office.person("manager").reads(0)
    assert "Challenge the grade" in first.buttons
    office.turns_to("2018-02-09 10:00")
    assert "could be challenged until Thu 8 Feb." in first.presses("Challenge the grade").sees
    office.delivers()
    assert "Challenge the grade" not in office.person("manager").reads(0).buttons


def test_the_manager_who_challenged_reads_with_whom_it_is(office: Office) -> None:
    submit(office)
    queue(office).presses("Immediately admissible").fills(grade="not-yet-good", missed="no", exemplar="no")
    manager = office.person("manager").reads()
    assert "The grade is challenged" not in manager.sees
    manager.presses("Challenge the grade").fills(reason="Nothing shows it")
    office.delivers()
    now = office.person("manager").reads(0).sees
    assert "The grade is challenged. A second moderator is to decide. It is given to nobody yet." in now
    assert opinions.ASKED in now
    given = str(IDS["outside moderator"])
    shows(office, "plt").presses("Give to a second moderator").fills(moderator=given)
    office.delivers()
    assert "The grade is challenged. @Outside moderator is to decide." in office.person("manager").reads(0).sees


def test_a_grade_that_was_changed_later_can_be_challenged_as_long_again(any_office: Office) -> None:
    """An outcome that changes alone, and a second moderation, open nothing anew."""
    office = any_office
    moderated(office, moderated=date(2017, 12, 11), second="waiting", second_id=IDS["outside moderator"])
    shows(office, "outside moderator").presses("Moderate a second time").fills(outcome="immediate", grade="good")
    plt = shows(office, "plt").presses("Change the outcome")
    plt.fills(outcome="development", feedback="Say more.", why="Two areas are thin", missed="no")
    assert "Challenge the grade" not in shows(office, "manager").buttons

    shows(office, "plt").presses("Change the outcome").fills(grade="outstanding", why="The plan shows it", missed="no")
    told = office.person("manager").reads()
    assert "You may challenge the grade until Wed 24 Jan." in told.sees
    assert "Challenge the grade" in told.buttons
    office.turns_to("2018-01-25 10:00")
    assert "could be challenged until Wed 24 Jan." in told.presses("Challenge the grade").sees
    assert "Challenge the grade" not in shows(office, "manager").buttons
    office.turns_to("2018-01-24 16:00")
    shows(office, "manager").presses("Challenge the grade").fills(reason="Nothing shows it")
    assert audit(office).challenge == "waiting"  # type: ignore[attr-defined]


def test_neither_the_first_moderator_nor_who_is_concerned_decides(office: Office) -> None:
    for who in ("manager", "auditor"):
        office.does(lambda ledger, who=who: ledger.roles.give(IDS[who], "moderator"))
    moderated(office, challenge="waiting")
    plt = shows(office, "plt").presses("Give to a second moderator")
    for who in ("moderator", "manager", "auditor"):
        assert plt.fills(moderator=str(IDS[who])).errors == {"moderator": "Choose somebody who may moderate it."}


def test_of_two_who_decide_or_challenge_at_once_one_wins(any_office: Office) -> None:
    office = any_office
    for number in range(1, 6):
        moderated(office, number)
        said, about = {"reason": "The plan shows it"}, {"about": f"AU-{number}", "version": "1", "place": ""}
        who = account_of("manager"), HOME, "form", "challenge", office.now
        replies = answers(office, *(Knock(*who, office.key(), form=said, context=about) for _ in range(2)))  # type: ignore[arg-type]
        assert sum(isinstance(reply, FormErrors) for reply in replies) == 1
        assert office.history(f"AU-{number}").count("grade challenged") == 1


def test_the_words_of_a_challenge_go_with_the_audit_out_of_the_message_of_whom_it_is_taken_from(
    any_office: Office,
) -> None:
    office = any_office
    office.does(lambda ledger: ledger.roles.give(IDS["worker"], "external-moderator"))
    moderated(office)
    shows(office, "manager").presses("Challenge the grade").fills(reason="The plan shows a clear difference")
    shows(office, "plt").presses("Give to a second moderator").fills(moderator=str(IDS["outside moderator"]))
    assert "a clear difference" in office.person("outside moderator").reads().sees
    shows(office, "plt").presses("Give to a second moderator").fills(moderator=str(IDS["worker"]))
    assert office.person("outside moderator").reads().sees == "AU-112 is no longer with you."
    assert "a clear difference" in office.person("worker").reads().sees
