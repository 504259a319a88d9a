"""An audit from end to end: filled in over several steps, put away in between, gone on with elsewhere, and submitted."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from playground import Workspace
from tests.end_to_end.conftest import PATIENCE, Act
from tests.hands import Person

AUDIT, AUDITOR = 58, "U0AUDITOR1"
SAID = {"evidence": "The plan names no dates", "impact": "Nobody knows what comes next"}


def allocate(database: sqlite3.Connection) -> None:
    """An audit of a case of North that Core auditor 1 is to do."""
    run = database.execute
    [auditor], [team], [month] = (
        run("select id from people where account = ?", (AUDITOR,)).fetchone(),
        run("select id from teams where name = 'North'").fetchone(),
        run("select id from rounds where month = '2017-12'").fetchone(),
    )
    named = "id, round_id, kind, case_ref, team_id, age_band, auditor_id, feedback, due"
    row = (AUDIT, month, "core", "431907", team, "5-9", auditor, "", "2018-01-19")
    run(f"insert into audits ({named}) values ({', '.join('?' * len(row))})", row)


@pytest.fixture
def allocated(council: Workspace, tmp_path: Path) -> Workspace:
    with closing(sqlite3.connect(tmp_path / "playground.db", timeout=30)) as database, database:
        allocate(database)
    return council


def judged(*areas: str, score: str = "1 · not yet good") -> dict[str, str]:
    return {f"{area}.score": score for area in areas} | {
        f"{a}.{kind}": said for a in areas for kind, said in SAID.items()
    }


def test_an_audit_is_filled_in_put_away_gone_on_with_elsewhere_and_submitted(allocated: Workspace, act: Act) -> None:
    auditor = act(AUDITOR).says("/audits mine").waits_for("AU-58")
    auditor.presses("Fill in", near="AU-58").waits_for("step 1 of 5").waits_for(
        "No names: the case reference is enough."
    )
    auditor.fills(judged("impact", "experience")).submits().waits_for("step 2 of 5")
    auditor.presses("Back").waits_for("step 1 of 5").waits_for("Nobody knows what comes next")
    auditor.submits().waits_for("step 2 of 5").waits_for("Does each step answer something that the assessment found?")
    auditor.fills(judged("aspect1", "aspect2", score="2 · good")).submits().waits_for("step 3 of 5")
    auditor.closes().waits_for("Your audit AU-58 is saved up to step 2 of 5.")

    elsewhere = Person(allocated.url, AUDITOR, PATIENCE).waits_for("saved up to step 2 of 5")
    elsewhere.presses("Go on", near="saved up to step 2").waits_for("step 3 of 5")
    elsewhere.fills(judged("aspect3") | {"grade": "Doesn't yet meet Good"}).submits().waits_for("step 4 of 5")
    elsewhere.fills({"action.1": "Agree a plan with dates at the next supervision", "due.1": "2018-02-01"})
    elsewhere.presses("Add another action").waits_for("Action 2")
    elsewhere.waits_for("Agree a plan with dates at the next supervision")
    elsewhere.fills({"action.2": "Record the child's own words within two weeks", "findings": ["SMART plans"]})
    elsewhere.fills({"concern": "Yes"}).submits().waits_for("step 5 of 6").waits_for("told at once")
    elsewhere.fills({"worry": "Nobody has seen the child", "unsafe": "No", "first": "Visit the child by Friday"})
    elsewhere.submits().waits_for("step 6 of 6").waits_for("C-5 was raised")

    manager = act("U0TMNORTH").waits_for("Case of concern C-5").waits_for("Nobody has seen the child")
    act("U0HOS1125").waits_for("Case of concern C-5").waits_for("Visit the child by Friday")
    elsewhere.waits_for("2 of 5 areas are good or outstanding").waits_for("With good features")
    elsewhere.submits().waits_for("AU-58 is submitted with 3 actions.")

    manager.waits_for("You have 2 new audit actions").waits_for("Case 431907")
    elsewhere.says("/audits show AU-58").waits_for("Waits to be moderated").waits_for("with good features")
    act("U0MOD1").waits_for("An audit is ready to moderate")


def test_closing_the_form_again_without_anything_new_says_nothing_more(allocated: Workspace, act: Act) -> None:
    auditor = act(AUDITOR).says("/audits submit AU-58").waits_for("step 1 of 5").closes()
    auditor.says("/audits submit AU-58").fills(judged("impact", "experience")).submits().waits_for("step 2 of 5")
    for _ in range(2):
        auditor.closes().waits_for("is saved up to step 1 of 5.")
        auditor.says("/audits submit AU-58").waits_for("step 2 of 5")
    auditor.closes().says("/audits help").waits_for("fill in an audit, step by step")
    assert allocated is not None
    assert auditor.sees().count("is saved up to step 1 of 5.") == 1
