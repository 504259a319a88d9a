"""What a digest should say of audits, as plainly: one's own that fall due, late ones of others, and what nobody has moderated."""

from collections.abc import Callable, Iterable
from datetime import date

from tests.model.council import PLT, Audit
from tests.model.who import Who

MINE, LATE, UNMODERATED = "Your audits", "Late audits", "Waiting too long to be moderated"
HEADINGS = (MINE, LATE, UNMODERATED)
TO_GIVE_ON = "Audits to be given to somebody else"
"""In the place of one's own, where all of them are of auditors who have left."""
Concerns = Callable[[set[int]], bool]


class OfAudits(Who):
    def audits_said(self, person: int, day: date, days: list[date]) -> set[tuple[str, int]]:
        """By a digest that speaks for these days: whatever concerns its reader, or whom they stand in for."""
        selves = self.council.stands_for(person, day)
        said = set(self._audits(lambda people: bool(selves & people), day, days))
        auditors = {self.council.audits[number].auditor for heading, number in said if heading == MINE}
        if not auditors & selves:
            return {(TO_GIVE_ON if heading == MINE else heading, number) for heading, number in said}
        return said

    def audits_wait(self, person: int, day: date, days: list[date]) -> bool:
        """Whether they are a reason for a digest: to those concerned, or their cover in their place."""
        return any(self._audits(lambda people: person in self.council.present(people, day), day, days))

    def _audits(self, concerns: Concerns, day: date, days: list[date]) -> Iterable[tuple[str, int]]:
        for audit in self.council.audits.values():
            to_do = audit.submitted is None
            if to_do and concerns(self._auditing(audit)) and any(self._falls_due(audit, each) for each in days):
                yield MINE, audit.number
            if to_do and audit.due < day and concerns(self.hears_of_late(audit)):
                yield LATE, audit.number
            if self._waits_too_long(audit, day) and concerns(self.council.holding(PLT)):
                yield UNMODERATED, audit.number

    def _auditing(self, audit: Audit) -> set[int]:
        """The auditor's own; what somebody who has left had is the PLT's to give to another."""
        return {audit.auditor} if self.council.here(audit.auditor) else self.council.holding(PLT)

    def hears_of_late(self, audit: Audit) -> set[int]:
        """The head of the auditor's service; where there is none, or it is the auditor, the PLT."""
        if not self.council.here(audit.auditor):
            return set()
        team = self.council.people[audit.auditor].team
        head = self.council.head(team) if team else None
        return {head} if head and head != audit.auditor else self.council.holding(PLT) - {audit.auditor}

    def _falls_due(self, audit: Audit, day: date) -> bool:
        """As an action does: twice before, on the day, and each day that it is late."""
        numbers, days = self.council.numbers, self.council.days
        ahead = [days.before(audit.due, n) for n in (numbers.first_reminder, numbers.second_reminder)]
        return day >= audit.due or day in ahead

    def _waits_too_long(self, audit: Audit, day: date) -> bool:
        """Five working days are given."""
        waits = audit.submitted is not None and not audit.moderated
        return waits and day > self.council.days.after(audit.submitted, self.council.numbers.moderate_within)
