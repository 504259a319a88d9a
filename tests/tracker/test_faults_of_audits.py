"""What comes in of the audit programme keeps to its rules: every fault in its place, all of them at once, and nothing written."""

from pathlib import Path
from typing import Any

from domain.figures import figures
from storage.ledger import Store
from tests.tracker.lived_audits import AUDITED
from tests.tracker.trackers import COUNCIL, Rows, a_council, asked, come_in, counted, history, said
from tracker.frozen import in_words

MODERATION = {
    "audit": "AU-7", "number": "", "kind": "first", "by_email": "moderator-1@council.example", "at": "12 Dec 2017 10:15",
    "admissibility": "immediate", "grade": "good", "feedback": "", "note": "",
}  # fmt: skip
EXEMPTION = {
    "month": "2017-12", "number": "", "person_email": "learner@council.example", "reason": "Illness",
    "asked_by_email": "plt@council.example", "asked_at": "1 Dec 2017", "state": "asked", "decided_by_email": "",
    "decided_at": "", "answer": "",
}  # fmt: skip
COMPETENCE = {
    "person_email": "learner@council.example", "role": "core-auditor", "by_email": "moderator-1@council.example",
    "at": "2 Jan 2018", "audits": "AU-7", "note": "Clear and fair",
}  # fmt: skip


def _faults(store: Store, folder: Path, **tables: Rows) -> list[str]:
    """Those of an import into a council whose AU-7 is moderated, each without the name of its file."""
    a_council(store, folder / "in", **AUDITED)
    before = history(store)
    faults = said(come_in(store, folder / "more", **tables))
    assert history(store) == before
    return [fault.replace(".csv", "") for fault in faults]


def test_a_judgement_keeps_to_the_audit_and_to_who_may_judge_it(sqlite_store: Store, tmp_path: Path) -> None:
    audit: dict[str, Any] = AUDITED["audits"][0] | {"admissibility": "", "moderated": ""}
    told = [
        {"by_email": "nobody@council.example"},
        {"kind": "changed", "at": "7 Dec 2017 12:00"},
        {"kind": "changed", "by_email": "learner@council.example"},
        {"kind": "second"},
        {"kind": "changed", "grade": "", "admissibility": "good"},
        {"kind": "changed", "admissibility": "inadmissible"},
        {"at": "13 Dec 2017"},
        {"kind": "changed", "at": "11 Jan 2018", "note": 1},
        {"audit": "AU-9", "kind": "third"},
        {"audit": "AU-8"},
    ]

    faults = _faults(
        sqlite_store, tmp_path, audits=[audit | {"audit": "AU-8"}], moderations=[MODERATION | row for row in told]
    )

    assert [fault.split(", ", 1)[1] for fault in faults] == [
        "row 2, by_email: There is no person “nobody@council.example” in the files or in auditbot. Add it to people, or mend it "
        "here.",
        "row 3, at: This is before AU-7 was submitted, 8 Dec 2017. Mend one of the two.",
        "row 4, by_email: Nobody moderates an audit of their own. Name who did.",
        "row 5, by_email: This is another's to judge than whoever moderated it first. Name who did.",
        "row 6, admissibility: “good” is not known here. Write immediate, development or inadmissible.",
        "row 6, grade: This is empty. It must be filled in.",
        "row 7, feedback: Write the feedback: the auditor learns from it what to do differently.",
        "row 8, kind: AU-7 was moderated the first time already. Write changed, second or challenge.",
        "row 9, at: 11 Jan 2018 has not come yet. Write when it was.",
        "row 9, note: AU-7 has 0 notes. Write the number of the one that says why, or leave it empty.",
        "row 10, kind: “third” is not known here. Write first, changed, second or challenge.",
        "row 10, audit: There is no audit “AU-9” in the files or in auditbot. Add it to audits, or mend it here.",
        "row 11, audit: AU-8 was not moderated. Write in audits how it stands, or take this row out.",
    ]


