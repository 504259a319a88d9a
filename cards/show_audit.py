"""Everything about one audit: how it stands, the five areas, findings, the moderation, what was said, and the history."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cards import audit_buttons, audit_check, concern_buttons, opinions
from cards.audit_words import GRADES, KINDS, OUTCOMES, SCORES, STAGES, area_name, grade_words
from cards.elements import Actions, Block, Button, Card, Divider, Fields, Line, Moment, Span, Strong, Text
from cards.history import LATEST, actors, history
from cards.moderation_notices import with_whom
from cards.places import Place
from cards.view import View
from cards.whole_audit import ACTION, NOTE, SHOWN, is_cut
from cards.words import STATUSES, count, listed, short_date, shorten
from domain.action import Action
from domain.audit import Audit
from domain.draft import Draft
from domain.exemplar import Exemplar, may_be_proposed, may_propose
from domain.judging import as_known, is_blind, reads_opinion, reads_said, sees_feedback
from domain.note import Note
from domain.opinion import Opinion
from domain.theme import AREAS
from storage.history import Kept

ONE = "audit"
TOGETHER = 3
"""Actions in one text: of a longer one the end would be cut where a card is long."""
BLIND = "shown once you have moderated it"


@dataclass(frozen=True, slots=True)
class AuditDossier:
    """One audit with all that was said and done about it; `draft` for its auditor alone, while they fill it in. `concern`: the
    reader may know that there is a case of concern; `concerns`: those raised from it that they see; `opinion`: what was said of
    being audited."""

    audit: Audit
    notes: Sequence[Note] = ()
    history: Sequence[Kept] = ()
    draft: Draft | None = None
    actions: Sequence[Action] = ()
    exemplar: Exemplar | None = None
    concern: bool = False
    concerns: Sequence[str] = ()
    opinion: Opinion | None = None

    @property
    def people(self) -> set[int | None]:
        """Everybody the card has to mention."""
        audit = self.audit
        judges = {audit.auditor_id, audit.moderator_id, audit.second_id, self.opinion.by if self.opinion else None}
        given = {kept.entry.after.get(name) for kept in self.history for name in ("second_id", "moderator_id")}
        judges |= {person for person in given if isinstance(person, int)}
        return judges | {note.by for note in self.notes} | {who for kept in self.history for who in actors(kept)}


def card(dossier: AuditDossier, view: View) -> Card:
    audit = as_known(view.who, dossier.audit)
    dossier = replace(dossier, audit=audit)
    begun, answered = audit.id in view.begun, dossier.opinion is not None
    buttons = audit_buttons.of(audit, audit_buttons.able(audit, view), begun=begun, answered=answered)
    able = [b for b in buttons if b.does != ONE]
    feedback = sees_feedback(view.who, audit)
    notes = [note for note in dossier.notes if reads_said(view.who, audit, note.kind, note.by)]
    known = audit if feedback else replace(audit, feedback="")
    cut = is_cut(known, dossier.actions, notes)
    able += [Button("Read in full", "audit_whole", audit.reference, opens_form=True)] if cut else []
    able += _exemplar_button(dossier, view)
    able += [Button(f"Open {name}", concern_buttons.ONE, name) for name in dossier.concerns]
    title = f"{audit.reference} · {STAGES[audit.stage]}"
    blocks: list[Block] = [
        Text(title, "heading"),
        Fields((*_facts(dossier, view), *_exemplar(dossier, view))),
        *([audit_check.steps(audit, dossier.draft, view.today, view.policy)] if dossier.draft else []),
        *_areas(audit),
        *_required(dossier, view),
        *_lists(audit, feedback=feedback),
        *_said(notes, view),
        *([Actions(tuple(able))] if able else []),
        Divider(),
        Text(history(dossier.history, view, lambda kept: _judged(audit, kept, view)), "muted"),
    ]
    return Card(title, tuple(blocks), str(Place(ONE, rows=(audit.id,))))


def _judged(audit: Audit, kept: Kept, view: View) -> Line:
    """How a judgement of it turned out, what it was before where it has changed, and to whom it was given; of a second one as
    much as its reader may know."""
    was, now = kept.entry.before, kept.entry.after
    by = next(iter(actors(kept)), None)
    if "says" not in now:
        return _given(kept, view)
    if not reads_said(view.who, audit, kept.entry.verb, by):
        return ""
    before = _named(was.get("admissibility"), was.get("grade"))
    return f": {_named(now['says'], now.get('graded'))}{f', before {before}' if before and was.get('admissibility') else ''}"


def _given(kept: Kept, view: View) -> Line:
    to = next((kept.entry.after[name] for name in ("second_id", "moderator_id") if name in kept.entry.after), None)
    return (" to ", view.mention(to)) if isinstance(to, int) and "given" in kept.entry.verb else ""


def _named(outcome: object, grade: object) -> str:
    """Inadmissible, Doesn't yet meet Good."""
    said = [OUTCOMES.get(outcome, ""), GRADES.get(grade, "")]  # type: ignore[call-overload]
    return ", ".join(words for words in said if words)


