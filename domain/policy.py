"""The numbers the Practice Learning Team may change; these are the defaults of the domain page's table."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Policy:
    """All in working days unless the name says otherwise."""

    due_after: int = 20
    longest_extension_in_days: int = 366


DEFAULT = Policy()
