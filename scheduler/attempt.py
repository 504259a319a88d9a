"""One try to deliver one notice that is held: draw it, write down that it is about to go, say it; or look whether it went.

Nothing here raises a fault of the messenger: what came of it is the outcome.
"""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy.exc import SQLAlchemyError

from cards.elements import Image
from cards.letter import Letter, Mailer
from cards.messenger import Fault, Messenger, Never, NotNow, Unknown
from cards.notice import Compose, Composed, File, Forward, HomePage, Post, Refresh, Withdrawal
from scheduler.address import Addresses
from scheduler.locate import CLOCKS_DIFFER, located
from scheduler.outcome import (
    FIRST_WAIT,
    Doubt,
    Dropped,
    Failed,
    Forwarded,
    Later,
    Lost,
    Outcome,
    Sent,
    growing_wait,
    longest_wait,
    our_fault,
)
from storage.claims import MAIL, Claim
from storage.deliveries import Deliveries, Held
from storage.engine import Unavailable
from storage.kinds import kind_of
from storage.ledger import Store

DRAWN_AT_MOST = 3  # times before one goes, where what it speaks of changes meanwhile
NO_MAIL = "no e-mail"


@dataclass(frozen=True)
class Attempts:
    """`now` is the council's time, which what is drawn speaks of; `wall` the machine's, which waits are reckoned by.

    `faults` counts our own for each notice: waiting for the platform or for an account must not use up their tries. `waits`
    counts how often a notice was put off in a row, since a wait grows with these alone and not with whatever else befell it.
    """

    store: Store
    messenger: Messenger
    compose: Compose
    addresses: Addresses
    wall: Callable[[], datetime]
    now: Callable[[], datetime]
    client_timeout: float
    lasting: timedelta
    mailer: Mailer | None = None
    faults: Counter[int] = field(default_factory=Counter)
    waits: Counter[int] = field(default_factory=Counter)

    def deliver(self, claim: Claim) -> tuple[Claim, Outcome]:
        """What came of it, and the claim as it then stands."""
        held, outcome = (claim, self._look_back(claim)) if claim.doubtful else self._try(claim)
        longest = kind_of(claim.kind).tried_for
        if isinstance(outcome, Later) and longest and self.now() - claim.put_at >= longest:
            outcome = Failed(outcome.reason)
        if isinstance(outcome, Failed):
            del self.faults[claim.id]  # an operator may have it tried again
        if not isinstance(outcome, Later):
            del self.waits[claim.id]
        return held, outcome

    def _try(self, claim: Claim) -> tuple[Claim, Outcome]:
        try:
            done = self._draw_and_say(claim)
        except Never as fault:
            return claim, Failed(fault.reason)
        except NotNow as fault:
            return claim, self._later(claim, fault)
        except Unknown as fault:  # of a call that may be made twice
            return claim, self._later(claim, NotNow(fault.reason, 0))
        except Unavailable:  # the database is away: nobody can write down anything, and the lease will run out
            raise
        except Exception as fault:  # the row must not stay held, nor the worker end
            self.faults[claim.id] += 1
            return claim, our_fault(fault, self.faults[claim.id])
        del self.faults[claim.id]
        return done

    def _draw_and_say(self, claim: Claim) -> tuple[Claim, Outcome]:
        for _ in range(DRAWN_AT_MOST):
            match composed := located(self._draw(claim), self.messenger):
                case None:
                    return claim, Dropped("no longer true")
                case Forward(to):
                    return claim, Forwarded(to)
                case Refresh(conversation, message, card):
                    self.messenger.update(conversation, message, card)
                    return claim, Sent(conversation, message)
                case HomePage(card):
                    self.messenger.publish_home(self.addresses.account(claim.recipient), card)
                    return claim, Sent()
                case Withdrawal(file):
                    self.messenger.withdraw(file)
                    return claim, Sent()
                case Post():
                    self._bring_pictures(composed)
                    held, claim = self._hold(claim, composed)
                    say = partial(self.messenger.post, claim.conversation, composed.card, claim.token)
                case Letter() if self.mailer:
                    held, claim = self._hold(claim)
                    say = partial(self._mail, self.mailer, composed, claim.token)
                case Letter():
                    return claim, Failed(NO_MAIL)
                case File(document):
                    file = self.messenger.upload(document)
                    held, claim = self._hold(claim)
                    say = partial(self.messenger.send_file, claim.conversation, file, document.card, claim.token)
            if held is Held.YES:
                return claim, self._say(claim, say)
            if held is Held.LOST:
                return claim, Lost()
        return claim, Later("changing", 1)

    def _draw(self, claim: Claim) -> Composed | None:
        with self.store.reading(self.now()) as ledger:
            return self.compose(ledger, claim.kind, claim.recipient, claim.content)

    def _bring_pictures(self, composed: Post) -> None:
        """Before it is written down that the message goes: bringing them may take longer than a holder may live."""
        if any(isinstance(block, Image) for block in composed.card.blocks):
            self.messenger.bring_pictures(composed.card)

    def _hold(self, claim: Claim, composed: Post | None = None) -> tuple[Held, Claim]:
        conversation, remembered = self.addresses.conversation(claim.recipient)
        subjects, parts = (composed.subjects, composed.parts) if composed else ({}, {})
        with self.store.writing(self.now()) as ledger:
            deliveries = Deliveries(ledger.connection, self.wall())
            held, claim = deliveries.hold(claim, conversation, subjects, self.lasting, parts)
        return held, replace(claim, remembered=remembered)

    def _say(self, claim: Claim, say: Callable[[], str]) -> Outcome:
        """From here on it may have gone: begun so early that all is over, one way or the other, when the lease ends."""
        if self.wall() - claim.since > (self.lasting - timedelta(seconds=self.client_timeout)) / 2:
            return Later("held up")
        try:
            message = say()
        except NotNow as fault:
            return self._later(claim, fault)
        except Never as fault:
            return self._refused(claim, fault)
        except Unknown as fault:
            return self._in_doubt(claim, fault.reason, answered=fault.answered)
        except Exception as fault:  # a messenger that breaks its word has perhaps sent it
            return self._in_doubt(claim, f"fault {type(fault).__name__}")
        return Sent(claim.conversation, message)

    def _mail(self, mailer: Mailer, letter: Letter, token: str) -> str:
        mailer.send(letter, token)
        return ""

    def _later(self, claim: Claim, fault: NotNow) -> Later:
        """As long as the platform asks for, else twice as long as the last time."""
        self.waits[claim.id] += 1
        return Later(fault.reason, _asked_for(claim, fault) or growing_wait(self.waits[claim.id], longest_wait(claim)))

    def _refused(self, claim: Claim, fault: Never) -> Outcome:
        """A conversation remembered from earlier may be gone: only what is refused in one opened anew is so for good."""
        with suppress(Fault, SQLAlchemyError):
            self.addresses.forget(claim.recipient)
        return Later(fault.reason, FIRST_WAIT) if claim.remembered else Failed(fault.reason)

    def _in_doubt(self, claim: Claim, reason: str, *, answered: bool = False) -> Outcome:
        """Nobody looks while it may still be under way; what is urgent is looked for soon where it is not."""
        if not self._can_look_for(claim):
            return Failed.perhaps()
        soon = growing_wait(claim.attempts, longest_wait(claim)) if answered and claim.urgent else self.client_timeout
        return Doubt(reason, min(soon, self.client_timeout))

    def _look_back(self, claim: Claim) -> Outcome:
        """An earlier holder may have sent it: it is looked for, and only what certainly has not gone is said again."""
        if not claim.conversation or claim.repeatable:
            return Later("taken up again")
        if not self._can_look_for(claim):
            return Failed.perhaps()
        try:
            message = self.messenger.find(claim.conversation, claim.token, claim.since - CLOCKS_DIFFER)
        except NotNow as fault:
            return Doubt(fault.reason, _asked_for(claim, fault) or self._wait_in_doubt(claim, FIRST_WAIT))
        except Never:
            return Failed.perhaps()
        except Exception as fault:
            reason = getattr(fault, "reason", f"fault {type(fault).__name__}")
            away = claim.urgent and getattr(fault, "answered", False)
            return Doubt(reason, self._wait_in_doubt(claim, FIRST_WAIT if away else self.client_timeout))
        return Sent(claim.conversation, message) if message else Later("looked for, not there")

    def _can_look_for(self, claim: Claim) -> bool:
        return claim.conversation != MAIL and self.messenger.can_look_into(claim.conversation)

    def _wait_in_doubt(self, claim: Claim, least: float) -> float:
        """A quarter of the time it has been in doubt: looks become rarer while the platform stays away."""
        return max(min((self.wall() - claim.since).total_seconds() / 4, longest_wait(claim)), least)


def _asked_for(claim: Claim, fault: NotNow) -> float:
    """0 where nobody says how long; a patience of our own is no longer than what is urgent may wait."""
    return max(min(fault.after, longest_wait(claim)) if fault.ours else fault.after, 0)
