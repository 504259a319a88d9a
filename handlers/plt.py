"""What only the Practice Learning Team may set: everybody else gets the answer that is given for what there is not."""

from cards.answers import NOTHING
from domain.person import Role
from domain.refusal import Refusal
from handlers.ask import Ask


def only(ask: Ask) -> None:
    """Called first by every press and form."""
    if not ask.who.holds(Role.PLT):
        raise unknown()


def unknown() -> Refusal:
    return Refusal(f"There is no such setting that you can change. {NOTHING}")
