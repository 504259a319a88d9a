"""The only place that reads the time. There are two: the council's, which rules and messages live by and the playground
shifts to January 2018, and the machine's own, which signatures, timeouts and waits go by."""

from datetime import UTC, datetime, timedelta


class Clock:
    """`offset` is added to the machine's time to get the council's. One clock is shared by all parts of a bot.

    Only the playground ever sets it on; whatever thread asks afterwards is told the new time.
    """

    def __init__(self, offset: timedelta = timedelta()) -> None:
        self._offset = offset

    @property
    def offset(self) -> timedelta:
        return self._offset

    def now(self) -> datetime:
        """The council's time, in UTC."""
        return datetime.now(UTC) + self._offset

    def wall(self) -> datetime:
        """The machine's time, in UTC."""
        return datetime.now(UTC)

    def set_on(self, moment: datetime) -> None:
        """Show this moment now and run on from it. The council's time never goes back: ValueError."""
        offset = moment - datetime.now(UTC)
        if offset < self._offset:
            raise ValueError(f"The council's clock is past {moment.isoformat()} already.")
        self._offset = offset

    @classmethod
    def showing(cls, moment: datetime) -> "Clock":
        """A clock that shows this moment now, and runs on from it."""
        return cls(moment - datetime.now(UTC))
