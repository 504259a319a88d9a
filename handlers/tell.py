"""Who should know: for each thing that happens to an action, a notice to those concerned, and never to who did it."""

from collections.abc import Iterable

from domain.action import Action
from domain.permission import deciders
from domain.person import Role
from domain.request import Request
from handlers.ask import Ask
from storage.ledger import Ledger


def assigned(ask: Ask, ledger: Ledger, action: Action) -> None:
    _put(ask, ledger, "assigned", action, [action.owner_id], always=True)


def completed(ask: Ask, ledger: Ledger, action: Action) -> None:
    """Head of service, manager, owner, and who added it; and whoever has to accept it where it must be accepted."""
    known = {action.team.head_id, action.team.manager_id, action.owner_id, action.added_by}
    if not action.status.is_closed:
        known |= deciders(action.team, {ask.who.id}, ledger.people.seniors())
    done = ledger.actions.completions(action.id)[-1].id
    _put(ask, ledger, "completed", action, known, completion=done)


def accepted(ask: Ask, ledger: Ledger, action: Action) -> None:
    _put(ask, ledger, "accepted", action, _doers(action))


def returned(ask: Ask, ledger: Ledger, action: Action, note: int) -> None:
    _put(ask, ledger, "returned", action, _doers(action), note=note)


def reopened(ask: Ask, ledger: Ledger, action: Action, note: int) -> None:
    _put(ask, ledger, "reopened", action, _doers(action), note=note)


def closed(ask: Ask, ledger: Ledger, action: Action, note: int) -> None:
    _put(ask, ledger, "closed", action, _doers(action), note=note)


def noted(ask: Ask, ledger: Ledger, action: Action, note: int) -> None:
    """Whoever asked about a late action hears the answer, too."""
    asked = {earlier.by for earlier in ledger.notes.of(action.id) if earlier.kind == "asked"}
    _put(ask, ledger, "noted", action, {action.owner_id, action.team.manager_id, *asked}, note=note)


def asked(ask: Ask, ledger: Ledger, action: Action, note: int) -> None:
    _put(ask, ledger, "asked", action, {action.owner_id, action.team.manager_id}, note=note)


def more_time_asked(ask: Ask, ledger: Ledger, action: Action, request: int) -> None:
    """To whoever decides: the head of service, or the next above where that is who asked."""
    people = deciders(action.team, {ask.who.id}, ledger.people.seniors())
    _put(ask, ledger, "more-time-asked", action, people, request=request)


def more_time_decided(ask: Ask, ledger: Ledger, action: Action, request: Request) -> None:
    people = {request.asked_by, action.owner_id, action.team.manager_id}
    _put(ask, ledger, "more-time-decided", action, people, request=request.id)


def handover_asked(ask: Ask, ledger: Ledger, action: Action, request: int) -> None:
    plt = [person.id for person in ledger.people.holding(Role.PLT)]
    _put(ask, ledger, "handover-asked", action, plt, request=request)


def handover_declined(ask: Ask, ledger: Ledger, action: Action, request: Request) -> None:
    _put(ask, ledger, "handover-declined", action, {request.asked_by, action.owner_id}, request=request.id)


def reassigned(ask: Ask, ledger: Ledger, before: Action, after: Action, note: int | None = None) -> None:
    """Both owners, and the team's manager; with the reason where one was given."""
    known = {before.owner_id, after.owner_id, after.team.manager_id}
    _put(ask, ledger, "reassigned", after, known, to=after.owner_id, note=note)


def _doers(action: Action) -> set[int | None]:
    done_by = action.completion.by if action.completion else None
    return {action.owner_id, action.team.manager_id, done_by}


def _put(
    ask: Ask,
    ledger: Ledger,
    kind: str,
    action: Action,
    people: Iterable[int | None],
    *,
    always: bool = False,
    **ids: int | None,
) -> None:
    """One notice a person; its key holds what it is about, so that the same thing is not said twice."""
    mark = "-".join([f"v{action.version}", *(str(number) for number in ids.values())])
    for person in sorted({p for p in people if p is not None and (always or p != ask.who.id)}):
        content = {"actions": [action.id], "by": ask.who.id, **ids}
        ledger.outbox.put(kind, f"person:{person}", f"{kind}:{action.reference}:{mark}:{person}", content)
