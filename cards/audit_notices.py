"""What each notice about audits says: a sentence about what happened, and the audits as they stand now."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from cards.audits import row
from cards.elements import Block, Card, Line, List, Text
from cards.places import Place
from cards.view import View
from cards.words import count
from domain.audit import Audit, Stage
from storage.audit_notes import AuditNote

PLACE = str(Place("posted"))


@dataclass(frozen=True, slots=True)
class AuditHappening:
    """What a notice is about: the audits as they are now, who did it, and the words that belong to it."""

    kind: str
    audits: Sequence[Audit]
    by: int | None = None
    note: AuditNote | None = None

    @property
    def first(self) -> Audit:
        return self.audits[0]

    @property
    def is_true(self) -> bool:
        """Whether it is still worth saying: nothing is asked for that was done between planning and sending."""
        still = _STILL.get(self.kind)
        return bool(self.audits) and (still is None or still(self))


Said = Callable[[AuditHappening, View], tuple[str, Line]]


def _allocated(h: AuditHappening, view: View) -> tuple[str, Line]:
    push = f"You have {count(len(h.audits), 'new case audit')} to do"
    return push, (f"{push}, from ", view.mention(h.by), ".")


_STILL: Mapping[str, Callable[[AuditHappening], bool]] = {
    "audits-allocated": lambda h: any(a.stage is Stage.TO_DO for a in h.audits),
}
KINDS: Mapping[str, Said] = {"audits-allocated": _allocated}
"""The push preview, without case detail, and the sentence above the audits."""


def card(happening: AuditHappening, view: View) -> Card:
    """The same for the message as it is posted and as it is drawn again later."""
    push, line = KINDS[happening.kind](happening, view)
    blocks: list[Block] = [Text(line)]
    if happening.note:
        blocks.append(Text(f"“{happening.note.text}”"))
    return Card(push, (*blocks, List(tuple(row(audit, view) for audit in happening.audits))), PLACE)
