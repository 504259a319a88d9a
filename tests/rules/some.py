"""People, teams and actions for the rules: the smallest that will do, each changed by what a test says of it."""

from datetime import UTC, date, datetime
from typing import Any

from domain.action import Action
from domain.completion import Outcome
from domain.impact import Difference
from domain.person import Actor, Person, Role, Team

TODAY = date(2018, 1, 10)
NOW = datetime(2018, 1, 10, 9, 30, tzinfo=UTC)
MANAGER, HEAD, DIRECTOR, PLT, OWNER = 1, 2, 3, 4, 5
NORTH = Team(1, "North", 1, "11-25", manager_id=MANAGER, head_id=HEAD)
OUTCOME = Outcome("Plan rewritten", "Supervision note", Difference.YES)
TOO_EARLY = Outcome("Plan rewritten", "Supervision note", Difference.TOO_EARLY)


def a_person(number: int, *roles: Role, **said: Any) -> Person:
    return Person(number, f"Person {number}", f"U{number}", frozenset(roles), **said)


def an_actor(number: int, *roles: Role, covers: tuple[Person, ...] = ()) -> Actor:
    return Actor(a_person(number, *roles), covers)


def an_action(**said: Any) -> Action:
    """A-17 of the team North: open, and due today."""
    plain = {"id": 17, "case_ref": "412087", "team": NORTH, "owner_id": OWNER, "text": "Rewrite the plan"}
    plain |= {"sent": date(2017, 12, 8), "due": TODAY, "original_due": said.get("due", TODAY)}
    return Action(**plain | said)
