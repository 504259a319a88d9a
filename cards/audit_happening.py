"""What a notice about audits is about, as the database has it when the notice goes or is drawn again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from domain.audit import Audit
from domain.draft import Draft
from domain.moderation import Moderation
from domain.note import Note
from domain.opinion import Opinion


@dataclass(frozen=True, slots=True)
class AuditHappening:
    """The audits as they are now, who did it, and the words that belong to it. `made`: of each audit the judgement that
    stands; `judgement`: the one that this notice tells of, `before` what stood until then, `reason` why it is so; `cleared`:
    audits that show no case and no words any more; `gone`: those its reader may no longer see; `draft`: what its auditor has
    filled in by now, `told` the version of it that the notice is about; `opinions`: what was said of being audited, by audit;
    `missed`: a moderator saw a case of concern that the auditor did not."""

    kind: str
    audits: Sequence[Audit]
    by: int | None = None
    note: Note | None = None
    made: Mapping[int, Moderation] = field(default_factory=dict)
    judgement: Moderation | None = None
    before: Moderation | None = None
    reason: Note | None = None
    cleared: frozenset[int] = frozenset()
    gone: Sequence[int] = ()
    draft: Draft | None = None
    told: int = 0
    opinions: Mapping[int, Opinion] = field(default_factory=dict)
    missed: bool = False

    @property
    def first(self) -> Audit:
        return self.audits[0]

    def is_cleared(self, audit: Audit) -> bool:
        return audit.id in self.cleared
