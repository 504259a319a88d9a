"""`auditbot report`: the table of the domain page cell by cell, every figure with what it is of, and no month that never was."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert

from bot import reporting
from bot.clock import Clock
from bot.playground import COUNCIL
from cards.figures import NOT_PUBLISHED
from domain.refusal import Refusal
from storage.engine import open_engines
from storage.ledger import Store
from storage.tables import recommendations
from tests.conftest import HISTORY_KEY
from tests.council.published import DECEMBER, NOVEMBER, published
from tests.databases import SqliteFiles
from tests.edge.test_upkeep import settings_of
from tests.reports.reading import lines, sheets
from tracker import import_path

NOW = datetime(2018, 1, 10, 9, 30, tzinfo=UTC)
# What is counted itself and is of nothing: all else must say what it is of.
WHOLE = ("Core audits moderated", "Admissible", "Sent", "Raised", "Auditors", "Moderators", "Learning audits moderated")
WHOLE += ("Actions sent from them", "Audits asked about")


@pytest.fixture(scope="module")
def url(sqlite_files: SqliteFiles, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The council as it is imported, and one recommendation."""
    made = sqlite_files.new(tmp_path_factory.mktemp("report"))
    store = Store(open_engines(made), HISTORY_KEY)
    assert import_path(store, COUNCIL, NOW).is_good
    row = {
        "id": 4,
        "month": "2017-11",
        "text": "x",
        "tags": ["analysis"],
        "due": NOW.date(),
        "state": "open",
        "version": 1,
    }
    with store.writing(NOW) as ledger:
        ledger.connection.execute(insert(recommendations), row | {"by_id": 1, "at": NOW})
    store.engines.dispose()
    return made


def told(url: str, month: str, *, as_values: bool = False) -> str:
    said: list[str] = []
    reporting.tell(settings_of(url), Clock(), month, said.append, as_values=as_values)
    return said[0]


def figures(report: str) -> list[str]:
    """Without what is said of the months before."""
    own = report.partition("\nAgainst the months before")[0].splitlines()
    return [line.strip() for line in own if line.startswith("  ")]


@pytest.mark.parametrize(("month", "column"), [("2017-11", NOVEMBER), ("Dec 2017", DECEMBER)])
def test_the_published_rounds_come_out_cell_by_cell_from_what_was_imported(url: str, month: str, column: int) -> None:
    own = figures(told(url, month))
    assert [line for line in own if line in published(column)] == [*published(column)[5:], *published(column)[:5]]


def test_every_figure_says_what_it_is_of(url: str) -> None:
    for line in figures(told(url, "2017-11")):
        label, _, value = line.rpartition(": ")
        assert " of " in value or value == NOT_PUBLISHED or label in WHOLE, line


def test_november_raised_four_cases_of_concern_and_nobody_published_those_of_december(url: str) -> None:
    assert "  Raised: 4\n  Open: 2 of 4 (50%)\n  Closed: 2 of 4 (50%)\n" in told(url, "2017-11")
    december = told(url, "2017-12")
    assert "  Raised: not published\n" in december
    assert "  Cases of concern raised: not published · before: November 2017, Assessment, 4\n" in december


def test_each_figure_stands_against_the_months_before_and_each_finding_with_what_it_led_to(url: str) -> None:
    report = told(url, "2017-12")
    assert "\nAgainst the months before (December 2016 to December 2017)\n" in report
    assert "  Doesn't yet meet Good: 23 of 25 (92%) · before: November 2017, Assessment, 20 of 21 (95%)\n" in report
    assert (
        "  analysis: 12 of 25 (48%) · before: November 2017, Assessment, 5 of 21 (24%) · found in 2 of 2 months; it led to R-4\n"
        in report
    )


def test_another_program_reads_the_same_with_null_for_what_was_never_published(url: str) -> None:
    read: dict[str, Any] = json.loads(told(url, "2017-12", as_values=True))
    assert read["figures"]["table"]["not_yet_good"] == {"count": 23, "of": 25, "percent": 92}
    assert (read["month"], read["theme"], read["posted"], read["figures"]["concerns"]) == (
        "2017-12",
        "Planning",
        False,
        None,
    )
    weak = read["trends"]["table.not_yet_good"]["months"]
    assert weak.pop("2017-12")["percent"] == 92
    assert weak.pop("2017-11") == {"count": 20, "of": 21, "percent": 95}
    assert len(weak) == 11
    assert set(weak.values()) == {None}
    assert read["findings"]["analysis"]["led_to"] == ["R-4"]


