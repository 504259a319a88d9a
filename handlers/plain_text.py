"""What leaves the Practice Learning Team holds nothing that surely points at somebody: no reference, and no colleague named."""

from collections.abc import Sequence

from cards.exemplars import NAMED
from cards.words import listed
from domain.anonymising import Known, certain, words
from domain.refusal import Refusal
from storage.known_cases import among
from storage.ledger import Ledger


def check(ledger: Ledger, field: str, text: str) -> None:
    """Refusal at this input where there is some."""
    _refuse(_found(ledger, text, tuple(person.name for person in ledger.people.all())), "", field)


def check_offered(ledger: Ledger, field: str, text: str, where: str = "") -> None:
    """The same of references alone, for what auditbot has filled in of what others typed: it names teams, too. `where` it stands,
    if not at an input."""
    _refuse(_found(ledger, text, ()), where, field)


def _refuse(found: Sequence[str], where: str, field: str) -> None:
    if found:
        quoted = listed([f"“{each[:60]}”" for each in found[:NAMED]])
        tells = "tells" if len(found) == 1 else "tell"
        raise Refusal(f"{quoted} {tells} who is meant{where}. Take out every reference and name.", field=field)


def _found(ledger: Ledger, text: str, names: tuple[str, ...]) -> list[str]:
    return certain(text, Known(people=names), among(ledger.connection, words(text)))
