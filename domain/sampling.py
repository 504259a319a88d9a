"""Which moderated audits are moderated a second time, and by whom: never by the first moderator, evenly among the others."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from domain.audit import Audit
from domain.judging import may_judge_again
from domain.person import Actor

Assigned = list[tuple[Audit, Actor]]


def assign(
    drawn: Iterable[Audit], judges: Sequence[Actor], most: int, read: Mapping[int, Collection[int]] | None = None
) -> Assigned:
    """The first `most` of these for whom there is somebody, each with whoever has the fewest so far; of equals, the one who
    stands first. What nobody may judge again is left out. `read`: of each audit who knows its first moderation
    already: they cannot judge it blind."""
    load = {judge.id: 0 for judge in judges}
    found: Assigned = []
    for audit in drawn:
        known = (read or {}).get(audit.id, ())
        able = [j for j in judges if may_judge_again(j, audit) and j.selves.isdisjoint(known)]
        if len(found) >= most or not able:
            continue
        chosen = min(able, key=lambda judge: load[judge.id])
        load[chosen.id] += 1
        found.append((audit, chosen))
    return found
