"""A new case of concern gets its number and its actions, and those who must say that they have it are told at once: whether it
was raised by itself, in an audit or in its moderation."""

from collections.abc import Sequence
from dataclasses import replace

from domain.action import Action
from domain.concern import Concern
from domain.oversight import rights
from domain.refusal import Refusal
from handlers import load_concern, new_action, tell
from handlers.ask import Ask
from storage.history import Entry, State, fingerprint
from storage.ledger import Ledger
from storage.summons import summon


def raise_it(
    ask: Ask,
    ledger: Ledger,
    drafted: Concern,
    wanted: Sequence[Action],
    field: str = "action",
    picked: Sequence[Action] = (),
) -> Concern:
    """The same with its number. `wanted`: its actions as drafted, without a number each; `picked`: those there are already that
    belong to it. Refusal where there is none, at the form's input `field`. Whoever raises it and answers for it has it already,
    and is sent the message nevertheless."""
    if not wanted and not picked:
        raise Refusal("A case of concern needs an action: say what is to be done at once.", field=field)
    review = drafted.review_due or ledger.policy.next_review(ask.today)
    numbered = replace(
        drafted,
        id=ledger.concerns.free_number(ledger.numbers),
        raised_by=ask.who.id,
        raised_at=ask.now,
        review_due=review,
    )
    theirs = rights(ask.who, numbered, ledger.people.seniors())
    concern = replace(numbered.with_duties(summon(ledger, numbered, list(numbered.duties))), version=numbered.version)
    if theirs:
        concern = replace(concern.acknowledged(theirs, ask.who.id, ask.now, theirs), version=numbered.version)
    said: dict[str, str | int | bool | list[str] | None] = {"hash": fingerprint(concern.text), "team": concern.team.id}
    said |= {"unsafe": concern.unsafe, "audit": concern.audit.reference if concern.audit else None}
    ledger.add_concern(concern, load_concern.entry(ask, ledger, "raised", None, concern, said))
    made = [new_action.add(ask, ledger, replace(action, concern=concern.reference)) for action in wanted]
    for action in picked:
        _mark(ask, ledger, action, concern)
    tell.assigned(ask, ledger, [action for action in made if not _is_told(ledger, concern, action)])
    return concern


def _mark(ask: Ask, ledger: Ledger, action: Action, concern: Concern) -> None:
    """It belongs to it from now on; whoever owns it has it already."""
    marked = action.belonging_to(concern.reference)
    who, acts_as = load_concern.acting(ask, ledger, concern)
    was: State = {"concern": action.concern}
    now: State = {"concern": marked.concern, "version": marked.version}
    if action.snoozed_until:
        was, now = {**was, "snoozed": action.snoozed_until.isoformat()}, {**now, "snoozed": None}
    ledger.save(action, marked, Entry.by(who, acts_as, "put to a case of concern", action.reference, was, now))


def _is_told(ledger: Ledger, concern: Concern, action: Action) -> bool:
    """Whether its owner, or who stands in for them, has it before them in the message about the case of concern: nobody is
    sent that for a capacity in which it was said already, but whoever raised it."""
    told = {person for duty in concern.unanswered for person in duty.told}
    told |= {concern.raised_by for duty in concern.duties.values() if concern.raised_by in duty.told}
    return told.issuperset(ledger.absences.present({action.owner_id}, ledger.today.day))
