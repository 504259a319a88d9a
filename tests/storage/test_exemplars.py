"""Exemplars as they are stored, on both databases: of several copies that propose or decide at the same moment one wins."""

from dataclasses import replace
from datetime import date

from sqlalchemy import update

from domain.audit import Area, Grade
from domain.exemplar import Exemplar, ExemplarState
from storage.ledger import Store
from storage.tables import audits
from tests.office import council
from tests.office.council import IDS
from tests.office.judged import put_exemplary
from tests.storage.at_once import COPIES, copies, each_at_once

NOW = council.SOME_DAY
TEXTS = {"impact": Area(None, "The home was found.", "She is at school."), "aspect1": Area(None, "", "She knows.")}


def furnished(store: Store) -> None:
    with store.writing(NOW) as ledger:
        council.furnish(ledger)
        put_exemplary(ledger, 501)


def proposed(store: Store) -> Exemplar:
    with store.writing(NOW) as ledger:
        made = ledger.exemplars.propose(501, TEXTS, IDS["moderator"], NOW)
    assert made is not None
    return made


def test_it_comes_back_with_what_the_rules_ask_of_its_audit(store: Store) -> None:
    furnished(store)
    with store.reading(NOW) as ledger:
        assert ledger.exemplars.marked() == [501]
    made = proposed(store)

    with store.reading(NOW) as ledger:
        assert ledger.exemplars.get(made.id) == ledger.exemplars.of(501) == made
        assert ledger.exemplars.marked() == []
        assert ledger.exemplars.themes() == {}
        assert ledger.exemplars.in_states(ExemplarState.WAITING) == [made]
    assert (made.texts, made.theme, made.grade, made.is_good) == (TEXTS, "Planning", Grade.GOOD, True)
    assert made.involved == {IDS["moderator"], IDS["auditor"], IDS["manager"]}


def test_what_is_changed_is_kept_and_an_audit_that_is_no_example_any_more_shows(store: Store) -> None:
    furnished(store)
    made = proposed(store)
    kept = made.changed(state=ExemplarState.ACCEPTED, decided_by=IDS["plt"], decided_at=NOW, posts=1, answer="x")
    with store.writing(NOW) as ledger:
        assert ledger.exemplars.save(made, kept)
        assert not ledger.exemplars.save(made, made.changed(answer="Too late"))
        assert ledger.exemplars.get(made.id) == kept
        assert ledger.exemplars.library("", 0, 10) == ledger.exemplars.library("Planning", 0, 10) == [kept]
        assert ledger.exemplars.library("Assessment", 0, 10) == ledger.exemplars.library("", 1, 10) == []
        assert ledger.exemplars.themes() == {"Planning": 1}
        ledger.connection.execute(update(audits).values(admissibility="inadmissible", moderated=date(2018, 1, 2)))
        assert ledger.exemplars.get(made.id) == replace(kept, is_good=False)


def test_of_several_who_propose_or_accept_at_once_one_wins(store: Store, database_url: str) -> None:
    furnished(store)

    def propose(each: Store, number: int) -> bool:
        with each.writing(NOW) as ledger:
            return ledger.exemplars.propose(501, TEXTS, number + 1, NOW) is not None

    def accept(each: Store, number: int) -> bool:
        with each.writing(NOW) as ledger:
            after = made.changed(state=ExemplarState.ACCEPTED, decided_by=number + 1)
            return ledger.exemplars.save(made, after)

    with copies(database_url) as stores:
        assert sorted(each_at_once(stores, propose)) == [False] * (COPIES - 1) + [True]
        with store.reading(NOW) as ledger:
            made = ledger.exemplars.in_states(ExemplarState.WAITING)[0]
        assert sorted(each_at_once(stores, accept)) == [False] * (COPIES - 1) + [True]
