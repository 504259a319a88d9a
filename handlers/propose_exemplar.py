"""A moderator or the PLT anonymises an audit that was marked as an example, and proposes it to a second pair of eyes."""

from collections.abc import Mapping

from cards import exemplar_forms as forms
from cards.answers import NOTHING
from cards.elements import Form, Input
from cards.exemplars import NAMED, quoted_some
from cards.moderation_forms import again
from cards.replies import NextForm, OpenForm, Reply
from cards.words import listed
from domain.anonymising import certain, traces, words
from domain.audit import Area, Audit
from domain.exemplar import LONGEST, Exemplar, ExemplarState, deciders, may_be_proposed, may_propose, without_traces
from domain.judging import AuditVerb
from domain.person import Role
from domain.refusal import Overtaken, Refusal
from domain.theme import AREAS
from handlers import after, load_audit, load_exemplar, tell_exemplar
from handlers.ask import Ask
from handlers.required import optional
from storage.history import Entry, fingerprint
from storage.known_cases import among
from storage.ledger import Ledger


def ask_propose(ask: Ask, ledger: Ledger) -> Reply:
    """With the text as auditbot has anonymised it, or as it was proposed before."""
    audit, one = _to_propose(ask, ledger)
    ledger.record(Entry.by(ask.who, load_audit.role(ask, audit), "opened", audit.reference))
    texts = (one.texts if one else {}) or without_traces(audit, load_exemplar.known(ledger, audit))
    context = load_audit.context(ask, audit) | {"seen": str(one.version if one else 0)}
    return OpenForm(forms.propose(audit, texts, context))


def propose(ask: Ask, ledger: Ledger) -> Reply:
    """What certainly points at somebody is refused; what may do so is asked about once."""
    audit, one = _to_propose(ask, ledger)
    texts = _texts(ask)
    _check_plain(ask, ledger, audit, texts)
    if doubtful := _doubtful(ask, ledger, audit, texts):
        return NextForm(doubtful)
    made = _keep(ask, ledger, audit, one, texts)
    tell_exemplar.proposed(ask, ledger, made)
    able = deciders(made, ledger.people.holding(Role.PLT, Role.MODERATOR))
    told = "Somebody else reads it and decides." if able else "There is nobody yet who may decide: ask the PLT."
    return after.audit(ask, ledger, f"{audit.reference} is proposed as an example. {told}")


def _to_propose(ask: Ask, ledger: Ledger) -> tuple[Audit, Exemplar | None]:
    """The audit, and what was made from it before; in a form as it was when the form was opened."""
    audit = load_audit.as_seen(ask, ledger, AuditVerb.PROPOSE_EXEMPLAR)
    if not may_propose(ask.who, audit):
        raise Refusal(f"{audit.reference} is not yours to {AuditVerb.PROPOSE_EXEMPLAR}. {NOTHING}")
    one = ledger.exemplars.of(audit.id)
    if not may_be_proposed(ask.who, one) or ask.context.get("seen", _version(one)) != _version(one):
        stands = (
            f"is {one.state}" if one and one.state is not ExemplarState.WAITING else "waits for somebody's decision"
        )
        raise Overtaken(f"The example made from {audit.reference} {stands}. {NOTHING}")
    return audit, one


def _version(one: Exemplar | None) -> str:
    return str(one.version if one else 0)


def _texts(ask: Ask) -> dict[str, Area]:
    """Without the areas that were left empty; Refusal where nothing is left, or more than may be."""
    said = {area: [_whole(ask, f"{area}.{kind}") for kind in forms.KINDS] for area in AREAS}
    found = {area: Area(None, *words) for area, words in said.items() if any(words)}
    if not found:
        raise Refusal("Nothing is left of it: fill in at least one part.", field=f"{AREAS[0]}.{forms.KINDS[0]}")
    return found


def _whole(ask: Ask, part: str) -> str:
    """All inputs of it together; Refusal at the last of them where they are longer than a part may be."""
    said = {name: words for name in _inputs(ask, part) if (words := optional(ask, name, LONGEST))}
    text = "\n".join(said.values())
    if len(text) > LONGEST:
        raise Refusal(f"This part is {forms.grown(text)}", field=[*said][-1])
    return text


def _inputs(ask: Ask, part: str) -> list[str]:
    """The part's own, and those in which the rest of it stands."""
    return [part, *sorted(name for name in ask.knock.form if name.startswith(f"{part}."))]


def _check_plain(ask: Ask, ledger: Ledger, audit: Audit, texts: Mapping[str, Area]) -> None:
    """Refusal at the first input that holds a reference, or a part of the name of somebody who works here."""
    known, cases = load_exemplar.known(ledger, audit), among(ledger.connection, words(_written(texts)))
    for name in (name for area in texts for kind in forms.KINDS for name in _inputs(ask, f"{area}.{kind}")):
        if found := certain(ask.said(name), known, cases):
            quoted = listed([f"“{each[:60]}”" for each in found[:NAMED]])
            told = f"{quoted} {'tells' if len(found) == 1 else 'tell'} whose it is. Take out every reference and name."
            raise Refusal(told, field=name)


def _doubtful(ask: Ask, ledger: Ledger, audit: Audit, texts: Mapping[str, Area]) -> Form | None:
    """The same form with the question and a tick; None where nothing is found, or where it was ticked for this very text."""
    written, known = _written(texts), load_exemplar.known(ledger, audit)
    mark = fingerprint(written)[:16]
    found = traces(written, known)
    if not found or mark in ask.chose("sure"):
        return None
    quoted = quoted_some(found)
    question = (
        f"{quoted} may tell somebody who is meant. Say it in other words, or leave it if nobody can be known by it."
    )
    form = forms.propose(audit, texts, ask.context)
    held = {asked.name: asked.value for asked in form.inputs if isinstance(asked, Input)}
    return again(form, question, mark, held, forms.STAYS)


def _written(texts: Mapping[str, Area]) -> str:
    return "\n".join(text for area in texts.values() for text in (area.evidence, area.impact) if text)


def _keep(ask: Ask, ledger: Ledger, audit: Audit, one: Exemplar | None, texts: Mapping[str, Area]) -> Exemplar:
    """One for each audit; Overtaken if somebody else has proposed it a moment ago."""
    told = {"audit": audit.reference, "hash": fingerprint(_written(texts))}
    if one is None:
        made = ledger.exemplars.propose(audit.id, texts, ask.who.id, ask.now)
        if made is None:
            raise Overtaken(f"Somebody else has proposed {audit.reference} a moment ago. {NOTHING}")
        entry = Entry.by(ask.who, load_audit.role(ask, audit), "exemplar proposed", made.reference, None, told)
        ledger.record(entry)
        return made
    fresh = {"decided_by": None, "decided_at": None, "answer": "", "state": ExemplarState.WAITING}
    made = one.changed(texts=texts, by=ask.who.id, at=ask.now, **fresh)
    load_exemplar.save(ask, ledger, one, made, "exemplar proposed", told)
    return made
