"""What an auditor is told of joining the core group, or of going back to learning."""

from cards.elements import Actions, Button, Card, Line, Text
from cards.records import said_of
from cards.view import View
from domain.person import Role
from storage.competences import Competence

CONFIRMED = "competence-confirmed"
RECORD = Actions((Button("My record", "record"),))


def confirmed(one: Competence, view: View) -> Card:
    """To whoever is named as having confirmed it, so that nobody is without knowing."""
    push = "You are named as having confirmed a competence"
    said: Line = (view.mention(one.person_id), "  ", *said_of(one, view.mention(one.by)), ".")
    wrong = Text("If that is not so, tell the Practice Learning Team.", "muted")
    way = Actions((Button("Record", "record", str(one.person_id)),))
    return Card(push, (Text(f"{push}."), Text(said), wrong, way))


def told(one: Competence, view: View) -> Card:
    """The push preview says no more than that there is something."""
    joined = one.role is Role.CORE_AUDITOR
    push = "You are in the core group of auditors" if joined else "Your standing as an auditor has changed"
    first = "You are in the core group of auditors now. " if joined else "Your new audits are learning audits for now. "
    said = (Text((first, *said_of(one, view.mention(one.by)), ".")), Text(f"“{one.note}”"))
    return Card(push, (*said, RECORD))
