"""A cover says that they have a case of concern: for whom they did hears of it once they are back."""

from dataclasses import replace

from tests.office.concern_stories import RAISED
from tests.office.council import IDS, put_cover
from tests.office.people import Office
from tests.office.test_following_concerns import PUSH

TOLD = "told as they are back"


def taken_on(office: Office, by: str = "west manager") -> None:
    """On Wednesday 10 January, while the manager is away for two days."""
    office.does(put_cover, "manager", by, "2018-01-10", "2018-01-11")
    office.person("plt").says("/concerns raise").fills(**{**RAISED, "team": "1", "owner__1": ""})
    for name in (by, "head of service"):
        office.person(name).says("/concerns show C-1").presses("I have this")


def test_whoever_was_away_is_told_on_the_morning_they_are_back_and_once(any_office: Office) -> None:
    office = any_office
    taken_on(office)
    before = len(office.was_told("manager"))
    for when in ("2018-01-11 09:00", "2018-01-12 08:59"):
        office.wakes(when)
    assert len(office.was_told("manager")) == before

    for when in ("2018-01-12 09:00", "2018-01-12 15:00", "2018-01-15 09:00"):
        office.wakes(when)

    assert office.was_told("manager")[before:].count(PUSH) == 1
    number = before + office.was_told("manager")[before:].index(PUSH)
    manager = office.person("manager").reads(number)
    assert manager.sees.startswith("@West manager took on C-1 in your place.")
    assert f"“{RAISED['worry']}”" in manager.sees
    assert "C-1" in manager.presses("Open").sees
    assert office.history("C-1").count(TOLD) == 1
    assert office.person("west manager").says("/concerns show C-1").sees.startswith("There is no case of concern")


def test_whoever_answers_for_it_no_longer_or_has_said_so_themselves_is_not(office: Office) -> None:
    taken_on(office)
    with office.ledger() as ledger:
        concern = ledger.concerns.get(1)
    assert concern is not None
    assert [duty.waits_for(IDS["manager"]) for duty in concern.duties.values()] == [True, False]
    assert not concern.handed_back(IDS["manager"]).duties[next(iter(concern.duties))].waits_for(IDS["manager"])
    imported = replace(next(iter(concern.duties.values())), by=None)
    assert not imported.waits_for(IDS["manager"])  # nobody knows who had it
    office.does(lambda ledger: ledger.connection.exec_driver_sql("update teams set manager_id = null where id = 1"))

    office.wakes("2018-01-12 09:00")

    assert TOLD not in office.history("C-1")
