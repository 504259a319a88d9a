"""Nothing hidden can be worked out from everything that is told: each small count could be another one as well.

Held by solvers that know nothing of the rule: all worlds that would be told alike, and all totals that the told ranges allow.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import reduce
from itertools import chain, combinations
from operator import or_
from typing import NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.figures import Figures, Share
from domain.month import ActionFigures, PartFigures
from domain.suppression import (
    BELOW,
    OPEN,
    Part,
    Told,
    ToldGrades,
    alone,
    findings,
    findings_of_teams,
    grades,
    year_told_with,
    years,
)

SMALL = range(1, BELOW)


class World(NamedTuple):
    """How many of each grade there were."""

    featured: int
    without: int
    good: int
    outstanding: int = 0


def of(world: World) -> Figures:
    whole, nothing = sum(world), Share(0, sum(world))
    weak = world.featured + world.without
    return Figures(
        moderated=whole, immediate=Share(whole, whole), development=nothing, inadmissible=nothing, admissible=whole,
        not_yet_good=Share(weak, whole), with_good_features=Share(world.featured, whole),
        without=Share(world.without, whole), good=Share(world.good, whole), outstanding=Share(world.outstanding, whole),
    )  # fmt: skip


def worlds(of_all: int) -> Iterator[World]:
    for one in range(of_all + 1):
        for two in range(of_all - one + 1):
            for three in range(of_all - one - two + 1):
                yield World(one, two, three, of_all - one - two - three)


def worked_out(
    tell: Callable[[World], Hashable], of_all: int, small: range = SMALL
) -> list[tuple[World, tuple[int, ...]]]:
    """Worlds in which a small count, of one grade or of several together, is the same in all worlds that are told alike."""
    alike: dict[Hashable, list[World]] = defaultdict(list)
    for world in worlds(of_all):
        alike[tell(world)].append(world)
    sums = list(chain.from_iterable(combinations(range(4), size) for size in (1, 2, 3, 4)))[:-1]
    return [
        (group[0], places)
        for group in alike.values()
        for places in sums
        if len(counts := {sum(world[place] for place in places) for world in group}) == 1 and counts <= set(small)
    ]


@pytest.mark.parametrize("below", [2, 3, BELOW])
def test_no_small_count_of_a_month_is_the_same_in_all_worlds_that_are_told_alike(below: int) -> None:
    for of_all in range(5 * below):
        assert worked_out(lambda world: grades(of(world), below), of_all, range(1, below)) == []


def test_hiding_the_small_counts_alone_would_not_do() -> None:
    def naive(world: World) -> Hashable:
        return tuple("few" if count in SMALL else count for count in world)

    assert (World(0, 10, 0, 2), (3,)) in worked_out(naive, 12)
    assert worked_out(lambda world: (world.featured + world.without, grades(of(world))), 12) != []


def test_parting_a_count_that_is_hidden_itself_would_not_do() -> None:
    def parted(world: World) -> Hashable:
        weak = World(world.featured, world.without, 0)
        return grades(of(world)), world.featured if min(weak[:2]) >= BELOW else None, world.without

    assert worked_out(parted, 18) != []


def test_december_is_told_as_its_readers_know_it() -> None:
    told = grades(of(World(1, 22, 2)))
    assert told == ToldGrades(25, True, Told(21, 25, 25), Told(0, 4, 25))
    assert grades(of(World(10, 10, 12, 8))) == ToldGrades(
        40,
        True,
        Told(20, 20, 40),
        Told(20, 20, 40),
        Told(10, 10, 40),
        Told(10, 10, 40),
        Told(12, 12, 40),
        Told(8, 8, 40),
    )
    assert grades(of(World(3, 2, 3))) == ToldGrades(8)
    assert grades(of(World(10, 3, 30))).with_good_features == Told(9, 13, 43)


def test_where_policy_opens_it_every_count_is_told_as_it_is() -> None:
    told = grades(of(World(1, 22, 2)), OPEN)
    assert told.with_good_features == Told(1, 1, 25)
    assert told.outstanding == Told(0, 0, 25)
    assert (alone(3, OPEN), alone(3), alone(0), alone(5)) == (Told(3, 3), Told(0, 4), Told(0, 4), Told(5, 5))


# A year of months, services and teams.

counts = st.integers(0, 9)
one_team = st.lists(st.builds(World, st.just(0), counts, counts, st.just(0)), min_size=2, max_size=2)
councils = st.lists(st.lists(one_team, min_size=1, max_size=2), min_size=1, max_size=2)
Council = list[list[list[World]]]
"""What the year's audits came to: of each service, of each team of it, in each month."""


