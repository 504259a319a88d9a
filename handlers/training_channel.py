"""An accepted exemplar goes to the training channel: at once, when the channel is set, or when somebody of the PLT says so."""

from dataclasses import replace

from cards.exemplar_notices import POSTED, WHERE
from cards.exemplars import Posting
from cards.failures import SHARED, why
from domain.exemplar import Exemplar, ExemplarState
from handlers import load_exemplar
from handlers.ask import Ask
from storage.channels import TRAINING
from storage.ledger import Ledger
from storage.outbox import Notice

_WORDS = {
    "sent": "It is in the training channel.",
    "failed": "It could not be posted in the training channel.",
    "dropped": "It is not in the training channel.",
}
_ON_ITS_WAY = "It is on its way to the training channel."
_NOWHERE = f"It is not posted: the training channel is not set. {WHERE}"
_READY = "It is not in the training channel yet."
_NOT_THERE = ("failed", "dropped")


def standing(ledger: Ledger, one: Exemplar) -> Posting:
    """Whether it is in the channel; nothing is said of one that is not accepted."""
    if one.state is not ExemplarState.ACCEPTED:
        return Posting()
    put = ledger.outbox.under(_key(one)) if one.posts else None
    if put is not None and put.state not in _NOT_THERE:
        return Posting(_WORDS.get(put.state, _ON_ITS_WAY))
    if not ledger.channels.of_programme(TRAINING):
        return Posting(_NOWHERE)
    return Posting(_missed(put) if put else _READY, can_be_put=True)


def _missed(put: Notice) -> str:
    if put.state != "failed":
        return _WORDS[put.state]
    return f"{_WORDS[put.state]} {why(put.trouble)} {WHERE if put.trouble == SHARED else ''}".strip()


def put(ledger: Ledger, one: Exemplar) -> Exemplar:
    """What is to be saved of it once it is in the outbox for the channel; the same where there is no channel."""
    channel = ledger.channels.of_programme(TRAINING)
    if not channel:
        return one
    after = replace(one, posts=one.posts + 1)
    ledger.outbox.put(POSTED, f"channel:{channel}", _key(after), {"exemplar": one.id})
    return after


def was_set(ask: Ask, ledger: Ledger) -> None:
    """What had nowhere to go until now goes there."""
    for one in ledger.exemplars.in_states(ExemplarState.ACCEPTED):
        if one.posts == 0 and one.is_good:
            load_exemplar.save(ask, ledger, one, put(ledger, one.changed()), "exemplar posted")


def _key(one: Exemplar) -> str:
    return f"{POSTED}:{one.id}:{one.posts}"
