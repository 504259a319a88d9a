"""The migrations make the very schema that the code speaks of, on both databases, and the history can only grow."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import delete, inspect, select, text, update
from sqlalchemy.exc import DBAPIError

from storage.engine import open_engines
from storage.history import Entry
from storage.ledger import Store
from storage.schema import is_current, upgrade
from storage.tables import history, history_head, metadata

NOW = datetime(2018, 1, 10, 9, 30, tzinfo=UTC)


# SQLite's indexes of an expression are not read back; PostgreSQL's are.
@pytest.mark.filterwarnings("ignore:.*expression-based index")
def test_the_migrated_schema_is_the_one_the_code_speaks_of(store: Store) -> None:
    with store.engines.reading.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, metadata) == []


def test_every_index_of_part_of_a_table_keeps_its_condition(store: Store) -> None:
    meant = {
        index.name: str(condition).replace(" ", "")
        for table in metadata.tables.values()
        for index in table.indexes
        if (condition := index.dialect_options["sqlite"]["where"]) is not None
    }
    kind = store.engines.dialect
    ask = "select name, sql from sqlite_master" if kind == "sqlite" else "select indexname, indexdef from pg_indexes"
    with store.engines.reading.connect() as connection:
        made = {name: str(definition) for name, definition in connection.execute(text(ask))}

    assert len(meant) >= 8
    assert all(" where " in made[name].lower() for name in meant)
    if kind == "sqlite":
        assert all(made[name].replace(" ", "").endswith(condition) for name, condition in meant.items())


def test_an_empty_database_is_not_current_until_it_is_upgraded(empty_database_url: str) -> None:
    engines = open_engines(empty_database_url)
    assert not is_current(engines)

    upgrade(engines)
    upgrade(engines)

    assert is_current(engines)
    engines.dispose()


def test_copies_that_start_at_once_upgrade_once(empty_database_url: str) -> None:
    copies = [open_engines(empty_database_url) for _ in range(3)]
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(upgrade, copies))

    assert all(is_current(engines) for engines in copies)
    for engines in copies:
        engines.dispose()


def test_an_upgrade_that_fails_leaves_nothing_behind(empty_database_url: str) -> None:
    engines = open_engines(empty_database_url)
    with engines.writing.begin() as connection:
        connection.execute(text("create table tags (something integer)"))

    with pytest.raises(DBAPIError):
        upgrade(engines)

    with engines.reading.connect() as connection:
        assert inspect(connection).get_table_names() == ["tags"]
    engines.dispose()


def test_the_history_begins_with_an_empty_head(store: Store) -> None:
    with store.engines.reading.connect() as connection:
        assert connection.execute(select(history_head)).all() == [(1, 0, "0" * 64)]


@pytest.mark.parametrize("change", [update(history).values(verb="forged"), delete(history)], ids=["update", "delete"])
def test_the_history_refuses_to_be_rewritten(store: Store, change: object) -> None:
    with store.writing(NOW) as ledger:
        ledger.record(Entry("person:1", "plt", "exported", "tables"))

    with pytest.raises(DBAPIError, match="append-only"), store.engines.writing.begin() as connection:
        connection.execute(change)  # type: ignore[call-overload]

    with store.reading(NOW) as ledger:
        assert [kept.entry.verb for kept in ledger.history.of("tables")] == ["exported"]
