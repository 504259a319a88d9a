"""What the notices about moderation say: to moderators, auditors, team managers and the Practice Learning Team."""

from collections.abc import Callable, Mapping, Sequence

from cards import audit_buttons, opinions
from cards.audit_happening import AuditHappening
from cards.audit_words import GRADES, OUTCOMES
from cards.audits import row
from cards.elements import Actions, Block, Line, List, Span, Strong, Text
from cards.moderation import changed_words
from cards.moderation import row as to_judge
from cards.view import View
from cards.whole_audit import in_pieces
from cards.words import count, listed, short_date
from domain.audit import WAITING, Audit, Stage
from domain.judging import AuditVerb, may
from domain.moderation import Moderation, ModerationKind, challenge_until

UNSEEN = "The moderator saw a case of concern that the audit did not capture. Who answers for the case has been told."
SETTLED = {"stands": "the grade stays", "changed": "the grade was changed"}
Said = Callable[[AuditHappening, View], tuple[str, Line]]
Body = Callable[[AuditHappening, Audit, View], list[Block]]


def to_moderate(h: AuditHappening) -> str:
    """What a screen reader gets of it, also when another has moderated it."""
    waits = any(audit.stage is Stage.TO_MODERATE for audit in h.audits)
    return "An audit is ready to moderate" if waits else "An audit was moderated"


def _to_moderate(h: AuditHappening, _view: View) -> tuple[str, Line]:
    return to_moderate(h), f"{to_moderate(h)}."


def _given(h: AuditHappening, view: View) -> tuple[str, Line]:
    push = "An audit was given to you to moderate"
    return push, (f"{push} by ", view.mention(h.by), ".")


def _moderated(h: AuditHappening, view: View) -> tuple[str, Line]:
    by = h.judgement.by if h.judgement else h.first.moderator_id
    return "Your audit was moderated", ("Your audit was moderated by ", view.mention(by), ".")


def _findings(h: AuditHappening, _view: View) -> tuple[str, Line]:
    return "The findings of an audit are here", f"An audit of a case of your team {h.first.team.name} was moderated."


def _changed(h: AuditHappening, view: View) -> tuple[str, Line]:
    push = "The outcome of an audit was changed"
    return push, (f"{push} by ", view.mention(h.by), f"{_from_to(h.before, h.judgement)}. It stands as below.")


def _from_to(was: Moderation | None, now: Moderation | None) -> str:
    """: from Inadmissible to Immediately admissible, the grade from Good to Outstanding."""
    if was is None or now is None:
        return ""
    told = [f"from {OUTCOMES[was.outcome]} to {OUTCOMES[now.outcome]}"] if was.outcome is not now.outcome else []
    if was.grade and now.grade and was.grade is not now.grade:
        told.append(f"the grade from {GRADES[was.grade]} to {GRADES[now.grade]}")
    return f": {', '.join(told)}" if told else ""


def _second(h: AuditHappening, view: View) -> tuple[str, Line]:
    many = f"{count(len(h.audits), 'audit')} wait" if len(h.audits) > 1 else "An audit waits"
    push = f"{many} for your second moderation"
    return push, (f"{push}. ", view.mention(h.by), " asks for it, to see how far moderators agree.")


def _second_done(h: AuditHappening, view: View) -> tuple[str, Line]:
    push = "An audit was moderated a second time"
    made, audit = h.judgement, h.first
    if made is None:
        return push, f"{push}."
    same = made.outcome is audit.admissibility and made.grade is audit.grade
    found = f"{OUTCOMES[made.outcome]}, {GRADES[made.grade] if made.grade else 'no grade'}"
    says = "agrees" if same else f"says otherwise: {found}"
    return push, (f"{push}. ", view.mention(made.by), f" {says}. The outcome stays as it is unless you change it.")


def _challenged(h: AuditHappening, view: View) -> tuple[str, Line]:
    push = "The grade of an audit is challenged"
    return push, (f"{push} by ", view.mention(h.by), ". ", *with_whom(h.first, view))


def with_whom(audit: Audit, view: View) -> tuple[Span, ...]:
    """How far a challenge has come."""
    if audit.challenge != WAITING:
        return (f"It is decided: {SETTLED.get(audit.challenge, '')}.",)
    if audit.second_id is None:
        return ("A second moderator is to decide. It is given to nobody yet.",)
    return (view.mention(audit.second_id), " is to decide.")


def _to_decide(h: AuditHappening, view: View) -> tuple[str, Line]:
    push = "A challenged grade waits for your decision"
    waits = may(view.who, AuditVerb.DECIDE_CHALLENGE, h.first)
    said = push if waits else "This challenged grade does not wait for your decision any more"
    made = h.made.get(h.first.id)
    if made and made.kind is ModerationKind.CHALLENGE and made.by in view.who.selves:
        said = f"You decided on this challenge: {SETTLED.get(h.first.challenge, '')}"
    return push, f"{said}. The team manager's reason:"


def _decided(h: AuditHappening, view: View) -> tuple[str, Line]:
    push = "The challenge of a grade is decided"
    grade = GRADES[h.judgement.grade] if h.judgement and h.judgement.grade else ""
    says = "the grade stays" if h.first.challenge == "stands" else "the grade changes to"
    return push, (f"{push}: {says} {grade}, says ", view.mention(h.by), ".")


