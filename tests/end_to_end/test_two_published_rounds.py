"""The two published rounds, entered by the bot's own forms: 51 core audits filled in by several auditors and judged by several
moderators, through the real adapter, give exactly the published figures."""

import csv
import shutil
import sqlite3
from contextlib import closing
from functools import cache
from itertools import cycle
from pathlib import Path

import pytest

import bot.playground
from domain.audit import Admissibility, Grade
from tests.council.published import CALLED, DECEMBER, NOVEMBER, published
from tests.end_to_end.conftest import PATIENCE, running
from tests.end_to_end.processes import BY_HTTP, auditbot
from tests.hands import Person

COUNCIL = bot.playground.COUNCIL
GIVEN = ("audit", "month", "kind", "case_ref", "team", "age_band", "auditor_email")
KEPT = ("services.csv", "teams.csv", "people.csv", "rounds.csv")
AUDITORS = {f"core-auditor-{n}@council.example": f"U0AUDITOR{n}" for n in range(1, 6)}
MODERATORS = ("U0MOD1", "U0MOD2")
AREAS = (("impact", "experience"), ("aspect1", "aspect2"), ("aspect3",))
SCORES = {"1": "1 · not yet good", "2": "2 · good", "3": "3 · outstanding"}
GRADES = {Grade.OUTSTANDING: "Outstanding", Grade.GOOD: "Good", Grade.NOT_YET_GOOD: "Doesn't yet meet Good"}
OUTCOMES = {
    Admissibility.IMMEDIATE: "Immediately admissible",
    Admissibility.WITH_DEVELOPMENT_NEEDS: "Admissible, with development needs",
    Admissibility.INADMISSIBLE: "Inadmissible",
}
Audit = dict[str, str]


def core_audits() -> list[Audit]:
    """As they were published, each with an auditor who can be met in the workspace."""
    with (COUNCIL / "audits.csv").open(encoding="utf-8", newline="") as file:
        found = [audit for audit in csv.DictReader(file) if audit["kind"] == "core" and audit["moderated"]]
    others = cycle(AUDITORS)
    return [a | ({} if a["auditor_email"] in AUDITORS else {"auditor_email": next(others)}) for a in found]


@cache
def of_concern() -> frozenset[str]:
    """The audits in which a case of concern was found."""
    with (COUNCIL / "actions.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(action["audit"] for action in csv.DictReader(file) if action["concern"])


def registered(folder: Path) -> dict[str, int]:
    """How many cases of concern the register has from each month's audits."""
    question = (
        "select rounds.month, count(*) from concerns join audits on audits.id = concerns.audit_id "
        "join rounds on rounds.id = audits.round_id group by rounds.month"
    )
    with closing(sqlite3.connect(folder / "playground.db", timeout=30)) as database:
        return dict(database.execute(question).fetchall())


def only_allocated(folder: Path, audits: list[Audit]) -> Path:
    """The council before anybody has judged anything."""
    shutil.copytree(COUNCIL, folder, ignore=lambda _, names: [n for n in names if n.endswith(".csv") and n not in KEPT])
    with (folder / "audits.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, GIVEN, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(audits)
    return folder


def fill_in(auditor: Person, audit: Audit) -> None:
    """Step by step, as the auditor judged it: their own grade where a moderator changed it later."""
    auditor.says(f"/audits submit {audit['audit']}").waits_for("step 1 of 5")
    for number, areas in enumerate(AREAS, 1):
        said = {f"{area}.score": SCORES[audit[area]] for area in areas}
        said |= {f"{area}.{what}": "As the record shows" for area in areas for what in ("evidence", "impact")}
        if number == 3:
            said["grade"] = GRADES[Grade(audit["auditor_grade"] or audit["grade"])]
        auditor.fills(said).submits()
        if f"step {number} of 5" in auditor.sees():  # it asks once about a grade that the scores contradict
            auditor.submits()
        auditor.waits_for(f"step {number + 1} of 5")
    raises = audit["audit"] in of_concern()
    said = {"action.1": "Agree a plan with dates at the next supervision", "concern": "Yes" if raises else "No"}
    auditor.fills(said).submits()
    if raises:
        auditor.waits_for("step 5 of 6").fills({"worry": "Nobody has seen the child", "unsafe": "No"})
        auditor.fills({"first": "Visit the child within a working day"}).submits().waits_for("was raised")
    auditor.waits_for("step 6 of 6" if raises else "step 5 of 5").submits().waits_for(f"{audit['audit']} is submitted")


def judge(moderator: Person, audit: Audit) -> None:
    """The outcome that was published; the grade confirmed, or changed with a reason."""
    moderator.says(f"/audits show {audit['audit']}").waits_for(f"{audit['audit']} · Waits to be moderated")
    moderator.presses(OUTCOMES[Admissibility(audit["admissibility"])], near=f"{audit['audit']} ·")
    said = {"feedback": "Clear, and fair to the worker", "grade": GRADES[Grade(audit["grade"])], "exemplar": "No"}
    said |= {"reason": "The evidence says so"} if audit["auditor_grade"] else {}
    said |= {} if audit["audit"] in of_concern() else {"missed": "No"}
    moderator.fills(said).submits().waits_until_gone("Overall grade")


def reported(folder: Path, month: str) -> list[str]:
    """What the shell reports of a month, while people go on in chat."""
    ended = auditbot(folder, "report", month, AUDITBOT_DATABASE_URL=f"sqlite:///{folder / 'playground.db'}", **BY_HTTP)
    assert ended.returncode == 0, ended.stderr
    return [line.strip() for line in ended.stdout.partition("Against the months before")[0].splitlines()]


@pytest.mark.timeout(1200)
def test_both_rounds_entered_in_chat_give_the_published_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    audits = core_audits()
    assert len(audits) == 51
    monkeypatch.setattr(bot.playground, "COUNCIL", only_allocated(tmp_path / "council", audits))
    folder = tmp_path / "bot"
    folder.mkdir()
    with running(folder, by_http=True) as workspace:
        auditors = {email: Person(workspace.url, account, PATIENCE) for email, account in AUDITORS.items()}
        moderators = cycle(Person(workspace.url, account, PATIENCE) for account in MODERATORS)
        for audit in audits:
            fill_in(auditors[audit["auditor_email"]], audit)
            judge(next(moderators), audit)
        plt = Person(workspace.url, "U0PLT", PATIENCE)
        for month, title, column in (("2017-11", "November 2017", NOVEMBER), ("2017-12", "December 2017", DECEMBER)):
            shown = plt.says(f"/audits round {month}").waits_for(f"{title} · ").sees()
            lines = shown.rsplit(title, 1)[1].splitlines()
            assert [line for line in lines if line.split(":")[0] in CALLED] == published(column)
            report = reported(folder, month)
            assert set(published(column)) <= set(report)
            assert f"Raised: {4 if column == NOVEMBER else 0}" in report, (
                "who fills in an audit says whether there is one"
            )
        assert registered(folder) == {"2017-11": 4}
