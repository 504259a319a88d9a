"""The agenda of a day, from the database as it is now: read from the open work that is nearly due, not from all there is."""

from collections.abc import Collection, Iterator
from datetime import date
from functools import cache, partial
from typing import Any

from sqlalchemy import Connection, bindparam, select, text

from domain.action import Action
from domain.agenda import Agenda, Climb, Pending
from domain.ladder import Standing as OnLadder
from domain.ladder import may_climb_by
from domain.person import Role
from domain.policy import Policy
from domain.reminder import horizon
from domain.staff import Staff
from storage import waiting_concerns, waiting_judgements
from storage.climbing import FROM_A_RUNG
from storage.concern_news import happened
from storage.decisions import waiting_for
from storage.due import nearly_due
from storage.due_audits import due_by, with_whom
from storage.ledger import Ledger
from storage.tables import actions
from storage.unraised import unraised
from storage.visible import OPEN, Scope
from storage.waiting_audits import too_long
from storage.waiting_judgements import left_lying

_FACTS = select(
    *(
        actions.c[name]
        for name in ("id", "team_id", "owner_id", "due", "rung", "handed_on", "snoozed_until", "concern")
    ),
    actions.c.escalated_on,
)
_DUE = _FACTS.where(OPEN, actions.c.due <= bindparam("horizon"))
_WOKEN = _FACTS.where(
    OPEN,
    actions.c.due > bindparam("horizon"),
    text("actions.snoozed_until is not null"),
    actions.c.snoozed_until <= bindparam("last"),
)


_CLIMBING = [_FACTS.where(OPEN, may_climb) for may_climb in FROM_A_RUNG]  # one each, for an index that names the rung


def climbs(ledger: Ledger) -> list[Climb]:
    """What climbs on the ledger's day, missed rungs as well."""
    return climbs_on(ledger, ledger.today.day, ledger.policy)


def climbs_on(ledger: Ledger, day: date, policy: Policy) -> list[Climb]:
    """The same of any day under any policy, as it stands now: read from what may climb, and from nothing else; by number."""
    found = Agenda(day, policy, {})
    asked = may_climb_by(found.day, found.policy)
    rows = (row for statement in _CLIMBING for row in ledger.connection.execute(statement, asked))
    found.take(_one(row, frozenset(), frozenset()) for row in rows)
    return sorted(found.climbs, key=lambda climb: climb.action_id)


def agenda(ledger: Ledger, policy: Policy) -> Agenda:
    """What the ledger's day asks to be said under this policy, in force or not."""
    found = Agenda(ledger.today.day, policy, ledger.preferences.all())
    found.take(_pending(ledger.connection, ledger.staff, found))
    for action in ledger.lists.waiting(Scope(frozenset(), everything=True)):
        found.wait_for(ledger.staff.decide(action))
    for check in ledger.impacts.due(ledger.today.day):
        found.ask_about(check.ask_on, ledger.staff.asked(check.asked))
    plt = ledger.staff.present(ledger.staff.holding(Role.PLT))
    for_all = _waits_for_all(ledger, policy)
    found.wait_for(plt if for_all else {person for person in plt if _has_news(ledger, person)})
    _audits_to_do(ledger, found)
    _unraised(ledger, found)
    found.wait_for(waiting_concerns.readers(ledger) | waiting_judgements.readers(ledger))
    return found


def _waits_for_all(ledger: Ledger, policy: Policy) -> bool:
    """Whether all of the PLT have something to read: open work of leavers, an audit that waits longer than it should, or one
    marked as an example that nobody has anonymised."""
    return ledger.lists.any_left_open() or bool(too_long(ledger, policy) or left_lying(ledger, policy))


