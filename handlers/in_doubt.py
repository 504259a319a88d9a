"""What is written of a case of concern is kept as it is; where it looks like a name, its writer is asked about it once."""

from cards.concern_course_forms import Asked
from domain.concern import Concern
from handlers import doubts, load_concern
from handlers.ask import Ask
from storage.history import fingerprint
from storage.ledger import Ledger


def asked(ask: Ask, concern: Concern) -> Asked:
    """A form about this case of concern, with what was said in it already."""
    return Asked(concern, load_concern.context(ask, concern) | _seen(ask), ask.knock.form)


def in_doubt(ask: Ask, ledger: Ledger, concern: Concern, *texts: str) -> Asked | None:
    """The form once more, with what to look at; None where there is nothing, or it was looked at."""
    found, mark = doubts.about_names(ledger, texts), fingerprint("\n".join(texts))[:16]
    if not found or mark in ask.chose("sure"):
        return None
    about = asked(ask, concern)
    return Asked(concern, about.context, about.said, found, mark)


def _seen(ask: Ask) -> dict[str, str]:
    """Of a form that is shown again: as what it was when it was shown first."""
    return {name: value for name, value in ask.context.items() if name in ("version", "place")}
