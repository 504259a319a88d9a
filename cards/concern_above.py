"""What those above are told of a case of concern: that not everybody has it, that it did not reach somebody, that its review is
overdue; and as it reads from then on."""

from dataclasses import dataclass
from datetime import date

from cards import concern_buttons
from cards.concern_notice import PLACE, instead
from cards.concern_words import AT_STAKE, NEEDS_YOU, place_of, raised, review_words, unsafe, who_has_it
from cards.elements import Actions, Block, Card, Line, Strong, Text
from cards.troubles import in_words
from cards.view import View
from cards.words import short_date
from domain.concern import Concern
from storage.summons import KIND, REVIEW, UNANSWERED, UNREACHED


@dataclass(frozen=True, slots=True)
class Told:
    """Which message it did not reach whom with, and why, a code."""

    kind: str
    concern: Concern
    what: str = ""
    whom: int | None = None
    trouble: str = ""

    def is_true(self, today: date) -> bool:
        """Whether it is still worth saying: nobody need hear of what has been seen to meanwhile."""
        due, silent = self.concern.review_due, self.concern.unanswered
        if self.kind == REVIEW:
            return due is not None and due < today
        return bool(silent) and (self.kind == UNANSWERED or self.is_unreached)

    @property
    def is_unreached(self) -> bool:
        """Until they have it or another message arrives; of those above, until everybody has it."""
        theirs = [duty for duty in self.concern.unanswered if self.what != KIND or self.whom in duty.told]
        return any(self.what != KIND or duty.trouble for duty in theirs)


def card(told: Told, view: View, *, cleared: bool = False) -> Card:
    concern = told.concern
    other = instead(concern, view, cleared=cleared)
    if other:
        return other
    blocks: list[Block] = [
        Text((Strong(f"Case of concern {concern.reference}"), f" · {place_of(concern)}")),
        Text(_said(told, view)),
        Text(("Raised ", *raised(concern, view), f" · {AT_STAKE}: ", Strong(unsafe(concern)))),
        *(Text(line) for line in who_has_it(concern, view)),
        Actions(concern_buttons.in_message(concern, concern_buttons.able(concern, view))),
    ]
    return Card(NEEDS_YOU, tuple(blocks), PLACE)


def _said(told: Told, view: View) -> Line:
    concern = told.concern
    if concern.is_closed:
        return "It is closed. Nobody need do anything here any more."
    if told.kind == REVIEW:
        return _of_review(concern, view)
    if told.kind == UNREACHED:
        return _of_whom(told, view)
    if concern.unanswered:
        return "Not everybody has said yet that they have it. Please see to it that they do."
    return "Everybody has it now."


def _of_whom(told: Told, view: View) -> Line:
    whom = view.mention(told.whom)
    if not told.is_unreached:
        return ("It did not reach ", whom, " at first. Nobody need tell them any more.")
    why = in_words(told.trouble)
    return (
        "It did not reach ",
        whom,
        f". {why} Please tell them yourself at once, and see to it that somebody has it.",
    )


def _of_review(concern: Concern, view: View) -> Line:
    due = concern.review_due
    if due and due < view.today:
        late = review_words(concern, view).removeprefix("review ")
        return f"Its review is {late}. Please see to it that the head of service reviews it."
    return f"It was reviewed since. Next review: {short_date(due, view.today) if due else 'none'}."
