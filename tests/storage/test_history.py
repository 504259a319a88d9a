"""The history proves itself: what was changed, removed or cut off is found, also when somebody works around its guards."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from domain.person import Actor
from storage.history import GENESIS, Entry, fingerprint, seal, verify
from storage.ledger import Store
from tests.rules.some import a_person

NOW = datetime(2018, 1, 10, 9, 30, tzinfo=UTC)
KEY = b"a key for tests alone"
WRITTEN = 7


@pytest.fixture
def written(store: Store) -> Store:
    for number in range(1, WRITTEN + 1):
        with store.writing(NOW + timedelta(seconds=number)) as ledger:
            ledger.record(Entry("person:1", "owner", "noted", f"A-{number}", {"status": "open"}, {"hash": "é\n“x”"}))
    return store


def proved(store: Store, outside: tuple[int, str] | None = None, key: bytes = KEY) -> str:
    with store.reading(NOW) as ledger:
        return verify(ledger.history.all(), key, ledger.history.head(), outside)


def head(store: Store) -> tuple[int, str]:
    with store.reading(NOW) as ledger:
        return ledger.history.head()


def tamper(store: Store, *statements: str) -> None:
    """As somebody would who holds the file or the owner's password: the guards are taken away first."""
    with store.engines.writing.begin() as connection:
        _unguard(connection)
        for statement in statements:
            connection.execute(text(statement))


def _unguard(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("alter table history disable trigger all"))
        return
    for name in connection.execute(text("select name from sqlite_master where type = 'trigger'")).scalars().all():
        connection.execute(text(f"drop trigger {name}"))


def test_an_untouched_history_is_whole(written: Store) -> None:
    assert head(written)[0] == WRITTEN
    assert proved(written) == ""
    assert proved(written, outside=head(written)) == ""


def test_an_empty_history_is_whole(store: Store) -> None:
    assert head(store) == (0, GENESIS)
    assert proved(store) == ""
    assert proved(store, outside=(0, GENESIS)) == ""


@pytest.mark.parametrize(
    "change",
    [
        "verb = 'accepted'", "actor = 'person:2'", "role = 'plt'", "subject = 'A-9'", "mac = repeat('0', 64)",
        "after = '{\"hash\": \"0\"}'", "before = '{\"status\": \"complete\"}'", "before = null", "at = '2018-01-09 09:30:00'",
    ],
)  # fmt: skip
def test_a_changed_entry_is_found(written: Store, change: str) -> None:
    if written.engines.dialect == "sqlite":
        change = change.replace("repeat('0', 64)", "printf('%064d', 0)")
    tamper(written, f"update history set {change} where id = 4")

    assert proved(written) == "Entry 4 was changed."


def test_entries_that_changed_places_are_found(written: Store) -> None:
    swap = ["update history set id = 99 where id = 3", "update history set id = 3 where id = 4"]
    tamper(written, *swap, "update history set id = 4 where id = 99")

    assert proved(written) == "Entry 3 was changed."


@pytest.mark.parametrize("number", [1, 4])
def test_a_removed_entry_is_found(written: Store, number: int) -> None:
    tamper(written, f"delete from history where id = {number}")

    assert proved(written) == f"Entry {number} is missing."


def test_a_removed_entry_is_found_though_the_others_are_numbered_anew(written: Store) -> None:
    tamper(written, "delete from history where id = 4", "update history set id = -id where id > 4")
    tamper(written, "update history set id = -id - 1 where id < 0")

    assert proved(written) == "Entry 4 was changed."


def test_a_cut_off_end_is_found(written: Store) -> None:
    tamper(written, "delete from history where id > 5")

    assert proved(written) == f"The history ends at entry 5, but entry {WRITTEN} was written."


def test_a_cut_off_end_is_found_by_a_head_kept_outside_though_the_inner_one_was_forged(written: Store) -> None:
    kept = head(written)
    with written.reading(NOW) as ledger:
        fifth = next(entry.mac for entry in ledger.history.all() if entry.id == 5)
    tamper(written, "delete from history where id > 5", f"update history_head set last_id = 5, mac = '{fifth}'")

    assert proved(written) == ""
    assert "its end was cut off" in proved(written, outside=kept)


def test_an_earlier_head_kept_outside_still_fits(written: Store) -> None:
    kept = head(written)
    with written.writing(NOW) as ledger:
        ledger.record(Entry("program", "program", "exported", "tables"))

    assert proved(written, outside=kept) == ""


