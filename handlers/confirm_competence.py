"""A learner joins the core group, their competence confirmed on audits of theirs; or somebody goes back to learning."""

from collections.abc import Sequence

from cards import competence_forms as forms
from cards.answers import NOTHING
from cards.competence_notices import CONFIRMED
from cards.elements import Form
from cards.replies import NextForm, OpenForm, Reply
from cards.view import View
from domain.person import Person, Role
from domain.record import Record, is_core
from domain.refusal import Overtaken, Refusal
from handlers import after, chosen, doubts, meanwhile
from handlers.ask import Ask, number_in
from handlers.required import required, together
from handlers.show_records import auditor
from storage.competences import Competence
from storage.history import Entry, fingerprint
from storage.ledger import Ledger
from storage.records import records

JUDGES = frozenset({Role.MODERATOR, Role.PLT})


def ask_core(ask: Ask, ledger: Ledger) -> Reply:
    person = _movable(ask, ledger, core=False)
    return OpenForm(_core_form(ask, ledger, person, _context(ask, person)))


def to_core(ask: Ask, ledger: Ledger) -> Reply:
    """Confirmed by somebody else than themselves, on moderated learning audits of their own."""
    person = _movable(ask, ledger, core=False)
    by, audits, note = together(
        lambda: _confirmer(ask, ledger, person),
        lambda: _audits(ask, _record(ledger, person)),
        lambda: required(ask, "note", "Say what the competence rests on.", forms.NOTE_LENGTH),
    )
    if asked := _asked(ask, ledger, note):
        return NextForm(_core_form(ask, ledger, person, _context(ask, person) | {"asked": _mark(asked)}, asked))
    _move(ask, ledger, person, Competence(person.id, Role.CORE_AUDITOR, by.id, ask.now, audits, note))
    return after.saved(ask, ledger, "They are in the core group now, and are told.")


def _confirmer(ask: Ask, ledger: Ledger, person: Person) -> Person:
    by = chosen.colleague(ask, ledger, "by", "Choose who confirms it.")
    if by.id == person.id or by.roles.isdisjoint(JUDGES):
        raise Refusal("Choose a moderator or somebody of the PLT, and not the auditor.", field="by")
    return by


def ask_learning(ask: Ask, ledger: Ledger) -> Reply:
    person = _movable(ask, ledger, core=True)
    return OpenForm(forms.to_learning(_view(ask, ledger, person).mention(person.id), _context(ask, person)))


def to_learning(ask: Ask, ledger: Ledger) -> Reply:
    person = _movable(ask, ledger, core=True)
    note = required(ask, "note", "Say why.", forms.NOTE_LENGTH)
    if asked := _asked(ask, ledger, note):
        context = _context(ask, person) | {"asked": _mark(asked)}
        return NextForm(forms.to_learning(_view(ask, ledger, person).mention(person.id), context, asked, note))
    _move(ask, ledger, person, Competence(person.id, Role.LEARNER, ask.who.id, ask.now, (), note))
    return after.saved(ask, ledger, "Their new audits are learning audits now, and they are told.")


def _movable(ask: Ask, ledger: Ledger, *, core: bool) -> Person:
    """The auditor who is named, if the asker may move them and they still are what they were."""
    person = auditor(ask, ledger, ask.about or ask.context.get("about", "") or "0")
    if not ask.who.holds(Role.PLT):
        raise Refusal(f"Only the Practice Learning Team decides who is in the core group. {NOTHING}")
    if person.id in ask.who.selves:
        raise Refusal(f"Nobody decides about themselves: ask somebody else of the Practice Learning Team. {NOTHING}")
    if is_core(person) is not core or ask.context.get("held", _held(person)) != _held(person):
        raise Overtaken(_moved(ask, ledger, person))
    if not person.active:
        raise Refusal(f"They have left. {NOTHING}")
    if not core and not _record(ledger, person).learning_judged:
        raise Refusal(f"No learning audit of theirs is moderated yet on which it could be confirmed. {NOTHING}")
    return person


def _moved(ask: Ask, ledger: Ledger, person: Person) -> str:
    """What they are by now, and by whom."""
    kept = meanwhile.latest_with(ledger, f"person:{person.id}", "roles", sorted(map(str, person.roles)))
    told = f": {meanwhile.by_whom(ask, ledger, kept)}" if kept else ""
    return f"They are a {'core auditor' if is_core(person) else 'learner'} by now{told}. {NOTHING}"


def _held(person: Person) -> str:
    return " ".join(sorted(person.roles))


def _record(ledger: Ledger, person: Person) -> Record:
    return records(ledger.connection, [person.id])[person.id]


def _audits(ask: Ask, record: Record) -> list[int]:
    """The chosen ones, all of them moderated audits of theirs on which it can be confirmed."""
    wanted = {number_in(said) for said in ask.chose("audits")}
    found = [audit.id for audit in record.learning_judged if audit.id in wanted]
    if not found or len(found) != len(wanted):
        raise Refusal("Choose one or more of their moderated learning audits.", field="audits")
    return sorted(found)


def _asked(ask: Ask, ledger: Ledger, note: str) -> Sequence[str]:
    """What looks like a name, if it was not asked about already."""
    asked = doubts.about_names(ledger, [note])
    return [] if ask.context.get("asked") == _mark(asked) else asked


def _mark(asked: Sequence[str]) -> str:
    return fingerprint("\n".join(asked))[:16]


def _move(ask: Ask, ledger: Ledger, person: Person, said: Competence) -> None:
    """One role in place of the other, a trace of it, and a word to the auditor."""
    gone = Role.LEARNER if said.role is Role.CORE_AUDITOR else Role.CORE_AUDITOR
    for role in {gone} & person.roles:
        ledger.roles.take(person.id, role)
    if said.role not in person.roles:
        ledger.roles.give(person.id, said.role)
    kept = ledger.competences.add(said)
    before, now = ({"roles": sorted(map(str, held))} for held in (person.roles, person.roles - {gone} | {said.role}))
    verb = "competence confirmed" if said.role is Role.CORE_AUDITOR else "back to learning"
    number = ledger.record(Entry.by(ask.who, "plt", verb, f"person:{person.id}", before, {**now, **kept.state}))
    ledger.outbox.put("competence", f"person:{person.id}", f"competence:{kept.number}", {"competence": kept.number})
    if said.by not in (ask.who.id, person.id):  # whoever is put on record as having confirmed it hears of that
        content = {"competence": kept.number}
        key = f"{CONFIRMED}:{kept.number}"
        ledger.outbox.put(CONFIRMED, f"person:{said.by}", key, content)
    ledger.tell_homes({person.id}, number)


def _core_form(ask: Ask, ledger: Ledger, person: Person, context: dict[str, str], asked: Sequence[str] = ()) -> Form:
    """With what was filled in already, if it is shown again."""
    audits, who = _record(ledger, person).learning_judged, _view(ask, ledger, person).mention(person.id)
    by = ask.said("by") or ask.who.person.account or ""
    return forms.to_core(who, audits, forms.Confirmed(by, ask.chose("audits"), ask.said("note")), context, asked)


def _context(ask: Ask, person: Person) -> dict[str, str]:
    return {"about": str(person.id), "held": _held(person), "place": ask.place}


def _view(ask: Ask, ledger: Ledger, person: Person) -> View:
    return View.of(ledger, ask.who, ask.today, (), {person.id})
