"""Whether anybody has answered the reminders of a late action: how often its owner was reminded, and who said what since."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from domain.absence import Absence
from domain.calendar import london_day


@dataclass(frozen=True, slots=True)
class Silence:
    """`reminders`: days on which it stood in a digest since the last answer; `answered`: when a note came last or more
    time was asked, None where neither did since it is its owner's; `by_note`: which of the two it was."""

    reminders: int = 0
    answered: date | None = None
    by_note: bool = False


UNKNOWN = Silence()


def silence(
    reminded: Collection[tuple[date, datetime]],
    noted: datetime | None,
    asked: datetime | None,
    begins: datetime | None,
    handed_on: date | None,
) -> Silence:
    """`reminded`: day and moment of each digest; `begins`: when more time was given last: what came before is past. A new
    owner has answered nothing yet, and is reminded from the next day on."""
    answer = max((at for at in (noted, asked) if at), default=None)
    if answer and ((begins and answer < begins) or (handed_on and london_day(answer) < handed_on)):
        answer = None
    since = max((at for at in (answer, begins) if at), default=None)
    days = {day for day, at in reminded if (since is None or at > since) and (handed_on is None or day > handed_on)}
    return Silence(len(days), london_day(answer) if answer else None, bool(answer) and answer == noted)


def is_answer(by: int | None, on: date, asked: Collection[int | None], absences: Collection[Absence]) -> bool:
    """Whether a note of that day answers a reminder: it is one of those whose answer it is, or their cover's of that day. What
    somebody further up or of the PLT adds, such as that it is urgent, breaks no silence."""
    if by is None:
        return False
    return by in asked or any(one.cover_id == by and one.person_id in asked and one.is_on(on) for one in absences)
