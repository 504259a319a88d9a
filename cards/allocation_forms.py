"""The forms of an allocation: which cases, and for one case who audits it."""

from collections.abc import Mapping, Sequence

from cards.allocation import Allocation
from cards.audit_words import KINDS
from cards.elements import Form, Input, Option, Text
from cards.words import count
from domain.allocation import Candidate
from domain.audit_round import AuditRound
from domain.case_list import FIELD
from domain.person import Person
from storage.proposals import Proposed

PASTED, DRAWN = "pasted", "drawn"
NOBODY, DROP = "nobody", "drop"
MOST_OPTIONS = 95


def cases(of: AuditRound, in_stock: int, wanted: int, place: str, again: int = 0) -> Form:
    """`in_stock`: how many cases there are to draw from; `wanted`: how many audits the round's targets still ask for; `again`:
    how many cases are to be audited again."""
    lines = Input(
        FIELD, "Cases, one a line", "multiline", required=not in_stock and not again, placeholder="412087, North, 5-9",
        max_length=3000, hint="Reference, team, age band. More than fit here can be added afterwards.",
    )  # fmt: skip
    inputs: tuple[Input | Text, ...] = (
        Text(f"They are dealt to the auditors of {of.name} at once, and you see the proposal. Nobody is told yet."),
        *((Text(_again(again)),) if again else ()),
        *(_from(in_stock) if in_stock else ()),
        lines,
        *((_number(wanted),) if in_stock else ()),
    )
    return Form("Allocate cases", "allocate", inputs, "Deal", context={"about": str(of.id), "place": place})


def _again(number: int) -> str:
    says = f"{count(number, 'case')} {'is' if number == 1 else 'are'} to be audited again after a case of concern"
    return f"{says}. {'It is' if number == 1 else 'They are'} dealt first; name others below, or none."


def _from(in_stock: int) -> tuple[Input]:
    options = (Option(PASTED, "Those I paste below"), Option(DRAWN, f"Drawn from {count(in_stock, 'imported case')}"))
    return (Input("source", "Which cases?", "radio", options=options, value=PASTED),)


def _number(wanted: int) -> Input:
    hint = (
        f"Empty: as many as the targets still ask for, {wanted}."
        if wanted
        else "The round has no open targets: say how many."
    )
    return Input("number", "How many to draw", required=False, hint=hint, max_length=3)


def change(row: Proposed, allocation: Allocation, people: Mapping[int, Person], place: str) -> Form:
    """Who may take the case; core auditors do it as a core audit, learners as a learning audit."""
    case, now = row.dealt.case, row.dealt.auditor_id
    allowed = _by_load(allocation.conditions.allowed(case), allocation)
    kept = [c for c in allowed if c.id == now] + [c for c in allowed if c.id != now]
    options = [_option(candidate, allocation, people) for candidate in kept[:MOST_OPTIONS]]
    options += [Option(NOBODY, "Nobody yet"), Option(DROP, "Leave this case out of the round")]
    value = str(now) if now in {c.id for c in allowed} else NOBODY
    band = f", {case.age_band}" if case.age_band else ""
    inputs = (
        Text(f"Case {case.case_ref}, {case.team.name}{band}"),
        Input("auditor", "Who audits it?", "select", options=tuple(options), value=value, hint=_WHO),
    )
    context = {"about": str(row.id), "seen": str(now or 0), "place": place}
    return Form("Change the proposal", "allocation_change", inputs, context=context)


_WHO = "Those who may take it, fewest audits first. Core auditors do core audits, learners learning audits."


def _by_load(allowed: Sequence[Candidate], allocation: Allocation) -> list[Candidate]:
    return sorted(allowed, key=lambda c: (allocation.loads[c.id], c.id))


def _option(candidate: Candidate, allocation: Allocation, people: Mapping[int, Person]) -> Option:
    name = people[candidate.id].name if candidate.id in people else "Somebody"
    number = allocation.loads[candidate.id]
    return Option(str(candidate.id), f"{name} · {KINDS[candidate.kind]} · {number} in this round")
