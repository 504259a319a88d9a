"""The made-up council must give the figures of two published rounds, and the counts its first screen is described with."""

import csv
from collections import Counter
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from domain.calendar import ENGLAND

COUNCIL = Path(__file__).parents[2] / "playground" / "council"
TODAY = date(2018, 1, 10)
NORTH = "team-manager-north@council.example"
Row = dict[str, str]

# (row of the published table, November 2017, December 2017); the second figure of a pair is the percentage.
PUBLISHED = [
    ("core audits moderated", (24, None), (27, None)),
    ("immediately admissible", (12, 50), (19, 70)),
    ("admissible, development needs", (9, 38), (6, 22)),
    ("inadmissible", (3, 13), (2, 7)),
    ("admissible", (21, None), (25, None)),
    ("doesn't yet meet good", (20, 95), (23, 92)),
    ("of these with good features", (10, 48), (1, 4)),
    ("of these without", (10, 48), (22, 88)),
    ("good", (1, 5), (2, 8)),
    ("outstanding", (0, 0), (0, 0)),
]
FINDINGS = {
    "drift and delay",
    "management oversight and reflective supervision",
    "history not taken into account in decisions",
    "curiosity, depth and holistic exploration in assessments",
    "analysis",
    "links between assessment, analysis and planning",
    "SMART plans",
    "constructive challenge of families",
    "clear management direction upon allocation",
    "threshold decisions",
    "review of progress",
}


