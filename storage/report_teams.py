"""Which teams each service has, both as messages name them (service:3, team:4): as it was when a month's report was signed off,
so that what is told of a year adds up for whoever reads it, also after a team has gone to another service."""

from collections.abc import Mapping, Sequence
from datetime import date

from storage.months import PARTS
from storage.nouns import Nouns

TEAMS = "teams"
"""Under this name the frozen figures keep them."""
TeamsOf = Mapping[str, Sequence[str]]


def teams_now(ledger: Nouns) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for team in ledger.people.teams():
        found.setdefault(f"service:{team.service_id}", []).append(f"team:{team.id}")
    return found


def teams_told(ledger: Nouns, month: date) -> TeamsOf:
    """Of a month whose report is posted those that are part of it alone."""
    one = ledger.reports.posted(month)
    if one is None or one.figures is None:
        return teams_now(ledger)
    parts, kept = one.figures.get(PARTS, {}), one.figures.get(TEAMS)
    now = {
        service: [t for t in teams if t in parts] for service, teams in teams_now(ledger).items() if service in parts
    }
    return now if kept is None else kept  # an edition from before they were kept
