"""The Practice Learning Team picks what was said of what changed for a child, takes out what is telling, and puts it forward to
a second pair of eyes."""

from datetime import date

from cards import sentence_forms as forms
from cards.answers import NOTHING
from cards.elements import Form
from cards.exemplars import quoted_some
from cards.moderation_forms import again
from cards.replies import NextForm, OpenForm, Reply
from domain.anonymising import anonymised, traces
from domain.programme import month_named
from domain.refusal import Overtaken
from domain.sentence import LONGEST, Sentence, SentenceState, may_change, may_pick
from handlers import after, load_sentence, plain_text, tell_sentence
from handlers.ask import Ask
from handlers.required import required
from storage.history import Entry, fingerprint
from storage.ledger import Ledger
from storage.statements import Statement, hold, statements


def ask_pick(ask: Ask, ledger: Ledger) -> Reply:
    """With what auditbot found taken out of it."""
    one = _statement(ask, ledger)
    known = load_sentence.known(ledger, one.case_ref, one.text)
    context = {"about": ask.about, "seen": str(_picked(ledger, ask, one)), "place": ask.place}
    return OpenForm(forms.words(one.source, one.text, anonymised(one.text, known), context))


def pick(ask: Ask, ledger: Ledger) -> Reply:
    """Of two who pick from the same at once one is told."""
    one = _statement(ask, ledger)
    hold(ledger.connection, one)
    if ask.context.get("seen") != str(_picked(ledger, ask, one)):
        raise Overtaken(f"Somebody else has picked from {one.source} a moment ago. {NOTHING}")
    text = _text(ask, ledger)
    if asked := _doubtful(ask, ledger, forms.words(one.source, one.text, text, ask.context), one, text):
        return NextForm(asked)
    of = {"audit_id" if one.of_audit else "action_id": one.number}
    new = Sentence(None, _month(ask), text, SentenceState.WAITING, ask.who.id, ask.now, **of)  # type: ignore[arg-type]
    made = ledger.sentences.add(new)
    told = {"state": str(made.state), "from": made.source, "hash": fingerprint(text)}
    ledger.record(Entry.by(ask.who, load_sentence.role(ask), "sentence picked", made.reference, None, told))
    return _put_forward(ask, ledger, made)


def ask_change(ask: Ask, ledger: Ledger) -> Reply:
    one = _to_change(ask, ledger)
    return OpenForm(_change_form(ask, one, one.text))


def change(ask: Ask, ledger: Ledger) -> Reply:
    """It waits again, for whoever confirms it now."""
    one, text = _to_change(ask, ledger), _text(ask, ledger)
    source = Statement(one.source, "", "")
    if asked := _doubtful(ask, ledger, _change_form(ask, one, text), source, text):
        return NextForm(asked)
    fresh = {"state": SentenceState.WAITING, "decided_by": None, "decided_at": None, "answer": ""}
    made = one.changed(text=text, by=ask.who.id, at=ask.now, **fresh)
    load_sentence.save(ask, ledger, one, made, "sentence changed", {"hash": fingerprint(text)})
    return _put_forward(ask, ledger, made)


def _put_forward(ask: Ask, ledger: Ledger, made: Sentence) -> Reply:
    able = tell_sentence.waiting(ask, ledger, made)
    told = "Somebody else reads it and decides." if able else "There is nobody yet who may decide: ask for a moderator."
    return after.saved(ask, ledger, f"It is put forward. {told}")


def _to_change(ask: Ask, ledger: Ledger) -> Sentence:
    one = load_sentence.as_seen(ask, load_sentence.seen(ask, ledger))
    if not may_change(ask.who, one):
        raise Overtaken(f"That sentence is {one.state}, and not yours to change. {NOTHING}")
    return one


def _change_form(ask: Ask, one: Sentence, text: str) -> Form:
    return forms.words(one.source, "", text, load_sentence.context(ask, one), "sentence_change")


def _statement(ask: Ask, ledger: Ledger) -> Statement:
    """What the button or the form names, if it still is there to pick from."""
    if not may_pick(ask.who):
        raise load_sentence.unseen()
    month, key = month_named(_named(ask)[0]), _named(ask)[1]
    found = statements(ledger.connection, month) if month else []
    one = next((each for each in found if each.key == key), None)
    if one is None:
        raise load_sentence.unseen()
    return one


def _named(ask: Ask) -> tuple[str, str]:
    month, _, key = (ask.about or ask.context.get("about", "")).partition(" ")
    return month, key


def _month(ask: Ask) -> date:
    month = month_named(_named(ask)[0])
    if month is None:
        raise load_sentence.unseen()
    return month


def _picked(ledger: Ledger, ask: Ask, one: Statement) -> int:
    return sum(each.source == one.source for each in ledger.sentences.of_month(_month(ask)))


def _text(ask: Ask, ledger: Ledger) -> str:
    text = required(ask, "text", "Write the sentence.", LONGEST)
    plain_text.check(ledger, "text", text)
    return text


def _doubtful(ask: Ask, ledger: Ledger, form: Form, one: Statement, text: str) -> Form | None:
    """The same form with the question and a tick; None where nothing is found, or where it was ticked for this very text."""
    mark = fingerprint(text)[:16]
    found = traces(text, load_sentence.known(ledger, one.case_ref or "-", text))
    if not found or mark in ask.chose("sure"):
        return None
    question = (
        f"{quoted_some(found)} may tell somebody who is meant. Say it in other words, or leave it if it does not."
    )
    return again(form, question, mark, ask.knock.form, forms.STAYS)
