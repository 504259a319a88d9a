"""Did it help? Asked some weeks after a completion of which it was too early to say whether it changed anything for the child."""

from cards import forms
from cards.replies import OpenForm, Reply
from domain.impact import Difference, Impact, ask_on
from domain.permission import Verb
from domain.refusal import Refusal
from handlers import after, load
from handlers.ask import Ask
from handlers.required import optional, required
from storage.history import State, fingerprint
from storage.ledger import Ledger

_CHOOSE = "Choose one: yes, still too early, or no."
_WHY = {Difference.YES: "Say what changed for the child.", Difference.NO: "Say why it made no difference."}


def ask_impact(ask: Ask, ledger: Ledger) -> Reply:
    action = load.action(ask, ledger, Verb.SAY_IMPACT)
    return OpenForm(forms.impact(action, ask.today, ask.place))


def say_impact(ask: Ask, ledger: Ledger) -> Reply:
    """Of two who answer at once the first counts; “still too early” is asked again, as long after this answer."""
    action = load.as_seen(ask, ledger, Verb.SAY_IMPACT)
    said = _said(ask)
    again = ask_on(said.difference, ask.today, ledger.policy)
    judged = action.judged(said, again)
    kept: State = {"impact": ledger.impacts.add(action.id, said), "hash": fingerprint(said.how)}
    told: State = {"difference": str(said.difference), "ask_on": again.isoformat() if again else None}
    ledger.save(
        action,
        judged,
        load.entry(ask, ledger, Verb.SAY_IMPACT, "said whether it helped", action, judged, {**kept, **told}),
    )
    return after.form(ask, ledger, judged, f"Your answer about {action.reference} is saved.")


def _said(ask: Ask) -> Impact:
    chosen = required(ask, "difference", _CHOOSE)
    if chosen not in list(Difference):
        raise Refusal(_CHOOSE, field="difference")
    difference = Difference(chosen)
    how = required(ask, "how", _WHY[difference]) if difference in _WHY else optional(ask, "how")
    return Impact(difference, ask.who.id, ask.now, how)
