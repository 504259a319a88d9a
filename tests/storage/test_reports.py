"""Reports on both databases: begun once, changed only as they were seen, and what was posted is found again."""

from dataclasses import replace
from datetime import UTC, date, datetime

from domain.report import Report, ReportState, Section
from domain.reporting import begun
from storage.ledger import Store

NOW = datetime(2018, 1, 2, 9, tzinfo=UTC)
NOVEMBER, DECEMBER = date(2017, 11, 1), date(2017, 12, 1)


def _begin(store: Store, month: date = DECEMBER, **said: object) -> Report | None:
    with store.writing(NOW) as ledger:
        return ledger.reports.begin(replace(begun(month, NOW).changed(), **said))  # type: ignore[arg-type]


def test_an_edition_is_begun_once_and_comes_back_as_it_was_kept(store: Store) -> None:
    first = _begin(store, narrative={Section.NEXT: "Supervision"}, writers=frozenset())

    assert _begin(store) is None
    with store.reading(NOW) as ledger:
        assert ledger.reports.latest(DECEMBER) == first
        assert ledger.reports.posted(DECEMBER) is None
    assert first is not None
    assert first.narrative == {Section.NEXT: "Supervision"}
    assert (first.version, first.state, first.reference) == (1, ReportState.DRAFT, "report:2017-12")


def test_of_two_who_change_it_as_they_saw_it_one_wins(store: Store) -> None:
    seen = _begin(store)
    assert seen is not None
    with store.writing(NOW) as ledger:
        assert ledger.reports.save(seen, seen.changed(narrative={Section.NEXT: "One"}))
        assert not ledger.reports.save(seen, seen.changed(narrative={Section.NEXT: "Other"}))
        kept = ledger.reports.latest(DECEMBER)
    assert kept is not None
    assert (kept.narrative, kept.version) == ({Section.NEXT: "One"}, 2)


def test_what_was_posted_is_found_beside_the_edition_that_is_worked_on(store: Store) -> None:
    first = _begin(store, state=ReportState.POSTED, figures={"moderated": 27})
    second = _begin(store, edition=2, change="A grade was changed")
    _begin(store, month=NOVEMBER, state=ReportState.POSTED)
    with store.reading(NOW) as ledger:
        assert ledger.reports.posted(DECEMBER) == first
        assert ledger.reports.latest(DECEMBER) == second
        assert [one.edition for one in ledger.reports.of(DECEMBER)] == [1, 2]
        before = ledger.reports.posted_before(DECEMBER)
    assert before is not None
    assert before.month == NOVEMBER
