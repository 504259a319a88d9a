"""What is counted of a month's round: what is alike comes as one fact with its number, so that a million audits are no more
than the ways in which they differ."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from domain.action import Status
from domain.audit import AuditKind, Score
from domain.figures import Alike, Share
from domain.impact import Difference

DONE = (Status.COMPLETE, Status.AWAITING_ACCEPTANCE)


@dataclass(frozen=True, slots=True)
class Submitted:
    """Audits that were submitted, of the cases of one team."""

    count: int
    kind: AuditKind
    service: str
    team: str
    age_band: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """Core audits that were moderated on one day."""

    count: int
    submitted: date | None
    moderated: date | None


@dataclass(frozen=True, slots=True)
class Scored:
    """One area of so many of these audits."""

    area: str
    score: Score
    of: Alike


@dataclass(frozen=True, slots=True)
class Tagged:
    """A tag that so many of these audits have. `kind`: finding, strength or weakness."""

    kind: str
    tag: str
    of: Alike


@dataclass(frozen=True, slots=True)
class Sent:
    """Actions from audits of one kind. `in_time`: done by the day they were due, which more time may have moved."""

    count: int
    kind: AuditKind
    status: Status
    in_time: bool = False
    drifted: bool = False
    extended: bool = False
    difference: Difference | None = None

    @property
    def is_done(self) -> bool:
        return self.status in DONE


@dataclass(frozen=True, slots=True)
class Answered:
    """Answers to how being audited was."""

    count: int
    fair: bool
    useful: bool


NOTHING = Share(0, 0)


@dataclass(frozen=True, slots=True)
class Facts:
    """All that was counted of one month's round, or of the cases of some teams in it. `agreed`: second moderations; `concerns`
    that are open and closed; `auditors` and `moderators` of the moderated core audits."""

    audits: Sequence[Alike] = ()
    submitted: Sequence[Submitted] = ()
    judged: Sequence[Judged] = ()
    scored: Sequence[Scored] = ()
    tagged: Sequence[Tagged] = ()
    sent: Sequence[Sent] = ()
    answered: Sequence[Answered] = ()
    agreed: Share = NOTHING
    concerns: tuple[int, int] = (0, 0)
    auditors: int = 0
    moderators: int = 0


def together(facts: Iterable[Facts]) -> Facts:
    """Of several teams as of one. Auditors and moderators of each are others than those of the rest."""
    each = list(facts)
    agreed, concerns = [one.agreed for one in each], [one.concerns for one in each]
    return Facts(
        audits=tuple(chain.from_iterable(one.audits for one in each)),
        submitted=tuple(chain.from_iterable(one.submitted for one in each)),
        judged=tuple(chain.from_iterable(one.judged for one in each)),
        scored=tuple(chain.from_iterable(one.scored for one in each)),
        tagged=tuple(chain.from_iterable(one.tagged for one in each)),
        sent=tuple(chain.from_iterable(one.sent for one in each)),
        answered=tuple(chain.from_iterable(one.answered for one in each)),
        agreed=Share(sum(one.count for one in agreed), sum(one.of for one in agreed)),
        concerns=(sum(one for one, _ in concerns), sum(one for _, one in concerns)),
        auditors=sum(one.auditors for one in each),
        moderators=sum(one.moderators for one in each),
    )
