"""What an operator does from the shell: it says the truth while others write, and makes nothing it was not asked to make."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import update

from bot import upkeep
from bot.clock import Clock
from bot.playground import ITS_DAY, _furnish
from bot.settings import Settings, WrongSetting
from storage.bulk import Bulk
from storage.history import Entry, History
from storage.ledger import Store
from storage.tables import actions
from tests.conftest import HISTORY_KEY

THEN = datetime(2018, 1, 10, 9, 30, tzinfo=UTC)


def settings_of(url: str, key: str = HISTORY_KEY.decode()) -> Settings:
    return Settings.model_construct(database_url=SecretStr(url), history_key=SecretStr(key))


def write(store: Store, times: int = 1) -> None:
    with store.writing(THEN) as ledger:
        for _ in range(times):
            ledger.record(Entry("program", "operator", "imported", "tables"))


def proof(url: str, against: str = "") -> tuple[bool, str]:
    said: list[str] = []
    return upkeep.prove_history(settings_of(url), Clock(), against, said.append), said[0]


def test_a_history_is_proved_whole_while_somebody_writes(
    store: Store, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(store, 3)
    head = History.head

    def and_then_somebody_writes(history: History) -> tuple[int, str]:
        found = head(history)
        write(store)
        return found

    monkeypatch.setattr(History, "head", and_then_somebody_writes)
    good, line = proof(database_url)

    assert (good, line.partition(".")[0]) == (True, "The history is whole: 3 entries")


@pytest.mark.parametrize("command", ["verify-history", "export"])
def test_a_mistyped_path_makes_neither_a_database_nor_a_key(tmp_path: Path, command: str) -> None:
    settings = settings_of(f"sqlite:///{tmp_path / 'mistyped.db'}", key="")

    with pytest.raises(WrongSetting, match="There is no database of auditbot"):
        run(command, settings, tmp_path)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"action,case_ref\nA-17,412087\n"], ids=["empty", "another file"])
def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "mistyped.db"
    path.write_bytes(content)

    with pytest.raises(WrongSetting, match="There is no database of auditbot"):
        run("verify-history", settings_of(f"sqlite:///{path}", key=""), tmp_path)

    assert [(p, p.read_bytes()) for p in tmp_path.iterdir()] == [(path, content)]


@pytest.mark.parametrize("command", ["verify-history", "export"])
def test_a_database_without_our_tables_is_left_as_it_is(empty_database_url: str, tmp_path: Path, command: str) -> None:
    with pytest.raises(WrongSetting, match="There is no database of auditbot"):
        run(command, settings_of(empty_database_url), tmp_path)


def run(command: str, settings: Settings, folder: Path) -> Any:
    if command == "export":
        return upkeep.give_out(settings, Clock(), folder / "out", print)
    return upkeep.prove_history(settings, Clock(), "", print)


def test_a_kept_playground_stays_as_its_people_left_it(sqlite_store: Store, sqlite_url: str) -> None:
    settings, clock = settings_of(sqlite_url), Clock.showing(ITS_DAY)
    _furnish(settings, clock)
    with sqlite_store.engines.writing.begin() as connection:
        connection.execute(update(actions).values(text="As I wrote it"))
    write(sqlite_store)

    _furnish(settings, clock)

    with sqlite_store.reading(THEN) as ledger:
        ids = next(Bulk(ledger.connection).ids("actions"))
        assert {row.text for row in Bulk(ledger.connection).of("actions", "id", ids)} == {"As I wrote it"}
