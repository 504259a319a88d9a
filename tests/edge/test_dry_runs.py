"""`auditbot import --dry-run` says what would be done and leaves nothing behind, whatever it finds."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from bot import upkeep
from bot.clock import Clock
from bot.playground import COUNCIL
from bot.settings import Settings, WrongSetting
from storage.ledger import Store
from tests.conftest import HISTORY_KEY
from tests.tracker.trackers import NOW, an_action, asked, write_folder

KEY = HISTORY_KEY.decode()


def rehearse(url: str, path: Path, key: str = "") -> tuple[bool, list[str]]:
    said: list[str] = []
    settings = Settings.model_construct(database_url=SecretStr(url), history_key=SecretStr(key))
    clock = Clock.showing(NOW)
    return upkeep.take_in(settings, clock, path, said.append, dry_run=True, announce=False), said


@pytest.mark.parametrize("key", ["", KEY])
@pytest.mark.parametrize("empty_file", [False, True])
def test_a_dry_run_makes_neither_a_database_nor_a_key(tmp_path: Path, key: str, empty_file: bool) -> None:
    database = tmp_path / "auditbot.db"
    if empty_file:
        database.touch()
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    good, said = rehearse(f"sqlite:///{database}", COUNCIL, key)

    assert (good, said[-1]) == (True, "This was a dry run: nothing was written.")
    assert "teams: 9 would be new, 0 would be changed, 0 unchanged" in said
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_faults_are_said_also_where_there_is_no_database_yet(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "in", actions=[an_action("A-1")])

    good, said = rehearse(f"sqlite:///{tmp_path / 'auditbot.db'}", folder)

    assert not good
    assert said[0].startswith("actions.csv, row 2, team: There is no team “North”")
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_a_dry_run_compares_with_the_database_that_is_there(store: Store, database_url: str) -> None:
    good, said = rehearse(database_url, COUNCIL, KEY)

    assert good
    assert said[-1] == "This was a dry run: nothing was written."
    assert asked(store, "select count(*) from teams") == [(0,)]
    assert asked(store, "select count(*) from history") == [(0,)]


def test_a_dry_run_brings_no_schema_up_to_date(sqlite_store: Store, sqlite_url: str) -> None:
    _is_at(sqlite_store, "0001")

    with pytest.raises(WrongSetting, match="auditbot migrate"):
        rehearse(sqlite_url, COUNCIL, KEY)

    assert asked(sqlite_store, "select version_num from alembic_version") == [("0001",)]


def _is_at(store: Store, version: str) -> None:
    with store.engines.writing.begin() as connection:
        connection.exec_driver_sql("update alembic_version set version_num = ?", (version,))
