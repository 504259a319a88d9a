"""What one page hears through the feed, read when the test wants to know."""

import json
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

Json = dict[str, Any]


class Heard:
    def __init__(self, lines: Iterator[bytes]) -> None:
        self._lines = lines
        self.events: list[Json] = []

    def until(self, last: Callable[[Json], bool]) -> list[Json]:
        """All events up to the first that this is true of."""
        for line in self._lines:
            if line.startswith(b"data: "):
                self.events.append(json.loads(line[6:]))
                if last(self.events[-1]):
                    return self.events
        raise AssertionError(f"The stream ended after {self.events}")


@contextmanager
def events_of(url: str, user: str) -> Iterator[Heard]:
    """From here on nothing that this person's page is told is missed."""
    with urllib.request.urlopen(f"{url}/play/events?as={user}", timeout=10) as answer:
        lines = iter(answer)
        assert next(lines).startswith(b": here")
        yield Heard(lines)
