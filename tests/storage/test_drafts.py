"""Drafts of audits as they are stored, on both databases: one an audit, its auditor's own, and none written over unseen."""

from datetime import timedelta

from domain.audit import Audit
from storage.ledger import Ledger, Store
from tests.office import council
from tests.office.council import IDS, put_audit

NOW = council.SOME_DAY
SAID = {"impact.evidence": '“Words” 💥 \\ " of\nseveral lines', "findings": ("SMART plans", "analysis"), "grade": ""}


def furnished(store: Store) -> None:
    with store.writing(NOW) as ledger:
        council.furnish(ledger)
        put_audit(ledger, 71)
        put_audit(ledger, 72)


def audit(ledger: Ledger, number: int = 71) -> Audit:
    found = ledger.audits.get(number)
    assert found
    return found


def test_what_is_saved_comes_back_as_it_was_with_when_it_was_saved(store: Store) -> None:
    furnished(store)
    with store.writing(NOW) as ledger:
        assert ledger.drafts.of(audit(ledger)).version == 0
        first = ledger.drafts.save(ledger.drafts.of(audit(ledger)), SAID, NOW)
        assert first
        assert ledger.drafts.save(first, {**SAID, "grade": "good"}, NOW + timedelta(minutes=5))

    with store.reading(NOW) as ledger:
        found = ledger.drafts.of(audit(ledger))
        begun = ledger.drafts.begun([audit(ledger), audit(ledger, 72)])
    assert found.answers == {**SAID, "grade": "good"}
    assert (found.version, found.at, found.auditor_id) == (2, NOW + timedelta(minutes=5), IDS["auditor"])
    assert begun == {71}


def test_whoever_saves_from_an_older_one_changes_nothing(store: Store) -> None:
    furnished(store)
    with store.writing(NOW) as ledger:
        first = ledger.drafts.save(ledger.drafts.of(audit(ledger)), SAID, NOW)
        assert first
        ledger.drafts.save(first, {"grade": "good"}, NOW)
        assert ledger.drafts.save(first, {"grade": "outstanding"}, NOW) is None
        assert ledger.drafts.of(audit(ledger)).answers == {"grade": "good"}


def test_of_another_auditors_draft_nothing_is_seen_and_a_new_one_takes_its_place(store: Store) -> None:
    furnished(store)
    with store.writing(NOW) as ledger:
        ledger.drafts.save(ledger.drafts.of(audit(ledger)), SAID, NOW)
        handed = audit(ledger).changed(auditor_id=IDS["learner"])
        ledger.audits.save(audit(ledger), handed)
        assert (ledger.drafts.of(handed).answers, ledger.drafts.begun([handed])) == ({}, frozenset())
        assert ledger.drafts.save(ledger.drafts.of(handed), {"grade": "good"}, NOW)
        assert ledger.drafts.begun([handed]) == {71}
        ledger.drafts.remove(71)
        assert ledger.drafts.of(handed).version == 0


def test_the_findings_to_choose_from_are_the_first_list_and_whatever_was_used(store: Store) -> None:
    furnished(store)
    with store.writing(NOW) as ledger:
        before = ledger.audits.finding_tags()
        ledger.audits.save(
            audit(ledger), audit(ledger).changed(findings=("another", "analysis"), weaknesses=("too brief",))
        )
        assert ledger.audits.finding_tags() == sorted([*before, "another"], key=str.casefold)
