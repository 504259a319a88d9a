"""The key that seals the history: given by the operator, or made once beside an SQLite file, readable by its owner alone."""

import os
import secrets
from pathlib import Path

from sqlalchemy import make_url

from bot.settings import Settings, WrongSetting

SHORTEST = 16


def history_key(settings: Settings) -> bytes:
    """Raises WrongSetting where there is none and none may be made."""
    given = settings.history_key.get_secret_value()
    if given:
        if len(given) < SHORTEST:
            raise WrongSetting(
                f"AUDITBOT_HISTORY_KEY is too short: set {SHORTEST} characters or more, drawn at random."
            )
        return given.encode()
    url = make_url(settings.database_url.get_secret_value())
    if url.get_backend_name() != "sqlite" or not url.database:
        raise WrongSetting(
            "AUDITBOT_HISTORY_KEY is missing: on PostgreSQL set it to a long random text, and keep it safe."
        )
    return _kept_or_made(Path(f"{url.database}.history-key"), Path(url.database))


def _kept_or_made(path: Path, database: Path) -> bytes:
    """Never a new key for a history that an old one sealed: it could no longer be proved whole."""
    try:
        if not path.exists() and database.exists() and database.stat().st_size:
            raise WrongSetting(f"{path.name} is missing beside the database: put it back, or set AUDITBOT_HISTORY_KEY.")
        return path.read_bytes().strip() if path.exists() else _make(path)
    except OSError:
        raise WrongSetting(f"{path.name} cannot be read or written: allow it, or set AUDITBOT_HISTORY_KEY.") from None


def _make(path: Path) -> bytes:
    key = secrets.token_hex(32).encode()
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(key + b"\n")
    return key
