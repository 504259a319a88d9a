"""A case of concern that somebody found in an audit and did not raise: whose answer it was, and who hears of it each day."""

from dataclasses import dataclass
from typing import Self

from domain.audit import Audit, Stage
from domain.draft import Draft, is_unraised, is_untold, said_by
from domain.staff import Staff


@dataclass(frozen=True, slots=True)
class Unraised:
    """`said_by`: whose answer it was; `denied`: whoever has the audit now has answered themselves that it is none."""

    audit: Audit
    said_by: int | None
    denied: bool = False

    @classmethod
    def of(cls, audit: Audit, draft: Draft) -> Self | None:
        """What the last draft of an audit without a case of concern leaves to be raised, whoever saved it; None where that is
        nothing, or was denied before a moderator judged the audit."""
        denied = draft.auditor_id == audit.auditor_id and not is_unraised(draft.answers)
        if not is_untold(draft.answers) or (denied and audit.stage is Stage.MODERATED):
            return None
        return cls(audit, said_by(draft), denied=denied)

    @property
    def whose(self) -> int | None:
        """Who has the audit; nobody once it was taken back."""
        return None if self.audit.stage is Stage.TAKEN_BACK else self.audit.auditor_id

    def heard_by(self, staff: Staff) -> frozenset[int]:
        return staff.hears_of_unraised(self.whose, self.said_by, denied=self.denied)