def rows(name: str) -> list[Row]:
    with (COUNCIL / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def percent(part: int, whole: int) -> int:
    return int((Decimal(part) * 100 / whole).quantize(Decimal(1), ROUND_HALF_UP))


def figures(month: str) -> dict[str, tuple[int, int | None]]:
    core = [a for a in rows("audits") if a["month"] == month and a["kind"] == "core" and a["moderated"]]
    practice = [a for a in core if a["admissibility"] != "inadmissible"]
    admissible, grades = Counter(a["admissibility"] for a in core), Counter(a["grade"] for a in practice)
    featured = sum(a["grade"] == "not-yet-good" and a["good_features"] == "yes" for a in practice)

    def of(count: int, whole: list[Row]) -> tuple[int, int]:
        return count, percent(count, len(whole))

    return {
        "core audits moderated": (len(core), None),
        "immediately admissible": of(admissible["immediate"], core),
        "admissible, development needs": of(admissible["development"], core),
        "inadmissible": of(admissible["inadmissible"], core),
        "admissible": (len(practice), None),
        "doesn't yet meet good": of(grades["not-yet-good"], practice),
        "of these with good features": of(featured, practice),
        "of these without": of(grades["not-yet-good"] - featured, practice),
        "good": of(grades["good"], practice),
        "outstanding": of(grades["outstanding"], practice),
    }


@pytest.mark.parametrize(("row", "november", "december"), PUBLISHED, ids=[row for row, *_ in PUBLISHED])
def test_the_published_figures_come_out_cell_by_cell(row, november, december):
    assert figures("2017-11")[row] == november
    assert figures("2017-12")[row] == december


def test_november_raised_four_cases_of_concern_and_each_has_an_action():
    months = {a["audit"]: a["month"] for a in rows("audits")}
    raised = {(x["concern"], months[x["audit"]]) for x in rows("actions") if x["concern"]}

    assert raised == {(f"C-{number}", "2017-11") for number in range(1, 5)}
    assert {(x["concern"], months[x["audit"]]) for x in rows("concerns")} == raised
    of = {(x["concern"], x["audit"], x["case_ref"], x["team"]) for x in rows("actions") if x["concern"]}
    assert {(x["concern"], x["audit"], x["case_ref"], x["team"]) for x in rows("concerns")} == of


def test_learning_audits_are_there_and_stay_out_of_the_figures():
    assert Counter(a["kind"] for a in rows("audits")) == {"core": 51, "learning": 6}


def working_days_late(action: Row) -> int:
    due = date.fromisoformat(action["due"])
    return ENGLAND.between(due, TODAY) if due < TODAY else 0


def open_actions(team: str) -> list[Row]:
    return [x for x in rows("actions") if x["team"] == team and x["status"] == "open"]


def test_team_manager_north_has_twelve_open_three_of_them_overdue():
    mine = open_actions("North")

    assert len(mine) == 12
    assert all(x["owner_email"] in ("", NORTH) for x in mine)
    assert sorted(working_days_late(x) for x in mine if working_days_late(x)) == [1, 2, 3]
    assert [x["action"] for x in mine if x["due"] == "2018-01-05"] == ["A-17"]
    assert [x["action"] for x in mine if x["due"] == TODAY.isoformat()] == ["A-23"]
    assert len([x for x in mine if x["due"] == "2018-01-17"]) == 1
    assert ENGLAND.between(TODAY, date(2018, 1, 17)) == 5


def test_west_has_drifted_to_both_rungs_of_the_ladder():
    assert sorted(working_days_late(x) for x in open_actions("West"))[-2:] == [5, 11]


def test_most_actions_are_closed_and_every_state_occurs():
    states = Counter(x["status"] for x in rows("actions"))

    assert states["complete"] > states["open"]
    assert states["awaiting-acceptance"] == states["not-applicable"] == 1
    assert set(states) == {"open", "complete", "awaiting-acceptance", "not-applicable"}


def test_a_completed_action_says_what_was_done_where_and_whether_it_helped():
    for x in rows("actions"):
        said = [x["completed_on"], x["done"], x["recorded_in"], x["difference"]]
        assert all(said) if x["status"] in ("complete", "awaiting-acceptance") else not any(said), x["action"]
        assert not x["completed_on"] or x["sent"] <= x["completed_on"] <= TODAY.isoformat()


def test_actions_are_numbered_in_the_order_they_were_sent_and_follow_their_audit():
    submitted = {a["audit"]: a for a in rows("audits")}
    actions = rows("actions")

    assert [x["action"] for x in actions] == [f"A-{n}" for n in range(1, len(actions) + 1)]
    assert all(earlier["sent"] <= later["sent"] for earlier, later in pairwise(actions))
    for x in actions:
        audit = submitted.get(x["audit"])
        assert audit is None or (audit["submitted"] <= x["sent"] and audit["case_ref"] == x["case_ref"])


def test_nobody_audits_their_own_team_nor_moderates_their_own_audit_or_team():
    homes = {p["email"]: p["team"] for p in rows("people")}
    for a in rows("audits"):
        assert homes[a["auditor_email"]] != a["team"], a["audit"]
        assert a["moderator_email"] != a["auditor_email"], a["audit"]
        assert not a["moderator_email"] or homes[a["moderator_email"]] != a["team"], a["audit"]


def test_auditors_and_moderators_hold_the_role_they_act_in():
    roles = {p["email"]: set(parts(p["roles"])) for p in rows("people")}
    for a in rows("audits"):
        assert {"core": "core-auditor", "learning": "learner"}[a["kind"]] in roles[a["auditor_email"]]
        assert not a["moderator_email"] or roles[a["moderator_email"]] & {"moderator", "external-moderator"}


def test_no_case_is_audited_twice_and_references_have_six_digits():
    cases = [a["case_ref"] for a in rows("audits")]

    assert len(set(cases)) == len(cases)
    assert all(case.isdigit() and len(case) == 6 for case in [*cases, *(x["case_ref"] for x in rows("actions"))])


def test_good_features_follow_from_the_areas():
    for a in rows("audits"):
        scores = [int(a[area]) for area in ("impact", "experience", "aspect1", "aspect2", "aspect3")]
        wanted = "" if a["grade"] != "not-yet-good" else "yes" if sum(score >= 2 for score in scores) >= 2 else "no"
        assert a["good_features"] == wanted, a["audit"]


def test_areas_repeat_the_scores_of_their_audit():
    audits = {a["audit"]: a for a in rows("audits")}

    assert all(area["score"] == audits[area["audit"]][area["area"]] for area in rows("areas"))


def test_findings_come_from_the_first_list_of_tags():
    assert {tag for a in rows("audits") for tag in parts(a["findings"])} == FINDINGS


def test_every_reference_to_a_team_a_service_or_a_person_leads_somewhere():
    services, teams = {s["service"] for s in rows("services")}, {t["team"] for t in rows("teams")}
    emails = {p["email"] for p in rows("people")}
    named = [(s["head_email"], s["service"]) for s in rows("services")]
    named += [(t["manager_email"], t["service"]) for t in rows("teams")]

    assert len(services) == 3
    assert Counter(Counter(t["service"] for t in rows("teams")).values()) == {3: 3}
    assert all(email in emails and service in services for email, service in named)
    assert {x["owner_email"] for x in rows("actions")} <= emails | {""}
    assert {p["team"] for p in rows("people")} <= teams | {""}
    assert {x["team"] for x in rows("actions")} | {a["team"] for a in rows("audits")} <= teams
