"""Reassigning: within the service at once; beyond it the PLT is asked. Due date and lateness stay."""

from dataclasses import replace

from cards import forms
from cards.replies import OpenForm, Reply
from domain.action import Action
from domain.permission import Verb, may_own
from domain.person import Person, Role
from domain.refusal import Refusal
from domain.request import Request, RequestKind, RequestState
from handlers import after, chosen, load, settle, tell
from handlers.ask import Ask
from handlers.required import required, together
from storage.history import State
from storage.ledger import Ledger


def ask_owner(ask: Ask, ledger: Ledger) -> Reply:
    action = load.action(ask, ledger, Verb.REASSIGN)
    return OpenForm(forms.reassign(action, ledger.today, ask.place))


def reassign(ask: Ask, ledger: Ledger) -> Reply:
    action = load.action(ask, ledger, Verb.REASSIGN)
    owner, why = together(
        lambda: _new_owner(ask, ledger, action), lambda: required(ask, "reason", "Say why it is reassigned.")
    )
    if not ask.who.holds(Role.PLT) and action.team.service_id not in ledger.people.services_of(owner):
        return _request(ask, ledger, action, owner, why)
    kept = ledger.notes.add(action.id, "reassigned", ask.who.id, ask.now, why)
    settle.lapse(ask, ledger, action, RequestKind.HANDOVER)
    handed = _hand(ask, ledger, Verb.REASSIGN, action, owner.id, kept.state)
    tell.reassigned(ask, ledger, action, handed, kept.number)
    return after.form(ask, ledger, handed, f"{action.reference} is reassigned.")


def _new_owner(ask: Ask, ledger: Ledger, action: Action) -> Person:
    owner = chosen.owner(ask, ledger, "owner", "Choose the new owner.")
    if owner.id == action.owner_id:
        raise Refusal("That is its owner already. Choose somebody else.", field="owner")
    return owner


def approve_handover(ask: Ask, ledger: Ledger) -> Reply:
    """The PLT's yes to a handover beyond the service."""
    action, wanted = load.waiting(ask, ledger, Verb.APPROVE_HANDOVER, RequestKind.HANDOVER)
    owner = ledger.people.get(wanted.to_owner) if wanted.to_owner else None
    if owner is None or not may_own(owner):
        raise Refusal(f"Whom {action.reference} was to go to no longer takes part in the audits. Please decline.")
    given = wanted.decided(RequestState.ACCEPTED, by=ask.who.id, at=ask.now)
    settle.decide(ledger, action, given)
    handed = _hand(ask, ledger, Verb.APPROVE_HANDOVER, action, owner.id, load.words_of(given))
    tell.handover_approved(ask, ledger, action, handed, given)
    return after.press(ask, ledger, handed, f"{action.reference} is handed over.")


def ask_why_declined(ask: Ask, ledger: Ledger) -> Reply:
    action, _ = load.waiting(ask, ledger, Verb.APPROVE_HANDOVER, RequestKind.HANDOVER)
    title, question = f"Decline for {action.reference}", "Why can it not be handed over?"
    return OpenForm(forms.reason(action, ledger.today, ask.place, "decline_handover", title, question, "Decline"))


def decline_handover(ask: Ask, ledger: Ledger) -> Reply:
    action, wanted = load.waiting(ask, ledger, Verb.APPROVE_HANDOVER, RequestKind.HANDOVER)
    why = required(ask, "reason", "Say why.")
    declined = wanted.decided(RequestState.DECLINED, by=ask.who.id, at=ask.now, answer=why)
    kept = action.unanswered()
    settle.decide(ledger, action, declined)
    ledger.save(
        action,
        kept,
        load.entry(ask, ledger, Verb.APPROVE_HANDOVER, "declined a handover", action, kept, load.words_of(declined)),
    )
    tell.handover_declined(ask, ledger, kept, declined)
    return after.form(ask, ledger, kept, f"The handover of {action.reference} is declined.")


def _request(ask: Ask, ledger: Ledger, action: Action, owner: Person, why: str) -> Reply:
    if action.asked:
        raise Refusal(f"Something else about {action.reference} waits for a decision first.", field="owner")
    wanted = Request(action.id, RequestKind.HANDOVER, ask.who.id, ask.now, why, to_owner=owner.id)
    covered = load.stands_for(ask, ledger, Verb.REASSIGN, action)
    wanted = replace(wanted, in_place_of=covered)
    number = ledger.requests.add(wanted)
    asking = action.asking(RequestKind.HANDOVER, ask.who.id, covered)
    ledger.save(
        action,
        asking,
        load.entry(
            ask,
            ledger,
            Verb.REASSIGN,
            "asked for a handover",
            action,
            asking,
            load.words_of(replace(wanted, id=number)),
        ),
    )
    tell.handover_asked(ask, ledger, asking, number)
    return after.form(ask, ledger, asking, f"The PLT is asked to approve the handover of {action.reference}.")


def _hand(ask: Ask, ledger: Ledger, does: Verb, action: Action, owner: int, extra: State) -> Action:
    handed = action.handed_to(owner, ask.today)
    ledger.save(action, handed, load.entry(ask, ledger, does, "reassigned", action, handed, extra))
    return handed
