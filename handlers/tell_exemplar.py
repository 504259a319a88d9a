"""Who hears of an exemplar: those who may decide when it is proposed, whoever proposed it and the PLT of what became of it."""

from collections.abc import Iterable

from cards import exemplar_notices as cards
from domain.exemplar import Exemplar, deciders
from domain.person import Role
from handlers import tell_people
from handlers.ask import Ask
from handlers.tell_moderation import plt
from storage.ledger import Ledger
from storage.meant import EXEMPLAR


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
    said = {"version": one.version, "proposed": cards.since(one)}
    tell_people.put(ask, ledger, kind, f"{one.id}.v{one.version}", people, EXEMPLAR, [one.id], said)
