"""What the files of a report list beside its figures, as it was when it was signed off: the lists then add up to them for good.

Of what somebody typed it is kept what was there and in which version, never the words: what is withdrawn stays withdrawn.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from domain.audit import Admissibility, AuditKind, Grade
from domain.report_sheet import AuditLine


@dataclass(frozen=True, slots=True)
class Lists:
    """`evidence`: the numbers of its notes; `opinions`: the version of each, by audit; `led_to`: by finding, the recommendations
    it led to; `teams`: the names of those that were audited, by room (team:4); `audits`: the submitted ones."""

    evidence: frozenset[int]
    opinions: Mapping[int, int]
    led_to: Mapping[str, Sequence[str]]
    teams: Mapping[str, str]
    audits: tuple[AuditLine, ...]

    def as_values(self) -> dict[str, Any]:
        return {
            "evidence": sorted(self.evidence),
            "opinions": sorted([audit, version] for audit, version in self.opinions.items()),
            "led_to": {tag: list(references) for tag, references in self.led_to.items()},
            "teams": dict(self.teams),
            "audits": [_kept(line) for line in self.audits],
        }

    @classmethod
    def of_values(cls, values: Mapping[str, Any]) -> "Lists":
        evidence, opinions = frozenset(values["evidence"]), dict(values["opinions"])
        return cls(
            evidence, opinions, values["led_to"], values["teams"], tuple(_line(each) for each in values["audits"])
        )


def _kept(line: AuditLine) -> dict[str, Any]:
    return {name: said.isoformat() if isinstance(said, date) else said for name, said in asdict(line).items()}


def _line(kept: Mapping[str, Any]) -> AuditLine:
    days = {name: date.fromisoformat(kept[name]) if kept[name] else None for name in ("submitted", "moderated")}
    return AuditLine(**{
        **kept, **days, "kind": AuditKind(kept["kind"]), "findings": tuple(kept["findings"]),
        "outcome": Admissibility(kept["outcome"]) if kept["outcome"] else None,
        "grade": Grade(kept["grade"]) if kept["grade"] else None,
    })  # fmt: skip
