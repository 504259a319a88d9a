"""What an auditor's audits say of their auditing: how many, how they were judged, and what came back in them."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from domain.audit import Admissibility, AuditKind, Grade
from domain.figures import Share
from domain.person import Actor, Person, Role, holds_inside

AGAIN = 2


@dataclass(frozen=True, slots=True)
class Judged:
    """One audit of an auditor as their record needs it; `own_grade` is the auditor's, `grade` the one that counts."""

    id: int
    auditor_id: int
    month: date
    kind: AuditKind
    submitted: date | None = None
    admissibility: Admissibility | None = None
    grade: Grade | None = None
    own_grade: Grade | None = None
    strengths: tuple[str, ...] = ()
    weaknesses: tuple[str, ...] = ()

    @property
    def reference(self) -> str:
        return f"AU-{self.id}"


@dataclass(frozen=True, slots=True)
class Record:
    """`audits` are all that the auditor has done or has to do, the latest month first. `sent_back`: they were in the core group
    and went back to learning."""

    audits: Sequence[Judged] = ()
    sent_back: bool = False
    moderated: Sequence[Judged] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "moderated", [a for a in self.audits if a.admissibility is not None])

    @property
    def to_do(self) -> int:
        return sum(a.submitted is None for a in self.audits)

    def done(self, kind: AuditKind) -> int:
        """Submitted, whether they are moderated or not."""
        return sum(a.kind is kind and a.submitted is not None for a in self.audits)

    def outcome(self, outcome: Admissibility) -> Share:
        return Share(sum(a.admissibility is outcome for a in self.moderated), len(self.moderated))

    @property
    def agreement(self) -> Share:
        """Of the moderated audits that have a grade, those whose grade the moderator left as the auditor gave it."""
        graded = [a for a in self.moderated if a.grade is not None]
        return Share(sum(a.own_grade is a.grade for a in graded), len(graded))

    @property
    def strengths(self) -> list[tuple[str, int]]:
        """Those that came back, the most frequent first, each with how many audits had it."""
        return _recurring(tag for audit in self.moderated for tag in audit.strengths)

    @property
    def weaknesses(self) -> list[tuple[str, int]]:
        return _recurring(tag for audit in self.moderated for tag in audit.weaknesses)

    @property
    def learning_judged(self) -> list[Judged]:
        """The audits on which a competence can be confirmed: what cannot be relied on confirms none. Of who was sent back to
        learning their core audits too, so that a slip does not keep them out of the core group for a round."""
        return [
            a
            for a in self.moderated
            if (self.sent_back or a.kind is AuditKind.LEARNING) and a.admissibility is not Admissibility.INADMISSIBLE
        ]

    def by_month(self) -> list[tuple[date, list[Judged]]]:
        """The moderated audits of each month, the latest month first."""
        months = sorted({a.month for a in self.moderated}, reverse=True)
        return [(month, [a for a in self.moderated if a.month == month]) for month in months]


def _recurring(tags: Iterable[str]) -> list[tuple[str, int]]:
    found = [(tag, count) for tag, count in Counter(tags).items() if count >= AGAIN]
    return sorted(found, key=lambda one: (-one[1], one[0]))


def without(record: Record, untold: Collection[int]) -> Record:
    """The record as if these had not been moderated yet."""
    return (
        Record([_unjudged(one) if one.id in untold else one for one in record.audits], record.sent_back)
        if untold
        else record
    )


def _unjudged(one: Judged) -> Judged:
    return replace(one, admissibility=None, grade=one.own_grade, strengths=(), weaknesses=())


def is_core(person: Person) -> bool:
    """Whether they are in the core group; whoever audits and is not is a learner."""
    return Role.CORE_AUDITOR in person.roles


def may_see_all(actor: Actor) -> bool:
    """The PLT, directors and the council's own moderators see every auditor's record; a moderator from outside sees none."""
    return holds_inside(actor, Role.PLT, Role.DIRECTOR, Role.MODERATOR)


def may_see(actor: Actor, auditor: Person) -> bool:
    """Also everybody their own, and that of whom they cover for."""
    return auditor.id in actor.selves or may_see_all(actor)
