"""What today's slot would send under a policy that is not in force: shown before it is saved."""

from dataclasses import dataclass

from domain.ladder import Rung
from domain.policy import Policy
from storage.agenda import agenda
from storage.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Forecast:
    """How many people get a digest, and how many actions climb to a head of service and to the director."""

    digests: int = 0
    to_heads: int = 0
    to_directors: int = 0


def forecast(ledger: Ledger, policy: Policy) -> Forecast:
    """Of the ledger's day, as if nothing had been sent on it yet; nothing is sent on a day off."""
    if not policy.calendar.is_working_day(ledger.today.day):
        return Forecast()
    found = agenda(ledger, policy)
    people = {person for hour in range(24) for person in found.digests(hour)}
    rungs = [rung for climb in found.climbs for rung in climb.rungs]
    return Forecast(len(people), rungs.count(Rung.HEAD_OF_SERVICE), rungs.count(Rung.DIRECTOR))
