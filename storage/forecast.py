"""What today's slot would send under a policy that is not in force: shown before it is saved."""

from dataclasses import dataclass
from datetime import date

from domain.ladder import Rung
from domain.policy import Policy
from storage.agenda import agenda, climbs_on
from storage.ledger import Ledger

ESCALATE = "escalate"
"""The job that has things climb, by its name in the timetable."""


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


@dataclass(frozen=True, slots=True)
class Unwarned:
    """How many actions would climb in the next slot of whose climbing nobody has been warned, and on which day that is."""

    number: int
    on: date


def unwarned(ledger: Ledger, policy: Policy, now: Policy) -> Unwarned:
    """What climbs under this policy and not under the one in force, whose warnings were the last to go."""
    today = ledger.today.day
    over = ESCALATE in ledger.runs.done(today) or not policy.calendar.is_working_day(today)
    day = policy.calendar.add(today, 1) if over else today
    warned = {(climb.action_id, climb.to) for climb in climbs_on(ledger, day, now)}
    found = {climb.action_id for climb in climbs_on(ledger, day, policy) if (climb.action_id, climb.to) not in warned}
    return Unwarned(len(found), day)
