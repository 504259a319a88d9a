"""A case of concern that was found in an audit and not raised outlives whoever found it: where they have left, or an import gave
the audit to somebody else, the Practice Learning Team hears of it; and whenever it is said, it heeds nobody's hours."""

from pathlib import Path

import pytest

from tests.office.council import put_audit
from tests.office.filled_in import STEP_4, WORRY, drafts, fills_in, held, raises, title
from tests.office.people import Colleague, Office
from tests.office.test_late_audits import put
from tests.office.test_left_either_way import EITHER_WAY, Leave
from tests.office.test_moderating import GOOD
from tests.office.test_raising_in_an_audit import register
from tracker.importing import import_path

NEEDS_YOU = "A case of concern needs you"
LEFT = "@Auditor answered that it is a case of concern, and has left. It is not raised."
BEFORE = "@Auditor, who had this audit before, answered that it is a case of concern. It is not raised."
TO_RAISE = {"worry": WORRY["worry"], "unsafe": "no", "action__1": "Visit the child", "due__1": "2018-01-15"}


JUDGED = {"grade": "not-yet-good", "submitted": "2018-01-10", "admissibility": "immediate", "moderated": "2018-01-11"}
"""As a tracker brings it."""


def finds(office: Office) -> Colleague:
    office.does(put_audit, 71)
    auditor = fills_in(office.person("auditor"), concern="yes")
    auditor.closes()
    return auditor


def goes_to(office: Office, where: Path, who: str, taken_back: str = "", **also: str) -> None:
    """By an import of the tracker."""
    row = {"audit": "AU-71", "month": "2017-12", "kind": "core", "case_ref": "412087", "team": "North"}
    row |= {"auditor_email": f"{who}@council.example", "taken_back": taken_back} | also
    (where / "audits.csv").write_text("\n".join(map(",".join, (row, row.values()))))
    assert import_path(office.store, where, office.now).is_good


def heard(office: Office, who: str, day: str) -> list[str]:
    """What they are told on the morning of this day."""
    before = len(office.was_told(who))
    office.wakes(f"{day} 09:00")
    return office.was_told(who)[before:]


@EITHER_WAY
def test_where_its_auditor_has_left_each_of_the_plt_hears_of_it_and_raises_it(any_office: Office, leave: Leave) -> None:
    office = any_office
    finds(office)
    leave(office, "auditor")
    told = len(office.was_told("auditor"))
    assert heard(office, "plt", "2018-01-11") == [NEEDS_YOU]
    assert office.was_told("second plt") == [NEEDS_YOU]
    assert len(office.was_told("auditor")) == told
    for who in ("moderator", "manager", "head of service", "other head", "director"):
        assert office.was_told(who) == []
    plt = office.person("plt").reads()
    assert LEFT in plt.sees
    assert "Nobody has seen the child" not in plt.sees
    assert plt.buttons[:2] == ["Raise it", "Take back"]

    assert title(plt.presses("Raise it")) == "Raise a case of concern"
    assert [held(plt, name) for name in ("case_ref", "team", "audit")] == ["412087", "1", "AU-71"]
    plt.fills(**TO_RAISE)
    assert [concern.audit.id for concern in register(office) if concern.audit] == [71]
    assert not [said for said in heard(office, "second plt", "2018-01-12") if NEEDS_YOU in said]


def test_whoever_takes_back_what_a_leaver_left_says_what_becomes_of_it_and_then_it_is_said_no_more(
    any_office: Office,
) -> None:
    office = any_office
    finds(office)
    office.does(lambda ledger: ledger.connection.exec_driver_sql("update people set active = false where id = 10"))
    assert heard(office, "plt", "2018-01-11") == [NEEDS_YOU]
    plt = office.person("plt").reads().presses("Take back")
    assert (LEFT in plt.sees, "Ask them" in str(plt.form)) == (True, False)
    assert plt.fills(auditor="nobody", reason="They have left").errors == {"concern": "Say whether it is one."}
    assert heard(office, "plt", "2018-01-12") == [NEEDS_YOU]
    office.person("plt").reads().presses("Take back").fills(auditor="nobody", reason="They have left", concern="no")
    assert heard(office, "plt", "2018-01-15") == []


