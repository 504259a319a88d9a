"""Exempting an auditor from a round: asked by them or the PLT with a reason, accepted or declined by a director,
and withdrawn by who asked or, once it is accepted, by the PLT."""

from cards import exemptions as cards
from cards.answers import NOTHING, by, when
from cards.elements import Card
from cards.exemptions import Exempting
from cards.places import Place
from cards.replies import Done, NextForm, Nothing, OpenForm, Replace, Reply, Show
from cards.view import View
from domain.audit import Stage
from domain.audit_round import AuditRound
from domain.exemption import Exemption, ExemptionState, may_decide, may_see, may_withdraw
from domain.person import AUDITORS, Person, Role
from domain.refusal import Overtaken, Refusal
from handlers import load_allocation, name_doubts, tell_exemption
from handlers.ask import Ask, number_in
from handlers.required import required
from storage.audit_lists import of_round
from storage.history import Entry, State, fingerprint
from storage.ledger import Ledger


def show(ask: Ask, ledger: Ledger) -> Reply:
    _check_part(ask)
    of = load_allocation.month_typed(ask, ledger, ahead=True)
    ledger.record(Entry.by(ask.who, _role(ask), "listed", f"round:{of.month:%Y-%m}"))
    return Show(drawn(ask, ledger, of))


def ask_why(ask: Ask, ledger: Ledger) -> Reply:
    of = _round(ask, ledger)
    return OpenForm(cards.ask(of, _whom(ask, ledger), ask.place))


def request(ask: Ask, ledger: Ledger) -> Reply:
    of, person = _round(ask, ledger), _chosen(ask, ledger)
    reason = required(ask, "reason", "Say why.")
    known = [one for one in ledger.exemptions.of(of.id) if one.person_id == person.id]
    if not all(one.state.is_past for one in known):
        who = "You are" if person.id == ask.who.id else "They are"
        raise Refusal(f"{who} exempted already, or it waits for a decision.", field="reason")
    form = cards.ask(of, _whom(ask, ledger), ask.place)
    if asked := name_doubts.asked(ask, ledger, form, "reason"):
        return NextForm(asked)
    number = ledger.exemptions.ask(of.id, person.id, reason, ask.who.id, ask.now)
    told: State = {"person": person.id, "round": of.id, "hash": fingerprint(reason)}
    ledger.record(Entry.by(ask.who, _role(ask), "exemption asked", f"exemption:{number}", None, told))
    if one := ledger.exemptions.get(number):
        tell_exemption.asked(ask, ledger, one)
    card = drawn(ask, ledger, of)
    return Done(replaces=card) if Place.read(ask.place).name == cards.NAME else Done(says=card)


def accept(ask: Ask, ledger: Ledger) -> Reply:
    one = _to_decide(ask, ledger)
    _decide(ask, ledger, one, ExemptionState.ACCEPTED)
    return Nothing() if Place.read(ask.place).name == "posted" else Replace(_again(ask, ledger, one))


def ask_decline(ask: Ask, ledger: Ledger) -> Reply:
    return OpenForm(cards.decline(_to_decide(ask, ledger), ask.place))


def decline(ask: Ask, ledger: Ledger) -> Reply:
    one = _to_decide(ask, ledger)
    answer = required(ask, "reason", "Say why not.")
    if asked := name_doubts.asked(ask, ledger, cards.decline(one, ask.place), "reason"):
        return NextForm(asked)
    _decide(ask, ledger, one, ExemptionState.DECLINED, answer)
    return Done() if Place.read(ask.place).name == "posted" else Done(replaces=_again(ask, ledger, one))


def withdraw(ask: Ask, ledger: Ledger) -> Reply:
    one = _seen(ask, ledger)
    if one.state.is_past or ask.knock.version not in (0, one.version):
        raise Overtaken(_already(ask, ledger, one))
    if not may_withdraw(ask.who, one):
        raise Refusal(f"Who asked for it can withdraw it until it is decided, and the PLT afterwards. {NOTHING}")
    _decide(ask, ledger, one, ExemptionState.WITHDRAWN)
    return Nothing() if Place.read(ask.place).name == "posted" else Replace(_again(ask, ledger, one))


