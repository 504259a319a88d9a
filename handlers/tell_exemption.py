"""Who hears of an exemption: those who decide when it is asked, the auditor, who asked and the PLT once it is decided,
and whoever had to do with it once it is withdrawn."""

from collections.abc import Iterable

from cards import exemptions as cards
from domain.exemption import Exemption, ExemptionState, deciders
from domain.person import Role
from handlers import tell_people
from handlers.ask import Ask
from storage.ledger import Ledger
from storage.meant import EXEMPTION


def asked(ask: Ask, ledger: Ledger, one: Exemption) -> None:
    _put(ask, ledger, cards.ASKED, one, deciders(one, ledger.people.seniors()))


def decided(ask: Ask, ledger: Ledger, one: Exemption, state: ExemptionState) -> None:
    """The PLT is told of one that was accepted: audits may have to go to somebody else."""
    plt = {person.id for person in ledger.people.holding(Role.PLT)} if state is ExemptionState.ACCEPTED else set()
    _put(ask, ledger, cards.KINDS[state], one, {*one.involved, one.decided_by, *plt})


def _put(ask: Ask, ledger: Ledger, kind: str, one: Exemption, people: Iterable[int | None]) -> None:
    tell_people.put(ask, ledger, kind, str(one.id), people, EXEMPTION, [one.id], {})
