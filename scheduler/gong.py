"""What wakes the worker: rung after a commit, and never missed, even if it rings before anybody has begun to wait."""

from threading import Condition


class Gong:
    def __init__(self) -> None:
        self._condition = Condition()
        self._rung = 0

    @property
    def rung(self) -> int:
        return self._rung

    def ring(self) -> None:
        with self._condition:
            self._rung += 1
            self._condition.notify_all()

    def wait(self, heard: int, seconds: float) -> None:
        """Until it rings again after the `heard`th time, at most so many seconds."""
        with self._condition:
            self._condition.wait_for(lambda: self._rung != heard, seconds)
