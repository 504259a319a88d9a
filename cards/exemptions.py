"""Exemptions of a round: who asked for whom and why, what was decided, and which audits are still with who was exempted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cards.asking import NO_NAMES
from cards.audits import row as audit_row
from cards.elements import (
    Actions,
    Block,
    Button,
    Card,
    Confirm,
    Form,
    Input,
    Line,
    List,
    Option,
    Row,
    Span,
    Strong,
    Text,
)
from cards.places import Place
from cards.view import View
from cards.words import count, listed, shorten
from domain.audit import Audit
from domain.audit_round import AuditRound, RoundState
from domain.exemption import Exemption, ExemptionState, may_decide, may_see, may_withdraw
from domain.person import Person

NAME = "exemptions"
MOST = 10
MOST_OPTIONS = 100
_STATES = {
    ExemptionState.ACCEPTED: "Exempted", ExemptionState.DECLINED: "Declined", ExemptionState.ASKED: "Asked",
    ExemptionState.WITHDRAWN: "Withdrawn",
}  # fmt: skip
_WITHDRAW = Confirm("Withdraw this exemption?", "It is no longer decided on.", "Withdraw")
_END = Confirm(
    "End this exemption?", "Audits of the round can be dealt to them again. They and the director are told.", "End it"
)


@dataclass(frozen=True)
class Exempting:
    """`left`: the audits still to do of those who were exempted, for the PLT; `asks`: whether the reader may ask for one."""

    round: AuditRound
    found: Sequence[Exemption]
    left: Sequence[Audit] = field(default_factory=tuple)
    asks: bool = False


def card(exempting: Exempting, view: View) -> Card:
    of = exempting.round
    title = f"Exemptions from {of.name} · {len(exempting.found)}"
    rows = tuple(row(one, view) for one in exempting.found[-MOST:])
    blocks: list[Block] = (
        [Text(title, "heading"), List(rows)] if rows else [Text(f"Nobody is exempted from {of.name}.")]
    )
    if exempting.left:
        blocks += [Text("Still with who was exempted: take them back, or give them to somebody else", "heading")]
        blocks += [List(tuple(audit_row(audit, view) for audit in exempting.left[:MOST]))]
        more = len(exempting.left) - MOST
        blocks += [Text(f"And {count(more, 'more audit')}.", "muted")] if more > 0 else []
    if exempting.asks and of.state is not RoundState.CLOSED:
        blocks.append(Actions((Button("Ask for an exemption", "exemption_ask", str(of.id), opens_form=True),)))
    return Card(
        title if rows else f"Nobody is exempted from {of.name}.", tuple(blocks), str(Place(NAME, rest=str(of.id)))
    )


def row(one: Exemption, view: View) -> Row:
    """Who, and how it stands; those who decide on it have the buttons."""
    return Row(_title(one, view), _detail(one, view), _buttons(one, view))


def _title(one: Exemption, view: View) -> tuple[Span, ...]:
    return (Strong(_STATES[one.state]), "  ", view.mention(one.person_id))


def _detail(one: Exemption, view: View) -> Line:
    asked: tuple[Span, ...] = () if one.asked_by == one.person_id else ("asked by ", view.mention(one.asked_by), " · ")
    said: tuple[Span, ...] = (*asked, f"“{shorten(one.reason, 300)}”")
    if one.state is ExemptionState.ASKED:
        return said
    why = f": “{shorten(one.answer, 300)}”" if one.answer else ""
    return (*said, f" · {one.state} by ", view.mention(one.decided_by), why)


def _buttons(one: Exemption, view: View) -> tuple[Button, ...]:
    found: tuple[Button, ...] = ()
    if one.state is ExemptionState.ASKED and may_decide(view.who, one, view.seniors):
        accept = Button("Accept", "exemption_accept", str(one.id), style="primary")
        found = (accept, Button("Decline", "exemption_decline", str(one.id), opens_form=True))
    if may_withdraw(view.who, one):
        label, confirm = ("Withdraw", _WITHDRAW) if one.state is ExemptionState.ASKED else ("End", _END)
        found += (Button(label, "exemption_withdraw", str(one.id), one.version, confirm=confirm),)
    return found


def ask(of: AuditRound, auditors: Sequence[Person], place: str) -> Form:
    """`auditors`: whom it can be asked for; of one alone it is not asked which."""
    options = tuple(Option(str(person.id), person.name) for person in auditors[:MOST_OPTIONS])
    who = Input("person", "Which auditor?", "select", options=options)
    inputs: tuple[Input | Text, ...] = (
        Text(f"A director decides. Whoever is exempted is dealt no audits of {of.name}."),
        *([who] if len(options) > 1 else []),
        Input("reason", "Why?", "multiline", hint=f"The director and the PLT read this. {NO_NAMES}"),
    )
    return Form("Ask for an exemption", "exempt", inputs, "Ask", context={"about": str(of.id), "place": place})


def decline(one: Exemption, place: str) -> Form:
    why = Input("reason", "Why not?", "multiline", hint=NO_NAMES)
    context = {"about": str(one.id), "place": place}
    return Form("Decline the exemption", "decline_exemption", (why,), "Decline", context=context)


ASKED, ACCEPTED, DECLINED = "exemption-asked", "exemption-accepted", "exemption-declined"
WITHDRAWN = "exemption-withdrawn"
KINDS: Mapping[ExemptionState, str] = {
    ExemptionState.ASKED: ASKED, ExemptionState.ACCEPTED: ACCEPTED, ExemptionState.DECLINED: DECLINED,
    ExemptionState.WITHDRAWN: WITHDRAWN,
}  # fmt: skip
"""What is said of one as it stands."""
_SAYS: Mapping[str, str] = {
    ASKED: "An exemption from a round waits for your decision",
    ACCEPTED: "An exemption from a round was accepted",
    DECLINED: "An exemption from a round was declined",
    WITHDRAWN: "An exemption from a round was withdrawn",
}


def notice(kind: str, one: Exemption, of: AuditRound, view: View, left: Sequence[Audit] = ()) -> Card:
    """As it is posted, and as it is drawn again once it is decided. `left`: what is still with who is exempted."""
    push = _SAYS[kind]
    said = push if kind == KINDS[one.state] else f"An exemption was {one.state}"
    if not may_see(view.who, one):
        return Card(push, (Text("This exemption is no longer yours to see."),), str(Place("posted")))
    line = Row(_title(one, view), _decision(one, view), _buttons(one, view))
    why = Text(f"“/audits exempt {of.month:%Y-%m}” says why.", "muted")
    still = (
        f"Still with them: {listed([a.reference for a in left])}. Take back what is there, or give it to somebody else."
    )
    told: list[Block] = [Text(still), List(tuple(audit_row(audit, view) for audit in left[:MOST]))] if left else []
    return Card(push, (Text(f"{said}: {of.name}."), List((line,)), *told, why), str(Place("posted")))


def _decision(one: Exemption, view: View) -> Line:
    """Who asked and who decided; no reason, as the message stays."""
    asked: tuple[Span, ...] = ("asked by ", view.mention(one.asked_by))
    if one.state is ExemptionState.ASKED:
        return asked
    return (*asked, f" · {one.state} by ", view.mention(one.decided_by))