def agenda_of(ledger: Ledger, policy: Policy, person_id: int) -> Agenda:
    """The same as far as it is this one person's: read from what they may be told of, and not from all that is due."""
    day, staff = ledger.today.day, ledger.staff
    found = Agenda(day, policy, ledger.preferences.some([person_id]))
    if not staff.works(person_id):
        return found
    who, plt = staff.actor(person_id), person_id in staff.present(staff.holding(Role.PLT))
    theirs = nearly_due(ledger.connection, who.selves, ledger.today, found.last_day, policy, leavers=plt)
    found.take(_of_action(action, staff) for action in theirs)
    for check in ledger.impacts.due_for(who.selves, day, plt=plt):
        found.ask_about(check.ask_on, staff.asked(check.asked))
    for action in waiting_for(ledger, who):
        found.wait_for(staff.decide(action))
    if plt and (_waits_for_all(ledger, policy) or _has_news(ledger, person_id)):
        found.wait_for({person_id})
    _audits_to_do(ledger, found, only={person_id})
    _unraised(ledger, found, only={person_id})
    found.wait_for((waiting_concerns.readers(ledger) | waiting_judgements.readers(ledger)) & {person_id})
    return found


def _audits_to_do(ledger: Ledger, found: Agenda, only: Collection[int] | None = None) -> None:
    """Audits that are late or nearly due: said to who does them, and of late ones to who oversees the auditor. `only`: as far
    as it is these people's."""
    staff, audits = ledger.staff, due_by(ledger.audits, horizon(found.last_day, found.policy))
    auditors = with_whom(ledger, audits)
    for audit in audits:
        if audit.due is None:
            continue
        mine = staff.present(staff.audits(auditors[audit.id]))
        told = staff.present(staff.hears_of_late(auditors[audit.id])) if audit.due < found.day else frozenset[int]()
        found.remind(audit.due, mine if only is None else mine & frozenset(only))
        found.wait_for(told if only is None else told & frozenset(only))


def _unraised(ledger: Ledger, found: Agenda, only: Collection[int] | None = None) -> None:
    """A case of concern that an auditor has found and not raised is said each day, and heeds nobody's hours: a child waits."""
    for one in unraised(ledger):
        told = ledger.staff.present(one.heard_by(ledger.staff))
        found.warn(told if only is None else told & frozenset(only))


def _has_news(ledger: Ledger, person: int) -> bool:
    """Whether something was reported, or has happened to a case of concern, that no digest has told this one of the PLT yet."""
    day = ledger.today.day
    told = ledger.failures.told_until(person, day)
    failed = ledger.failures.reported(told, day) or ledger.unreached.reported(told, day)
    return bool(failed or happened(ledger, told, day))


def _pending(connection: Connection, staff: Staff, day: Agenda) -> Iterator[Pending]:
    asked = {"horizon": horizon(day.last_day, day.policy), "last": day.last_day}
    people = cache(partial(_concerned, staff))
    for statement in (_DUE, _WOKEN):
        for row in connection.execute(statement, asked):
            yield _one(row, *people(row.owner_id, row.team_id))


def _concerned(staff: Staff, owner_id: int, team_id: int) -> tuple[frozenset[int], frozenset[int]]:
    """Whose work it is; and they with who answers for it."""
    team = staff.teams[team_id]
    mine = staff.responsible(owner_id, team)
    manager = {team.manager_id} if team.manager_id is not None else set()
    return staff.present(mine), staff.present(mine | manager)


def _one(row: Any, responsible: frozenset[int], told: frozenset[int]) -> Pending:
    on_ladder = OnLadder(row.due, row.rung, row.handed_on, bool(row.concern))
    return Pending(row.id, row.team_id, row.owner_id, row.snoozed_until, row.escalated_on, on_ladder, responsible, told)


def _of_action(action: Action, staff: Staff) -> Pending:
    concerned = _concerned(staff, action.owner_id, action.team.id)
    ids = (action.id, action.team.id, action.owner_id)
    return Pending(*ids, action.snoozed_until, action.escalated_on, action.on_ladder, *concerned)
