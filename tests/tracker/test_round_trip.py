"""What goes out comes in again: into the same database, where it changes nothing, and into an empty one, where it is all."""

import filecmp
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.policy import DEFAULT
from storage.engine import open_engines
from storage.ledger import Store
from tests.tracker.lived import LATER, a_lived_council
from tests.tracker.stays_out import STAYS_OUT, goes_out, standing
from tests.tracker.test_guarding import ANY
from tests.tracker.trackers import DONE, NOW, a_council, an_action, asked, counted, history, said
from tracker import export_path, import_path
from tracker.report_layout import READ_ALONE


@pytest.fixture
def empty_store(store: Store, request: pytest.FixtureRequest) -> Iterator[Store]:
    """Of the other kind of database."""
    name = "postgres_url" if store.engines.dialect == "sqlite" else "sqlite_url"
    engines = open_engines(request.getfixturevalue(name))
    yield Store(engines, b"another key")
    engines.dispose()


def test_every_column_goes_out_or_is_named_with_the_reason_why_it_stays(sqlite_store: Store, tmp_path: Path) -> None:
    a_lived_council(sqlite_store, tmp_path / "in")

    stands = standing(sqlite_store)
    empty = [f"{c.table.name}.{c.name}" for c in goes_out() if not any(row[c.name] for row in stands[c.table.name])]

    assert empty == []  # what follows below proves nothing of a column in which nothing stands
    assert all(len(reason) > 10 for reason in STAYS_OUT.values())


@pytest.mark.parametrize("name", ["out", "out.xlsx"])
def test_importing_an_export_where_it_came_from_changes_nothing(store: Store, tmp_path: Path, name: str) -> None:
    a_lived_council(store, tmp_path / "in")
    export_path(store, tmp_path / name, LATER)
    before = history(store)

    report = import_path(store, tmp_path / name, LATER + timedelta(days=30))

    assert report.is_good, said(report)
    assert not any(new or changed for new, changed, _ in counted(report).values())
    assert history(store) == before


@pytest.mark.parametrize("name", ["out", "out.xlsx"])
def test_importing_an_export_into_an_empty_database_brings_everything_back(
    store: Store, empty_store: Store, tmp_path: Path, name: str
) -> None:
    a_lived_council(store, tmp_path / "in")
    counts = export_path(store, tmp_path / name, LATER)

    report = import_path(empty_store, tmp_path / name, LATER)

    assert report.is_good, said(report)
    came = {table: new for table, (new, _, _) in counted(report).items() if table != "policy"}
    alone = {table.name for table in READ_ALONE}
    assert came == {table: number for table, number in counts.items() if number and table not in {"policy", *alone}}
    assert {remark.says.split()[0] for remark in report.remarks if remark.row == 0} == alone
    assert counted(report)["policy"] == (0, 3, counts["policy"] - 3)
    assert standing(empty_store) == standing(store)
    with store.reading(LATER) as was, empty_store.reading(LATER) as now:
        assert was.policy == now.policy != DEFAULT
    export_path(store, tmp_path / "one", LATER)
    export_path(empty_store, tmp_path / "other", LATER)
    same = filecmp.dircmp(tmp_path / "one", tmp_path / "other")
    assert (same.left_only, same.right_only, sorted(same.diff_files)) == (
        [],
        [],
        sorted(f"{name}.csv" for name in alone),
    )


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ANY.filter(str.strip), min_size=4, max_size=4), st.sampled_from(["out", "out.xlsx"]))
def test_any_text_survives_export_and_import(sqlite_store: Store, tmp_path: Path, texts: list[str], name: str) -> None:
    if not asked(sqlite_store, "select 1 from actions"):
        a_council(sqlite_store, tmp_path / "in", actions=[an_action("A-1", **DONE)])
    with sqlite_store.writing(NOW) as ledger:
        for column, text in zip(("done", "recorded_in", "how"), texts, strict=False):
            ledger.connection.exec_driver_sql(f"update completions set {column} = ?", (text,))
        ledger.connection.exec_driver_sql("update actions set text = ?", (texts[3],))
    export_path(sqlite_store, tmp_path / name, NOW)

    report = import_path(sqlite_store, tmp_path / name, NOW)

    assert report.is_good, said(report)
    assert not any(changed for _, changed, _ in counted(report).values())
    if name == "out":
        shutil.rmtree(tmp_path / name)
