"""An audit of one case: allocated to an auditor, judged in five areas, submitted, moderated (domain page, "The cycle" 2 to 4)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import IntEnum, StrEnum
from typing import Any

from domain.audit_round import AuditRound, RoundState
from domain.person import Team


class AuditKind(StrEnum):
    """Only core audits count in the report's figures."""

    CORE = "core"
    LEARNING = "learning"


class Score(IntEnum):
    NOT_YET_GOOD = 1
    GOOD = 2
    OUTSTANDING = 3


class Grade(StrEnum):
    OUTSTANDING = "outstanding"
    GOOD = "good"
    NOT_YET_GOOD = "not-yet-good"


class Admissibility(StrEnum):
    """Whether the audit itself is good enough to rely on."""

    IMMEDIATE = "immediate"
    WITH_DEVELOPMENT_NEEDS = "development"
    INADMISSIBLE = "inadmissible"

    @property
    def is_admissible(self) -> bool:
        """Whether what the audit found counts in the figures on practice."""
        return self is not Admissibility.INADMISSIBLE


class Stage(StrEnum):
    """How far an audit has come: with its auditor, with the moderators, done; or taken back before it was submitted."""

    TO_DO = "to do"
    TO_MODERATE = "to moderate"
    MODERATED = "moderated"
    TAKEN_BACK = "taken back"


@dataclass(frozen=True, slots=True)
class Area:
    """One of the five areas: its score, the evidence, and the impact on the child. `score` None: not judged yet."""

    score: Score | None = None
    evidence: str = ""
    impact: str = ""


WAITING, DONE = "waiting", "done"
"""How far a second moderation has come; a challenge waits, too, until it is decided."""


@dataclass(frozen=True, slots=True)
class Audit:
    """An audit as it stands. `version` goes up with every change; a change made against an old one is refused.

    `grade` is the one that counts; `auditor_grade` is the auditor's own where a moderator changed it. `moderator_id` is who
    moderated it, or before that to whom it was given to moderate; `second_id` the same for a second moderation, and
    `second` is "", "waiting" or "done". `challenge` is "", "waiting", or how it ended: "stands" or "changed". `submitted_by`
    and `challenged_by` are who did so, the auditor and the team manager or who covered for them that day. `judges`: all who
    moderated it, changed the outcome or decided a challenge, `added_by` all who added an action to it, and `regraded` the
    day on which its grade was last changed after its first moderation: these are read with it, and not saved.
    """

    id: int
    round: AuditRound
    kind: AuditKind
    case_ref: str
    team: Team
    age_band: str = ""
    auditor_id: int | None = None
    moderator_id: int | None = None
    second_id: int | None = None
    grade: Grade | None = None
    auditor_grade: Grade | None = None
    good_features: bool | None = None
    allocated_on: date | None = None
    due: date | None = None
    submitted: date | None = None
    admissibility: Admissibility | None = None
    moderated: date | None = None
    feedback: str = ""
    concern: bool | None = None
    exemplar: bool = False
    second: str = ""
    challenge: str = ""
    taken_back: date | None = None
    submitted_by: int | None = None
    challenged_by: int | None = None
    version: int = 1
    areas: Mapping[str, Area] = field(default_factory=dict)
    findings: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()
    weaknesses: tuple[str, ...] = ()
    judges: frozenset[int] = frozenset()
    added_by: frozenset[int] = frozenset()
    regraded: date | None = None

    @property
    def reference(self) -> str:
        return f"AU-{self.id}"

    @property
    def stage(self) -> Stage:
        if self.taken_back:
            return Stage.TAKEN_BACK
        if self.admissibility is not None:
            return Stage.MODERATED
        return Stage.TO_MODERATE if self.submitted else Stage.TO_DO

    @property
    def waits_again(self) -> bool:
        """Whether somebody has to judge it again: a second time, or as its grade is challenged."""
        return WAITING in (self.second, self.challenge)

    @property
    def is_shut(self) -> bool:
        """Whether its round was closed before it was submitted: until that is opened again it cannot be."""
        return self.stage is Stage.TO_DO and self.round.state is RoundState.CLOSED

    @property
    def is_admissible(self) -> bool:
        """Whether its findings count in the figures on practice."""
        return self.admissibility is not None and self.admissibility.is_admissible

    @property
    def is_exemplary(self) -> bool:
        """Whether it may become an exemplar: it can be relied on, and a moderator marked it."""
        return self.exemplar and self.is_admissible

    @property
    def own_grade(self) -> Grade | None:
        """The grade as the auditor gave it."""
        return self.auditor_grade or self.grade

    def changed(self, **changes: Any) -> "Audit":
        return replace(self, version=self.version + 1, **changes)


def closed_on(moderated: date | None, second: str, challenge: str, judged: date | None = None) -> date | None:
    """Since when nothing more is to be done with an audit: it is moderated, and nobody has to judge it again. `judged`: when
    it was judged last, whatever came of it."""
    if moderated is None or WAITING in (second, challenge):
        return None
    return max(moderated, judged or moderated)
