"""What is asked before a round is closed in which an auditor has answered that it is a case of concern, and has not raised it."""

from collections.abc import Mapping, Sequence

from cards.elements import Form, Strong, Text
from cards.words import count, listed
from domain.audit import Audit
from domain.audit_round import AuditRound

SHOWN = 10


def form(one: AuditRound, untold: Sequence[Audit], context: Mapping[str, str]) -> Form:
    """`untold`: which audits these are; what was said in them is their auditors' alone."""
    many = len(untold) > 1
    said = (
        f"{count(len(untold), 'case')} of concern {'were' if many else 'was'} found in this round and "
        f"{'are' if many else 'is'} not raised. Nobody has been told of {'them' if many else 'it'}."
    )
    more = len(untold) - SHOWN
    which = listed([*(a.reference for a in untold[:SHOWN]), *([f"{more} more"] if more > 0 else [])])
    ask = (
        f"{'Ask their auditors' if many else 'Ask its auditor'} before you close it. “/concerns raise” raises one also once the "
        "round is closed. Until then the auditors are reminded."
    )
    inputs = (Text((Strong(said),)), Text(f"In {which}."), Text(ask))
    return Form(f"Close {one.name}", "round_close", inputs, "Close anyway", context=context)
