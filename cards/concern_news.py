"""What is said of a case of concern to those concerned, once something has happened to it: who did what, and in what words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cards import concern_buttons
from cards.concern_notice import PLACE, instead
from cards.concern_words import NEEDS_YOU, moved_words, place_of, review_words
from cards.elements import Actions, Block, Card, Line, Strong, Text
from cards.history import all_of
from cards.view import View
from cards.words import short_date, shorten
from domain.concern import Concern

KIND = "concern-news"
LONGEST = 600


class What(StrEnum):
    """What has happened to it."""

    TAKEN_ON = "taken on"
    UPDATED = "updated"
    REVIEWED = "reviewed"
    ADDED = "action added"
    TAKEN_OUT = "action taken out"
    CLOSED = "closed"
    REOPENED = "reopened"


SAYS: Mapping[What, str] = {
    What.TAKEN_ON: "took on",
    What.UPDATED: "added an update to",
    What.REVIEWED: "reviewed",
    What.ADDED: "added an action to",
    What.TAKEN_OUT: "took an action out of",
    What.CLOSED: "closed",
    What.REOPENED: "reopened",
}


@dataclass(frozen=True, slots=True)
class News:
    """`by`: who did it; `words`: what they wrote; `action`: the reference of the action it is about, if it is about one;
    `in_place_of`: whom they covered for in doing it; `moved`: of one that is closed, what was taken out of it before."""

    what: What
    by: int | None
    words: str = ""
    action: str = ""
    in_place_of: int | None = None
    moved: Sequence[str] = ()


def card(concern: Concern, news: News, view: View, *, cleared: bool = False) -> Card:
    """As it is posted and as it is drawn again. The push preview says no more than that of the first message."""
    if other := instead(concern, view, cleared=cleared):
        return other
    which = f"{' with' if news.what is What.REOPENED else ','} {news.action}" if news.action else ""
    theirs = news.in_place_of == view.who.id
    who = all_of([person for person in (news.by, None if theirs else news.in_place_of) if person], view)
    mine = " in your place" if theirs else ""
    since = " It is open again since." if news.what is What.CLOSED and not concern.is_closed else ""
    sentence: Line = (*who, f" {SAYS[news.what]} ", Strong(concern.reference), f"{which}{mine}.{since}")
    blocks: list[Block] = [Text(sentence), Text(f"{place_of(concern)}{_next(concern, view)}", "muted")]
    words = concern.outcome if news.what is What.CLOSED and concern.is_closed else news.words
    blocks += [Text(f"“{shorten(words, LONGEST)}”")] if words else []
    blocks += [Text(moved_words(news.moved), "muted")] if news.moved else []
    can = concern_buttons.able(concern, view)
    return Card(NEEDS_YOU, (*blocks, Actions(concern_buttons.in_message(concern, can))), PLACE)


def _next(concern: Concern, view: View) -> str:
    """When it is looked at again."""
    if concern.is_closed:
        again = concern.reaudit_on
        return f" · to be audited again from {short_date(again, view.today)}" if again else ""
    review = review_words(concern, view)
    return f" · {review}" if review else ""