def added(some: Iterable[World]) -> World:
    return World(*map(sum, zip(World(0, 0, 0), *some, strict=True)))


def months_of(council: Council) -> list[World]:
    return [added(team[month] for service in council for team in service) for month in range(2)]


def parts_of(council: Council) -> list[Part]:
    return [
        Part(
            f"{n}",
            of(added(world for team in service for world in team)),
            {f"{n}/{m}": of(added(team)) for m, team in enumerate(service)},
        )
        for n, service in enumerate(council)
    ]


def added_up(several: Iterable[int]) -> int:
    """Sets of counts are bits, as they are tried often; all sums of one count of each."""
    found = 1
    for bits in several:
        found = reduce(or_, (found << n for n in range(bits.bit_length()) if bits >> n & 1), 0)
    return found


def thought(told: ToldGrades | None, children: int) -> int:
    """Which counts of Good or Outstanding what was told allows."""
    better = told.good_or_better if told else None
    least, most = (better.least, better.most) if better else (0, children)
    return reduce(or_, (1 << count for count in range(least, most + 1)))


def possible(council: Council, told: Mapping[str, ToldGrades]) -> dict[str, list[int]]:
    """For each month, service and team all counts that everything told allows, found by trying each."""
    parts = parts_of(council)
    months = {f"month {n}": thought(grades(of(world)), sum(world)) for n, world in enumerate(months_of(council))}
    rooms = {room: figures for part in parts for room, figures in {part.room: part.year, **part.teams}.items()}
    first = months | {room: thought(told.get(room), figures.admissible) for room, figures in rooms.items()}

    def fits(place: str, count: int) -> bool:
        allowed = first | {place: 1 << count}
        services = [allowed[part.room] & added_up(allowed[team] for team in part.teams) for part in parts]
        return bool(added_up(allowed[month] for month in months) & added_up(services))

    return {
        place: [count for count in range(bits.bit_length()) if bits >> count & 1 and fits(place, count)]
        for place, bits in first.items()
    }


def given_away(council: Council, told: Mapping[str, ToldGrades]) -> list[str]:
    """Months, services and teams of which a small count, of either grade, can be worked out."""
    children = {f"month {n}": sum(world) for n, world in enumerate(months_of(council))}
    children |= {
        room: f.admissible for part in parts_of(council) for room, f in {part.room: part.year, **part.teams}.items()
    }
    return [
        place
        for place, values in possible(council, told).items()
        if len(values) == 1 and (values[0] in SMALL or children[place] - values[0] in SMALL)
    ]


@given(councils)
def test_no_small_count_of_month_service_or_team_can_be_worked_out_from_the_year(council: Council) -> None:
    told = years(map(of, months_of(council)), parts_of(council))
    assert given_away(council, told) == []


NORTH = [[World(0, 20, 4), World(0, 20, 3)], [World(0, 20, 2), World(0, 20, 4)]]


def test_telling_each_service_and_team_for_itself_would_not_do() -> None:
    services = [NORTH, [[World(0, 9, 1), World(0, 9, 1)], [World(0, 9, 0), World(0, 9, 1)]]]
    each = {
        room: grades(one) for part in parts_of(services) for room, one in {part.room: part.year, **part.teams}.items()
    }
    assert given_away(services, each) == ["1"], "the months' sum without the other service's"
    assert years(map(of, months_of(services)), parts_of(services)) == {}


