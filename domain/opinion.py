"""How being audited was, as the team's manager says after talking with the social worker: fair, useful, and a line."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any


class Answer(StrEnum):
    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Opinion:
    """What was said of one audit. `text` is a line about the auditing, and may be empty."""

    audit_id: int
    fair: Answer
    useful: Answer
    by: int
    at: datetime
    text: str = ""
    version: int = 1

    def changed(self, **changes: Any) -> "Opinion":
        return replace(self, version=self.version + 1, **changes)
