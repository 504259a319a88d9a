"""That an auditor has answered Yes to the case of concern and has not raised it: said wherever they meet the audit, with the way
to do so, as nobody else has been told."""

from collections.abc import Iterable

from cards.audit_words import name_of
from cards.concerns import RAISE
from cards.elements import Block, Button, List, Row, Strong, Text
from cards.words import count
from domain.audit import Audit
from domain.draft import CONCERN

NOT_RAISED = "The case of concern is not raised yet."
NOBODY_TOLD = f"{NOT_RAISED} Nobody has been told of it."
IN_A_ROW = "its case of concern is not raised yet"


def button(audit: Audit) -> Button:
    """To its step in the form; while its round is closed, to the form that raises one of any case."""
    if audit.is_shut:
        return Button("Raise it", RAISE.does, audit.reference, style="primary", opens_form=True)
    return Button("Raise it", f"audit_step_{CONCERN}", audit.reference, audit.version, style="primary", opens_form=True)


def said(number: int) -> list[str]:
    """In the words of a digest."""
    if not number:
        return []
    return [
        f"{'A case' if number == 1 else count(number, 'case')} of concern {'is' if number == 1 else 'are'} not raised yet"
    ]


def blocks(audits: Iterable[Audit]) -> list[Block]:
    """The part of a digest about them."""
    told = "You answered that it is a case of concern. Nobody has been told of it."
    rows = tuple(Row((Strong(a.reference), f"  {name_of(a)}"), told, actions=(button(a),)) for a in audits)
    return [Text("Not raised yet", "heading"), List(rows)] if rows else []
