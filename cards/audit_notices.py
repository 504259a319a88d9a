"""What each notice about audits says: a sentence about what happened, and the audits as they stand now."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from cards import audit_buttons
from cards.audits import row
from cards.elements import Actions, Block, Card, Line, List, Text
from cards.places import Place
from cards.view import View
from cards.words import count
from domain.audit import Audit, Stage
from domain.draft import CHECKED, STEPS, Draft, first_unfinished
from domain.judging import abilities
from storage.audit_notes import AuditNote

PLACE = str(Place("posted"))


@dataclass(frozen=True, slots=True)
class AuditHappening:
    """What a notice is about: the audits as they are now, who did it, and the words that belong to it.

    `draft` is what its auditor has filled in by now, `told` the version of it that the notice is about.
    """

    kind: str
    audits: Sequence[Audit]
    by: int | None = None
    note: AuditNote | None = None
    draft: Draft | None = None
    told: int = 0

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


def _put_away(h: AuditHappening, view: View) -> tuple[str, Line]:
    """How far it is saved; of one that was submitted meanwhile, that."""
    if h.draft is None or h.first.stage is not Stage.TO_DO:
        return "Your audit was saved", f"Your audit {h.first.reference} was saved, and has gone on since."
    step = first_unfinished(h.draft.answers, view.today, view.policy)
    if step == CHECKED:
        return "Your audit is saved", f"Your audit {h.first.reference} is saved and filled in. It is not submitted yet."
    up_to = f"up to step {step - 1} of {len(STEPS)}" if step > 1 else "as far as you came"
    return f"Your audit is saved {up_to}", f"Your audit {h.first.reference} is saved {up_to}."


def _submitted(_h: AuditHappening, _view: View) -> tuple[str, Line]:
    return "An audit is ready to moderate", "An audit is ready to moderate."


_STILL: Mapping[str, Callable[[AuditHappening], bool]] = {
    "audits-allocated": lambda h: any(a.stage is Stage.TO_DO for a in h.audits),
    "audit-put-away": lambda h: h.draft is not None and h.draft.version == h.told,
    "audit-submitted": lambda h: any(a.stage is Stage.TO_MODERATE for a in h.audits),
}
KINDS: Mapping[str, Said] = {
    "audits-allocated": _allocated,
    "audit-put-away": _put_away,
    "audit-submitted": _submitted,
}
WITHOUT_CASE = frozenset({"audit-put-away"})
"""Kinds that show no more of the audit than its reference and the way to it."""
"""The push preview, without case detail, and the sentence above the audits."""


def card(happening: AuditHappening, view: View) -> Card:
    """The same for the message as it is posted and as it is drawn again later."""
    push, line = KINDS[happening.kind](happening, view)
    blocks: list[Block] = [Text(line)]
    if happening.kind in WITHOUT_CASE:
        ways = audit_buttons.of(happening.first, abilities(view.who, happening.first), begun=True)[:1]
        return Card(push, (*blocks, Actions(ways)) if happening.first.stage is Stage.TO_DO else tuple(blocks), PLACE)
    if happening.note:
        blocks.append(Text(f"“{happening.note.text}”"))
    return Card(push, (*blocks, List(tuple(row(audit, view) for audit in happening.audits))), PLACE)
