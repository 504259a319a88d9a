"""Updates of a case of concern, short and dated: from its form, or in one line as “/concerns update C-3 …”; and its reviews."""

from datetime import date

from cards import concern_course_forms as forms
from cards.answers import say
from cards.concern_news import What
from cards.replies import NextForm, OpenForm, Reply, Show
from cards.words import short_date
from domain.closing import check_review
from domain.concern import Concern
from domain.oversight import ConcernVerb
from handlers import after, load_concern, tell_concern
from handlers.ask import Ask
from handlers.in_doubt import asked, in_doubt
from handlers.required import required, required_day, together
from storage.ledger import Ledger


def ask_update(ask: Ask, ledger: Ledger) -> Reply:
    return OpenForm(forms.update(asked(ask, load_concern.concern(ask, ledger, ConcernVerb.UPDATE))))


def update_or_ask(ask: Ask, ledger: Ledger) -> Reply:
    """With words behind the reference they are the update; without, or where they look like a name or are too many, the form
    opens."""
    words = ask.words.split(maxsplit=1)
    if len(words) < 2:
        return ask_update(ask, ledger)
    concern = load_concern.concern(ask, ledger, ConcernVerb.UPDATE)
    if len(words[1]) > forms.UPDATE_LENGTH:
        return OpenForm(forms.update(forms.with_text(asked(ask, concern), words[1])))
    if doubtful := in_doubt(ask, ledger, concern, words[1]):
        return OpenForm(forms.update(forms.with_text(doubtful, words[1])))
    _keep(ask, ledger, concern, words[1])
    return Show(say(f"Your update of {concern.reference} is saved."))


def update(ask: Ask, ledger: Ledger) -> Reply:
    concern = load_concern.concern(ask, ledger, ConcernVerb.UPDATE)
    text = required(ask, "text", "Write what is new.", forms.UPDATE_LENGTH)
    if doubtful := in_doubt(ask, ledger, concern, text):
        return NextForm(forms.update(doubtful))
    _keep(ask, ledger, concern, text)
    return after.concern(ask, ledger, f"Your update of {concern.reference} is saved.")


def _keep(ask: Ask, ledger: Ledger, concern: Concern, text: str) -> None:
    kept = ledger.concern_notes.add(concern.id, "update", ask.who.id, ask.now, text)
    updated = concern.worked_on()
    ledger.save_concern(concern, updated, load_concern.entry(ask, ledger, "updated", concern, updated, kept.state))
    tell_concern.news(ask, ledger, updated, What.UPDATED, kept.number)


def ask_review(ask: Ask, ledger: Ledger) -> Reply:
    concern = load_concern.concern(ask, ledger, ConcernVerb.REVIEW)
    return OpenForm(forms.review(asked(ask, concern), _next(ledger)))


def review(ask: Ask, ledger: Ledger) -> Reply:
    """What was found, and when it is looked at next. Two who review at once do not write over each other's day."""
    concern = load_concern.as_seen(ask, ledger, ConcernVerb.REVIEW)
    text, due = together(
        lambda: required(ask, "text", "Write what was found.", forms.LENGTH), lambda: _reviewed_next(ask, ledger)
    )
    if doubtful := in_doubt(ask, ledger, concern, text):
        return NextForm(forms.review(doubtful, _next(ledger)))
    kept = ledger.concern_notes.add(concern.id, "review", ask.who.id, ask.now, text)
    reviewed = concern.reviewed(due)
    entry = load_concern.entry(ask, ledger, "reviewed", concern, reviewed, kept.state)
    ledger.save_concern(concern, reviewed, entry)
    tell_concern.news(ask, ledger, reviewed, What.REVIEWED, kept.number)
    return after.concern(
        ask, ledger, f"Your review of {concern.reference} is saved. The next is due {short_date(due, ask.today)}."
    )


def _reviewed_next(ask: Ask, ledger: Ledger) -> date:
    due = required_day(ask, "due")
    check_review(due, ask.today, ledger.policy.calendar)
    return due


def _next(ledger: Ledger) -> str:
    return ledger.policy.next_review(ledger.today.day).isoformat()
