"""What is worth asking about before a text is kept: what looks like a name, and what is asked for or raised already."""

from collections.abc import Iterable

from cards.words import due_words, listed, short_date, shorten
from domain.likeness import is_like
from domain.naming import looks_like_name
from domain.oversight import standings as of_concern
from domain.permission import standings
from handlers.ask import Ask
from storage.concern_lists import open_of_case
from storage.ledger import Ledger


def about_names(ledger: Ledger, texts: Iterable[str]) -> list[str]:
    """One sentence about all that looks like a name in these texts; none where nothing does."""
    known = frozenset(word for team in ledger.people.teams() for word in (team.name, team.service))
    found = dict.fromkeys(name for text in texts for name in looks_like_name(text, known))
    names = [name for name in found if not any(name in other.split() for other in found if other != name)]
    quoted = listed([f"“{name}”" for name in names[:3]])
    what = "a name" if len(names) == 1 else "names"
    return [f"{quoted} may be {what}. Names do not belong here: say who is meant by their role."] if names else []


def about_others(ask: Ask, ledger: Ledger, case_ref: str, text: str) -> list[str]:
    """A sentence for each open action of the case that the asker sees and that asks for much the same."""
    found = ledger.actions.open_of_case(case_ref)
    alike = [a for a in found if standings(ask.who, a) and is_like(a.text, text)]
    calendar = ledger.policy.calendar
    return [
        f"{a.reference} asks for much the same: {shorten(a.text, 150)} ({due_words(a, ask.today, calendar)})."
        for a in alike[:3]
    ]


def about_concerns(ask: Ask, ledger: Ledger, case_ref: str) -> list[str]:
    """A sentence for each open case of concern about the case that the asker sees: another one may be the same worry."""
    seniors = ledger.people.seniors()
    seen = [c for c in open_of_case(ledger.concerns, case_ref) if of_concern(ask.who, c, seniors)]
    return [
        f"{c.reference} is about this case and still open: raised {short_date(c.raised_on, ask.today)}, {c.team.name}. "
        "An update may be enough."
        for c in seen[:3]
    ]
