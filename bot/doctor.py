"""`auditbot doctor`: looks at all that has to be in place and says of each, in a line, whether it is, and what to do if not."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from bot.clock import Clock
from bot.finding import Finding
from bot.history_key import history_key
from bot.settings import WrongSetting, read_settings, require_slack
from bot.slack import checkup
from handlers.table import WORDS
from storage.directory import channels_of, reachable_people
from storage.engine import Engines, Unavailable, open_engines
from storage.schema import is_current

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
        history_key(settings)
    except WrongSetting as fault:
        yield Finding("settings", str(fault))
        return
    yield Finding("settings")
    engines = open_engines(settings.database_url.get_secret_value())
    database = _database(engines)
    yield database
    yield from checkup.slack(settings, clock, _manifested())
    if not database.mend:
        with engines.reading.connect() as connection:
            yield from checkup.channels(settings, channels_of(connection))
            yield from checkup.people(settings, reachable_people(connection))
    engines.dispose()


def _manifested() -> Any:
    """The manifest of this version; None where it does not lie beside the code, as in a wheel."""
    return yaml.safe_load(MANIFEST.read_text()) if MANIFEST.exists() else None


def _manifest() -> Finding:
    """The app's manifest must offer the commands that the table has."""
    manifest = _manifested()
    if manifest is None:
        return Finding("manifest (not here, so not compared)")
    hint = manifest["features"]["slash_commands"][0]["usage_hint"]
    missing = [word for word in WORDS if word not in hint]
    return Finding(
        "manifest", f"its usage hint lacks {', '.join(missing)}; copy manifest.yml of this version" if missing else ""
    )


def _database(engines: Engines) -> Finding:
    try:
        current = is_current(engines)
    except Unavailable:
        return Finding("database", "it does not answer; check AUDITBOT_DATABASE_URL and that it is running")
    return Finding("database", "" if current else "its schema is older or empty; run “auditbot migrate”")
