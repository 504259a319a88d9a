"""All that a month's report says, gathered for its files: figures, narrative, and what follows from them, as plain data.

Nobody is named in it: role-holders stand by their role, and no case by its reference.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from domain.audit import Admissibility, AuditKind, Grade
from domain.month import MonthFigures, MonthOfRun, PartFigures
from domain.recommendation import RecommendationState
from domain.report import ReportState, Section
from domain.suppression import OPEN


@dataclass(frozen=True, slots=True)
class SourceSaid:
    """What another source says: performance data, a dip sample, customer feedback."""

    dated: date
    source: str
    text: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recommended:
    """A recommendation as it stands. `month`: of the report that first made it; `service` "" for all of them; `measure`: by what
    it will be seen that it worked."""

    reference: str
    month: date
    theme: str
    text: str
    due: date
    state: str = "open"
    measure: str = ""
    service: str = ""
    owner: str = ""
    outcome: str = ""
    tags: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.state == RecommendationState.OPEN


@dataclass(frozen=True, slots=True)
class Planned:
    """One line of a team's plan."""

    reference: str
    team: str
    text: str
    due: date
    state: str = "open"
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One audit of the month, as far as its figures are made of it: no case, no auditor, and nothing of what was written."""

    reference: str
    kind: AuditKind
    service: str
    team: str
    age_band: str = ""
    submitted: date | None = None
    moderated: date | None = None
    outcome: Admissibility | None = None
    grade: Grade | None = None
    good_features: bool | None = None
    scores: Mapping[str, int] = field(default_factory=dict)
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportSheet:
    """`run`: the months up to this one, oldest first, this one the last. `better`: the confirmed sentences alone. `led_to`: by
    finding, the recommendations it led to. `notes`: by team, what it will do differently. `opinions`: what was said of being
    audited. `parts`: each team's own part. `corrected`: the months beside it that were
    corrected since. `below`: counts of children below it are hidden, and then it holds no more than channels are told; OPEN for
    those who run the audits."""

    month: date
    theme: str
    run: tuple[MonthOfRun, ...]
    narrative: Mapping[Section, str] = field(default_factory=dict)
    better: tuple[str, ...] = ()
    evidence: tuple[SourceSaid, ...] = ()
    recommendations: tuple[Recommended, ...] = ()
    led_to: Mapping[str, Sequence[str]] = field(default_factory=dict)
    plan: tuple[Planned, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    opinions: tuple[str, ...] = ()
    aspects: tuple[str, ...] = ("", "", "")
    parts: Mapping[str, PartFigures] = field(default_factory=dict)
    audits: tuple[AuditLine, ...] = ()
    edition: int = 1
    state: ReportState = ReportState.DRAFT
    change: str = ""
    posted_on: date | None = None
    as_of: date | None = None
    corrected: tuple[date, ...] = ()
    below: int = OPEN

    @property
    def is_open(self) -> bool:
        return self.below == OPEN

    @property
    def figures(self) -> MonthFigures | None:
        """The month's own; None where nothing was moderated."""
        return self.run[-1].figures if self.run else None

    @property
    def before(self) -> MonthOfRun | None:
        """The latest month of the run before this one that has figures."""
        return next((month for month in reversed(self.run[:-1]) if month.figures), None)
