"""What leaves the Practice Learning Team holds nothing that surely points at somebody: no reference, and no colleague named."""

from cards.exemplars import NAMED
from cards.words import listed
from domain.anonymising import Known, certain, words
from domain.refusal import Refusal
from storage.known_cases import among
from storage.ledger import Ledger


def check(ledger: Ledger, field: str, text: str) -> None:
    """Refusal at this input where there is some."""
    names = tuple(person.name for person in ledger.people.all())
    found = certain(text, Known(people=names), among(ledger.connection, words(text)))
    if found:
        quoted = listed([f"“{each[:60]}”" for each in found[:NAMED]])
        tells = "tells" if len(found) == 1 else "tell"
        raise Refusal(f"{quoted} {tells} who is meant. Take out every reference and name.", field=field)
