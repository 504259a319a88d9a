"""The full matrix of role, verb and state of a case of concern, held against a table written by hand from the domain page."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from domain.action import Action
from domain.audit import Audit, AuditKind, Grade
from domain.audit_round import AuditRound
from domain.concern import Capacity, Concern, ConcernState
from domain.oversight import ConcernVerb, abilities, may_raise, may_take_out
from domain.person import Actor, Person, Role, Team
from tests import who_may_concerns
from tests.rules.some import NOW, OUTCOME, TODAY, a_person, an_action

MANAGER, HEAD = a_person(1, Role.TEAM_MANAGER), a_person(2, Role.HEAD_OF_SERVICE)
PLT, DIRECTOR = a_person(3, Role.PLT), a_person(4, Role.DIRECTOR)
AUDITOR, MODERATOR = a_person(5, Role.CORE_AUDITOR), a_person(6, Role.MODERATOR)
GUEST, OWNER = a_person(7, Role.EXTERNAL_MODERATOR), a_person(8, Role.TEAM_MANAGER)
NORTH = Team(1, "North", 1, "11-25", manager_id=MANAGER.id, head_id=HEAD.id)
WORDS = {
    "see": ConcernVerb.SEE,
    "acknowledge": ConcernVerb.ACKNOWLEDGE,
    "update": ConcernVerb.UPDATE,
    "review": ConcernVerb.REVIEW,
    "add-an-action": ConcernVerb.ADD_ACTION,
    "take-an-action-out": ConcernVerb.MOVE_ACTION,
    "close": ConcernVerb.CLOSE,
    "reopen": ConcernVerb.REOPEN,
}


def somebody(number: int, *roles: Role, covers: Person | None = None) -> Actor:
    return Actor(a_person(number, *roles), (covers,) if covers else ())


PEOPLE = {
    "team manager": Actor(MANAGER),
    "cover of the team manager": somebody(20, covers=MANAGER),
    "manager of another team": somebody(21, Role.TEAM_MANAGER),
    "head of service": Actor(HEAD),
    "cover of the head of service": somebody(22, covers=HEAD),
    "head of another service": somebody(23, Role.HEAD_OF_SERVICE),
    "plt": Actor(PLT),
    "cover of the plt": somebody(24, covers=PLT),
    "director": Actor(DIRECTOR),
    "cover of the director": somebody(25, covers=DIRECTOR),
    "auditor who raised it": Actor(AUDITOR),
    "cover of the auditor who raised it": somebody(26, covers=AUDITOR),
    "moderator who raised it": Actor(MODERATOR),
    "cover of the moderator who raised it": somebody(27, covers=MODERATOR),
    "external moderator who raised it": Actor(GUEST),
    "auditor of its audit": Actor(AUDITOR),
    "moderator of its audit": Actor(MODERATOR),
    "other auditor": somebody(28, Role.CORE_AUDITOR),
    "other moderator": somebody(29, Role.MODERATOR),
    "other external moderator": somebody(30, Role.EXTERNAL_MODERATOR),
    "owner of one of its actions": Actor(OWNER),
    "cover of the owner": somebody(31, covers=OWNER),
    "social worker": somebody(32),
    "cover that is over": somebody(33, Role.TEAM_MANAGER),
}
RAISERS = {"auditor": AUDITOR, "moderator": MODERATOR, "external moderator": GUEST}
OPEN = {
    "raised": (),
    "raised, the head of service has it": (Capacity.HEAD_OF_SERVICE,),
    "raised, the team manager has it": (Capacity.TEAM_MANAGER,),
}


def at(state: str, who: str = "") -> Concern:
    """C-3 of the team North in this state; raised by this one, where they are its raiser or cover for them."""
    raiser = RAISERS[who.removesuffix(" who raised it").removeprefix("cover of the ")] if "raised it" in who else None
    team = replace(NORTH, manager_id=None) if "without a manager" in state else NORTH
    team = replace(team, head_id=None) if "without a head" in state else team
    begun = Concern(3, "412087", team, "-", TODAY, raised_by=raiser.id if raiser else None)
    has_it = OPEN.get(state, () if state.startswith("raised") else tuple(Capacity))
    had = begun.acknowledged(has_it, HEAD.id, NOW)
    if state.startswith("closed"):
        return had.closed(HEAD.id, NOW, "-", "-", TODAY)
    return had.worked_on() if state == "being worked on" else had


def seniors(state: str) -> list[Person]:
    return [PLT] if "no director" in state else [PLT, DIRECTOR]


def there(state: str) -> dict[str, Actor]:
    """Without a director nobody is one, and nobody covers for one."""
    return {who: actor for who, actor in PEOPLE.items() if not ("no director" in state and "director" in who)}


@pytest.mark.parametrize("state", who_may_concerns.TABLE)
def test_everybody_may_do_what_the_table_says_and_nothing_else(state: str) -> None:
    found = {who: abilities(actor, at(state, who), seniors(state)) for who, actor in there(state).items()}

    assert found == {who: {WORDS[word] for word in who_may_concerns.allowed(who, state)} for who in there(state)}


def test_the_table_speaks_of_every_verb_every_state_and_everybody() -> None:
    assert set(WORDS) == who_may_concerns.VERBS
    assert set(WORDS.values()) == set(ConcernVerb)
    assert {at(state).state for state in who_may_concerns.TABLE} == set(ConcernState)
    assert {*PEOPLE, "somebody who has left"} == set(who_may_concerns.EVERYBODY)
    named = {name for state in who_may_concerns.TABLE.values() for names in state for name in names}
    assert named < set(PEOPLE)


def _done(**said: Any) -> Action:
    """Done, and waiting to be accepted."""
    return an_action(owner_id=OWNER.id, concern="C-3").completed(OUTCOME, on=TODAY, at=NOW, **said)


COVER = PEOPLE["cover of the head of service"].id
AWAY = {HEAD.id: COVER}
THEIRS: dict[str, tuple[Any, dict[int, int]]] = {
    "of somebody of the team": (an_action(owner_id=OWNER.id), {}),
    "of the team manager": (an_action(owner_id=MANAGER.id), {}),
    "of the head of service": (an_action(owner_id=HEAD.id), {}),
    "done by the head of service for somebody": (_done(by=HEAD.id), {}),
    "of the head of service, who is away": (an_action(owner_id=HEAD.id), AWAY),
    "of the cover of the head of service": (an_action(owner_id=COVER), AWAY),
    "done by the cover in the place of the head of service": (_done(by=COVER, in_place_of=HEAD.id), {}),
    "of the head of service, and no director": (an_action(owner_id=HEAD.id), {}),
    "of the director, in a service without a head": (an_action(owner_id=DIRECTOR.id), {}),
    "of somebody of a team in a service without a head": (an_action(owner_id=OWNER.id), {}),
}
"""An action of each kind of the table, and who is away and covered by whom."""


@pytest.mark.parametrize("whose", who_may_concerns.TAKE_OUT)
def test_an_action_is_taken_out_by_the_head_and_of_what_is_their_own_by_the_next_above(whose: str) -> None:
    """And by nobody of what is closed."""
    action, away = THEIRS[whose]
    able = {
        state: {
            who
            for who, actor in there(f"{state}, {whose}").items()
            if may_take_out(actor, action, at(f"{state}, {whose}"), seniors(whose), away)
        }
        for state in ("working", "closed")
    }

    assert able == {"working": who_may_concerns.TAKE_OUT[whose], "closed": set()}


def an_audit(**said: Any) -> Audit:
    round_ = AuditRound(1, date(2017, 12, 1), "Planning")
    plain = {"round": round_, "kind": AuditKind.CORE, "case_ref": "412087", "team": NORTH, "auditor_id": AUDITOR.id}
    return Audit(id=7, **plain | {"submitted": TODAY, "grade": Grade.GOOD} | said)


def test_who_may_raise_one_for_the_team_and_who_from_an_audit_alone() -> None:
    alone, to_moderate, of_a_guest = (
        {who for who, actor in PEOPLE.items() if may_raise(actor, NORTH, audit)}
        for audit in (None, an_audit(), an_audit(moderator_id=GUEST.id))
    )

    assert alone == who_may_concerns.RAISE
    assert to_moderate == who_may_concerns.RAISE_FROM_AN_AUDIT_TO_MODERATE
    assert of_a_guest == who_may_concerns.RAISE_FROM_AN_AUDIT_OF_A_GUEST


def test_an_audit_of_another_team_lets_nobody_raise_one_for_this_team() -> None:
    elsewhere = an_audit(team=replace(NORTH, id=2, manager_id=9, head_id=10))

    assert {who for who, actor in PEOPLE.items() if may_raise(actor, NORTH, elsewhere)} == who_may_concerns.RAISE


def test_both_places_in_one_hand_are_had_with_one_press() -> None:
    """Where the head of service manages the team as well, and where it has no manager."""
    for team in (replace(NORTH, manager_id=HEAD.id), replace(NORTH, manager_id=None)):
        one = replace(at("raised"), team=team)
        assert ConcernVerb.ACKNOWLEDGE in abilities(Actor(HEAD), one)
        assert ConcernVerb.ACKNOWLEDGE not in abilities(Actor(HEAD), one.acknowledged(list(Capacity), HEAD.id, NOW))
