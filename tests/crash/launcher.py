"""Starts the bot as often and as quickly as it is killed: `auditbot run` in a process of its own each time, forked from one
that has already imported everything, which takes longer than all that the bot does until it sends.

It obeys the lines it reads: `start` answers with the new process's number, `kill 123` once that is dead; with 0 if it had ended
by itself.
"""

import gc
import os
import signal
import sys
import traceback
from datetime import UTC, datetime
from importlib import import_module

from bot import wiring
from bot.clock import Clock
from bot.delivery import build_deliverer
from bot.settings import read_settings
from domain.calendar import ENGLAND
from storage.engine import open_engines
from storage.schema import is_current

MARGIN = 1.0
"""Seconds: all copies run on one machine, so that their clocks agree."""
QUIET = datetime(2018, 1, 13, 12, 0, tzinfo=UTC)
"""A Saturday for the council, when nothing becomes due by itself: what is said is what the test has put."""


def main() -> None:
    _warm_up()
    wiring.build_deliverer = lambda *a, **k: build_deliverer(*a, **k, margin=MARGIN)  # type: ignore[assignment]
    for line in sys.stdin:
        word, _, number = line.strip().partition(" ")
        if word == "start":
            _say(_start())
        elif word == "kill":
            _say(_kill(int(number)))


def _warm_up() -> None:
    """What is loaded on first use is loaded here, once."""
    engines = open_engines(read_settings().database_url.get_secret_value())
    assert is_current(engines)
    engines.dispose()
    ENGLAND.add(QUIET.date(), 1)
    ENGLAND.add(QUIET.date(), -20)
    import_module("uvloop")
    gc.collect()
    gc.freeze()


def _start() -> int:
    child = os.fork()
    if child == 0:
        os.close(sys.stdin.fileno())
        try:
            wiring.run(read_settings(), Clock.showing(QUIET))
        except BaseException:
            traceback.print_exc()
        os._exit(1)
    return child


def _kill(child: int) -> int:
    ended_by_itself = os.waitpid(child, os.WNOHANG)[0] == child
    if ended_by_itself:
        return 0
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return child


def _say(what: object) -> None:
    print(what, flush=True)


if __name__ == "__main__":
    main()