def test_a_month_without_a_round_is_shown_as_such_and_has_no_figure(url: str) -> None:
    assert told(url, "2017-10").splitlines() == ["Practice audits, October 2017", "There was no round in this month."]
    assert told(url, "2018-01").splitlines()[:2] == [
        "Practice audits, January 2018",
        "There was no round in this month.",
    ]
    assert "0%" not in told(url, "2017-10")
    with pytest.raises(Refusal, match=r"“nonsense” is not a month. Write it as 2017-11."):
        told(url, "nonsense")


def history(url: str, of: str) -> list[tuple[str, Any]]:
    store = Store(open_engines(url), HISTORY_KEY)
    with store.reading(NOW) as ledger:
        kept = [(kept.entry.verb, kept.entry.after) for kept in ledger.history.of(of)]
    store.engines.dispose()
    return kept


def test_that_figures_were_taken_is_in_the_history(url: str) -> None:
    before = history(url, "report:2017-11")
    told(url, "2017-11")
    assert history(url, "report:2017-11") == [*before, ("exported", {"as": "text"})]


def written(url: str, month: str, **files: Path) -> str:
    said: list[str] = []
    settings = settings_of(url)
    reporting.write(settings, Clock(), month, files, said.append)
    return said[0]


def test_the_report_is_written_as_word_workbook_and_picture_for_its_owner_alone(url: str, tmp_path: Path) -> None:
    files = {form: tmp_path / f"december.{form}" for form in ("docx", "xlsx", "png")}
    told = written(url, "2017-12", **files)
    assert told.startswith("Written: december.docx, december.xlsx, december.png. Small counts are not hidden there")
    assert "23 of 25 (92%)" in "\n".join(lines(files["docx"].read_bytes()))
    rows = sheets(files["xlsx"].read_bytes())
    assert any({"Good", 2.0, 25.0} <= set(row) for sheet in rows.values() for row in sheet)
    assert files["png"].read_bytes().startswith(b"\x89PNG")
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in files.values()}


def test_an_inspection_is_answered_from_the_shell_as_well(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said: list[str] = []
    settings = settings_of(url)
    reporting.write_pack(settings, Clock(), "2017-07..2017-12", None, said.append)
    [path] = tmp_path.iterdir()
    assert (path.name, path.stat().st_mode & 0o777) == ("inspection-pack-2017-07-to-2017-12.docx", 0o600)
    assert said[0].startswith(f"Written: {path.name}. ")
    told = "\n".join(lines(path.read_bytes()))
    assert "23 of 25 (92%)" in told
    assert "20 of 21 (95%)" in told
    for wrong in ("2017-12..2017-07", "2010-01..2017-12", "2017-07..2999-12", "soon"):
        with pytest.raises(Refusal, match="Write the first and the last month"):
            reporting.write_pack(settings, Clock(), wrong, None, said.append)
    assert history(url, "pack:2017-07..2017-12")[-1] == ("exported", {"as": "docx"})


def test_what_cannot_be_written_is_said_in_a_sentence_and_leaves_no_file(url: str, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="There was no round in October 2017, and so there is no report of it"):
        written(url, "2017-10", docx=tmp_path / "a.docx")
    with pytest.raises(Refusal, match="There is no figure of October 2017 to draw"):
        written(url, "2017-10", png=tmp_path / "a.png")
    with pytest.raises(Refusal, match=r"nowhere/a.png cannot be written: No such file or directory"):
        written(url, "2017-12", xlsx=tmp_path / "a.xlsx", png=tmp_path / "nowhere" / "a.png")
    assert not list(tmp_path.iterdir())


def test_a_mistyped_path_makes_no_database(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="There is no database of auditbot"):
        told(f"sqlite:///{tmp_path / 'mistyped.db'}", "2017-11")
    assert not list(tmp_path.iterdir())