def _replied(h: AuditHappening, view: View) -> tuple[str, Line]:
    feedback = "your feedback" if h.first.moderator_id in view.who.selves else "the feedback on an audit"
    return f"An auditor has replied to {feedback}", (view.mention(h.by), f" has replied to {feedback}.")


KINDS: Mapping[str, Said] = {
    "audit-submitted": _to_moderate,
    "audit-given": _given,
    "audit-moderated": _moderated,
    "audit-findings": _findings,
    "audit-outcome-changed": _changed,
    "audit-second": _second,
    "audit-second-done": _second_done,
    "audit-challenged": _challenged,
    "audit-challenge-given": _to_decide,
    "audit-challenge-decided": _decided,
    "audit-reply": _replied,
}
STILL: Mapping[str, Callable[[AuditHappening], bool]] = {
    "audit-submitted": lambda h: any(a.stage is Stage.TO_MODERATE for a in h.audits),
}
ASKS: Mapping[str, AuditVerb] = {
    "audit-given": AuditVerb.MODERATE,
    "audit-second": AuditVerb.SECOND,
    "audit-challenge-given": AuditVerb.DECIDE_CHALLENGE,
}


def _judging(h: AuditHappening, audit: Audit, view: View) -> list[Block]:
    return to_judge(audit, view, h.made.get(audit.id), posted=True)


def _regraded(h: AuditHappening, audit: Audit, whose: str) -> list[Block]:
    """The grade where the moderator gave another, and why: who reads this may answer it."""
    if not audit.auditor_grade:
        return []
    why = h.reason.text if h.reason and h.note is None else ""
    said = f"  {changed_words(audit.auditor_grade, audit.grade, whose)}"
    return [Text((Strong("Grade"), said, f"\nWhy: “{why}”" if why else ""))]


def _feedback(h: AuditHappening, audit: Audit, view: View) -> list[Block]:
    """All that the auditor learns from: the outcome as it stands, what was strong and weak, and the words."""
    facts: list[tuple[str, Sequence[str]]] = [("Strengths", audit.strengths), ("Weaknesses", audit.weaknesses)]
    blocks: list[Block] = [List((row(audit, view, buttons=False),))]
    blocks += _regraded(h, audit, "yours")
    blocks += [Text((Strong(name), f"  {listed(list(words))}")) for name, words in facts if words]
    blocks += [Text(UNSEEN)] if h.missed else []
    blocks += in_pieces("Feedback", audit.feedback)
    return [*blocks, *_buttons(audit, view)]


def _for_the_manager(h: AuditHappening, audit: Audit, view: View) -> list[Block]:
    """Grade and findings, whatever the outcome, and how long the grade may be challenged."""
    blocks: list[Block] = [List((row(audit, view, buttons=False),))]
    blocks += _regraded(h, audit, "the auditor's own")
    found = listed(list(audit.findings)) or "none were tagged"
    blocks.append(Text((Strong("Findings"), f"  {found}")))
    until = challenge_until(audit, view.policy)
    if until and AuditVerb.CHALLENGE in audit_buttons.able(audit, view):
        blocks.append(Text(f"You may challenge the grade until {short_date(until, view.today)}.", "muted"))
    elif until and not audit.challenge and view.today > until and audit.team.manager_id in view.who.selves:
        blocks.append(Text(f"The grade could be challenged until {short_date(until, view.today)}.", "muted"))
    if AuditVerb.SAY_HOW_IT_WAS in audit_buttons.able(audit, view):
        said = h.opinions.get(audit.id)
        blocks.append(Text(opinions.fact(said, view, words=True) if said else opinions.ASKED))
    if audit.challenge:
        blocks.append(Text(("The grade is challenged. ", *with_whom(audit, view)), "muted"))
    return [*blocks, *_buttons(audit, view, answered=audit.id in h.opinions)]


def _changed_body(h: AuditHappening, audit: Audit, view: View) -> list[Block]:
    own = audit.auditor_id in view.who.selves
    return _feedback(h, audit, view) if own else _for_the_manager(h, audit, view)


def _challenged_body(_h: AuditHappening, audit: Audit, view: View) -> list[Block]:
    """Given to somebody as long as it waits."""
    able = audit_buttons.able(audit, view) - (frozenset() if audit.challenge == WAITING else {AuditVerb.GIVE})
    made = audit_buttons.of(audit, able)
    return [List((row(audit, view, buttons=False),)), *([Actions(made)] if made else [])]


def _plain(_h: AuditHappening, audit: Audit, view: View) -> list[Block]:
    return [List((row(audit, view, buttons=False),)), *_buttons(audit, view)]


def _buttons(audit: Audit, view: View, *, answered: bool = False) -> list[Block]:
    made = audit_buttons.of(audit, audit_buttons.able(audit, view), answered=answered)
    return [Actions(made)] if made else []


BODIES: Mapping[str, Body] = {
    "audit-submitted": _judging,
    "audit-given": _judging,
    "audit-moderated": _feedback,
    "audit-findings": _for_the_manager,
    "audit-outcome-changed": _changed_body,
    "audit-second": _plain,
    "audit-second-done": _plain,
    "audit-challenged": _challenged_body,
    "audit-challenge-given": _plain,
    "audit-challenge-decided": _plain,
    "audit-reply": _plain,
}
OF_THE_TEAM = "audit-findings"
"""Goes to whoever answers for the team; it asks how being audited was."""
FORESEEN = frozenset({"audit-submitted"})
"""What those read on who might have moderated it, once another has: how it turned out."""
