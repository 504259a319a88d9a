"""One ledger is one transaction: all that an answer reads and writes, and the history entry for every change, or nothing."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from sqlalchemy import Connection

from domain.action import Action
from domain.audit import Audit
from domain.calendar import Today, london_day
from domain.policy import Policy
from domain.refusal import Overtaken
from domain.staff import Staff
from storage.absences import Absences
from storage.actions import Actions
from storage.answered import Answered
from storage.audits import Audits
from storage.channels import Channels
from storage.competences import Competences
from storage.copies import concerned, follow, follow_audit, refresh, refresh_homes, refresh_many
from storage.drafts import Drafts
from storage.engine import Engines
from storage.exemptions import Exemptions
from storage.history import Entry, History
from storage.impacts import Impacts
from storage.lists import Lists
from storage.moderations import Moderations
from storage.notes import OF_ACTIONS, OF_AUDITS, Notes
from storage.numbers import Numbers
from storage.outbox import Outbox
from storage.people import People
from storage.policies import Policies, Remembered
from storage.preferences import Preferences
from storage.proposals import Proposals
from storage.requests import Requests
from storage.roles import Roles
from storage.rounds import Rounds
from storage.runs import Runs
from storage.staff import everybody
from storage.undelivered import Failures
from storage.unreached import Unreached


@dataclass(frozen=True)
class Ledger:
    """The queries by noun over one connection. `now` is the instant that everything in it happens at, in UTC."""

    connection: Connection
    now: datetime
    history_key: bytes
    touched: set[str] = field(default_factory=set)
    later: list[Entry] | None = None
    remembered: Remembered = field(default_factory=Remembered)

    @cached_property
    def actions(self) -> Actions:
        return Actions(self.connection)

    @cached_property
    def lists(self) -> Lists:
        return Lists(self.connection)

    @cached_property
    def numbers(self) -> Numbers:
        return Numbers(self.connection)

    @cached_property
    def people(self) -> People:
        return People(self.connection)

    @cached_property
    def audits(self) -> Audits:
        return Audits(self.connection)

    @cached_property
    def competences(self) -> Competences:
        return Competences(self.connection)

    @cached_property
    def rounds(self) -> Rounds:
        return Rounds(self.connection)

    @cached_property
    def exemptions(self) -> Exemptions:
        return Exemptions(self.connection)

    @cached_property
    def proposals(self) -> Proposals:
        return Proposals(self.connection)

    @cached_property
    def audit_notes(self) -> Notes:
        return Notes(self.connection, OF_AUDITS)

    @cached_property
    def drafts(self) -> Drafts:
        return Drafts(self.connection)

    @cached_property
    def moderations(self) -> Moderations:
        return Moderations(self.connection)

    @cached_property
    def requests(self) -> Requests:
        return Requests(self.connection)

    @cached_property
    def notes(self) -> Notes:
        return Notes(self.connection, OF_ACTIONS)

    @cached_property
    def impacts(self) -> Impacts:
        return Impacts(self.connection)

    @cached_property
    def absences(self) -> Absences:
        return Absences(self.connection)

    @cached_property
    def preferences(self) -> Preferences:
        return Preferences(self.connection)

    @cached_property
    def policies(self) -> Policies:
        return Policies(self.connection)

    @cached_property
    def roles(self) -> Roles:
        return Roles(self.connection)

    @cached_property
    def channels(self) -> Channels:
        return Channels(self.connection)

    @cached_property
    def policy(self) -> Policy:
        """The numbers in force. Where nothing is changed they may be a minute old, as reading them costs every list."""
        if self.later is None:
            return self.policies.get().policy
        return self.remembered.policy(self.policies, self.now)

    @cached_property
    def today(self) -> Today:
        """The day in London at the ledger's instant, with the council's own calendar."""
        return Today(london_day(self.now), self.policy.calendar)

    @cached_property
    def staff(self) -> Staff:
        """Everybody, and who stands in for whom today: for those who plan for all of them."""
        return everybody(self.people, self.absences.stand_ins(self.today.day))

    @cached_property
    def runs(self) -> Runs:
        return Runs(self.connection, self.now)

    @cached_property
    def outbox(self) -> Outbox:
        return Outbox(self.connection, self.now)

    @cached_property
    def failures(self) -> Failures:
        return Failures(self.connection)

    @cached_property
    def unreached(self) -> Unreached:
        return Unreached(self.connection, self.now)

    @cached_property
    def answered(self) -> Answered:
        return Answered(self.connection, self.now)

    @cached_property
    def history(self) -> History:
        return History(self.connection, self.history_key)

    def record(self, entry: Entry) -> int:
        """Write one entry of the history, at the instant of this ledger; returns its number.

        A ledger that only reads keeps it in `later`, for whoever opened it to write before the answer is given.
        """
        if self.later is not None:
            self.later.append(entry)
            return 0
        return self.history.append(entry, self.now)

    def save(self, before: Action, after: Action, entry: Entry) -> None:
        """Write a changed action with its entry, and bring every copy up to date; Overtaken if somebody was first."""
        if not self.actions.save(before, after):
            raise Overtaken(
                f"{before.reference} was changed by somebody else a moment ago. Nothing was changed by your press."
            )
        self.tell_copies(after, self.record(entry), concerned(before) | concerned(after))

    def save_many(self, changes: Sequence[tuple[Action, Action, Entry]]) -> None:
        """The same for several that the program itself changes; Overtaken if somebody was first with any of them."""
        if not self.actions.save_many([(before, after) for before, after, _ in changes]):
            raise Overtaken("Some of these actions were changed by somebody else a moment ago.")
        last = self.history.append_many([entry for _, _, entry in changes], self.now)
        refresh_many(self.connection, self.outbox, [after.reference for _, after, _ in changes], str(last))
        people = {person for _, after, _ in changes for person in concerned(after)}
        self.tell_homes(people, last)

    def save_audit(self, before: Audit, after: Audit, entry: Entry) -> int:
        """Write a changed audit with its entry, and have its posted copies drawn again; Overtaken if somebody was first.

        Returns the entry's number.
        """
        if not self.audits.save(before, after):
            raise Overtaken(
                f"{before.reference} was changed by somebody else a moment ago. Nothing was changed by your press."
            )
        number = self.record(entry)
        follow_audit(self.connection, after)
        self.touched.add(after.reference)
        self.tell_copies_of(after.reference, str(number))
        return number

    def add_audit(self, audit: Audit, entry: Entry) -> None:
        """Write a new audit with its entry."""
        self.audits.add(audit)
        self.record(entry)

    def add(self, action: Action, entry: Entry) -> None:
        """Write a new action with its entry."""
        self.actions.add(action)
        self.tell_copies(action, self.record(entry), concerned(action))

    def tell_homes(self, people: set[int | None], entry: int) -> None:
        """Have the home pages of these people drawn again. `entry`: the change's number."""
        refresh_homes(self.connection, self.outbox, people, london_day(self.now), str(entry))

    def tell_copies_of(self, subject: str, mark: str) -> None:
        """Have every posted message about this drawn again. `mark` tells one change from the next."""
        refresh(self.connection, self.outbox, subject, mark)

    def tell_copies(self, action: Action, entry: int, people: set[int | None]) -> None:
        """Have every posted message and home page that shows the action drawn again. `entry`: the change's number."""
        follow(self.connection, action)
        self.tell_copies_of(action.reference, str(entry))
        self.tell_homes(people, entry)
        self.touched.add(action.reference)


class Store:
    """Opens ledgers. `after_commit` is called once a transaction that put something in the outbox is durable."""

    def __init__(self, engines: Engines, history_key: bytes, after_commit: Callable[[], None] = lambda: None) -> None:
        self.engines = engines
        self.history_key = history_key
        self.after_commit = after_commit
        self._remembered = Remembered()

    @contextmanager
    def writing(self, now: datetime) -> Iterator[Ledger]:
        """A transaction that may change things; an exception rolls all of it back."""
        with self.engines.writing.begin() as connection:
            ledger = Ledger(connection, now, self.history_key)
            yield ledger
        if ledger.policies.were_changed:
            self._remembered.forget()
        if ledger.outbox.has_new:
            self.after_commit()

    @contextmanager
    def reading(self, now: datetime) -> Iterator[Ledger]:
        """For questions that change nothing and are not written down."""
        with self.engines.reading.connect() as connection:
            yield Ledger(connection, now, self.history_key, later=[], remembered=self._remembered)