def _facts(dossier: AuditDossier, view: View) -> tuple[tuple[str, Line], ...]:
    audit = dossier.audit
    facts: list[tuple[str, Line]] = [
        ("Round", f"{audit.round.theme}, {audit.round.name}{', closed' if audit.is_shut else ''}"),
        ("Kind", KINDS[audit.kind].capitalize()),
        ("Case", f"{audit.case_ref}, {audit.team.name}"),
        ("Age band", audit.age_band or "not said"),
        ("Auditor", (view.mention(audit.auditor_id),)),
    ]
    facts += [("Due", short_date(audit.due, view.today))] if audit.due and not audit.submitted else []
    facts += [("Submitted", short_date(audit.submitted, view.today))] if audit.submitted else []
    facts += [("Grade", grade_words(audit))] if audit.grade else []
    facts += [("The auditor's own grade", GRADES[audit.auditor_grade])] if audit.auditor_grade else []
    facts += [("Case of concern", ", ".join(dossier.concerns) or "yes")] if dossier.concern else []
    if audit.admissibility:
        facts.append(("Outcome", BLIND if is_blind(view.who, audit) else OUTCOMES[audit.admissibility]))
        when = f", {short_date(audit.moderated, view.today)}" if audit.moderated else ""
        facts.append(("Moderated by", (view.mention(audit.moderator_id), when)))
    facts += [("Challenge of the grade", with_whom(audit, view))] if audit.challenge else []
    if dossier.opinion and reads_opinion(view.who, audit):
        facts.append(("Being audited", opinions.fact(dossier.opinion, view, words=True)))
    return tuple(facts)


def _exemplar(dossier: AuditDossier, view: View) -> tuple[tuple[str, Line], ...]:
    """How far it has come as an example; for those who may propose it."""
    if not may_propose(view.who, dossier.audit):
        return ()
    return (
        ("Example of a good audit", str(dossier.exemplar.state) if dossier.exemplar else "marked, not yet anonymised"),
    )


def _exemplar_button(dossier: AuditDossier, view: View) -> list[Button]:
    audit, one = dossier.audit, dossier.exemplar
    if not may_propose(view.who, audit) or not may_be_proposed(view.who, one):
        return []
    label = "Change the example" if one else "Anonymise"
    return [Button(label, "exemplar_propose", audit.reference, audit.version, opens_form=True)]


def _areas(audit: Audit) -> list[Block]:
    """Each area with its score, what shows it, and what it means for the child."""
    blocks: list[Block] = []
    for name in AREAS:
        area = audit.areas.get(name)
        if area is None or area.score is None:
            continue
        said: list[Span] = [Strong(area_name(audit, name)), f"  {SCORES[area.score]}"]
        said += [f"\n{shorten(area.evidence, SHOWN)}"] if area.evidence else []
        said += [f"\nImpact: {shorten(area.impact, SHOWN)}"] if area.impact else []
        blocks.append(Text(tuple(said)))
    return blocks


def _required(dossier: AuditDossier, view: View) -> list[Block]:
    """What the audit asks to be done, as it stands now; marked where it belongs to a case of concern that the reader sees."""
    lines = [f"{a.reference}  {shorten(a.text, ACTION)} · {_stands(a, dossier, view)}" for a in dossier.actions]
    if not lines:
        return []
    parts = [Text("\n".join(lines[n : n + TOGETHER])) for n in range(0, len(lines), TOGETHER)]
    return [Text((Strong("Required actions"),)), *parts]


def _stands(action: Action, dossier: AuditDossier, view: View) -> str:
    mark = "case of concern, " if action.concern in dossier.concerns else ""
    return f"{mark}{STATUSES[action.status].lower()}, due {short_date(action.due, view.today)}"


def _lists(audit: Audit, *, feedback: bool) -> list[Block]:
    """`feedback`: with what is the auditor's to learn from, and no business of the team."""
    named = [("Findings", audit.findings)]
    named += [("Strengths", audit.strengths), ("Weaknesses", audit.weaknesses)] if feedback else []
    blocks: list[Block] = [Text((Strong(name), f"  {listed(list(words))}")) for name, words in named if words]
    if audit.feedback and feedback:
        blocks.append(Text((Strong("Feedback"), f"\n{shorten(audit.feedback, SHOWN)}")))
    return blocks


def _said(notes: Sequence[Note], view: View) -> list[Block]:
    """The latest first, each in a text of its own, so that a long one takes no room from the others."""
    if not notes:
        return []
    found: list[Block] = [Text((Strong("Reasons and replies"),))]
    for note in reversed(notes[-LATEST:]):
        head = (f"{note.kind.capitalize()}, ", view.mention(note.by), ", ", Moment(note.at))
        found.append(Text((*head, f": {shorten(note.text, NOTE)}")))
    left = len(notes) - LATEST
    return [*found, *([Text(f"And {count(left, 'earlier one')}: press “Read in full”.", "muted")] if left > 0 else [])]
