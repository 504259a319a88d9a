"""Several copies of the bot on one database: the same thing done by each at the same moment, each with engines of its own."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from threading import Barrier
from typing import TypeVar

from storage.engine import open_engines
from storage.ledger import Store

COPIES = 4
Found = TypeVar("Found")


@contextmanager
def copies(url: str, number: int = COPIES) -> Iterator[list[Store]]:
    """So many copies' stores."""
    with ExitStack() as stack:
        engines = [open_engines(url) for _ in range(number)]
        for each in engines:
            stack.callback(each.dispose)
        yield [Store(each, b"a key for tests alone") for each in engines]


def each_at_once(stores: list[Store], do: Callable[[Store, int], Found]) -> list[Found]:
    """What each copy's `do` returned; all of them begin together."""
    ready = Barrier(len(stores))

    def begin(number: int) -> Found:
        ready.wait()
        return do(stores[number], number)

    with ThreadPoolExecutor(len(stores)) as pool:
        return list(pool.map(begin, range(len(stores))))
