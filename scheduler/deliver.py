"""The outbox worker: takes one notice after another, says it, and writes down what came of it, so that each is said once.

It keeps no state that matters: whatever instant it is killed at, another finds in the database what was certainly done,
what certainly was not, and what must be looked for. Copies of the bot on one database share the work.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import Event, Lock, Thread
from typing import Any

import structlog
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from cards.letter import Mailer
from cards.messenger import Messenger
from cards.notice import Compose
from domain.refusal import Overtaken
from scheduler.address import Addresses, Resolve
from scheduler.attempt import Attempts
from scheduler.gong import Gong
from scheduler.outcome import Doubt, Failed, Outcome, Sent, settle
from storage.claims import Claim, Claims
from storage.deliveries import Deliveries
from storage.ledger import Store
from storage.paces import Paces

log = structlog.get_logger("deliver")
Observe = Callable[[str, str, float], None]
"""Told of each try: the notice's kind, the outcome's name in small letters, and how many seconds it took."""

SETTLE_TRIES, SETTLE_PAUSE = 120, 1.0  # while the database is away, what was sent is remembered for two minutes


class Deliverer:
    """`wall` is the machine's clock, `now` the council's (the same where not given). `mailer`: None where there is no e-mail.

    The last of several `threads` that is free takes urgent notices alone, and none where another is being sent the same way, to
    the same person or by e-mail: so many others may hang, and a case of concern to somebody else still goes at once.

    `pace`: seconds between two messages to one recipient; `workspace_pace`: between any two; 0 for none. `margin`: how much
    longer than `client_timeout` a holder may live; the clocks of the copies must agree within it. `poll`: how often the
    notices of other copies are looked for.
    """

    def __init__(
        self,
        store: Store,
        messenger: Messenger,
        compose: Compose,
        wall: Callable[[], datetime],
        *,
        now: Callable[[], datetime] | None = None,
        resolve: Resolve = lambda _person_id: None,
        mailer: Mailer | None = None,
        threads: int = 4,
        pace: float = 1.0,
        workspace_pace: float = 0.25,
        client_timeout: float = 30.0,
        margin: float = 10.0,
        poll: float = 2.0,
        sleep: Callable[[float], None] = time.sleep,
        observe: Observe = lambda _kind, _outcome, _seconds: None,
    ) -> None:
        self._store, self._wall, self._now = store, wall, now or wall
        self._threads, self._pace, self._workspace_pace, self._poll = threads, pace, workspace_pace, poll
        self._sleep, self._observe = sleep, observe
        self._lasting = timedelta(seconds=client_timeout + margin)
        addresses = Addresses(store, messenger, resolve, wall)
        self._by_mail = mailer is not None
        self._attempts = Attempts(
            store, messenger, compose, addresses, wall, self._now, client_timeout, self._lasting, mailer
        )
        self._gong, self._stopping = Gong(), Event()
        self._mine: dict[int, Claim] = {}
        self._lock = Lock()

    def wake(self) -> None:
        """Something was put: to be called after the commit (`Store.after_commit`)."""
        self._gong.ring()

    def run(self) -> None:
        """Deliver until `stop` is called."""
        workers = [Thread(target=self._work, name=f"deliver-{n}", daemon=True) for n in range(max(self._threads, 1))]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()

    def stop(self) -> None:
        """What is being said is finished and written down; nothing new is begun."""
        self._stopping.set()
        self._gong.ring()

    def run_until_idle(self, limit: float = 0, *, patience: float = 0) -> int:
        """Deliver, in this thread, all that becomes due within `limit` seconds; returns how many tries were made.

        It goes on after that for as long as the next thing comes due within `patience` seconds, however many there are: longer
        than a lease, and nothing stays in doubt. What waits for long (an account, a platform that stays away) is left.
        """
        end, tries = self._wall() + timedelta(seconds=limit), 0
        while True:
            while self.deliver_one():
                tries += 1
            instant = self._next_instant()
            if instant is None or instant > max(end, self._wall() + timedelta(seconds=patience)):
                return tries
            self._sleep(max((instant - self._wall()).total_seconds(), 0.0))

    def is_idle(self, soon: float = 0) -> bool:
        """Nothing is on its way from here, and nothing comes due within so many seconds."""
        with self._lock, self._store.reading(self._now()) as ledger:  # while the lock is held nothing is claimed
            claims = Claims(ledger.connection, self._wall())
            if self._mine or claims.anything(self._mine, workspace_pace=self._workspace_pace):
                return False
            instant = claims.next_instant()
        return instant is None or instant > self._wall() + timedelta(seconds=soon)

    def deliver_one(self, *, urgent_only: bool = False) -> bool:
        """Try the notice whose turn it is; False if none is due."""
        with self._holding(urgent_only) as claim:
            if claim is None:
                return False
            began = time.monotonic()
            held, outcome = self._attempts.deliver(claim)
            self._write_down(held, outcome)
        name = type(outcome).__name__.lower()
        self._observe(claim.kind, name, time.monotonic() - began)
        if isinstance(outcome, Failed | Doubt):
            log.warning(name, notice=claim.id, kind=claim.kind, trouble=outcome.reason)
        return True

    @contextmanager
    def _holding(self, urgent_only: bool) -> Iterator[Claim | None]:
        """Claim one and remember that it is ours, so that no jump of the clock lets us take it up from ourselves."""
        with self._lock:
            claim = self._claim(urgent_only)
            if claim:
                self._mine[claim.id] = claim
        try:
            yield claim
        finally:
            if claim:
                self._mine.pop(claim.id, None)

    def _claim(self, urgent_only: bool) -> Claim | None:
        last = 1 < self._threads == len(self._mine) + 1
        how: Any = {"urgent_only": urgent_only or last, "busy": self._busy(1 if last else max(self._threads - 2, 1))}
        with self._store.reading(self._now()) as ledger:
            claims = Claims(ledger.connection, self._wall(), **how)
            if not claims.anything(self._mine, workspace_pace=self._workspace_pace):
                return None
        try:
            with self._store.writing(self._now()) as ledger:
                claims = Claims(ledger.connection, self._wall(), **how)
                return claims.take(self._lasting, self._mine, workspace_pace=self._workspace_pace)
        except IntegrityError:  # another copy has just begun one for the same recipient
            return None

    def _busy(self, most: int) -> list[str]:
        """The ways on which so many urgent ones are being sent from here."""
        sending = Counter(claim.way for claim in self._mine.values() if claim.urgent)
        return [way for way, many in sending.items() if many >= most]

    def _write_down(self, claim: Claim, outcome: Outcome) -> None:
        """What has been said must be written down: where the database is away, or somebody changes what it speaks of at this
        moment, it is waited for."""
        for left in range(SETTLE_TRIES, 0, -1):
            try:
                return self._settle(claim, outcome)
            except (SQLAlchemyError, Overtaken) as fault:
                log.warning("not written down", notice=claim.id, fault=type(fault).__name__, tries_left=left - 1)
                self._sleep(SETTLE_PAUSE)
        return None

    def _settle(self, claim: Claim, outcome: Outcome) -> None:
        with self._store.writing(self._now()) as ledger:
            settle(outcome, claim, ledger, Deliveries(ledger.connection, self._wall()), by_mail=self._by_mail)
            if isinstance(outcome, Sent) and not claim.repeatable and self._pace:
                Paces(ledger.connection).rest(claim.recipient, self._wall() + timedelta(seconds=self._pace))

    def _next_instant(self) -> datetime | None:
        with self._store.reading(self._now()) as ledger:
            return Claims(ledger.connection, self._wall()).next_instant()

    def _work(self) -> None:
        while not self._stopping.is_set():
            heard = self._gong.rung
            try:
                if not self.deliver_one():
                    self._gong.wait(heard, self._pause())
            except Exception as fault:  # a worker that ends silently would lose everything after it
                log.error("worker", fault=type(fault).__name__)
                self._gong.wait(self._gong.rung, self._poll)

    def _pause(self) -> float:
        """Until something becomes due by itself, but never so long that what other copies put is left lying."""
        instant = self._next_instant()
        left = (instant - self._wall()).total_seconds() if instant else self._poll
        return min(max(left, 0.005), self._poll)
