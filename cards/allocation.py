"""A proposal: which case would go to whom, ten a page, with what could not be met, for the Practice Learning Team alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cards.elements import Actions, Block, Button, Card, Confirm, Line, List, Row, Strong, Text
from cards.places import Place
from cards.view import View
from cards.words import capital, count, short_date
from domain.allocation import Conditions, Dealt, loads, overall, why
from domain.audit import AuditKind
from domain.audit_round import AuditRound
from domain.person import Role
from storage.lists import PAGE
from storage.proposals import Proposed, mark_of

NAME = "proposal"
MOST = 8


@dataclass(frozen=True)
class Allocation:
    """`rows` as they are stored; `due` is when the audits would be due; `asking`: whose exemption is not decided yet."""

    round: AuditRound
    rows: Sequence[Proposed]
    conditions: Conditions
    due: date
    asking: Sequence[int] = ()

    @cached_property
    def dealt(self) -> tuple[Dealt, ...]:
        return tuple(row.dealt for row in self.rows)

    @cached_property
    def loads(self) -> Mapping[int, int]:
        return loads(self.dealt, self.conditions)

    @cached_property
    def faults(self) -> Mapping[int, str]:
        """What is wrong with which row."""
        found = {row.id: why(row.dealt, self.dealt, self.conditions) for row in self.rows}
        return {number: said for number, said in found.items() if said}

    @property
    def ready(self) -> list[Proposed]:
        return [row for row in self.rows if row.dealt.auditor_id is not None]

    @property
    def in_order(self) -> list[Proposed]:
        """Those with which something is wrong first, then those to be audited again, then by team."""

        def first(row: Proposed) -> tuple[bool, bool, str, str, int]:
            case = row.dealt.case
            return row.id not in self.faults, case.key not in self.conditions.again, case.team.name, case.key, row.id

        return sorted(self.rows, key=first)


def card(allocation: Allocation, view: View, page: int = 1) -> Card:
    """One page of it, with all that can be done with the whole."""
    last = max(1, -(-len(allocation.rows) // PAGE))
    number = max(1, min(page, last))
    shown = allocation.in_order[(number - 1) * PAGE : number * PAGE]
    title = f"Proposal for {allocation.round.name} · {_tally(allocation)}"
    place = str(Place(NAME, number, rest=str(allocation.round.id)))
    if not allocation.rows:
        empty = f"Nothing is proposed for {allocation.round.name}."
        add = (Actions((_add(allocation),)),) if view.who.holds(Role.PLT) else ()
        return Card(empty, (Text(empty), *add), place)
    blocks: list[Block] = [
        Text(title, "heading"),
        Text(_intro(allocation, view), "muted"),
        *_unmet(allocation),
        *_asking(allocation, view),
        List(tuple(_row(row, allocation, view) for row in shown)),
        *([Text(f"Page {number} of {last}", "muted")] if last > 1 else []),
        *([Actions(ways)] if (ways := (*_pages(number, last), *_all(allocation, view))) else []),
    ]
    return Card(title, tuple(blocks), place)


def _tally(allocation: Allocation) -> str:
    ready, number = len(allocation.ready), len(allocation.rows)
    return f"{count(number, 'case')}, all dealt" if ready == number else f"{count(number, 'case')}, {ready} dealt"


def _intro(allocation: Allocation, view: View) -> str:
    people = {row.dealt.auditor_id for row in allocation.ready}
    return (
        f"To {count(len(people), 'auditor')}, due {short_date(allocation.due, view.today)}. "
        "Only the Practice Learning Team and directors see this. Nobody is told before it is sent."
    )


def _unmet(allocation: Allocation) -> list[Block]:
    said = overall(allocation.dealt, allocation.conditions)
    if allocation.faults:
        one = len(allocation.faults) == 1
        said.append(
            f"{count(len(allocation.faults), 'case')} {'stands' if one else 'stand'} first, with what is in the way."
        )
    more = [f"And {len(said) - MOST} more."] if len(said) > MOST else []
    if not said:
        return [Text("Every condition is met.")]
    return [Text((Strong("What could not be met"), *(f"\n{sentence}" for sentence in [*said[:MOST], *more])))]


def _asking(allocation: Allocation, view: View) -> list[Block]:
    """Dealt to as long as nothing is decided, which whoever sends it should know."""
    if not allocation.asking:
        return []
    named = [span for person in allocation.asking for span in (", ", view.mention(person))][1:]
    return [Text(("Exemption asked for, and not decided yet: ", *named))]


def _row(row: Proposed, allocation: Allocation, view: View) -> Row:
    case = row.dealt.case
    again = allocation.conditions.again.get(case.key)
    facts = [case.team.name, case.age_band, f"re-audit after {again.after}" if again else ""]
    title = (Strong(case.case_ref), f"  {' · '.join(filter(None, facts))}")
    change = Button("Change", "allocation_change", str(row.id), opens_form=True)
    return Row(title, _detail(row, allocation, view), (change,) if view.who.holds(Role.PLT) else ())


def _detail(row: Proposed, allocation: Allocation, view: View) -> Line:
    fault, auditor = allocation.faults.get(row.id, ""), row.dealt.auditor_id
    if auditor is None:
        return capital(fault)
    number = allocation.loads.get(auditor)
    holds = f", {number} in this round" if number else ""
    wrong = f" · {fault}" if fault else ""
    return (f"{_KINDS[row.dealt.kind]} · ", view.mention(auditor), f"{holds}{wrong}")


_KINDS = {AuditKind.CORE: "core", AuditKind.LEARNING: "learning"}


def _pages(number: int, last: int) -> list[Button]:
    found = [Button("Previous", "allocation_page", str(number - 1))] if number > 1 else []
    return found + ([Button("Next", "allocation_page", str(number + 1))] if number < last else [])


def _add(allocation: Allocation) -> Button:
    return Button("Add cases", "allocation_add", str(allocation.round.id), opens_form=True)


def _all(allocation: Allocation, view: View) -> list[Button]:
    if not view.who.holds(Role.PLT):
        return []
    about, seen = str(allocation.round.id), mark_of(allocation.rows)
    again = Confirm("Deal all again?", "What was changed by hand is dealt anew.", "Deal again")
    discard = Confirm("Discard the proposal?", "Nothing has been sent, and nobody is told.", "Discard")
    return [
        *([_send(allocation, view, seen)] if allocation.ready else []),
        _add(allocation),
        Button("Deal again", "allocation_again", about, seen, confirm=again),
        Button("Discard", "allocation_discard", about, seen, style="danger", confirm=discard),
    ]


def _send(allocation: Allocation, view: View, seen: int) -> Button:
    number, people = len(allocation.ready), len({row.dealt.auditor_id for row in allocation.ready})
    label = f"Send {count(number, 'audit')}"
    text = f"{count(people, 'auditor')} will be told. Due {short_date(allocation.due, view.today)}."
    left = len(allocation.rows) - number
    text += f" {count(left, 'case')} without an auditor will stay here." if left else ""
    return Button(
        label, "allocation_send", str(allocation.round.id), seen, "primary", Confirm(f"{label}?", text, "Send")
    )
