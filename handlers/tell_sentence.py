"""Who hears of a sentence for the report: those who may confirm it, and whoever picked it of what became of it."""

from collections.abc import Iterable

from cards.sentence_notices import CONFIRMED, GONE, SENT_BACK, WAITING
from domain.person import Role
from domain.sentence import Sentence, SentenceState, deciders
from handlers.ask import Ask
from storage.ledger import Ledger
from storage.staff import some

_KINDS = {SentenceState.CONFIRMED: CONFIRMED, SentenceState.SENT_BACK: SENT_BACK, SentenceState.WITHDRAWN: GONE}


def waiting(ask: Ask, ledger: Ledger, one: Sentence) -> bool:
    """Whether there is anybody who may decide."""
    able = deciders(one, ledger.people.holding(Role.PLT, Role.MODERATOR))
    _put(ask, ledger, WAITING, one, able)
    return bool(able)


def decided(ask: Ask, ledger: Ledger, one: Sentence) -> None:
    _put(ask, ledger, _KINDS[one.state], one, [one.by])


def _put(ask: Ask, ledger: Ledger, kind: str, one: Sentence, people: Iterable[int]) -> None:
    """To today's cover of whoever is away, to nobody who has left, and never to who did it."""
    known = set(people)
    staff = some(ledger.people, known, ledger.absences.stand_ins(ledger.today.day))
    for person in sorted(staff.hear(known)):
        if person != ask.who.id:
            key = f"{kind}:{one.id}.v{one.version}:{person}"
            ledger.outbox.put(kind, f"person:{person}", key, {"sentence": one.id, "version": one.version})
