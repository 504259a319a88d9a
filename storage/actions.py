"""Actions: one as a whole, a page of them for a list, and saving one only if nobody else changed it meanwhile."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, insert, select, update

from domain.action import Action, Audited, Status
from domain.completion import Completion, Outcome
from domain.impact import Difference, Impact
from domain.person import Team
from storage.impacts import Impacts
from storage.responsible import OF_TEAM
from storage.tables import actions, audits, completions, escalations, services, teams

FULL = select(actions, *OF_TEAM, audits.c.auditor_id, audits.c.moderator_id).select_from(
    actions.join(teams, teams.c.id == actions.c.team_id)
    .join(services, services.c.id == teams.c.service_id)
    .outerjoin(audits, audits.c.id == actions.c.audit_id)
)
"""One action a row, with the team and the audit that decide who may do what."""
WIDTH = len(FULL.selected_columns)


_SOME = FULL.where(actions.c.id.in_(bindparam("ids", expanding=True)))
_COMPLETIONS = (
    select(completions).where(completions.c.action_id.in_(bindparam("ids", expanding=True))).order_by(completions.c.id)
)
_SAVED = (
    "owner_id", "due", "status", "version", "extended", "asked", "asked_by", "escalated_on", "closed_at", "rung",
    "handed_on", "snoozed_until", "snoozes", "asked_in_place_of", "concern",
)  # fmt: skip
_SAVE = (
    update(actions)
    .where(actions.c.id == bindparam("of"), actions.c.version == bindparam("seen"))
    .values({name: bindparam(f"new_{name}") for name in _SAVED})
)
_ADD = insert(actions)
_CLIMBED = insert(escalations)
_OPEN_OF_CASE = FULL.where(actions.c.case_ref == bindparam("case_ref"), actions.c.closed_at.is_(None))
_LAST_DONE = (
    select(actions.c.id, completions.c.completed_on)
    .join(completions, and_(completions.c.action_id == actions.c.id, completions.c.standing))
    .where(actions.c.owner_id == bindparam("owner"), actions.c.closed_at.is_not(None))
    .order_by(actions.c.closed_at.desc(), actions.c.id.desc())
    .limit(1)
)
_ASK_ON = update(completions).where(completions.c.id == bindparam("of")).values(ask_on=bindparam("later"))
_NO_COMPLETION = update(completions).where(completions.c.id == bindparam("of")).values(standing=False, ask_on=None)


class Actions:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, number: int) -> Action | None:
        """The action with its latest completion, or None."""
        return next(iter(self.some([number])), None)

    def some(self, numbers: Sequence[int]) -> list[Action]:
        """These actions with their latest completions, in the order asked for; what does not exist is left out."""
        if not numbers:
            return []
        rows = self._connection.execute(_SOME, {"ids": list(numbers)})
        found = {row.id: action_of(row) for row in rows}
        return self.with_completions([found[number] for number in dict.fromkeys(numbers) if number in found])

    def with_completions(self, found: list[Action]) -> list[Action]:
        """The same actions, each with the completion that counts, or else the one it had last."""
        past = [a.id for a in found if not a.is_open]
        if not past:
            return found
        last = dict(sorted(self._completions(past), key=lambda pair: pair[1].standing))
        return [replace(a, completion=last[a.id]) if a.id in last else a for a in found]

    def completions(self, number: int) -> list[Completion]:
        """Every completion there was, the oldest first."""
        return [done for _, done in self._completions([number])]

    def _completions(self, numbers: Sequence[int]) -> list[tuple[int, Completion]]:
        """Those of these actions, each behind its action's number, the oldest first."""
        rows = self._connection.execute(_COMPLETIONS, {"ids": sorted(numbers)}).all()
        early = [row.id for row in rows if row.difference == Difference.TOO_EARLY]
        said = Impacts(self._connection).of(early) if early else {}
        return [(row.action_id, _completion(row, said.get(row.id, ()))) for row in rows]

    def save(self, before: Action, after: Action) -> bool:
        """Write what changed, if the action still is as it was seen; False if somebody else was first."""
        saved = self._connection.execute(_SAVE, self._values(after) | {"seen": before.version}).rowcount == 1
        if saved and after.completion is not before.completion and after.completion:
            self._save_completion(after.id, after.completion)
        if saved:
            self._note_climbs([(before, after)])
        return saved

    def save_many(self, changes: Sequence[tuple[Action, Action]]) -> bool:
        """The same for several whose completions stay as they are; False if somebody else was first with any of them."""
        rows = [self._values(after) | {"seen": before.version} for before, after in changes]
        saved = not rows or self._connection.execute(_SAVE, rows).rowcount == len(rows)
        if saved:
            self._note_climbs(changes)
        return saved

    def _note_climbs(self, changes: Sequence[tuple[Action, Action]]) -> None:
        climbed = [
            {"action_id": after.id, "rung": int(after.rung), "escalated_on": after.escalated_on}
            for before, after in changes
            if after.rung > before.rung
        ]
        if climbed:
            self._connection.execute(_CLIMBED, climbed)

    @staticmethod
    def _values(after: Action) -> dict[str, Any]:
        return {f"new_{name}": getattr(after, name) for name in _SAVED} | {"of": after.id}

    def _save_completion(self, number: int, completion: Completion) -> None:
        """A new one; or of one that is kept, that it no longer counts, or when to ask again. What was said is kept apart."""
        if completion.id is not None:
            later = {"later": completion.ask_on} if completion.standing else {}
            self._connection.execute(_ASK_ON if later else _NO_COMPLETION, later | {"of": completion.id})
            return
        outcome = completion.outcome
        row = {"action_id": number, "completed_on": completion.on, "by_id": completion.by, "at": completion.at}
        row |= {"done": outcome.done, "recorded_in": outcome.recorded_in, "how": outcome.how}
        row |= {"difference": outcome.difference, "standing": completion.standing, "ask_on": completion.ask_on}
        row["in_place_of"] = completion.in_place_of
        self._connection.execute(insert(completions), row)

    def add(self, action: Action) -> None:
        row = {name: getattr(action, name) for name in _SAVED}
        row |= {name: getattr(action, name) for name in ("id", "case_ref", "added_by", "text", "sent")}
        row |= {"original_due": action.original_due, "team_id": action.team.id}
        row["audit_id"] = action.audit.id if action.audit else None
        self._connection.execute(_ADD, row)

    def open_of_case(self, case_ref: str) -> list[Action]:
        """What is still to be done about this case, for finding a likely duplicate."""
        return [action_of(row) for row in self._connection.execute(_OPEN_OF_CASE, {"case_ref": case_ref})]

    def last_completed(self, owner_id: int) -> tuple[int, date] | None:
        """Number and day of the owner's latest completed action."""
        row = self._connection.execute(_LAST_DONE, {"owner": owner_id}).one_or_none()
        return (row.id, row.completed_on) if row else None


