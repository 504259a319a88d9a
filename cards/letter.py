"""An e-mail in place of a message: one line, as mail goes through many hands. No link, no case, no name.

And the port it leaves through; what came of it is said as one of the messenger's faults.
"""

from dataclasses import dataclass
from typing import Protocol

from cards.words import count

OPEN = "Please open Slack to read more; if you cannot, tell the Practice Learning Team."


@dataclass(frozen=True, slots=True)
class Letter:
    address: str
    subject: str
    line: str


def about(push: str, address: str) -> Letter:
    """In place of one message that was refused; `push` is its preview, which has no case detail."""
    said = push.rstrip(".")
    return Letter(address, said, f"{said}{'' if said.endswith('?') else '.'} {OPEN}")


def of_what_waits(number: int, address: str) -> Letter:
    """To somebody whom nothing reaches: how much waits for them."""
    said = f"{count(number, 'message')} about audit actions {'waits' if number == 1 else 'wait'} for you in Slack"
    return Letter(address, said, f"{said}. {OPEN}")


class Mailer(Protocol):
    def send(self, letter: Letter, token: str) -> None:
        """Hand it to the mail server, once. `token` is opaque and marks it. Raises the messenger's faults."""
