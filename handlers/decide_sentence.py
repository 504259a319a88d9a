"""A second pair of eyes: somebody who has no part in a sentence confirms it or sends it back; the PLT may withdraw it."""

from cards import sentence_forms as forms
from cards.answers import NOTHING
from cards.elements import Form
from cards.replies import NextForm, OpenForm, Reply
from domain.refusal import Overtaken, Refusal
from domain.sentence import Sentence, SentenceState, may_withdraw
from handlers import after, load_sentence, name_doubts, tell_sentence
from handlers.ask import Ask
from handlers.required import required
from storage.history import fingerprint
from storage.ledger import Ledger

S = SentenceState


def confirm(ask: Ask, ledger: Ledger) -> Reply:
    """From now on it can leave the PLT."""
    one = load_sentence.to_decide(ask, ledger)
    kept = _decided(ask, one, S.CONFIRMED)
    load_sentence.save(ask, ledger, one, kept, "sentence confirmed")
    tell_sentence.decided(ask, ledger, kept)
    return after.press_on_concern(ask, ledger, "The sentence is confirmed.")


def ask_return(ask: Ask, ledger: Ledger) -> Reply:
    one = load_sentence.to_decide(ask, ledger)
    return OpenForm(forms.send_back(one, load_sentence.context(ask, one)))


def send_back(ask: Ask, ledger: Ledger) -> Reply:
    one = load_sentence.to_decide(ask, ledger)
    reason = required(ask, "reason", "Say what is to be changed.", forms.REASON)
    if asked := name_doubts.asked(ask, ledger, forms.send_back(one, ask.context), "reason"):
        return NextForm(asked)
    kept = _decided(ask, one, S.SENT_BACK, reason)
    load_sentence.save(ask, ledger, one, kept, "sentence sent back", {"hash": fingerprint(reason)})
    tell_sentence.decided(ask, ledger, kept)
    return after.saved(ask, ledger, "It is sent back, and whoever picked it is told.")


def ask_withdraw(ask: Ask, ledger: Ledger) -> Reply:
    return OpenForm(_withdraw_form(ask, _to_withdraw(ask, ledger)))


def withdraw(ask: Ask, ledger: Ledger) -> Reply:
    """A posted report is drawn again without it."""
    one = _to_withdraw(ask, ledger)
    reason = required(ask, "reason", "Say why it is withdrawn.", forms.REASON)
    if asked := name_doubts.asked(ask, ledger, _withdraw_form(ask, one), "reason"):
        return NextForm(asked)
    kept = _decided(ask, one, S.WITHDRAWN, reason)
    load_sentence.save(ask, ledger, one, kept, "sentence withdrawn", {"hash": fingerprint(reason)})
    tell_sentence.decided(ask, ledger, kept)
    return after.saved(ask, ledger, "It is withdrawn, and taken out of the report.")


def _to_withdraw(ask: Ask, ledger: Ledger) -> Sentence:
    one = load_sentence.seen(ask, ledger)
    if one.state is not S.CONFIRMED:
        raise Overtaken(f"That sentence is not confirmed: it was {one.state}. {NOTHING}")
    if not may_withdraw(ask.who, one):
        raise Refusal(f"Only the Practice Learning Team withdraws a sentence. {NOTHING}")
    return load_sentence.as_seen(ask, one)


def _withdraw_form(ask: Ask, one: Sentence) -> Form:
    return forms.withdraw(one, load_sentence.context(ask, one))


def _decided(ask: Ask, one: Sentence, state: SentenceState, answer: str = "") -> Sentence:
    return one.changed(state=state, decided_by=ask.who.id, decided_at=ask.now, answer=answer)
