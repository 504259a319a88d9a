"""What happens by itself, and when: every line of it on this screen. Hours are London's, changed by the policy."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from domain.calendar import Calendar, in_london
from domain.policy import EARLIEST_HOUR, Policy
from domain.team_plan import reminds
from scheduler import (
    chase,
    clear,
    closed_by_covers,
    digest,
    draft_report,
    escalate,
    no_report,
    plans,
    recommendations_due,
    report,
    reviews,
    roll_up,
    taken_on_by_covers,
    withdraw,
)
from storage import sight
from storage.forecast import ESCALATE
from storage.ledger import Ledger
from storage.preferences import Changed

Do = Callable[[Ledger], None]


@dataclass(frozen=True, slots=True)
class Job:
    """From the full hour `at` on, on days for which `on` says so; once a day, under its name, and where `waits` is given only
    once something waits for it."""

    name: str
    at: int
    on: Callable[[Calendar, date], bool]
    do: Do
    waits: Callable[[Ledger], bool] = lambda _ledger: True

    def is_due(self, now: datetime, policy: Policy) -> bool:
        """`now` in UTC. A slot that was missed is made up for on the same day, and lapses with it."""
        local = in_london(now)
        return local.hour >= self.at and self.on(policy.calendar, local.date())


@dataclass(frozen=True, slots=True)
class Chore:
    """At each tick at which something waits for it, whatever the day; so `do` is something that harms nobody if it is done
    twice."""

    name: str
    waits: Callable[[Ledger], bool]
    do: Do


AHEAD = (Chore("concerns", chase.is_due, chase.run),)
"""Ahead of all else that is due."""
CHORES = (
    Chore("withdraw", withdraw.is_due, withdraw.run),
    Chore("covers", sight.any_cover_over, sight.after_covers),
)


def timetable(policy: Policy, digest_hours: frozenset[int], changed: Collection[Changed] = ()) -> Iterator[Job]:
    """In the order in which they run where several are due at once. `changed`: who has changed their settings today; the slot
    of their hour may have passed."""
    yield Job("clear", EARLIEST_HOUR, Calendar.is_working_day, clear.run, clear.is_due)
    yield Job("report", min(digest_hours | {policy.digest_hour}), Calendar.is_working_day, report.run)
    yield Job(ESCALATE, policy.digest_hour, Calendar.is_working_day, escalate.run)
    yield Job("reviews", policy.digest_hour, Calendar.is_working_day, reviews.run, reviews.is_due)
    for name, told in (("taken on by covers", taken_on_by_covers), ("closed by covers", closed_by_covers)):
        yield Job(name, policy.digest_hour, Calendar.is_working_day, told.run, told.is_due)
    yield Job("plans", policy.digest_hour, reminds, plans.run)
    due = recommendations_due
    yield Job("recommendations", policy.digest_hour, Calendar.is_working_day, due.run, due.is_due)
    for hour in sorted(digest_hours | {policy.digest_hour}):
        name = f"digest {hour:02}" + (
            " for all" if hour == policy.digest_hour else ""
        )  # so that a changed hour counts today
        yield Job(name, hour, Calendar.is_working_day, partial(digest.run, hour=hour))
    for one in changed:
        hour, name = one.hour or policy.digest_hour, f"digest of person {one.person_id}, changed {one.at:%H:%M:%S}"
        do = partial(digest.run_for, person_id=one.person_id, hour=hour)
        waits = partial(digest.is_to_come, person_id=one.person_id)
        yield Job(name, hour, Calendar.is_working_day, do, waits)
    drafts = draft_report.NAME, policy.report_hour, Calendar.is_working_day, draft_report.run, draft_report.is_due
    yield Job(*drafts)
    yield Job(no_report.NAME, policy.report_hour, Calendar.is_working_day, no_report.run, no_report.is_due)
    yield Job("roll-up", policy.roll_up_hour, Calendar.begins_week, roll_up.run)
