"""Draws the notices about audits, for the one person who is to read each, from the data as they are when it goes."""

from collections.abc import Mapping
from typing import Any

from cards import audit_notices
from cards.audit_notices import AuditHappening
from cards.elements import Card
from cards.notice import Post
from cards.view import View
from domain.calendar import london_day
from domain.judging import AuditVerb, may
from domain.person import Actor
from storage.copies import Copy
from storage.ledger import Ledger

KINDS = frozenset(audit_notices.KINDS)


def post(ledger: Ledger, reader: Actor, kind: str, content: Mapping[str, Any]) -> Post | None:
    """None where it is no longer true, or no longer the reader's to see."""
    happening = _happening(ledger, reader, kind, content)
    if not happening.is_true:
        return None
    subjects = {audit.reference: audit.version for audit in happening.audits}
    return Post(audit_notices.card(happening, _view(ledger, reader, happening)), subjects)


def draw_again(ledger: Ledger, reader: Actor, copy: Copy) -> Card | None:
    """A posted notice as it looks now."""
    happening = _happening(ledger, reader, copy.kind, copy.content)
    return audit_notices.card(happening, _view(ledger, reader, happening)) if happening.audits else None


def _happening(ledger: Ledger, reader: Actor, kind: str, content: Mapping[str, Any]) -> AuditHappening:
    found = [audit for audit in ledger.audits.some(content["audits"]) if may(reader, AuditVerb.SEE, audit)]
    note = ledger.audit_notes.get(content["note"]) if content.get("note") else None
    draft = ledger.drafts.of(found[0]) if found and content.get("draft") else None
    return AuditHappening(kind, found, content.get("by"), note, draft, content.get("draft", 0))


def _view(ledger: Ledger, reader: Actor, happening: AuditHappening) -> View:
    ids = {person for a in happening.audits for person in (a.auditor_id, a.moderator_id, a.second_id)} | {happening.by}
    people = ledger.people.named(ids - {reader.id}) | {reader.id: reader.person}
    begun = ledger.drafts.begun(happening.audits)
    return View(reader, london_day(ledger.now), people, policy=ledger.policy, begun=begun)
