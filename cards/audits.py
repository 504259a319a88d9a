"""An audit as a line of a list, and one's own audits: to do first, then those that wait, then those that are done."""

from collections.abc import Sequence

from cards import audit_buttons, unraised
from cards.audit_words import OUTCOMES, grade_words, name_of, waiting_words
from cards.elements import Actions, Block, Button, Card, List, Row, Strong, Text
from cards.places import Place
from cards.view import View
from cards.words import count, short_date
from domain.audit import Audit, Stage
from domain.judging import as_known, is_blind
from domain.person import AUDITORS

MINE = "audits"
SHUT = "its round is closed"
_PARTS = ((Stage.TO_DO, "To do"), (Stage.TO_MODERATE, "With the moderators"), (Stage.MODERATED, "Moderated"))


def row(audit: Audit, view: View, *, buttons: bool = True) -> Row:
    """The audit in two lines: which one, then how it stands."""
    title = (Strong(audit.reference), f"  {name_of(audit)}")
    made = audit_buttons.of(audit, audit_buttons.able(audit, view), begun=audit.id in view.begun) if buttons else ()
    made = (unraised.button(audit), *made) if buttons and audit.id in view.unraised else made
    return Row(title, _facts(audit, view), made)


def _facts(audit: Audit, view: View) -> str:
    facts = [f"Case {audit.case_ref}", audit.team.name]
    match audit.stage:
        case Stage.TO_DO:
            facts += [SHUT] if audit.is_shut else [_due(audit, view)]
            facts += [unraised.IN_A_ROW] if audit.id in view.unraised else []
        case Stage.TO_MODERATE:
            facts += [grade_words(audit), waiting_words(audit, view.today, view.calendar)]
        case Stage.MODERATED if audit.admissibility:
            blind = is_blind(view.who, audit)
            facts += [grade_words(as_known(view.who, audit)), "" if blind else OUTCOMES[audit.admissibility]]
    return " · ".join(fact for fact in facts if fact)


def _due(audit: Audit, view: View) -> str:
    if audit.due is None:
        return ""
    late = view.calendar.late(audit.due, view.today)
    when = short_date(audit.due, view.today)
    return f"{count(late, 'working day')} late, due {when}" if late else f"due {when}"


def mine(audits: Sequence[Audit], view: View) -> Card:
    """The reader's own audits; those that are done are the latest alone."""
    record = [Actions((Button("My record", "record"),))] if view.who.person.roles & AUDITORS else []
    if not audits:
        return Card("Your audits", (Text("You have no audits."), *record), str(Place(MINE)))
    to_do = sum(a.stage is Stage.TO_DO and not a.is_shut for a in audits)
    title = f"Your audits · {to_do} to do"
    blocks: list[Block] = [Text(title, "heading")]
    for stage, heading in _PARTS:
        found = [a for a in audits if a.stage is stage]
        blocks += [Text((Strong(heading),)), List(tuple(row(a, view) for a in found))] if found else []
    return Card(title, (*blocks, *record), str(Place(MINE)))
