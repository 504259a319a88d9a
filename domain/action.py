"""An audit action and how it changes: completed, returned, given more time, reassigned, closed (domain page, "The cycle" 6)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from domain.calendar import ENGLAND, Calendar
from domain.completion import Completion, Outcome
from domain.impact import Impact
from domain.ladder import Rung
from domain.ladder import Standing as OnLadder
from domain.person import Team


class Status(StrEnum):
    OPEN = "open"
    AWAITING_ACCEPTANCE = "awaiting-acceptance"
    COMPLETE = "complete"
    NOT_APPLICABLE = "not-applicable"

    @property
    def is_closed(self) -> bool:
        return self in (Status.COMPLETE, Status.NOT_APPLICABLE)


_NOT_ASKED: Mapping[str, Any] = {"asked": "", "asked_by": None, "asked_in_place_of": None}


@dataclass(frozen=True, slots=True)
class Audited:
    """The audit an action comes from, and who judged the case and the audit."""

    id: int
    auditor_id: int | None = None
    moderator_id: int | None = None

    @property
    def reference(self) -> str:
        return f"AU-{self.id}"


@dataclass(frozen=True, slots=True)
class Action:
    """A required action as it stands. `version` goes up with every change; a change made against an old one is refused."""

    id: int
    case_ref: str
    team: Team
    owner_id: int
    text: str
    sent: date
    due: date
    original_due: date
    status: Status = Status.OPEN
    version: int = 1
    audit: Audited | None = None
    concern: str = ""
    added_by: int | None = None
    extended: int = 0
    asked: str = ""
    asked_by: int | None = None
    escalated_on: date | None = None
    closed_at: datetime | None = None
    rung: int = Rung.NOBODY
    handed_on: date | None = None
    snoozed_until: date | None = None
    snoozes: int = 0
    asked_in_place_of: int | None = None
    completion: Completion | None = None

    @property
    def reference(self) -> str:
        return f"A-{self.id}"

    @property
    def is_open(self) -> bool:
        return self.status is Status.OPEN

    @property
    def needs_acceptance(self) -> bool:
        """Escalated actions and those of a case of concern are not complete until accepted ("Rules that settle doubts")."""
        return bool(self.concern) or self.escalated_on is not None

    @property
    def on_ladder(self) -> OnLadder:
        return OnLadder(self.due, self.rung, self.handed_on, bool(self.concern))

    @property
    def pressing(self) -> tuple[bool, date, int]:
        """By which every list is in order: what belongs to a case of concern first, then what falls due first."""
        return not self.concern, self.due, self.id

    def days_late(self, today: date, calendar: Calendar = ENGLAND) -> int:
        """Working days overdue; 0 on the due day and before it, at least 1 on any day after it."""
        return calendar.late(self.due, today)

    @property
    def is_undecided(self) -> bool:
        """Whether it is complete, and nobody could say yet whether that made a difference for the child."""
        return self.status is Status.COMPLETE and self.completion is not None and self.completion.is_undecided

    def completed(
        self,
        outcome: Outcome,
        *,
        by: int,
        on: date,
        at: datetime,
        ask_on: date | None = None,
        in_place_of: int | None = None,
    ) -> "Action":
        """`ask_on`: when to ask whether it made a difference, where that is too early to say."""
        status = Status.AWAITING_ACCEPTANCE if self.needs_acceptance else Status.COMPLETE
        done = Completion(outcome, on=on, by=by, at=at, ask_on=ask_on, in_place_of=in_place_of)
        return self._next(status=status, closed_at=at if status.is_closed else None, completion=done, **_NOT_ASKED)

    def accepted(self, at: datetime) -> "Action":
        return self._next(status=Status.COMPLETE, closed_at=at)

    def judged(self, impact: Impact, ask_on: date | None) -> "Action":
        """Somebody says whether it made a difference; `ask_on`: when to ask again, where it is still too early."""
        done = self.completion
        said = replace(done, impacts=(*done.impacts, impact), ask_on=ask_on) if done else None
        return self._next(completion=said)

    def reopened(self) -> "Action":
        """Open again with its old due date; the completion it had stays on record as no longer standing."""
        past = replace(self.completion, standing=False, ask_on=None) if self.completion else None
        return self._next(status=Status.OPEN, closed_at=None, completion=past)

    def not_applicable(self, at: datetime) -> "Action":
        return self._next(status=Status.NOT_APPLICABLE, closed_at=at, **_NOT_ASKED)

    def belonging_to(self, concern: str) -> "Action":
        """From now on it is part of this case of concern, whose actions are not put off."""
        return self._next(concern=concern, snoozed_until=None)

    def asking(self, kind: str, by: int, in_place_of: int | None = None) -> "Action":
        """Something was asked for about it, and waits for a decision."""
        return self._next(asked=kind, asked_by=by, asked_in_place_of=in_place_of)

    def moved(self, due: date) -> "Action":
        """More time was granted: the only thing that moves a due date; the ladder begins anew at its foot."""
        moved = {"due": due, "extended": self.extended + 1, "rung": Rung.NOBODY, "snoozed_until": None}
        return self._next(**moved, **_NOT_ASKED)

    def handed_to(self, owner_id: int, on: date) -> "Action":
        """Reassigning keeps due date and lateness; the new owner hears of it whatever the old one had snoozed."""
        handed = replace(self, **_NOT_ASKED) if self.asked == "handover" else self
        return handed._next(owner_id=owner_id, handed_on=on, snoozed_until=None)

    def escalated(self, rung: Rung, on: date) -> "Action":
        """Somebody further up is told that it is late."""
        return self._next(rung=rung, escalated_on=on)

    def taken_out(self) -> "Action":
        """It no longer belongs to a case of concern, and is an ordinary one of its case; its due date stays."""
        return self._next(concern="")

    def snoozed(self, until: date) -> "Action":
        """Its owner is not reminded before that day; due date and ladder stay as they are."""
        return self._next(snoozed_until=until, snoozes=self.snoozes + 1)

    def unanswered(self) -> "Action":
        """A request was declined: nothing but the waiting ends."""
        return self._next(**_NOT_ASKED)

    def _next(self, **changes: Any) -> "Action":
        return replace(self, version=self.version + 1, **changes)


def parse_reference(words: str, prefix: str = "A") -> int | None:
    """'A-17', 'a17' and '17' are all 17, whatever dash a keyboard made of the hyphen; anything else is None."""
    found = re.fullmatch(rf"(?:{prefix}\s*[-‐‑–—]?\s*)?0*([1-9][0-9]{{0,8}})", words.strip(), re.IGNORECASE | re.ASCII)
    return int(found[1]) if found else None
