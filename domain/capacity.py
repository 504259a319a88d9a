"""As what somebody does a thing, and in whose place: what the history keeps of it beside who it was."""

from collections.abc import Collection

from domain.action import Action, Audited
from domain.deciding import NOBODY, Away
from domain.permission import MAY, Standing, Verb, may, may_add, standings
from domain.person import MODERATORS, Actor, Person, Role

S = Standing
_RANKS = (S.OWNER, S.TEAM_MANAGER, S.HEAD_OF_SERVICE, S.DIRECTOR, S.PLT, S.MODERATOR, S.AUDITOR)
_ABOVE = (S.HEAD_OF_SERVICE, S.DIRECTOR, S.PLT)


def in_place_of(
    actor: Actor, verb: Verb, action: Action, seniors: Collection[Person] = (), away: Away = NOBODY
) -> int | None:
    """Whom a cover stands in for in doing this: of those they cover for one who might do it, the owner before others.

    None where they might do it themselves, whomever they cover for.
    """
    if not actor.covers or may(Actor(actor.person), verb, action, seniors, away):
        return None
    able = [person.id for person in actor.covers if may(Actor(person), verb, action, seniors, away)]
    return action.owner_id if action.owner_id in able else next(iter(able), None)


def capacity(person: Person, verb: Verb, action: Action) -> Standing | None:
    """As what somebody does this, of all that they are to the action: what the table allows it to, else who is next above."""
    held, by_table = standings(Actor(person), action), MAY.get(verb, frozenset())
    able = (standing for standing in _RANKS if standing in held and standing in by_table)
    return next(able, None) or next((standing for standing in _ABOVE if standing in held), None)


def adding(actor: Actor, audit: Audited | None) -> tuple[Person, Standing]:
    """Who adds an action to this audit, or none: they themselves if they may, else whom they cover for; and as what."""
    able = (person for person in (actor.person, *actor.covers) if may_add(Actor(person), audit))
    person = next(able, actor.person)
    if Role.PLT in person.roles:
        return person, S.PLT
    return person, S.MODERATOR if person.roles & MODERATORS else S.AUDITOR
