"""Who may see, write and review a team's plan, by a table written by hand; and when a head of service is reminded of it."""

from datetime import date

import pytest

from domain.calendar import ENGLAND
from domain.person import Actor, Person, Role, Team
from domain.team_plan import PlanVerb, abilities, quarter_of, reminds

TEAM = Team(1, "North", 1, "11–25", manager_id=10, head_id=20)
PEOPLE = {
    "team manager": Person(10, "Team manager, North", roles=frozenset({Role.TEAM_MANAGER})),
    "manager of another team": Person(11, "Team manager, West", roles=frozenset({Role.TEAM_MANAGER})),
    "head of service": Person(20, "Head of service", roles=frozenset({Role.HEAD_OF_SERVICE})),
    "head of another service": Person(21, "Head of service", roles=frozenset({Role.HEAD_OF_SERVICE})),
    "director": Person(30, "Director", roles=frozenset({Role.DIRECTOR})),
    "plt": Person(40, "PLT", roles=frozenset({Role.PLT})),
    "moderator": Person(50, "Moderator", roles=frozenset({Role.MODERATOR})),
    "auditor": Person(51, "Core auditor", roles=frozenset({Role.CORE_AUDITOR})),
}
SENIORS = (PEOPLE["director"], PEOPLE["plt"])
SEE, NOTE, PLAN, REVIEW = PlanVerb.SEE, PlanVerb.NOTE, PlanVerb.PLAN, PlanVerb.REVIEW
TABLE = {
    "team manager": {SEE, NOTE, PLAN},
    "manager of another team": set(),
    "head of service": {SEE, PLAN, REVIEW},
    "head of another service": set(),
    "director": {SEE},
    "plt": {SEE},
    "moderator": set(),
    "auditor": set(),
}


@pytest.mark.parametrize("who", TABLE)
def test_each_may_do_what_the_table_says_and_so_may_their_cover(who: str) -> None:
    cover = Person(99, "Somebody")

    assert abilities(Actor(PEOPLE[who]), TEAM, SENIORS) == TABLE[who]
    assert abilities(Actor(cover, (PEOPLE[who],)), TEAM, SENIORS) == TABLE[who]


def test_the_next_above_stands_in_for_a_manager_or_head_that_there_is_not() -> None:
    headless = Team(1, "North", 1, "11–25", manager_id=10)

    assert abilities(Actor(PEOPLE["director"]), headless, SENIORS) == {SEE, PLAN, REVIEW}
    assert abilities(Actor(PEOPLE["head of service"]), Team(1, "North", 1, head_id=20), SENIORS) == set(PlanVerb)


@pytest.mark.parametrize(
    ("day", "is_reminded"),
    [
        ("2018-01-01", False), ("2018-01-02", True), ("2018-01-08", True), ("2018-01-09", False),
        ("2018-04-01", False), ("2018-04-03", True), ("2018-04-09", True), ("2018-04-10", False), ("2018-05-01", False),
    ],
)  # fmt: skip
def test_a_head_is_reminded_on_the_first_working_days_of_a_quarter(day: str, is_reminded: bool) -> None:
    """New Year is a bank holiday, and so is Easter Monday, 2 April 2018."""
    assert reminds(ENGLAND, date.fromisoformat(day)) is is_reminded


def test_a_quarter_begins_in_january_april_july_and_october() -> None:
    assert {quarter_of(date(2018, month, 28)).month for month in range(1, 13)} == {1, 4, 7, 10}
    assert quarter_of(date(2018, 12, 31)) == date(2018, 10, 1)
