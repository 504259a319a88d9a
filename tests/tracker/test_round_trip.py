"""What goes out comes in again: into the same database, where it changes nothing, and into an empty one, where it is all."""

import filecmp
import shutil
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.absence import Absence
from domain.completion import Outcome
from domain.impact import Difference, Impact
from domain.policy import DEFAULT
from domain.preference import Preference
from domain.request import Request, RequestKind, RequestState
from storage.engine import open_engines
from storage.history import Entry
from storage.ledger import Ledger, Store
from storage.schema import upgrade
from tests.tracker.test_guarding import ANY
from tests.tracker.trackers import DONE, NOW, a_council, an_action, asked, counted, history, said
from tracker import export_path, import_path

LATER = NOW + timedelta(days=2, microseconds=123)


@pytest.fixture
def empty_store(tmp_path: Path) -> Iterator[Store]:
    engines = open_engines(f"sqlite:///{tmp_path / 'empty.db'}")
    upgrade(engines)
    yield Store(engines, b"another key")
    engines.dispose()


def _live(store: Store, folder: Path) -> None:
    """A council in which something has happened in chat as well: returned, extended, handed over, closed, noted."""
    actions = [an_action(f"A-{n}", concern="C-1" if n == 5 else "") for n in range(1, 7)] + [an_action("A-9", **DONE)]
    a_council(store, folder, actions=actions)
    with store.writing(LATER) as ledger:
        _complete(ledger, 1)
        _complete(ledger, 2, returned=True)
        _complete(ledger, 5)
        ledger.absences.add(Absence(2, 3, date(2018, 1, 15), date(2018, 1, 19)))
        ledger.absences.add(Absence(2, 4, date(2017, 12, 27), date(2017, 12, 29)))
        ledger.preferences.put(2, Preference(8, frozenset({0, 2, 4})))
        ledger.preferences.put(3, Preference(weekly=True))
        closed = frozenset({date(2018, 12, 27), date(2018, 12, 28)})
        assert ledger.policies.save(ledger.policy.changed(due_after=15, impact_after=10, closures=closed), 0)
        _judge(ledger, 1, Difference.TOO_EARLY, "not yet", date(2018, 3, 9))
        _judge(ledger, 1, Difference.YES, "sleeps at home again", None)
        _ask(ledger)
        ledger.notes.add(3, "note", 2, LATER, '=HYPERLINK("x")\nsecond line, with “quotes” and ;')
        ledger.notes.add(3, "returned", None, LATER, "'-1")
        gone = ledger.actions.get(6)
        assert gone is not None
        ledger.save(gone, gone.not_applicable(LATER), Entry("program", "", "closed", "A-6"))
        ledger.connection.exec_driver_sql("update actions set escalated_on = '2018-01-09', added_by = 3 where id = 3")
        ledger.connection.exec_driver_sql("update actions set rung = 2, handed_on = '2018-01-08' where id = 3")
        ledger.connection.exec_driver_sql(
            "update audits set allocated_on = '2017-11-01', due = '2017-11-24', concern = true, exemplar = true, second_id = 3, "
            "second = 'waiting', challenge = 'stands', taken_back = '2017-11-20'"
        )
        ledger.connection.exec_driver_sql("update rounds set reason = 'performance data', state = 'closed'")
        ledger.connection.exec_driver_sql("update actions set snoozed_until = '2018-02-01', snoozes = 2 where id = 4")


def _complete(ledger: Ledger, number: int, *, returned: bool = False) -> None:
    action = ledger.actions.get(number)
    assert action is not None
    outcome = Outcome("Agreed with the family", "case note", Difference.TOO_EARLY, "asked again in spring")
    done = action.completed(outcome, by=2, on=date(2018, 1, 12), at=LATER, ask_on=date(2018, 2, 9), in_place_of=3)
    ledger.save(action, done, Entry("program", "", "completed", action.reference))
    if returned:
        saved = ledger.actions.get(number)
        assert saved is not None
        ledger.save(saved, saved.reopened(), Entry("program", "", "returned", action.reference))


def _judge(ledger: Ledger, number: int, said: Difference, how: str, again: date | None) -> None:
    action = ledger.actions.get(number)
    assert action is not None
    impact = Impact(said, 3, LATER, how)
    ledger.impacts.add(number, impact)
    ledger.save(action, action.judged(impact, again), Entry("program", "", "judged", action.reference))


def _ask(ledger: Ledger) -> None:
    due, moved = date(2018, 1, 22), date(2018, 2, 9)
    granted = Request(3, RequestKind.MORE_TIME, 2, LATER, "illness", from_due=due, to_due=moved)
    number = ledger.requests.add(granted)
    kept = ledger.requests.get(number)
    assert kept is not None
    ledger.requests.settle(kept.decided(RequestState.ACCEPTED, by=1, at=LATER, answer="yes"))
    ledger.requests.add(Request(4, RequestKind.HANDOVER, 2, LATER, "other service", to_owner=3, in_place_of=4))
    ledger.connection.exec_driver_sql("update actions set due = '2018-02-09', extended = 1 where id = 3")
    ledger.connection.exec_driver_sql(
        "update actions set asked = 'handover', asked_by = 2, asked_in_place_of = 4 where id = 4"
    )


@pytest.mark.parametrize("name", ["out", "out.xlsx"])
def test_importing_an_export_where_it_came_from_changes_nothing(store: Store, tmp_path: Path, name: str) -> None:
    _live(store, tmp_path / "in")
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
    _live(store, tmp_path / "in")
    counts = export_path(store, tmp_path / name, LATER)

    report = import_path(empty_store, tmp_path / name, LATER)

    assert report.is_good, said(report)
    came = {table: new for table, (new, _, _) in counted(report).items() if table != "policy"}
    assert came == {table: number for table, number in counts.items() if number and table != "policy"}
    assert counted(report)["policy"] == (0, 3, counts["policy"] - 3)
    for table in (
        "rounds",
        "audits",
        "actions",
        "completions",
        "impacts",
        "requests",
        "notes",
        "covers",
        "preferences",
    ):
        assert _rows(store, table)
        assert _rows(empty_store, table) == _rows(store, table)
    with store.reading(LATER) as was, empty_store.reading(LATER) as now:
        assert was.policy == now.policy != DEFAULT
    export_path(store, tmp_path / "one", LATER)
    export_path(empty_store, tmp_path / "other", LATER)
    same = filecmp.dircmp(tmp_path / "one", tmp_path / "other")
    assert (same.left_only, same.right_only, same.diff_files) == ([], [], [])


def _rows(store: Store, table: str) -> list[tuple[str, ...]]:
    """All but ids and versions, in words that both databases share."""
    with store.reading(NOW) as ledger:
        rows = ledger.connection.exec_driver_sql(f"select * from {table}").mappings().all()
    names = {"id", "version", "action_id", "completion_id"} if table != "actions" else {"version"}
    return sorted(tuple(_word(name, row[name]) for name in sorted(row) if name not in names) for row in rows)


def _word(name: str, value: object) -> str:
    if name in ("standing", "weekly", "concern", "exemplar", "good_features") and value is not None:
        return str(bool(value))
    if isinstance(value, datetime):
        return str(value.astimezone(NOW.tzinfo).replace(tzinfo=None))
    return str(value).removesuffix(".000000")


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
