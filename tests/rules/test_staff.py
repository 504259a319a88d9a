"""To whom a thing goes on a day: whoever hears of drift may answer it, and nobody hears who has left or is away."""

from dataclasses import replace
from itertools import product

import pytest

from domain.ladder import Rung
from domain.permission import TAKEN_UP, Verb
from domain.person import Role, Team
from domain.staff import Staff
from tests.rules.some import DIRECTOR, HEAD, MANAGER, NORTH, NOW, OWNER, PLT, TOO_EARLY, a_person, an_action

COVER = 6
EVERYBODY = (
    a_person(MANAGER, Role.TEAM_MANAGER),
    a_person(HEAD, Role.HEAD_OF_SERVICE),
    a_person(DIRECTOR, Role.DIRECTOR),
    a_person(PLT, Role.PLT),
    a_person(OWNER, Role.TEAM_MANAGER),
    a_person(COVER, Role.TEAM_MANAGER),
)


def staff(*gone: int, away: dict[int, int] | None = None) -> Staff:
    people = {p.id: replace(p, active=p.id not in gone) for p in EVERYBODY}
    seniors = tuple(p for p in people.values() if p.active and {Role.DIRECTOR, Role.PLT} & p.roles)
    return Staff(people, {}, away or {}, seniors)


def north(*gone: int) -> Team:
    left: dict[str, int | None] = {
        name: None for name, of in (("manager_id", MANAGER), ("head_id", HEAD)) if of in gone
    }
    return replace(NORTH, **left)  # type: ignore[arg-type]


CASES = [
    (gone, away, rung)
    for gone, away, rung in product(
        [(), (HEAD,), (DIRECTOR,), (HEAD, DIRECTOR), (MANAGER, HEAD)],
        [{}, {HEAD: COVER}, {DIRECTOR: COVER}, {HEAD: OWNER}, {DIRECTOR: OWNER}, {PLT: OWNER}],
        [Rung.HEAD_OF_SERVICE, Rung.DIRECTOR],
    )
]


@pytest.mark.parametrize(("gone", "away", "rung"), CASES)
def test_whoever_hears_of_drift_may_answer_it_and_is_there(
    gone: tuple[int, ...], away: dict[int, int], rung: Rung
) -> None:
    of, team = staff(*gone, away=away), north(*gone)
    action = an_action(rung=rung, team=team)
    told = set(of.climbs_to(OWNER, team, rung))

    assert OWNER not in told
    assert told.isdisjoint({*gone, *away})
    assert all(of.abilities(person, action) >= TAKEN_UP for person in told)


def test_where_there_is_no_director_the_plt_hears_of_the_second_rung_and_may_answer() -> None:
    of = staff(DIRECTOR)
    assert set(of.climbs_to(OWNER, NORTH, Rung.DIRECTOR)) == {PLT}
    assert of.abilities(PLT, an_action(rung=Rung.DIRECTOR)) >= TAKEN_UP
    assert of.abilities(PLT, an_action(rung=Rung.HEAD_OF_SERVICE)).isdisjoint(TAKEN_UP)


@pytest.mark.parametrize(
    ("gone", "whose"),
    [((), OWNER), ((OWNER,), MANAGER), ((OWNER, MANAGER), HEAD), ((OWNER, MANAGER, HEAD), PLT)],
)
def test_work_is_its_owners_then_the_managers_then_the_next_aboves_who_may_say_whether_it_helped(
    gone: tuple[int, ...], whose: int
) -> None:
    of, team = staff(*gone), north(*gone)
    done = an_action(team=team).completed(TOO_EARLY, by=OWNER, on=an_action().due, at=NOW)

    assert of.responsible(OWNER, team) == {whose}
    assert Verb.SAY_IMPACT in of.abilities(whose, done)


def test_what_an_owner_who_has_left_should_know_goes_to_whoever_answers_and_of_others_to_nobody() -> None:
    assert staff(OWNER, away={MANAGER: COVER}).reaches(OWNER, OWNER, NORTH) == {COVER: {OWNER}}
    assert staff(PLT).reaches(PLT, OWNER, NORTH) == {}
    assert staff(away={OWNER: COVER}).reaches(OWNER, OWNER, NORTH) == {COVER: {OWNER}}


def test_where_several_answer_for_a_leavers_work_each_hears_it_for_themselves() -> None:
    of = staff(OWNER, MANAGER, HEAD)
    two = replace(of, seniors=(*of.seniors, a_person(COVER, Role.PLT)))

    assert two.reaches(OWNER, OWNER, north(MANAGER, HEAD)) == {PLT: {PLT}, COVER: {COVER}}
    covered = replace(two, stand_ins={PLT: COVER})
    assert covered.reaches(OWNER, OWNER, north(MANAGER, HEAD)) == {COVER: {PLT, COVER}}


def test_each_who_hears_in_the_place_of_others_hears_for_whom() -> None:
    assert staff(away={HEAD: COVER}).climbs_to(OWNER, NORTH, Rung.HEAD_OF_SERVICE) == {COVER: {HEAD}}
