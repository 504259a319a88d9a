"""The policy in force: one row, written on condition that it is still as it was seen, and remembered for a minute by readers."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from domain.policy import DEFAULT, Policy
from storage.tables import policy

KEPT_FOR = timedelta(minutes=1)
_GET = select(policy.c.version, policy.c["values"])


@dataclass(frozen=True, slots=True)
class InForce:
    """`version` goes up with every change; 0 while the policy is as it came."""

    policy: Policy = DEFAULT
    version: int = 0


class Policies:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.were_changed = False

    def get(self) -> InForce:
        row = self._connection.execute(_GET).one_or_none()
        return InForce(Policy.of_values(row.values), row.version) if row else InForce()

    def save(self, new: Policy, seen: int) -> bool:
        """Write it, if the policy is still the version seen; False if somebody else was first."""
        self.were_changed = True
        row = {"version": seen + 1, "values": new.as_values()}
        if seen:
            changed = update(policy).where(policy.c.version == seen).values(row)
            return self._connection.execute(changed).rowcount == 1
        try:
            with self._connection.begin_nested():
                self._connection.execute(insert(policy).values(only=1, **row))
        except IntegrityError:  # somebody else made the first change at this moment
            return False
        return True


class Remembered:
    """What readers of one process know of the policy: changes of another copy of the bot reach them within a minute."""

    def __init__(self) -> None:
        self._known: tuple[Policy, datetime] | None = None

    def policy(self, policies: Policies, now: datetime) -> Policy:
        known = self._known
        if known is None or abs(now - known[1]) > KEPT_FOR:
            known = self._known = policies.get().policy, now
        return known[0]

    def forget(self) -> None:
        self._known = None
