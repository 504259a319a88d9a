"""One ledger is one transaction: all that an answer reads and writes, and the history entry for every change, or nothing."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from domain.action import Action
from domain.audit import Audit
from domain.calendar import london_day
from domain.concern import Concern
from domain.refusal import Overtaken
from storage.copies import concerned, follow, follow_audit, follow_concern, refresh, refresh_homes, refresh_many
from storage.engine import Engines
from storage.history import Entry
from storage.nouns import Nouns
from storage.policies import Remembered


@dataclass(frozen=True)
class Ledger(Nouns):
    """What was asked of the nouns is saved with its entry in the history, and whoever should see it is shown it anew."""

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
            raise _overtaken(before.reference)
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
            raise _overtaken(before.reference)
        number = self.record(entry)
        follow_audit(self.connection, after)
        self.touched.add(after.reference)
        self.tell_copies_of(after.reference, str(number))
        return number

    def add_audit(self, audit: Audit, entry: Entry) -> None:
        """Write a new audit with its entry."""
        self.audits.add(audit)
        self.record(entry)

    def add_concern(self, concern: Concern, entry: Entry) -> None:
        """Write a new case of concern with its entry."""
        self.concerns.add(concern)
        self._tell_of(concern, self.record(entry))

    def save_concern(self, before: Concern, after: Concern, entry: Entry) -> None:
        """Write a changed case of concern with its entry, and have its copies drawn again; Overtaken if somebody was first."""
        if not self.concerns.save(before, after):
            raise _overtaken(before.reference)
        number = self.record(entry)
        follow_concern(self.connection, after)
        self.tell_copies_of(after.reference, str(number))
        self._tell_of(after, number)

    def _tell_of(self, concern: Concern, entry: int) -> None:
        self.touched.add(concern.reference)
        self.tell_homes({concern.team.manager_id, concern.team.head_id, concern.raised_by}, entry)

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


def _overtaken(reference: str) -> Overtaken:
    return Overtaken(f"{reference} was changed by somebody else a moment ago. Nothing was changed by your press.")


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