def test_nobody_judges_their_own_and_strengths_are_those_of_the_framework(sqlite_store: Store, tmp_path: Path) -> None:
    known: dict[str, Any] = AUDITED["audits"][0]
    told = [
        {"moderator_email": known["auditor_email"], "moderated": "7 Dec 2017"},
        {"second_email": known["moderator_email"]},
        {"strengths": "Strong evidence statements; strong evidence", "weaknesses": "too short"},
        {"second_email": "nobody@council.example", "challenge": "lost", "findings": "a finding of our own"},
    ]
    rows = [known | {"audit": f"AU-{number}"} | row for number, row in enumerate(told, start=20)]

    faults = _faults(sqlite_store, tmp_path, audits=[known, *rows])

    assert [fault.removeprefix("audits, ").split(" They are")[0] for fault in faults] == [
        "row 3, moderator_email: Nobody moderates an audit of their own. Name somebody else.",
        "row 3, moderated: This is before it was submitted, 8 Dec 2017. Mend one of the two.",
        "row 4, second_email: A second moderation is another's than the first. Name another.",
        "row 5, strengths: “strong evidence” is not one of the framework's strengths. Did you mean “strong evidence statements”?",
        "row 5, weaknesses: “too short” is not one of the framework's weaknesses.",
        "row 6, challenge: “lost” is not known here. Write waiting, stands or changed.",
        "row 6, second_email: There is no person “nobody@council.example” in the files or in auditbot. Add it to people, or mend "
        "it here.",
    ]


def test_who_manages_the_team_or_stood_in_judges_nothing_and_what_was_judged_is_remarked(
    sqlite_store: Store, tmp_path: Path
) -> None:
    known: dict[str, Any] = AUDITED["audits"][0]
    north, second = "north@council.example", "moderator-2@council.example"
    waits = {"admissibility": "", "moderated": "", "moderator_email": north, "audit": "AU-20"}
    stood_in = {"audit": "AU-21", "submitted_by_email": second, "moderator_email": north}
    example = {"audit": "AU-21", "state": "accepted", "by_email": "plt@council.example", "at": "2 Jan 2018"}
    example |= {"decided_by_email": second, "decided_at": "5 Feb 2018", "impact_evidence": "The plan"}
    rows: dict[str, Rows] = {"audits": [known | stood_in], "exemplars": [example]}
    rows["moderations"] = [MODERATION | {"audit": "AU-21", "kind": "changed", "by_email": by} for by in (second, north)]
    a_council(sqlite_store, tmp_path / "in", **AUDITED)

    waiting = come_in(sqlite_store, tmp_path / "waits", audits=[known | waits])
    report = come_in(sqlite_store, tmp_path / "more", **rows)

    assert [(f.row, f.column) for f in waiting.faults] == [(2, "moderator_email")]
    assert sorted((f.column, f.row) for f in report.faults) == [
        ("by_email", 2), ("decided_at", 2), ("decided_by_email", 2),
    ]  # fmt: skip
    assert sorted((r.column, r.row) for r in report.remarks) == [("audit", 2), ("by_email", 3), ("moderator_email", 2)]


HEAD, PLT, LEARNER = (f"{who}@council.example" for who in ("head", "plt", "learner"))
AGAINST_THE_RULES: dict[str, Rows] = {
    "rounds": [{"month": "2017-12", "theme": "Planning", "figures": "moderated 24; immediate 25 of 24"}],
    "themes": [{"theme": "Planning", "aspect1": "A", "aspect2": "", "aspect3": "C", "prompt_impact": "x" * 3001}],
    "targets": [{"month": "2017-12", "service": "11–26", "core": 501, "learning": "some"}],
    "exemptions": [
        EXEMPTION | {"decided_at": "2 Dec 2017"},
        EXEMPTION | {"person_email": HEAD, "state": "accepted", "decided_at": "1 Nov 2017", "decided_by_email": PLT},
        EXEMPTION | {"asked_at": "2 Dec 2017", "state": "accepted"},
        EXEMPTION | {"month": "2017-11"},
    ],
    "competences": [
        COMPETENCE | {"person_email": "nobody@council.example"},
        COMPETENCE | {"by_email": LEARNER, "audits": ""},
        COMPETENCE | {"audits": "AU-7; AU-70", "role": "moderator", "at": "5 Feb 2018"},
    ],
    "exemplars": [{"audit": "AU-7", "state": "accepted", "by_email": PLT, "at": "2 Jan 2018", "decided_by_email": PLT}],
    "channels": [{"channel_for": "trainers", "channel": "#a"}, {"channel_for": "training", "channel": "two words"}],
}
THEIR_PLACES = """
rounds, row 2, figures
themes, row 2, aspect2
themes, row 2, prompt_impact
targets, row 2, learning
targets, row 2, service
exemptions, row 2, decided_at
exemptions, row 3, decided_by_email
exemptions, row 3, decided_at
exemptions, row 4, decided_by_email
exemptions, row 4, decided_at
exemptions, row 4, person_email
exemptions, row 5, month
competences, row 2, person_email
competences, row 3, by_email
competences, row 3, audits
competences, row 4, role
competences, row 4, audits
competences, row 4, at
exemplars, row 2, decided_at
exemplars, row 2, decided_by_email
exemplars, row 2, impact_evidence
channels, row 2, channel_for
channels, row 3, channel
"""


