"""Lists hold what is meant, what belongs to a case of concern first and then by due date, ten to a page, with counts of the
whole."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from domain.action import Action
from storage.ledger import Ledger, Store
from storage.lists import PAGE, Page
from storage.visible import Scope
from tests.storage.random_council import ACTIONS, NOW, PEOPLE, TODAY, fill

EVERYTHING = Scope(frozenset({1}), everything=True)


@pytest.fixture
def filled(store: Store) -> Store:
    with store.writing(NOW) as ledger:
        fill(ledger, 2)
    return store


def of(ledger: Ledger) -> list[Action]:
    return ledger.actions.some(list(range(1, ACTIONS + 1)))


def pages(first: Page, turn: Callable[[int], Page]) -> list[Page]:
    return [first, *(turn(number) for number in range(2, first.last + 1))]


def in_order(found: list[Action]) -> list[int]:
    return [a.id for a in sorted(found, key=lambda a: (not a.concern, a.due, a.id))]


def must_hold(shown: list[Page], expected: list[Action]) -> None:
    """The pages together are what is expected, in order, and each says how many there are in all."""
    assert [a.id for page in shown for a in page.actions] == in_order(expected)
    assert [len(page.actions) for page in shown[:-1]] == [PAGE] * (len(shown) - 1)
    assert [page.number for page in shown] == list(range(1, len(shown) + 1))
    late = sum(a.due < TODAY for a in expected)
    assert {(page.total, page.late) for page in shown} == {(len(expected), late)}


def test_ones_own_list_is_what_is_open_and_owned(filled: Store) -> None:
    with filled.reading(NOW) as ledger:
        for owners in ([3], [1, 2, 3, 4, 5, 6, 7, 8], list(range(1, PEOPLE + 1))):
            turned = pages(ledger.lists.mine(owners, TODAY), lambda n, own=owners: ledger.lists.mine(own, TODAY, n))
            must_hold(turned, [a for a in of(ledger) if a.is_open and a.owner_id in owners])


def test_all_and_overdue_are_what_is_open_in_sight(filled: Store) -> None:
    with filled.reading(NOW) as ledger:
        opened = [a for a in of(ledger) if a.is_open]
        assert len(opened) > 3 * PAGE
        must_hold(
            pages(
                ledger.lists.visible(EVERYTHING, TODAY), lambda number: ledger.lists.visible(EVERYTHING, TODAY, number)
            ),
            opened,
        )
        late = ledger.lists.visible(EVERYTHING, TODAY, overdue=True)
        assert (late.total, late.late) == (sum(a.due < TODAY for a in opened),) * 2
        assert [a.id for a in late.actions] == in_order([a for a in opened if a.due < TODAY])[:PAGE]


def test_a_page_before_the_first_is_the_first_and_one_beyond_the_last_is_the_last(filled: Store) -> None:
    with filled.reading(NOW) as ledger:
        assert {ledger.lists.visible(EVERYTHING, TODAY, page).number for page in (-1, 0, 1)} == {1}
        last = ledger.lists.visible(EVERYTHING, TODAY, 1).last
        for page in (last, last + 1, 99, 10**6, 10**30):
            assert ledger.lists.visible(EVERYTHING, TODAY, page) == ledger.lists.visible(EVERYTHING, TODAY, last)
        assert ledger.lists.visible(EVERYTHING, TODAY, 10**6).number == last


def test_an_empty_list_has_one_empty_page(filled: Store) -> None:
    with filled.reading(NOW) as ledger:
        nobody = Scope(frozenset({999}))
        for shown in (ledger.lists.mine([999], TODAY, 3), ledger.lists.visible(nobody, TODAY), Page(())):
            assert (shown.actions, shown.number, shown.total, shown.late, shown.last) == ((), 1, 0, 0, 1)


HOLDS: dict[tuple[str, ...], Callable[[Action], bool]] = {
    ("PLAN",): lambda a: "plan" in a.text.lower(),
    ("rewrite", "the"): lambda a: "Rewrite the" in a.text,
    ("400003",): lambda a: a.case_ref == "400003",
    ("400003", "plan"): lambda a: a.case_ref == "400003" and "plan" in a.text,
    ("100%",): lambda a: "100%" in a.text,
    ("%",): lambda a: "%" in a.text,
    ("_",): lambda a: "_" in a.text,
    ("'",): lambda a: False,
    ("\\",): lambda a: False,
    ("/",): lambda a: False,
}


def test_finding_means_every_word_in_text_or_case_reference_open_ones_first(filled: Store) -> None:
    with filled.reading(NOW) as ledger:
        for words, holds in HOLDS.items():
            expected = [a for a in of(ledger) if holds(a)]
            first = ledger.lists.search(EVERYTHING, words, TODAY)
            shown = pages(first, lambda n, said=words: ledger.lists.search(EVERYTHING, said, TODAY, n))
            opened = [a for a in expected if not a.status.is_closed]
            closed = [a for a in expected if a.status.is_closed]
            assert [a.id for page in shown for a in page.actions] == in_order(opened) + in_order(closed), words
            assert first.total == len(expected)


def test_counts_by_team_are_of_open_and_of_overdue_actions(filled: Store) -> None:
    with filled.reading(NOW) as ledger:
        for scope in (EVERYTHING, Scope(frozenset({1, 2, 3})), Scope(frozenset({1}), True, frozenset({1, 2}))):
            seen = set(ledger.lists.ids(scope))
            expected: dict[int, tuple[int, int]] = {}
            for a in of(ledger):
                if a.is_open and a.id in seen:
                    total, late = expected.get(a.team.id, (0, 0))
                    expected[a.team.id] = (total + 1, late + (a.due < TODAY))
            assert ledger.lists.counts_by_team(scope, TODAY) == expected


def test_an_action_comes_back_as_it_was_saved(filled: Store) -> None:
    with filled.writing(NOW) as ledger:
        before = next(a for a in of(ledger) if a.is_open)
        after = before.moved(TODAY + timedelta(days=30)).handed_to(2, TODAY).asking("more-time", 3)
        assert ledger.actions.save(before, after)
        assert ledger.actions.get(before.id) == after


def test_of_two_changes_made_from_the_same_sight_the_second_is_not_saved(filled: Store) -> None:
    with filled.writing(NOW) as ledger:
        seen = next(a for a in of(ledger) if a.is_open)
        assert ledger.actions.save(seen, seen.handed_to(2, TODAY))
        assert not ledger.actions.save(seen, seen.handed_to(3, TODAY))
        assert ledger.actions.get(seen.id) == seen.handed_to(2, TODAY)
