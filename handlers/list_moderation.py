"""The queue of those who moderate: what they were asked to judge again first, then what waits, the oldest first."""

from cards import moderation as cards
from cards.elements import Card
from cards.moderation import QUEUE, Queue
from cards.places import Place
from cards.replies import Replace, Reply, Show
from domain import agreement
from domain.audit import Audit
from domain.figures import Share
from domain.judging import AuditVerb, hears_outcome, may
from domain.person import MODERATORS, Role
from domain.refusal import Refusal
from handlers import load_audit
from handlers.ask import Ask, number_in
from storage import audit_lists
from storage.history import Entry
from storage.ledger import Ledger
from storage.lists import PAGE


def show(ask: Ask, ledger: Ledger) -> Reply:
    if not ask.who.holds(Role.PLT, Role.DIRECTOR, *MODERATORS):
        raise Refusal("There is no list of audits to moderate that you can see.")
    found = _waiting(ask, ledger)
    ledger.record(Entry.by(ask.who, "reader", "listed", f"list:{QUEUE}", None, {"audits": len(found)}))
    pages = max(1, -(-len(found) // PAGE))
    number = max(1, min(number_in(ask.about) or 1, pages))
    card = _draw(ask, ledger, found[(number - 1) * PAGE : number * PAGE], number, pages, len(found))
    return Replace(card) if Place.read(ask.place).name == QUEUE else Show(card)


def again(ask: Ask, ledger: Ledger, place: Place, told: str = "") -> Card:
    """The same rows in the same order, each as it is now: what was moderated meanwhile says how. `told`: what was done."""
    found = _waiting(ask, ledger)
    rows = [a for a in ledger.audits.some(place.rows) if may(ask.who, AuditVerb.SEE, a) or hears_outcome(ask.who, a)]
    return _draw(
        ask, ledger, rows or found[:PAGE], place.page, max(place.page, -(-len(found) // PAGE)), len(found), told
    )


def _waiting(ask: Ask, ledger: Ledger) -> list[Audit]:
    """All that the asker may judge; for the PLT and directors whatever else is to be judged, with whom it is."""
    found = [a for a in audit_lists.to_judge_again(ledger.audits, ask.who.selves) if _again(ask, a)]
    if ask.who.holds(Role.PLT, Role.DIRECTOR):
        found += [a for a in audit_lists.every_to_judge_again(ledger.audits) if a not in found]
    wanted = AuditVerb.SEE if ask.who.holds(Role.DIRECTOR) else AuditVerb.MODERATE
    return [*found, *(a for a in audit_lists.queue(ledger.audits) if may(ask.who, wanted, a))]


def _again(ask: Ask, audit: Audit) -> bool:
    return may(ask.who, AuditVerb.SECOND, audit) or may(ask.who, AuditVerb.DECIDE_CHALLENGE, audit)


def _draw(ask: Ask, ledger: Ledger, audits: list[Audit], number: int, pages: int, total: int, told: str = "") -> Card:
    made = ledger.moderations.standing([audit.id for audit in audits])
    view = load_audit.view(ask, ledger, audits, {judged.by for judged in made.values()})
    return cards.queue(Queue(audits, number, pages, total, made, _agreement(ask, ledger), told), view)


def _agreement(ask: Ask, ledger: Ledger) -> tuple[Share, Share] | None:
    if not ask.who.holds(Role.PLT, Role.DIRECTOR):
        return None
    pairs = ledger.moderations.pairs()
    return agreement.on_outcome(pairs), agreement.on_grade(pairs)