def test_the_year_is_told_of_services_and_teams_where_what_is_hidden_stays_open() -> None:
    services = [NORTH, [[World(0, 9, 1), World(0, 9, 2)], [World(0, 9, 2), World(0, 9, 1)]]]
    told = years(map(of, months_of(services)), parts_of(services))
    assert set(told) == {"0", "1", "0/0", "0/1", "1/0", "1/1"}
    assert told["0"] == ToldGrades(93, True, Told(80, 80, 93), Told(13, 13, 93))
    assert told["1/0"] == ToldGrades(21, True, Told(17, 21, 21), Told(0, 4, 21))


def test_nothing_is_told_of_a_year_in_which_an_audit_was_judged_anew_since_its_month_was_posted() -> None:
    services = [NORTH, [[World(0, 9, 1), World(0, 9, 2)], [World(0, 9, 2), World(0, 9, 1)]]]
    first, second = months_of(services)
    for by in (1, -1):
        posted = first._replace(without=first.without - by, good=first.good + by)
        assert years(map(of, (posted, second)), parts_of(services)) == {}


def test_nothing_is_told_of_the_year_where_a_single_hidden_month_is_all_that_is_open() -> None:
    services = [[[World(0, 10, 5), World(0, 10, 1)]]] * 2
    assert months_of(services) == [World(0, 20, 10), World(0, 20, 2)]
    assert years(map(of, months_of(services)), parts_of(services)) == {}


def test_windows_that_differ_by_a_month_would_tell_that_month_so_they_stand_end_to_end() -> None:
    december, january = World(0, 20, 10), World(0, 20, 11)
    first, second = grades(of(december)), grades(of(january))
    assert first.good_or_better
    assert second.good_or_better
    assert second.good_or_better.least - first.good_or_better.most == 1, "the one audit of January, one child's grade"

    months = [date(2017 + n // 12, 1 + n % 12, 1) for n in range(48)]
    ends = sorted({year_told_with(month) for month in months})
    assert ends == [date(year, 12, 1) for year in (2016, 2017, 2018, 2019, 2020)]
    assert all(year_told_with(month) <= month for month in months)


def test_what_the_audits_do_not_say_is_not_told_as_hidden() -> None:
    ungraded = replace(of(World(0, 12, 12)), not_yet_good=Share(0, 0), good=Share(0, 0), outstanding=Share(0, 0))
    assert grades(ungraded) == ToldGrades(24, are_known=False)
    no_features = replace(of(World(6, 6, 12)), with_good_features=Share(0, 0), without=Share(0, 0))
    assert grades(no_features).not_yet_good == Told(12, 12, 24)
    assert grades(no_features).with_good_features is None


# Findings.

NONE = Share(0, 0)
ACTIONS = ActionFigures(0, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE)


def of_team(found: Mapping[str, int], sampled: int = 9) -> PartFigures:
    return PartFigures(sampled, ACTIONS, found, of(World(0, 0, 0)), 0, practice=sampled)


@given(st.lists(st.integers(0, 4), min_size=1, max_size=8), st.integers(0, 20))
def test_no_team_that_is_named_a_finding_can_be_known_to_have_one_alone(of_teams: list[int], others: int) -> None:
    whole = sum(of_teams)
    told = findings({"drift": Share(whole, whole + others)})
    teams = {str(n): of_team({"drift": one} if one else {}) for n, one in enumerate(of_teams)}
    named = [team for team, tags in findings_of_teams(told, teams).items() if tags]
    assume(named)
    assert set(named) == {str(n) for n, one in enumerate(of_teams) if one}
    for _ in named:
        most = whole - (len(named) - 1)
        assert most > 1, "one, or more"


def test_a_finding_of_few_audits_or_of_nearly_all_has_no_number_and_is_named_to_no_team() -> None:
    found = {"drift": Share(4, 25), "analysis": Share(21, 25), "smart": Share(20, 25), "review": Share(5, 25)}
    told = findings(found)
    assert set(told) == {"smart", "review"}
    part = of_team({"drift": 1, "smart": 2, "review": 1}, 3)
    assert findings_of_teams(told, {"North": part})["North"] == ("smart", "review")
    five = {str(n): part for n in range(5)}
    assert findings_of_teams(told, five)["0"] == ("smart",), (
        "five audits in five teams: each would be known to have one"
    )
    single = of_team({"smart": 1}, 1)
    assert findings_of_teams(told, {"North": single})["North"] == ()
