"""The weekly roll-up counts what was true then: replayed from what has happened since, and the same as a diary kept daily."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.course import Course, Move, Turn, Weeks
from domain.person import Team
from domain.roll_up import Figures, Week, roll_up, total, week_of

NOW = datetime(2018, 1, 15, 9, 0, tzinfo=UTC)
WEEKS = Weeks(NOW)
THEN = datetime(2018, 1, 8, 9, 0, tzinfo=UTC)
LONG_AGO, LAST_WEEK, WEEK_BEFORE = date(2017, 12, 1), date(2018, 1, 10), date(2018, 1, 3)


def a_course(**said: object) -> Course:
    plain: dict[str, object] = {"team_id": 1, "sent": LONG_AGO, "due": date(2018, 2, 1), "is_open": True}
    return Course(**plain | said)  # type: ignore[arg-type]


def before(course: Course) -> tuple[int, int]:
    """Open and late a week ago."""
    figures = week_of(course, WEEKS).before
    return int(figures.open), int(figures.late)


@dataclass
class Diary:
    """One action lived through, with a note of how it stood after every step: the naive way of knowing how it was."""

    due: date = date(2018, 1, 9)
    is_open: bool = True
    turns: list[Turn] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    pages: list[tuple[datetime, bool, date]] = field(default_factory=list)

    def lives(self, at: datetime, step: str, days: int) -> None:
        if step == "moves" and self.is_open:
            self.moves.append(Move(at, self.due))
            self.due += timedelta(days=days)
        elif step == "turns":
            self.is_open = not self.is_open
            self.turns.append(Turn(at, opened=self.is_open))
        self.pages.append((at, self.is_open, self.due))

    def at(self, moment: datetime) -> tuple[int, int]:
        stood = [(True, date(2018, 1, 9)), *((o, d) for at, o, d in self.pages if at <= moment)][-1]
        return int(stood[0]), int(stood[0] and stood[1] < moment.date())


hours = st.lists(st.integers(0, 24 * 30), unique=True, max_size=12).map(sorted)


@given(hours, st.lists(st.tuples(st.sampled_from(["turns", "moves"]), st.integers(1, 20)), min_size=12, max_size=12))
def test_how_it_stood_a_week_ago_is_what_a_diary_says(at: list[int], steps: list[tuple[str, int]]) -> None:
    diary = Diary()
    for hour, (step, days) in zip(at, steps, strict=False):
        diary.lives(NOW - timedelta(days=30) + timedelta(hours=hour), step, days)
    course = a_course(due=diary.due, is_open=diary.is_open, turns=diary.turns, moves=diary.moves)

    week = week_of(course, WEEKS)

    assert (int(week.now.open), int(week.now.late)) == diary.at(NOW)
    assert before(course) == diary.at(THEN)


def test_only_what_has_happened_since_is_needed_to_know_how_it_was() -> None:
    earlier = [Turn(THEN - timedelta(hours=1), opened=False), Turn(THEN, opened=True)]
    later = Turn(THEN + timedelta(minutes=1), opened=False)

    assert before(a_course(turns=[*earlier, later], is_open=False)) == (1, 0)
    assert before(a_course(turns=[later], is_open=False)) == (1, 0)
    assert before(a_course(is_open=False)) == (0, 0)


def test_an_action_counts_from_when_it_was_sent() -> None:
    that_day = THEN.date()
    assert before(a_course(sent=that_day - timedelta(days=1))) == (1, 0)
    assert before(a_course(sent=that_day + timedelta(days=1))) == (0, 0)
    assert before(a_course(sent=that_day, known_at=THEN)) == (1, 0)
    assert before(a_course(sent=that_day, known_at=THEN + timedelta(seconds=1))) == (0, 0)
    assert before(a_course(sent=that_day)) == (0, 0)


def test_it_is_late_by_the_due_date_it_had_then() -> None:
    moved = [Move(datetime(2018, 1, 12, 12, tzinfo=UTC), date(2018, 1, 5))]
    assert before(a_course(moves=moved)) == (1, 1)
    assert before(a_course(due=date(2018, 1, 8))) == (1, 0)
    assert week_of(a_course(due=date(2018, 1, 14)), WEEKS).now.late
    assert not week_of(a_course(due=date(2018, 1, 15)), WEEKS).now.late


def test_what_happened_is_counted_by_whole_days_from_monday_to_sunday() -> None:
    days = [date(2018, 1, 1) + timedelta(days=n) for n in (-1, 0, 6, 7, 13, 14)]
    course = a_course(done_on=days, asked_on=[*days, days[3]], drifted_on=days)

    week = week_of(course, WEEKS)

    assert (week.now.done, week.now.asked, week.now.drifted) == (2, 3, 1)
    assert (week.before.done, week.before.asked, week.before.drifted) == (2, 2, 1)


@pytest.mark.parametrize("first_working_day", [15, 16, 17])
def test_no_day_falls_between_two_roll_ups_or_into_both(first_working_day: int) -> None:
    rolled = [Weeks(datetime(2018, 1, day, 9, tzinfo=UTC)) for day in (8, first_working_day, 22)]
    for ordinal in range(date(2018, 1, 1).toordinal(), date(2018, 1, 22).toordinal()):
        assert [weeks.weeks_ago(date.fromordinal(ordinal)) for weeks in rolled].count(1) == 1


def test_a_week_ago_is_the_same_time_by_the_clock_on_the_wall() -> None:
    """On 25 March 2018 the clocks go forward: nine o'clock was an hour later in UTC the week before."""
    assert Weeks(datetime(2018, 3, 26, 8, tzinfo=UTC)).then == datetime(2018, 3, 19, 9, tzinfo=UTC)


