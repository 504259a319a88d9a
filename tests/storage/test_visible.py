"""What the database finds for somebody is what the rule says they see, in any council."""

from itertools import combinations

import pytest
from sqlalchemy import insert, select

from domain.action import Action
from domain.permission import Verb, abilities, hears_of_concern, standings
from domain.person import Actor
from storage.decisions import waiting_for
from storage.ledger import Ledger, Store
from storage.tables import actions, concerns
from storage.visible import OPEN, Scope
from tests.storage.random_council import ACTIONS, NOW, PEOPLE, TEAMS, TODAY, fill

DECISIONS = {Verb.ACCEPT, Verb.DECIDE, Verb.APPROVE_HANDOVER}


def actors(ledger: Ledger) -> list[Actor]:
    known = ledger.people.named(range(1, PEOPLE + 1))
    return [ledger.people.actor(known[n], TODAY) for n in sorted(known)]


def found(ledger: Ledger, scope: Scope, *also: object) -> set[int]:
    return set(ledger.connection.execute(select(actions.c.id).where(scope.where(*also), *also)).scalars())


@pytest.mark.parametrize("seed", range(3))
def test_the_database_and_the_rule_agree_on_who_sees_what(store: Store, seed: int) -> None:
    with store.writing(NOW) as ledger:
        fill(ledger, seed)
    with store.reading(NOW) as ledger:
        everything = ledger.actions.some(list(range(1, ACTIONS + 1)))
        for who in actors(ledger):
            theirs = {a.id for a in everything if standings(who, a)}
            opened = {a.id for a in everything if a.id in theirs and a.is_open}
            assert found(ledger, Scope.of(who)) == theirs
            assert found(ledger, Scope.of(who), OPEN) == opened
            assert ledger.lists.ids(Scope.of(who)) == sorted(theirs)
            for few in combinations(range(1, TEAMS + 1), 2):
                narrowed = {a.id for a in everything if a.id in opened and a.team.id in few}
                assert found(ledger, Scope.of(who, few), OPEN) == narrowed
            assert found(ledger, Scope.of(who, [])) == set()


def test_the_order_of_a_list_tells_of_no_case_of_concern_that_its_reader_may_not_know_of(store: Store) -> None:
    with store.writing(NOW) as ledger:
        fill(ledger, 3)
        everything = [a for a in ledger.actions.some(list(range(1, ACTIONS + 1))) if a.is_open]
        stranger = next(who for who in actors(ledger) if any(_is_hidden(who, a) for a in everything))
        of_one = next(a for a in everything if _is_hidden(stranger, a))
        known = {"id": int(of_one.concern.removeprefix("C-")), "team_id": of_one.team.id, "raised_by": stranger.id}
        row = {
            "case_ref": "1",
            "text": "x",
            "raised_on": TODAY,
            "state": "acknowledged",
            "outcome": "",
            "difference": "",
        }
        ledger.connection.execute(insert(concerns), row | known | {"version": 1})
    with store.reading(NOW) as ledger:
        for who in actors(ledger):
            raised = ledger.concerns.raised_by(who.selves)
            theirs = [a for a in everything if standings(who, a)]
            first = {a.id for a in theirs if a.concern and (hears_of_concern(who, a) or a.concern in raised)}
            expected = sorted(theirs, key=lambda a, first=first: (a.id not in first, a.due, a.id))  # type: ignore[misc]
            for listed in (ledger.lists.visible, lambda scope, day, n: ledger.lists.search(scope, [""], day, n)):
                last = listed(Scope.of(who), TODAY, 1).last
                pages = [listed(Scope.of(who), TODAY, n) for n in range(1, last + 1)]
                shown = [a.id for page in pages for a in page.actions if a.is_open]
                assert shown == [a.id for a in expected]


def _is_hidden(who: Actor, action: Action) -> bool:
    return bool(action.concern and standings(who, action)) and not hears_of_concern(who, action)


@pytest.mark.parametrize("seed", range(4, 6))
def test_what_waits_for_somebody_is_what_they_may_decide(store: Store, seed: int) -> None:
    with store.writing(NOW) as ledger:
        fill(ledger, seed)
    with store.reading(NOW) as ledger:
        everything = ledger.actions.some(list(range(1, ACTIONS + 1)))
        seniors, away = ledger.people.seniors(), ledger.absences.stand_ins(TODAY)
        for who in actors(ledger):
            theirs = [a for a in everything if DECISIONS & abilities(who, a, seniors, away)]
            assert waiting_for(ledger, who) == sorted(theirs, key=lambda a: (not a.concern, a.due, a.id))


def test_covers_count_from_their_first_to_their_last_day(store: Store) -> None:
    with store.writing(NOW) as ledger:
        fill(ledger, 1)
    with store.reading(NOW) as ledger:
        rows = ledger.connection.exec_driver_sql("select person_id, cover_id, first_day, last_day from covers").all()
        for row in rows:
            first, last = (TODAY.fromisoformat(str(day)) for day in row[2:])
            for day in (first, last):
                assert row[0] in {p.id for p in ledger.people.covered_by(row[1], day)}
                assert row[1] in ledger.people.covering([row[0]], day)
            others = [r for r in rows if tuple(r[:2]) == tuple(row[:2]) and r != row]
            before, after = first.fromordinal(first.toordinal() - 1), last.fromordinal(last.toordinal() + 1)
            if not others:
                assert row[0] not in {p.id for p in ledger.people.covered_by(row[1], before)}
                assert row[0] not in {p.id for p in ledger.people.covered_by(row[1], after)}


def test_the_random_councils_hold_every_kind_of_thing(sqlite_store: Store) -> None:
    """Otherwise the tests above would prove less than they seem to."""
    with sqlite_store.writing(NOW) as ledger:
        fill(ledger, 0)
    with sqlite_store.reading(NOW) as ledger:
        everything = ledger.actions.some(list(range(1, ACTIONS + 1)))
        held = {standing for who in actors(ledger) for a in everything for standing in standings(who, a)}
        blind = [who for who in actors(ledger) if not all(standings(who, a) for a in everything)]
        assert len(held) == 7
        assert len(blind) >= 4
        assert any(who.covers for who in blind)
