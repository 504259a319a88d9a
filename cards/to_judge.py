"""The part of a digest about what waits for its reader's judgement, and of the PLT's about examples that nobody anonymises: they
are counted, and a button leads to where it is done."""

from collections.abc import Sequence
from dataclasses import dataclass

from cards.elements import Actions, Block, Button, Text
from cards.words import count
from domain.audit import Audit, Stage
from domain.calendar import Today

PART = "to judge"


@dataclass(frozen=True, slots=True)
class ToJudge:
    """`audits` are still to be judged by the reader, `given` how many of them were given to them or they were asked for;
    `marked` how many are marked as an example and not anonymised for `days` working days."""

    today: Today | None = None
    audits: Sequence[Audit] = ()
    given: int = 0
    marked: int = 0
    days: int = 0

    @property
    def said(self) -> list[str]:
        """3 audits wait for your moderation. 1 audit marked as an example is not anonymised."""
        return [words for words in (self._judging, self._marking) if words]

    @property
    def blocks(self) -> list[Block]:
        blocks: list[Block] = []
        if self.audits:
            blocks += [Text(f"Waiting for your moderation · {len(self.audits)}", "heading"), Text(self._how)]
            blocks.append(Actions((Button("Audits to moderate", "moderation"),)))
        if self.marked:
            them = "it" if self.marked == 1 else "them"
            told = f"Nobody has anonymised {them} for {count(self.days, 'working day')} or longer."
            told += " Anonymise what is worth showing; “Change the outcome” takes the mark away."
            blocks += [Text(f"Marked as an example · {self.marked}", "heading"), Text(told)]
            blocks.append(Actions((Button("Examples of good audits", "exemplars"),)))
        return blocks

    @property
    def _judging(self) -> str:
        number = len(self.audits)
        return f"{count(number, 'audit')} {'waits' if number == 1 else 'wait'} for your moderation" if number else ""

    @property
    def _marking(self) -> str:
        is_are = "is" if self.marked == 1 else "are"
        return f"{count(self.marked, 'audit')} marked as an example {is_are} not anonymised" if self.marked else ""

    @property
    def _how(self) -> str:
        """1 given to you, 2 to be judged again. The longest was submitted 4 working days ago."""
        again = sum(audit.waits_again for audit in self.audits)
        told = [f"{self.given} given to you"] if self.given else []
        told += [f"{again} to be judged again"] if again else []
        first = [a.submitted for a in self.audits if a.stage is Stage.TO_MODERATE and a.submitted]
        days = self.today.calendar.late(min(first), self.today.day) if first and self.today else 0
        longest = f"The longest was submitted {count(days, 'working day')} ago." if days else ""
        others = "All of them are for any moderator." if not told else f"{', '.join(told)}."
        return f"{others} {longest}".strip()


NONE = ToJudge()
