"""The two published rounds, with every judgement of their audits, go out and come in elsewhere with the same figures."""

from datetime import UTC, datetime
from pathlib import Path

from domain.audit import Audit
from domain.figures import Figures, figures
from domain.moderation import Moderation, ModerationKind
from storage.audit_lists import of_round
from storage.ledger import Ledger, Store
from tests.council.test_council import PUBLISHED
from tests.tracker.test_made_up_council import COUNCIL
from tests.tracker.trackers import NOW, counted, said
from tracker import export_path, import_path

PLT = "plt@council.example"


def _audits(ledger: Ledger) -> list[Audit]:
    return [audit for of in ledger.rounds.all() for audit in of_round(ledger.audits, of.id)]


def _judge(ledger: Ledger) -> None:
    """As chat would have: each audit's judgement beside it, and of those whose grade was changed the reason, too."""
    plt = ledger.people.by_email(PLT)
    assert plt is not None
    for audit in _audits(ledger):
        if audit.moderated is None:
            continue
        at, by = datetime.combine(audit.moderated, NOW.time(), UTC), audit.moderator_id or plt.id
        note = ledger.audit_notes.add(audit.id, "moderated", by, at, "The evidence") if audit.auditor_grade else None
        ledger.moderations.add(Moderation.of(audit, ModerationKind.FIRST, by, at, note and note.number))
    for of in ledger.rounds.all():
        ledger.rounds.save(of, of.changed(figures=figures(of_round(ledger.audits, of.id)).as_values()))


def _figures(store: Store) -> dict[str, tuple[Figures, Figures]]:
    """Of each month, as they are counted and as they were frozen."""
    with store.reading(NOW) as ledger:
        rounds = ledger.rounds.all()
        return {
            of.reference: (figures(of_round(ledger.audits, of.id)), Figures.of_values(of.figures or {}))
            for of in rounds
        }


def test_their_figures_are_the_published_ones_on_the_other_side(
    sqlite_store: Store, postgres_store: Store, tmp_path: Path
) -> None:
    import_path(sqlite_store, COUNCIL, NOW)
    with sqlite_store.writing(NOW) as ledger:
        _judge(ledger)
    export_path(sqlite_store, tmp_path / "out", NOW)

    report = import_path(postgres_store, tmp_path / "out", NOW)

    assert report.is_good, said(report)
    assert counted(report)["moderations"][0] >= 51
    found = _figures(postgres_store)
    assert found == _figures(sqlite_store)
    for column, month in ((1, "2017-11"), (2, "2017-12")):
        counted_now, frozen = found[month]
        assert counted_now == frozen
        assert [counted_now.moderated, counted_now.immediate.percent, counted_now.not_yet_good.count] == [
            PUBLISHED[0][column][0], PUBLISHED[1][column][1], PUBLISHED[5][column][0],
        ]  # fmt: skip
        assert (counted_now.with_good_features.count, counted_now.good.count) == (
            PUBLISHED[6][column][0], PUBLISHED[8][column][0],
        )  # fmt: skip
