"""The only place that builds the parts of the bot and joins them: `Bot` is all of them running in one event loop."""

import asyncio
import gc
from collections.abc import Callable
from contextlib import AsyncExitStack, suppress
from threading import Thread

import aiohttp
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.delivery import build_deliverer
from bot.ending import told_to_end
from bot.health import Health, pages
from bot.history_key import history_key
from bot.logs import get_log, report, set_up_logs
from bot.metrics import Metrics, serve_metrics
from bot.settings import Settings, WrongSetting, require_slack
from bot.slack.ask_desk import DeskAsked, Touched
from bot.slack.bolt import BoltDoor
from bot.slack.deliver import SlackMessenger, client
from bot.slack.guard import Guard
from bot.slack.known import Known
from bot.slack.listen import Listener
from bot.slack.shown import Shown
from bot.slack.steps import Steps
from bot.socket_mode import SocketMode
from bot.ticking import start_ticking
from bot.upkeep import make_current
from bot.web import Front, Web
from domain.calendar import ENGLAND, Calendar
from handlers.desk import Desk
from scheduler.deliver import Deliverer
from scheduler.tick import Ticker
from storage.deliveries import Deliveries
from storage.engine import Engines, open_engines
from storage.ledger import Store

ANSWERED_WITHIN = 10
STOPPED_WITHIN = 5.0  # a send that is still under way then is looked back for at the next start
A_MOMENT = 1.5  # seconds: what Slack asks to wait for where it asks at all
NO_ASYNC_RETRIES: list[AsyncRetryHandler] = []


class Bot:
    """Raises WrongSetting where it cannot begin. What was started is stopped in the opposite order."""

    _store: Store
    _deliverer: Deliverer

    def __init__(self, settings: Settings, clock: Clock) -> None:
        require_slack(settings)
        self._settings, self._clock = settings, clock
        self._key = history_key(settings)
        self._metrics = Metrics()
        self._running = AsyncExitStack()

    async def start(self) -> str:
        """Gives the address it listens at."""
        engines = open_engines(self._settings.database_url.get_secret_value())
        self._running.callback(engines.dispose)
        await asyncio.to_thread(make_current, engines)
        ENGLAND.add(self._clock.now().date(), 1)  # bank holidays take a while to load: not while somebody waits
        self._serve_metrics()
        store = self._store = Store(engines, self._key)
        web = await self._slack()
        known = Known(web, self._settings.workspace)
        touched = Touched(report)
        desk = Desk(store, lambda: known.home, touched.report, touched.note)
        self._deliver(store, desk, known)
        door = self._open_door(web, self._desk_asked(engines, desk, known, touched))
        address = await self._listen(door, web, engines, known)
        await self._keep_time(store)  # only once nothing can keep it from starting
        return address

    async def stop(self) -> None:
        """What is under way is finished; nothing new is begun."""
        await self._running.aclose()

    def calendar(self) -> Calendar:
        """The council's own, as it is now."""
        with self._store.reading(self._clock.now()) as ledger:
            return ledger.today.calendar

    def has_said_all(self) -> bool:
        """Nothing is on its way, and nothing in the outbox comes due within a moment."""
        return self._deliverer.is_idle(A_MOMENT)

    async def _slack(self) -> AsyncWebClient:
        """The one client that all answers share."""
        session = await self._running.enter_async_context(aiohttp.ClientSession())
        token, url = self._settings.slack_bot_token.get_secret_value(), self._settings.slack_api_url
        return AsyncWebClient(token, url, ANSWERED_WITHIN, session=session, retry_handlers=NO_ASYNC_RETRIES)

    def _deliver(self, store: Store, desk: Desk, known: Known) -> None:
        """The outbox's worker, in threads of its own."""
        tried = self._metrics.delivered
        deliverer = self._deliverer = build_deliverer(self._settings, self._clock, store, desk, known, tried=tried)
        thread = Thread(target=deliverer.run, name="deliver", daemon=True)
        thread.start()
        self._running.push_async_callback(asyncio.to_thread, thread.join, STOPPED_WITHIN)
        self._running.callback(deliverer.stop)
        self._metrics.watch_outbox(lambda: waiting(store, self._clock))

    async def _keep_time(self, store: Store) -> None:
        """What is due at once, so that no day is lost to a restart, and from then on each minute."""
        self._ticker = Ticker(store, self._clock.now)
        stop = await asyncio.to_thread(start_ticking, self._ticker, self._clock.wall())
        self._running.push_async_callback(asyncio.to_thread, stop)

    async def tick(self) -> None:
        """One pass of everything that is due now."""
        await asyncio.to_thread(self._ticker.tick)

    def _desk_asked(self, engines: Engines, desk: Desk, known: Known, touched: Touched) -> DeskAsked:
        token, url = self._settings.slack_bot_token.get_secret_value(), self._settings.slack_api_url
        slack = SlackMessenger(client(token, url, ANSWERED_WITHIN))
        beside = engines.dialect == "sqlite"
        return DeskAsked(
            desk, known, touched, beside=beside, look=lambda at: slack.trouble_with(at.channel, private=at.private)
        )

    def _open_door(self, web: AsyncWebClient, desk: DeskAsked) -> BoltDoor:
        steps = Steps(web)
        self._running.callback(desk.close)
        self._running.push_async_callback(steps.finish)
        return BoltDoor(Listener(desk, steps, Shown(), self._clock, self._metrics), web)

    async def _listen(self, door: BoltDoor, web: AsyncWebClient, engines: Engines, known: Known) -> str:
        settings, wall = self._settings, self._clock.wall
        if settings.by_socket:
            socket = SocketMode(settings.slack_app_token.get_secret_value(), web, door.dispatch, wall)
            await socket.start()
            self._running.push_async_callback(socket.stop)
            front = Front(pages(Health(engines, known, lambda: socket.connected)))
        else:
            guard = Guard(settings.slack_signing_secret.get_secret_value(), door.handle, wall, self._metrics.refused)
            front = Front(pages(Health(engines, known, lambda: True)), guard)
        served = Web(front, settings.host, settings.port)
        self._running.push_async_callback(served.stop)
        return await served.start()

    def _serve_metrics(self) -> None:
        port = self._settings.metrics_port
        try:
            self._running.callback(serve_metrics(self._metrics, port))
        except OSError:
            raise WrongSetting(f"AUDITBOT_METRICS_PORT: {port} is taken: set another.") from None


def waiting(store: Store, clock: Clock) -> float:
    """How many notices of the outbox are not said yet."""
    with store.reading(clock.now()) as ledger:
        return sum(Deliveries(ledger.connection, clock.wall()).depth().values())


def run(settings: Settings, clock: Clock) -> None:
    """`auditbot run`: until the process is told to end."""
    set_up_logs()
    with asyncio.Runner(loop_factory=_loop()) as runner:
        runner.run(_run(Bot(settings, clock)))


async def _run(bot: Bot) -> None:
    ending = asyncio.create_task(told_to_end())
    try:
        get_log().info("listening", address=await bot.start())
        gc.collect()
        gc.freeze()  # looking through all that was loaded, ever again, would hold up answers by 60 ms at a time
        await ending
    finally:
        await bot.stop()


def _loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """The faster event loop where there is one for this machine."""
    with suppress(ImportError):
        import uvloop

        return uvloop.new_event_loop
    return None
