"""Free text is about practice: what looks like a name is asked about once, and saved as it is where somebody says it is none."""

from collections.abc import Sequence

from cards.elements import Form
from cards.moderation_forms import IT_STAYS, NO_NAME, again
from handlers import doubts
from handlers.ask import Ask
from storage.history import fingerprint
from storage.ledger import Ledger


def asked(ask: Ask, ledger: Ledger, form: Form, *names: str, others: Sequence[str] = ()) -> Form | None:
    """The same form with what was typed, the question and a tick; None where none of these inputs holds what looks like a
    name, or where it was ticked for this very text. `others`: what else is to be looked at before it is saved."""
    text = "\n".join(ask.said(name) for name in names)
    mark = fingerprint("\n".join((text, *others)))[:16]
    if mark in ask.chose("sure"):
        return None
    questions = [*doubts.about_names(ledger, [text]), *others]
    stays = IT_STAYS if others else NO_NAME
    return again(form, "\n".join(questions), mark, ask.knock.form, stays) if questions else None
