"""One case of a proposal: given to somebody else who may take it, to nobody yet, or left out."""

from cards import allocation_forms as forms
from cards.allocation import Allocation
from cards.answers import NOTHING
from cards.places import Place
from cards.replies import Done, OpenForm, Reply
from domain.allocation import Candidate
from domain.audit import AuditKind
from domain.refusal import Overtaken, Refusal
from handlers import allocate_audits, load_allocation
from handlers.ask import Ask, number_in
from handlers.required import required
from storage.history import Entry
from storage.ledger import Ledger
from storage.proposals import Proposed

GONE = f"That case is no longer in the proposal. {NOTHING}"


def ask_change(ask: Ask, ledger: Ledger) -> Reply:
    found, row = _row(ask, ledger)
    people = ledger.people.named(candidate.id for candidate in found.conditions.candidates)
    return OpenForm(forms.change(row, found, people, ask.place))


def change(ask: Ask, ledger: Ledger) -> Reply:
    found, row = _row(ask, ledger)
    said = required(ask, "auditor", "Choose who audits it.")
    candidate = None if said in (forms.NOBODY, forms.DROP) else _allowed(found, row, said)
    if said == forms.DROP:
        ledger.proposals.drop([row.id])
    else:
        _give(ask, ledger, row, candidate)
    now = {"auditor": candidate.id if candidate else None, "row": row.id}
    verb = "case left out" if said == forms.DROP else "proposal changed"
    was = {"auditor": row.dealt.auditor_id}
    ledger.record(Entry.by(ask.who, "plt", verb, allocate_audits.subject(found.round), was, now))
    page = Place.read(ask.place).page
    return Done(replaces=allocate_audits.drawn(ask, ledger, found.round, page))


def _row(ask: Ask, ledger: Ledger) -> tuple[Allocation, Proposed]:
    """The row that is named, in its round's proposal."""
    load_allocation.plt_only(ask)
    number = number_in(ask.about or ask.context.get("about", ""))
    round_id = ledger.proposals.round_of(number) if number is not None else None
    if round_id is None:
        raise Overtaken(GONE)
    found = load_allocation.allocation(ledger, load_allocation.numbered(ledger, str(round_id)))
    return found, next(row for row in found.rows if row.id == number)


def _allowed(found: Allocation, row: Proposed, said: str) -> Candidate:
    number = number_in(said)
    allowed = (candidate for candidate in found.conditions.allowed(row.dealt.case) if candidate.id == number)
    if (candidate := next(allowed, None)) is None:
        raise Refusal("They may not take this case now. Choose somebody else.", field="auditor")
    return candidate


def _give(ask: Ask, ledger: Ledger, row: Proposed, candidate: Candidate | None) -> None:
    seen = number_in(ask.context.get("seen", "")) or None
    kind = candidate.kind if candidate else AuditKind.CORE
    if not ledger.proposals.change(row.id, kind, candidate.id if candidate else None, seen):
        raise Overtaken("Somebody else has changed this case meanwhile. Nothing was saved: open it again.")
