"""The monthly report in the form of results-based accountability: its sections, and how far it has come (domain page, "The
cycle" 7)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from domain.refusal import Refusal


class Section(StrEnum):
    """In the order in which they are read. What is written in them is the PLT's; the figures are filled in."""

    MUCH = "much"
    WELL = "well"
    BETTER = "better"
    ANALYSIS = "analysis"
    LINKS = "links"
    RECOMMENDATIONS = "recommendations"
    NEXT = "next"


TITLES: Mapping[Section, str] = {
    Section.MUCH: "How much did we do?",
    Section.WELL: "How well did we do it?",
    Section.BETTER: "Is anybody better off?",
    Section.ANALYSIS: "Summary analysis",
    Section.LINKS: "Links with earlier findings and other sources",
    Section.RECOMMENDATIONS: "Recommendations",
    Section.NEXT: "Next steps",
}


TYPED = (Section.LINKS, Section.RECOMMENDATIONS, Section.NEXT)
"""Those for which auditbot offers what people typed elsewhere, and not figures alone."""
LONGEST = 3000
"""Characters of a section."""
BELOW = "below"
"""Under this name the frozen figures keep below what counts of children were hidden when it was signed off."""
BESIDE = "beside"
"""Under this name they keep how each month beside it is told: by the number of an edition, or by its figures."""
FILLED = "filled in"
"""Under this name a report's frozen figures keep the sections that nobody wrote, and that hold what auditbot offered."""


class ReportState(StrEnum):
    DRAFT = "draft"
    SIGNED = "signed"
    POSTED = "posted"


@dataclass(frozen=True, slots=True)
class Report:
    """One edition of a month's report. `month` is its first day, `id` None while nothing of it is kept. `figures` are frozen when
    it is signed off, None before. `change` says what an edition after the first says anew; `writers` are all who wrote in this
    edition, `written_by` the last of them."""

    id: int | None
    month: date
    edition: int
    state: ReportState
    narrative: Mapping[Section, str]
    started_at: datetime
    written_by: int | None = None
    figures: Mapping[str, Any] | None = None
    change: str = ""
    signed_by: int | None = None
    signed_at: datetime | None = None
    posted_by: int | None = None
    posted_at: datetime | None = None
    version: int = 1
    writers: frozenset[int] = frozenset()

    @property
    def name(self) -> str:
        """December 2017."""
        return f"{self.month:%B %Y}"

    @property
    def reference(self) -> str:
        """How the history, the buttons and the posted messages name it: report:2017-12, whatever its edition."""
        return reference_of(self.month)

    @property
    def this_edition(self) -> str:
        """How a button or a form names it that is of this edition alone: report:2017-12 2."""
        return f"{self.reference} {self.edition}"

    @property
    def written(self) -> dict[Section, str]:
        """What somebody wrote, without what auditbot filled in when it was signed off: that is offered anew in a draft."""
        filled = (self.figures or {}).get(FILLED, ())
        return {section: text for section, text in self.narrative.items() if section not in filled}

    def hides_below(self, now: int) -> int:
        """Below what counts of children are hidden of it: never less than when it was signed off. `now`: as the policy has it."""
        return max(now, int((self.figures or {}).get(BELOW, now)))

    def changed(self, **changes: Any) -> "Report":
        return replace(self, version=self.version + 1, **changes)


def reference_of(month: date) -> str:
    """The same of a month, also of one that has no report."""
    return f"report:{month:%Y-%m}"


_NUMBERS = re.compile(r"\d|\b(?:one|two|three|four|once|twice|single|none|nobody)\b", re.IGNORECASE)


def check_no_numbers(text: str, field: str) -> None:
    """What is corrected is read in every channel, where small counts are hidden: the figures before and now are told there by the
    rule, and not by whoever writes."""
    if found := _NUMBERS.search(text):
        word = text[found.start() : found.end()]
        raise Refusal(
            f"Say it without numbers, also in words (“{word}”): the figures before and now stand beside it.",
            field=field,
        )