def test_exemptions_competences_and_the_programme_keep_to_their_rules(sqlite_store: Store, tmp_path: Path) -> None:
    faults = _faults(sqlite_store, tmp_path, **AGAINST_THE_RULES)

    assert [fault.split(":")[0] for fault in faults] == THEIR_PLACES.strip().splitlines()


def test_what_is_right_comes_in_and_a_row_without_a_number_is_not_taken_twice(store: Store, tmp_path: Path) -> None:
    frozen = in_words(figures([]).as_values())
    told: dict[str, Rows] = {
        "moderations": [MODERATION],
        "exemptions": [EXEMPTION],
        "competences": [COMPETENCE],
        "targets": [{"month": "2017-12", "service": "11–25", "core": 12, "learning": ""}],
        "themes": [{"theme": "planning", "aspect1": "A", "aspect2": "B", "aspect3": "C"}],
        "rounds": [{"month": "2017-12", "theme": "Planning", "figures": frozen}],
    }
    a_council(store, tmp_path / "in", **AUDITED)

    first = come_in(store, tmp_path / "more", **told)
    second = come_in(store, tmp_path / "again", **told)

    assert first.is_good, said(first)
    assert counted(first) == {**dict.fromkeys(told, (1, 0, 0)), "rounds": (0, 1, 0)}
    assert counted(second) == dict.fromkeys(told, (0, 0, 1))
    assert asked(store, "select name, version from themes") == [("Planning", 1)]
    assert asked(store, "select core, learning from targets") == [(12, 0)]
    assert asked(store, "select kind, grade, by_id from moderations") == [("first", "good", 5)]


def test_a_file_that_would_undo_what_was_done_with_an_audit_says_so(sqlite_store: Store, tmp_path: Path) -> None:
    a_council(sqlite_store, tmp_path / "in", **AUDITED)
    allocated = AUDITED["audits"][0] | {"submitted": "", "admissibility": "", "moderated": ""}

    report = come_in(sqlite_store, tmp_path / "older", audits=[allocated], dry_run=True)

    assert report.is_good, said(report)
    assert [str(remark) for remark in report.remarks] == [
        "audits.csv, row 2, submitted: AU-7 was submitted in auditbot; this undoes it. Leave the column out to keep what stands."
    ]


def test_a_councils_own_audits_come_in_without_any_of_it(store: Store, tmp_path: Path) -> None:
    audit = AUDITED["audits"][0] | {
        "weaknesses": "Too brief, or confusingly dense",
        "findings": "analyses; a word of ours",
        "grade": "",
    }

    report = come_in(store, tmp_path, **COUNCIL | {"people": AUDITED["people"], "audits": [audit]})

    assert report.is_good, said(report)
    assert [str(remark) for remark in report.remarks] == [
        "audits.csv, row 2, findings: “analyses” is a finding of its own. Did you mean “analysis”?",
        "audits.csv, row 2, grade: It is admissible and has no grade: the figures count it, but under no grade. Write it if it "
        "is known.",
    ]
    assert asked(store, "select tag from tags where kind <> 'strength' order by tag") == [
        ("a word of ours",), ("analyses",), ("too brief, or confusingly dense",),
    ]  # fmt: skip
    assert asked(store, "select count(*) from moderations") == [(0,)]
