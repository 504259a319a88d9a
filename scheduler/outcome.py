"""What came of one try to deliver a notice, as plain facts; `settle` writes it down, and tells the PLT of what failed."""

from dataclasses import dataclass

from cards.messenger import NotNow
from domain.person import Role
from storage.claims import Claim
from storage.deliveries import Deliveries
from storage.ledger import Ledger

FIRST_WAIT, LONGEST_WAIT = 1.0, 300.0  # seconds between tries where nobody says how long to wait
TRIES_OF_A_FAULT = 8  # about four minutes: a fault of ours that lasts so long must not hold up what comes after it


@dataclass(frozen=True, slots=True)
class Sent:
    conversation: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class Dropped:
    reason: str


@dataclass(frozen=True, slots=True)
class Later:
    """It certainly has not gone. `after` in seconds."""

    reason: str
    after: float = 0


@dataclass(frozen=True, slots=True)
class Doubt:
    """It may have gone: somebody looks after so many seconds."""

    reason: str
    after: float


@dataclass(frozen=True, slots=True)
class Failed:
    """`asks`: whether it went is not known and cannot be, so that people must look."""

    reason: str
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Lost:
    """Somebody else holds it now; it is theirs to write down."""


Outcome = Sent | Dropped | Later | Doubt | Failed | Lost

_ABOUT_FAILURES = ("undelivered", "ask-plt")


def later(fault: NotNow, attempts: int) -> Later:
    """As long as the platform asks for, else twice as long as the last time."""
    return Later(fault.reason, fault.after if fault.after > 0 else growing_wait(attempts))


def growing_wait(attempts: int) -> float:
    return min(FIRST_WAIT * 2.0 ** min(attempts - 1, 16), LONGEST_WAIT)


def our_fault(fault: Exception, attempts: int) -> Later | Failed:
    """Something that should not happen happened before anything went out."""
    reason = f"fault {type(fault).__name__}"
    return Failed(reason) if attempts >= TRIES_OF_A_FAULT else Later(reason, growing_wait(attempts))


def settle(outcome: Outcome, claim: Claim, ledger: Ledger, deliveries: Deliveries) -> None:
    match outcome:
        case Sent(conversation, message):
            deliveries.settle(claim, "sent", conversation=conversation, message=message)
        case Dropped(reason):
            deliveries.settle(claim, "dropped", trouble=reason)
        case Later(reason, after):
            deliveries.put_back(claim, reason, after)
        case Doubt(reason, after):
            deliveries.leave_in_doubt(claim, reason, after)
        case Failed(reason, asks):
            if deliveries.settle(claim, "failed", trouble=reason):
                _tell_plt(claim, ledger, "ask-plt" if asks else "undelivered", reason)


def _tell_plt(claim: Claim, ledger: Ledger, kind: str, trouble: str) -> None:
    """Nothing is dropped silently; but that the news of a failure failed is not news again."""
    if claim.repeatable or claim.kind in _ABOUT_FAILURES:
        return
    content = {"of": claim.id, "trouble": trouble}
    for person in ledger.people.holding(Role.PLT):
        ledger.outbox.put(kind, f"person:{person.id}", f"{kind}:{claim.id}:{person.id}", content)
