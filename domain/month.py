"""What a month comes to, beyond the published table: what its report tells of audits, actions, concerns and auditing.

Practice is counted over admissible core audits, auditing over all moderated core audits, learning audits apart (domain page,
"Figures of two published rounds"). What is not known is None, and never nought.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from domain.figures import Figures, Share
from domain.plain_values import read

Tally = Mapping[str, int]
"""How many of each name, the most first; a name that does not occur is not in it, and "" is none given."""


@dataclass(frozen=True, slots=True)
class Sampled:
    """What was audited: the submitted audits of the round. By service, team and age band the core ones."""

    core: int
    learning: int
    services: Tally
    teams: Tally
    age_bands: Tally


@dataclass(frozen=True, slots=True)
class ScoresOfArea:
    """Over the practice sample, as far as the area was scored."""

    not_yet_good: Share
    good: Share
    outstanding: Share


@dataclass(frozen=True, slots=True)
class ActionFigures:
    """The required actions of the month's core audits, as they stand: of all of them, as actions go at submission and are to
    be done whatever the moderation comes to. `sent` is how many; in time, late and open add up to it with those that were
    found not applicable. Done is also what waits for acceptance. `drifted` went to a head of service; `helped` and the
    other two are of those done."""

    sent: int
    in_time: Share
    late: Share
    open: Share
    drifted: Share
    extended: Share
    helped: Share
    too_early: Share
    no_difference: Share


@dataclass(frozen=True, slots=True)
class ConcernFigures:
    """Cases of concern raised in the round's audits of either kind, as each is a child's, or on their own within the month;
    and how many of these are open and closed."""

    raised: int
    open: int
    closed: int


@dataclass(frozen=True, slots=True)
class AuditingFigures:
    """Over all moderated core audits. `in_time`: moderated by the last day for it, of those whose day of submission is known;
    `agreed`: second moderations that came to the same outcome; `grade_kept`: audits whose grade stayed as the auditor gave
    it, of those with a grade."""

    in_time: Share
    agreed: Share
    grade_kept: Share
    strengths: Tally
    weaknesses: Tally
    exemplars: int
    auditors: int
    moderators: int


@dataclass(frozen=True, slots=True)
class LearningFigures:
    """Learning audits apart: how they were judged, and how many actions were sent from them."""

    moderated: int
    immediate: Share
    development: Share
    inadmissible: Share
    actions: int = 0


@dataclass(frozen=True, slots=True)
class OpinionFigures:
    """What was said of being audited: of how many moderated audits it can be, and of those answered how many were called
    fair, and useful."""

    asked: int
    fair: Share
    useful: Share


class OfChildren(StrEnum):
    """What channels are told of children, as it is told or not told again after a correction (`domain.editions`): `TAGS` are the
    findings named to services and teams, `YEAR` their grades over twelve months."""

    GRADES = "grades"
    FINDINGS = "findings"
    TAGS = "tags"
    YEAR = "year"
    CONCERNS = "concerns"
    DIFFERENCES = "differences"


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """All figures of one month's round. `findings` by tag, over the practice sample, the most first. `concerns`: None where no
    case is on the register and the audits do not say that there was none. `withheld`: what is not told again after a
    correction, and not here; it is never kept."""

    table: Figures
    sampled: Sampled
    scores: Mapping[str, ScoresOfArea]
    findings: Mapping[str, Share]
    actions: ActionFigures
    concerns: ConcernFigures | None
    auditing: AuditingFigures
    learning: LearningFigures
    opinions: OpinionFigures
    withheld: frozenset[OfChildren] = frozenset()

    @property
    def is_table_alone(self) -> bool:
        """Whether no more than the published table is known, as of a month from before auditbot."""
        return bool(self.table.moderated) and not self.sampled.core

    def as_values(self) -> dict[str, Any]:
        """Plain values, as they are kept with the report that was posted."""
        return {name: value for name, value in asdict(self).items() if name != "withheld"}

    @classmethod
    def of_values(cls, values: Mapping[str, Any]) -> "MonthFigures":
        return read(cls, values)


@dataclass(frozen=True, slots=True)
class PartFigures:
    """A service's or a team's own part: the core audits of its cases, their actions and findings of the month, the cases of
    concern, and the grades over twelve months up to it. `practice`: of how many admissible audits the findings are. What may
    be told of it where is not decided here."""

    sampled: int
    actions: ActionFigures
    findings: Tally
    grades: Figures
    concerns: int
    practice: int = 0

    def as_values(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of_values(cls, values: Mapping[str, Any]) -> "PartFigures":
        return read(cls, values)


@dataclass(frozen=True, slots=True)
class MonthOfRun:
    """One month of a run: `figures` None where there was no round, or nothing of it was moderated; or, `is_withheld`, where they
    are not told as its report is not posted. `below`: as it is told to those who do not run the audits, below what counts of
    children were hidden of it when it was signed off."""

    month: date
    theme: str = ""
    figures: MonthFigures | None = None
    is_posted: bool = False
    is_withheld: bool = False
    below: int = 0

    def hides_below(self, below: int) -> int:
        """Beside a month of which counts below this are hidden."""
        return max(self.below, below)

    @property
    def as_posted(self) -> "MonthOfRun":
        """A month that still changes is told with its own report, and never before: the difference would be a few children."""
        return self if self.is_posted else replace(self, figures=None, is_withheld=self.figures is not None)
