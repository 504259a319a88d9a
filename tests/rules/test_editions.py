"""Nothing hidden can be worked out from all editions of a report together: what a correction has changed is not told again.

Held by trying all months and all corrections of one audit that would be told alike; telling each edition for itself must fail.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.counted import Facts
from domain.counting import month_figures
from domain.editions import Edition, told_of, withheld, year_is_withheld
from domain.figures import Share
from domain.month import ConcernFigures, MonthFigures, MonthOfRun, OfChildren
from domain.policy import DEFAULT
from domain.suppression import alone, findings, findings_of_teams, grades_of
from tests.rules.test_suppression import SMALL, World, of, of_team, worlds

DECEMBER = date(2017, 12, 1)
EMPTY = month_figures(Facts(), None, DEFAULT)
Editions = tuple[World, ...]
Tell = Callable[[Sequence[MonthFigures]], Hashable]
SUMS = tuple(chain.from_iterable(combinations(range(4), size) for size in (1, 2, 3)))


def graded(world: World) -> MonthFigures:
    return replace(EMPTY, table=of(world))


def by_the_rule(editions: Sequence[MonthFigures]) -> Hashable:
    """All that is read, edition by edition; how many were admissible is never hidden."""
    told = [told_of([Edition(each) for each in editions[:upto]]) for upto in range(1, len(editions) + 1)]
    return tuple((each.table.admissible, grades_of(each)) for each in told)


def each_for_itself(editions: Sequence[MonthFigures]) -> Hashable:
    return tuple(grades_of(each) for each in editions)


def corrected(world: World) -> Iterator[World]:
    """As it was, an audit found inadmissible, one more found admissible, or one judged anew."""
    yield world
    for place in range(4):
        yield moved(world, place, 1)
        if world[place]:
            yield moved(world, place, -1)
            yield from (moved(moved(world, place, -1), other, 1) for other in range(4) if other != place)


def moved(world: World, place: int, by: int) -> World:
    return World(*(count + by * (place == n) for n, count in enumerate(world)))


def of_editions(of_all: int, editions: int) -> Iterator[Editions]:
    found: Iterator[Editions] = ((world,) for world in worlds(of_all))
    for _ in range(editions - 1):
        found = ((*before, after) for before in list(found) for after in corrected(before[-1]))
    return found


def worked_out(tell: Tell, of_all: int, editions: int = 2) -> list[tuple[Editions, str]]:
    """Small counts of any edition that are the same in all that would be told alike, and corrections of which it would be known
    what they changed."""
    known = {world: graded(world) for each in of_editions(of_all, editions) for world in each}
    alike: dict[Hashable, list[Editions]] = defaultdict(list)
    for each in of_editions(of_all, editions):
        alike[tell([known[world] for world in each])].append(each)
    return [(group[0], what) for group in alike.values() for what in _learnt(group, of_all)]


def _learnt(group: list[Editions], of_all: int) -> Iterator[str]:
    for places in SUMS:
        counts = [[sum(world[n] for n in places) for world in each] for each in group]
        for edition, found in enumerate(map(set, zip(*counts, strict=True))):
            if len(found) == 1 and found <= set(SMALL):
                yield f"{places} of edition {edition + 1}"
        changed = {each[-1] - each[0] for each in counts}
        if len(changed) == 1 and changed != {0}:
            yield f"what changed of {places}"


@pytest.mark.parametrize(("of_all", "editions"), [(5, 2), (10, 2), (3, 3)])
def test_no_small_count_and_no_change_can_be_worked_out_from_all_editions(of_all: int, editions: int) -> None:
    assert worked_out(by_the_rule, of_all, editions) == []


def test_telling_each_edition_for_itself_would_not_do() -> None:
    learnt = {what for _, what in worked_out(each_for_itself, 10)}
    assert {"(2, 3) of edition 2", "what changed of (2, 3)"} <= learnt
    first, then = graded(World(0, 15, 5)), graded(World(0, 16, 4))

    def better(tell: Tell) -> set[int]:
        """How many may be Good or Outstanding now, for whoever has read both."""
        alike = (each for each in corrected(World(0, 15, 5)) if tell([first, graded(each)]) == tell([first, then]))
        return {each.good + each.outstanding for each in alike}

    assert better(each_for_itself) == {4}, "told as 5, and as fewer than 5 after one was judged anew"
    assert better(by_the_rule) == {4, 5, 6}


counts = st.integers(0, 6)
councils = st.lists(st.tuples(counts, counts), min_size=1, max_size=4)
"""Of each team: how many audits had the finding, and how many had not."""


def council(teams: Sequence[tuple[int, int]]) -> Edition:
    had, whole = sum(one for one, _ in teams), sum(map(sum, teams))
    table = of(World(0, whole, 0))
    parts = {f"team:{n}": of_team({"drift": one} if one else {}, one + other) for n, (one, other) in enumerate(teams)}
    found = {"drift": Share(had, whole)} if had else {}
    concerns = ConcernFigures(had, had, 0)
    actions = replace(EMPTY.actions, helped=Share(had, whole))
    return Edition(
        replace(EMPTY, table=table, findings=found, concerns=concerns, actions=actions), parts, {"service:1": [*parts]}
    )


def read_of(editions: Sequence[Edition]) -> Hashable:
    """All that is told of children, in the channels of everybody, and of each team."""
    now, groups = told_of(editions), withheld(editions)
    told = findings(now.findings)
    named = None if OfChildren.TAGS in groups else findings_of_teams(told, editions[-1].parts)
    differences = findings({"": now.actions.helped} if now.actions.helped.of else {})
    concerns = now.concerns and alone(now.concerns.raised)
    return repr((groups, told, named, differences, concerns, replace(grades_of(now), of=0)))


@given(councils, st.data())
def test_what_is_told_after_a_change_is_one_and_the_same_whatever_was_changed(
    teams: list[tuple[int, int]], data: st.DataObject
) -> None:
    """A finding given to an audit or taken from it, in a team chosen at random, or an audit that left."""

    def change() -> list[tuple[int, int]]:
        place = data.draw(st.integers(0, len(teams) - 1))
        had, other = teams[place]
        ways = [(had + 1, other), (had, other + 1), *([(had - 1, other)] if had else [])]
        return [*teams[:place], data.draw(st.sampled_from(ways)), *teams[place + 1 :]]

    first, one, other = council(teams), council(change()), council(change())
    same = one.figures.findings == first.figures.findings == other.figures.findings
    changed = [set(withheld([first, each])) for each in (one, other)]
    assert all(OfChildren.TAGS in each for each in changed)
    if changed[0] == changed[1]:
        assert read_of([first, one]) == read_of([first, other])
    assert read_of([first, one, first]) == read_of([first, one]), "also where it is as it was again"
    assert read_of([first, first]) == read_of([first])
    assert same or not told_of([first, one]).findings


def test_a_team_whose_tag_vanished_would_be_known_to_have_had_one() -> None:
    first, then = council([(1, 4), (3, 5), (4, 3)]), council([(0, 4), (3, 5), (4, 3)])
    named = [findings_of_teams(findings(each.figures.findings), each.parts) for each in (first, then)]
    assert [each["team:0"] for each in named] == [("drift",), ()], "each edition told for itself"
    assert OfChildren.TAGS in withheld([first, then])
    assert withheld([first, council([(1, 4), (3, 5), (4, 3)])]) == frozenset()


def test_a_finding_that_went_from_one_team_to_another_is_named_to_neither() -> None:
    first, then = council([(1, 4), (4, 5)]), council([(0, 5), (5, 4)])
    assert withheld([first, then]) == {OfChildren.TAGS}


def test_the_year_is_not_told_where_one_of_its_months_was_corrected() -> None:
    """All others and the year would tell it: what was told as fewer than five, and one judged anew, as five."""
    first, then = graded(World(0, 17, 4)), graded(World(0, 16, 5))
    december = MonthOfRun(DECEMBER, figures=then, is_posted=True)
    corrected_in = replace(december, figures=told_of([Edition(first), Edition(then)]))
    assert not year_is_withheld([december, december])
    assert year_is_withheld([corrected_in, december])
