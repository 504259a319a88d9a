"""The numbers the Practice Learning Team may change; these are the defaults of the domain page's table "How time runs"."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from functools import cached_property
from typing import Any

from domain.calendar import Calendar
from domain.refusal import Refusal
from domain.theme import AREAS

DIRECTOR_AT_THE_LATEST = 20
REVIEW_AT_THE_LATEST = 20
"""Working days: no case of concern goes unreviewed for longer, whatever is set or chosen."""
EARLIEST_HOUR, LATEST_HOUR = 7, 18
LONGEST = 100
FOR_EVER = 0
MAY_BE_FOR_EVER = frozenset({"keep_posted", "hide_below"})
"""The numbers that may be 0: then it is never done."""
EITHER = frozenset({"writer_signs_off"})
"""Those that are 1 for yes and 0 for no."""
HOURS = ("digest_hour", "roll_up_hour", "report_hour", "day_begins", "day_ends")


@dataclass(frozen=True)
class Policy:
    """All in working days unless the name says otherwise; hours are full hours in London."""

    due_after: int = 20
    first_reminder: int = 5
    second_reminder: int = 1
    escalate_after: int = 5
    concern_escalate_after: int = 1
    escalate_further_after: int = 10
    moderate_within: int = 5
    challenge_within: int = 10
    acknowledge_within: int = 1
    review_after: int = 10
    good_features_from: int = 2
    same_case_months: int = 12
    impact_after: int = 20
    snoozes: int = 2
    keep_posted: int = 20
    keep_files_in_hours: int = 24
    hide_below: int = 5
    writer_signs_off: int = 0
    longest_extension_in_days: int = 366
    digest_hour: int = 9
    roll_up_hour: int = 9
    report_hour: int = 9
    day_begins: int = 9
    day_ends: int = 17
    closures: frozenset[date] = frozenset()

    @cached_property
    def calendar(self) -> Calendar:
        return Calendar(self.closures)

    def next_review(self, today: date) -> date:
        """When a case of concern is reviewed next, unless another day is chosen."""
        return self.calendar.add(today, self.review_after)

    def changed(self, **values: Any) -> "Policy":
        """The policy with these values in it; Refusal at the first that cannot be, its field the value's name."""
        new = replace(self, **values)
        for name in _NUMBERS:
            _within(name, getattr(new, name))
        if new.second_reminder >= new.first_reminder:
            raise Refusal("The second reminder comes after the first: give fewer days.", field="second_reminder")
        if new.escalate_further_after > DIRECTOR_AT_THE_LATEST:
            words = f"The director hears after {DIRECTOR_AT_THE_LATEST} working days at the latest."
            raise Refusal(words, field="escalate_further_after")
        if new.escalate_further_after <= new.escalate_after:
            raise Refusal(
                "The director hears after the head of service: give more days.", field="escalate_further_after"
            )
        if new.concern_escalate_after > new.escalate_after:
            words = (
                "An action of a case of concern goes to the head of service no later than any other: give fewer days."
            )
            raise Refusal(words, field="concern_escalate_after")
        if new.review_after > REVIEW_AT_THE_LATEST:
            words = f"A case of concern is reviewed after {REVIEW_AT_THE_LATEST} working days at the latest."
            raise Refusal(words, field="review_after")
        if new.good_features_from > len(AREAS):
            raise Refusal(f"An audit judges {len(AREAS)} areas: give no more.", field="good_features_from")
        if new.day_ends <= new.day_begins:
            raise Refusal("The day ends after it begins.", field="day_ends")
        return new

    def as_values(self) -> dict[str, Any]:
        """Plain values, as they are kept: {"due_after": 20, …, "closures": ["2018-12-27"]}."""
        return asdict(self) | {"closures": sorted(day.isoformat() for day in self.closures)}

    @classmethod
    def of_values(cls, values: Mapping[str, Any]) -> "Policy":
        """The other way; what is not in it is as by default, and what this version does not know is left out."""
        known = {name: value for name, value in values.items() if name in _NUMBERS}
        return cls(**known, closures=frozenset(map(date.fromisoformat, values.get("closures", ()))))


_NUMBERS = tuple(field.name for field in fields(Policy) if field.name != "closures")


def _within(name: str, number: int) -> None:
    least, most = (EARLIEST_HOUR, LATEST_HOUR) if name in HOURS else (1, 1000 if "_in_" in name else LONGEST)
    least = FOR_EVER if name in MAY_BE_FOR_EVER else least
    least, most = (0, 1) if name in EITHER else (least, most)
    if not least <= number <= most:
        raise Refusal(f"Give a whole number from {least} to {most}.", field=name)


DEFAULT = Policy()
