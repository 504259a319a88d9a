"""Who should know that a late action was closed without being done: everybody to whom it has climbed, then or now."""

from domain.action import Action
from domain.deciding import further_up
from domain.ladder import Rung
from domain.permission import standings
from handlers.ask import Ask
from storage.ledger import Ledger


def told_that_it_is_late(ask: Ask, ledger: Ledger, action: Action) -> frozenset[int]:
    """Those to whom it went since its present due date, as far as they may still see it, and those to whom it would go today."""
    if action.rung == Rung.NOBODY:
        return frozenset()
    rungs = [Rung(number) for number in range(1, action.rung + 1)]
    seniors, away = ledger.people.seniors(), ledger.absences.stand_ins(ask.today)
    heard = frozenset(person for person in _heard(ledger, action) if _sees(ask, ledger, person, action))
    return heard.union(*(further_up(action.team, action.owner_id, rung, seniors, away) for rung in rungs))


def _heard(ledger: Ledger, action: Action) -> set[int]:
    """As the history has it, back to where it began to climb."""
    heard: set[int] = set()
    for kept in reversed(ledger.history.of(action.reference)):
        told = kept.entry.after.get("told")
        if isinstance(told, list):
            heard |= {int(person.removeprefix("person:")) for person in told}
            if kept.entry.before.get("rung") == Rung.NOBODY:
                break
    return heard


def _sees(ask: Ask, ledger: Ledger, person_id: int, action: Action) -> bool:
    person = ledger.people.get(person_id)
    return person is not None and bool(standings(ledger.people.actor(person, ask.today), action))
