"""How a recommendation goes on: its owner notes progress and says that it is done; the Practice Learning Team may drop it."""

from cards import recommendation_forms as forms
from cards.replies import NextForm, OpenForm, Reply
from domain.recommendation import RecommendationState, RecommendationVerb
from handlers import after, load_recommendation, name_doubts, plain_text
from handlers.ask import Ask
from handlers.required import required
from storage.ledger import Ledger

V, S = RecommendationVerb, RecommendationState
_FORMS = {V.FINISH: forms.finish, V.DROP: forms.drop}
_SAY = {V.FINISH: "Say what was done, and what came of it.", V.DROP: "Say why it is not followed any more."}
_ENDS = {V.FINISH: S.DONE, V.DROP: S.DROPPED}


def ask_progress(ask: Ask, ledger: Ledger) -> Reply:
    one = load_recommendation.recommendation(ask, ledger, V.NOTE)
    return OpenForm(forms.note(one, load_recommendation.context(ask, one)))


def note(ask: Ask, ledger: Ledger) -> Reply:
    one = load_recommendation.recommendation(ask, ledger, V.NOTE)
    text = required(ask, "progress", "Say what has been done.", forms.NOTE)
    plain_text.check(ledger, "progress", text)
    if form := name_doubts.asked(ask, ledger, forms.note(one, ask.context), "progress"):
        return NextForm(form)
    kept = ledger.recommendation_notes.add(one.id, "progress", ask.who.id, ask.now, text)
    load_recommendation.record(ask, ledger, "progress noted", one, {}, kept.state)
    return after.concern(ask, ledger, f"The progress of {one.reference} is noted.")


def ask_finish(ask: Ask, ledger: Ledger) -> Reply:
    return _ask_end(ask, ledger, V.FINISH)


def finish(ask: Ask, ledger: Ledger) -> Reply:
    return _end(ask, ledger, V.FINISH)


def ask_drop(ask: Ask, ledger: Ledger) -> Reply:
    return _ask_end(ask, ledger, V.DROP)


def drop(ask: Ask, ledger: Ledger) -> Reply:
    return _end(ask, ledger, V.DROP)


def _ask_end(ask: Ask, ledger: Ledger, verb: RecommendationVerb) -> Reply:
    one = load_recommendation.as_seen(ask, ledger, verb)
    return OpenForm(_FORMS[verb](one, load_recommendation.context(ask, one)))


def _end(ask: Ask, ledger: Ledger, verb: RecommendationVerb) -> Reply:
    one = load_recommendation.as_seen(ask, ledger, verb)
    outcome = required(ask, "outcome", _SAY[verb], forms.NOTE)
    plain_text.check(ledger, "outcome", outcome)
    if form := name_doubts.asked(ask, ledger, _FORMS[verb](one, ask.context), "outcome"):
        return NextForm(form)
    ended = one.changed(state=_ENDS[verb], closed_at=ask.now, closed_by=ask.who.id, outcome=outcome)
    load_recommendation.save(ask, ledger, str(ended.state), one, ended)
    return after.concern(ask, ledger, f"{one.reference} is {ended.state}.")
