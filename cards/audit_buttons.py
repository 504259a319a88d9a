"""The buttons of an audit: one for each thing the reader may do with it now, the likeliest first."""

from cards.elements import Button
from domain.audit import Audit
from domain.judging import AuditVerb

_Row = tuple[AuditVerb, str, str, bool]
_ORDER: tuple[_Row, ...] = ((AuditVerb.SEE, "Read the audit", "audit", False),)
"""What is done, the button's words, its name in the table of presses, and whether it opens a form."""


def of(audit: Audit, can: frozenset[AuditVerb]) -> tuple[Button, ...]:
    """All buttons of the audit for somebody who can do this."""
    return tuple(
        Button(label, does, audit.reference, audit.version, opens_form=opens_form)
        for verb, label, does, opens_form in _ORDER
        if verb in can
    )
