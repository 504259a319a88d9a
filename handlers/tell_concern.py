"""Who hears what happens to a case of concern: those who answer for it and who raised it, and never who did it."""

from cards.concern_news import KIND, What
from domain.concern import Capacity, Concern
from domain.oversight import answerable
from handlers import load_concern
from handlers.ask import Ask
from storage.ledger import Ledger


def news(ask: Ask, ledger: Ledger, concern: Concern, what: What, note: int | None = None, action: str = "") -> None:
    """The team manager, the head of service and whoever raised it; in the place of who is away, who stands in for them.
    `note`: what was written; `action`: which action it is about."""
    seniors = ledger.people.seniors()
    known = {person for capacity in Capacity for person in answerable(capacity, concern.team, seniors)}
    known |= {concern.raised_by} if concern.raised_by else set()
    told = set(ledger.absences.present(known, ledger.today.day)) - {ask.who.id}
    who, _ = load_concern.acting(ask, ledger, concern)
    content = {"concern": concern.id, "what": str(what), "by": ask.who.id, "note": note, "action": action}
    content |= {"in_place_of": who.covers[0].id} if who.covers else {}
    content |= {"at": ask.now.isoformat()} if what is What.CLOSED else {}
    for person in sorted(told):
        key = f"{KIND}:{concern.reference}:v{concern.version}:{person}"
        ledger.outbox.put(KIND, f"person:{person}", key, content)
