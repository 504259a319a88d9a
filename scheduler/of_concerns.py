"""Draws the message that a case of concern needs somebody, from the data as they are when it goes and whenever they change."""

from collections.abc import Mapping
from typing import Any

from cards import concern_news, concern_notice
from cards.concern_news import News, What
from cards.concern_view import of_concerns
from cards.elements import Card
from cards.notice import Post
from domain.concern import Concern
from domain.oversight import capacities, standings
from domain.person import Actor
from storage.concern_news import taken_out
from storage.copies import Copy
from storage.ledger import Ledger

NEWS = concern_news.KIND
Content = Mapping[str, Any]


def post(ledger: Ledger, reader: Actor, content: Mapping[str, Any]) -> Post | None:
    """None where nothing is left for its reader to say, or it is no longer theirs to see."""
    concern = ledger.concerns.get(content.get("concern", 0))
    if concern is None or not _needs(ledger, reader, concern):
        return None
    actions = ledger.actions.some(ledger.concerns.actions_of(concern))
    subjects = {concern.reference: concern.version} | {action.reference: action.version for action in actions}
    view = of_concerns(ledger, reader, [concern], actions)
    return Post(concern_notice.card(concern, actions, view), subjects)


def _needs(ledger: Ledger, reader: Actor, concern: Concern) -> bool:
    """Whoever has raised it themselves has it already, and has the message beside the others nevertheless."""
    seniors = ledger.people.seniors()
    if concern.is_closed or not standings(reader, concern, seniors):
        return False
    if concern.raised_by == reader.id:
        return True
    theirs, waiting = capacities(reader, concern, seniors), {duty.capacity for duty in concern.unanswered}
    return not waiting.isdisjoint(theirs) if theirs else bool(waiting)


def post_news(ledger: Ledger, reader: Actor, content: Content) -> Post | None:
    """Of what has happened to it; None where it is not its reader's to see any more."""
    concern = ledger.concerns.get(content.get("concern", 0))
    if concern is None or not standings(reader, concern, ledger.people.seniors()):
        return None
    return Post(_news(ledger, reader, concern, content), {concern.reference: concern.version})


def draw_news_again(ledger: Ledger, reader: Actor, copy: Copy) -> Card | None:
    concern = ledger.concerns.get(copy.content["concern"])
    if concern is None:
        return None
    return _news(ledger, reader, concern, copy.content, cleared=concern.id in copy.cleared_concerns)


def _news(ledger: Ledger, reader: Actor, concern: Concern, content: Content, *, cleared: bool = False) -> Card:
    what = What(content["what"])
    said = (_words(ledger, concern, what, content), content.get("action", ""), content.get("in_place_of"))
    moved = taken_out(ledger, concern) if what is What.CLOSED and concern.is_closed else ()
    news = News(what, content["by"], *said, moved)
    view = of_concerns(ledger, reader, [concern], also=[news.by, news.in_place_of])
    return concern_news.card(concern, news, view, cleared=cleared)


def _words(ledger: Ledger, concern: Concern, what: What, content: Content) -> str:
    """What was written then; of an end that did not last how it was closed, as that was kept when it was opened again."""
    if content.get("note"):
        note = ledger.concern_notes.get(content["note"])
        return note.text if note else ""
    if what is What.TAKEN_ON:
        return concern.text
    if what is not What.CLOSED or concern.is_closed:
        return ""
    kept = [note for note in ledger.concern_notes.of(concern.id) if note.kind == "closed"]
    at = content.get("at")
    found = next((note for note in kept if note.at.isoformat() == at), kept[-1] if kept else None)
    return found.text.replace("\n", " · ") if found else ""


def draw_again(ledger: Ledger, reader: Actor, copy: Copy) -> Card | None:
    concern = ledger.concerns.get(copy.content["concern"])
    if concern is None:
        return None
    actions = ledger.actions.some(ledger.concerns.actions_of(concern))
    view = of_concerns(ledger, reader, [concern], actions)
    return concern_notice.card(concern, actions, view, cleared=concern.id in copy.cleared_concerns)
