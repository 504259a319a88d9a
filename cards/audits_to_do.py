"""The part of a digest about audits that are to do: one's own, and for whoever oversees auditors those that are late."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cards.audits import row
from cards.elements import Actions, Block, Button, Line, List, Text
from cards.view import View
from cards.words import count
from domain.audit import Audit, Stage

MOST = 5
PART = "audits to do"


@dataclass(frozen=True, slots=True)
class Overdue:
    """An auditor with so many late audits, the latest by so many working days."""

    auditor_id: int | None
    number: int
    days: int


@dataclass(frozen=True, slots=True)
class AuditsToDo:
    mine: Sequence[Audit] = ()
    overdue: Sequence[Overdue] = ()
    view: View | None = None

    @property
    def shown(self) -> Sequence[Audit]:
        return self.mine[:MOST]

    @property
    def said(self) -> list[str]:
        """2 of your audits need you: 1 late, 1 due today. 1 auditor is late with 3 audits."""
        return [*self._own(), *self._others()]

    @property
    def still(self) -> str:
        """The same of a message of an earlier day."""
        left = sum(audit.stage is Stage.TO_DO for audit in self.mine)
        return f"{count(left, 'audit')} in it {'is' if left == 1 else 'are'} still to do" if left else ""

    @property
    def blocks(self) -> list[Block]:
        blocks: list[Block] = []
        if self.view and self.mine:
            blocks += [Text(f"Your audits · {len(self.mine)}", "heading")]
            blocks += [List(tuple(row(audit, self.view) for audit in self.shown))]
            left = len(self.mine) - len(self.shown)
            blocks += [Text(f"And {count(left, 'more audit')}.", "muted")] if left else []
            blocks += [Actions((Button("My audits", "audits"),))]
        if self.view and self.overdue:
            blocks += [Text(f"Late audits · {sum(one.number for one in self.overdue)}", "heading")]
            blocks += [Text(_line(one, self.view)) for one in self.overdue[:MOST]]
            left = len(self.overdue) - MOST
            blocks += [Text(f"And {count(left, 'more auditor')}.", "muted")] if left > 0 else []
        return blocks

    def _own(self) -> Iterator[str]:
        if not self.mine or self.view is None:
            return
        today, number = self.view.today, len(self.mine)
        late = sum(audit.due is not None and audit.due < today for audit in self.mine)
        now = sum(audit.due == today for audit in self.mine)
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
            yield f"{count(people, 'auditor')} {verb} late with {count(number, 'audit')}"


NONE = AuditsToDo()


def _line(one: Overdue, view: View) -> Line:
    up_to = "up to " if one.number > 1 else ""
    return (
        view.mention(one.auditor_id),
        f" · {count(one.number, 'audit')}, {up_to}{count(one.days, 'working day')} late",
    )
