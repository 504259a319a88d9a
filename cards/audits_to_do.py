"""The part of a digest about audits that are to do: one's own, and for whoever oversees auditors those that are late."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cards import unraised
from cards.audits import row
from cards.concern_words import NEEDS_YOU
from cards.elements import Actions, Block, Button, List, Span, Text
from cards.view import View
from cards.words import count, listed
from domain.audit import Audit, Stage
from domain.person import Role
from domain.unraised import Unraised

MOST = 5
MANY, FEW = 6, 2  # actions, audits
PART = "audits to do"
ALONE = "without a head of service above them"
YOURS, TO_GIVE_ON = "Your audits", "Audits to be given to somebody else"
OTHERS = "These are not all: where there is a head of service, they are told of their late auditors."


@dataclass(frozen=True, slots=True)
class Overdue:
    """An auditor with so many late audits, the latest by so many working days."""

    auditor_id: int | None
    number: int
    days: int


@dataclass(frozen=True, slots=True)
class AuditsToDo:
    """`room`: how many of one's own stand as lines; the others are counted. `unraised`: those whose case of concern is not
    raised yet, for their reader to see to."""

    mine: Sequence[Audit] = ()
    overdue: Sequence[Overdue] = ()
    view: View | None = None
    room: int = MOST
    unraised: Sequence[Unraised] = ()

    def beside(self, actions: int) -> "AuditsToDo":
        """The same in a message with so many actions."""
        return replace(self, room=room_for(len(self.mine), actions))

    @property
    def shown(self) -> Sequence[Audit]:
        return self.mine[: self.room]

    @property
    def said(self) -> list[str]:
        """2 of your audits need you: 1 late, 1 due today. 1 auditor is late with 3 audits."""
        return [*unraised.said(len(self.unraised)), *self._own(), *self._others()]

    @property
    def push(self) -> list[str]:
        """The same where others may read it: that a case of concern needs them, and not what of it."""
        return [*([NEEDS_YOU] if self.unraised else []), *self._own(), *self._others()]

    @property
    def still(self) -> str:
        """The same of a message of an earlier day."""
        left = sum(audit.stage is Stage.TO_DO for audit in self.mine)
        return f"{count(left, 'audit')} in it {'is' if left == 1 else 'are'} still to do" if left else ""

    @property
    def blocks(self) -> list[Block]:
        blocks = unraised.blocks(self.unraised, self.view) if self.view else []
        if self.view and self.mine:
            left = len(self.mine) - len(self.shown)
            heading = YOURS if len(self._behind) < len(self.mine) else TO_GIVE_ON
            blocks += [Text(f"{heading} · {len(self.mine)}", "heading")]
            blocks += [List(tuple(row(audit, self.view) for audit in self.shown))] if self.shown else []
            blocks += [Text(self._left_behind, "muted")] if self._left_behind else []
            blocks += [Text(f"And {count(left, 'more audit')}.", "muted")] if left and self.shown else []
            blocks += [Actions((Button("My audits", "audits"),))]
        if self.view and self.overdue:
            blocks += [Text(f"Late audits · {sum(one.number for one in self.overdue)}", "heading")]
            blocks += [Text(tuple(_lines(self.overdue[:MOST], self.view)))]
            blocks += [Text(OTHERS, "muted")] if self._alone else []
            left = len(self.overdue) - MOST
            blocks += [Text(f"And {count(left, 'more auditor')}.", "muted")] if left > 0 else []
        return blocks

    @property
    def _left_behind(self) -> str:
        """AU-7 and AU-9: their auditors have left or are exempted."""
        others = [audit.reference for audit in self._behind]
        if not others:
            return ""
        whose = "its auditor has left or is" if len(others) == 1 else "their auditors have left or are"
        them = "it" if len(others) == 1 else "them"
        return f"{listed(others)}: {whose} exempted. Take {them} back, or give {them} to somebody else."

    @property
    def _behind(self) -> list[Audit]:
        """Those to take back or to give on: nobody does them as it is."""
        selves = self.view.who.selves if self.view else frozenset[int]()
        return [audit for audit in self.mine if audit.auditor_id not in selves and audit.stage is Stage.TO_DO]

    @property
    def _alone(self) -> bool:
        """Whether these are not all that are late: of the others their heads of service hear."""
        who = self.view.who if self.view else None
        return who is not None and who.holds(Role.PLT) and not who.holds(Role.HEAD_OF_SERVICE)

    def _own(self) -> Iterator[str]:
        behind = self._behind
        if behind:
            yield f"{count(len(behind), 'audit')} {'is' if len(behind) == 1 else 'are'} to be given to somebody else"
        mine = [audit for audit in self.mine if audit not in behind]
        if not mine or self.view is None:
            return
        today, number = self.view.today, len(mine)
        late = sum(audit.due is not None and audit.due < today for audit in mine)
        now = sum(audit.due == today for audit in mine)
        kinds = [(late, "late"), (now, "due today"), (number - late - now, "due soon")]
        said = [f"{of} {words}" for of, words in kinds if of]
        if len(said) == 1:
            yield f"{count(number, 'audit')} of yours {'is' if number == 1 else 'are'} {said[0].split(' ', 1)[1]}"
        else:
            yield f"{count(number, 'audit')} of yours: {', '.join(said)}"

    def _others(self) -> Iterator[str]:
        people, number = len(self.overdue), sum(one.number for one in self.overdue)
        if people:
            verb = "is" if people == 1 else "are"
            alone = f" {ALONE}" if self._alone else ""
            yield f"{count(people, 'auditor')}{alone} {verb} late with {count(number, 'audit')}"


NONE = AuditsToDo()


def room_for(audits: int, actions: int) -> int:
    """How many of so many audits stand as lines in a message with so many actions. Where both are many, none: they are
    counted, and a button leads to them."""
    return 0 if actions >= MANY and audits > FEW else MOST


def _lines(overdue: Sequence[Overdue], view: View) -> Iterator[Span]:
    for n, one in enumerate(overdue):
        up_to = "up to " if one.number > 1 else ""
        yield from ("\n" if n else "", view.mention(one.auditor_id))
        yield f" · {count(one.number, 'audit')}, {up_to}{count(one.days, 'working day')} late"
