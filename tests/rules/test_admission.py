"""Who is let in: people of the home workspace in the people table, and no guest but an external moderator."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from domain.admission import NOT_KNOWN, Account, admit, is_fresh
from domain.person import Person, Role
from domain.refusal import Refusal, unseen
from tests.rules.some import NOW, a_person

HOME = "T0HOME"
KNOWN = Account("U1", HOME, "one@council.example", False, False, False, False, NOW)
MANAGER = a_person(1, Role.TEAM_MANAGER)
OUTSIDE = a_person(1, Role.EXTERNAL_MODERATOR)
BARRED = {
    "a bot": (replace(KNOWN, bot=True), MANAGER),
    "a deactivated account": (replace(KNOWN, deactivated=True), MANAGER),
    "a stranger of a connected workspace": (replace(KNOWN, stranger=True), MANAGER),
    "another workspace": (replace(KNOWN, workspace="T0OTHER"), MANAGER),
    "no workspace": (replace(KNOWN, workspace=""), MANAGER),
    "somebody not in the people table": (KNOWN, None),
    "a leaver": (KNOWN, replace(MANAGER, active=False)),
    "a guest": (replace(KNOWN, guest=True), MANAGER),
    "a guest who may do everything else": (replace(KNOWN, guest=True), a_person(1, *set(Role) - {Role.EXTERNAL_MODERATOR})),
    "an external moderator who is deactivated": (replace(KNOWN, guest=True, deactivated=True), OUTSIDE),
    "an external moderator who has left": (replace(KNOWN, guest=True), replace(OUTSIDE, active=False)),
    "an external moderator of another workspace": (replace(KNOWN, guest=True, stranger=True), OUTSIDE),
}  # fmt: skip


@pytest.mark.parametrize("who", BARRED)
def test_all_who_are_not_let_in_are_told_the_same(who: str) -> None:
    account, person = BARRED[who]

    with pytest.raises(Refusal) as refusal:
        admit(account, person, HOME)

    assert (refusal.value.sentence, refusal.value.field) == (NOT_KNOWN, "")


@pytest.mark.parametrize("person", [MANAGER, OUTSIDE, a_person(1)])
def test_people_of_the_home_workspace_are_let_in(person: Person) -> None:
    assert admit(KNOWN, person, HOME) is person


def test_an_external_moderator_is_let_in_as_a_guest() -> None:
    assert admit(replace(KNOWN, guest=True), OUTSIDE, HOME) is OUTSIDE


def test_one_ground_is_enough_to_be_refused_whatever_else_holds() -> None:
    flags = ("guest", "stranger", "bot", "deactivated")
    for held in product((False, True), repeat=4):
        account = replace(KNOWN, **dict(zip(flags, held, strict=True)))
        let_in = True
        try:
            admit(account, MANAGER, HOME)
        except Refusal:
            let_in = False
        assert let_in == (not any(held))


@pytest.mark.parametrize(
    ("age", "person", "fresh"),
    [
        (timedelta(0), MANAGER, True),
        (timedelta(hours=24), MANAGER, True),
        (timedelta(hours=24, seconds=1), MANAGER, False),
        (timedelta(minutes=1), None, True),
        (timedelta(minutes=1, seconds=1), None, False),
        (timedelta(seconds=-1), MANAGER, False),
        (timedelta(seconds=-1), None, False),
    ],
)
def test_the_platforms_word_is_good_for_a_day_and_for_a_minute_while_nobody_is_known(
    age: timedelta, person: Person | None, fresh: bool
) -> None:
    assert is_fresh(KNOWN, person, NOW + age) is fresh


def test_of_an_account_nobody_spoke_of_nothing_is_known() -> None:
    assert not is_fresh(None, MANAGER, NOW)


def test_what_is_not_there_and_what_is_not_yours_is_one_sentence() -> None:
    assert unseen("A-17").sentence == "There is no action A-17 that you can see."
