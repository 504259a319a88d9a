"""What an inspection is answered with: what is known of the quality of practice and its impact over some months, how it is known,
and what the plans are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from domain.figures import Figures, summed
from domain.month import MonthOfRun
from domain.report_sheet import Planned, Recommended, SourceSaid


@dataclass(frozen=True, slots=True)
class PackSheet:
    """`run`: every month from the first to the last. `analysis`: the summary analysis of each month's report, and `better` its
    confirmed sentences; `notes`: by month and team, what it would do differently."""

    run: tuple[MonthOfRun, ...]
    analysis: Mapping[date, str] = field(default_factory=dict)
    better: tuple[str, ...] = ()
    evidence: tuple[SourceSaid, ...] = ()
    recommendations: tuple[Recommended, ...] = ()
    led_to: Mapping[str, Sequence[str]] = field(default_factory=dict)
    plan: tuple[Planned, ...] = ()
    notes: Mapping[date, Mapping[str, str]] = field(default_factory=dict)

    @property
    def first(self) -> date:
        return self.run[0].month

    @property
    def last(self) -> date:
        return self.run[-1].month

    @property
    def whole(self) -> Figures | None:
        """The published tables of all months as one; None where no month has any."""
        return summed([one.figures.table for one in self.run if one.figures])
