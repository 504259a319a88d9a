"""The plain sentences of answers and refusals: what happened, that nothing was lost, and what to do."""

import re
from datetime import datetime

from cards.concern_words import A_CASE
from cards.elements import Card, Text
from cards.view import View
from cards.words import DIFFERENCES
from domain.action import Action, Status
from domain.calendar import in_london
from domain.permission import Verb

_OF_A_CONCERN = re.compile(r"\bC-\d")
NOTHING, NOTHING_AT_ALL = "Nothing was changed by your press.", "Nothing was changed."
NOT_SAVED = "Not saved: the database did not answer. Please press again in a minute."
_WHO = {
    Verb.COMPLETE: "Only its owner or the team's manager may complete",
    Verb.SAY_IMPACT: "Only its owner or the team's manager may say whether it helped, of",
    Verb.ASK_MORE_TIME: "Only its owner, the team's manager or the PLT may ask for more time on",
    Verb.REASSIGN: "Only its owner, the team's manager, the head of service, the PLT or whoever was told that it is late may "
    "reassign",
    Verb.SNOOZE: "Only its owner or the team's manager may snooze the reminders of",
    Verb.NOTE: "You may read, but not add notes to,",
    Verb.ACCEPT: "Somebody other than who completed it, usually the head of service, has to accept",
    Verb.RETURN: "Only the head of service or the PLT may return, and not their own completion of,",
    Verb.DECIDE: "Somebody other than who asked, usually the head of service, has to decide on more time for",
    Verb.APPROVE_HANDOVER: "Only the PLT may approve, and not their own request for, a handover of",
    Verb.REOPEN: "Only the head of service or the PLT may reopen, and the next above where it is their own,",
    Verb.CLOSE: "Only the head of service or the PLT may close, and the next above where it is their own,",
    Verb.GIVE_TIME: "Only whoever was told that it is late, usually the head of service, may accept a new date for",
    Verb.ASK: "Only whoever was told that it is late, usually the head of service, may ask about",
    Verb.TAKE_OVER: "Only whoever was told that it is late, usually the head of service, may take over",
}


def say(sentence: str) -> Card:
    """One sentence as a card of its own; a preview does not say which case of concern it is about."""
    return Card(A_CASE if _OF_A_CONCERN.search(sentence) else sentence, (Text(sentence),))


def of_a_concern(action: Action) -> str:
    """Why it does not end as no longer applicable."""
    return (
        f"{action.reference} belongs to a case of concern: it is to be done and accepted, or taken out of it first by the head "
        f"of service. {NOTHING}"
    )


def not_yours(action: Action, verb: Verb) -> str:
    return f"{_WHO[verb]} {action.reference}. Nothing was changed."


def already(action: Action, view: View) -> str:
    """What stands in the way: A-17 was completed by Team manager, North, at 10:12. Nothing was changed by your press."""
    if action.status is Status.OPEN:
        return f"{action.reference} is open. {NOTHING}"
    if action.status is Status.NOT_APPLICABLE:
        return f"{action.reference} was closed as no longer applicable. {NOTHING}"
    done = action.completion
    by = f" by {view.mention(done.by).label}," if done and done.by else ""
    at = f" {when(done.at, view)}" if done and done.at else ""
    waits = " and waits to be accepted" if action.status is Status.AWAITING_ACCEPTANCE else ""
    return f"{action.reference} was completed{by}{at}{waits}. {NOTHING}"


def nothing_to_ask(action: Action, view: View) -> str:
    """Whether it helped is settled: Team manager, North, said at 10:12 that it made a difference."""
    done = action.completion
    if done is None or not done.impacts or done.difference is None:
        return f"Whether {action.reference} made a difference was said when it was completed. {NOTHING}"
    said = done.impacts[-1]
    words = f"{view.mention(said.by).label} said {when(said.at, view)} that {DIFFERENCES[done.difference]}"
    return f"{action.reference}: {words}. {NOTHING}"


def by(person_id: int | None, view: View) -> str:
    """Who did it, for a sentence: “you” where it was the reader."""
    return "you" if person_id == view.who.id else view.mention(person_id).label


def when(at: datetime, view: View) -> str:
    """At 10:12, or on 4 Jan."""
    local = in_london(at)
    return f"at {local:%H:%M}" if local.date() == view.today else f"on {local:%-d %b}"


def apology(reference: str) -> str:
    return f"Sorry, that did not work, and nothing was changed. If it happens again, tell the PLT this number: {reference}."
