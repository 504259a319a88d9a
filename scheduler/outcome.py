"""What came of one try to deliver a notice, as plain facts; `settle` writes it down, and sees to what failed."""

from collections.abc import Mapping
from dataclasses import dataclass

from cards.notice import Content
from domain.person import Role
from scheduler import waiting
from scheduler.concern_reaches import not_reached, reached
from scheduler.forward import forward
from scheduler.moderators import told_directly
from storage.claims import Claim
from storage.deliveries import Deliveries
from storage.doubt import ASKED, PERHAPS
from storage.kinds import kind_of
from storage.ledger import Ledger

FIRST_WAIT, LONGEST_WAIT = 1.0, 300.0  # seconds between tries where nobody says how long to wait
LONGEST_OF_URGENT = 30.0  # the same of what is urgent: once the platform is back it must not wait long
TRIES_OF_A_FAULT = 8  # about two minutes: a fault of ours that lasts so long must not hold up what comes after it


@dataclass(frozen=True, slots=True)
class Sent:
    conversation: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class Dropped:
    reason: str


@dataclass(frozen=True, slots=True)
class Forwarded:
    """It goes to these people instead, or to them as well; nothing of it has gone yet."""

    to: Mapping[int, Content]


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

    @classmethod
    def perhaps(cls) -> "Failed":
        """It may have arrived, and nobody can tell."""
        return cls(PERHAPS, asks=True)


@dataclass(frozen=True, slots=True)
class Lost:
    """Somebody else holds it now; it is theirs to write down."""


Outcome = Sent | Dropped | Forwarded | Later | Doubt | Failed | Lost


def longest_wait(claim: Claim) -> float:
    return LONGEST_OF_URGENT if claim.urgent else LONGEST_WAIT


def growing_wait(times: int, longest: float = LONGEST_WAIT) -> float:
    return min(FIRST_WAIT * 2.0 ** min(times - 1, 16), longest)


def our_fault(fault: Exception, times: int) -> Later | Failed:
    """Something that should not happen happened before anything went out, with this notice for the so-manieth time."""
    reason = f"fault {type(fault).__name__}"
    return Failed(reason) if times >= TRIES_OF_A_FAULT else Later(reason, growing_wait(times))


def settle(outcome: Outcome, claim: Claim, ledger: Ledger, deliveries: Deliveries, *, by_mail: bool = False) -> None:
    """`by_mail`: whether a letter may go in the place of what is refused."""
    match outcome:
        case Sent(conversation, message):
            if deliveries.sent(claim, conversation, message, ledger.now):
                reached(ledger, claim)
        case Dropped(reason):
            deliveries.settle(claim, "dropped", reason)
        case Forwarded(to):
            forward(claim, to, ledger, deliveries)
        case Later(reason, after):
            if deliveries.put_back(claim, reason, after):
                waiting.see_to(claim, ledger, reason, by_mail=by_mail)
        case Doubt(reason, after):
            if deliveries.leave_in_doubt(claim, reason, after):
                waiting.see_to(claim, ledger, reason, by_mail=by_mail)
        case Failed(reason, asks):
            asks = asks and kind_of(claim.kind).asked_about and bool(ledger.people.holding(Role.PLT))
            perhaps_at = ledger.now if reason == PERHAPS else None
            if deliveries.settle(claim, "failed", ASKED if asks else reason, perhaps_at):
                _failed(claim, ledger, reason, asks=asks, by_mail=by_mail)


def _failed(claim: Claim, ledger: Ledger, trouble: str, *, asks: bool, by_mail: bool) -> None:
    """Nothing is dropped silently: people are asked at once whether it arrived, or a letter goes in its place; whatever of
    this is not done, or fails in its turn, stands in the PLT's next digest."""
    content = {"of": claim.id, "trouble": trouble, "tries": claim.attempts}
    if asks:
        plt = [person.id for person in ledger.people.holding(Role.PLT)]
        for person_id in ledger.absences.present(plt, ledger.today.day):
            ledger.outbox.put(
                "ask-plt", f"person:{person_id}", f"ask-plt:{claim.id}:{claim.attempts}:{person_id}", content
            )
    elif by_mail:
        waiting.write_instead(claim, ledger)
    not_reached(ledger, claim, trouble)
    told_directly(ledger, claim, trouble)
    if claim.kind == "export":
        ledger.outbox.put("export-failed", claim.recipient, f"export-failed:{claim.id}", content)
