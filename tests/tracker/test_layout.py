"""The columns are those that the council was promised, in the words of its guide."""

import re
from pathlib import Path

from tracker.layout import TABLES

PROMISED = """
services: service*, head_email, channel
teams: team*, service*, manager_email, channel
people: email*, name*, slack_id, roles, team
rounds: month*, theme*, audits_due, moderation_due, report_due, aspect1, aspect2, aspect3
cases: case_ref*, team*, age_band
audits: audit*, month*, kind*, case_ref*, team*, age_band, auditor_email, grade, auditor_grade, good_features, impact,
 experience, aspect1, aspect2, aspect3, findings, submitted, admissibility, moderator_email, moderated, strengths,
 weaknesses, feedback
areas: audit*, area*, score, evidence, impact
concerns: concern*, audit, case_ref*, team*, raised_on*, raised_by_email, text*, status, acknowledged_on, closed_on, outcome
actions: action*, audit, concern, case_ref*, team*, owner_email, text*, sent, due, status, completed_on, done,
 recorded_in, difference
"""
CHOICES = {
    ("people", "roles"): {"plt", "moderator", "core-auditor", "learner", "team-manager", "head-of-service", "director"},
    ("audits", "kind"): {"core", "learning"},
    ("audits", "grade"): {"outstanding", "good", "not-yet-good"},
    ("audits", "admissibility"): {"immediate", "development", "inadmissible"},
    ("areas", "area"): {"impact", "experience", "aspect1", "aspect2", "aspect3"},
    ("concerns", "status"): {"raised", "acknowledged", "working", "closed"},
    ("actions", "status"): {"open", "awaiting-acceptance", "complete", "not-applicable"},
    ("actions", "difference"): {"yes", "too-early", "no"},
}


def test_the_tables_have_the_promised_columns_in_their_order_and_no_other_that_is_not_ours() -> None:
    for line in PROMISED.replace("\n ", " ").strip().splitlines():
        name, columns = line.split(":")
        table = next(table for table in TABLES if table.name == name)
        ours = [f"{c.name}{'*' * c.required}" for c in table.columns if not c.ours]
        assert ours == re.split(r",\s*", columns.strip())


def test_the_promised_words_are_understood() -> None:
    for (name, column), words in CHOICES.items():
        table = next(table for table in TABLES if table.name == name)
        assert words <= set(table.by_name[column].choices)


def test_what_an_export_adds_is_never_required_of_a_council() -> None:
    assert not [c.name for table in TABLES for c in table.columns if c.ours and c.required]


def test_the_guide_names_every_table_and_column() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "tracker.md").read_text("utf-8")
    rows = re.findall(r"^\| \*?(\w+)\*? \| (.+) \|$", guide, re.MULTILINE)
    told = {name: re.findall(r"\w+", re.sub(r"\([^)]*\)", "", columns)) for name, columns in rows}

    assert {name: columns for name, columns in told.items() if name in {table.name for table in TABLES}} == {
        table.name: list(table.by_name) for table in TABLES
    }
