"""How the table of all that can be asked holds a handler: the function, and what it does to the database."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from cards.replies import Reply
from handlers.ask import Ask
from storage.ledger import Ledger

Handle = Callable[[Ask, Ledger], Reply]


class Touch(Enum):
    """What a handler does to the database: it changes things; it only reads; or it reads what is noted in the history,
    which takes long at times and so must not hold up the writers."""

    WRITES = "writes"
    NOTED = "noted"
    READS = "reads"


@dataclass(frozen=True, slots=True)
class Handler:
    """`knows_again`: it answers what is delivered a second time as it did the first, and changes nothing by it."""

    handle: Handle
    touch: Touch = Touch.WRITES
    knows_again: bool = False


def reads(handle: Handle) -> Handler:
    return Handler(handle, Touch.READS)


def noted(handle: Handle) -> Handler:
    return Handler(handle, Touch.NOTED)
