"""What came of one try to deliver a notice, as plain facts; `settle` writes it down, and tells the PLT of what failed."""

from dataclasses import dataclass
from datetime import timedelta

from cards import failures
from domain.person import Role
from scheduler.address import NO_ACCOUNT
from storage.claims import Claim
from storage.deliveries import Deliveries
from storage.ledger import Ledger

FIRST_WAIT, LONGEST_WAIT = 1.0, 300.0  # seconds between tries where nobody says how long to wait
TRIES_OF_A_FAULT = 8  # about two minutes: a fault of ours that lasts so long must not hold up what comes after it
LONG_WITHOUT_ACCOUNT = timedelta(days=1)


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


def growing_wait(times: int) -> float:
    return min(FIRST_WAIT * 2.0 ** min(times - 1, 16), LONGEST_WAIT)


def our_fault(fault: Exception, times: int) -> Later | Failed:
    """Something that should not happen happened before anything went out, with this notice for the so-manieth time."""
    reason = f"fault {type(fault).__name__}"
    return Failed(reason) if times >= TRIES_OF_A_FAULT else Later(reason, growing_wait(times))


def settle(outcome: Outcome, claim: Claim, ledger: Ledger, deliveries: Deliveries) -> None:
    match outcome:
        case Sent(conversation, message):
            deliveries.sent(claim, conversation, message, ledger.now)
        case Dropped(reason):
            deliveries.settle(claim, "dropped", reason)
        case Later(reason, after):
            if deliveries.put_back(claim, reason, after) and reason == NO_ACCOUNT:
                _waits_for_account(claim, ledger)
        case Doubt(reason, after):
            deliveries.leave_in_doubt(claim, reason, after)
        case Failed(reason, asks):
            if deliveries.settle(claim, "failed", reason):
                _failed(claim, ledger, "ask-plt" if asks else "undelivered", reason)


def _failed(claim: Claim, ledger: Ledger, kind: str, trouble: str) -> None:
    """Nothing is dropped silently; but that the news of a failure failed is not news again."""
    if claim.repeatable or claim.kind in failures.KINDS:
        return
    content = {"of": claim.id, "trouble": trouble}
    _tell_plt(ledger, kind, str(claim.id), content)
    if claim.kind == "export":
        ledger.outbox.put("export-failed", claim.recipient, f"export-failed:{claim.id}", content)


def _waits_for_account(claim: Claim, ledger: Ledger) -> None:
    """It goes on being tried; once for each person the PLT hears that nothing reaches them."""
    if not claim.repeatable and ledger.now - claim.put_at >= LONG_WITHOUT_ACCOUNT:
        _tell_plt(ledger, "no-account", claim.recipient, {"of": claim.id}, but=claim.recipient)


def _tell_plt(ledger: Ledger, kind: str, about: str, content: dict[str, object], but: str = "") -> None:
    for person in ledger.people.holding(Role.PLT):
        if (recipient := f"person:{person.id}") != but:
            ledger.outbox.put(kind, recipient, f"{kind}:{about}:{person.id}", content)
