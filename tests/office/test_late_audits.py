"""Auditors are reminded of their audits in their digest, before and on the day and while they are late; whoever heads the
auditor's service hears of late ones in theirs, without the case; and nobody gets a second message."""

from datetime import date

import pytest
from sqlalchemy import insert, update

from storage.tables import audits, exemptions, people, services
from tests.office.council import IDS, put_audit, put_cover
from tests.office.filled_in import fills_in
from tests.office.people import Office


def put(office: Office, number: int, due: str, auditor: str = "auditor", **said: object) -> None:
    office.does(put_audit, number, auditor=auditor, **said)
    row = update(audits).where(audits.c.id == number).values(due=date.fromisoformat(due), case_ref=f"4120{number}")
    office.does(lambda ledger: ledger.connection.execute(row))


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("2018-01-16", None),
        ("2018-01-17", "1 audit of yours is due soon"),
        ("2018-01-18", None),
        ("2018-01-23", "1 audit of yours is due soon"),
        ("2018-01-24", "1 audit of yours is due today"),
        ("2018-01-25", "1 audit of yours is late"),
        ("2018-02-07", "1 audit of yours is late"),
    ],
)
def test_an_auditor_is_reminded_as_of_actions(any_office: Office, day: str, says: str | None) -> None:
    put(any_office, 71, "2018-01-24")

    any_office.wakes(f"{day} 09:00")

    assert any_office.was_told("auditor") == ([says] if says else [])


def test_the_message_counts_each_and_leads_to_the_form(any_office: Office) -> None:
    put(any_office, 71, "2018-01-08")
    put(any_office, 72, "2018-01-10")
    put(any_office, 73, "2018-01-11")
    put(any_office, 74, "2018-03-01")
    put(any_office, 75, "2018-01-02", submitted=date(2018, 1, 3))

    any_office.wakes("2018-01-10 09:00")

    assert any_office.was_told("auditor") == ["3 audits of yours: 1 late, 1 due today, 1 due soon"]
    auditor = any_office.person("auditor").reads()
    assert "Your audits · 3" in auditor.sees
    assert "2 working days late, due Mon 8 Jan" in auditor.sees
    assert "AU-74" not in auditor.sees
    assert "step 1" in auditor.presses("Fill in", on="AU-71").form.title  # type: ignore[union-attr]
    assert "Your audits" in auditor.reads().presses("My audits").sees


def test_actions_and_audits_come_in_one_message_and_both_are_counted(office: Office) -> None:
    put(office, 71, "2018-01-09", auditor="learner")
    office.has("A-1", owner="learner", due="2018-01-10")

    office.wakes("2018-01-10 09:00")

    assert office.was_told("learner") == ["1 audit action is due today. 1 audit of yours is late"]
    assert (
        office.person("learner").reads().sees.startswith("Good morning. 1 action needs you. 1 audit of yours is late.")
    )


def test_the_head_of_the_auditors_own_service_hears_from_the_first_working_day(any_office: Office) -> None:
    put(any_office, 71, "2018-01-09")
    put(any_office, 72, "2018-01-08")
    put(any_office, 73, "2018-01-10")

    any_office.wakes("2018-01-10 09:00")

    assert any_office.was_told("other head") == ["1 auditor is late with 2 audits"]
    read = any_office.person("other head").reads().sees
    assert "Late audits · 2" in read
    assert "@Auditor · 2 audits, up to 2 working days late" in read
    assert "4120" not in read
    assert any_office.was_told("head of service") == []
    assert any_office.was_told("plt") == []


def test_nobody_hears_on_the_due_day(office: Office) -> None:
    put(office, 71, "2018-01-10")

    office.wakes("2018-01-10 09:00")

    assert office.was_told("other head") == []


@pytest.mark.parametrize("lacking", ["team", "head"])
def test_without_a_team_or_a_head_the_plt_hears(office: Office, lacking: str) -> None:
    put(office, 71, "2018-01-09")
    without = update(people).where(people.c.id == IDS["auditor"]).values(team_id=None)
    if lacking == "head":
        without = update(services).values(head_id=None)
    office.does(lambda ledger: ledger.connection.execute(without))

    office.wakes("2018-01-10 09:00")

    told = "1 auditor without a head of service above them is late with 1 audit"
    assert office.was_told("plt") == [told]
    assert office.was_told("second plt") == [told]
    assert "These are not all: where there is a head of service, they are told" in office.person("plt").reads().sees


def test_late_audits_of_who_has_left_are_the_plts_to_give_on(office: Office) -> None:
    put(office, 71, "2018-01-09")
    left = update(people).where(people.c.id == IDS["auditor"]).values(active=False)
    office.does(lambda ledger: ledger.connection.execute(left))

    office.wakes("2018-01-10 09:00")

    assert office.was_told("plt") == ["1 audit is to be given to somebody else"]
    assert "Audits to be given to somebody else · 1" in office.person("plt").reads().sees
    assert "Take back" in office.person("plt").reads().buttons
    assert office.was_told("other head") == []


def test_what_an_exempted_auditor_has_is_no_longer_theirs_but_the_plts_to_give_on(any_office: Office) -> None:
    office = any_office
    put(office, 71, "2018-01-09")
    one = {
        "round_id": 1,
        "person_id": IDS["auditor"],
        "reason": "Illness",
        "asked_by": IDS["auditor"],
        "state": "asked",
    }
    office.does(lambda ledger: ledger.connection.execute(insert(exemptions), {**one, "asked_at": office.now}))
    office.person("director").says("/audits exempt 2017-12").presses("Accept")
    told = office.person("plt").reads()
    assert "Still with them: AU-71." in told.sees
    assert "Take back" in told.buttons

    office.wakes("2018-01-11 09:00")

    for who in ("auditor", "other head"):
        assert not [said for said in office.was_told(who) if "audit of yours" in said or "is late with" in said]
    assert office.was_told("plt")[-1] == "1 audit is to be given to somebody else"
    assert "AU-71: its auditor has left or is exempted. Take it back, or" in office.person("plt").reads().sees


def test_who_is_away_is_stood_in_for(office: Office) -> None:
    put(office, 71, "2018-01-09")
    office.does(put_cover, "auditor", "learner", "2018-01-08", "2018-01-12")

    office.wakes("2018-01-10 09:00")

    assert office.was_told("auditor") == []
    assert office.was_told("learner") == ["1 audit of yours is late"]


def test_submitted_the_message_shows_it_and_nothing_comes_the_next_day(office: Office) -> None:
    put(office, 71, "2018-01-09")
    office.wakes("2018-01-10 09:00")
    fills_in(office.person("auditor"), "AU-71").fills()

    assert "All of it is done." in office.person("auditor").reads(0).sees
    office.wakes("2018-01-11 09:00")
    assert office.was_told("auditor") == ["1 audit of yours is late"]
    assert len(office.was_told("other head")) == 1


def test_a_late_audit_is_said_once_a_day(office: Office) -> None:
    put(office, 71, "2018-01-09")
    for when in ("2018-01-10 09:00", "2018-01-10 09:01", "2018-01-10 15:00"):
        office.wakes(when)

    assert office.was_told("auditor") == ["1 audit of yours is late"]
