"""Who decides and accepts: the head of service, or the next above where that is who asked or did it ("Rules that settle doubts").

A cover acts for the person they cover: what they do in that person's place counts as both persons' own.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace

from domain.action import Action
from domain.ladder import Rung
from domain.person import Actor, Person, Role, Team

Away = Mapping[int, int]
"""Who is away today, and who stands in for them."""
NOBODY: Away = {}


def deciders(
    team: Team, involved: Collection[int | None], seniors: Collection[Person], away: Away = NOBODY
) -> frozenset[int]:
    """The head of service, and where that is who asked or did it, the next above: the director, then the PLT.

    `seniors` are the directors and PLT who have not left. Where somebody is away and it is their cover who asked or did it,
    the next above decides meanwhile, if there is one.
    """
    above = ([p.id for p in seniors if role in p.roles] for role in (Role.DIRECTOR, Role.PLT))
    for level in ([] if team.head_id is None else [team.head_id], *above):
        free = frozenset(p for p in level if p not in involved and away.get(p, p) not in involved)
        if free:
            return free
    return deciders(team, involved, seniors) if away else frozenset()


def may_decide(
    actor: Actor, team: Team, involved: Collection[int | None], seniors: Collection[Person], away: Away = NOBODY
) -> bool:
    """Deciders themselves; and whoever covers for one, unless they, or anybody they cover for, asked for it or did it."""
    return is_among(actor, deciders(team, involved, seniors, away), involved)


def is_among(actor: Actor, able: Collection[int], involved: Collection[int | None]) -> bool:
    """One of them; or a cover for one, unless they, or anybody they cover for, are involved."""
    return actor.id in able or (actor.selves.isdisjoint(involved) and not actor.selves.isdisjoint(able))


def further_up(
    team: Team, owner_id: int, rung: Rung, seniors: Collection[Person], away: Away = NOBODY
) -> frozenset[int]:
    """To whom a late action climbs with this rung: the head of service, then the director; the next above where there is
    none, or where that is its owner."""
    above = team if rung is Rung.HEAD_OF_SERVICE else replace(team, head_id=None)
    return deciders(above, {owner_id}, seniors, away)


def up_to_its_rung(action: Action, seniors: Collection[Person], away: Away = NOBODY) -> frozenset[int]:
    """To whom a late action would have climbed by now, had it climbed today: on every rung it has reached."""
    rungs = [Rung(number) for number in range(1, action.rung + 1)]
    return frozenset().union(*(further_up(action.team, action.owner_id, rung, seniors, away) for rung in rungs))


def asked_for_it(action: Action) -> frozenset[int | None]:
    """Who asked for what waits for a decision: whoever did, and whom they stood in for."""
    return frozenset({action.asked_by, action.asked_in_place_of})


def did_it(action: Action) -> frozenset[int | None]:
    """Who completed it: whoever did, and whom they stood in for."""
    done = action.completion
    return frozenset({done.by, done.in_place_of}) if done else frozenset()


def owns_it(action: Action, away: Away = NOBODY) -> frozenset[int | None]:
    """Whose own it is to be done: its owner's, and whoever's who stands in for them today."""
    return frozenset({action.owner_id, away.get(action.owner_id)})