NORTH = Team(1, "North", 1, "11-25", manager_id=11)
WEST = Team(2, "West", 1, "11-25", manager_id=11)
EAST = Team(3, "East", 1, "11-25")
SOUTH = Team(4, "South", 2, "Early Help", manager_id=12)
TEAMS = [SOUTH, EAST, WEST, NORTH]


def test_a_manager_of_two_teams_stands_once_and_a_team_without_one_by_itself() -> None:
    late = date(2018, 1, 2)
    rolled = roll_up(
        [a_course(team_id=n, due=late if n == 3 else date(2018, 2, 1)) for n in (1, 2, 2, 3)], TEAMS, WEEKS
    )

    [service] = rolled.services
    assert service.name == "11-25"
    assert [(of.manager_id, of.teams, of.week.now.open) for of in service.managers] == [
        (None, ("East",), 1),
        (11, ("North", "West"), 3),
    ]
    assert service.week == rolled.week == Week(Figures(open=4, late=1), Figures(open=4, late=1))


def test_work_of_other_teams_is_left_out_and_so_is_a_manager_with_nothing_in_either_week() -> None:
    rolled = roll_up([a_course(team_id=1), a_course(team_id=4)], [NORTH, WEST, EAST], WEEKS)
    assert [[of.teams for of in service.managers] for service in rolled.services] == [[("North", "West")]]
    assert rolled.week.now.open == 1


def test_services_follow_each_other_by_name() -> None:
    rolled = roll_up([a_course(team_id=n) for n in (4, 1)], TEAMS, WEEKS, everything=True)
    assert [service.name for service in rolled.services] == ["11-25", "Early Help"]


@pytest.mark.parametrize(
    ("course", "empty"),
    [
        (a_course(is_open=False), True),
        (a_course(is_open=False, turns=[Turn(NOW - timedelta(days=1), opened=False)]), True),
        (a_course(), False),
        (a_course(is_open=False, done_on=[LAST_WEEK]), False),
        (a_course(is_open=False, done_on=[WEEK_BEFORE]), True),
        (a_course(is_open=False, asked_on=[LAST_WEEK]), False),
        (a_course(is_open=False, drifted_on=[LAST_WEEK]), False),
    ],
)
def test_there_is_nothing_to_say_where_nothing_is_open_and_nothing_happened(course: Course, empty: bool) -> None:
    assert roll_up([course], TEAMS, WEEKS).is_empty is empty


def test_a_total_of_nothing_is_nothing() -> None:
    assert total([]) == Week()
