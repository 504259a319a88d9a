"""The buttons of an audit: one for each thing the reader may do with it now, the likeliest first."""

from collections.abc import Mapping

from cards.elements import Button
from cards.view import View
from domain.audit import Admissibility, Audit, Stage
from domain.judging import AuditVerb, abilities
from domain.moderation import can_be_challenged

NO_NAMES: Mapping[AuditVerb, str] = {}
_Row = tuple[AuditVerb, str, str, bool]
OUTCOMES = {
    "moderate_immediate": Admissibility.IMMEDIATE,
    "moderate_development": Admissibility.WITH_DEVELOPMENT_NEEDS,
    "moderate_inadmissible": Admissibility.INADMISSIBLE,
}
"""The three presses of a moderation, and what each says of the audit."""
_OUTCOMES: tuple[_Row, ...] = (
    (AuditVerb.MODERATE, "Immediately admissible", "moderate_immediate", True),
    (AuditVerb.MODERATE, "Admissible, with development needs", "moderate_development", True),
    (AuditVerb.MODERATE, "Inadmissible", "moderate_inadmissible", True),
)
_ORDER: tuple[_Row, ...] = (
    (AuditVerb.SUBMIT, "Fill in", "audit_fill", True),
    (AuditVerb.SEE, "Read the audit", "audit", False),
    *_OUTCOMES,
    (AuditVerb.DECIDE_CHALLENGE, "Decide the challenge", "decide_challenge", True),
    (AuditVerb.SECOND, "Moderate a second time", "second_moderation", True),
    (AuditVerb.REPLY, "Reply", "reply", True),
    (AuditVerb.SAY_HOW_IT_WAS, "Answer two questions", "opinion", True),
    (AuditVerb.CHALLENGE, "Challenge the grade", "challenge", True),
    (AuditVerb.CHANGE_OUTCOME, "Change the outcome", "change_outcome", True),
    (AuditVerb.GIVE, "Give to a moderator", "give_audit", True),
    (AuditVerb.TAKE_BACK, "Take back", "take_back", True),
)
"""What is done, the button's words, its name in the table of presses, and whether it opens a form."""


def able(audit: Audit, view: View) -> frozenset[AuditVerb]:
    """What the reader may do with it today; a challenge is not offered where it would be refused."""
    can = abilities(view.who, audit)
    if AuditVerb.CHALLENGE in can and not can_be_challenged(audit, view.today, view.policy):
        return can - {AuditVerb.CHALLENGE}
    return can


def of(audit: Audit, can: frozenset[AuditVerb], *, begun: bool = False, answered: bool = False) -> tuple[Button, ...]:
    """All buttons of the audit for somebody who can do this. `begun`: its auditor has filled in some of it; `answered`: how
    being audited was is said."""
    return _made(audit, tuple(row for row in _ORDER if row[0] in can), _named(audit, begun, answered))


def _named(audit: Audit, begun: bool, answered: bool) -> Mapping[AuditVerb, str]:
    """What some are called as things stand."""
    named = {AuditVerb.SUBMIT: "Go on"} if begun else {}
    named |= {AuditVerb.SAY_HOW_IT_WAS: "Change your answer"} if answered else {}
    return named | ({AuditVerb.GIVE: "Give to a second moderator"} if audit.stage is Stage.MODERATED else {})


def outcomes(audit: Audit, can: frozenset[AuditVerb]) -> tuple[Button, ...]:
    """The three of a moderation, in a row of their own."""
    return _made(audit, _OUTCOMES) if AuditVerb.MODERATE in can else ()


def for_row(audit: Audit, can: frozenset[AuditVerb]) -> tuple[Button, ...]:
    """All but those three, for a line that has them below it."""
    return of(audit, can - {AuditVerb.MODERATE})


def _made(audit: Audit, rows: tuple[_Row, ...], named: Mapping[AuditVerb, str] = NO_NAMES) -> tuple[Button, ...]:
    return tuple(
        Button(named.get(verb, label), does, audit.reference, audit.version, opens_form=opens_form)
        for verb, label, does, opens_form in rows
    )
