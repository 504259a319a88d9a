"""What an operator does from the shell without Slack: bring the schema up to date, import, export, prove the history whole."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import SecretStr
from sqlalchemy import make_url

from bot.clock import Clock
from bot.history_key import history_key
from bot.settings import Settings, WrongSetting
from domain.refusal import Refusal
from storage.bulk import snapshot
from storage.engine import Engines, open_engines
from storage.history import verify
from storage.ledger import Store
from storage.schema import is_current, is_from_later, upgrade, version
from tracker import export_path, import_path, lines

OUTDATED = "The database has an older schema: run “auditbot migrate” first, with a backup at hand."
NOTHING_THERE = (
    "There is no database of auditbot at AUDITBOT_DATABASE_URL: check it, or run “auditbot migrate” to make one."
)
NEWER = "The database was used by a later auditbot than this one: install that version, or put a backup back."
OF_SQLITE = b"SQLite format 3\0"  # how every such file begins
Say = Callable[[str], None]


@contextmanager
def opened(settings: Settings) -> Iterator[Store]:
    """A store on the database of the settings; SQLite is brought up to date, PostgreSQL must be so already."""
    key = history_key(settings)
    engines = open_engines(settings.database_url.get_secret_value())
    try:
        make_current(engines)
        yield Store(engines, key)
    finally:
        engines.dispose()


@contextmanager
def existing(settings: Settings) -> Iterator[Store]:
    """A store on a database that is there already: a mistyped path makes neither a new one nor a new key."""
    url = settings.database_url.get_secret_value()
    if not is_there(url):
        raise WrongSetting(NOTHING_THERE)
    engines = open_engines(url)
    try:
        _must_not_be_newer(engines)
        if not is_current(engines):
            raise WrongSetting(NOTHING_THERE if version(engines) is None else OUTDATED)
        yield Store(engines, history_key(settings))
    finally:
        engines.dispose()


@contextmanager
def rehearsing(settings: Settings) -> Iterator[Store]:
    """A store for a dry run: the database as it is, never brought up to date; where there is none, one that passes."""
    if not _is_still_to_come(settings.database_url.get_secret_value()):
        with existing(settings) as store:
            yield store
        return
    with TemporaryDirectory() as passing:
        elsewhere = {"database_url": SecretStr(f"sqlite:///{passing}/dry-run.db")}
        with opened(settings.model_copy(update=elsewhere)) as store:
            yield store


def _is_still_to_come(url: str) -> bool:
    """Whether an import would make the file."""
    parts = make_url(url)
    path = Path(parts.database or "")
    return parts.get_backend_name() == "sqlite" and (not path.exists() or (path.is_file() and not path.stat().st_size))


def is_there(url: str) -> bool:
    """Whether there is a file and it is SQLite's; of a server the schema will tell."""
    parts = make_url(url)
    if parts.get_backend_name() != "sqlite":
        return True
    path = Path(parts.database or "")
    return path.is_file() and _beginning(path) == OF_SQLITE


def _beginning(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(len(OF_SQLITE))


def make_current(engines: Engines) -> None:
    """Raises WrongSetting on PostgreSQL with an old schema: other copies may be using it, so that is the operator's step."""
    _must_not_be_newer(engines)
    if engines.dialect == "sqlite":
        upgrade(engines)
    elif not is_current(engines):
        raise WrongSetting(OUTDATED)


def _must_not_be_newer(engines: Engines) -> None:
    if is_from_later(engines):
        raise WrongSetting(NEWER)


def migrate(settings: Settings, say: Say) -> None:
    history_key(settings)  # an SQLite file gets its key before it gets its first entry
    engines = open_engines(settings.database_url.get_secret_value())
    _must_not_be_newer(engines)
    upgrade(engines)
    engines.dispose()
    say("The schema is up to date.")


def take_in(settings: Settings, clock: Clock, path: Path, say: Say, *, dry_run: bool, announce: bool) -> bool:
    """Import a folder or workbook; False if there were faults and nothing was done. Refusal where there is none."""
    if not path.exists():
        raise Refusal(f"There is no file or folder {path}. Name a folder of CSV files, or one .xlsx workbook.")
    with rehearsing(settings) if dry_run else opened(settings) as store:
        report = import_path(store, path, clock.now(), dry_run=dry_run, announce=announce)
    for line in lines(report):
        say(line)
    return report.is_good


def give_out(settings: Settings, clock: Clock, path: Path, say: Say) -> None:
    """Export everything to a workbook or a folder."""
    with existing(settings) as store:
        export_path(store, path, clock.now())
    say(f"Exported to {path.name}. It holds case references: keep it where only the right people can read it.")


def prove_history(settings: Settings, clock: Clock, against: str, say: Say) -> bool:
    """Check every seal; `against` is a head noted earlier, as this command printed it: 120:4f2a…"""
    outside = _head(against) if against else None
    with existing(settings) as store, snapshot(store, clock.now()) as ledger:
        head = ledger.history.head()
        fault = verify(ledger.history.all(), store.history_key, head, outside)
    say(fault or f"The history is whole: {head[0]} entries. Note this outside the database: {head[0]}:{head[1]}")
    return not fault


def _head(text: str) -> tuple[int, str]:
    number, _, seal = text.strip().partition(":")
    if not number.isdigit() or len(seal) != 64:
        raise Refusal(
            "--against takes what “auditbot verify-history” printed, for example 120:4f2a… (64 letters and digits)."
        )
    return int(number), seal
