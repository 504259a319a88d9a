"""A message as it was posted, held against what should be heard: its rows, their headings, their order and the counts."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from cards.digest_parts import OF_CONCERNS
from cards.elements import Card, List, Text
from tests.model.heard import Heard
from tests.model.of_audits import HEADINGS, MINE, TO_GIVE_ON, UNMODERATED
from tests.office.screen import words

ORDER = (
    "went to the director", "went to the head of service", "goes to the director", "goes to the head of service",
    "late", "due today", "due soon", "decide", "helped", "left behind", "drifted",
)  # fmt: skip
"""What is said of an action in a digest, the most pressing first; and at last what an escalation says."""
AUDITS = {"audits to do": MINE, "unmoderated": UNMODERATED}
"""Under which headings audits stand as lines."""
_HEADING = re.compile(r"(.+) · (\d+)")


class Said:
    """A message that was posted: to whom, and what it says of which action under which heading."""

    def __init__(self, kind: str, person: int, card: Card, parts: dict[str, str]) -> None:
        self.kind, self.person, self.card = kind, person, card
        self.parts = parts

    def differs_from(self, heard: Heard) -> str:
        """What is wrong with it; "" if it says what should be heard, ten rows of it and the counts whole."""
        if heard.news != self._tells_news:
            return f"news of what could not be delivered is {'not ' if heard.news else ''}said"
        expected = {f"A-{number}": part for part, number in heard.rows}
        if set(self.parts) != set(self._rows()):
            return f"the rows {self._rows()} are not those remembered: {self.parts}"
        if self._audits() != Counter(heading for heading, _ in heard.audits) or not self._audit_rows() <= heard.audits:
            return f"says of audits {self._audits()} and {self._audit_rows()}, not {heard.audits}"
        named = {name: part or "drifted" for name, part in self.parts.items() if part not in AUDITS}
        if len(named) != min(len(expected), 10) or not named.items() <= expected.items():
            return f"says {named}, not {expected}"
        left = [ORDER.index(part) for name, part in expected.items() if name not in named]
        if left and min(left) < max(map(ORDER.index, named.values())):
            return f"leaves out something more pressing than it says: {named} of {expected}"
        ordinary = {name: part for name, part in expected.items() if name not in self._of_concerns()}
        wrong = [(part, number) for part, number in self._counts(named) if number != self._number(ordinary, part)]
        return f"counts {wrong}, not {expected}" if wrong else ""

    @property
    def contradicts_itself(self) -> str:
        """What is wrong with an escalation, whatever it should say."""
        rows = frozenset(("drifted", int(name[2:])) for name in self.parts)
        return self.differs_from(Heard(self.kind, self.person, rows))

    @property
    def _tells_news(self) -> bool:
        texts = (block for block in self.card.blocks if isinstance(block, Text))
        return any(words(text.line).startswith("Could not be delivered") for text in texts)

    def _rows(self) -> list[str]:
        lists = (block for block in self.card.blocks if isinstance(block, List))
        return [words(row.title).split()[0] for block in lists for row in block.rows]

    def _audits(self) -> Counter[str]:
        """How many stand under each heading."""
        headings = (block for block in self.card.blocks if isinstance(block, Text) and block.style == "heading")
        counted = (found for each in headings if (found := _HEADING.fullmatch(words(each.line))))
        return Counter({found[1]: int(found[2]) for found in counted if found[1] in (*HEADINGS, TO_GIVE_ON)})

    def _audit_rows(self) -> set[tuple[str, int]]:
        headings = {**AUDITS, "audits to do": TO_GIVE_ON} if TO_GIVE_ON in self._audits() else AUDITS
        return {(headings[part], int(name[3:])) for name, part in self.parts.items() if part in headings}

    def _of_concerns(self) -> list[str]:
        """What belongs to a case of concern stands ahead of all headings, under one of its own."""
        for heading, rows in pairwise(self.card.blocks):
            if isinstance(heading, Text) and words(heading.line).startswith(OF_CONCERNS) and isinstance(rows, List):
                assert words(heading.line) == f"{OF_CONCERNS} · {len(rows.rows)}"
                return [words(row.title).split()[0] for row in rows.rows]
        return []

    def _counts(self, named: dict[str, str]) -> Iterable[tuple[str, int]]:
        """Each ordinary heading of a digest with its number."""
        blocks, concerns = self.card.blocks, self._of_concerns()
        for heading, rows in pairwise(blocks):
            first = words(rows.rows[0].title).split()[0] if isinstance(rows, List) else ""
            if isinstance(heading, Text) and first in named and first not in concerns and self.kind == "digest":
                number = _HEADING.fullmatch(words(heading.line))
                assert number, f"the heading {words(heading.line)} has no count"
                yield named[first], int(number[2])

    def _number(self, expected: dict[str, str], part: str) -> int:
        return sum(each == part for each in expected.values())
