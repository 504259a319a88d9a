"""Who should know: for each thing that happens to an action, a notice to those concerned, and never to who did it.

Whoever is away is told nothing: their cover of today is, once, whoever else they stand for; and what an owner who has left
should know goes to whoever answers for their work now.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from domain.action import Action
from domain.deciding import asked_for_it, deciders, did_it
from domain.person import Role
from domain.request import Request
from handlers.ask import Ask
from handlers.tell_above import told_that_it_is_late
from handlers.tell_askers import await_answer
from storage.ledger import Ledger
from storage.meant import about, key_for
from storage.staff import some


def assigned(ask: Ask, ledger: Ledger, actions: Sequence[Action]) -> None:
    """New actions that came about together: one notice a person, also to one who added them for themselves."""
    theirs: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for action in actions:
        for person, meant in _reached(ask, ledger, action, [action.owner_id], always=True).items():
            for each in meant:
                theirs[person][each].append(action.id)
    for person, owners in sorted(theirs.items()):
        numbers = sorted({number for owned in owners.values() for number in owned})
        key = "assigned:" + "+".join(f"A-{number}" for number in numbers)
        content = {"by": ask.who.id, **about(owners), "key": key}
        ledger.outbox.put("assigned", f"person:{person}", key_for("assigned", person, content), content)


def completed(ask: Ask, ledger: Ledger, action: Action) -> None:
    """Head of service, manager, owner, and who added it; and whoever has to accept it where it must be accepted."""
    known = {action.team.head_id, action.team.manager_id, action.owner_id, action.added_by}
    if not action.status.is_closed:
        known |= _deciders(ledger, action, did_it(action))
    done = ledger.actions.completions(action.id)[-1].id
    _put(ask, ledger, "completed", action, known, completion=done)


def accepted(ask: Ask, ledger: Ledger, action: Action) -> None:
    _put(ask, ledger, "accepted", action, _doers(action))


def returned(ask: Ask, ledger: Ledger, action: Action, note: int) -> None:
    _put(ask, ledger, "returned", action, _doers(action), note=note)


def reopened(ask: Ask, ledger: Ledger, action: Action, note: int) -> None:
    _put(ask, ledger, "reopened", action, _doers(action), note=note)


def closed(ask: Ask, ledger: Ledger, action: Action, note: int) -> None:
    """Also to everybody to whom it has climbed: no escalation ends in silence."""
    known = _doers(action) | told_that_it_is_late(ask, ledger, action)
    _put(ask, ledger, "closed", action, known, note=note)


def noted(ask: Ask, ledger: Ledger, action: Action, note: int) -> None:
    """Owner and manager; and whoever asked about it when it was late, up to the note of owner or manager that answers them.

    An answer is awaited as long as the action is not closed, and told to those alone who still may see the action. Where
    whoever asked may not, as their role is gone or they covered for a time, those hear it to whom it has climbed.
    """
    asking = frozenset() if action.status.is_closed else await_answer(ask, ledger, action, note)
    _put(ask, ledger, "noted", action, {action.owner_id, action.team.manager_id, *asking}, note=note)


def asked(ask: Ask, ledger: Ledger, action: Action, note: int) -> None:
    _put(ask, ledger, "asked", action, {action.owner_id, action.team.manager_id}, note=note)


def more_time_asked(ask: Ask, ledger: Ledger, action: Action, request: int) -> None:
    """To whoever decides: the head of service, or the next above where that is who asked."""
    people = _deciders(ledger, action, asked_for_it(action))
    _put(ask, ledger, "more-time-asked", action, people, request=request)


def more_time_decided(ask: Ask, ledger: Ledger, action: Action, request: Request) -> None:
    people = {request.asked_by, request.in_place_of, action.owner_id, action.team.manager_id}
    _put(ask, ledger, "more-time-decided", action, people, request=request.id)


def handover_asked(ask: Ask, ledger: Ledger, action: Action, request: int) -> None:
    plt = [person.id for person in ledger.people.holding(Role.PLT)]
    _put(ask, ledger, "handover-asked", action, plt, request=request)


def handover_declined(ask: Ask, ledger: Ledger, action: Action, request: Request) -> None:
    people = {request.asked_by, request.in_place_of, action.owner_id}
    _put(ask, ledger, "handover-declined", action, people, request=request.id)


def reassigned(ask: Ask, ledger: Ledger, before: Action, after: Action, note: int | None = None) -> None:
    """Both owners, and the team's manager; with the reason where one was given."""
    known = {*_answered(ledger, before), after.owner_id, after.team.manager_id}
    _put(ask, ledger, "reassigned", after, known, to=after.owner_id, note=note)


def handover_approved(ask: Ask, ledger: Ledger, before: Action, after: Action, request: Request) -> None:
    """The same, and who asked; with who that was, and why."""
    known = {*_answered(ledger, before), after.owner_id, after.team.manager_id, request.asked_by, request.in_place_of}
    _put(ask, ledger, "reassigned", after, known, to=after.owner_id, request=request.id)


def _answered(ledger: Ledger, before: Action) -> frozenset[int]:
    """Whose work it was: its owner's, or of one who has left whoever answered for it meanwhile."""
    staff = some(ledger.people, {before.owner_id}, ledger.absences.stand_ins(ledger.today.day))
    return staff.responsible(before.owner_id, before.team)


def _doers(action: Action) -> set[int | None]:
    return {action.owner_id, action.team.manager_id, *did_it(action)}


def _deciders(ledger: Ledger, action: Action, involved: Collection[int | None]) -> frozenset[int]:
    away = ledger.absences.stand_ins(ledger.today.day)
    return deciders(action.team, involved, ledger.people.seniors(), away)


def _put(ask: Ask, ledger: Ledger, kind: str, action: Action, people: Iterable[int | None], **ids: int | None) -> None:
    """One notice a person; its key holds what it is about, so that the same thing is not said twice.

    It holds as well for whom each hears it: if somebody is back by the time it goes, they hear it themselves.
    """
    mark = "-".join([f"v{action.version}", *(str(number) for number in ids.values())])
    key = f"{kind}:{action.reference}:{mark}"
    for person, meant in sorted(_reached(ask, ledger, action, people).items()):
        content = {"by": ask.who.id, **ids, **about({each: [action.id] for each in meant}), "key": key}
        ledger.outbox.put(kind, f"person:{person}", key_for(kind, person, content), content)


def _reached(
    ask: Ask, ledger: Ledger, action: Action, people: Iterable[int | None], *, always: bool = False
) -> dict[int, set[int]]:
    """Who of these people hears of it today, and who in the place of others, each with those; `always`: also who did it."""
    known = {p for p in people if p is not None and (always or p != ask.who.id)}
    staff = some(ledger.people, known, ledger.absences.stand_ins(ledger.today.day))
    found: dict[int, set[int]] = defaultdict(set)
    for person in known:
        for reader, meant in staff.reaches(person, action.owner_id, action.team).items():
            if always or reader != ask.who.id:
                found[reader] |= meant
    return found
