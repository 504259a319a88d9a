"""Through whose eyes cases of concern are drawn: with everybody they mention, and those above who may have to answer."""

from collections.abc import Iterable
from dataclasses import replace

from cards.view import View
from domain.action import Action
from domain.concern import Concern
from domain.person import Actor
from storage.ledger import Ledger


def of_concerns(
    ledger: Ledger,
    who: Actor,
    found: Iterable[Concern],
    actions: Iterable[Action] = (),
    also: Iterable[int | None] = (),
) -> View:
    """`also`: whom the card mentions besides, such as who wrote an update."""
    ids: set[int | None] = set(also)
    for concern in found:
        ids |= {
            concern.raised_by,
            concern.closed_by,
            concern.closed_in_place_of,
            concern.team.manager_id,
            concern.team.head_id,
        }
        ids |= {person for duty in concern.duties.values() for person in (duty.by, *duty.told)}
    view = View.of(ledger, who, ledger.today.day, actions, ids)
    if view.seniors:
        return view
    return replace(view, seniors=ledger.people.seniors(), away=ledger.absences.stand_ins(ledger.today.day))
