"""The roll-up in words: short for a phone, whole however many managers there are, and taken by Slack."""

from datetime import UTC, date, datetime

import pytest

from bot.slack import render
from bot.slack.blocks import picture_id
from cards.elements import Card, Image
from cards.roll_up import BARS, SHOWN, alt, bars, card
from cards.view import View
from domain.course import Weeks
from domain.person import Actor, Person
from domain.roll_up import Figures, OfManager, OfService, RollUp, Week, total
from tests.edge.kit import must_be_taken
from tests.office.screen import lines_of

READER = Actor(Person(1, "Head of service"))
WEEKS = Weeks(datetime(2018, 1, 15, 9, tzinfo=UTC))
WEEK = Week(Figures(12, 3, 5, 1, 2), Figures(14, 2, 5, 0, 3))


def of(*services: OfService, everything: bool = False) -> RollUp:
    return RollUp(WEEKS, services, everything)


def service(name: str, *weeks: Week, names: str = "Team") -> OfService:
    return OfService(name, tuple(OfManager(n, (f"{names} {n}",), week) for n, week in enumerate(weeks, start=2)))


def shown(rolled: RollUp) -> Card:
    people = {n: Person(n, f"Team manager, Team {n}", f"U{n}") for n in range(2, 200)}
    return card(rolled, View(READER, date(2018, 1, 15), people), lambda found: repr(found).encode())


def test_one_manager_needs_no_sum_beside_their_line() -> None:
    lines = lines_of(shown(of(service("11–25", WEEK))))
    assert lines[0] == "Your week in 11–25: 12 open, 3 late"
    assert lines[1].startswith("Chart of open actions.")
    assert lines[2] == (
        "Team 2: @Team manager, Team 2\n12 open (2 fewer), 3 late (1 more)\n"
        "5 done (as before), 1 drifted (1 more), more time asked twice (1 fewer)"
    )


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (Figures(), Figures(3, 1), "0 open (3 fewer), 0 late (1 fewer)"),
        (Figures(2), Figures(2), "2 open (as before)"),
        (Figures(2, done=1), Figures(1), "2 open (1 more)\n1 done (1 more)"),
        (Figures(1, asked=1), Figures(1, asked=1), "1 open (as before)\nmore time asked once (as before)"),
        (Figures(1), Figures(1, drifted=2), "1 open (as before)\n0 drifted (2 fewer)"),
        (Figures(1), Figures(1, asked=3), "1 open (as before)\nmore time asked 0 times (3 fewer)"),
    ],
)  # fmt: skip
def test_the_difference_is_said_in_words_and_what_never_was_is_left_out(
    now: Figures, before: Figures, words: str
) -> None:
    lines = lines_of(shown(of(service("11–25", Week(now, before)))))
    assert f"Team 2: @Team manager, Team 2\n{words}" in lines


@pytest.mark.parametrize(
    ("names", "where"),
    [
        (["A"], "A"),
        (["A", "B", "C"], "A, B and C"),
        (["A", "B", "C", "D"], "4 services"),
    ],
)
def test_it_says_of_which_services_it_is(names: list[str], where: str) -> None:
    rolled = of(*(service(name, WEEK) for name in names))
    assert shown(rolled).fallback.startswith(f"Your week in {where}: ")
    assert shown(of(*rolled.services, everything=True)).fallback.startswith("Your week in all services: ")


def test_more_managers_than_fit_are_summed_up_and_none_is_lost() -> None:
    rolled = of(service("A", *[WEEK] * 25), service("B", *[WEEK] * 10), service("C", *[WEEK] * 2))
    lines = lines_of(shown(rolled))
    assert sum(line.startswith("Team ") for line in lines) == SHOWN
    assert "5 more team managers in B: 60 open, 15 late." in lines
    assert "2 more team managers in C: 24 open, 6 late." in lines
    assert lines[0] == "Your week in A, B and C"
    assert lines[1].startswith("444 open")
    assert ", 111 late" in lines[1]


def test_the_chart_has_a_bar_a_manager_and_where_they_are_many_one_a_service() -> None:
    few = of(service("A", *[WEEK] * 3), service("B", *[WEEK] * 2, names="Other"))
    assert [bar.label for bar in bars(few)] == ["Team 2", "Team 3", "Team 4", "Other 2", "Other 3"]
    many = of(service("A", *[WEEK] * 9), service("B", *[WEEK] * 9))
    assert [(bar.label, bar.week) for bar in bars(many)] == [(s.name, s.week) for s in many.services]


def test_what_the_chart_has_no_room_for_is_one_bar_so_that_its_sum_is_whole() -> None:
    weeks = [Week(Figures(n, n // 2), Figures(n + 1)) for n in range(1, 31)]
    found = bars(of(service("A", *weeks)))
    assert len(found) == BARS
    assert found[-1].label == "All others"
    assert {bar.week.now.open for bar in found[:-1]} == set(range(22, 31))
    assert total(bar.week for bar in found) == total(weeks)
    assert all(f"{bar.week.now.open}" in alt(found) for bar in found)


def test_without_anything_open_in_either_week_there_is_no_chart() -> None:
    assert bars(of(service("A", Week(Figures(done=1), Figures())))) == ()
    assert not [b for b in shown(of(service("A", Week(Figures(done=1), Figures())))).blocks if isinstance(b, Image)]


@pytest.mark.parametrize("name", ["A", "💥" * 300, "<!channel>", "&" * 500, "$x$"])
@pytest.mark.parametrize("many", [1, 12, 60])
def test_slack_takes_it_however_large_the_council_is_and_keeps_its_buttons(name: str, many: int) -> None:
    rolled = of(*(service(f"{name} {n}", *[WEEK] * 4, names=name) for n in range(many)))
    drawn = shown(rolled)
    [image] = [block for block in drawn.blocks if isinstance(block, Image)]
    for files in ({}, {picture_id(image.png): "F0CHART00001"}):
        message = render.message(drawn, files)
        must_be_taken(message)
        assert [e["action_id"] for e in message["blocks"][-1]["elements"]] == ["list", "list#2"]
        assert sum(block["type"] == "image" for block in message["blocks"]) == len(files)