def drawn(ask: Ask, ledger: Ledger, of: AuditRound) -> Card:
    """The exemptions of the round that the asker may see, as they are now."""
    found = [one for one in ledger.exemptions.of(of.id) if may_see(ask.who, one)]
    accepted = {one.person_id for one in found if one.state is ExemptionState.ACCEPTED}
    there = of_round(ledger.audits, of.id) if ask.who.holds(Role.PLT) and accepted else []
    left = [audit for audit in there if audit.stage is Stage.TO_DO and audit.auditor_id in accepted]
    ids = {i for one in found for i in (one.person_id, one.asked_by, one.decided_by)} | {a.auditor_id for a in left}
    people = ledger.people.named(ids) | {ask.who.id: ask.who.person}
    view = View(ask.who, ask.today, people, ledger.people.seniors(), ledger.policy, begun=ledger.drafts.begun(left))
    return cards.card(Exempting(of, found, left, ask.who.holds(Role.PLT, *AUDITORS)), view)


def again(ask: Ask, ledger: Ledger, place: Place) -> Card:
    _check_part(ask)
    return drawn(ask, ledger, load_allocation.numbered(ledger, place.rest, ahead=True))


def _again(ask: Ask, ledger: Ledger, one: Exemption) -> Card:
    of = ledger.rounds.get(one.round_id)
    if of is None:
        raise unseen()
    return drawn(ask, ledger, of)


def unseen() -> Refusal:
    return Refusal(f"There is no exemption that you can see. {NOTHING}")


def _check_part(ask: Ask) -> None:
    if not ask.who.holds(Role.PLT, Role.DIRECTOR, *AUDITORS):
        raise unseen()


def _round(ask: Ask, ledger: Ledger) -> AuditRound:
    """The round, open or planned, that an exemption is asked from, by an auditor or the PLT."""
    if not ask.who.holds(Role.PLT, *AUDITORS):
        raise unseen()
    return load_allocation.numbered(ledger, ask.about or ask.context.get("about", ""), ahead=True)


def _whom(ask: Ask, ledger: Ledger) -> list[Person]:
    """Auditors and their covers ask for themselves, the PLT for any of them."""
    if not ask.who.holds(Role.PLT):
        return [p for p in (ask.who.person, *ask.who.covers) if not p.roles.isdisjoint(AUDITORS)]
    return sorted(ledger.people.holding(*AUDITORS), key=lambda person: (person.name.casefold(), person.id))


def _chosen(ask: Ask, ledger: Ledger) -> Person:
    able = _whom(ask, ledger)
    number = number_in(ask.said("person")) if len(able) > 1 else (able[0].id if able else None)
    found = next((person for person in able if person.id == number), None)
    if found is None:
        raise Refusal("Choose an auditor.", field="person" if len(able) > 1 else "reason")
    return found


def _seen(ask: Ask, ledger: Ledger) -> Exemption:
    """The same answer for what is absent and what is not the asker's to see."""
    number = number_in(ask.about or ask.context.get("about", ""))
    one = ledger.exemptions.get(number) if number is not None else None
    if one is None or not may_see(ask.who, one):
        raise unseen()
    return one


def _to_decide(ask: Ask, ledger: Ledger) -> Exemption:
    one = _seen(ask, ledger)
    if one.state is not ExemptionState.ASKED:
        raise Overtaken(_already(ask, ledger, one))
    if not may_decide(ask.who, one, ledger.people.seniors()):
        raise Refusal(f"A director who neither asked for it nor is exempted by it decides. {NOTHING}")
    return one


def _already(ask: Ask, ledger: Ledger, one: Exemption) -> str:
    """Who was first, and when."""
    view = View.of(ledger, ask.who, ask.today, (), [one.decided_by])
    at = f", {when(one.decided_at, view)}" if one.decided_at else ""
    return f"That exemption was {one.state} already by {by(one.decided_by, view)}{at}. {NOTHING}"


def _decide(ask: Ask, ledger: Ledger, one: Exemption, state: ExemptionState, answer: str = "") -> None:
    if not ledger.exemptions.decide(one, state, ask.who.id, ask.now, answer):
        raise Overtaken(f"Somebody else decided on that exemption a moment ago. {NOTHING}")
    told: State = {"state": str(state)} | ({"hash": fingerprint(answer)} if answer else {})
    entry = ledger.record(
        Entry.by(ask.who, _role(ask), f"exemption {state}", one.reference, {"state": str(one.state)}, told)
    )
    ledger.tell_copies_of(one.reference, str(entry))
    tell_exemption.decided(ask, ledger, one, state)


def _role(ask: Ask) -> str:
    return next(str(role) for role in (Role.PLT, Role.DIRECTOR, Role.CORE_AUDITOR, Role.LEARNER) if ask.who.holds(role))
