"""Whether a moderator saw the case of concern of an audit, and not its auditor: by the audit's history."""

from collections.abc import Iterable

from storage.history import Entry, Kept


def is_missed(told: Iterable[Kept]) -> bool:
    return any(_is_seen_later(kept.entry) for kept in told)


def _is_seen_later(entry: Entry) -> bool:
    return entry.after.get("concern") is True and entry.verb not in ("submitted", "imported")
