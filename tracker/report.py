"""What an import did, or would do, or why it did nothing: counts by table and every fault with its place."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tracker.changes import Counts
from tracker.faults import Fault


@dataclass(frozen=True, slots=True)
class Report:
    """`told`: how many people are (or, in a dry run, would be) told of actions that were given to them."""

    counts: Mapping[str, Counts] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    remarks: tuple[Fault, ...] = ()
    dry_run: bool = False
    told: int = 0

    @property
    def is_good(self) -> bool:
        return not self.faults


def lines(report: Report) -> list[str]:
    """Plain text, a line each."""
    if report.faults:
        many = f"{len(report.faults)} faults" if len(report.faults) > 1 else "1 fault"
        return [*map(str, report.faults), "", f"Nothing was imported: {many}. Mend the files and import them again."]
    said = [_counted(name, counts, report.dry_run) for name, counts in report.counts.items()]
    said += [f"Note: {remark}" for remark in report.remarks]
    return [*said, "", _ending(report)]


def _counted(name: str, counts: Counts, dry_run: bool) -> str:
    would = "would be " if dry_run else ""
    return f"{name}: {counts.new} {would}new, {counts.changed} {would}changed, {counts.unchanged} unchanged"


def _ending(report: Report) -> str:
    told = f"{report.told} {'person' if report.told == 1 else 'people'}"
    if report.dry_run:
        also = f" {told} would be told of new actions." if report.told else ""
        return f"This was a dry run: nothing was written.{also}"
    if not any(counts.new or counts.changed for counts in report.counts.values()):
        return "Everything stood there already: nothing was changed."
    return f"Imported. {told if report.told else 'Nobody'} will be told of new actions."
