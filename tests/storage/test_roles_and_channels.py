"""Giving and taking a role, and the channels of services and teams, on both databases."""

from datetime import UTC, datetime

import pytest

from domain.person import Role
from storage.channels import MODERATORS, PLT, PROGRAMME, Room
from storage.directory import channels_of
from storage.ledger import Store
from tests.office import council
from tests.office.council import IDS, TEAMS

NOW = datetime(2018, 1, 10, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _council(store: Store) -> None:
    with store.writing(NOW) as ledger:
        council.furnish(ledger)


def holders(store: Store) -> list[int]:
    with store.reading(NOW) as ledger:
        return [person.id for person in ledger.roles.holders(Role.DIRECTOR)]


def test_a_role_is_given_and_taken_and_the_others_stay(store: Store) -> None:
    assert holders(store) == [IDS["director"]]
    with store.writing(NOW) as ledger:
        ledger.roles.give(IDS["head of service"], Role.DIRECTOR)
        ledger.roles.give(IDS["leaver"], Role.DIRECTOR)
    assert holders(store) == [IDS["head of service"], IDS["director"], IDS["leaver"]]
    with store.writing(NOW) as ledger:
        ledger.roles.take(IDS["head of service"], Role.DIRECTOR)
        assert ledger.people.get(IDS["head of service"]).roles == {Role.HEAD_OF_SERVICE}
    assert holders(store) == [IDS["director"], IDS["leaver"]]


def test_services_come_first_and_a_channel_is_put_in_place_of_the_one_seen(store: Store) -> None:
    with store.writing(NOW) as ledger:
        rooms = ledger.channels.all()
        assert [room.name for room in rooms] == [*("11-25", "Early Help", "North", "South", "West"), *PROGRAMME]
        north = Room("team", TEAMS["North"], "North", "")
        assert north in rooms
        assert ledger.channels.put(north, "#north")
        assert not ledger.channels.put(north, "#elsewhere")
        assert ledger.channels.put(Room("service", 1, "11-25", ""), "C0123456")
        moderators = Room("programme", 1, MODERATORS, "")
        assert ledger.channels.put(moderators, "#moderators")
        assert not ledger.channels.put(moderators, "#elsewhere")
        assert ledger.channels.of_programme(MODERATORS) == "#moderators"
        assert ledger.channels.put(Room("programme", 1, MODERATORS, "#moderators"), "C0MODERATORS")
        assert ledger.channels.of_programme(PLT) == ""
    with store.reading(NOW) as ledger:
        found = {room.reference: room.channel for room in ledger.channels.all()}
    own = {"programme:1": "C0MODERATORS", "programme:2": "", "programme:3": "", "programme:4": ""}
    others = {"service:1": "C0123456", "service:2": "", "team:1": "#north", "team:2": "", "team:3": ""}
    assert found == own | others
    with store.reading(NOW) as ledger:
        assert channels_of(ledger.connection) == {"C0123456", "#north", "C0MODERATORS"}
