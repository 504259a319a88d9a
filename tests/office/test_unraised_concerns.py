"""A case of concern that an auditor has said there is and has not raised: it is said until it is, and not lost with the audit."""

from domain.audit import Stage
from tests.office.council import put_audit, put_cover
from tests.office.filled_in import WORRY, audit, fills_in, title
from tests.office.people import Colleague, Office
from tests.office.test_raising_concerns import NORTH
from tests.office.test_raising_in_an_audit import register


def test_a_case_of_concern_that_is_said_and_not_raised_is_said_at_once_and_each_day_until_it_is(
    auditor: Colleague,
) -> None:
    office = auditor.office
    fills_in(auditor, concern="yes").closes()
    told = auditor.reads()
    assert "The case of concern is not raised yet. Nobody has been told of it." in told.sees
    assert told.buttons == ["Raise it", "Go on"]
    listed = auditor.says("/audits mine")
    assert "its case of concern is not raised yet" in listed.sees
    assert listed.buttons[0] == "Raise it"
    for day in ("2018-01-11", "2018-01-12"):
        office.wakes(f"{day} 09:00")
        assert office.was_told("auditor")[-1] == "A case of concern needs you"
    read = office.person("auditor").reads()
    assert "A case of concern is not raised yet." in read.sees
    assert "You answered that it is a case of concern. Nobody has been told of it." in read.sees
    assert title(read.presses("Raise it")) == "AU-71 · step 5 of 6"
    read.fills(**{**WORRY, "first_due": "2018-01-15"})
    assert [concern.reference for concern in register(office)] == ["C-1"]

    assert "not raised" not in auditor.says("/audits mine").sees
    heard = len(office.was_told("auditor"))
    office.wakes("2018-01-15 09:00")
    assert len(office.was_told("auditor")) == heard


def test_nobody_else_hears_that_it_was_said_and_the_auditors_cover_hears_it_in_their_place(office: Office) -> None:
    office.does(put_audit, 71)
    fills_in(office.person("auditor"), concern="yes")
    office.does(put_cover, "auditor", "learner", "2018-01-11", "2018-01-19")
    office.wakes("2018-01-11 09:00")
    assert office.was_told("learner") == ["A case of concern needs you"]
    assert title(office.person("learner").reads().presses("Raise it")) == "AU-71 · step 5 of 6"
    for who in ("auditor", "plt", "moderator", "manager", "head of service"):
        assert [said for said in office.was_told(who) if "concern" in said] == []


def test_whoever_takes_the_audit_back_says_first_what_becomes_of_the_case_of_concern(any_office: Office) -> None:
    office = any_office
    office.does(put_audit, 71)
    fills_in(office.person("auditor"), concern="yes")
    plt = office.person("plt").says("/audits show AU-71").presses("Take back")
    assert "@Auditor answered that it is a case of concern, and has not raised it." in plt.sees
    assert "Ask them before you take it back. If it is one, raise it first: “/concerns raise AU-71”." in str(plt.form)
    plt.fills(auditor="nobody", reason="They are away for long")
    assert plt.errors == {"concern": "Say whether it is one."}
    plt.fills(auditor="nobody", reason="They are away for long", concern="yes")
    assert plt.errors == {"concern": "Raise it first: “/concerns raise AU-71”. Nothing was taken back."}
    assert audit(office).stage is Stage.TO_DO
    plt.fills(auditor="nobody", reason="They are away for long", concern="no")
    assert audit(office).stage is Stage.TAKEN_BACK


def test_whoever_closes_the_round_hears_first_of_what_is_not_raised_and_it_goes_on_being_said(
    any_office: Office,
) -> None:
    office = any_office
    office.does(put_audit, 71)
    auditor = fills_in(office.person("auditor"), concern="yes")
    auditor.closes()
    plt = office.person("plt").says("/audits round 2017-12").presses("Close")
    asked = plt.sees
    assert "1 case of concern was found in this round and is not raised." in asked
    assert "AU-71" in asked
    assert "@Auditor answered that it is a case of concern, and has not raised it." in asked
    assert office.history("round:2017-12") == []
    plt.fills()
    assert "State: Closed" in plt.sees
    assert office.history("round:2017-12") == ["closed"]
    assert audit(office).is_shut

    told = auditor.reads()
    assert "Nothing else is to be done in it while it is closed." in told.sees
    assert ("its case of concern is not raised yet" in told.sees, told.buttons[0]) == (True, "Raise it")
    assert "its case of concern is not raised yet" in auditor.says("/audits mine").sees
    office.wakes("2018-01-11 09:00")
    assert title(auditor.reads().presses("Raise it")) == "Raise a case of concern"
    auditor.fills(**{**NORTH, "case_ref": "412087"}, audit="AU-71")
    assert [concern.audit.id for concern in register(office) if concern.audit] == [71]
    heard = len(office.was_told("auditor"))
    office.wakes("2018-01-12 09:00")
    assert len(office.was_told("auditor")) == heard
