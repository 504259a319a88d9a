"""Whether a case of concern has reached those who must say that they have it: where it has not, somebody who can reach them is
told at once, and the register says so until they press or a later message arrives."""

from dataclasses import replace

from domain.concern import Capacity, Concern, Duty
from storage.claims import Claim
from storage.history import Entry, State
from storage.kinds import kind_of
from storage.ledger import Ledger
from storage.outbox import Notice
from storage.summons import KIND, summon, tell_unreached


def not_reached(ledger: Ledger, claim: Claim | Notice, trouble: str) -> None:
    """It failed for good, nobody can tell, there is no account, or it waits too long: whoever answers instead by now is told;
    where there is nobody new, the directors and the PLT are, once for as long as it goes on. Of several reasons the last
    is kept, as long as it is the same person's."""
    if not kind_of(claim.kind).must_reach or claim.person_id is None:
        return
    ledger.history.lock()
    concern = ledger.concerns.get(claim.content["concern"])
    if concern is None or not concern.unanswered:
        return
    if claim.kind != KIND:
        tell_unreached(ledger, concern, claim, trouble)
    elif missed := _of(concern, claim.person_id, known=False):
        _not_called(ledger, concern, claim, {c: d.not_reaching(claim.person_id, trouble) for c, d in missed.items()})
    elif worse := {
        c: d for c, d in _of(concern, claim.person_id, known=True).items() if d.worse(claim.person_id, trouble)
    }:
        after = concern.with_duties({c: replace(d, trouble=trouble) for c, d in worse.items()})
        ledger.save_concern(concern, after, _entry("not reached", concern, after, claim))


def reached(ledger: Ledger, claim: Claim) -> None:
    """A message arrived where an earlier one did not."""
    if claim.kind != KIND or claim.person_id is None:
        return
    concern = ledger.concerns.get(claim.content["concern"])
    if concern and _of(concern, claim.person_id, known=True):
        ledger.history.lock()
        concern = ledger.concerns.get(concern.id) or concern
        well = _of(concern, claim.person_id, known=True)
        after = concern.with_duties({c: duty.reaching(claim.person_id) for c, duty in well.items()})
        ledger.save_concern(concern, after, _entry("reached", concern, after, claim))


def _not_called(ledger: Ledger, concern: Concern, claim: Claim | Notice, missed: dict[Capacity, Duty]) -> None:
    """Nobody above need do anything while it may reach another who was told."""
    noted = replace(concern, duties={**concern.duties, **missed})
    called = summon(ledger, noted, list(missed))
    somebody_new = any(set(duty.told) - set(concern.duties[capacity].told) for capacity, duty in called.items())
    trouble = next((duty.trouble for duty in missed.values() if duty.trouble), "")
    if trouble and not somebody_new:
        tell_unreached(ledger, concern, claim, trouble)
    after = concern.with_duties({**missed, **called})
    ledger.save_concern(concern, after, _entry("not reached", concern, after, claim))


def _of(concern: Concern, person: int, *, known: bool) -> dict[Capacity, Duty]:
    """The duties for which they were told; `known`: of which it is known already that it did not reach them."""
    return {d.capacity: d for d in concern.unanswered if person in d.told and d.misses(person) is known}


def _entry(verb: str, before: Concern, after: Concern, claim: Claim | Notice) -> Entry:
    said: State = {"version": after.version, "to": claim.recipient, "notice": claim.id}
    return Entry("program", "program", verb, after.reference, {"version": before.version}, said)
