"""Cases of concern as chat leaves them: one that was called and not yet answered, one worked on, and one that was closed."""

from datetime import date, timedelta
from typing import Any

from domain.action import Audited
from domain.concern import Capacity, Concern, Duty
from storage.history import Entry
from storage.ledger import Ledger
from tests.tracker.trackers import NOW, Rows

CONCERN: dict[str, Any] = {
    "concern": "C-1", "case_ref": "412087", "team": "North", "raised_on": "2017-12-20",
    "text": "Nobody has seen the child since the plan was made",
}  # fmt: skip
BOTH = {"acknowledged_on": "2017-12-21"}
CONCERNS: Rows = [
    CONCERN | BOTH,
    CONCERN | BOTH | {"concern": "C-2", "closed_on": "8 Jan 2018", "outcome": "The child is safe"},
]
_ENTRY = Entry("program", "none", "raised", "C-3")


def lived_concerns(ledger: Ledger) -> None:
    """C-1 and C-2 came in; C-3 is raised in chat, and each column of it holds something."""
    first, second = ledger.concerns.some([1, 2])
    team = first.team
    called = {
        Capacity.TEAM_MANAGER: Duty(
            Capacity.TEAM_MANAGER,
            told=(2,),
            times=3,
            again_at=NOW + timedelta(hours=1, microseconds=7),
            trouble="user_not_found",
            since=NOW - timedelta(hours=20),
            unreached=(2,),
        ),
        Capacity.HEAD_OF_SERVICE: Duty(Capacity.HEAD_OF_SERVICE, by=1, at=NOW, told=(1, 4), times=1, held_by=4),
    }
    told, on = date(2018, 1, 10), date(2018, 1, 9)
    raised = Concern(
        3, "412087", team, "=1+1\nwith a second line", on, True, NOW - timedelta(hours=20), 3, Audited(7, None, None),
        review_due=on, review_told_on=told, director_on=told, duties=called,
    )  # fmt: skip
    ledger.add_concern(raised, _ENTRY)
    worked = first.reviewed(date(2018, 1, 30))
    ledger.save_concern(first, worked, _ENTRY)
    closed = second.closed(1, NOW, "'-1", "sleeps at home again", date(2018, 6, 1), in_place_of=4).told_of_closing(told)
    ledger.save_concern(second, closed, _ENTRY)
    ledger.concern_notes.add(1, "review", 1, NOW, "@visit made")
    ledger.concern_notes.add(1, "update", None, NOW + timedelta(minutes=1), "Seen at school, twice")
