"""Who should know that a late action was closed without being done: everybody to whom it has climbed, then or now."""

from domain.action import Action
from domain.deciding import up_to_its_rung
from domain.ladder import Rung
from domain.permission import standings
from handlers.ask import Ask
from storage.ledger import Ledger


def told_that_it_is_late(ask: Ask, ledger: Ledger, action: Action) -> frozenset[int]:
    """Those to whom it went since its present due date, as far as they may still see it, and those to whom it would go today."""
    if action.rung == Rung.NOBODY:
        return frozenset()
    heard = frozenset(person for person in _heard(ledger, action) if _sees(ask, ledger, person, action))
    return heard | up_to_its_rung(action, ledger.people.seniors(), ledger.absences.stand_ins(ask.today))


def _heard(ledger: Ledger, action: Action) -> set[int]:
    """For whom it was meant, as the history has it back to where it began to climb; and who it was passed on to since."""
    heard: set[int] = set()
    for kept in reversed(ledger.history.of(action.reference)):
        after = kept.entry.after
        meant = after.get("meant", after.get("told"))  # as an earlier version called it
        if isinstance(meant, list):
            heard |= {int(person.removeprefix("person:")) for person in meant}
            if kept.entry.before.get("rung") == Rung.NOBODY:
                break
    return heard


def _sees(ask: Ask, ledger: Ledger, person_id: int, action: Action) -> bool:
    person = ledger.people.get(person_id)
    return person is not None and bool(standings(ledger.people.actor(person, ask.today), action))
