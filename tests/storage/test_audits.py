"""Audits and rounds as they are stored, on both databases: nothing is lost on the way, and of two writers one wins."""

from dataclasses import replace
from datetime import date

from domain.audit import Admissibility, Area, Audit, AuditKind, Grade, Score
from domain.audit_round import AuditRound, RoundState, Target
from domain.theme import SHIPPED, Theme
from storage.audit_lists import own, queue
from storage.ledger import Ledger, Store
from tests.office import council

NOW = council.SOME_DAY
DECEMBER = date(2017, 12, 1)


def _audit(ledger: Ledger) -> Audit:
    found = ledger.rounds.of_month(DECEMBER)
    team = ledger.people.team(council.TEAMS["North"])
    assert found
    assert team
    areas = {"impact": Area(Score.GOOD, "Notes say so", "Safer"), "aspect3": Area(Score.NOT_YET_GOOD, "None", "None")}
    return Audit(
        7, found, AuditKind.CORE, "412087", team, "5-9", council.IDS["auditor"], grade=Grade.GOOD, due=date(2017, 12, 15),
        areas=areas, findings=("SMART plans", "analysis"),
    )  # fmt: skip


def _furnished(store: Store) -> Audit:
    with store.writing(NOW) as ledger:
        council.furnish(ledger)
        audit = _audit(ledger)
        ledger.audits.add(audit)
    return audit


def test_an_audit_comes_back_as_it_was_stored(store: Store) -> None:
    audit = _furnished(store)

    with store.reading(NOW) as ledger:
        assert ledger.audits.get(7) == audit
        assert ledger.audits.get(8) is None


def test_every_change_is_kept_and_of_two_made_at_once_the_second_is_refused(store: Store) -> None:
    audit = _furnished(store)
    moderated = audit.changed(
        submitted=date(2017, 12, 14), admissibility=Admissibility.IMMEDIATE, moderated=date(2017, 12, 20), concern=False,
        moderator_id=council.IDS["moderator"], strengths=("strong evidence statements",), feedback="Clear", areas={},
        findings=(),
    )  # fmt: skip
    with store.writing(NOW) as ledger:
        assert ledger.audits.save(audit, moderated)
        assert not ledger.audits.save(audit, audit.changed(feedback="Too late"))
        assert ledger.audits.get(7) == moderated


def test_ones_own_audits_come_with_those_to_do_first_and_the_queue_with_the_oldest(store: Store) -> None:
    audit = _furnished(store)
    with store.writing(NOW) as ledger:
        for number, day in ((8, 14), (9, 12), (10, 13)):
            ledger.audits.add(replace(audit, id=number, case_ref=str(number), submitted=date(2017, 12, day)))
        ledger.audits.add(replace(audit, id=11, case_ref="11", taken_back=DECEMBER))
        ledger.audits.add(
            replace(
                audit,
                id=12,
                case_ref="12",
                auditor_id=None,
                submitted=DECEMBER,
                admissibility=Admissibility.INADMISSIBLE,
            )
        )

        assert [a.id for a in own(ledger.audits, [council.IDS["auditor"]])] == [7, 8, 10, 9]
        assert [a.id for a in queue(ledger.audits)] == [9, 10, 8]


def test_a_round_keeps_its_targets_and_of_two_changes_the_second_is_refused(store: Store) -> None:
    planned = AuditRound(
        0, date(2018, 1, 1), "Planning", ("a", "b", "c"), state=RoundState.PLANNED, reason="Timeliness"
    )
    with store.writing(NOW) as ledger:
        council.furnish(ledger)
        added = ledger.rounds.add(replace(planned, targets={1: Target(5, 1)}))
        opened = added.changed(state=RoundState.OPEN, targets={2: Target(3, 0)}, figures={"core": 3})
        assert ledger.rounds.save(added, opened)
        assert not ledger.rounds.save(added, added.changed(theme="Other"))
        assert ledger.rounds.get(added.id) == opened
        assert [r.month for r in ledger.rounds.all()] == [date(2018, 1, 1), DECEMBER]


def test_an_edited_theme_stands_in_place_of_the_one_that_was_shipped(store: Store) -> None:
    edited, new = Theme("Planning", ("x", "y", "z"), {"impact": "?"}), Theme("Voice", ("a", "b", "c"))
    with store.writing(NOW) as ledger:
        assert ledger.rounds.save_theme(edited, 0)
        assert ledger.rounds.save_theme(new, 0)
        assert not ledger.rounds.save_theme(new, 0)
        assert ledger.rounds.save_theme(edited, 1)
        assert not ledger.rounds.save_theme(edited, 1)

        found = {theme.name: theme for theme in ledger.rounds.themes()}
        assert list(found) == ["Assessment", "Planning", "Voice"]
        assert found["Assessment"] == SHIPPED[0]
        assert found["Planning"] == replace(edited, version=2)
