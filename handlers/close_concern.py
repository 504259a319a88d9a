"""The end of a case of concern: closed by the head of service once nothing of it is left to do; and open again, with a reason."""

from dataclasses import replace
from datetime import date

from cards import concern_course_forms as forms
from cards.concern_forms import numbered
from cards.concern_news import What
from cards.replies import NextForm, OpenForm, Reply
from domain.closing import check_nothing_is_left, check_reaudit
from domain.concern import Capacity, Concern
from domain.oversight import ConcernVerb, rights
from handlers import after, first_actions, load_concern, new_action, tell, tell_concern
from handlers.ask import Ask
from handlers.in_doubt import asked, in_doubt
from handlers.required import required, required_day, together
from storage.concern_news import taken_out
from storage.history import State, fingerprint
from storage.ledger import Ledger


def ask_close(ask: Ask, ledger: Ledger) -> Reply:
    """Refused before anything is filled in where something of it is not done."""
    concern = _closable(ask, ledger)
    return OpenForm(forms.close(asked(ask, concern), taken_out(ledger, concern)))


def close(ask: Ask, ledger: Ledger) -> Reply:
    concern = _closable(ask, ledger)
    outcome, changed, again = together(
        lambda: required(ask, "outcome", "Say what the outcome is.", forms.LENGTH),
        lambda: required(ask, "difference", "Say what changed for the child, or why nothing did.", forms.LENGTH),
        lambda: _audited_again(ask, ledger),
    )
    if doubtful := in_doubt(ask, ledger, concern, outcome, changed):
        return NextForm(forms.close(doubtful, taken_out(ledger, concern)))
    covered = rights(ask.who, concern, ledger.people.seniors()).get(Capacity.HEAD_OF_SERVICE)
    in_place_of = None if covered == ask.who.id else covered
    closed = concern.closed(ask.who.id, ask.now, outcome, changed, again, in_place_of)
    said: State = {"outcome": fingerprint(outcome), "difference": fingerprint(changed)}
    ledger.save_concern(concern, closed, load_concern.entry(ask, ledger, "closed", concern, closed, said))
    tell_concern.news(ask, ledger, closed, What.CLOSED)
    return after.concern(ask, ledger, f"{concern.reference} is closed.")


def _audited_again(ask: Ask, ledger: Ledger) -> date:
    day = required_day(ask, "reaudit_on")
    check_reaudit(day, ask.today, ledger.policy.calendar)
    return day


def _closable(ask: Ask, ledger: Ledger) -> Concern:
    concern = load_concern.as_seen(ask, ledger, ConcernVerb.CLOSE)
    check_nothing_is_left(concern, ledger.actions.some(ledger.concerns.actions_of(concern)))
    return concern


def ask_reopen(ask: Ask, ledger: Ledger) -> Reply:
    concern = load_concern.as_seen(ask, ledger, ConcernVerb.REOPEN)
    return OpenForm(forms.reopen(asked(ask, concern), first_actions.due(ledger)))


def reopen(ask: Ask, ledger: Ledger) -> Reply:
    """How it was closed stays in its history and among what was said of it; it is to be reviewed as a new one is, and needs an
    action as a new one does."""
    concern = load_concern.as_seen(ask, ledger, ConcernVerb.REOPEN)
    why, wanted = together(
        lambda: required(ask, "reason", "Say why.", forms.LENGTH),
        lambda: first_actions.one(ask, ledger, concern, numbered(1)),
    )
    if doubtful := in_doubt(ask, ledger, concern, why, wanted.text):
        return NextForm(forms.reopen(doubtful, first_actions.due(ledger)))
    _keep_how_it_was_closed(ledger, concern)
    kept = ledger.concern_notes.add(concern.id, "reopened", ask.who.id, ask.now, why)
    opened = concern.reopened(ledger.policy.next_review(ask.today), ask.now)
    made = new_action.add(ask, ledger, replace(wanted, concern=opened.reference))
    told = {**kept.state, "action": made.reference}
    ledger.save_concern(concern, opened, load_concern.entry(ask, ledger, "reopened", concern, opened, told))
    tell.assigned(ask, ledger, [made])
    tell_concern.news(ask, ledger, opened, What.REOPENED, kept.number, made.reference)
    return after.concern(ask, ledger, f"{concern.reference} is open again.")


def _keep_how_it_was_closed(ledger: Ledger, concern: Concern) -> None:
    """Its words were hashed in the history when it was closed; an imported one may have none."""
    at = concern.closed_at or ledger.now
    if concern.outcome or concern.difference:
        again = f"{concern.reaudit_on:%-d %b %Y}" if concern.reaudit_on else ""
        said = {
            "Outcome": concern.outcome,
            "What changed for the child": concern.difference,
            "To be audited again": again,
        }
        words = "\n".join(f"{what}: {text}" for what, text in said.items() if text)
        ledger.concern_notes.add(concern.id, "closed", concern.closed_by, at, words)
