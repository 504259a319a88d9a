"""What followed from the monthly report, as chat leaves it, and the report itself: each column holds something."""

from datetime import date, timedelta

from sqlalchemy import insert

from domain.evidence import Evidence
from domain.recommendation import Recommendation, RecommendationState
from domain.report import ReportState, Section
from domain.reporting import begun
from domain.sentence import Sentence, SentenceState
from domain.team_plan import StepState
from storage.ledger import Ledger
from storage.tables import opinions, plan_items, plan_reviews, team_notes
from tests.tracker.trackers import NOW

DECEMBER, DUE = date(2017, 12, 1), date(2018, 3, 1)
HEAD, NORTH, PLT = 1, 2, 4
LATER = NOW + timedelta(hours=1, microseconds=9)
SAID = {"by_id": NORTH, "at": NOW, "version": 1}


def lived_reports(ledger: Ledger) -> None:
    """R-4 is done and R-5 open; of two notes of other sources of one day the second is withdrawn; P-2 is done and P-3 open."""
    first = Recommendation(
        4,
        DECEMBER,
        "=1+1",
        DUE,
        PLT,
        NOW,
        "Planning",
        "Fewer plans\nwithout dates",
        ("SMART plans", "analysis"),
        1,
        owner_id=HEAD,
    )
    done = first.changed(state=RecommendationState.DONE, closed_at=LATER, closed_by=HEAD, outcome="Each has its dates")
    ledger.recommendations.add(first)
    assert ledger.recommendations.save(first, done)
    ledger.recommendations.add(Recommendation(5, DECEMBER, "Talk it through", DUE, PLT, NOW))
    ledger.recommendation_notes.add(4, "progress", HEAD, LATER, "'half way")
    for text in ("Nine of twelve had no dates", "Written down twice"):
        last = ledger.evidence.add(Evidence(None, date(2017, 12, 12), "Dip sample", text, ("analysis",), PLT, NOW))
    assert ledger.evidence.withdraw(last, LATER)
    _of_teams(ledger)
    _of_the_report(ledger)


def _of_teams(ledger: Ledger) -> None:
    run = ledger.connection.execute
    run(insert(opinions), {"audit_id": 7, "fair": "partly", "useful": "yes", "text": "We use it in supervision"} | SAID)
    run(insert(team_notes), {"team_id": 1, "month": "2017-12", "text": "We write it with the family"} | SAID)
    steps = (
        {"id": 2, "state": str(StepState.DONE), "closed_at": LATER, "outcome": "All were read"},
        {"id": 3, "state": str(StepState.OPEN), "closed_at": None, "outcome": ""},
    )
    run(insert(plan_items), [{"team_id": 1, "text": "Read plans together", "due": DUE} | SAID | step for step in steps])
    run(insert(plan_reviews), {"team_id": 1, "by_id": HEAD, "at": LATER, "text": "@ gone through"})


def _of_the_report(ledger: Ledger) -> None:
    """A correction that is written, after an edition that was posted."""
    narrative = {Section.NEXT: "Supervision in January"}
    posted = {"signed_by": HEAD, "signed_at": NOW, "posted_by": PLT, "posted_at": LATER, "figures": {}}
    written = {"narrative": narrative, "written_by": PLT, "writers": frozenset({PLT, NORTH})}
    for edition, more in (
        (1, posted | {"state": ReportState.POSTED}),
        (2, {"edition": 2, "change": "An audit was missing"}),
    ):
        assert ledger.reports.begin(begun(DECEMBER, NOW).changed(**written, **more)), edition
    one = Sentence(None, DECEMBER, "Home became calm.", SentenceState.WAITING, PLT, NOW, audit_id=7)
    kept = ledger.sentences.add(one)
    decided = kept.changed(state=SentenceState.SENT_BACK, decided_by=HEAD, decided_at=LATER, answer="Say when")
    assert ledger.sentences.save(kept, decided)
