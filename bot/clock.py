"""The only place that reads the time. There are two: the council's, which rules and messages live by and the playground
shifts to January 2018, and the machine's own, which signatures, timeouts and waits go by."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass(frozen=True, slots=True)
class Clock:
    """`offset` is added to the machine's time to get the council's."""

    offset: timedelta = timedelta()

    def now(self) -> datetime:
        """The council's time, in UTC."""
        return datetime.now(UTC) + self.offset

    def wall(self) -> datetime:
        """The machine's time, in UTC."""
        return datetime.now(UTC)

    @classmethod
    def showing(cls, moment: datetime) -> "Clock":
        """A clock that shows this moment now, and runs on from it."""
        return cls(moment - datetime.now(UTC))