def test_an_audit_that_an_import_gives_to_another_keeps_what_was_found_and_the_plt_hears_until_it_is_raised(
    any_office: Office, tmp_path: Path
) -> None:
    office = any_office
    finds(office)
    goes_to(office, tmp_path, "learner")
    assert heard(office, "plt", "2018-01-11") == [NEEDS_YOU]
    plt = office.person("plt").reads()
    assert BEFORE in plt.sees
    assert "Take back" not in plt.buttons
    assert office.was_told("learner") == [NEEDS_YOU]
    learner = office.person("learner").reads()
    assert (BEFORE in learner.sees, learner.buttons[0]) == (True, "Raise it")
    assert office.was_told("auditor") == []

    learner.says("/audits submit AU-71")
    assert held(learner, "impact.evidence") == ""
    fills_in(learner, steps=3)
    assert len(drafts(office)) == 1
    assert held(learner, "concern") == "yes"
    assert heard(office, "plt", "2018-01-12") == [NEEDS_YOU]
    assert BEFORE in office.person("plt").reads().sees
    assert "its case of concern is not raised yet" in learner.says("/audits mine").sees
    assert title(learner.presses("Raise it")) == "AU-71 · step 5 of 6"
    learner.fills(**{**WORRY, "first_due": "2018-01-15"})
    assert [concern.reference for concern in register(office)] == ["C-1"]
    assert not [said for said in heard(office, "second plt", "2018-01-15") if NEEDS_YOU in said]


def test_of_one_that_an_import_takes_back_the_plt_hears_alone(office: Office, tmp_path: Path) -> None:
    finds(office)
    goes_to(office, tmp_path, "auditor", taken_back="2018-01-10")
    assert heard(office, "plt", "2018-01-11") == [NEEDS_YOU]
    assert office.was_told("auditor") == []
    plt = office.person("plt").reads()
    assert (BEFORE in plt.sees, plt.buttons[0], "Take back" in plt.buttons) == (True, "Raise it", False)
    plt.presses("Raise it").fills(**TO_RAISE)
    assert [concern.audit.id for concern in register(office) if concern.audit] == [71]


def test_whoever_has_it_now_is_asked_before_they_say_that_it_is_none_and_the_plt_still_hears(
    office: Office, tmp_path: Path
) -> None:
    finds(office)
    goes_to(office, tmp_path, "learner")
    learner = fills_in(office.person("learner"), steps=3)
    learner.fills(**STEP_4)
    assert "Whoever had this audit before answered that it is a case of concern. Are you sure that it is none?" in str(
        learner.form
    )
    assert title(learner.fills()) == "AU-71 · step 5 of 5"
    assert heard(office, "learner", "2018-01-11") == []
    plt = office.person("plt").reads()
    denied = f"{BEFORE} Whoever has it now answered that it is none."
    assert denied in plt.sees
    assert denied in plt.says("/audits show AU-71").presses("Take back").sees
    assert held(plt, "concern") == ""
    closing = plt.says("/audits round 2017-12").presses("Close").sees
    assert (denied in closing, "Nobody has been told" in closing) == (True, False)


def test_what_was_denied_is_said_no_more_once_an_import_brings_the_judgement(office: Office, tmp_path: Path) -> None:
    finds(office)
    goes_to(office, tmp_path, "learner")
    fills_in(office.person("learner"), steps=3).fills(**STEP_4).fills()
    assert heard(office, "plt", "2018-01-11") == [NEEDS_YOU]
    goes_to(office, tmp_path, "learner", **JUDGED)
    assert heard(office, "plt", "2018-01-12") == []


