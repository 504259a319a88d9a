"""How often the owners of some late actions were reminded, and when any of them was answered: from what was really sent."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, func, select

from domain.action import Action
from domain.calendar import london_day
from domain.note import NOTE
from domain.request import RequestState
from domain.silence import Silence, is_answer, silence
from storage.absences import Absences
from storage.tables import notes, outbox, posted, requests

_REMINDED = (
    select(posted.c.subject, outbox.c.content, outbox.c.created_at)
    .join(outbox, outbox.c.id == posted.c.outbox_id)
    .where(
        posted.c.subject.in_(bindparam("subjects", expanding=True)),
        posted.c.part.not_in(bindparam("but", expanding=True)),
        outbox.c.kind == "digest",
        outbox.c.state == "sent",
    )
)
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_NOTES = (
    select(notes.c.action_id, notes.c.by_id, notes.c.at)
    .where(notes.c.action_id.in_(_IDS), notes.c.kind == NOTE)
    .order_by(notes.c.at)
)
_ASKED = (
    select(requests.c.action_id, func.max(requests.c.asked_at))
    .where(requests.c.action_id.in_(_IDS), requests.c.kind == "more-time", requests.c.asked_by.is_not(None))
    .group_by(requests.c.action_id)
)
_GIVEN = (
    select(requests.c.action_id, func.max(requests.c.decided_at))
    .where(requests.c.action_id.in_(_IDS), requests.c.kind == "more-time", requests.c.state == RequestState.ACCEPTED)
    .group_by(requests.c.action_id)
)


def silences(connection: Connection, found: Sequence[Action], before: date, but: Sequence[str]) -> dict[int, Silence]:
    """By the action's number; reminders of days `before` this one, and not what stood under the headings `but`."""
    ids = {"ids": [action.id for action in found]}
    asked, given = ({row[0]: row[1] for row in connection.execute(of, ids)} for of in (_ASKED, _GIVEN))
    noted = _noted(connection, found)
    reminded = _reminded(connection, found, before, but)
    return {
        a.id: silence(reminded[a.reference], noted.get(a.id), asked.get(a.id), given.get(a.id), a.handed_on)
        for a in found
    }


def _noted(connection: Connection, found: Sequence[Action]) -> dict[int, datetime]:
    """When its owner or the team's manager, or who covered for one of them on the day, last wrote a note on each."""
    asked = {action.id: {action.owner_id, action.team.manager_id} for action in found}
    absences = Absences(connection).of({person for people in asked.values() for person in people if person})
    written = connection.execute(_NOTES, {"ids": list(asked)})
    return {n.action_id: n.at for n in written if is_answer(n.by_id, london_day(n.at), asked[n.action_id], absences)}


def _reminded(
    connection: Connection, found: Sequence[Action], before: date, but: Sequence[str]
) -> dict[str, list[tuple[date, datetime]]]:
    days = defaultdict[str, list[tuple[date, datetime]]](list)
    named = {"subjects": [action.reference for action in found], "but": list(but)}
    for row in connection.execute(_REMINDED, named):
        day = date.fromisoformat(row.content["day"])
        if day < before:
            days[row.subject].append((day, row.created_at))
    return days
