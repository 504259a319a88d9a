"""Who stands in for whom on which day, from the first to the last, and how a cover ends sooner or does not begin."""

from datetime import date

import pytest
from sqlalchemy import update

from domain.absence import Absence
from storage.ledger import Store
from storage.tables import people
from tests.office import council
from tests.office.council import IDS

NOW = council.SOME_DAY
AWAY, COVER, OTHER = IDS["manager"], IDS["worker"], IDS["west manager"]
FIRST, LAST = date(2018, 1, 15), date(2018, 1, 19)


@pytest.fixture
def number(store: Store) -> int:
    """Of the one absence there is."""
    with store.writing(NOW) as ledger:
        council.furnish(ledger)
        return ledger.absences.add(Absence(AWAY, COVER, FIRST, LAST))


def stand_ins(store: Store, day: date) -> dict[int, int]:
    with store.reading(NOW) as ledger:
        return ledger.absences.stand_ins(day)


@pytest.mark.parametrize(
    ("day", "away"),
    [("2018-01-14", False), ("2018-01-15", True), ("2018-01-19", True), ("2018-01-20", False)],
)
def test_the_cover_stands_in_from_the_first_to_the_last_day(store: Store, number: int, day: str, away: bool) -> None:
    assert stand_ins(store, date.fromisoformat(day)) == ({AWAY: COVER} if away else {})


def test_a_cover_who_has_left_stands_in_for_nobody(store: Store, number: int) -> None:
    with store.writing(NOW) as ledger:
        ledger.connection.execute(update(people).where(people.c.id == COVER).values(active=False))

    assert stand_ins(store, FIRST) == {}


def test_both_find_it_and_nobody_else(store: Store, number: int) -> None:
    kept = Absence(AWAY, COVER, FIRST, LAST, number)

    with store.reading(NOW) as ledger:
        assert ledger.absences.get(number) == kept
        assert ledger.absences.of([AWAY]) == ledger.absences.of([COVER, OTHER]) == [kept]
        assert ledger.absences.of([OTHER]) == []
        assert ledger.absences.of([AWAY], ending_from=LAST) == [kept]
        assert ledger.absences.of([AWAY], ending_from=date(2018, 1, 20)) == []
        assert ledger.absences.get(number + 1) is None


def test_it_ends_sooner_but_never_later(store: Store, number: int) -> None:
    with store.writing(NOW) as ledger:
        assert not ledger.absences.end(number, date(2018, 1, 25))
        assert ledger.absences.end(number, date(2018, 1, 16))
        assert not ledger.absences.end(number, date(2018, 1, 16))

    assert stand_ins(store, date(2018, 1, 16)) == {AWAY: COVER}
    assert stand_ins(store, date(2018, 1, 17)) == {}


def test_what_was_taken_back_never_was(store: Store, number: int) -> None:
    with store.writing(NOW) as ledger:
        assert ledger.absences.remove(number)
        assert not ledger.absences.remove(number)

    assert stand_ins(store, FIRST) == {}


def test_it_is_changed_to_another_cover_and_other_days(store: Store, number: int) -> None:
    other = Absence(AWAY, OTHER, date(2018, 1, 16), date(2018, 1, 25), number)
    with store.writing(NOW) as ledger:
        assert ledger.absences.change(other)
        assert ledger.absences.get(number) == other
        assert not ledger.absences.change(Absence(AWAY, OTHER, FIRST, LAST, number + 1))

    assert stand_ins(store, date(2018, 1, 25)) == {AWAY: OTHER}


def test_what_is_coming_is_everybodys_in_the_order_in_which_it_begins(store: Store, number: int) -> None:
    sooner = Absence(OTHER, COVER, date(2018, 1, 12), date(2018, 1, 12))
    with store.writing(NOW) as ledger:
        ledger.absences.add(sooner)
    with store.reading(NOW) as ledger:
        assert [one.person_id for one in ledger.absences.coming(date(2018, 1, 12))] == [OTHER, AWAY]
        assert [one.person_id for one in ledger.absences.coming(LAST)] == [AWAY]
        assert ledger.absences.coming(date(2018, 1, 20)) == []
