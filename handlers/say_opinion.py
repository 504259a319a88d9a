"""After an audit the team's manager says whether it was fair and useful: the answers count in the report."""

from cards import opinions as cards
from cards.replies import NextForm, OpenForm, Reply
from domain.audit import Audit
from domain.judging import AuditVerb
from domain.opinion import Answer, Opinion
from domain.refusal import Overtaken, Refusal
from handlers import after, load_audit, name_doubts
from handlers.ask import Ask, number_in
from storage.history import Entry, State, fingerprint
from storage.ledger import Ledger

_ANSWERS = frozenset(map(str, Answer))


def ask_opinion(ask: Ask, ledger: Ledger) -> Reply:
    audit = load_audit.audit(ask, ledger, AuditVerb.SAY_HOW_IT_WAS)
    said = ledger.opinions.of(audit.id)
    return OpenForm(cards.form(audit, said, _context(ask, audit, said)))


def say(ask: Ask, ledger: Ledger) -> Reply:
    audit = load_audit.audit(ask, ledger, AuditVerb.SAY_HOW_IT_WAS)
    before, new = ledger.opinions.of(audit.id), _given(ask, audit)
    if form := name_doubts.asked(ask, ledger, cards.form(audit, before, ask.context), "line"):
        return NextForm(form)
    _save(ask, ledger, audit, before, new)
    return after.audit(ask, ledger, f"Thank you. Your answers about {audit.reference} are saved.")


def _given(ask: Ask, audit: Audit) -> Opinion:
    said = {}
    for name in ("fair", "useful"):
        if ask.said(name) not in _ANSWERS:
            raise Refusal("Choose one of the three.", field=name)
        said[name] = Answer(ask.said(name))
    return Opinion(audit.id, said["fair"], said["useful"], ask.who.id, ask.now, ask.said("line").strip())


def _save(ask: Ask, ledger: Ledger, audit: Audit, before: Opinion | None, new: Opinion) -> None:
    """Only over what the answerer has seen."""
    seen = number_in(ask.context.get("said", "")) or 0
    if seen != (before.version if before else 0):
        raise Overtaken(f"Somebody else has answered about {audit.reference} meanwhile. Nothing was changed.")
    kept = before.changed(fair=new.fair, useful=new.useful, by=new.by, at=new.at, text=new.text) if before else new
    if not (ledger.opinions.save(before, kept) if before else ledger.opinions.add(kept)):
        raise Overtaken(f"Somebody else has answered about {audit.reference} a moment ago. Nothing was changed.")
    role = load_audit.role(ask, audit)
    entry = Entry.by(ask.who, role, "said how it was", audit.reference, _state(before), _state(kept))
    ledger.tell_copies_of(audit.reference, f"opinion:{ledger.record(entry)}")


def _state(one: Opinion | None) -> State | None:
    """The line itself is no business of the history."""
    if one is None:
        return None
    return {"fair": str(one.fair), "useful": str(one.useful), "hash": fingerprint(one.text)}


def _context(ask: Ask, audit: Audit, said: Opinion | None) -> dict[str, str]:
    return load_audit.context(ask, audit) | {"said": str(said.version if said else 0)}
