"""Who should know of a note because they have asked: whoever was told that an action is late may ask what holds it up."""

from domain.action import Action
from domain.deciding import up_to_its_rung
from domain.note import QUESTION, still_asking
from domain.permission import standings
from domain.staff import Staff
from handlers.ask import Ask
from storage.ledger import Ledger
from storage.staff import some


def await_answer(ask: Ask, ledger: Ledger, action: Action, note: int) -> frozenset[int]:
    """Those whose question nobody has answered before this note, as far as they may still see the action.

    Where one of them may not any more, as they have left, lost the role or only covered for a time, those hear it in their
    place to whom the action has climbed.
    """
    before = [earlier for earlier in ledger.notes.of(action.id) if earlier.id < note]
    asked = {earlier.by for earlier in before if earlier.kind == QUESTION and earlier.by is not None}
    if not asked:
        return frozenset()
    staff = some(ledger.people, {action.owner_id, *asked}, ledger.absences.stand_ins(ask.today))
    waiting = still_asking(before, _who_answers(staff, action))
    seeing = frozenset(
        person for person in waiting if staff.works(person) and _sees(ask, ledger, staff, person, action)
    )
    if seeing == waiting or not action.rung:
        return seeing
    return seeing | up_to_its_rung(action, staff.seniors, staff.stand_ins)


def _who_answers(staff: Staff, action: Action) -> frozenset[int]:
    """Whose the work is, and the team's manager; and whoever covers for them today."""
    manager = frozenset() if action.team.manager_id is None else frozenset({action.team.manager_id})
    theirs = staff.responsible(action.owner_id, action.team) | manager
    return theirs | staff.present(theirs)


def _sees(ask: Ask, ledger: Ledger, staff: Staff, person: int, action: Action) -> bool:
    return bool(standings(ledger.people.actor(staff.people[person], ask.today), action))
