"""A council that was imported and in which much has happened in chat since: something stands in every column there is."""

from datetime import date, timedelta
from pathlib import Path

from domain.absence import Absence
from domain.completion import Outcome
from domain.impact import Difference, Impact
from domain.preference import Preference
from domain.request import Request, RequestKind, RequestState
from storage.history import Entry
from storage.ledger import Ledger, Store
from tests.tracker.lived_audits import AUDITED, lived_audits
from tests.tracker.lived_concerns import CONCERNS, lived_concerns
from tests.tracker.lived_reports import lived_reports
from tests.tracker.trackers import DONE, NOW, a_council, an_action

LATER = NOW + timedelta(days=2, microseconds=123)


def a_lived_council(store: Store, folder: Path) -> None:
    """A council in which something has happened in chat as well: returned, extended, handed over, closed, noted."""
    actions = [an_action(f"A-{n}", concern="C-1" if n == 5 else "") for n in range(1, 7)]
    actions += [an_action("A-9", audit="AU-7", **DONE)]
    a_council(store, folder, actions=actions, concerns=CONCERNS, **AUDITED)
    with store.writing(LATER) as ledger:
        _complete(ledger, 1)
        _complete(ledger, 2, returned=True)
        _complete(ledger, 5)
        ledger.absences.add(Absence(2, 3, date(2018, 1, 15), date(2018, 1, 19)))
        ledger.absences.add(Absence(2, 4, date(2017, 12, 27), date(2017, 12, 29)))
        ledger.preferences.put(2, Preference(8, frozenset({0, 2, 4})))
        ledger.preferences.put(3, Preference(weekly=True))
        closed = frozenset({date(2018, 12, 27), date(2018, 12, 28)})
        assert ledger.policies.save(ledger.policy.changed(due_after=15, impact_after=10, closures=closed), 0)
        _judge(ledger, 1, Difference.TOO_EARLY, "not yet", date(2018, 3, 9))
        _judge(ledger, 1, Difference.YES, "sleeps at home again", None)
        _ask(ledger)
        ledger.notes.add(3, "note", 2, LATER, '=HYPERLINK("x")\nsecond line, with “quotes” and ;')
        ledger.notes.add(3, "returned", None, LATER, "'-1")
        gone = ledger.actions.get(6)
        assert gone is not None
        ledger.save(gone, gone.not_applicable(LATER), Entry("program", "", "closed", "A-6"))
        ledger.connection.exec_driver_sql("update actions set escalated_on = '2018-01-09', added_by = 3 where id = 3")
        ledger.connection.exec_driver_sql("update actions set rung = 2, handed_on = '2018-01-08' where id = 3")
        ledger.connection.exec_driver_sql("update actions set snoozed_until = '2018-02-01', snoozes = 2 where id = 4")
        lived_audits(ledger)
        lived_concerns(ledger)
        lived_reports(ledger)


def _complete(ledger: Ledger, number: int, *, returned: bool = False) -> None:
    action = ledger.actions.get(number)
    assert action is not None
    outcome = Outcome("Agreed with the family", "case note", Difference.TOO_EARLY, "asked again in spring")
    done = action.completed(outcome, by=2, on=date(2018, 1, 12), at=LATER, ask_on=date(2018, 2, 9), in_place_of=3)
    ledger.save(action, done, Entry("program", "", "completed", action.reference))
    if returned:
        saved = ledger.actions.get(number)
        assert saved is not None
        ledger.save(saved, saved.reopened(), Entry("program", "", "returned", action.reference))


def _judge(ledger: Ledger, number: int, said: Difference, how: str, again: date | None) -> None:
    action = ledger.actions.get(number)
    assert action is not None
    impact = Impact(said, 3, LATER, how)
    ledger.impacts.add(number, impact)
    ledger.save(action, action.judged(impact, again), Entry("program", "", "judged", action.reference))


def _ask(ledger: Ledger) -> None:
    due, moved = date(2018, 1, 22), date(2018, 2, 9)
    granted = Request(3, RequestKind.MORE_TIME, 2, LATER, "illness", from_due=due, to_due=moved)
    number = ledger.requests.add(granted)
    kept = ledger.requests.get(number)
    assert kept is not None
    ledger.requests.settle(kept.decided(RequestState.ACCEPTED, by=1, at=LATER, answer="yes"))
    ledger.requests.add(Request(4, RequestKind.HANDOVER, 2, LATER, "other service", to_owner=3, in_place_of=4))
    ledger.connection.exec_driver_sql("update actions set due = '2018-02-09', extended = 1 where id = 3")
    ledger.connection.exec_driver_sql(
        "update actions set asked = 'handover', asked_by = 2, asked_in_place_of = 4 where id = 4"
    )
