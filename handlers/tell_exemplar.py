"""Who hears of an exemplar: those who may decide when it is proposed, whoever proposed it and the PLT of what became of it."""

from collections.abc import Iterable

from cards import exemplar_notices as cards
from domain.exemplar import Exemplar, deciders
from domain.person import Role
from handlers.ask import Ask
from handlers.tell_moderation import plt
from storage.ledger import Ledger
from storage.staff import some


def proposed(ask: Ask, ledger: Ledger, one: Exemplar) -> None:
    _put(ask, ledger, cards.WAITING, one, deciders(one, ledger.people.holding(Role.PLT, Role.MODERATOR)))


def accepted(ask: Ask, ledger: Ledger, one: Exemplar) -> None:
    """Where it has no channel to go to, the PLT hears how to set one."""
    _put(ask, ledger, cards.ACCEPTED, one, [one.by])
    if one.posts == 0:
        _put(ask, ledger, cards.NOWHERE, one, plt(ledger))


def sent_back(ask: Ask, ledger: Ledger, one: Exemplar) -> None:
    _put(ask, ledger, cards.SENT_BACK, one, [one.by])


def withdrawn(ask: Ask, ledger: Ledger, one: Exemplar) -> None:
    _put(ask, ledger, cards.GONE, one, [one.by, *plt(ledger)])


def _put(ask: Ask, ledger: Ledger, kind: str, one: Exemplar, people: Iterable[int]) -> None:
    """One notice a person, and to their cover where they are away; never to who did it."""
    known = set(people)
    staff = some(ledger.people, known, ledger.absences.stand_ins(ledger.today.day))
    for person in sorted(staff.present(p for p in known if staff.works(p)) - {ask.who.id}):
        key = f"{kind}:{one.id}.v{one.version}:{person}"
        ledger.outbox.put(kind, f"person:{person}", key, {"exemplar": one.id, "version": one.version})
