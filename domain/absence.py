"""Being away, and who does the work meanwhile: one cover at a time, who is there themselves (domain page, "Who may do what")."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from domain.calendar import A_DAY
from domain.refusal import Refusal

LONGEST = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Absence:
    """From the first to the last day, both included, the cover does what is the person's to do. It ends by itself."""

    person_id: int
    cover_id: int
    first_day: date
    last_day: date
    id: int | None = None

    def overlaps(self, other: "Absence") -> bool:
        return self.first_day <= other.last_day and other.first_day <= self.last_day

    def is_on(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day

    def is_within(self, other: "Absence") -> bool:
        """The same cover for the same person, on no day on which it was not agreed before."""
        same = (self.person_id, self.cover_id) == (other.person_id, other.cover_id)
        return same and other.first_day <= self.first_day and self.last_day <= other.last_day


def check_first_day(wanted: Absence, before: Absence | None, today: date) -> None:
    """Nobody can have covered on a day that is past; what has begun keeps its first day."""
    if wanted.first_day < today and (before is None or wanted.first_day != before.first_day):
        raise Refusal("The first day is past. Choose today or later.", field="first_day")


def changed(before: Absence, wanted: Absence, today: date) -> tuple[Absence | None, Absence]:
    """What stays of the old one, and the one that goes on: who has covered on days that are past stays on record."""
    if wanted.cover_id == before.cover_id or before.first_day >= today:
        return None, replace(wanted, id=before.id)
    return replace(before, last_day=today - A_DAY), replace(wanted, first_day=today, id=None)


def ended(absence: Absence, back: date) -> Absence | None:
    """Ending sooner: its last day is the one before they are back; None where nothing of it is left."""
    sooner = replace(absence, last_day=back - A_DAY)
    return sooner if sooner.first_day <= sooner.last_day else None


def check_absence(wanted: Absence, others: Iterable[Absence], today: date) -> None:
    """Refusal where it cannot be. `others`: all absences in which one of the two is away or covers.

    Whoever covers is there themselves: a chain of covers would lead messages past the one who was told that they are covered.
    """
    if wanted.person_id == wanted.cover_id:
        raise Refusal("Choose somebody else: nobody covers for themselves.", field="cover")
    if wanted.last_day < wanted.first_day:
        raise Refusal("The last day is before the first.", field="last_day")
    if wanted.last_day < today:
        raise Refusal("These days are past already.", field="last_day")
    if wanted.last_day - wanted.first_day > LONGEST:
        raise Refusal("That is longer than a year. Choose an earlier last day.", field="last_day")
    for other in others:
        if other.id != wanted.id and wanted.overlaps(other):
            _check_together(wanted, other)


def _check_together(wanted: Absence, other: Absence) -> None:
    days = f"from {other.first_day:%-d %b %Y} to {other.last_day:%-d %b %Y}"
    if other.person_id == wanted.person_id:
        raise Refusal(f"There is a cover already {days}. End that one first.", field="first_day")
    if (other.person_id, other.cover_id) == (wanted.cover_id, wanted.person_id):
        raise Refusal(f"The two would cover for each other {days}. Choose somebody else.", field="cover")
    if other.person_id == wanted.cover_id:
        raise Refusal(f"Whom you chose is away {days}. Choose somebody else.", field="cover")
    if other.cover_id == wanted.person_id:
        words = "Whoever is away cannot cover for somebody else at that time"
        raise Refusal(f"{words}, {days}. Change that cover first.", field="first_day")
