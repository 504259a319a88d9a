"""`auditbot report 2017-11`: a month's figures as text, or as JSON for another program; that they were taken is written down."""

import json
from collections.abc import Callable
from datetime import date

from bot.clock import Clock
from bot.settings import Settings
from bot.upkeep import existing
from domain.programme import month_named
from domain.refusal import Refusal
from reports import as_json, as_text
from storage.bulk import snapshot
from storage.history import Entry
from storage.led_to import led_to
from storage.ledger import Store
from storage.months import run_of
from tracker.entries import OPERATOR

Say = Callable[[str], None]


def tell(settings: Settings, clock: Clock, month: str, say: Say, *, as_values: bool) -> None:
    """Refusal where what was typed is no month."""
    of = _month(month)
    with existing(settings) as store:
        with snapshot(store, clock.now()) as ledger:
            run, led = run_of(ledger, of), led_to(ledger.connection, of)
            found = ledger.rounds.of_month(of)
        _record(store, clock, of)
    if as_values:
        say(json.dumps(as_json.values(run, led), ensure_ascii=False, indent=2))
    else:
        say("\n".join(as_text.lines(run, found, led)))


def _month(typed: str) -> date:
    found = month_named(typed)
    if found is None:
        raise Refusal(f"“{typed}” is not a month. Write it as 2017-11.")
    return found


def _record(store: Store, clock: Clock, of: date) -> None:
    """It holds figures of any size, also those that channels hide."""
    with store.writing(clock.now()) as ledger:
        ledger.record(Entry(*OPERATOR, "exported", f"report:{of:%Y-%m}"))
