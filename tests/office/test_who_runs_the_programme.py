"""Every way into rounds, themes, allocation, exemptions, samples, records and competence, tried by everybody: who may get
through, all others hear what they hear of what there is not, and nothing is written but that they tried."""

from typing import Any

import pytest

from cards.places import Place
from cards.replies import FormErrors, Nothing, Reply, Show
from handlers import exemplar_commands
from handlers.audit_commands import PRESSED, SENT, TYPED
from tests import who_may_audits
from tests.office.audit_crowd import PERSON, account
from tests.office.audit_doors import DOORS, OTHER_STEPS
from tests.office.people import Office
from tests.office.programme_ways import OF_EVERYBODY, PLT, WAYS, Way, set_up
from tests.office.test_every_press_is_checked import one_sentence

_TABLES = (
    "rounds",
    "targets",
    "themes",
    "proposals",
    "exemptions",
    "roles",
    "competences",
    "audits",
    "moderations",
    "outbox",
)
_PLACES = (
    Place("rounds"), Place("round", rest="2018-02"), Place("themes"), Place("proposal", rest="1"), Place("exemptions", rest="1"),
    Place("auditors"), Place("record", rows=(PERSON["auditor"],)), Place("audit", rows=(81,)), Place("moderate", rows=(81,)),
)  # fmt: skip
_OF_EXEMPLARS = {*exemplar_commands.PRESSED, *exemplar_commands.SENT, "exemplars"}
"""Tried by everybody in the tests of exemplars."""
A_FEW = 4
"""Of those who see nothing of it each tries every fourth way, so that several of them come to each."""
_TELLING = ("2018-02", "Assessment", "412001", "AU-81", "Long leave", "411081", "U0AUDITOR")


def answered(office: Office, way: Way, who: str, *, absent: bool = False) -> Any:
    with office.ledger() as ledger:
        knock = way.knock(ledger, account(who), office.now, office.key(), absent=absent)
    return office.desk.answer(knock)


def stands(office: Office) -> list[tuple[object, ...]]:
    with office.ledger() as ledger:
        run = ledger.connection.exec_driver_sql
        return [tuple(row) for table in _TABLES for row in run(f"select * from {table}")]


def refusals(office: Office) -> int:
    asked = "select count(*) from history where verb in ('refused', 'overtaken')"
    with office.ledger() as ledger:
        return int(ledger.connection.exec_driver_sql(asked).scalar_one())


def test_who_may_not_hears_what_they_hear_of_what_there_is_not_and_nothing_is_changed(office: Office) -> None:
    office.does(set_up)
    before, tried, wrong = stands(office), 0, []
    for n, way in enumerate(WAYS):
        for place, who in enumerate(who_may_audits.EVERYBODY):
            stranger = who not in way.may | way.sees
            if (who in way.may and way.changes) or (stranger and (n + place) % A_FEW):
                continue
            reply: Reply = answered(office, way, who)
            if who in way.may:
                wrong += [(who, way, reply)] if one_sentence(reply) else []
                continue
            tried += 1
            told = one_sentence(reply)
            if who not in way.sees:
                tried += 1
                told = told if repr(answered(office, way, who, absent=True)) == repr(reply) else ""
            wrong += [] if told else [(who, way, reply)]

    assert wrong == []
    assert stands(office) == before
    assert refusals(office) == tried
    assert office.faults == []


@pytest.mark.parametrize(
    "who", ["plt", "cover of the plt", "director", "cover of the director", "auditor", "cover of the auditor"]
)
def test_who_may_gets_through_every_way_and_changes_what_it_changes(office: Office, who: str) -> None:
    office.does(set_up)
    for way in WAYS:
        if who in way.may and way.changes:
            before = stands(office)
            reply = answered(office, way, who)
            assert not isinstance(reply, FormErrors | Nothing | Show) or way.does == "exemption_accept", (way, reply)
            assert stands(office) != before, way
    assert refusals(office) == 0
    assert office.faults == []


@pytest.mark.parametrize("place", _PLACES, ids=lambda place: place.name)
def test_no_card_is_drawn_again_for_whom_it_was_not_drawn(office: Office, place: Place) -> None:
    office.does(set_up)
    for who in ("social worker", "head of another service", "other external moderator", "cover that is over"):
        reply = answered(office, Way("press", "refresh", place=str(place)), who)
        assert not [word for word in _TELLING if word in repr(reply)], (who, reply)
    drawn = answered(office, Way("press", "refresh", place=str(place)), "plt")
    assert [word for word in _TELLING if word in repr(drawn)] or place.name == "moderate"


def test_every_way_in_is_tried_or_shows_everybody_their_own() -> None:
    tables = {"command": {name.removeprefix("audits ") for name in TYPED}, "press": set(PRESSED), "form": set(SENT)}
    for kind, names in tables.items():
        of_one = {door.does for door in DOORS if door.kind == kind}
        assert {way.does for way in WAYS if way.kind == kind} | OF_EVERYBODY[
            kind
        ] == names - of_one - OTHER_STEPS - _OF_EXEMPLARS
    assert all(way.may >= PLT for way in WAYS if not way.does.startswith(("exemption_", "decline_")))
