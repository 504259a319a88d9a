"""The part of the Practice Learning Team's digest about audits that wait too long to be moderated or judged again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from cards.audits_to_do import MOST, room_for
from cards.elements import Actions, Block, Button, Strong, Text
from cards.moderation import outcome_words, row
from cards.view import View
from cards.words import count
from domain.audit import Audit, Stage
from domain.moderation import Moderation

PART = "unmoderated"
AGAIN = "judged again"


@dataclass(frozen=True, slots=True)
class Unmoderated:
    """`made`: the judgement of those that were moderated since; `cleared`: those that show no case any more; `room`: how many
    stand as lines."""

    audits: Sequence[Audit] = ()
    view: View | None = None
    made: Mapping[int, Moderation] = field(default_factory=dict)
    cleared: frozenset[int] = frozenset()
    room: int = MOST

    def beside(self, actions: int) -> "Unmoderated":
        """The same in a message with so many actions."""
        return replace(self, room=room_for(len(self.audits), actions))

    @property
    def shown(self) -> Sequence[Audit]:
        return self.audits[: self.room]

    @property
    def said(self) -> str:
        """3 audits wait too long to be moderated, 1 audit waits too long to be judged again; "" where none does."""
        number = sum(audit.stage is Stage.TO_MODERATE for audit in self.audits)
        return ", ".join(_said(n, what) for n, what in ((number, "moderated"), (self._again, AGAIN)) if n)

    @property
    def _again(self) -> int:
        return sum(audit.waits_again for audit in self.audits)

    @property
    def blocks(self) -> list[Block]:
        if not self.audits or self.view is None:
            return []
        what = f"moderated or {AGAIN}" if self._again else "moderated"
        blocks: list[Block] = [Text(f"Waiting too long to be {what} · {len(self.audits)}", "heading")]
        for audit in self.shown:
            blocks += self._row(audit, self.view)
        left = len(self.audits) - len(self.shown)
        blocks += [Text(f"And {count(left, 'more audit')}.", "muted")] if left and self.shown else []
        return [*blocks, Actions((Button("Audits to moderate", "moderation"),))]

    def _row(self, audit: Audit, view: View) -> list[Block]:
        if audit.id in self.cleared:
            return [Text((Strong(audit.reference), f"  {outcome_words(audit)}"))]
        return row(audit, view, self.made.get(audit.id))


def _said(number: int, what: str) -> str:
    return f"{count(number, 'audit')} {'waits' if number == 1 else 'wait'} too long to be {what}"


NONE = Unmoderated()
