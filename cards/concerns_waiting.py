"""The part of a digest about cases of concern, which comes first: each with why it stands there and what to press; and for who
tracks all of them what has happened to which since their last digest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cards import concern_buttons
from cards.concern_words import AT_STAKE, NEEDS_YOU, STATES, in_short, place_of, review_words, troubles
from cards.elements import Block, Line, List, Row, Strong, Text
from cards.view import View
from cards.words import count
from domain.concern import Concern, ConcernState
from domain.waiting_concern import Why
from storage.concern_news import Happened

MOST, MOST_HAPPENED = 5, 20
PART, HAPPENED = "cases of concern", "news of cases of concern"
_SAYS_IT = {"raised": ConcernState.RAISED, "closed": ConcernState.CLOSED}
"""The state is not said behind what says it."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One of them, and why it stands there; for no reason any more where it was posted before."""

    concern: Concern
    whys: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class ConcernsWaiting:
    """`cleared`: those of which a message shows no more than that they are closed; `happened`: what is new of which."""

    listed: Sequence[Listed] = ()
    view: View | None = None
    cleared: frozenset[int] = frozenset()
    happened: Sequence[Happened] = ()

    @property
    def shown(self) -> Sequence[Concern]:
        return [one.concern for one in self.listed[:MOST]]

    @property
    def push(self) -> list[str]:
        """How many there are is nobody's business who looks over a shoulder."""
        return [NEEDS_YOU] if any(one.whys for one in self.listed) else []

    @property
    def said(self) -> list[str]:
        """2 cases of concern need you."""
        number = sum(bool(one.whys) for one in self.listed)
        return [NEEDS_YOU if number == 1 else f"{number} cases of concern need you"] if number else []

    @property
    def told(self) -> list[str]:
        """There is news of 2 cases of concern."""
        number = count(len(self.happened), "case of concern", "cases of concern")
        return [f"There is news of {number}"] if self.happened else []

    @property
    def blocks(self) -> list[Block]:
        return [*self._waiting(), *self._news()]

    def _waiting(self) -> list[Block]:
        if not self.listed or self.view is None:
            return []
        rows = tuple(self._row(one, self.view) for one in self.listed[:MOST])
        left = len(self.listed) - len(rows)
        rest = [Text(f"And {left} more: “/concerns” shows all of them.", "muted")] if left else []
        return [Text(f"Cases of concern · {len(self.listed)}", "heading"), List(rows), *rest]

    def _news(self) -> list[Block]:
        """C-3  raised, updated · acknowledged."""
        if not self.happened:
            return []
        lines = [
            part for one in self.happened[:MOST_HAPPENED] for part in ("\n", Strong(one.concern.reference), _how(one))
        ]
        left = len(self.happened) - MOST_HAPPENED
        more = [f"\nAnd {left} more: see “/concerns” and “/concerns closed”."] if left > 0 else []
        return [Text(f"New in cases of concern · {len(self.happened)}", "heading"), Text((*lines[1:], *more))]

    def _row(self, one: Listed, view: View) -> Row:
        concern, name = one.concern, Strong(one.concern.reference)
        if concern.id in self.cleared:
            return Row((name, f"  {STATES[concern.state]}"))
        said = [words for why in one.whys for words in _words(why, concern, view)]
        words = "; ".join(said) or f"{STATES[concern.state]}, {in_short(concern)}"
        detail: Line = (
            (Strong(AT_STAKE.capitalize()), f" · {words}") if concern.unsafe and not concern.is_closed else words
        )
        can = concern_buttons.able(concern, view)
        return Row((name, f"  {place_of(concern)}"), detail, concern_buttons.in_message(concern, can), shown=2)


NONE = ConcernsWaiting()


def _how(one: Happened) -> str:
    """What was done to it, and how it stands."""
    state = one.concern.state
    now = "" if _SAYS_IT.get(one.verbs[-1]) is state else f" · {STATES[state].lower()}"
    return f"  {', '.join(one.verbs)}{now}"


def _words(why: Why, concern: Concern, view: View) -> Iterator[str]:
    match why:
        case Why.ACKNOWLEDGE:
            yield "You have not said yet that you have it"
        case Why.UNREACHED:
            yield from troubles(concern)
        case Why.UNANSWERED:
            yield in_short(concern)
        case Why.REVIEW:
            yield review_words(concern, view)
        case Why.NO_ACTION:
            yield "no action"
