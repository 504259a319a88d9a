"""How far a round has come: what is allocated, submitted and moderated for each service, and what lacks of its targets."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from domain.audit import Audit, AuditKind, Stage
from domain.audit_round import AuditRound, Target


@dataclass(frozen=True, slots=True)
class Progress:
    """Audits of one kind in one service; each stage counts those that are beyond it as well."""

    target: int = 0
    allocated: int = 0
    submitted: int = 0
    moderated: int = 0

    @property
    def is_nothing(self) -> bool:
        return not (self.target or self.allocated)

    @property
    def lacking(self) -> int:
        """How many have yet to be moderated for the target to be reached."""
        return max(0, self.target - self.moderated)


@dataclass(frozen=True, slots=True)
class Left:
    """What is still to do with audits that there are: with their auditors, and with the moderators."""

    to_do: int = 0
    to_moderate: int = 0

    @property
    def is_nothing(self) -> bool:
        return not (self.to_do or self.to_moderate)


@dataclass(frozen=True, slots=True)
class Course:
    """By service, by kind; and what is left to do in all."""

    services: Mapping[int, Mapping[AuditKind, Progress]] = field(default_factory=dict)
    left: Left = field(default_factory=Left)


def course(of: AuditRound, audits: Iterable[Audit]) -> Course:
    """Audits that were taken back are no longer there."""
    found = [a for a in audits if a.stage is not Stage.TAKEN_BACK]
    by: dict[int, list[Audit]] = defaultdict(list)
    for audit in found:
        by[audit.team.service_id].append(audit)
    services = {number: _progress(of.targets.get(number, Target()), by[number]) for number in {*of.targets, *by}}
    stages = [a.stage for a in found]
    return Course(services, Left(stages.count(Stage.TO_DO), stages.count(Stage.TO_MODERATE)))


def _progress(target: Target, audits: list[Audit]) -> dict[AuditKind, Progress]:
    wanted = {AuditKind.CORE: target.core, AuditKind.LEARNING: target.learning}
    return {kind: _of_kind(wanted[kind], [a.stage for a in audits if a.kind is kind]) for kind in AuditKind}


def _of_kind(target: int, stages: list[Stage]) -> Progress:
    moderated = stages.count(Stage.MODERATED)
    return Progress(target, len(stages), stages.count(Stage.TO_MODERATE) + moderated, moderated)
