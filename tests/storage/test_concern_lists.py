"""The register as the database finds it is the one that the rules allow, for everybody, page by page, the most pressing first."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from domain.concern import Capacity, Concern, Duty
from domain.oversight import standings
from domain.person import Actor
from storage.concern_lists import actions_of, open_of_case, register
from storage.history import Entry
from storage.ledger import Ledger, Store
from tests.office import council
from tests.office.council import IDS, put_action, put_cover

NOW = council.SOME_DAY
MOST = 40


def furnished(store: Store) -> None:
    chance = Random(7)
    with store.writing(NOW) as ledger:
        council.furnish(ledger)
        day = ledger.today.day
        put_cover(ledger, "manager", "south manager", day.isoformat(), day.isoformat())
        teams, people = ledger.people.teams(), sorted(person.id for person in ledger.people.all())
        for number in range(1, MOST + 1):
            raiser = chance.choice([None, *people])
            due, on = (day + timedelta(days=chance.randrange(*days)) for days in ((-9, 20), (-40, 0)))
            one = Concern(
                number, f"4120{number % 3}", chance.choice(teams), "-", on, number % 4 == 0, NOW, raiser, review_due=due
            )
            if chance.random() < 0.3:
                trouble = Duty(Capacity.TEAM_MANAGER, trouble="user_not_found")
                one = replace(one, duties={**one.duties, Capacity.TEAM_MANAGER: trouble})
            if chance.random() < 0.5:
                one = replace(one.acknowledged(list(Capacity), IDS["plt"], NOW), version=1)
            if chance.random() < 0.3:
                one = one.closed(IDS["plt"], NOW - timedelta(hours=number), "-", "-", day)
            ledger.add_concern(one, Entry("program", "none", "raised", one.reference))
        put_action(ledger, "A-7", concern="C-3")
        put_action(ledger, "A-8", concern="C-3")


def pages(ledger: Ledger, who: Actor, *, closed: bool) -> list[Concern]:
    first = register(ledger.concerns, who, ledger.today.day, closed=closed)
    rest = [
        register(ledger.concerns, who, ledger.today.day, number, closed=closed) for number in range(2, first.last + 1)
    ]
    found = [concern for page in (first, *rest) for concern in page.concerns]
    assert len(found) == first.total
    assert register(ledger.concerns, who, ledger.today.day, 99, closed=closed).number == first.last
    return found


def test_everybody_finds_what_they_may_see_and_nothing_else(store: Store) -> None:
    furnished(store)
    with store.reading(NOW) as ledger:
        every, seniors = ledger.concerns.some(range(1, MOST + 1)), ledger.people.seniors()
        for person in ledger.people.all():
            who = ledger.people.actor(person, ledger.today.day)
            for closed in (False, True):
                allowed = {c.id for c in every if c.is_closed is closed and standings(who, c, seniors)}
                assert {c.id for c in pages(ledger, who, closed=closed)} == allowed


def test_the_register_begins_with_safety_then_what_reached_nobody_or_nobody_has_then_late_reviews_then_the_oldest(
    store: Store,
) -> None:
    furnished(store)
    with store.reading(NOW) as ledger:
        plt = ledger.people.named({IDS["plt"]})[IDS["plt"]]
        shown = pages(ledger, Actor(plt), closed=False)
        today = ledger.today.day
        ranks = [
            (
                not c.unsafe,
                0 if c.troubles else 1 if c.state == "raised" else 2,
                not (c.review_due and c.review_due < today),
                c.raised_on,
                c.id,
            )
            for c in shown
        ]
        assert ranks == sorted(ranks)
        assert [len({rank[n] for rank in ranks}) for n in range(3)] == [2, 3, 2]
        past = [concern.closed_at for concern in pages(ledger, Actor(plt), closed=True)]
        assert past == sorted(past, reverse=True)  # type: ignore[type-var]
        assert {c.case_ref for c in open_of_case(ledger.concerns, "41201")} == {"41201"}
        third = ledger.concerns.some([3, 4])
        assert {name: [a.id for a in found] for name, found in actions_of(ledger, third).items()} == {
            "C-3": [7, 8],
            "C-4": [],
        }
