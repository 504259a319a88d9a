"""The message that a case of concern needs somebody: put for each who must say that they have it, at once and then again.

And the messages to who hears of it where somebody does not say so, or where it did not reach them.
"""

from collections.abc import Collection, Iterable, Mapping

from domain.chase import Call, above, call, is_directors, silent
from domain.concern import Capacity, Concern, Duty
from domain.oversight import answerable
from domain.person import Role
from domain.working_hours import WorkingHours
from storage.claims import Claim
from storage.ledger import Ledger
from storage.outbox import Notice

KIND, UNANSWERED, UNREACHED = "concern", "concern-unanswered", "concern-unreached"
REVIEW = "concern-review"
ABOVE = (UNANSWERED, UNREACHED, REVIEW)
"""What is told to those above."""
Duties = dict[Capacity, Duty]


def summon(ledger: Ledger, concern: Concern, capacities: Collection[Capacity]) -> Duties:
    """Put it for whoever answers in these capacities today and is to be told now, or for who stands in for them; returns the
    duties that have changed, as they then are.

    To be saved with the case of concern in the same transaction, so that it is said once, whoever else looks meanwhile.
    """
    called = calls(ledger, concern, capacities)
    for person in sorted({person for each in called.values() for person in each.to}):
        _put(ledger, KIND, concern, person, mark=f"v{concern.version}:{ledger.now.isoformat()}")
    return {capacity: each.duty for capacity, each in called.items()}


def calls(ledger: Ledger, concern: Concern, capacities: Collection[Capacity]) -> dict[Capacity, Call]:
    """What `summon` would put. It only reads."""
    seniors, hours = ledger.people.seniors(), WorkingHours.of(ledger.policy)
    found = {}
    for capacity in capacities:
        able = answerable(capacity, concern.team, seniors)
        answering = ledger.absences.present(able, ledger.today.day)
        if made := call(concern.duties[capacity], answering, ledger.now, hours):
            found[capacity] = made
    return found


def who_hears_of_silence(ledger: Ledger, concern: Concern) -> list[int]:
    """Who is to be told now that not everybody has it; nobody before its time, or where they were told."""
    policy = ledger.policy
    if not is_directors(concern, ledger.now, policy.acknowledge_within, WorkingHours.of(policy)):
        return []
    seniors, away = ledger.people.seniors(), ledger.absences.stand_ins(ledger.today.day)
    found = above(concern, silent(concern, seniors), seniors, away)
    return sorted({away.get(person, person) for person in found})


def tell_of_silence(ledger: Ledger, concern: Concern, people: Iterable[int]) -> None:
    for person in people:
        _put(ledger, UNANSWERED, concern, person, mark=f"v{concern.version}")


def tell_unreached(ledger: Ledger, concern: Concern, failed: Claim | Notice, trouble: str) -> None:
    """The directors and the PLT hear that this message about it did not reach somebody; where there is nobody else of them,
    whoever else answers for it, or has raised it."""
    about = {"kind": failed.kind, "person": failed.person_id, "trouble": trouble}
    above_all = [person.id for person in ledger.people.holding(Role.DIRECTOR, Role.PLT)]
    for person in _present(ledger, above_all, failed) or _present(ledger, _concerned(ledger, concern), failed):
        _put(ledger, UNREACHED, concern, person, str(failed.id), about)


def _concerned(ledger: Ledger, concern: Concern) -> set[int]:
    seniors = ledger.people.seniors()
    answering = (answerable(capacity, concern.team, seniors) for capacity in Capacity)
    return {concern.raised_by or 0}.union(*answering) - {0}


def _present(ledger: Ledger, people: Collection[int], failed: Claim | Notice) -> list[int]:
    return [person for person in ledger.absences.present(people, ledger.today.day) if person != failed.person_id]


def _put(
    ledger: Ledger, kind: str, concern: Concern, to: int, mark: str = "", said: Mapping[str, object] | None = None
) -> None:
    key = f"{kind}:{concern.reference}:{to}" + (f":{mark}" if mark else "")
    ledger.outbox.put(kind, f"person:{to}", key, {"concern": concern.id, **(said or {})})
