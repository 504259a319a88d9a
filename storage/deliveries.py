"""What the worker writes of a notice it holds: that it is about to go, what came of it, and the conversation it went to.

Every change is made on condition that the lease is still the holder's own: a worker that was held up for so long that
another took its notice changes nothing.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, null, select, text, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.claims import Claim
from storage.copies import LAST_JUDGED, PREFIXES, closed_at
from storage.tables import actions, audits, concerns, conversations, exemplars, outbox, posted, recommendations

_MINE = update(outbox).where(
    outbox.c.id == bindparam("held"), text("outbox.state = 'sending'"), outbox.c.not_before == bindparam("lease")
)
_VERSIONS = select(actions.c.id, actions.c.version, actions.c.closed_at).where(
    actions.c.id.in_(bindparam("ids", expanding=True))
)
# Locks, so that nobody changes the action between this look and the commit, without waiting: a row that somebody is
# changing at this moment is left out and so counts as changed.
_LOCKED_VERSIONS = _VERSIONS.with_for_update(read=True, skip_locked=True)
_OF_AUDITS = (
    select(
        *(audits.c[name] for name in ("id", "version", "moderated", "second", "challenge")), LAST_JUDGED.label("judged")
    )
    .where(audits.c.id.in_(bindparam("ids", expanding=True)))
    .with_for_update(read=True, skip_locked=True)
)
_OF_CONCERNS = (
    select(concerns.c.id, concerns.c.version, concerns.c.closed_at)
    .where(concerns.c.id.in_(bindparam("ids", expanding=True)))
    .with_for_update(read=True, skip_locked=True)
)
_OF_EXEMPLARS = (
    select(exemplars.c.id, exemplars.c.version, null().label("closed_at"))
    .where(exemplars.c.id.in_(bindparam("ids", expanding=True)))
    .with_for_update(read=True, skip_locked=True)
)
_OF_RECOMMENDATIONS = (
    select(recommendations.c.id, recommendations.c.version, null().label("closed_at"))
    .where(recommendations.c.id.in_(bindparam("ids", expanding=True)))
    .with_for_update(read=True, skip_locked=True)
)
_OTHERS = {"exemplar:": _OF_EXEMPLARS, "R-": _OF_RECOMMENDATIONS}
_LOCKED = dict(zip(PREFIXES, (_LOCKED_VERSIONS, _OF_AUDITS, _OF_CONCERNS), strict=True)) | _OTHERS
_CONVERSATION = select(conversations.c.conversation).where(conversations.c.account == bindparam("account"))
_REMEMBER: dict[str, Any] = {
    dialect: insert_into(conversations)
    .values(account=bindparam("account"), conversation=bindparam("conversation"))
    .on_conflict_do_update(index_elements=["account"], set_={"conversation": bindparam("conversation")})
    for dialect, insert_into in (("sqlite", sqlite.insert), ("postgresql", postgresql.insert))
}
_DEPTH = (
    select(outbox.c.state, func.count().label("n"))
    .where(text("state in ('pending', 'sending')"))
    .group_by(outbox.c.state)
)


class Held(Enum):
    """Whether a notice may go: it may; what it speaks of has changed since it was drawn; or somebody else has taken it."""

    YES = "yes"
    CHANGED = "changed"
    LOST = "lost"


class Deliveries:
    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    def hold(
        self,
        claim: Claim,
        conversation: str,
        subjects: Mapping[str, int],
        lasting: timedelta,
        parts: Mapping[str, str] | None = None,
    ) -> tuple[Held, Claim]:
        """Write down that it is about to go, where to, and of what it speaks; to be committed before it goes.

        Whoever changes an action after this commit finds the posted copy; whoever did before it is noticed here.
        """
        closed = self._closed_if_unchanged(subjects)
        if closed is None:
            return Held.CHANGED, claim
        renewed = replace(claim, conversation=conversation, lease=self._now + lasting, since=self._now)
        values = {"conversation": conversation, "not_before": renewed.lease, "sending_since": self._now}
        if not self._change(claim, values):
            return Held.LOST, claim
        self._connection.execute(delete(posted).where(posted.c.outbox_id == claim.id))
        if subjects:
            shown = [{"subject": name, "part": (parts or {}).get(name, "")} for name in subjects]
            of = {"outbox_id": claim.id, "recipient": claim.recipient}
            rows = [{**of, "closed_at": closed.get(each["subject"]), **each} for each in shown]
            self._connection.execute(insert(posted), rows)
        return Held.YES, renewed

    def settle(self, claim: Claim, state: str, trouble: str, perhaps_at: datetime | None = None) -> bool:
        """It failed or is dropped for good; `perhaps_at`, by the council's clock: where it may have gone nevertheless. False if
        somebody else has taken it meanwhile."""
        values = {"state": state, "trouble": trouble, "conversation": claim.conversation, "sent_at": perhaps_at}
        return self._end(claim, values)

    def sent(self, claim: Claim, conversation: str, message: str, at: datetime) -> bool:
        """It has gone, where it now stands; `at` by the council's clock. False as above."""
        where = {"conversation": conversation or claim.conversation, "message": message}
        return self._end(claim, {"state": "sent", "trouble": "", "sent_at": at, **where})

    def _end(self, claim: Claim, values: Mapping[str, object]) -> bool:
        return self._change(claim, {**values, "settled_at": self._now, "not_before": None})

    def put_back(self, claim: Claim, trouble: str, after: float = 0) -> bool:
        """It certainly has not gone: it waits again, for so many seconds."""
        not_before = self._now + timedelta(seconds=after) if after else None
        values = {"state": "pending", "not_before": not_before, "sending_since": None, "conversation": ""}
        return self._change(claim, values | {"trouble": trouble})

    def put_back_as(self, claim: Claim, content: Mapping[str, object]) -> bool:
        """The same at once, and it holds this from now on."""
        return (
            self.put_back(claim, "")
            and self._connection.execute(
                update(outbox).where(outbox.c.id == claim.id).values(content=dict(content))
            ).rowcount
            == 1
        )

    def leave_in_doubt(self, claim: Claim, trouble: str, after: float) -> bool:
        """It may have gone: nobody touches it for so many seconds, then somebody looks."""
        return self._change(claim, {"not_before": self._now + timedelta(seconds=after), "trouble": trouble})

    def conversation_with(self, account: str) -> str:
        """The conversation opened earlier, "" if there is none."""
        return self._connection.execute(_CONVERSATION, {"account": account}).scalar() or ""

    def remember_conversation(self, account: str, conversation: str) -> None:
        statement = _REMEMBER[self._connection.dialect.name]
        self._connection.execute(statement, {"account": account, "conversation": conversation})

    def forget_conversation(self, account: str) -> None:
        self._connection.execute(delete(conversations).where(conversations.c.account == account))

    def depth(self) -> dict[str, int]:
        """How many wait, and how many are on their way."""
        return {"pending": 0, "sending": 0} | {row.state: row.n for row in self._connection.execute(_DEPTH)}

    def _change(self, claim: Claim, values: Mapping[str, object]) -> bool:
        statement = _MINE.values(dict(values))
        return self._connection.execute(statement, {"held": claim.id, "lease": claim.lease}).rowcount == 1

    def _closed_if_unchanged(self, subjects: Mapping[str, int]) -> Mapping[str, datetime] | None:
        """When those that are closed were so; None if one has changed since it was drawn."""
        closed: dict[str, datetime] = {}
        for prefix, statement in _LOCKED.items():
            drawn = {int(n.removeprefix(prefix)): v for n, v in subjects.items() if n.startswith(prefix)}
            found = self._connection.execute(statement, {"ids": sorted(drawn)}).all() if drawn else []
            if {row.id: row.version for row in found} != drawn:
                return None
            closed |= {f"{prefix}{row.id}": at for row in found if (at := _closed(row))}
        return closed


def _closed(row: Any) -> datetime | None:
    at: datetime | None = (
        row.closed_at if "closed_at" in row._fields else closed_at(row.moderated, row.second, row.challenge, row.judged)
    )
    return at
