"""Who may do what with a recommendation, by a table written by hand; and in which annual plan it stands."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from domain.person import Actor, Person, Role
from domain.recommendation import Recommendation, RecommendationState, RecommendationVerb, abilities, year_name, year_of

PEOPLE = {
    "owner": Person(10, "Team manager, North", roles=frozenset({Role.TEAM_MANAGER})),
    "owner who leads nothing": Person(10, "Social worker"),
    "another team manager": Person(11, "Team manager, West", roles=frozenset({Role.TEAM_MANAGER})),
    "head of service": Person(20, "Head of service", roles=frozenset({Role.HEAD_OF_SERVICE})),
    "director": Person(30, "Director", roles=frozenset({Role.DIRECTOR})),
    "plt": Person(40, "PLT", roles=frozenset({Role.PLT})),
    "moderator": Person(50, "Moderator", roles=frozenset({Role.MODERATOR})),
    "external moderator": Person(51, "External moderator", roles=frozenset({Role.EXTERNAL_MODERATOR})),
    "auditor": Person(52, "Core auditor", roles=frozenset({Role.CORE_AUDITOR})),
}
ONE = Recommendation(
    4,
    date(2017, 11, 1),
    "Plan with the family",
    date(2018, 3, 1),
    40,
    datetime(2018, 1, 2, tzinfo=UTC),
    owner_id=10,
    service_id=3,
)
POSTED, OWN = replace(ONE, is_posted=True), frozenset({3})
SEE, NOTE, FINISH = RecommendationVerb.SEE, RecommendationVerb.NOTE, RecommendationVerb.FINISH
PROGRAMME = set(RecommendationVerb) - {FINISH}
"""Those who run it do not say themselves that another's is done."""
TABLE = {
    "owner": {SEE, NOTE, FINISH},
    "owner who leads nothing": {SEE, NOTE, FINISH},
    "another team manager": {SEE},
    "head of service": {SEE},
    "director": {SEE},
    "plt": PROGRAMME,
    "moderator": set(),
    "external moderator": set(),
    "auditor": set(),
}


@pytest.mark.parametrize("who", TABLE)
def test_each_may_do_what_the_table_says_once_the_report_is_posted_and_so_may_their_cover(who: str) -> None:
    assert abilities(Actor(PEOPLE[who]), POSTED, OWN) == TABLE[who]
    assert abilities(Actor(Person(99, "Somebody"), (PEOPLE[who],)), POSTED, OWN) == TABLE[who]


@pytest.mark.parametrize("who", TABLE)
def test_before_that_it_is_the_business_of_the_programme_alone(who: str) -> None:
    before = {"plt": PROGRAMME, "director": {SEE}}

    assert abilities(Actor(PEOPLE[who]), ONE) == before.get(who, set())


@pytest.mark.parametrize("state", [RecommendationState.DONE, RecommendationState.DROPPED])
@pytest.mark.parametrize("who", TABLE)
def test_what_is_closed_is_only_read(who: str, state: RecommendationState) -> None:
    assert abilities(Actor(PEOPLE[who]), replace(POSTED, state=state), OWN) == TABLE[who] & {SEE}


@pytest.mark.parametrize("who", ["another team manager", "head of service"])
def test_those_who_lead_read_what_is_to_all_services_and_to_their_own(who: str) -> None:
    elsewhere = frozenset({4})

    assert abilities(Actor(PEOPLE[who]), POSTED, elsewhere) == set()
    assert abilities(Actor(PEOPLE[who]), replace(POSTED, service_id=None), elsewhere) == {SEE}
    assert abilities(Actor(PEOPLE["owner"]), POSTED, elsewhere) == {SEE, NOTE, FINISH}


def test_the_year_of_the_plan_runs_from_april() -> None:
    assert [year_of(date(2018, month, 1)) for month in (1, 3, 4, 12)] == [2017, 2017, 2018, 2018]
    assert (year_name(2017), year_name(2099)) == ("2017/18", "2099/00")
