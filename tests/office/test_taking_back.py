"""An audit is taken back by the PLT while it is to do: whoever had it is told, and so is whoever gets it instead."""

from datetime import date

import pytest
from sqlalchemy import update

from domain.audit import Stage
from storage.tables import rounds
from tests.office.council import IDS, put_audit
from tests.office.filled_in import fills_in
from tests.office.people import Colleague, Office

WHY = "They are away for long"


def plt_with_the_form(office: Office, **said: object) -> Colleague:
    office.does(put_audit, 71, **said)
    return office.person("plt").says("/audits show AU-71").presses("Take back")


def audit(office: Office):  # type: ignore[no-untyped-def]
    with office.ledger() as ledger:
        return ledger.audits.get(71)


def test_taken_back_it_ends_and_its_auditor_is_told_without_the_case(any_office: Office) -> None:
    plt_with_the_form(any_office).fills(auditor="nobody", reason=WHY)

    assert audit(any_office).stage is Stage.TAKEN_BACK
    assert any_office.heard_by("auditor") == ["An audit was taken back from you"]
    read = any_office.person("auditor").reads().sees
    assert read == "AU-71 was taken back by @Plt. You do not need to do it. They can tell you why."
    assert any_office.person("auditor").says("/audits mine").sees == "You have no audits."
    assert any_office.history("AU-71")[-1] == "taken back"


def test_given_to_another_both_are_told_and_it_is_of_the_kind_that_they_do(any_office: Office) -> None:
    plt = plt_with_the_form(any_office)
    offered = [option.value for option in plt.form.inputs[1].options]  # type: ignore[union-attr]
    assert offered == ["nobody", str(IDS["learner"])]

    plt.fills(auditor=str(IDS["learner"]), reason=WHY)

    given = audit(any_office)
    assert (given.auditor_id, given.kind, given.stage) == (IDS["learner"], "learning", Stage.TO_DO)
    assert given.due > date(2018, 1, 10)
    assert any_office.heard_by("learner") == ["You have 1 new case audit to do"]
    assert any_office.heard_by("auditor") == ["An audit was taken back from you"]
    assert "There is no audit AU-71" in any_office.person("auditor").says("/audits show AU-71").sees


def test_given_to_another_late_it_is_asked_by_when_and_offered_a_day_before_the_rounds_moderation(
    office: Office,
) -> None:
    dates = {"audits_due": date(2018, 1, 9), "moderation_due": date(2018, 1, 17)}
    office.does(lambda ledger: ledger.connection.execute(update(rounds).values(dates)))
    plt = plt_with_the_form(office, due=date(2018, 1, 9))
    (asked,) = [one for one in plt.form.inputs if getattr(one, "name", "") == "due"]  # type: ignore[union-attr]
    assert (asked.value, asked.hint) == ("2018-01-17", "The round of December 2017: moderation Wed 17 Jan.")  # type: ignore[union-attr]
    plt.fills(auditor=str(IDS["learner"]), reason=WHY, due="2018-01-13")
    assert list(plt.errors) == ["due"]
    plt.fills(auditor=str(IDS["learner"]), reason=WHY, due="2018-01-16")
    assert audit(office).due == date(2018, 1, 16)


def test_given_to_another_in_time_it_stays_due_when_it_was(office: Office) -> None:
    plt = plt_with_the_form(office, due=date(2018, 1, 19))
    assert "By when" not in plt.sees
    plt.fills(auditor=str(IDS["learner"]), reason=WHY)
    assert audit(office).due == date(2018, 1, 19)


def test_what_was_filled_in_of_it_is_said_and_discarded(office: Office) -> None:
    office.does(put_audit, 71)
    fills_in(office.person("auditor"), "AU-71", steps=2)
    plt = office.person("plt").says("/audits show AU-71").presses("Take back")
    assert "Some of it is filled in already. That is discarded." in plt.sees

    plt.fills(auditor=str(IDS["learner"]), reason=WHY)

    with office.ledger() as ledger:
        assert ledger.connection.exec_driver_sql("select count(*) from drafts").scalar_one() == 0


def test_it_goes_to_nobody_of_the_cases_own_team(office: Office) -> None:
    plt = plt_with_the_form(office)

    assert plt.fills(auditor=str(IDS["manager"]), reason=WHY).errors == {
        "auditor": "They may not take this case now. Choose somebody else."
    }


def test_of_two_who_take_it_back_one_is_told(office: Office) -> None:
    first = plt_with_the_form(office)
    second = office.person("second plt").says("/audits show AU-71").presses("Take back")
    first.fills(auditor=str(IDS["learner"]), reason=WHY)

    assert (
        "AU-71 has changed since: given to another auditor by Plt, at 09:30."
        in second.fills(auditor="nobody", reason=WHY).sees
    )
    assert audit(office).stage is Stage.TO_DO


def test_a_reason_that_may_hold_a_name_is_asked_about_once(office: Office) -> None:
    plt = plt_with_the_form(office).fills(auditor="nobody", reason="Mr Somebody has moved away")

    assert "“Mr Somebody” may be a name." in plt.sees
    (sure,) = [asked for asked in plt.form.inputs if getattr(asked, "name", "") == "sure"]  # type: ignore[union-attr]
    plt.fills(sure=(sure.options[0].value,))  # type: ignore[union-attr]
    assert audit(office).stage is Stage.TAKEN_BACK


def test_what_was_submitted_is_no_longer_taken_back(office: Office) -> None:
    office.does(put_audit, 71, submitted=date(2018, 1, 8))

    plt = office.person("plt").says("/audits show AU-71")

    assert "Take back" not in plt.buttons


@pytest.mark.parametrize("who", ["auditor", "manager", "director", "moderator", "other head"])
def test_nobody_else_takes_it_back(office: Office, who: str) -> None:
    plt = plt_with_the_form(office)
    other = office.person(who)
    other.form = plt.form

    other.fills(auditor="nobody", reason=WHY)

    assert "AU-71 is not yours to take back." in other.sees or "There is no audit AU-71 that you can see." in other.sees
    assert audit(office).stage is Stage.TO_DO
