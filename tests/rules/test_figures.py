"""A round's figures, held against the two published rounds as the domain page prints them."""

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.figures import lines
from domain.audit import Admissibility, Audit, AuditKind, Grade
from domain.audit_round import AuditRound
from domain.figures import Figures, Share, figures
from domain.person import Team

COUNCIL = Path(__file__).parents[2] / "playground" / "council"
ROUND, TEAM = AuditRound(1, date(2017, 12, 1), "Planning"), Team(1, "North", 1)
# As the domain page prints them: (count, denominator, percentage), November and December.
PUBLISHED = {
    "2017-11": {
        "immediate": (12, 24, 50), "development": (9, 24, 38), "inadmissible": (3, 24, 13),
        "not_yet_good": (20, 21, 95), "with_good_features": (10, 21, 48), "without": (10, 21, 48),
        "good": (1, 21, 5), "outstanding": (0, 21, 0),
    },
    "2017-12": {
        "immediate": (19, 27, 70), "development": (6, 27, 22), "inadmissible": (2, 27, 7),
        "not_yet_good": (23, 25, 92), "with_good_features": (1, 25, 4), "without": (22, 25, 88),
        "good": (2, 25, 8), "outstanding": (0, 25, 0),
    },
}  # fmt: skip


def audited(
    number: int,
    kind: str = "core",
    grade: str = "",
    admissibility: str = "",
    good_features: bool | None = None,
) -> Audit:
    outcome = Admissibility(admissibility) if admissibility else None
    return Audit(
        number, ROUND, AuditKind(kind), "412087", TEAM, grade=Grade(grade) if grade else None,
        good_features=good_features, admissibility=outcome, submitted=date(2017, 12, 4),
    )  # fmt: skip


def published(month: str) -> list[Audit]:
    with (COUNCIL / "audits.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["month"] == month]
    features = {"yes": True, "no": False, "": None}
    return [
        audited(n, row["kind"], row["grade"], row["admissibility"], features[row["good_features"]])
        for n, row in enumerate(rows, start=1)
    ]


@pytest.mark.parametrize(("month", "moderated", "admissible"), [("2017-11", 24, 21), ("2017-12", 27, 25)])
def test_the_published_rounds_come_out_cell_by_cell(month: str, moderated: int, admissible: int) -> None:
    found = figures(published(month))
    assert (found.moderated, found.admissible) == (moderated, admissible)
    shares = {name: getattr(found, name) for name in PUBLISHED[month]}
    assert {name: (share.count, share.of, share.percent) for name, share in shares.items()} == PUBLISHED[month]


def test_every_figure_is_said_with_its_denominator() -> None:
    assert lines(figures(published("2017-11"))) == [
        "Core audits moderated: 24",
        "Immediately admissible: 12 of 24 (50%)",
        "Admissible, with development needs: 9 of 24 (38%)",
        "Inadmissible: 3 of 24 (13%)",
        "Admissible: 21",
        "Doesn't yet meet Good: 20 of 21 (95%)",
        "Doesn't yet meet Good, with good features: 10 of 21 (48%)",
        "Doesn't yet meet Good, without: 10 of 21 (48%)",
        "Good: 1 of 21 (5%)",
        "Outstanding: 0 of 21 (0%)",
    ]


def test_a_half_is_rounded_up_and_nothing_has_no_percentage() -> None:
    assert [Share(1, 8).percent, Share(3, 8).percent, Share(1, 200).percent, Share(0, 0).percent] == [13, 38, 1, None]
    assert "Good: not published" in lines(figures([]))


def test_learning_audits_and_those_not_yet_moderated_count_in_no_figure() -> None:
    some = [audited(1, "learning", "good", "immediate"), audited(2, "core", "good"), audited(3)]
    assert figures(some) == figures([])


def test_the_grade_of_an_inadmissible_audit_stays_out_of_the_figures_on_practice() -> None:
    found = figures([audited(1, "core", "outstanding", "inadmissible"), audited(2, "core", "good", "development")])
    assert (found.moderated, found.inadmissible, found.admissible) == (2, Share(1, 2), 1)
    assert (found.outstanding, found.good) == (Share(0, 1), Share(1, 1))


def test_what_was_not_judged_in_a_month_is_not_published_and_never_nought() -> None:
    ungraded = lines(figures([audited(1, "core", "", "immediate"), audited(2, "core", "", "development")]))
    assert ungraded[4:] == [
        "Admissible: 2",
        "Doesn't yet meet Good: not published",
        "Doesn't yet meet Good, with good features: not published",
        "Doesn't yet meet Good, without: not published",
        "Good: not published",
        "Outstanding: not published",
    ]
    before_features = [audited(1, "core", "not-yet-good", "immediate"), audited(2, "core", "good", "immediate")]
    assert lines(figures(before_features))[5:9] == [
        "Doesn't yet meet Good: 1 of 2 (50%)",
        "Doesn't yet meet Good, with good features: not published",
        "Doesn't yet meet Good, without: not published",
        "Good: 1 of 2 (50%)",
    ]
    one_says = [*before_features, audited(3, "core", "not-yet-good", "immediate", False)]
    assert figures(one_says).with_good_features == Share(0, 3)


some_audits = st.lists(
    st.builds(
        audited, st.integers(1, 99), st.sampled_from(["core", "learning"]),
        st.sampled_from(["good", "outstanding", "not-yet-good"]),
        st.sampled_from(["", "immediate", "development", "inadmissible"]), st.sampled_from([True, False, None]),
    )
)  # fmt: skip


@given(some_audits)
def test_the_parts_are_the_whole_and_what_is_kept_reads_the_same_again(audits: list[Audit]) -> None:
    f = figures(audits)
    assert f.immediate.count + f.development.count + f.inadmissible.count == f.moderated
    assert f.not_yet_good.count + f.good.count + f.outstanding.count == f.admissible
    assert f.with_good_features.count + f.without.count == (f.not_yet_good.count if f.without.of else 0)
    assert Figures.of_values(f.as_values()) == f