_STATUSES = {str(status): status for status in Status}


def action_of(row: Sequence[Any]) -> Action:
    """From a row of FULL, by position: lists are drawn from many of them, and looking columns up by name takes longer."""
    (number, audit_id, concern, case_ref, team_id, owner_id, added_by, words, sent, due, original_due, status, version,
     extended, asked, asked_by, escalated_on, closed_at, rung, handed_on, snoozed_until, snoozes, asked_in_place_of,
     *of_team, auditor_id, moderator_id) = row[:WIDTH]  # fmt: skip
    audit = Audited(audit_id, auditor_id, moderator_id) if audit_id else None
    return Action(
        number, case_ref, _team(team_id, *of_team), owner_id, words, sent, due, original_due, _STATUSES[status], version,
        audit, concern, added_by, extended, asked, asked_by, escalated_on, closed_at, rung, handed_on, snoozed_until,
        snoozes, asked_in_place_of,
    )  # fmt: skip


@lru_cache(maxsize=1024)
def _team(*columns: Any) -> Team:
    return Team(*columns)


def _completion(row: Row[Any], said: tuple[Impact, ...]) -> Completion:
    difference = Difference(row.difference) if row.difference else None
    outcome = Outcome(row.done, row.recorded_in, difference, row.how)
    return Completion(
        outcome, row.completed_on, row.by_id, row.at, row.standing, row.id, row.ask_on, said, row.in_place_of
    )
