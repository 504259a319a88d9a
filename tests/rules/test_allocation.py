"""Dealing cases: no rule is broken whatever comes in, no deal is more even or larger, and what cannot be met is said."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.allocation import Candidate, Case, Conditions, Dealt, audited_since, broken, key_of, kind_of, unmet
from domain.audit import AuditKind
from domain.audit_round import Target
from domain.dealing import deal
from domain.drawing import draw
from domain.person import Person, Role, Team

CORE, LEARNING = AuditKind.CORE, AuditKind.LEARNING
TEAMS = (Team(1, "North", 1, "11-25"), Team(2, "West", 1, "11-25"), Team(3, "South", 2, "Early Help"))
SERVICES = {1: "11-25", 2: "Early Help"}
LONG_AGO = date(2017, 3, 1)


def case(ref: str, team: int = 1, band: str = "") -> Case:
    return Case(ref, TEAMS[team - 1], band)


def core(number: int, *teams: int, load: int = 0) -> Candidate:
    return Candidate(number, CORE, frozenset(teams), load)


def learner(number: int, *teams: int, load: int = 0) -> Candidate:
    return Candidate(number, LEARNING, frozenset(teams), load)


def some(most_cases: int, most_people: int) -> st.SearchStrategy[tuple[list[Case], Conditions]]:
    teams, refs = st.sampled_from(TEAMS), st.integers(400, 408).map(str)
    cases = st.lists(st.builds(Case, refs, teams, st.sampled_from(["", "0-4", "5-9"])), max_size=most_cases)
    people = st.lists(
        st.builds(
            Candidate, st.integers(1, 60), st.sampled_from(AuditKind), st.frozensets(st.integers(1, 3), max_size=3),
            st.integers(0, 3),
        ),
        max_size=most_people, unique_by=lambda c: c.id,
    )  # fmt: skip
    targets = st.dictionaries(st.integers(1, 2), st.builds(Target, st.integers(-1, 4), st.integers(-1, 4)), max_size=2)
    audited = st.dictionaries(refs, st.just(LONG_AGO), max_size=3)
    conditions = st.builds(Conditions, people, targets, audited, st.just(12), st.just(SERVICES))
    return st.tuples(cases, conditions)


@given(some(12, 8))
def test_no_rule_is_broken_whatever_comes_in(given: tuple[list[Case], Conditions]) -> None:
    cases, on = given
    rows = deal(cases, on)

    assert [row.case for row in rows] == cases
    dealt = [row for row in rows if row.auditor_id is not None]
    for row in dealt:
        auditor = next(c for c in on.candidates if c.id == row.auditor_id)
        assert row.case.team.id not in auditor.teams
        assert row.case.case_ref not in on.audited
        assert row.kind is auditor.kind
        assert broken(row, on) == ""
    assert max(Counter(row.case.case_ref for row in dealt).values(), default=1) == 1
    for service, target in on.wanted.items():
        kinds = Counter(row.kind for row in dealt if row.case.team.service_id == service)
        assert kinds[CORE] <= max(0, target.core)
        assert kinds[LEARNING] <= max(0, target.learning)


@given(some(12, 8), st.randoms(use_true_random=False))
def test_the_same_cases_are_dealt_in_the_same_way_in_whatever_order_they_come(given, chance) -> None:  # type: ignore[no-untyped-def]
    cases, on = given
    cases = list({c.case_ref: c for c in cases}.values())
    once = {row.case: row for row in deal(cases, on)}
    chance.shuffle(cases)
    people = chance.sample(list(on.candidates), len(on.candidates))

    again = deal(cases, Conditions(people, on.wanted, on.audited, on.months, on.services))

    assert {row.case: row for row in again} == once


def every_deal(cases: Sequence[Case], on: Conditions) -> Iterator[list[Candidate | None]]:
    """All deals that the rules allow, found by trying everything."""
    choices = [[None, *on.allowed(c)] for c in cases]
    for hands in product(*choices):
        counts = Counter((c.team.service_id, hand.kind) for c, hand in zip(cases, hands, strict=True) if hand)
        over = (
            counts[service, kind] > max(0, aim.core if kind is CORE else aim.learning)
            for service, aim in on.wanted.items()
            for kind in AuditKind
        )
        if not any(over):
            yield list(hands)


def numbers(hands: Sequence[Candidate | None], on: Conditions) -> list[int]:
    got = Counter(hand.id for hand in hands if hand)
    return sorted((c.load + got[c.id] for c in on.candidates), reverse=True)


@settings(max_examples=60, deadline=None)
@given(some(5, 4))
def test_no_other_deal_gives_out_more_cases(given: tuple[list[Case], Conditions]) -> None:
    cases, on = given
    cases = list({c.case_ref: c for c in cases}.values())

    most = max(sum(hand is not None for hand in hands) for hands in every_deal(cases, on))

    assert sum(row.auditor_id is not None for row in deal(cases, on)) == most


@settings(max_examples=60, deadline=None)
@given(some(5, 4))
def test_no_other_deal_of_the_same_audits_is_more_even(given: tuple[list[Case], Conditions]) -> None:
    """Even: the largest number as small as can be, then the next, and so on. Where a service has targets the kind of each
    audit is settled before."""
    cases, on = given
    cases = list({c.case_ref: c for c in cases}.values())
    rows = deal(cases, on)
    settled = {r.case: r.kind for r in rows if r.case.team.service_id in on.wanted and r.auditor_id}
    dealt = [r.case for r in rows if r.auditor_id]
    people = {c.id: c for c in on.candidates}

    def same(hands: Sequence[Candidate | None]) -> bool:
        return all(h and settled.get(c, h.kind) is h.kind for c, h in zip(dealt, hands, strict=True))

    best = min(numbers(hands, on) for hands in every_deal(dealt, on) if same(hands))

    assert numbers([people[r.auditor_id] for r in rows if r.auditor_id], on) == best


@given(some(12, 8))
def test_all_that_is_not_met_is_said_and_nothing_else(given: tuple[list[Case], Conditions]) -> None:
    cases, on = given
    cases = list({c.case_ref: c for c in cases}.values())
    rows = deal(cases, on)

    said = unmet(rows, on)

    for row in rows:
        assert sum(s.startswith(f"Case {row.case.case_ref} ") for s in said) == (row.auditor_id is None)
    assert "nobody was chosen" not in "".join(said)
    counts = Counter((r.case.team.service_id, r.kind) for r in rows if r.auditor_id)
    off = sum(counts[s, CORE] != t.core for s, t in on.wanted.items()) + sum(
        counts[s, LEARNING] != t.learning for s, t in on.wanted.items()
    )
    assert sum("audits that are wanted" in s or "none is wanted" in s for s in said) == off


def test_of_the_own_team_only_the_case_is_left_and_named() -> None:
    on = Conditions([core(1, 1), learner(2, 1)])

    assert unmet(deal([case("412087"), case("412088", 2)], on), on) == [
        "Case 412087 (North): not dealt, as every auditor who takes part is of its own team."
    ]


def test_a_case_that_was_audited_lately_is_named_with_the_day() -> None:
    on = Conditions([core(1)], audited={"lcs-9": date(2017, 10, 3)})

    assert unmet(deal([case("LCS-9")], on), on) == [
        "Case LCS-9 (North): not dealt, as its last audit is of 3 Oct 2017, less than 12 months ago."
    ]


def test_targets_that_cannot_be_met_are_named_and_so_is_what_goes_beyond_them() -> None:
    on = Conditions([core(1), core(2)], {1: Target(1, 1)}, services=SERVICES)

    assert unmet(deal([case("1"), case("2")], on), on) == [
        "Case 2 (North): not dealt, as only learning audits are still wanted of 11-25, and nobody who does them may take it.",
        "11-25: 0 of the 1 learning audits that are wanted, 1 too few.",
    ]
    assert unmet(deal([case("1")], Conditions([core(1)], {1: Target(0, 0)})), Conditions([core(1)], {1: Target()})) == [
        "Case 1 (North): not dealt, as no more audits of 11-25 are asked for."
    ]


def test_without_an_auditor_nothing_is_dealt_and_it_is_said() -> None:
    assert unmet(deal([case("1")], Conditions([])), Conditions([])) == [
        "Case 1 (North): not dealt, as there is no auditor to deal to."
    ]


def test_a_spread_that_cannot_be_even_is_named() -> None:
    on = Conditions([core(1), core(2, 1)])
    rows = deal([case(str(n)) for n in range(4)], on)

    assert [row.auditor_id for row in rows] == [1, 1, 1, 1]
    assert unmet(rows, on) == [
        "Core auditors: between 0 and 4 audits each, as not everybody may take every case, or by hand."
    ]


def test_who_has_some_already_gets_fewer() -> None:
    on = Conditions([core(1, load=2), core(2)])

    assert Counter(row.auditor_id for row in deal([case(str(n)) for n in range(4)], on)) == {1: 1, 2: 3}


def test_a_chain_is_passed_along_where_that_makes_it_even() -> None:
    on = Conditions([core(1, 3), core(2, 2, 3), core(3, 1, 2)])
    rows = deal([case("1", 1), case("2", 1), case("3", 2), case("4", 3)], on)

    assert Counter(row.auditor_id for row in rows) == {1: 2, 2: 1, 3: 1}


def test_nobody_gets_all_of_one_team_where_hands_can_be_mixed() -> None:
    cases = [case(f"{team}{n}", team, band) for team in (1, 2) for n, band in enumerate(("0-4", "5-9"))]
    rows = deal(cases, Conditions([core(1), core(2)]))

    for auditor in (1, 2):
        held = [row.case for row in rows if row.auditor_id == auditor]
        assert {c.team.id for c in held} == {1, 2}
        assert {c.age_band for c in held} == {"0-4", "5-9"}


@given(st.lists(st.tuples(st.integers(1, 3), st.sampled_from(["0-4", "5-9"])), max_size=30), st.integers(0, 12))
def test_cases_are_drawn_from_all_teams_alike(stock: list[tuple[int, str]], number: int) -> None:
    cases = [case(str(n), team, band) for n, (team, band) in enumerate(stock)]
    drawn = Counter(c.team.id for c in draw(cases, number, Conditions([core(1)])))
    there = Counter(team for team, _ in stock)

    assert drawn.total() == min(number, len(cases))
    for team, other in product(there, there):
        assert drawn[team] <= drawn[other] + 1 or drawn[other] == there[other]


def test_as_many_as_the_targets_ask_for_are_drawn_and_none_that_could_not_be_dealt() -> None:
    on = Conditions([core(1, 3), learner(2)], {1: Target(2, 1), 2: Target(1, 0)}, {"11": LONG_AGO})
    stock = [case(f"{team}{n}", team) for team in (1, 2, 3) for n in range(5)]

    assert Counter(c.team.service_id for c in draw(stock, None, on)) == {1: 3}
    assert "11" not in {c.case_ref for c in draw(stock, None, on)}


def test_two_hundred_cases_and_sixty_auditors_take_well_under_a_second() -> None:
    teams = [Team(n, f"Team {n}", n % 4) for n in range(20)]
    cases = [Case(str(n), teams[n * n % 20], ("0-4", "5-9", "10-15", "16+")[n % 4]) for n in range(200)]
    people = [core(n, n % 20) if n % 3 else learner(n, n % 20) for n in range(60)]

    began = perf_counter()
    rows = deal(cases, Conditions(people))
    took = perf_counter() - began

    assert set(Counter(row.auditor_id for row in rows).values()) == {3, 4}
    assert took < 0.8


def test_the_months_are_counted_by_the_calendar() -> None:
    assert audited_since(date(2018, 2, 10), 12) == date(2017, 2, 10)
    assert audited_since(date(2018, 3, 31), 1) == date(2018, 2, 28)
    assert audited_since(date(2018, 12, 31), 12) == date(2017, 12, 31)
    assert audited_since(date(2018, 1, 31), 14) == date(2016, 11, 30)


@pytest.mark.parametrize(
    ("roles", "kind"),
    [
        ({Role.CORE_AUDITOR}, CORE),
        ({Role.LEARNER, Role.TEAM_MANAGER}, LEARNING),
        ({Role.LEARNER, Role.CORE_AUDITOR}, CORE),
        ({Role.MODERATOR, Role.PLT}, None),
    ],
)
def test_who_audits_what(roles: set[Role], kind: AuditKind | None) -> None:
    assert kind_of(Person(1, "Somebody", roles=frozenset(roles))) is kind


def test_a_row_changed_by_hand_is_checked_too() -> None:
    on = Conditions([core(1, 1), learner(2)])

    assert broken(Dealt(case("1"), CORE, 1), on) == "its auditor is of the case's own team"
    assert broken(Dealt(case("1"), CORE, 2), on) == "learners do learning audits, and core auditors core ones"
    assert broken(Dealt(case("1"), CORE, 9), on) == "its auditor takes no part in this round any more"
    assert broken(Dealt(case("1"), LEARNING, 2), on) == ""
    assert key_of(" LCS-9 ") == key_of("lcs-9")
