"""`auditbot doctor`: looks at all that has to be in place and says of each, in a line, whether it is, and what to do if not."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from bot import mail
from bot.clock import Clock
from bot.finding import Finding
from bot.history_key import history_key
from bot.settings import Settings, WrongSetting, read_settings, require_slack
from bot.slack import checkup
from bot.templates import own_templates
from bot.upkeep import is_there
from handlers.table import SLASHES
from storage.directory import channels_of, private_channels, reachable_people
from storage.engine import Engines, Unavailable, open_engines
from storage.schema import is_current, is_from_later

NO_DATABASE = "there is none yet; “auditbot run” makes it, unless AUDITBOT_DATABASE_URL is mistyped"
MANIFEST = Path(__file__).parent.parent / "manifest.yml"


def examine(clock: Clock, say: Callable[[str], None]) -> bool:
    """Say a line for each thing; True if all is well."""
    good = True
    for finding in _findings(clock):
        good = good and not finding.mend
        say(str(finding))
    return good


def _findings(clock: Clock) -> Iterator[Finding]:
    yield _manifest()
    try:
        settings = read_settings()
        require_slack(settings)
        there = is_there(settings.database_url.get_secret_value())
        if there or settings.history_key.get_secret_value():  # else a new one is made with the database
            history_key(settings)
    except WrongSetting as fault:
        yield Finding("settings", str(fault))
        return
    yield Finding("settings")
    yield from own_templates(settings)
    with _opened(settings) as engines:
        database = _database(engines) if there else Finding("database", NO_DATABASE)
        yield database
        slack = list(checkup.slack(settings, clock, _manifested()))
        yield from slack
        if settings.smtp_url.get_secret_value():
            yield mail.answers(settings)
        if len(slack) > 1 and not database.mend:  # else each of these would only say the same again
            with engines.reading.connect() as connection:
                named, private = channels_of(connection), private_channels(connection)
                people = reachable_people(connection)
            yield from checkup.channels(settings, named, private)
            yield from checkup.people(settings, people)


@contextmanager
def _opened(settings: Settings) -> Iterator[Engines]:
    engines = open_engines(settings.database_url.get_secret_value())
    try:
        yield engines
    finally:
        engines.dispose()


def _manifested() -> Any:
    """The manifest of this version; None where it does not lie beside the code, as in a wheel."""
    return yaml.safe_load(MANIFEST.read_text()) if MANIFEST.exists() else None


def _manifest() -> Finding:
    """The app's manifest must offer the commands that the table has."""
    manifest = _manifested()
    if manifest is None:
        return Finding("manifest (not here, so not compared)")
    hints = {command["command"]: command["usage_hint"] for command in manifest["features"]["slash_commands"]}
    missing = [f"{s.typed} {word}" for s in SLASHES for word in s.words if word not in hints.get(s.typed, "")]
    return Finding(
        "manifest", f"its usage hint lacks {', '.join(missing)}; copy manifest.yml of this version" if missing else ""
    )


def _database(engines: Engines) -> Finding:
    try:
        if is_from_later(engines):
            return Finding("database", "a later auditbot has used it; install that version, or put a backup back")
        current = is_current(engines)
    except Unavailable:
        return Finding("database", "it does not answer; check AUDITBOT_DATABASE_URL and that it is running")
    return Finding("database", "" if current else "its schema is older or empty; run “auditbot migrate”")
