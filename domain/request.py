"""What somebody asks for and somebody else decides: more time, or a handover beyond the service."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from domain.calendar import Calendar
from domain.policy import Policy
from domain.refusal import Refusal


class RequestKind(StrEnum):
    MORE_TIME = "more-time"
    HANDOVER = "handover"


class RequestState(StrEnum):
    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Request:
    """`from_due` and `to_due` are set for more time, `to_owner` for a handover. `reason` and `answer` are free text.

    `in_place_of`: whom a cover stood in for in asking, where it was not theirs to ask.
    """

    action_id: int
    kind: RequestKind
    asked_by: int | None
    asked_at: datetime
    reason: str
    from_due: date | None = None
    to_due: date | None = None
    to_owner: int | None = None
    state: RequestState = RequestState.ASKED
    decided_by: int | None = None
    decided_at: datetime | None = None
    answer: str = ""
    id: int | None = None
    in_place_of: int | None = None

    def decided(self, state: RequestState, *, by: int | None, at: datetime, answer: str = "") -> "Request":
        return replace(self, state=state, decided_by=by, decided_at=at, answer=answer)

    def lapsed(self, at: datetime) -> "Request":
        """The action was done or closed meanwhile: nobody needs to decide any more."""
        return self.decided(RequestState.LAPSED, by=None, at=at)


def check_new_due(asked: date, *, due: date, today: date, policy: Policy) -> None:
    """More time must be later than today and than the present date, and not a slip of the year."""
    if asked <= today:
        raise Refusal("The new date must be after today.", field="due")
    if asked <= due:
        raise Refusal(f"It is already due on {due:%-d %b %Y}. Choose a later date.", field="due")
    check_due(asked, today, policy)


def check_due(due: date, today: date, policy: Policy, field: str = "due") -> None:
    """A due date is a working day, so that the reminder on the day can come; not past, and not a slip of the year. `field`: the
    input it was given in."""
    if due < today:
        raise Refusal("The due date is past. Choose today or later.", field=field)
    if (due - today).days > policy.longest_extension_in_days:
        raise Refusal("That is more than a year away. Choose an earlier date.", field=field)
    check_working_day(due, policy.calendar, field)


def check_working_day(day: date, calendar: Calendar, field: str) -> None:
    """Refusal that names the next one."""
    if not calendar.is_working_day(day):
        following = calendar.add(day, 1)
        raise Refusal(f"{day:%a %-d %b} is not a working day. Choose {following:%a %-d %b}, for example.", field=field)
