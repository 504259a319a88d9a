"""A mail server that is a list; it misbehaves in the way that the test scripts, first things first."""

from dataclasses import dataclass, field

from cards.letter import Letter
from tests.deliver.chat import Fails


@dataclass
class Mailbox:
    letters: list[Letter] = field(default_factory=list)
    script: list[Fails] = field(default_factory=list)

    def send(self, letter: Letter, token: str) -> None:
        assert token
        fails = self.script.pop(0) if self.script else None
        if fails and not fails.accepted:
            fails.go_wrong()
        self.letters.append(letter)
        if fails:
            fails.go_wrong()

    @property
    def subjects(self) -> list[str]:
        return [letter.subject for letter in self.letters]
