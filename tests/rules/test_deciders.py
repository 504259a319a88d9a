"""Who decides: the head of service, or the next above where that is who asked or did it; and never that person."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.action import Audited
from domain.capacity import in_place_of
from domain.deciding import deciders, may_decide
from domain.ladder import Rung
from domain.permission import Verb, abilities, may_add, may_own
from domain.person import Actor, Person, Role, Team
from tests.rules.some import (
    DIRECTOR,
    HEAD,
    MANAGER,
    NORTH,
    NOW,
    OUTCOME,
    OWNER,
    PLT,
    TODAY,
    a_person,
    an_action,
    an_actor,
)

SENIORS = [a_person(DIRECTOR, Role.DIRECTOR), a_person(PLT, Role.PLT)]
ids = st.integers(1, 8)
some_roles = st.sets(st.sampled_from([Role.PLT, Role.DIRECTOR, Role.HEAD_OF_SERVICE, Role.TEAM_MANAGER]))
people = st.lists(st.builds(lambda n, held: a_person(n, *held), ids, some_roles), unique_by=lambda p: p.id)
teams = st.builds(
    lambda manager, head: replace(NORTH, manager_id=manager, head_id=head), st.none() | ids, st.none() | ids
)
involved_people = st.sets(st.none() | ids, max_size=2)


@pytest.mark.parametrize(
    ("head", "involved", "expected"),
    [
        (HEAD, {OWNER}, {HEAD}),
        (HEAD, {None}, {HEAD}),
        (HEAD, {HEAD}, {DIRECTOR}),
        (HEAD, {HEAD, DIRECTOR}, {PLT}),
        (HEAD, {HEAD, DIRECTOR, PLT}, set()),
        (None, {OWNER}, {DIRECTOR}),
        (None, {DIRECTOR}, {PLT}),
        (DIRECTOR, {DIRECTOR}, {PLT}),
    ],
)
def test_the_next_above_decides_where_the_head_may_not(
    head: int | None, involved: set[int | None], expected: set[int]
) -> None:
    assert deciders(replace(NORTH, head_id=head), involved, SENIORS) == expected


def test_a_second_director_decides_before_the_plt() -> None:
    seniors = [*SENIORS, a_person(9, Role.DIRECTOR)]

    assert deciders(replace(NORTH, head_id=DIRECTOR), {DIRECTOR}, seniors) == {9}


@given(teams, involved_people, people)
def test_nobody_is_named_to_decide_on_what_they_asked_or_did(
    team: Team, involved: set[int | None], found: list[Person]
) -> None:
    assert not deciders(team, involved, found) & involved


@given(teams, ids, people, st.lists(ids, max_size=3))
def test_nobody_decides_what_they_asked_or_did_not_even_as_a_cover(
    team: Team, who: int, seniors: list[Person], covered: list[int]
) -> None:
    actor = Actor(a_person(who), tuple(a_person(number) for number in covered))

    assert not may_decide(actor, team, {who}, seniors)


@given(teams, ids, people, st.lists(ids, max_size=3))
def test_a_cover_decides_for_nobody_who_asked_or_did_it(
    team: Team, asked_by: int, seniors: list[Person], covered: list[int]
) -> None:
    """Not even where they cover for a decider as well: they stand in the place of both."""
    actor = Actor(a_person(99), tuple(a_person(number) for number in covered))
    decide = may_decide(actor, team, {asked_by}, seniors)

    assert decide == (asked_by not in covered and bool(set(covered) & deciders(team, {asked_by}, seniors)))


def test_a_cover_of_the_head_decides_in_their_place() -> None:
    cover = an_actor(9, covers=(a_person(HEAD, Role.HEAD_OF_SERVICE),))

    assert may_decide(cover, NORTH, {OWNER}, SENIORS)
    assert not may_decide(cover, NORTH, {HEAD}, SENIORS)
    assert not may_decide(cover, NORTH, {9}, SENIORS)


def test_who_completed_it_neither_accepts_nor_returns_it() -> None:
    waiting = an_action(concern="C-1").completed(OUTCOME, by=HEAD, on=TODAY, at=NOW)
    head, director = an_actor(HEAD, Role.HEAD_OF_SERVICE), an_actor(DIRECTOR, Role.DIRECTOR)

    assert not abilities(head, waiting, SENIORS) & {Verb.ACCEPT, Verb.RETURN}
    assert abilities(director, waiting, SENIORS) >= {Verb.ACCEPT, Verb.RETURN}


def test_the_plt_does_not_return_what_one_of_them_completed_for_a_team_they_manage() -> None:
    done = an_action(team=replace(NORTH, manager_id=PLT)).completed(OUTCOME, by=PLT, on=TODAY, at=NOW)

    assert Verb.RETURN not in abilities(an_actor(PLT, Role.PLT), done, SENIORS)
    assert Verb.RETURN in abilities(an_actor(8, Role.PLT), done, SENIORS)
    assert Verb.RETURN in abilities(an_actor(HEAD), done, SENIORS)


def test_the_plt_approves_no_handover_that_they_asked_for() -> None:
    asked = an_action(asked="handover", asked_by=PLT)

    assert Verb.APPROVE_HANDOVER not in abilities(an_actor(PLT, Role.PLT), asked, SENIORS)
    assert Verb.APPROVE_HANDOVER not in abilities(an_actor(8, Role.PLT, covers=(a_person(PLT),)), asked, SENIORS)
    assert Verb.APPROVE_HANDOVER in abilities(an_actor(8, Role.PLT), asked, SENIORS)


def test_a_cover_sees_and_may_do_what_the_covered_person_may() -> None:
    for person in (a_person(OWNER), a_person(MANAGER), a_person(HEAD), a_person(PLT, Role.PLT)):
        covering = Actor(a_person(9), (person,))
        assert abilities(covering, an_action(), SENIORS) == abilities(Actor(person), an_action(), SENIORS)


TWICE = replace(NORTH, manager_id=OWNER)


def test_a_cover_keeps_what_is_their_own() -> None:
    both = Actor(a_person(OWNER), (a_person(HEAD),))

    assert {Verb.COMPLETE, Verb.CLOSE} <= abilities(both, an_action(owner_id=MANAGER, team=TWICE), SENIORS)


CLOSING = {"open": Verb.CLOSE, "not applicable": Verb.REOPEN}


@pytest.mark.parametrize("state", CLOSING)
@pytest.mark.parametrize(
    ("owner", "away", "closes"),
    [
        (OWNER, {}, {HEAD, PLT}),
        (HEAD, {}, {DIRECTOR, PLT}),
        (PLT, {}, {HEAD}),
        (OWNER, {HEAD: OWNER}, {HEAD, DIRECTOR, PLT}),
        (HEAD, {HEAD: 9}, {DIRECTOR, PLT}),
        (OWNER, {OWNER: HEAD}, {DIRECTOR, PLT}),
        (OWNER, {OWNER: 9, HEAD: 9}, {HEAD, DIRECTOR, PLT}),
        (OWNER, {HEAD: 9}, {9, HEAD, PLT}),
        (OWNER, {PLT: OWNER}, {HEAD, PLT}),
        (PLT, {PLT: HEAD}, {DIRECTOR}),
    ],
)
def test_nobody_closes_or_reopens_what_they_own_also_through_a_cover(
    state: str, owner: int, away: dict[int, int], closes: set[int]
) -> None:
    action = an_action(owner_id=owner)
    action = action if state == "open" else action.not_applicable(NOW)
    everybody = {OWNER: (), MANAGER: (), HEAD: (), 9: (), DIRECTOR: (Role.DIRECTOR,), PLT: (Role.PLT,)}

    def able(number: int) -> bool:
        covers = tuple(a_person(p, *everybody[p]) for p, cover in away.items() if cover == number)
        return CLOSING[state] in abilities(an_actor(number, *everybody[number], covers=covers), action, SENIORS, away)

    assert {number for number in everybody if able(number)} == closes


def test_whoever_was_told_in_place_of_the_head_may_reassign() -> None:
    late = an_action(owner_id=9).escalated(Rung.HEAD_OF_SERVICE, TODAY)
    director = an_actor(DIRECTOR, Role.DIRECTOR)

    assert Verb.REASSIGN in abilities(director, late, SENIORS, {HEAD: 9})
    assert Verb.REASSIGN not in abilities(director, late, SENIORS)


AUDIT = Audited(7, auditor_id=OWNER, moderator_id=MANAGER)


@pytest.mark.parametrize(
    ("who", "audit", "allowed"),
    [
        (an_actor(PLT, Role.PLT), None, True),
        (an_actor(PLT, Role.PLT), AUDIT, True),
        (an_actor(OWNER, Role.CORE_AUDITOR), AUDIT, True),
        (an_actor(OWNER, Role.LEARNER), AUDIT, True),
        (an_actor(OWNER, Role.CORE_AUDITOR), None, False),
        (an_actor(8, Role.CORE_AUDITOR), AUDIT, False),
        (an_actor(8, Role.LEARNER), AUDIT, False),
        (an_actor(8, Role.MODERATOR), AUDIT, True),
        (an_actor(8, Role.MODERATOR), None, False),
        (an_actor(MANAGER, Role.EXTERNAL_MODERATOR), AUDIT, True),
        (an_actor(8, Role.EXTERNAL_MODERATOR), AUDIT, False),
        (an_actor(8, Role.EXTERNAL_MODERATOR), Audited(7), False),
        (an_actor(OWNER, Role.TEAM_MANAGER), AUDIT, False),
        (an_actor(HEAD, Role.HEAD_OF_SERVICE), AUDIT, False),
        (an_actor(DIRECTOR, Role.DIRECTOR), AUDIT, False),
        (an_actor(DIRECTOR, Role.DIRECTOR), None, False),
        (an_actor(9, covers=(a_person(OWNER, Role.CORE_AUDITOR),)), AUDIT, True),
    ],
)
def test_who_may_add_an_action(who: Actor, audit: Audited | None, allowed: bool) -> None:
    assert may_add(who, audit) is allowed


def test_an_action_can_be_given_to_whoever_works_for_the_council_and_still_does() -> None:
    assert may_own(a_person(1, Role.LEARNER))
    assert may_own(a_person(1, Role.EXTERNAL_MODERATOR, Role.CORE_AUDITOR))
    assert not may_own(a_person(1))
    assert not may_own(a_person(1, Role.EXTERNAL_MODERATOR))
    assert not may_own(replace(a_person(1, Role.TEAM_MANAGER), active=False))


def test_where_the_head_is_away_and_their_cover_asked_the_next_above_decides_meanwhile() -> None:
    away = {HEAD: OWNER}

    assert deciders(NORTH, {OWNER}, SENIORS, away) == {DIRECTOR}
    assert deciders(NORTH, {MANAGER}, SENIORS, away) == {HEAD}
    assert deciders(NORTH, {OWNER}, [*SENIORS, a_person(9, Role.DIRECTOR)], {**away, DIRECTOR: OWNER}) == {9}
    assert deciders(NORTH, {OWNER}, [], away) == {HEAD}


@given(teams, ids, people, st.dictionaries(ids, ids, max_size=3))
def test_absences_leave_a_decider_wherever_there_is_one_and_never_who_asked(
    team: Team, who: int, seniors: list[Person], away: dict[int, int]
) -> None:
    able = deciders(team, {who}, seniors, away)

    assert bool(able) == bool(deciders(team, {who}, seniors))
    assert who not in able


COVERED = (a_person(OWNER), a_person(HEAD, Role.HEAD_OF_SERVICE))


@pytest.mark.parametrize(
    ("who", "covers", "owner", "expected"),
    [
        (9, COVERED, OWNER, OWNER),
        (9, COVERED, HEAD, HEAD),
        (9, COVERED[1:], HEAD, HEAD),
        (MANAGER, COVERED, OWNER, None),
        (OWNER, COVERED[1:], OWNER, None),
        (9, (a_person(MANAGER), *COVERED), OWNER, OWNER),
        (9, (a_person(MANAGER),), OWNER, MANAGER),
        (OWNER, (), OWNER, None),
    ],
)
def test_a_cover_stands_in_for_whoever_might_have_done_it(
    who: int, covers: tuple[Person, ...], owner: int, expected: int | None
) -> None:
    actor = an_actor(who, Role.TEAM_MANAGER, covers=covers)

    for verb in (Verb.COMPLETE, Verb.ASK_MORE_TIME):
        assert in_place_of(actor, verb, an_action(owner_id=owner)) == expected


def test_what_a_cover_did_in_somebodys_place_is_both_persons_own() -> None:
    asked = an_action(owner_id=HEAD).asking("more-time", 9, HEAD)
    done = an_action(owner_id=HEAD, concern="C-1").completed(OUTCOME, by=9, on=TODAY, at=NOW, in_place_of=HEAD)
    for who in (HEAD, 9):
        assert not abilities(an_actor(who), asked, SENIORS) & {Verb.DECIDE}
        assert not abilities(an_actor(who, Role.PLT), done, SENIORS) & {Verb.ACCEPT, Verb.RETURN}
    assert Verb.DECIDE in abilities(an_actor(DIRECTOR, Role.DIRECTOR), asked, SENIORS)
    assert Verb.ACCEPT in abilities(an_actor(DIRECTOR, Role.DIRECTOR), done, SENIORS)
    assert asked.unanswered().asked_in_place_of is None
