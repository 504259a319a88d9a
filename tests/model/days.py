"""Working days by listing them: no sum, no library, the bank holidays as the government publishes them."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection
from datetime import date, timedelta

A_DAY = timedelta(days=1)
# England and Wales; weekdays alone, substitute days among them.
BANK_HOLIDAYS = {
    2016: "01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27",
    2017: "01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
    2018: "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26",
    2019: "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26",
    2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
    2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
    2028: "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
}
_OFF = {date.fromisoformat(f"{year}-{day}") for year, days in BANK_HOLIDAYS.items() for day in days.split()}
FIRST, LAST = date(min(BANK_HOLIDAYS), 1, 1), date(max(BANK_HOLIDAYS), 12, 31)
_ALL = [FIRST + n * A_DAY for n in range((LAST - FIRST).days + 1)]


class Days:
    """All working days there are, in order; the council's own closures left out."""

    def __init__(self, closures: Collection[date] = ()) -> None:
        self._list = [d for d in _ALL if d.weekday() < 5 and d not in _OFF and d not in closures]
        self._set = set(self._list)

    def __contains__(self, day: date) -> bool:
        return day in self._set

    def after(self, day: date, number: int = 1) -> date:
        """The so-manieth working day after this day."""
        return self._list[bisect_right(self._list, day) + number - 1]

    def before(self, day: date, number: int = 1) -> date:
        return self._list[bisect_left(self._list, day) - number]

    def within(self, first: date, last: date) -> list[date]:
        """Those from the first to the last day, both included."""
        return self._list[bisect_left(self._list, first) : bisect_right(self._list, last)]

    def overdue(self, due: date, today: date) -> int:
        """Working days that have begun since the due date; a day late on a weekend counts for one."""
        return max(len(self.within(due + A_DAY, today)), 1) if today > due else 0
