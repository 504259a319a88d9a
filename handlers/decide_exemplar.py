"""A second pair of eyes: somebody who has no part in an exemplar accepts it or sends it back; the PLT may withdraw it."""

from dataclasses import replace

from cards import exemplar_forms as forms
from cards.answers import NOTHING
from cards.elements import Form
from cards.replies import NextForm, OpenForm, Replace, Reply
from domain.audit import Audit
from domain.exemplar import Exemplar, ExemplarState, may_withdraw, why_not
from domain.refusal import Overtaken, Refusal
from handlers import after, load_exemplar, name_doubts, show_exemplars, tell_exemplar, training_channel
from handlers.ask import Ask
from handlers.required import required
from storage.history import fingerprint
from storage.ledger import Ledger

S = ExemplarState


def accept(ask: Ask, ledger: Ledger) -> Reply:
    """It goes into the library, and to the training channel."""
    one = load_exemplar.to_decide(ask, ledger)
    if not one.is_good:
        raise Overtaken(f"Its audit can be no example any more. {NOTHING}")
    kept = training_channel.put(ledger, _decided(ask, one, S.ACCEPTED))
    load_exemplar.save(ask, ledger, one, kept, "exemplar accepted")
    tell_exemplar.accepted(ask, ledger, kept)
    return Replace(show_exemplars.one_of(ask, ledger, kept))


def ask_return(ask: Ask, ledger: Ledger) -> Reply:
    one = load_exemplar.to_decide(ask, ledger)
    return OpenForm(forms.send_back(one, load_exemplar.context(ask, one)))


def send_back(ask: Ask, ledger: Ledger) -> Reply:
    one = load_exemplar.to_decide(ask, ledger)
    reason = required(ask, "reason", "Say what is to be changed.")
    if asked := name_doubts.asked(ask, ledger, forms.send_back(one, ask.context), "reason"):
        return NextForm(asked)
    kept = _decided(ask, one, S.SENT_BACK, reason)
    load_exemplar.save(ask, ledger, one, kept, "exemplar sent back", {"hash": fingerprint(reason)})
    tell_exemplar.sent_back(ask, ledger, kept)
    return after.saved(ask, ledger, "It is sent back, and whoever proposed it is told.")


def post(ask: Ask, ledger: Ledger) -> Reply:
    """By hand: where the channel was set meanwhile, or it could not be posted before."""
    one = _to_withdraw(ask, ledger)
    standing = training_channel.standing(ledger, one)
    if not standing.can_be_put:
        raise Refusal(f"{standing.words} {NOTHING}")
    kept = training_channel.put(ledger, one.changed())
    load_exemplar.save(ask, ledger, one, kept, "exemplar posted")
    return Replace(show_exemplars.one_of(ask, ledger, kept))


def ask_withdraw(ask: Ask, ledger: Ledger) -> Reply:
    one = _to_withdraw(ask, ledger)
    return OpenForm(_withdraw_form(ask, one))


def withdraw(ask: Ask, ledger: Ledger) -> Reply:
    """The posted copy loses its text."""
    one = _to_withdraw(ask, ledger)
    reason = required(ask, "reason", "Say why it is withdrawn.")
    if asked := name_doubts.asked(ask, ledger, _withdraw_form(ask, one), "reason"):
        return NextForm(asked)
    _withdrawn(ask, ledger, one, reason)
    return after.saved(ask, ledger, "It is withdrawn: taken out of the training channel, and its text is deleted.")


def follow(ask: Ask, ledger: Ledger, audit: Audit) -> None:
    """What was made from an audit that was judged anew and is no good example any more goes with it."""
    reason, one = why_not(audit), ledger.exemplars.of(audit.id)
    if reason and one and one.state in (S.WAITING, S.ACCEPTED):
        _withdrawn(ask, ledger, one, reason)


def _to_withdraw(ask: Ask, ledger: Ledger) -> Exemplar:
    one = load_exemplar.seen(ask, ledger)
    if one.state is not S.ACCEPTED:
        raise Overtaken(f"That example is not in the library: it was {one.state}. {NOTHING}")
    if not may_withdraw(ask.who, one):
        raise Refusal(f"Only the Practice Learning Team posts an example, or withdraws it. {NOTHING}")
    return load_exemplar.as_seen(ask, one)


def _withdraw_form(ask: Ask, one: Exemplar) -> Form:
    return forms.withdraw(one, load_exemplar.context(ask, one))


def _withdrawn(ask: Ask, ledger: Ledger, one: Exemplar, reason: str) -> None:
    """Its text goes with it: what was found to tell too much is kept nowhere."""
    gone = replace(_decided(ask, one, S.WITHDRAWN, reason), texts={})
    load_exemplar.save(ask, ledger, one, gone, "exemplar withdrawn", {"hash": fingerprint(reason)})
    tell_exemplar.withdrawn(ask, ledger, gone)


def _decided(ask: Ask, one: Exemplar, state: ExemplarState, answer: str = "") -> Exemplar:
    return one.changed(state=state, decided_by=ask.who.id, decided_at=ask.now, answer=answer)
