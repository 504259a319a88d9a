"""Two audits and their round as chat leaves them: moderated, changed, moderated again, challenged, decided, answered."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import insert

from domain.audit import Admissibility, Audit, Grade
from domain.audit_round import RoundState, Target
from domain.exemption import Exemption, ExemptionState
from domain.figures import figures
from domain.moderation import Moderation, ModerationKind
from domain.person import Role
from domain.theme import Theme
from storage.competences import Competence
from storage.ledger import Ledger
from storage.tables import exemplars
from tests.tracker.trackers import AUDITS, PEOPLE, ROUNDS

NORTH, PLT, MODERATOR, SECOND, LEARNER, DIRECTOR = 2, 4, 5, 6, 7, 8
_MORE = """
moderator-1@council.example | Moderator 1 | | moderator | | yes
moderator-2@council.example | Moderator 2 | | external-moderator | | yes
learner@council.example | Learner 1 | | learner | | yes
director@council.example | Director | | director | | yes
left@council.example | Core auditor 1 | | core-auditor | West | no
"""
_COLUMNS = ("email", "name", "slack_id", "roles", "team", "active")
_MODERATED = {
    "submitted": "2017-12-08", "admissibility": "development", "moderator_email": "moderator-1@council.example",
    "moderated": "2017-12-12", "feedback": "Say what changed for the child", "strengths": "strong evidence statements",
    "weaknesses": "too brief, or confusingly dense",
}  # fmt: skip
_AUDIT = AUDITS[0] | _MODERATED | {"auditor_email": "learner@council.example", "good_features": "yes"}
AUDITED: dict[str, Any] = {
    "people": [*PEOPLE, *(dict(zip(_COLUMNS, line.split("|"), strict=True)) for line in _MORE.strip().splitlines())],
    "rounds": [
        ROUNDS[0] | {"moderation_due": "2017-12-22", "report_due": "2 Jan 2018", "aspect2": "B  and B", "aspect3": "C"}
    ],
    "cases": [{"case_ref": "412087", "team": "North", "age_band": "5-9"}],
    "audits": [
        _AUDIT | {"auditor_grade": "outstanding"},
        _AUDIT | {"audit": "AU-8", "kind": "learning", "case_ref": "9"},
    ],
    "areas": [{"audit": "AU-7", "area": "impact", "score": 2, "evidence": "The plan", "impact": "=1+1"}],
}
_START = datetime(2017, 12, 12, 9, 30, 0, 5, UTC)


def lived_audits(ledger: Ledger) -> None:
    _round(ledger)
    _judgements(ledger)
    _people(ledger)
    _example(ledger)
    audit = _audit(ledger, 7)
    changes: dict[str, Any] = {"allocated_on": date(2017, 11, 1), "due": date(2017, 11, 24), "concern": True}
    changes |= {"exemplar": True, "second_id": SECOND, "second": "done", "challenge": "changed"}
    changes |= {"submitted_by": PLT, "challenged_by": NORTH}
    assert ledger.audits.save(audit, audit.changed(**changes))
    other = _audit(ledger, 8)
    assert ledger.audits.save(other, other.changed(taken_back=date(2017, 12, 20)))


def _audit(ledger: Ledger, number: int) -> Audit:
    found = ledger.audits.get(number)
    assert found is not None
    return found


def _round(ledger: Ledger) -> None:
    (was,) = ledger.rounds.all()
    frozen = figures([_audit(ledger, 7), _audit(ledger, 8)]).as_values()
    planned = was.changed(
        reason="performance data", state=RoundState.CLOSED, targets={1: Target(12, 3)}, figures=frozen
    )
    assert ledger.rounds.save(was, planned.changed(prompts={"impact": "What changed?", "aspect3": "=SUM(A1)"}))
    edited = Theme("Planning", ("One  of  them", "Two", "=Three"), {"experience": "Whose words say so?"})
    assert ledger.rounds.save_theme(edited, 0)
    assert ledger.rounds.save_theme(Theme("Supervision", ("A", "B", "C")), 0)
    training = next(room for room in ledger.channels.all() if room.name == "Training")
    assert ledger.channels.put(training, "#training")


def _judgements(ledger: Ledger) -> None:
    """In the order in which they came about, those of one audit between those of the other."""
    _judged(ledger, 7, ModerationKind.FIRST, MODERATOR)
    _judged(ledger, 8, ModerationKind.FIRST, MODERATOR, grade=Grade.GOOD)
    _judged(ledger, 7, ModerationKind.CHANGED, MODERATOR, "outcome changed")
    ledger.audit_notes.add(8, "replied", LEARNER, _START + timedelta(hours=3), "'-1 second line\nof it")
    _judged(ledger, 7, ModerationKind.SECOND, SECOND, feedback="")
    ledger.audit_notes.add(7, "grade challenged", NORTH, _START + timedelta(days=1), "The plan has dates")
    _judged(ledger, 7, ModerationKind.CHALLENGE, SECOND, "challenge decided", grade=Grade.GOOD)
    ledger.audit_notes.add(7, "replied", None, _START + timedelta(days=2), "Thank you")


def _judged(ledger: Ledger, number: int, kind: ModerationKind, by: int, why: str = "", **said: Any) -> None:
    at = _START + timedelta(minutes=list(ModerationKind).index(kind))
    note = ledger.audit_notes.add(number, why, by, at, f"Why {why}").number if why else None
    given = {"grade": Grade.NOT_YET_GOOD, "feedback": "Say what changed"} | said
    ledger.moderations.add(
        Moderation(0, number, kind, by, at, Admissibility.WITH_DEVELOPMENT_NEEDS, note_id=note, **given)
    )


def _example(ledger: Ledger) -> None:
    row = {"audit_id": 7, "text": {"aspect1": {"evidence": "The plan", "impact": "=dates"}}, "state": "sent back"}
    row |= {"by_id": MODERATOR, "at": _START, "decided_by": PLT, "decided_at": _START + timedelta(days=1), "version": 2}
    row |= {"answer": "Say it in other words", "posts": 1}
    ledger.connection.execute(insert(exemplars), row)


def _people(ledger: Ledger) -> None:
    ledger.competences.add(Competence(LEARNER, Role.CORE_AUDITOR, MODERATOR, _START, (7, 8), "Clear and fair"))
    ledger.competences.add(Competence(LEARNER, Role.LEARNER, PLT, _START, (), "A year away"))
    (of,) = ledger.rounds.all()
    declined = ledger.exemptions.ask(of.id, LEARNER, "Illness", LEARNER, _START)
    assert ledger.exemptions.decide(
        _asked(ledger, declined), ExemptionState.DECLINED, DIRECTOR, _START, "One audit is possible"
    )
    accepted = ledger.exemptions.ask(of.id, LEARNER, "Long illness", PLT, _START + timedelta(days=1))
    assert ledger.exemptions.decide(
        _asked(ledger, accepted), ExemptionState.ACCEPTED, DIRECTOR, _START + timedelta(days=2)
    )
    withdrawn = ledger.exemptions.ask(of.id, MODERATOR, "Leave", MODERATOR, _START)
    assert ledger.exemptions.decide(_asked(ledger, withdrawn), ExemptionState.WITHDRAWN, MODERATOR, _START)
    ledger.exemptions.ask(of.id, MODERATOR, "=too many", PLT, _START)


def _asked(ledger: Ledger, number: int) -> Exemption:
    one = ledger.exemptions.get(number)
    assert one
    return one
