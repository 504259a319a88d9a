"""Once a quarter each head of service is reminded to go through the plans of their teams; whoever has done so already is not."""

from collections.abc import Mapping
from typing import Any

from cards.elements import Card
from cards.notice import Post
from cards.team_plan import to_review
from cards.view import View
from domain.calendar import london_day
from domain.concern import Capacity
from domain.oversight import answerable
from domain.person import Actor, Team
from domain.team_plan import PlanVerb, may, quarter_of
from storage.ledger import Ledger

KIND = "team-plans"


def run(ledger: Ledger) -> None:
    """To whoever answers for the service, or stands in for them today."""
    quarter, away = quarter_of(ledger.today.day), ledger.absences.stand_ins(ledger.today.day)
    seniors = ledger.people.seniors()
    heads = {p for team in _waiting(ledger) for p in answerable(Capacity.HEAD_OF_SERVICE, team, seniors, away)}
    for head in sorted(heads):
        to = away.get(head, head)
        key = f"{KIND}:{quarter}:{head}"
        ledger.outbox.put(KIND, f"person:{to}", key, {"head": head})


def post(ledger: Ledger, reader: Actor, content: Mapping[str, Any]) -> Post | None:
    """None where all were reviewed meanwhile, or the reader stands in for nobody any more."""
    seniors = ledger.people.seniors()
    teams = [
        team for team in _waiting(ledger)
        if content.get("head") in answerable(Capacity.HEAD_OF_SERVICE, team, seniors)
        and may(reader, PlanVerb.REVIEW, team, seniors)
    ]  # fmt: skip
    return Post(_card(ledger, reader, teams)) if teams else None


def _card(ledger: Ledger, reader: Actor, teams: list[Team]) -> Card:
    steps, reviewed = ledger.team_plans.steps([team.id for team in teams]), ledger.team_plans.last_reviewed()
    return to_review(teams, steps, reviewed, View.of(ledger, reader, ledger.today.day, ()))


def _waiting(ledger: Ledger) -> list[Team]:
    """The teams whose plan was not reviewed since the quarter began."""
    begun, reviewed = quarter_of(ledger.today.day), ledger.team_plans.last_reviewed()
    return [t for t in ledger.people.teams() if t.id not in reviewed or london_day(reviewed[t.id]) < begun]
