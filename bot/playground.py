"""`auditbot playground`: a made-up council in the browser, and the bot's real code beside it, with nothing to configure.

The two meet as Slack and the bot do: over a WebSocket, or with --http over signed requests.
"""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typer
from pydantic import SecretStr

from bot.clock import Clock
from bot.ending import told_to_end
from bot.logs import report, set_up_logs
from bot.settings import Settings, WrongSetting
from bot.travel import Traveller
from bot.upkeep import opened
from bot.wiring import Bot
from domain.calendar import LONDON
from domain.refusal import Refusal
from playground import NotPossible, Playground, SetOut, Workspace
from scheduler.timetable import timetable
from storage.bulk import Bulk
from storage.ledger import Store
from tracker import import_path, lines

ROOT = Path(__file__).parent.parent
COUNCIL = ROOT / "playground" / "council"
MANIFEST = ROOT / "manifest.yml"
ITS_DAY = datetime(2018, 1, 10, 9, 30, tzinfo=LONDON)
"""The council lives on Wednesday 10 January 2018: between the second published round and its report."""


def serve(port: int, *, by_http: bool = False, keep: Path | None = None) -> None:
    """Serve until Ctrl-C."""
    set_up_logs()
    with TemporaryDirectory() as passing:
        folder = keep or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        asyncio.run(_serve(port, folder, by_http=by_http))


async def _serve(port: int, folder: Path, *, by_http: bool) -> None:
    async with open_council(port, folder, by_http=by_http) as workspace:
        typer.echo(f"The playground is open at {workspace.url} (Ctrl-C closes it).")
        await told_to_end()


@asynccontextmanager
async def open_council(port: int, folder: Path, *, by_http: bool = False) -> AsyncIterator[Workspace]:
    """Both sides running; the workspace knows its address."""
    clock = Clock.showing(ITS_DAY)
    workspace = Workspace(COUNCIL, MANIFEST, offset=clock.offset)
    playground = Playground(workspace)
    try:
        address = await playground.start(port)
    except OSError:
        raise WrongSetting(f"Port {port} is taken: name another with --port.") from None
    settings = _settings(workspace, address, folder, by_http=by_http)
    await asyncio.to_thread(_furnish, settings, clock)
    workspace.time.turn(clock.offset)
    bot = Bot(settings, clock)
    try:
        where = await bot.start()
        workspace.deliveries.request_url = f"{where}/slack/events" if by_http else None
        workspace.time.set_out = _travelling(bot, clock, workspace)
        yield workspace
    finally:
        await workspace.time.stop()
        await bot.stop()
        await playground.stop()


def _travelling(bot: Bot, clock: Clock, workspace: Workspace) -> SetOut:
    """How time is made to pass from the page: the bot lives through it, and the workspace's clock goes with it."""
    traveller = Traveller(clock, bot.calendar, bot.tick, bot.has_said_all, workspace.time.turn)

    def set_out(to: str) -> Coroutine[Any, Any, None]:
        try:
            return _reported(traveller.set_out(to))
        except Refusal as refusal:
            raise NotPossible(refusal.sentence) from None

    return set_out


async def _reported(journey: Coroutine[Any, Any, None]) -> None:
    """The page says that it broke off, the log why."""
    try:
        await journey
    except Exception as fault:
        report(fault)
        raise


def _settings(workspace: Workspace, address: str, folder: Path, *, by_http: bool) -> Settings:
    """Nothing is read from the environment: the playground must never meet a real workspace."""
    return Settings.model_construct(
        database_url=SecretStr(f"sqlite:///{folder / 'playground.db'}"),
        slack_bot_token=SecretStr(workspace.bot_token),
        slack_app_token=SecretStr("" if by_http else workspace.app_token),
        slack_signing_secret=SecretStr(workspace.signing_secret),
        slack_api_url=f"{address}/api/",
        host="127.0.0.1",
        port=0,
        metrics_port=0,
        workspace="",
        history_key=SecretStr(""),
        smtp_url=SecretStr(""),
        pace=0,  # the playground keeps Slack's, and days that pass within seconds have none
        workspace_pace=0,
    )


def _skip_this_morning(store: Store, clock: Clock) -> None:
    """The council's day has begun: its digests went out before anybody opened the page."""
    with store.writing(clock.now()) as ledger:
        for job in timetable(ledger.policy, frozenset()):
            if job.is_due(ledger.now, ledger.policy):
                ledger.runs.claim(job.name, ledger.today.day)


def _go_on_from(moment: datetime | None, clock: Clock) -> None:
    if moment and moment > clock.now():
        clock.set_on(moment)


def _furnish(settings: Settings, clock: Clock) -> None:
    """Import the made-up council into an empty database; a kept one stays as its people left it, on the day they did."""
    with opened(settings) as store:
        with store.reading(clock.now()) as ledger:
            if Bulk(ledger.connection).all("services"):
                _go_on_from(ledger.runs.last_instant(), clock)
                return
        report = import_path(store, COUNCIL, clock.now())
        _skip_this_morning(store, clock)
    if not report.is_good:
        raise WrongSetting("\n".join(lines(report)))
