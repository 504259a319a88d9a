"""What an owner says on completing an action, and what is said later of whether it helped: kept for ever."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.impact import Difference, Impact


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the owner says on completing; `how` is what changed, or why nothing did."""

    done: str
    recorded_in: str
    difference: Difference | None
    how: str = ""


@dataclass(frozen=True, slots=True)
class Completion:
    """One completing of an action, kept for ever, also after it was returned. `by` is None where an import did not say."""

    outcome: Outcome
    on: date
    by: int | None = None
    at: datetime | None = None
    standing: bool = True
    id: int | None = None
    ask_on: date | None = None
    """From when on it is to be asked whether it has made a difference, where that was too early to say."""
    impacts: tuple[Impact, ...] = ()
    """What was said since, the oldest first."""
    in_place_of: int | None = None
    """Whom a cover stood in for, where it was not theirs to complete."""

    @property
    def difference(self) -> Difference | None:
        """As it was said last; None where an older tracker never asked."""
        return self.impacts[-1].difference if self.impacts else self.outcome.difference

    @property
    def is_undecided(self) -> bool:
        """Whether it counts, and it is still too early to say whether it made a difference."""
        return self.standing and self.difference is Difference.TOO_EARLY

    def is_asked(self, today: date) -> bool:
        """Whether it is time to ask."""
        return self.is_undecided and self.ask_on is not None and self.ask_on <= today
