"""What each kind of notice is, said once: whoever treats some kinds in a way of their own asks here.

A kind that is not in the table is an ordinary message to somebody.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Kind:
    """`repeatable`: doing it twice does no harm, of several that wait one is enough, and nobody reads it as a message.

    `reported`: that it failed stands in the PLT's digest. `regular`: it comes anew by itself, and one of a day that is over is
    no loss. `mailed`: where it is refused, an e-mail goes in its place. `asked_about`: where nobody can tell whether it
    arrived, the PLT is asked at once.
    `takes_back`: it takes out of the chat platform what must not stay there. `overtakes`: it waits for no message that is still
    to be said to the same person, and none waits for it. `tried_for`: then it has failed; None for as long as it takes.
    `urgent`: it goes ahead of all else and whatever the pace. `one_is_enough`: of several that wait alike one is said.
    `must_reach`: that it did not reach somebody is told at once, to those who can reach them.
    """

    repeatable: bool = False
    reported: bool = True
    regular: bool = False
    mailed: bool = True
    asked_about: bool = True
    takes_back: bool = False
    overtakes: bool = False
    tried_for: timedelta | None = None
    urgent: bool = False
    one_is_enough: bool = False
    must_reach: bool = False


A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
MESSAGE = Kind()
_DRAWN_AGAIN = Kind(repeatable=True, reported=False)
_OF_ITS_DAY = Kind(regular=True)
_WORDS_AWAY = Kind(repeatable=True, takes_back=True, overtakes=True, tried_for=A_WEEK)
KINDS = {
    "update": _DRAWN_AGAIN,
    "home": _DRAWN_AGAIN,
    "clear": _WORDS_AWAY,
    "hide": _WORDS_AWAY,
    "withdraw": Kind(repeatable=True, takes_back=True, tried_for=A_WEEK),
    "digest": _OF_ITS_DAY,
    "roll-up": _OF_ITS_DAY,
    "concern": Kind(urgent=True, one_is_enough=True, must_reach=True),
    "concern-unanswered": Kind(urgent=True, must_reach=True),
    "concern-unreached": Kind(urgent=True),
    "export": Kind(mailed=False),
    "ask-plt": Kind(asked_about=False),
    # A mail server that is away for longer leaves it to the PLT. What a letter stands for is reported, and not the letter.
    "letter": Kind(reported=False, asked_about=False, tried_for=A_DAY),
    "waiting-letter": Kind(asked_about=False, tried_for=A_DAY),
}


def kind_of(name: str) -> Kind:
    return KINDS.get(name, MESSAGE)


def those(which: Callable[[Kind], bool]) -> tuple[str, ...]:
    """The names of the kinds of the table of which it is so."""
    return tuple(name for name, kind in KINDS.items() if which(kind))
