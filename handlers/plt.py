"""What only the Practice Learning Team may set: everybody else gets the answer that is given for what there is not."""

from cards.answers import NOTHING
from domain.person import Role
from domain.refusal import Refusal
from handlers.ask import Ask


def only(ask: Ask, refusal: Refusal | None = None) -> None:
    """Called first by every press and form. `refusal`: what is said where it is no setting."""
    if not ask.who.holds(Role.PLT):
        raise refusal or unknown()


def unknown() -> Refusal:
    return Refusal(f"There is no such setting that you can change. {NOTHING}")
