"""The buttons of an audit: one for each thing the reader may do with it now, the likeliest first."""

from cards.elements import Button
from domain.audit import Audit
from domain.judging import AuditVerb

_Row = tuple[AuditVerb, str, str, bool]
_ORDER: tuple[_Row, ...] = (
    (AuditVerb.SUBMIT, "Fill in", "audit_fill", True),
    (AuditVerb.SEE, "Read the audit", "audit", False),
)
"""What is done, the button's words, its name in the table of presses, and whether it opens a form."""


def of(audit: Audit, can: frozenset[AuditVerb], *, begun: bool = False) -> tuple[Button, ...]:
    """All buttons of the audit for somebody who can do this. `begun`: its auditor has filled in some of it."""
    named = {AuditVerb.SUBMIT: "Go on"} if begun else {}
    return tuple(
        Button(named.get(verb, label), does, audit.reference, audit.version, opens_form=opens_form)
        for verb, label, does, opens_form in _ORDER
        if verb in can
    )
