"""The playground's made-up council is a tracker like any other, and its audits give the two published rounds."""

from pathlib import Path

from storage.ledger import Store
from tests.tracker.trackers import NOW, asked, counted, said
from tracker import import_path

COUNCIL = Path(__file__).parents[2] / "playground" / "council"
PUBLISHED = {
    "2017-11": {
        "moderated": 24,
        "immediate": 12,
        "development": 9,
        "inadmissible": 3,
        "not-yet-good": 20,
        "with": 10,
        "good": 1,
    },
    "2017-12": {
        "moderated": 27,
        "immediate": 19,
        "development": 6,
        "inadmissible": 2,
        "not-yet-good": 23,
        "with": 1,
        "good": 2,
    },
}
FIGURES = """
select count(*) as moderated,
  sum(case when admissibility = 'immediate' then 1 else 0 end) as "immediate",
  sum(case when admissibility = 'development' then 1 else 0 end) as development,
  sum(case when admissibility = 'inadmissible' then 1 else 0 end) as inadmissible,
  sum(case when admissibility <> 'inadmissible' and grade = 'not-yet-good' then 1 else 0 end) as "not-yet-good",
  sum(case when admissibility <> 'inadmissible' and grade = 'not-yet-good' and good_features then 1 else 0 end) as "with",
  sum(case when admissibility <> 'inadmissible' and grade = 'good' then 1 else 0 end) as good
from audits join rounds on rounds.id = round_id where month = :month and kind = 'core' and admissibility is not null
"""


def test_it_comes_in_without_a_fault_or_a_remark_and_twice_without_a_change(store: Store) -> None:
    first = import_path(store, COUNCIL, NOW)
    second = import_path(store, COUNCIL, NOW)

    assert first.is_good, said(first)
    assert not first.remarks, [str(remark) for remark in first.remarks]
    assert (first.counts["services"].new, first.counts["teams"].new) == (3, 9)
    assert not any(new or changed for new, changed, _ in counted(second).values())


def test_its_audits_are_those_of_the_published_rounds(store: Store) -> None:
    import_path(store, COUNCIL, NOW)

    for month, published in PUBLISHED.items():
        assert asked(store, FIGURES, month=month) == [tuple(published.values())]
