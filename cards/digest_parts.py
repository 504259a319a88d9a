"""What stands in a digest: its headings, and under each the actions, every one of them once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cards import audits_to_do, concerns_waiting, to_judge
from cards.audits_to_do import AuditsToDo
from cards.concerns_waiting import ConcernsWaiting
from cards.to_judge import ToJudge
from cards.undelivered import NOTHING, News
from cards.unmoderated import NONE, Unmoderated
from cards.view import View
from domain.action import Action

MOST = 10


class Part(StrEnum):
    """The headings, in the order in which they stand."""

    WENT_TO_DIRECTOR = "went to the director"
    WENT_TO_HEAD = "went to the head of service"
    GOES_TO_DIRECTOR = "goes to the director"
    GOES_TO_HEAD = "goes to the head of service"
    LATE = "late"
    TODAY = "due today"
    SOON = "due soon"
    DECIDE = "decide"
    HELPED = "helped"
    LEFT = "left behind"


WAITING = (Part.DECIDE, Part.HELPED)
WENT = (Part.WENT_TO_DIRECTOR, Part.WENT_TO_HEAD)
GOES = (Part.GOES_TO_DIRECTOR, Part.GOES_TO_HEAD)
TO_DIRECTOR = (Part.WENT_TO_DIRECTOR, Part.GOES_TO_DIRECTOR)
MINE = (*WENT, *GOES, Part.LATE, Part.TODAY, Part.SOON)
DUE = (Part.LATE, Part.TODAY, Part.SOON)
OF_CONCERNS = "Of cases of concern"
"""The heading that comes before all of them."""
PRESSING = (*WENT, *GOES, Part.LATE)
"""Their rows show two buttons: to complete it, and to ask for more time."""


@dataclass(frozen=True, slots=True)
class Digest:
    """What stands under each heading, all of it; `view` is drawn for its reader. `next_day`: the working day after;
    `news`: what could not be delivered, `unmoderated`: what nobody has moderated in time, both for the PLT.
    `to_do`: audits that are late or nearly due; `to_judge`: those that wait for their reader's moderation; `concerns`: cases
    of concern that need their reader, ahead of all else."""

    day: date
    parts: Mapping[Part, Sequence[Action]]
    view: View
    next_day: date
    news: News = NOTHING
    unmoderated: Unmoderated = NONE
    to_do: AuditsToDo = audits_to_do.NONE
    concerns: ConcernsWaiting = concerns_waiting.NONE
    to_judge: ToJudge = to_judge.NONE

    @property
    def is_empty(self) -> bool:
        return (
            not any(self.parts.values())
            and not self.concerns.blocks
            and not self.news.blocks
            and not self.unmoderated.audits
            and not self.to_do.blocks
            and not self.to_judge.blocks
        )

    def number(self, *parts: Part) -> int:
        return sum(len(self.parts.get(part, ())) for part in parts)

    def ordinary(self, part: Part) -> int:
        """How many of a part stand under its own heading: none of those that belong to a case of concern."""
        return sum(not action.concern for action in self.parts.get(part, ()))

    @property
    def shown(self) -> list[tuple[Part, Action]]:
        """The rows, as many as one message has; where not all have room, what belongs to a case of concern has it first."""
        rows = [(part, action) for part in Part for action in self.parts.get(part, ())]
        first = sorted(rows, key=lambda row: not row[1].concern)[:MOST]
        return [row for row in rows if row in first]
