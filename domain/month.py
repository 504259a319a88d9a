"""What a month comes to, beyond the published table: what its report tells of audits, actions, concerns and auditing.

Practice is counted over admissible core audits, auditing over all moderated core audits, learning audits apart (domain page,
"Figures of two published rounds"). What is not known is None, and never nought.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.figures import Figures, Share

Tally = Mapping[str, int]
"""How many of each name, the most first; a name that does not occur is not in it."""


@dataclass(frozen=True, slots=True)
class Sampled:
    """What was audited: the submitted audits of the round."""

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
    """The required actions of the month's audits, as they stand. `sent` is how many; in time, late and open add up to it with
    those that were found not applicable. `drifted` went to a head of service; `helped` and the other two are of those done."""

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
    """Cases of concern raised in the month, and how many of these are open and closed."""

    raised: int
    open: int
    closed: int


@dataclass(frozen=True, slots=True)
class AuditingFigures:
    """Over all moderated core audits. `agreed`: second moderations that came to the same outcome; `grade_kept`: audits whose
    grade stayed as the auditor gave it."""

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
    moderated: int
    immediate: Share
    development: Share
    inadmissible: Share


@dataclass(frozen=True, slots=True)
class OpinionFigures:
    """What was said of being audited: of the month's audits, how many were called fair, and useful."""

    asked: int
    fair: Share
    useful: Share


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """All figures of one month's round. `findings` by tag, over the practice sample."""

    table: Figures
    sampled: Sampled
    scores: Mapping[str, ScoresOfArea]
    findings: Mapping[str, Share]
    actions: ActionFigures
    concerns: ConcernFigures | None
    auditing: AuditingFigures
    learning: LearningFigures
    opinions: OpinionFigures


@dataclass(frozen=True, slots=True)
class PartFigures:
    """A service's or a team's own part: its actions and findings of the month, and its grades over twelve months up to it."""

    sampled: int
    actions: ActionFigures
    findings: Tally
    grades: Figures
    concerns: int


@dataclass(frozen=True, slots=True)
class MonthOfRun:
    """One month of a run: `figures` None where there was no round, or nothing of it was moderated."""

    month: date
    theme: str = ""
    figures: MonthFigures | None = None
    is_posted: bool = False
