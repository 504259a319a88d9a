"""Whoever has left is told nothing, whichever way it is known: off the council's list, or with a closed account in the chat."""

from collections.abc import Callable

import pytest
from sqlalchemy import delete, update

from storage.tables import accounts, people
from tests.office.council import IDS, account_of, put_cover
from tests.office.people import Office
from tests.office.test_chasing_concerns import calls, raised

Leave = Callable[[Office, str], None]


def off_the_list(office: Office, who: str) -> None:
    gone = update(people).where(people.c.id == IDS[who]).values(active=False)
    office.does(lambda ledger: ledger.connection.execute(gone))


def closed_account(office: Office, who: str) -> None:
    closed = update(accounts).where(accounts.c.account == account_of(who)).values(deactivated=True)
    office.does(lambda ledger: ledger.connection.execute(closed))


EITHER_WAY = pytest.mark.parametrize("leave", [off_the_list, closed_account])
LATE = "1 audit action is late"


@EITHER_WAY
def test_the_team_manager_is_reminded_of_what_a_leaver_left_and_the_plt_sees_it(
    any_office: Office, leave: Leave
) -> None:
    office = any_office
    office.has("A-17", owner="worker", due="2018-01-09")
    leave(office, "worker")

    office.wakes("2018-01-10 09:00")

    assert office.was_told("worker") == []
    assert office.was_told("manager") == [LATE]
    assert "A-17" in office.person("plt").reads().sees
    assert "1 open" in office.person("plt").says("/actions leavers").sees


@EITHER_WAY
def test_the_head_of_service_is_reminded_where_the_manager_has_left_as_well(any_office: Office, leave: Leave) -> None:
    office = any_office
    office.has("A-17", owner="worker", due="2018-01-09")
    leave(office, "worker")
    leave(office, "manager")

    office.wakes("2018-01-10 09:00")

    assert office.was_told("head of service") == [LATE]
    assert office.was_told("manager") == []
    head = office.person("head of service").reads()
    assert "My actions" not in head.buttons
    assert "A-17" in head.presses("All open").sees


@EITHER_WAY
def test_drift_goes_to_the_director_where_the_head_of_service_has_left(any_office: Office, leave: Leave) -> None:
    office = any_office
    office.has("A-17", due="2018-01-10")
    leave(office, "head of service")

    office.wakes("2018-01-17 09:00")

    assert office.was_told("head of service") == []
    assert office.was_told("director") == ["1 audit action has drifted in North"]


@EITHER_WAY
def test_a_cover_who_has_left_stands_in_for_nobody(any_office: Office, leave: Leave) -> None:
    office = any_office
    office.has("A-17", due="2018-01-09")
    office.does(put_cover, "manager", "worker", "2018-01-08", "2018-01-12")
    leave(office, "worker")

    office.wakes("2018-01-10 09:00")

    assert office.was_told("manager") == [LATE]


@EITHER_WAY
def test_at_once_too_whoever_answers_for_a_leavers_work_hears(any_office: Office, leave: Leave) -> None:
    office = any_office
    office.has("A-17", owner="worker")
    leave(office, "worker")
    leave(office, "manager")

    office.person("plt").says("/actions note A-17 Please see to it")

    assert office.planned() == [("noted", "head of service")]


@pytest.mark.parametrize(
    ("leave", "why"),
    [(off_the_list, "does not take part in the audits yet"), (closed_account, "Their account is deactivated.")],
)
def test_nothing_can_be_handed_to_whoever_has_left(any_office: Office, leave: Leave, why: str) -> None:
    office = any_office
    office.has("A-17")
    leave(office, "worker")

    plt = office.person("plt").says("/actions reassign A-17").fills(owner=account_of("worker"), reason="Theirs")

    assert why in plt.sees


@EITHER_WAY
def test_a_case_of_concern_whose_holders_leave_is_put_at_once_to_who_answers_now(
    any_office: Office, leave: Leave
) -> None:
    office = any_office
    raised(office)
    for name in ("manager", "head of service"):
        office.person(name).says("/concerns show C-1").presses("I have this")

    leave(office, "manager")
    office.wakes("2018-01-10 09:32")
    assert office.history("C-1")[-2:] == ["asked anew", "told again"]
    assert calls(office, "head of service") == 2
    head = office.person("head of service").says("/concerns show C-1")
    assert "The team manager has not said yet" in head.sees
    head.presses("I have this")

    leave(office, "head of service")
    office.wakes("2018-01-10 09:34")
    assert calls(office, "director") == 1
    office.person("director").reads().presses("I have this")

    office.wakes("2018-01-10 09:36")
    assert office.history("C-1").count("asked anew") == 2
    with office.ledger() as ledger:
        concern = ledger.concerns.get(1)
    assert concern
    assert concern.state == "acknowledged"
    assert {duty.held_by for duty in concern.duties.values()} == {IDS["director"]}


def test_an_account_of_which_nothing_is_known_yet_has_not_left(any_office: Office) -> None:
    office = any_office
    office.has("A-17", owner="worker", due="2018-01-09")
    unknown = delete(accounts).where(accounts.c.account == account_of("worker"))
    office.does(lambda ledger: ledger.connection.execute(unknown))

    office.wakes("2018-01-10 09:00")

    assert office.was_told("worker") == [LATE]
    assert office.was_told("manager") == []


@EITHER_WAY
@pytest.mark.parametrize(
    ("also", "asked"), [((), "manager"), (("manager",), "head of service"), (("manager", "head of service"), "plt")]
)
def test_whether_it_helped_is_asked_of_whoever_answers_for_it_now(
    any_office: Office, leave: Leave, also: tuple[str, ...], asked: str
) -> None:
    office = any_office
    office.has("A-17", owner="worker")
    office.person("worker").says("/actions done A-17").fills(done="Done", recorded_in="Plan", difference="too-early")
    for who in ("worker", *also):
        leave(office, who)

    office.wakes("2018-02-07 09:00")

    assert office.was_told(asked)[-1] == "Please say whether 1 completed action helped"
    person = office.person(asked).reads()
    person.presses("Did it help?", on="A-17").fills(difference="yes", how="The child sleeps at home again")
    assert "Did it help?" not in office.person(asked).says("/actions show A-17").buttons
