"""The clock that ticks each minute. It carries no state: what is due is asked of the database, and a missed tick is made up
for by the next one. `one_pass` is the same for operators: a single tick, and all it gave rise to delivered."""

from collections.abc import Callable
from datetime import UTC, datetime

from apscheduler.schedulers.background import BackgroundScheduler  # type: ignore[import-untyped]
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.delivery import build_deliverer
from bot.logs import get_log, report, set_up_logs
from bot.settings import Settings, require_slack
from bot.slack.known import Known
from bot.upkeep import existing
from cards.words import count
from domain.calendar import LONDON
from domain.refusal import Refusal
from handlers.desk import Desk
from scheduler.deliver import Deliverer
from scheduler.tick import Ticker
from storage.deliveries import Deliveries
from storage.engine import Unavailable
from storage.ledger import Store

PATIENCE = 60.0
"""Seconds to the next thing that comes due, for which `one_pass` still waits: longer than a lease, so that no doubt is left."""
EXAMPLE = "2018-01-17T09:00"
Say = Callable[[str], None]


def start_ticking(ticker: Ticker, now: datetime) -> Callable[[], None]:
    """At once, and then each minute; gives back what ends it. `now` is the machine's time.

    One job for both: a job for the first time alone would be taken off afterwards, which fails if it is just being ended.
    """
    clockwork = BackgroundScheduler(timezone=UTC)
    clockwork.add_job(
        _tick, "cron", minute="*", args=[ticker], next_run_time=now,
        misfire_grace_time=None, coalesce=True, max_instances=1,
    )  # fmt: skip
    clockwork.start()
    stop: Callable[[], None] = clockwork.shutdown
    return stop


def _tick(ticker: Ticker) -> None:
    try:
        for job in ticker.tick():
            get_log().info("ran", job=job)
    except Unavailable:
        get_log().warning("tick: the database does not answer")
    except Exception as fault:  # the next minute tries again
        report(fault)


def moment(text: str) -> datetime:
    """A date and time in London, 2018-01-17T09:00, as UTC. Raises Refusal."""
    try:
        said = datetime.fromisoformat(text)
        if said.tzinfo:  # London's is meant, and another must not pass for it
            raise ValueError
        there = said.replace(tzinfo=LONDON).astimezone(UTC)
        if there.astimezone(LONDON).replace(tzinfo=None) != said:  # the hour that is left out in March
            raise ValueError
        return there
    except ValueError:
        raise Refusal(f"“{text[:30]}” is not a date and time. Write it as {EXAMPLE}, in London time.") from None


def one_pass(settings: Settings, clock: Clock, say: Say) -> bool:
    """Everything due at the council's present time, delivered; False where something still waits."""
    require_slack(settings)
    set_up_logs()
    with existing(settings) as store:
        ran = Ticker(store, clock.now).tick()
        say(f"Ran: {', '.join(ran)}." if ran else "Nothing new was due.")
        tries = _deliverer(settings, clock, store).run_until_idle(patience=PATIENCE)
        with store.reading(clock.now()) as ledger:
            left = sum(Deliveries(ledger.connection, clock.wall()).depth().values())
    say(f"Delivery took {count(tries, 'try', 'tries')}. {_waiting(left)}")
    return not left


def _deliverer(settings: Settings, clock: Clock, store: Store) -> Deliverer:
    known = Known(AsyncWebClient(settings.slack_bot_token.get_secret_value()), settings.workspace)
    return build_deliverer(settings, clock, store, Desk(store, lambda: known.home, report), known)


def _waiting(left: int) -> str:
    return f"{count(left, 'message')} still wait: “auditbot outbox” says why." if left else "Nothing waits."
