"""A message that waits while covers end and begin: whoever is there by then hears it, once, and nobody in vain."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from storage.tables import services
from tests.office.council import IDS, account_of, put_cover
from tests.office.people import Office
from tests.office.refusing import has_account
from tests.office.test_who_hears_instead import assigned, leaves, note_it

NOTED = "A note was added to an audit action"


def away(office: Office, who: str, cover: str, first: str = "2018-01-08", last: str = "2018-01-12") -> None:
    office.does(put_cover, who, cover, first, last)


def told(office: Office, *names: str) -> dict[str, list[str]]:
    """What each of these was told, as it came; asked twice, as what goes to another goes after that."""
    office.delivers()
    return {name: office.was_told(name) for name in names}


@pytest.fixture
def noted(any_office: Office) -> Office:
    """On the last day of their cover a note is put for the owner of A-17; it goes only after the weekend."""
    any_office.has("A-17", owner="worker")
    any_office.turns_to("2018-01-12 16:00")
    away(any_office, "worker", "west manager")
    note_it(any_office)
    assert ("noted", "west manager") in any_office.planned()
    return any_office


def test_who_is_back_hears_it_and_who_covered_does_not(noted: Office) -> None:
    noted.turns_to("2018-01-15 09:00")

    assert told(noted, "worker", "west manager", "manager") == {
        "worker": [NOTED], "west manager": [], "manager": [NOTED],
    }  # fmt: skip
    assert "A-17  Rewrite the plan" in noted.person("worker").reads().sees
    noted.turns_to("2018-01-16 09:00")
    assert told(noted, "worker", "west manager") == {"worker": [NOTED], "west manager": []}


def test_on_the_last_day_itself_it_is_still_the_covers(noted: Office) -> None:
    assert told(noted, "worker", "west manager") == {"worker": [], "west manager": [NOTED]}
    noted.turns_to("2018-01-15 09:00")
    assert told(noted, "worker", "west manager") == {"worker": [], "west manager": [NOTED]}


def test_the_cover_of_that_day_hears_it(noted: Office) -> None:
    away(noted, "worker", "south manager", "2018-01-13", "2018-01-19")
    noted.turns_to("2018-01-15 09:00")

    assert told(noted, "worker", "west manager", "south manager") == {
        "worker": [], "west manager": [], "south manager": [NOTED],
    }  # fmt: skip


def test_a_cover_who_hears_it_anyway_hears_it_once(noted: Office) -> None:
    away(noted, "worker", "manager", "2018-01-13", "2018-01-19")
    noted.turns_to("2018-01-15 09:00")

    assert told(noted, "worker", "west manager", "manager") == {"worker": [], "west manager": [], "manager": [NOTED]}


def test_what_waits_for_the_next_cover_in_turn_goes_to_who_is_back_from_that_too(noted: Office) -> None:
    """The next cover hears it for themselves as well; it waits, as there is no account of theirs yet."""
    away(noted, "worker", "manager", "2018-01-13", "2018-01-15")
    has_account(noted, None)
    noted.turns_to("2018-01-15 09:00")
    assert told(noted, "worker", "west manager", "manager") == {"worker": [], "west manager": [], "manager": []}
    noted.wall += timedelta(hours=1)
    noted.turns_to("2018-01-16 09:00")
    assert told(noted, "worker", "west manager") == {"worker": [NOTED], "west manager": []}

    has_account(noted, account_of("manager"))
    noted.wall += timedelta(hours=1)
    assert told(noted, "worker", "west manager", "manager") == {
        "worker": [NOTED], "west manager": [], "manager": [NOTED],
    }  # fmt: skip


def test_who_is_away_by_the_time_it_goes_is_stood_in_for(any_office: Office) -> None:
    office = any_office
    office.has("A-17", owner="worker")
    note_it(office)
    away(office, "worker", "west manager", "2018-01-11", "2018-01-12")
    office.turns_to("2018-01-11 09:00")

    assert told(office, "worker", "west manager") == {"worker": [], "west manager": [NOTED]}


def test_back_and_away_again_with_the_same_cover_it_is_the_covers(noted: Office) -> None:
    away(noted, "worker", "west manager", "2018-01-16", "2018-01-19")
    noted.turns_to("2018-01-17 09:00")

    assert told(noted, "worker", "west manager") == {"worker": [], "west manager": [NOTED]}


def test_who_covers_for_two_of_whom_one_is_back_hears_it_for_the_other(any_office: Office) -> None:
    office = any_office
    office.has("A-17", owner="worker")
    office.turns_to("2018-01-12 16:00")
    away(office, "worker", "west manager")
    away(office, "manager", "west manager", last="2018-01-19")
    note_it(office)
    office.turns_to("2018-01-15 09:00")

    assert told(office, "worker", "west manager", "manager") == {
        "worker": [NOTED], "west manager": [NOTED], "manager": [],
    }  # fmt: skip


def test_who_heard_it_for_themselves_as_well_still_does(any_office: Office) -> None:
    office = any_office
    office.has("A-17", owner="worker")
    office.turns_to("2018-01-12 16:00")
    away(office, "worker", "manager")
    note_it(office)
    office.turns_to("2018-01-15 09:00")

    assert told(office, "worker", "manager") == {"worker": [NOTED], "manager": [NOTED]}


def test_of_new_actions_of_two_each_hears_of_their_own(any_office: Office) -> None:
    office = any_office
    for number, owner in ((1, "worker"), (2, "manager"), (3, "worker")):
        office.has(f"A-{number}", owner=owner)
    office.turns_to("2018-01-12 16:00")
    away(office, "worker", "west manager")
    away(office, "manager", "west manager", last="2018-01-19")
    assigned(office, ["A-1", "A-2", "A-3"])
    office.turns_to("2018-01-15 09:00")

    assert told(office, "worker", "west manager", "manager") == {
        "worker": ["You have 2 new audit actions"], "west manager": ["You have 1 new audit action"], "manager": [],
    }  # fmt: skip


def test_what_an_owner_was_to_hear_who_has_left_by_then_goes_to_the_manager(any_office: Office) -> None:
    office = any_office
    office.has("A-17", owner="worker")
    assigned(office, ["A-17"])
    leaves(office, "worker")

    assert told(office, "worker", "manager") == {"worker": [], "manager": ["You have 1 new audit action"]}


def test_who_covers_for_the_owner_but_has_left_by_then_is_passed_over(any_office: Office) -> None:
    office = any_office
    office.has("A-17", owner="worker")
    away(office, "worker", "west manager")
    note_it(office)
    leaves(office, "west manager")

    assert told(office, "worker", "west manager") == {"worker": [NOTED], "west manager": []}


# Drift --------------------------------------------------------------------------------------------------------------


@pytest.fixture
def drifted(any_office: Office) -> Office:
    """A-17 climbed to the cover of the head of service on the last day of that cover, and it has not been said yet."""
    any_office.has("A-17", due="2018-01-10")
    away(any_office, "head of service", "south manager", "2018-01-15", "2018-01-17")
    any_office.plans("2018-01-17 09:00")
    return any_office


def drift(office: Office, *names: str) -> dict[str, int]:
    return {name: sum("drifted" in push for push in pushes) for name, pushes in told(office, *names).items()}


def test_the_head_who_is_back_hears_of_the_drift_and_the_plt_of_nothing(drifted: Office) -> None:
    drifted.turns_to("2018-01-18 08:00")

    assert drift(drifted, "head of service", "south manager") == {"head of service": 1, "south manager": 0}
    assert "Take over" in drifted.person("head of service").reads().buttons
    drifted.wakes("2018-01-18 09:00")
    assert told(drifted, "plt") == {"plt": []}
    assert drift(drifted, "head of service") == {"head of service": 1}


def test_a_cover_who_was_told_of_drift_of_their_own_too_hears_that_and_the_head_the_other(any_office: Office) -> None:
    """Of one message with two parts each part goes to whom it is for: neither is left out in silence."""
    office = any_office
    office.has("A-17", due="2018-01-10")
    office.has("A-18", due="2018-01-10", team="South", owner="south manager")
    away(office, "head of service", "other head", "2018-01-15", "2018-01-17")
    office.plans("2018-01-17 09:00")
    office.turns_to("2018-01-18 08:00")

    assert drift(office, "head of service", "other head") == {"head of service": 1, "other head": 1}
    assert "A-17" in office.person("head of service").reads().sees
    assert "A-18" in office.person("other head").reads().sees
    assert "A-17" not in office.person("other head").sees


def test_drift_goes_to_the_head_who_is_there_by_then(drifted: Office) -> None:
    new = update(services).where(services.c.id == 1).values(head_id=IDS["moderator"])
    drifted.does(lambda ledger: ledger.connection.execute(new))
    drifted.turns_to("2018-01-18 08:00")

    names = ("moderator", "head of service", "south manager")
    assert drift(drifted, *names) == {"moderator": 1, "head of service": 0, "south manager": 0}


def test_drift_goes_to_the_director_where_the_head_has_left_by_then(drifted: Office) -> None:
    leaves(drifted, "head of service")

    names = ("director", "head of service", "south manager")
    assert drift(drifted, *names) == {"director": 1, "head of service": 0, "south manager": 0}


def test_whoever_was_told_of_it_on_that_day_is_not_told_again(any_office: Office) -> None:
    office = any_office
    office.has("A-17", due="2018-01-10")
    away(office, "head of service", "south manager", "2018-01-15", "2018-01-24")
    office.plans("2018-01-24 09:00")
    leaves(office, "head of service")

    assert drift(office, "director", "south manager") == {"director": 1, "south manager": 0}
