"""Free text is about practice: what looks like a name is asked about once, and saved as it is where somebody says it is none."""

from cards.elements import Form
from cards.moderation_forms import again
from handlers import doubts
from handlers.ask import Ask
from storage.history import fingerprint
from storage.ledger import Ledger


def asked(ask: Ask, ledger: Ledger, form: Form, *names: str) -> Form | None:
    """The same form with what was typed, the question and a tick; None where none of these inputs holds what looks like a
    name, or where it was ticked for this very text."""
    text = "\n".join(ask.said(name) for name in names)
    mark = fingerprint(text)[:16]
    if mark in ask.chose("sure"):
        return None
    questions = doubts.about_names(ledger, [text])
    return again(form, questions[0], mark, ask.knock.form) if questions else None
