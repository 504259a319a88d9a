"""Draws the notices about audits from the data as they are when each goes: for the one person who is to read it, or for the
moderators' channel, where nobody in particular reads."""

from collections.abc import Mapping
from typing import Any

from cards import audit_notices, moderation_notices
from cards.audit_happening import AuditHappening
from cards.elements import Card
from cards.notice import Post
from cards.view import View
from domain.audit import Audit
from domain.calendar import london_day
from domain.judging import AuditVerb, hears_outcome, may, might
from domain.moderation import Moderation, ModerationKind
from domain.person import Actor
from storage.copies import Copy
from storage.ledger import Ledger
from storage.missed import is_missed
from storage.unraised import unraised_of

KINDS = frozenset(audit_notices.KINDS)
Content = Mapping[str, Any]


def post(ledger: Ledger, reader: Actor, kind: str, content: Content) -> Post | None:
    """None where it is no longer true, or no longer the reader's to see."""
    found = [audit for audit in ledger.audits.some(content["audits"]) if _is_to_be_told(reader, kind, audit)]
    happening = _happening(ledger, kind, content, found)
    if not audit_notices.is_true(happening):
        return None
    return Post(audit_notices.card(happening, _view(ledger, reader, happening)), _subjects(happening))


def draw_again(ledger: Ledger, reader: Actor, copy: Copy) -> Card:
    """A posted notice as it looks now; of an audit that its reader may no longer see nothing stays but its number."""
    every = ledger.audits.some(copy.content["audits"])
    found = [audit for audit in every if _is_shown(reader, copy.kind, audit) or audit.id in copy.cleared_audits]
    gone = [audit.id for audit in every if audit not in found]
    happening = _happening(ledger, copy.kind, copy.content, found, copy.cleared_audits, gone)
    return audit_notices.card(happening, _view(ledger, reader, happening))


def post_in_channel(ledger: Ledger, kind: str, content: Content) -> Post | None:
    """None where it is no longer true, and for what is no channel's business."""
    happening = _happening(ledger, kind, content, ledger.audits.some(content["audits"]))
    if kind not in audit_notices.IN_CHANNEL or not audit_notices.is_true(happening):
        return None
    return Post(audit_notices.in_channel(happening, ledger.today), _subjects(happening))


def draw_channel_again(ledger: Ledger, copy: Copy) -> Card | None:
    if copy.kind not in audit_notices.IN_CHANNEL:
        return None
    happening = _happening(ledger, copy.kind, copy.content, ledger.audits.some(copy.content["audits"]))
    return audit_notices.in_channel(happening, ledger.today)


def _is_to_be_told(reader: Actor, kind: str, audit: Audit) -> bool:
    """Who is asked for something must be able to do it; an audit whose round is closed waits until that is opened again."""
    asks = audit_notices.ASKS.get(kind)
    if asks is AuditVerb.MODERATE and audit.moderator_id not in reader.selves:  # it was given to another since
        return False
    can = asks is None or may(reader, asks, audit) or (audit.is_shut and might(reader, asks, audit))
    return can and may(reader, AuditVerb.SEE, audit)


def _is_shown(reader: Actor, kind: str, audit: Audit) -> bool:
    foreseen = kind in moderation_notices.FORESEEN and hears_outcome(reader, audit)
    return foreseen or may(reader, AuditVerb.SEE, audit)


def _subjects(happening: AuditHappening) -> dict[str, int]:
    return {audit.reference: audit.version for audit in happening.audits}


def _happening(
    ledger: Ledger,
    kind: str,
    content: Content,
    audits: list[Audit],
    cleared: frozenset[int] = frozenset(),
    gone: list[int] | None = None,
) -> AuditHappening:
    note = ledger.audit_notes.get(content["note"]) if content.get("note") else None
    made = ledger.moderations.standing([audit.id for audit in audits])
    judgement = ledger.moderations.get(content["judgement"]) if content.get("judgement") else None
    why = ledger.audit_notes.get(judgement.note_id) if judgement and judgement.note_id else None
    draft = ledger.drafts.of(audits[0]) if audits and "draft" in content else None
    return AuditHappening(
        kind,
        audits,
        content.get("by"),
        note,
        made,
        judgement,
        _before(ledger, judgement),
        why,
        cleared,
        gone or [],
        draft,
        content.get("draft", 0),
        ledger.opinions.some([audit.id for audit in audits]) if kind == moderation_notices.OF_THE_TEAM else {},
        bool(judgement and audits) and is_missed(ledger.history.of(audits[0].reference)),
    )


def _before(ledger: Ledger, judgement: Moderation | None) -> Moderation | None:
    """What stood until this judgement was made; second moderations changed nothing."""
    made = ledger.moderations.of(judgement.audit_id) if judgement else []
    earlier = [m for m in made if judgement and m.id < judgement.id and m.kind is not ModerationKind.SECOND]
    return earlier[-1] if earlier else None


def _view(ledger: Ledger, reader: Actor, happening: AuditHappening) -> View:
    ids = {person for a in happening.audits for person in (a.auditor_id, a.moderator_id, a.second_id)} | {happening.by}
    ids |= {made.by for made in happening.made.values()} | {said.by for said in happening.opinions.values()}
    ids |= {happening.judgement.by} if happening.judgement else set()
    people = ledger.people.named(ids - {reader.id}) | {reader.id: reader.person}
    begun = ledger.drafts.begun(happening.audits)
    untold = unraised_of(ledger, happening.audits, reader)
    return View(reader, london_day(ledger.now), people, policy=ledger.policy, begun=begun, unraised=untold)
