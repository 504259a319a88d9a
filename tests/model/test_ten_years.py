"""Ten simulated years without a difference between the product and a naive model of who should hear what on which day.

They go by in quarters, in many short lives each; `make model` lives through a hundred years. With AUDITBOT_MODEL_SHRINK=1 a
difference is told by the shortest story that leads to it, which takes some minutes to find.
"""

import os
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from domain.calendar import ENGLAND
from tests.databases import SqliteFiles
from tests.model import acts
from tests.model.acts import Acts
from tests.model.council import PLT, Audit, Council, Work
from tests.model.days import A_DAY, FIRST, LAST, Days
from tests.model.naive import Naive
from tests.model.of_audits import HEADINGS
from tests.model.product import Product
from tests.model.said import ORDER
from tests.model.years import Years

TEN_YEARS = 3653  # days
QUARTERS = 4
RUNS = int(os.environ.get("AUDITBOT_MODEL_RUNS", "8"))
STEPS = 25
PHASES = [Phase.generate, *([Phase.shrink] if "AUDITBOT_MODEL_SHRINK" in os.environ else [])]
HEARD = ("digest", "escalation", *ORDER, *HEADINGS)
Think = Callable[[Council], Naive]


class Lives:
    """Runs of the machine, each upon a database of its own."""

    def __init__(self, files: SqliteFiles, folder: Path) -> None:
        self._files, self._folder = files, folder

    def live(self, number: int, think: Think = Naive, runs: int = RUNS) -> Counter[str]:
        """So many runs, different ones for each number; what was lived through in all of them."""

        class Machine(Years):
            begin = staticmethod(lambda council: Product(self._files.new(self._folder), council))
            lived: ClassVar[Counter[str]] = Counter()

        Machine.think = staticmethod(think)
        how = settings(max_examples=runs, stateful_step_count=STEPS, phases=PHASES, report_multiple_bugs=False)
        run_state_machine_as_test(seed(number)(Machine), settings=how)
        return Machine.lived


@pytest.fixture
def lives(sqlite_files: SqliteFiles, tmp_path: Path) -> Lives:
    return Lives(sqlite_files, tmp_path)


@pytest.mark.timeout(0)
@pytest.mark.parametrize("quarter", range(QUARTERS))
def test_years_go_by_without_a_difference(lives: Lives, quarter: int) -> None:
    """How many days a life has is drawn by chance, too, and what happens in it: another is lived until there are enough of them,
    and until each kind of message was heard, for three times as long at most."""
    lived, seed_of_life, enough = Counter[str](), quarter, TEN_YEARS / QUARTERS
    while lived["days"] < enough or (lived["days"] < 3 * enough and not all(lived[said] for said in HEARD)):
        lived += lives.live(seed_of_life)
        seed_of_life += QUARTERS

    print(lived)
    assert {said for said in HEARD if not lived[said]} == set()


class EscalatesADayLate(Naive):
    def thresholds(self, work: Work) -> tuple[int, int]:
        head, director = super().thresholds(work)
        return head + 1, director


class TellsTheDirectorADayEarly(Naive):
    def thresholds(self, work: Work) -> tuple[int, int]:
        head, director = super().thresholds(work)
        return head, director - 1


class MakesNoHasteWithConcerns(Naive):
    def thresholds(self, _work: Work) -> tuple[int, int]:
        return self.council.numbers.head_after, self.council.numbers.director_after


class WarnsNoNewOwner(Naive):
    def rung(self, work: Work, day: date) -> int:
        late = self.council.days.overdue(work.due, day)
        return max(work.climbed, sum(late >= after for after in self.thresholds(work)))


class RemindsInSpiteOfASnooze(Naive):
    def _reminder(self, work: Work, day: date) -> bool:
        numbers, due = self.council.numbers, work.due
        days = {self.council.days.before(due, n) for n in (numbers.first_reminder, numbers.second_reminder)}
        return day >= due or day in days


class HeedsNoWish(Naive):
    def _ordinary(self, person: int, day: date) -> bool:
        return day in self.council.days


class TellsTheHeadOfNoLateAudit(Naive):
    def hears_of_late(self, _audit: Audit) -> set[int]:
        return self.council.holding(PLT)


class SaysItTwice(Naive):
    def _first_time(self, day: date, slot: str) -> bool:
        self.put = {key for key in self.put if key[0] != "digest"}
        return True


def knows_no_cover(council: Council) -> Naive:
    council.cover_of = lambda _person, _day: None  # type: ignore[method-assign]
    return Naive(council)


WRONG: list[Think] = [
    EscalatesADayLate, TellsTheDirectorADayEarly, WarnsNoNewOwner, RemindsInSpiteOfASnooze, HeedsNoWish, SaysItTwice,
    MakesNoHasteWithConcerns, TellsTheHeadOfNoLateAudit, knows_no_cover,
]  # fmt: skip
OFTEN: dict[Think, Callable[..., None]] = {RemindsInSpiteOfASnooze: Acts.snoozes, WarnsNoNewOwner: Acts.reassigns}
"""What has to happen for some of them to be found out, and what would happen too seldom by itself."""


@pytest.mark.timeout(0)
@pytest.mark.parametrize("wrong", WRONG)
def test_a_model_that_is_wrong_in_one_thing_is_told_from_the_product(
    lives: Lives, wrong: Think, monkeypatch: pytest.MonkeyPatch
) -> None:
    often = [each for each in acts.ALL if each[0] is OFTEN.get(wrong)]
    monkeypatch.setattr(acts, "ALL", acts.ALL + often * 10)

    with pytest.raises(AssertionError):
        lives.live(0, wrong, runs=5 * RUNS)


def test_the_days_that_are_listed_by_hand_are_the_products_working_days() -> None:
    days = Days()
    every = (FIRST + n * A_DAY for n in range((LAST - FIRST).days + 1))

    assert [day for day in every if (day in days) != ENGLAND.is_working_day(day)] == []
    assert days.after(date(2018, 12, 24), 2) == ENGLAND.add(date(2018, 12, 24), 2)
    assert days.overdue(date(2018, 12, 24), date(2019, 1, 3)) == ENGLAND.late(date(2018, 12, 24), date(2019, 1, 3))
    assert days.before(date(2019, 1, 1) + timedelta(days=4), 1) == ENGLAND.add(date(2019, 1, 5), -1)
