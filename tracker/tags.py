"""The words that audits are tagged with: strengths and weaknesses are the framework's, findings may be a council's own."""

from collections.abc import Sequence

from domain.framework import FINDINGS, STRENGTHS, WEAKNESSES
from tracker.changes import Plan
from tracker.columns import Values, folded
from tracker.faults import Fault, nearest, quoted
from tracker.rows import Row

_OF_THE_FRAMEWORK = {"strengths": STRENGTHS, "weaknesses": WEAKNESSES}
_LIKENESS = 0.8


def settle_tags(plan: Plan, row: Row, now: Values | None, after: Values) -> None:
    """Spell what is new as the lists do. What the framework does not have is a fault, a finding near a known one a remark."""
    for column, known in _OF_THE_FRAMEWORK.items():
        for word in _new(row, now, after, column, known):
            says = f"{quoted(word)} is not one of the framework's {column}.{nearest(word, known)}"
            plan.faults.append(row.fault(column, f"{says} They are {'; '.join(known)}."))
    for word in _new(row, now, after, "findings", FINDINGS):
        _remark(plan, row, word)


def _new(row: Row, now: Values | None, after: Values, column: str, known: Sequence[str]) -> list[str]:
    """The words that come in with this row and are not known; what the audit has already is left as it is."""
    if not row.values.get(column):
        return []
    has = set((now or {}).get(column) or ())
    spelled = {folded(word): word for word in known}
    words = {word if word in has else spelled.get(folded(word), word) for word in after[column]}
    after[column] = tuple(sorted(words))
    return sorted(words - has - set(known))


def _remark(plan: Plan, row: Row, word: str) -> None:
    """Once for all audits: it may well be meant as it is."""
    if near := nearest(word, FINDINGS, _LIKENESS):
        says = f"{quoted(word)} is a finding of its own.{near}"
        if all(said.says != says for said in plan.remarks):
            plan.remarks.append(Fault(row.file, row.number, "findings", says))
