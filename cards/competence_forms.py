"""The forms in which a learner joins the core group, and a core auditor goes back to learning."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cards.audit_words import OUTCOMES
from cards.elements import Form, Input, Mention, Option, Text
from domain.record import Judged

NOTE_LENGTH = 1000
_TOLD = "They are told, and read what you write here."
_WHO = "A moderator or somebody of the Practice Learning Team, who knows these audits."


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What stands in the form: the account of who confirms it, the audits that are chosen, and the note."""

    by: str
    audits: tuple[str, ...] = ()
    note: str = ""


def to_core(
    auditor: Mention,
    audits: Sequence[Judged],
    said: Confirmed,
    context: Mapping[str, str],
    doubts: Sequence[str] = (),
) -> Form:
    """`audits`: their moderated learning audits, the latest first."""
    options = tuple(Option(str(audit.id), _named(audit)) for audit in audits[:100])
    inputs: tuple[Input | Text, ...] = (
        *(Text(sentence) for sentence in doubts),
        Text((auditor, " joins the core group: their audits count in the figures from then on.")),
        Input("by", "Who confirms the competence?", "person", value=said.by, hint=_WHO),
        Input("audits", "On which audits?", "several", value=said.audits, options=options),
        Input("note", "What does it rest on?", "multiline", value=said.note, hint=_TOLD, max_length=NOTE_LENGTH),
    )
    return Form("Confirm competence", "to_core", inputs, "Confirm", context=context)


def _named(audit: Judged) -> str:
    outcome = OUTCOMES[audit.admissibility] if audit.admissibility else ""
    return f"{audit.reference}, {audit.month:%b %Y}: {outcome.lower()}"


def to_learning(auditor: Mention, context: Mapping[str, str], doubts: Sequence[str] = (), note: str = "") -> Form:
    inputs: tuple[Input | Text, ...] = (
        *(Text(sentence) for sentence in doubts),
        Text((auditor, " goes back to learning: new audits of theirs are learning audits. Those that there are stay.")),
        Input("note", "Why?", "multiline", value=note, hint=_TOLD, max_length=NOTE_LENGTH),
    )
    return Form("Back to learning", "to_learning", inputs, "Save", context=context)
