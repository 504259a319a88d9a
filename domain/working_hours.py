"""Hours that are counted: those in which the council works, reckoned in Europe/London ("How time runs")."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from domain.calendar import LONDON, Calendar, in_london
from domain.policy import Policy


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """From `begins` to `ends`, full hours in London, on the calendar's working days. Instants come and go in UTC."""

    calendar: Calendar
    begins: int
    ends: int

    @classmethod
    def of(cls, policy: Policy) -> "WorkingHours":
        return cls(policy.calendar, policy.day_begins, policy.day_ends)

    def after(self, moment: datetime, hours: int) -> datetime:
        """The instant at which so many working hours have gone since `moment`: the last of them may end with the day."""
        left, start = timedelta(hours=hours), self._not_before(moment)
        while left > (today := self._at(start, self.ends) - start):
            left, start = left - today, self.next_morning(start)
        return start + left

    def days_after(self, moment: datetime, days: int) -> datetime:
        """The same of so many working days, each of them as long as the council works."""
        return self.after(moment, days * (self.ends - self.begins))

    def next_morning(self, moment: datetime) -> datetime:
        """When work begins on the first working day after the day of `moment`."""
        return self._begin(self.calendar.add(in_london(moment).date(), 1))

    def _not_before(self, moment: datetime) -> datetime:
        """`moment` itself where it is a working hour, else when work next begins."""
        day = in_london(moment).date()
        if not self.calendar.is_working_day(day) or moment >= self._at(moment, self.ends):
            return self.next_morning(moment)
        return max(moment, self._begin(day))

    def _begin(self, day: date) -> datetime:
        return datetime.combine(day, time(self.begins), LONDON).astimezone(UTC)

    def _at(self, moment: datetime, hour: int) -> datetime:
        return datetime.combine(in_london(moment).date(), time(hour), LONDON).astimezone(UTC)