def test_what_one_has_denied_the_next_has_not(office: Office, tmp_path: Path) -> None:
    finds(office)
    goes_to(office, tmp_path, "learner")
    fills_in(office.person("learner"), steps=3).fills(**STEP_4).fills()
    goes_to(office, tmp_path, "worker")
    assert heard(office, "plt", "2018-01-11") == [NEEDS_YOU]
    assert office.was_told("worker") == [NEEDS_YOU]
    for who in ("plt", "worker"):
        read = office.person(who).reads().sees
        assert (BEFORE in read, "that it is none" in read) == (True, False)


def test_what_was_denied_is_heard_of_also_after_submission_until_a_moderator_who_knows_of_it_has_judged(
    office: Office, tmp_path: Path
) -> None:
    finds(office)
    goes_to(office, tmp_path, "learner")
    learner = fills_in(office.person("learner"), steps=3)
    learner.fills(**STEP_4)
    for _ in range(2):
        learner.fills()
    assert "AU-71 is submitted" in learner.sees
    assert NEEDS_YOU in str(heard(office, "plt", "2018-01-11"))
    assert f"{BEFORE} Whoever has it now answered that it is none." in office.person("plt").reads().sees
    moderator = office.person("moderator").says("/audits moderate").presses("Immediately admissible")
    assert "Whoever had this audit before answered that it is a case of concern." in str(moderator.form)
    moderator.fills(**GOOD)
    assert drafts(office) == []
    assert NEEDS_YOU not in str(heard(office, "plt", "2018-01-12"))


def test_what_was_raised_before_an_import_gave_the_audit_to_another_is_not_raised_again(
    office: Office, tmp_path: Path
) -> None:
    office.does(put_audit, 71)
    raises(office.person("auditor"))
    goes_to(office, tmp_path, "learner")
    learner = fills_in(office.person("learner"), steps=3)
    assert held(learner, "concern") == "yes"
    assert "C-1 was raised" in str(learner.fills(**STEP_4).errors)
    assert "C-1" in str(learner.fills(**{**STEP_4, "concern": "yes"}).form)
    assert [concern.reference for concern in register(office)] == ["C-1"]
    assert not [said for said in heard(office, "second plt", "2018-01-11") if NEEDS_YOU in said]


@pytest.mark.parametrize(
    "wish",
    [
        {"hour": "14", "days": ("0", "1", "2", "3", "4"), "often": "daily"},
        {"hour": "as-all", "days": ("0",), "often": "daily"},
        {"hour": "as-all", "days": ("0", "1", "2", "3", "4"), "often": "weekly"},
    ],
    ids=("later in the day", "a day off", "once a week"),
)
def test_it_is_said_in_the_morning_whatever_hours_its_reader_keeps(any_office: Office, wish: dict[str, str]) -> None:
    """On a day without a digest of theirs it is said alone."""
    office = any_office
    auditor = finds(office)
    put(office, 72, "2018-01-12")
    auditor.says("/actions settings").presses("Change").fills(**wish)
    said = heard(office, "auditor", "2018-01-11")
    assert [each.partition(".")[0] for each in said] == [NEEDS_YOU]
    read = auditor.reads()
    assert "You answered that it is a case of concern. Nobody has been told of it." in read.sees
    assert ("AU-72" in read.sees) is (wish["hour"] == "14")
    assert read.buttons[0] == "Raise it"
    assert heard(office, "auditor", "2018-01-12") != []


@pytest.mark.parametrize("words", ["raise AU-71", "raise 71", "raise AU-72", "raise nothing"])
def test_the_form_that_raises_one_says_of_an_audit_only_what_its_reader_may_see(office: Office, words: str) -> None:
    """AU-72 is no audit; the team manager of AU-71's case may not see it while it is to do."""
    office.does(put_audit, 71)
    plt = office.person("plt").says(f"/concerns {words}")
    theirs = "71" in words
    assert (held(plt, "case_ref"), held(plt, "audit")) == (("412087", "AU-71") if theirs else ("", ""))
    manager = office.person("manager").says(f"/concerns {words}")
    assert (held(manager, "case_ref"), held(manager, "audit")) == ("", "")
