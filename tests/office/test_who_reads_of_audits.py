"""Who is told what of audits, and reads what was said of them: nobody is asked for what they may not do, and no reason goes
further than it must."""

from storage.tables import posted
from tests.office.council import IDS, put_audit
from tests.office.filled_in import fills_in
from tests.office.people import Office
from tests.office.test_exempting import WHY, asked
from tests.office.test_judging_again import DONE, moderated, shows
from tests.office.test_moderating import GOOD, queue, submit
from tests.office.test_who_hears_instead import leaves

PLAN = "The plan shows a clear difference"


def test_who_is_no_longer_to_decide_a_challenge_is_not_asked_to(office: Office) -> None:
    moderated(office, second_id=IDS["second plt"])
    shows(office, "manager").presses("Challenge the grade").fills(reason=PLAN)
    shows(office, "plt").presses("Give to a second moderator").fills(moderator=str(IDS["outside moderator"]))
    waits = "A challenged grade waits for your decision"
    assert waits not in office.was_told("second plt")
    assert waits in office.was_told("outside moderator")


def test_a_message_that_asked_for_a_decision_says_when_it_is_anothers(office: Office) -> None:
    moderated(office, second_id=IDS["second plt"])
    shows(office, "manager").presses("Challenge the grade").fills(reason=PLAN)
    office.delivers()
    shows(office, "plt").presses("Give to a second moderator").fills(moderator=str(IDS["outside moderator"]))
    office.delivers()
    read = [office.person("second plt").reads(n).sees for n in range(2)]
    assert any("does not wait for your decision any more" in seen for seen in read)


def test_audits_that_were_given_to_another_before_the_notice_went_are_not_said(office: Office) -> None:
    submit(office)
    for who in ("second plt", "outside moderator"):
        queue(office, "plt").presses("Give to a moderator").fills(moderator=str(IDS[who]))
    assert "An audit was given to you to moderate" in office.was_told("outside moderator")
    assert "An audit was given to you to moderate" not in office.was_told("second plt")


def test_a_reply_goes_to_the_plt_where_who_wrote_the_feedback_has_left(any_office: Office) -> None:
    moderated(any_office, feedback="Too brief.")
    leaves(any_office, "moderator")
    auditor = shows(any_office, "auditor").presses("Reply").fills(note="Thank you.")
    assert auditor.sees == "Your reply about AU-112 is sent to the Practice Learning Team."
    assert any_office.was_told("plt") == ["An auditor has replied to the feedback on an audit"]
    assert "Thank you." in any_office.person("plt").reads().sees


def test_a_reply_goes_to_who_wrote_the_feedback_and_not_to_who_decided_a_challenge(office: Office) -> None:
    submit(office)
    queue(office).presses("Inadmissible").fills(**GOOD, feedback="Too brief.")
    shows(office, "manager").presses("Challenge the grade").fills(reason=PLAN)
    shows(office, "plt").presses("Give to a second moderator").fills(moderator=str(IDS["outside moderator"]))
    shows(office, "outside moderator").presses("Decide the challenge").fills(grade="good", reason="It does")
    auditor = shows(office, "auditor").presses("Reply").fills(note="Thank you.")
    assert auditor.sees == "Your reply about AU-112 is sent to the moderator."
    assert office.was_told("moderator")[-1] == "An auditor has replied to your feedback"
    assert "An auditor has replied to your feedback" not in office.was_told("outside moderator")


def test_why_an_audit_was_taken_from_its_auditor_is_read_by_the_plt_and_directors_alone(office: Office) -> None:
    office.does(put_audit, 71)
    plt = office.person("plt").says("/audits show AU-71").presses("Take back")
    assert "The PLT and directors read this." in str(plt.form)
    plt.fills(auditor=str(IDS["learner"]), reason="They are off for long")
    fills_in(office.person("learner"), "AU-71", steps=1)
    reads = {w: "They are off for long" in shows(office, w, 71).sees for w in ("learner", "auditor", "plt", "director")}
    assert reads == {"learner": False, "auditor": False, "plt": True, "director": True}


def test_what_a_second_moderator_says_of_the_auditing_is_read_by_those_who_judge(office: Office) -> None:
    moderated(office, second="waiting", second_id=IDS["outside moderator"])
    shows(office, "outside moderator").presses("Moderate a second time").fills(
        outcome="inadmissible", grade="good", note="Too briefly again"
    )
    reads = {w: "Too briefly again" in shows(office, w).sees for w in ("manager", "auditor", "head of service")}
    assert reads == {"manager": False, "auditor": False, "head of service": False}
    for who in ("moderator", "outside moderator", "plt", "director"):
        assert "Too briefly again" in shows(office, who).sees


def test_a_grade_may_be_challenged_is_said_to_nobody_who_may_not(office: Office) -> None:
    submit(office)
    queue(office).presses("Immediately admissible").fills(**GOOD)
    shows(office, "plt").presses("Change the outcome").fills(
        outcome="inadmissible", feedback="No.", why="Thin", missed="no"
    )
    assert office.was_told("moderator")[-1] == "The outcome of an audit was changed"
    office.does(lambda ledger: ledger.connection.exec_driver_sql("update teams set manager_id = null where id = 3"))
    submit(office, 113, team="South", case_ref="5", auditor="learner")
    queue(office).presses("Immediately admissible").fills(**GOOD)
    assert "You may challenge" in office.person("manager").reads().sees
    assert "You may challenge" not in office.person("moderator").reads().sees
    assert office.was_told("other head") == ["The findings of an audit are here"]
    assert "You may challenge" not in office.person("other head").reads().sees


def test_the_message_of_a_decision_stays_as_long_as_any_other_from_the_day_it_was_made(any_office: Office) -> None:
    office = any_office
    office.does(put_audit, 112, **{**DONE, "moderated": office.now.date().replace(year=2017, month=12, day=21)})
    office.turns_to("2018-01-03 10:00")
    shows(office, "manager").presses("Challenge the grade").fills(reason=PLAN)
    shows(office, "plt").presses("Give to a second moderator").fills(moderator=str(IDS["outside moderator"]))
    office.turns_to("2018-01-22 10:00")
    shows(office, "outside moderator").presses("Decide the challenge").fills(grade="good", reason="It does")
    office.delivers()
    with office.ledger() as ledger:
        rows = ledger.connection.execute(posted.select().where(posted.c.subject == "AU-112")).all()
        assert {f"{row.closed_at:%Y-%m-%d}" for row in rows} == {"2018-01-22"}


def test_a_notice_of_an_exemption_holds_no_reason_and_says_where_it_stands(office: Office) -> None:
    asked(office)
    director = office.person("director").reads()
    assert WHY not in director.sees
    assert "“/audits exempt 2017-12” says why." in director.sees
    director.presses("Accept")
    for who in ("auditor", "plt", "director"):
        assert WHY not in office.person(who).reads().sees
        assert "accepted by @Director" in office.person(who).sees
    assert WHY in office.person("director").says("/audits exempt").sees
