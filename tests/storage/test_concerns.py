"""The register as it is stored, on both databases; and the message that somebody must answer, put once each time it is due."""

from datetime import timedelta

from sqlalchemy import select

from domain.action import Audited
from domain.concern import Capacity, Concern, ConcernState
from storage.history import Entry
from storage.ledger import Ledger, Store
from storage.summons import KIND, calls, summon
from storage.tables import outbox
from tests.office import council
from tests.office.council import IDS, put_action, put_audit, put_cover

NOW = council.SOME_DAY
ENTRY = Entry("program", "none", "raised", "C-1")


def furnished(store: Store) -> Concern:
    with store.writing(NOW) as ledger:
        council.furnish(ledger)
        put_audit(ledger, 71)
        audit = ledger.audits.get(71)
        assert audit
        of = Audited(71, audit.auditor_id, audit.moderator_id)
        said = "No visit since the plan was made"
        concern = Concern(1, "412087", audit.team, said, ledger.today.day, True, NOW, IDS["auditor"], of)
        ledger.add_concern(concern, ENTRY)
    return concern


def found(ledger: Ledger) -> Concern:
    concern = ledger.concerns.get(1)
    assert concern
    return concern


def put(ledger: Ledger) -> list[tuple[str, bool]]:
    statement = select(outbox.c.recipient, outbox.c.urgent).where(outbox.c.kind == KIND).order_by(outbox.c.id)
    return [(row.recipient, row.urgent) for row in ledger.connection.execute(statement)]


def test_what_is_raised_comes_back_as_it_was(store: Store) -> None:
    concern = furnished(store)
    with store.reading(NOW) as ledger:
        assert found(ledger) == concern
        assert ledger.concerns.of_audit(71) == [concern]


def test_of_two_who_change_it_one_wins(store: Store) -> None:
    concern = furnished(store)
    have_it = concern.acknowledged([Capacity.TEAM_MANAGER], IDS["manager"], NOW)
    other = concern.acknowledged([Capacity.HEAD_OF_SERVICE], IDS["head of service"], NOW)
    with store.writing(NOW) as ledger:
        assert ledger.concerns.save(concern, have_it)
        assert not ledger.concerns.save(concern, other)
        assert found(ledger) == have_it
        assert found(ledger).state is ConcernState.RAISED
        both = have_it.acknowledged([Capacity.HEAD_OF_SERVICE], IDS["head of service"], NOW)
        ledger.concerns.save(have_it, both)
        assert found(ledger).state is ConcernState.ACKNOWLEDGED


def test_whoever_must_answer_is_told_ahead_of_all_else_and_again_after_two_working_hours(store: Store) -> None:
    concern = furnished(store)
    with store.writing(NOW) as ledger:
        told = concern.with_duties(summon(ledger, concern, list(Capacity)))
        ledger.save_concern(concern, told, ENTRY)
        assert put(ledger) == [
            (f"person:{IDS[name]}", True) for name in sorted(("manager", "head of service"), key=IDS.__getitem__)
        ]
        again = {duty.again_at for duty in found(ledger).unanswered}
        (at,) = again
        assert at
        assert at >= NOW + timedelta(hours=2)
        assert ledger.concerns.unanswered() == [found(ledger)]
        assert calls(ledger, found(ledger), list(Capacity)) == {}
    with store.reading(at) as ledger:
        due = calls(ledger, found(ledger), list(Capacity))
        assert {person for each in due.values() for person in each.to} == {IDS["manager"], IDS["head of service"]}


def test_a_cover_is_told_in_the_place_of_whoever_is_away(store: Store) -> None:
    concern = furnished(store)
    with store.writing(NOW) as ledger:
        day = ledger.today.day.isoformat()
        put_cover(ledger, "manager", "west manager", day, day)
        duties = summon(ledger, concern, [Capacity.TEAM_MANAGER])
        assert duties[Capacity.TEAM_MANAGER].told == (IDS["west manager"],)
        assert put(ledger) == [(f"person:{IDS['west manager']}", True)]


def test_nobody_is_told_again_who_has_it(store: Store) -> None:
    concern = furnished(store)
    with store.writing(NOW) as ledger:
        told = concern.with_duties(summon(ledger, concern, list(Capacity)))
        ledger.save_concern(concern, told, ENTRY)
        have_it = told.acknowledged(list(Capacity), IDS["head of service"], NOW)
        ledger.save_concern(told, have_it, ENTRY)
        assert ledger.concerns.unanswered() == []


def test_nobody_is_told_again_of_one_that_is_closed(store: Store) -> None:
    concern = furnished(store)
    with store.writing(NOW) as ledger:
        told = concern.with_duties(summon(ledger, concern, list(Capacity)))
        ledger.save_concern(concern, told, ENTRY)
        assert ledger.concerns.unanswered() == [told]
        closed = told.closed(IDS["head of service"], NOW, "Visited", "Safe", ledger.today.day)
        ledger.save_concern(told, closed, ENTRY)
        assert ledger.concerns.unanswered() == []


def test_whoever_is_new_is_told_at_once_and_the_others_are_not(store: Store) -> None:
    concern = furnished(store)
    with store.writing(NOW) as ledger:
        told = concern.with_duties(summon(ledger, concern, list(Capacity)))
        ledger.save_concern(concern, told, ENTRY)
        day = ledger.today.day.isoformat()
        put_cover(ledger, "manager", "west manager", day, day)
        before = put(ledger)
    with store.writing(NOW + timedelta(minutes=1)) as ledger:
        called = summon(ledger, told, list(Capacity))
        assert list(called) == [Capacity.TEAM_MANAGER]
        assert put(ledger)[len(before) :] == [(f"person:{IDS['west manager']}", True)]
        assert called[Capacity.TEAM_MANAGER].times == 1


def test_a_number_that_an_action_of_another_case_bears_already_is_never_given_again(store: Store) -> None:
    furnished(store)
    with store.writing(NOW) as ledger:
        put_action(ledger, "A-2", concern="C-2", case_ref="398114")
        put_action(ledger, "A-3", concern="C-3", case_ref="398114")
        assert [ledger.concerns.free_number(ledger.numbers) for _ in range(2)] == [4, 5]
