"""The full matrix of role, verb and state, held against a table written by hand from the domain page."""

from dataclasses import replace

import pytest

from domain.action import Action, Audited
from domain.ladder import Rung
from domain.permission import Verb, abilities, may
from domain.person import Actor, Person, Role
from tests import who_may
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
    TOO_EARLY,
    a_person,
    an_action,
    an_actor,
)

AUDITOR, MODERATOR, ADDER, GUEST = 11, 12, 13, 14
OUTSIDE_AUDIT = Audited(8, auditor_id=AUDITOR, moderator_id=GUEST)
SENIORS = [a_person(DIRECTOR, Role.DIRECTOR), a_person(PLT, Role.PLT)]
WORDS = {
    "see": Verb.SEE,
    "complete": Verb.COMPLETE,
    "say-whether-it-helped": Verb.SAY_IMPACT,
    "ask-for-more-time": Verb.ASK_MORE_TIME,
    "snooze": Verb.SNOOZE,
    "reassign": Verb.REASSIGN,
    "note": Verb.NOTE,
    "accept": Verb.ACCEPT,
    "return": Verb.RETURN,
    "decide-on-more-time": Verb.DECIDE,
    "approve-handover": Verb.APPROVE_HANDOVER,
    "reopen": Verb.REOPEN,
    "close": Verb.CLOSE,
    "accept-the-delay": Verb.GIVE_TIME,
    "ask-why": Verb.ASK,
    "take-over": Verb.TAKE_OVER,
}


def covering(person: Person, number: int = 30) -> Actor:
    return Actor(a_person(number, Role.TEAM_MANAGER), (person,))


PEOPLE = {
    "owner": an_actor(OWNER, Role.TEAM_MANAGER),
    "cover of the owner": covering(a_person(OWNER, Role.TEAM_MANAGER)),
    "team manager": an_actor(MANAGER, Role.TEAM_MANAGER),
    "cover of the team manager": covering(a_person(MANAGER, Role.TEAM_MANAGER)),
    "head of service": an_actor(HEAD, Role.HEAD_OF_SERVICE),
    "cover of the head of service": covering(a_person(HEAD, Role.HEAD_OF_SERVICE)),
    "head of another service": an_actor(20, Role.HEAD_OF_SERVICE),
    "plt": an_actor(PLT, Role.PLT),
    "director": an_actor(DIRECTOR, Role.DIRECTOR),
    "auditor of its audit": an_actor(AUDITOR, Role.CORE_AUDITOR),
    "other auditor": an_actor(21, Role.CORE_AUDITOR),
    "learner": an_actor(22, Role.LEARNER),
    "moderator of its audit": an_actor(MODERATOR, Role.MODERATOR),
    "other moderator": an_actor(23, Role.MODERATOR),
    "who added it": an_actor(ADDER, Role.MODERATOR),
    "external moderator, given": an_actor(GUEST, Role.EXTERNAL_MODERATOR),
    "external moderator, not given": an_actor(24, Role.EXTERNAL_MODERATOR),
    "manager of another team": an_actor(25, Role.TEAM_MANAGER),
    "manager in another service": an_actor(26, Role.TEAM_MANAGER),
    "cover that is over": an_actor(30, Role.TEAM_MANAGER),
    "somebody without a role": an_actor(27),
}


def in_state(state: str) -> Action:
    a = an_action(audit=Audited(7, auditor_id=AUDITOR, moderator_id=MODERATOR), added_by=ADDER)
    concern = replace(a, concern="C-1")
    heads = replace(a, owner_id=HEAD)
    states = {
        "open": a,
        "open, told to the head of service": a.escalated(Rung.HEAD_OF_SERVICE, TODAY),
        "open, told to the director": a.escalated(Rung.DIRECTOR, TODAY),
        "open, the head's own": heads,
        "open, the head's own, told to the director": heads.escalated(Rung.HEAD_OF_SERVICE, TODAY),
        "more time asked by the owner": a.asking("more-time", OWNER),
        "more time asked by the head of service": a.asking("more-time", HEAD),
        "handover asked by the owner": a.asking("handover", OWNER),
        "awaiting acceptance": concern.completed(OUTCOME, by=OWNER, on=TODAY, at=NOW),
        "awaiting acceptance, done by the head of service": concern.completed(OUTCOME, by=HEAD, on=TODAY, at=NOW),
        "complete": a.completed(OUTCOME, by=OWNER, on=TODAY, at=NOW),
        "complete, too early to say": a.completed(TOO_EARLY, by=OWNER, on=TODAY, at=NOW),
        "complete, done by the head of service": a.completed(OUTCOME, by=HEAD, on=TODAY, at=NOW),
        "not applicable": a.not_applicable(NOW),
        "not applicable, the head's own": heads.not_applicable(NOW),
    }
    return states[state]


@pytest.mark.parametrize("state", who_may.TABLE)
@pytest.mark.parametrize("who", PEOPLE)
def test_everybody_may_do_what_the_table_says_and_nothing_else(who: str, state: str) -> None:
    action = in_state(state)
    if who == "external moderator, given":
        action = replace(action, audit=OUTSIDE_AUDIT)

    assert abilities(PEOPLE[who], action, SENIORS) == {WORDS[word] for word in who_may.allowed(who, state)}


@pytest.mark.parametrize("who", PEOPLE)
def test_nothing_of_a_case_of_concern_ends_as_no_longer_applicable(who: str) -> None:
    plain = in_state("open")
    able = {concern: abilities(PEOPLE[who], replace(plain, concern=concern), SENIORS) for concern in ("", "C-1")}

    assert able["C-1"] == able[""] - {Verb.CLOSE}
    assert not may(PEOPLE[who], Verb.CLOSE, replace(plain, concern="C-1"), SENIORS)


def test_the_table_speaks_of_every_verb_and_of_everybody() -> None:
    assert set(WORDS.values()) == set(Verb)
    assert set(WORDS) == who_may.VERBS
    assert set(PEOPLE) == set(who_may.EVERYBODY)
    named = {name for state in who_may.TABLE.values() for names in state for name in names}
    assert named < set(PEOPLE)


def test_standings_add_up() -> None:
    """Somebody who manages the team and works for the PLT may do what either may."""
    both = an_actor(MANAGER, Role.TEAM_MANAGER, Role.PLT)
    held = who_may.allowed("team manager", "open") | who_may.allowed("plt", "open")

    assert abilities(both, in_state("open"), SENIORS) == {WORDS[word] for word in held}


def test_the_order_in_which_people_are_looked_up_makes_no_difference() -> None:
    action = replace(in_state("open"), team=replace(NORTH, head_id=None))

    assert abilities(PEOPLE["director"], action, SENIORS[::-1]) == {Verb.SEE, Verb.CLOSE}
    asked = action.asking("more-time", OWNER)
    assert abilities(PEOPLE["director"], asked, SENIORS[::-1]) == {Verb.SEE, Verb.CLOSE, Verb.DECIDE}
