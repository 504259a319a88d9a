"""What each notice about audits says: a sentence about what happened, and the audits as they stand now."""

from collections.abc import Callable, Mapping

from cards import audit_buttons, moderation, moderation_notices, unraised
from cards.audit_happening import AuditHappening
from cards.audits import row
from cards.elements import Actions, Block, Card, Line, List, Moment, Span, Strong, Text
from cards.places import Place
from cards.view import View
from cards.words import count
from domain.audit import Audit, Stage
from domain.calendar import Today
from domain.draft import CHECKED, first_unfinished, steps
from domain.judging import AuditVerb

PLACE = str(Place("posted"))
GONE = "is no longer with you."
SAVED_BY = "“Next”, “Back” and “Save so far” save what stands in a step."
Said = Callable[[AuditHappening, View], tuple[str, Line]]


def _allocated(h: AuditHappening, view: View) -> tuple[str, Line]:
    push = f"You have {count(len(h.audits), 'new case audit')} to do"
    return push, (f"{push}, from ", view.mention(h.by), ".")


def _moved(h: AuditHappening, view: View) -> tuple[str, Line]:
    push = f"{count(len(h.audits), 'case audit')} of yours {'is' if len(h.audits) == 1 else 'are'} due on another day"
    return push, (f"{push}. The day was changed by ", view.mention(h.by), ".")


def _closed(h: AuditHappening, view: View) -> tuple[str, Line]:
    push = "The round of your audits was closed"
    nothing = "Nothing else" if any(a.id in view.unraised for a in h.audits) else "Nothing"
    return push, (f"{push} by ", view.mention(h.by), f". {nothing} is to be done in it while it is closed.")


def _reopened(h: AuditHappening, view: View) -> tuple[str, Line]:
    push = "The round of your audits is open again"
    return push, (f"{push}. It was reopened by ", view.mention(h.by), ".")


def _put_away(h: AuditHappening, view: View) -> tuple[str, Line]:
    """How far it is saved; of one that was submitted meanwhile, that."""
    if h.draft is None or h.first.stage is not Stage.TO_DO:
        return "Your audit was saved", f"Your audit {h.first.reference} was saved, and has gone on since."
    if h.draft.at is None:
        push = "Nothing of your audit is saved yet"
        return push, f"Nothing of your audit {h.first.reference} is saved yet. {SAVED_BY}"
    until: tuple[Span, ...] = (" Last saved: ", Moment(h.draft.at), ". What you typed after that is not saved.")
    step = first_unfinished(h.draft.answers, view.today, view.policy)
    if step == CHECKED:
        said = f"Your audit {h.first.reference} is saved and filled in. It is not submitted yet."
        return "Your audit is saved", (said, *until)
    there = steps(h.draft.answers)
    up_to = f"up to step {there.index(step)} of {len(there)}" if step > 1 else "as far as you came"
    return f"Your audit is saved {up_to}", (f"Your audit {h.first.reference} is saved {up_to}.", *until)


_STILL: Mapping[str, Callable[[AuditHappening], bool]] = {
    **dict.fromkeys(("audits-moved", "audits-reopened"), lambda h: any(a.stage is Stage.TO_DO for a in h.audits)),
    "audits-shut": lambda h: any(a.stage is Stage.TO_DO and a.is_shut for a in h.audits),
    "audit-put-away": lambda h: h.draft is not None and h.draft.version == h.told,
    **moderation_notices.STILL,
}
KINDS: Mapping[str, Said] = {
    "audits-allocated": _allocated,
    "audit-put-away": _put_away,
    "audits-moved": _moved,
    "audits-shut": _closed,
    "audits-reopened": _reopened,
    **moderation_notices.KINDS,
}
"""The push preview, without case detail, and the sentence above the audits."""
WITHOUT_CASE = frozenset({"audit-put-away"})
"""Kinds that show no more of the audit than its reference and the way to it."""
ASKS: Mapping[str, AuditVerb] = {"audits-allocated": AuditVerb.SUBMIT, **moderation_notices.ASKS}
"""What some ask their reader to do: of an audit with which they may not do it, or no longer, they are asked nothing."""
IN_CHANNEL = frozenset({"audit-submitted"})


def is_true(happening: AuditHappening) -> bool:
    """Whether it is still worth saying: nothing is asked for that was done between planning and sending."""
    still = _STILL.get(happening.kind)
    return bool(happening.audits) and (still is None or still(happening))


def card(happening: AuditHappening, view: View) -> Card:
    """The same for the message as it is posted and as it is drawn again later."""
    blocks: list[Block] = []
    push = "About your audits"
    if happening.audits:
        push, line = KINDS[happening.kind](happening, view)
        blocks += [Text(line), *_about(happening, view)]
    blocks += [Text((Strong(f"AU-{number}"), f" {GONE}")) for number in happening.gone]
    return Card(push, tuple(blocks), PLACE)


def _about(happening: AuditHappening, view: View) -> list[Block]:
    """The words that belong to it, and the audits; nothing of this where its reader may see none of them any more."""
    if happening.kind in WITHOUT_CASE:
        return _way_on(happening, view)
    blocks: list[Block] = []
    if happening.note and not happening.cleared:
        blocks.append(Text(f"“{happening.note.text}”"))
    for audit in happening.audits:
        blocks += _body(happening, audit, view)
    return blocks


def _way_on(happening: AuditHappening, view: View) -> list[Block]:
    """To where its auditor left off, as long as it is theirs to fill in; and to the case of concern that nobody knows of yet."""
    audit = happening.first
    if audit.stage is not Stage.TO_DO:
        return []
    on = audit_buttons.of(audit, audit_buttons.able(audit, view), begun=audit.id in view.begun)[:1]
    if audit.id not in view.unraised:
        return [Actions(on)]
    return [Text((Strong(unraised.NOBODY_TOLD),)), Actions((unraised.button(audit), *on))]


def _body(happening: AuditHappening, audit: Audit, view: View) -> list[Block]:
    if happening.is_cleared(audit):
        words = moderation.outcome_words(audit)
        return [Text((Strong(audit.reference), f"  {words} · “/audits show {audit.reference}” shows the rest."))]
    draw = moderation_notices.BODIES.get(happening.kind)
    return draw(happening, audit, view) if draw else [List((row(audit, view),))]


def in_channel(happening: AuditHappening, today: Today) -> Card:
    """For the moderators' channel: no reader, no case, nobody mentioned."""
    blocks: list[Block] = []
    for audit in happening.audits:
        blocks += moderation.in_channel(audit, happening.made.get(audit.id), today)
    return Card(moderation_notices.to_moderate(happening), tuple(blocks), PLACE, private=True)
