"""What is asked before a round is closed in which somebody has answered that it is a case of concern, and it is not raised."""

from collections.abc import Mapping, Sequence

from cards.elements import Form, List, Row, Strong, Text
from cards.unraised import found_by
from cards.view import View
from cards.words import count
from domain.audit_round import AuditRound
from domain.unraised import Unraised

SHOWN = 10


def form(one: AuditRound, found: Sequence[Unraised], view: View, context: Mapping[str, str]) -> Form:
    """By whom each was found; what else was said in these audits is their auditors' alone."""
    many, more = len(found) > 1, len(found) - SHOWN
    said = f"{count(len(found), 'case')} of concern {'were' if many else 'was'} found in this round"
    find_out = (
        "whether each of them is one, and raise those that are" if many else "whether it is one, and raise it if so"
    )
    ask = (
        f"Find out before you close it {find_out}. “/concerns raise” raises one also once the round is closed. Until then "
        "whoever can see to it is reminded each working day."
    )
    inputs: tuple[Text | List, ...] = (
        Text((Strong(f"{said} and {'are' if many else 'is'} not raised."),)),
        List(tuple(Row((Strong(each.audit.reference),), found_by(each, view)) for each in found[:SHOWN])),
        *([Text(f"And {more} more.")] if more > 0 else []),
        Text(ask),
    )
    return Form(f"Close {one.name}", "round_close", inputs, "Close anyway", context=context)