def test_a_history_emptied_altogether_is_found(written: Store) -> None:
    kept = head(written)
    tamper(written, "delete from history", f"update history_head set last_id = 0, mac = '{GENESIS}'")

    assert "cut off" in proved(written, outside=kept)


def test_an_entry_slipped_in_at_the_end_is_found(written: Store) -> None:
    row = "select 8, at, actor, role, verb, subject, before, after, mac from history where id = 7"
    tamper(written, f"insert into history (id, at, actor, role, verb, subject, before, after, mac) {row}")

    assert proved(written) == "Entry 8 was changed."


def test_a_forged_head_is_found(written: Store) -> None:
    tamper(written, f"update history_head set mac = '{GENESIS}'")

    assert proved(written) == f"The history ends at entry {WRITTEN}, but entry {WRITTEN} was written."


def test_without_the_key_nothing_can_be_sealed_anew(written: Store) -> None:
    assert proved(written, key=b"another key") == "Entry 1 was changed."


def test_entries_written_while_it_is_being_proved_do_not_disturb(written: Store) -> None:
    with written.reading(NOW) as ledger:
        before = ledger.history.head()
        with written.writing(NOW) as other:
            other.record(Entry("program", "program", "exported", "tables"))
        assert verify(ledger.history.all(), KEY, before) == ""


def test_writers_at_once_leave_neither_gap_nor_fork(store: Store) -> None:
    def write(writer: int) -> list[int]:
        numbers = []
        for _ in range(8):
            with store.writing(NOW) as ledger:
                numbers.append(ledger.record(Entry(f"person:{writer}", "owner", "noted", "A-1")))
        return numbers

    with ThreadPoolExecutor(4) as pool:
        taken = [number for numbers in pool.map(write, range(4)) for number in numbers]

    assert sorted(taken) == list(range(1, 33))
    assert proved(store) == ""


def test_an_entry_that_is_rolled_back_leaves_no_gap(written: Store) -> None:
    with suppress(ZeroDivisionError), written.writing(NOW) as ledger:
        ledger.record(Entry("person:1", "owner", "noted", "A-1"))
        raise ZeroDivisionError
    with written.writing(NOW) as ledger:
        assert ledger.record(Entry("person:1", "owner", "noted", "A-1")) == WRITTEN + 1

    assert proved(written) == ""


def test_many_entries_are_sealed_as_one_by_one(store: Store) -> None:
    entries = [Entry("program", "program", "imported", f"A-{n}") for n in range(2500)]
    with store.writing(NOW) as ledger:
        assert ledger.history.append_many(entries, NOW) == 2500

    assert proved(store) == ""
    with store.reading(NOW) as ledger:
        assert [kept.entry for kept in ledger.history.all()] == entries


def test_who_covers_for_whom_stands_in_the_entry() -> None:
    cover = Actor(a_person(9), (a_person(1), a_person(2)))

    assert Entry.by(cover, "owner", "noted", "A-1").actor == "person:9 for person:1 for person:2"


texts = st.text(max_size=20)
states = st.dictionaries(texts, st.none() | st.booleans() | st.integers() | texts, max_size=3)
entries = st.builds(Entry, texts, texts, texts, texts, states, states)


@given(entries, entries)
def test_no_two_entries_have_the_same_seal(one: Entry, other: Entry) -> None:
    assert (seal(KEY, GENESIS, 1, NOW, one) == seal(KEY, GENESIS, 1, NOW, other)) == (repr(one) == repr(other))


@given(entries)
def test_a_seal_depends_on_key_place_and_moment_but_not_on_the_zone_it_is_said_in(entry: Entry) -> None:
    sealed = seal(KEY, GENESIS, 1, NOW, entry)
    elsewhere = NOW.astimezone(timezone(timedelta(hours=5)))

    assert seal(KEY, GENESIS, 1, elsewhere, entry) == sealed
    assert sealed not in {
        seal(b"other", GENESIS, 1, NOW, entry),
        seal(KEY, "1" * 64, 1, NOW, entry),
        seal(KEY, GENESIS, 2, NOW, entry),
        seal(KEY, GENESIS, 1, NOW + timedelta(microseconds=1), entry),
        seal(KEY, GENESIS, 1, NOW, replace(entry, verb=entry.verb + "x")),
    }


def test_of_a_text_the_history_holds_only_what_it_cannot_be_read_from() -> None:
    assert len(fingerprint("The child was seen")) == 64
    assert fingerprint("a") != fingerprint("b")
