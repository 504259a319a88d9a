"""That somebody has answered Yes to the case of concern and it is not raised: said to the auditor wherever they meet the audit,
and to whoever must see to it in their place, with the way to do so, as nobody else has been told."""

from collections.abc import Iterable

from cards import audit_buttons
from cards.audit_words import name_of
from cards.concerns import RAISE
from cards.elements import Block, Button, Line, List, Row, Strong, Text
from cards.view import View
from cards.words import count
from domain.audit import Audit, Stage
from domain.draft import CONCERN
from domain.judging import AuditVerb
from domain.unraised import Unraised

NOT_RAISED = "The case of concern is not raised yet."
NOBODY_TOLD = f"{NOT_RAISED} Nobody has been told of it."
IN_A_ROW = "its case of concern is not raised yet"
_RAISE_IT = "Raise it"


def button(audit: Audit) -> Button:
    """For its auditor to its step in the form; while its round is closed, to the form that raises one of any case."""
    if audit.is_shut or audit.stage is not Stage.TO_DO:
        return _of_any_case(audit)
    return Button(_RAISE_IT, f"audit_step_{CONCERN}", audit.reference, audit.version, style="primary", opens_form=True)


def said(number: int) -> list[str]:
    """In the words of a digest."""
    if not number:
        return []
    return [
        f"{'A case' if number == 1 else count(number, 'case')} of concern {'is' if number == 1 else 'are'} not raised yet"
    ]


def blocks(found: Iterable[Unraised], view: View) -> list[Block]:
    """The part of a digest about them."""
    rows = tuple(_row(one, view) for one in found)
    return [Text("Not raised yet", "heading"), List(rows)] if rows else []


def _row(one: Unraised, view: View) -> Row:
    own = one.whose in view.who.selves
    buttons = (button(one.audit),) if own else (_of_any_case(one.audit), *_taking_back(one, view))
    return Row((Strong(one.audit.reference), f"  {name_of(one.audit)}"), _told(one, view, own=own), actions=buttons)


def _told(one: Unraised, view: View, *, own: bool) -> Line:
    """Who has found it, and why its reader hears of it."""
    if own and one.said_by == one.whose:
        return "You answered that it is a case of concern. Nobody has been told of it."
    return found_by(one, view)


def found_by(one: Unraised, view: View) -> Line:
    """Said to anybody else: who it was, whether they can still see to it, and whether it was denied since."""
    who, found = view.mention(one.said_by), "answered that it is a case of concern"
    denied = f" Whoever {'has it now' if one.whose else 'had it last'} answered that it is none." if one.denied else ""
    if one.said_by != one.whose:
        return (who, f", who had this audit before, {found}. It is not raised.{denied}")
    if has_left(one, view):
        return (who, f" {found}, and has left. It is not raised.")
    return (who, f" {found}, and has not raised it.{denied}")


def has_left(one: Unraised, view: View) -> bool:
    """Whoever found it."""
    person = view.people.get(one.said_by or 0)
    return person is None or not person.active


def _of_any_case(audit: Audit) -> Button:
    return Button(_RAISE_IT, RAISE.does, audit.reference, style="primary", opens_form=True)


def _taking_back(one: Unraised, view: View) -> tuple[Button, ...]:
    """Of one that its auditor has left behind: in its form, too, it is said what becomes of the case of concern."""
    if one.said_by != one.whose:
        return ()
    return audit_buttons.of(one.audit, audit_buttons.able(one.audit, view) & {AuditVerb.TAKE_BACK})
