"""The form of an audit, a step at a time: two areas on each of the first, then grade and age band, then what is required, and
the case of concern where there is one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from cards import audit_concern
from cards.asking import NO_NAMES, YES_NO
from cards.audit_concern import Raising
from cards.audit_words import DESCRIPTORS, GRADES, SCORES, area_name
from cards.elements import Actions, Button, Divider, Form, Input, Line, List, Moment, Option, Strong, Text
from domain.audit import Audit, Score
from domain.draft import (
    ACTIONS,
    CHECKED,
    CONCERN,
    JUDGED,
    LONGEST,
    LONGEST_ACTION,
    REQUIRED,
    Answers,
    Draft,
    neighbours,
    steps,
    wanted,
)
from domain.framework import AGE_BANDS

IS_ONE = "Practice so weak that the child may not be safe. If yes, the next step is to raise it: it does not wait for the audit."
FINDINGS = "What it tells about practice. The team manager gets these after moderation."
_SCORES = tuple(Option(str(int(score)), SCORES[score]) for score in Score)
_GRADES = tuple(Option(str(grade), GRADES[grade], DESCRIPTORS[grade]) for grade in GRADES)
Part = Input | Text | List | Actions | Divider


@dataclass(frozen=True, slots=True)
class Filling:
    """An audit that is being filled in: its draft, what the month asks (`prompts` by area), the findings there are to choose
    from, when an action falls due if nobody says otherwise, for how many actions there is room, and what the case of concern
    needs."""

    audit: Audit
    draft: Draft
    prompts: Mapping[str, str] = field(default_factory=dict)
    findings: Sequence[str] = ()
    due: date | None = None
    places: int = 1
    place: str = ""
    raising: Raising = field(default_factory=Raising)

    @property
    def context(self) -> dict[str, str]:
        seen = {"about": self.audit.reference, "version": str(self.audit.version), "draft": str(self.draft.version)}
        return seen | {"place": self.place, "places": str(self.room)}

    @property
    def room(self) -> int:
        """Every action that was written down is shown, and at least one."""
        return min(ACTIONS, max([self.places, *(one.number for one in wanted(self.draft.answers))]))


def form(filling: Filling, step: int, doubts: Sequence[str] = (), seen: str = "") -> Form:
    """One of the steps before the last. `doubts` are looked at once; `seen` marks which they were."""
    asked = _ASKED[step](filling) if step in _ASKED else _judged(filling, step)
    submit = "Raise it" if step == CONCERN and filling.raising.concern is None else "Next"
    return whole(filling, step, "audit_step", (*look_again(doubts, submit if seen else ""), *asked), submit, seen)


def look_again(doubts: Sequence[str], submit: str) -> list[Part]:
    """What is worth a second look, before all else; sent again, it is taken as it is, unless `submit` is ""."""
    if not doubts:
        return []
    told = Text((Strong("Please look again"), *(f"\n{sentence}" for sentence in doubts)))
    return [told, Text(f"To leave it as it is, press {submit} again.", "muted")] if submit else [told]


def whole(filling: Filling, step: int, does: str, asked: Sequence[Part], submit: str, seen: str = "") -> Form:
    """What every step has around what it asks: which it is and of what, the ways back and aside, and where it stands."""
    there = steps(filling.draft.answers)
    title = f"{filling.audit.reference} · step {there.index(step) + 1} of {len(there)}"
    context = filling.context | {"step": str(step)} | ({"asked": seen} if seen else {})
    before, _ = neighbours(step, filling.draft.answers)
    aside = [Button("Back", f"audit_step_{before}")] if before != step else []
    aside += [Button("Save so far", f"audit_step_{step}")]
    inputs = (Text(_head(filling), "muted"), *asked, Actions(tuple(aside)))
    gone_out = filling.raising.times
    return Form(title, does, inputs, submit, "Close", context, tells_when_closed=True, step=gone_out)


def _head(filling: Filling) -> Line:
    audit, at = filling.audit, filling.draft.at
    said = f"Case {audit.case_ref} · {audit.team.name} · {audit.round.theme}, {audit.round.name}\n{NO_NAMES}"
    return (said, "\nLast saved: ", Moment(at)) if at else said


def _judged(filling: Filling, step: int) -> list[Part]:
    parts: list[Part] = []
    for area in JUDGED[step]:
        parts += [Divider()] if parts else []
        parts += _area(filling, area)
    return parts if step < max(JUDGED) else [*parts, Divider(), *_overall(filling)]


def _area(filling: Filling, area: str) -> list[Part]:
    said, name = filling.draft.said, area_name(filling.audit, area)
    score, evidence, impact = (f"{area}.{kind}" for kind in ("score", "evidence", "impact"))
    return [
        Input(score, name, "radio", value=said(score), options=_SCORES, hint=filling.prompts.get(area, "")),
        Input(evidence, "Evidence", "multiline", value=said(evidence), max_length=LONGEST),
        Input(impact, "Impact on the child", "multiline", value=said(impact), max_length=LONGEST),
    ]


def _overall(filling: Filling) -> list[Part]:
    said, band = filling.draft.said, filling.draft.said("age_band") or filling.audit.age_band
    bands = dict.fromkeys([*AGE_BANDS, *([band] if band else [])])
    return [
        Input("grade", "Overall grade", "radio", value=said("grade"), options=_GRADES),
        Input("age_band", "Age of the child", "select", value=band, options=tuple(Option(b, b) for b in bands)),
    ]


def _required(filling: Filling) -> list[Part]:
    answers, said = filling.draft.answers, filling.draft.said
    parts: list[Part] = [part for number in range(1, filling.room + 1) for part in _action(filling, number)]
    parts += [Actions((Button("Add another action", "audit_more"),))] if filling.room < ACTIONS else []
    chosen, tags = _chosen(answers), tuple(Option(tag, tag) for tag in filling.findings)
    return [
        *audit_concern.raised(filling.raising),
        *parts,
        Divider(),
        Input("findings", "Findings", "several", required=False, value=chosen, options=tags, hint=FINDINGS),
        Input("concern", "Is it a case of concern?", "radio", value=said("concern"), options=YES_NO, hint=IS_ONE),
    ]


def _action(filling: Filling, number: int) -> list[Part]:
    said, first = filling.draft.said, number == 1 and filling.raising.concern is None
    text, due, label = (
        f"action.{number}",
        f"due.{number}",
        f"Action {number}" if filling.room > 1 else "Required action",
    )
    when = said(due) or (filling.due.isoformat() if filling.due else "")
    hint = "What is to be done, and by when. It goes to the team manager when you submit." if first else ""
    return [
        Input(text, label, "multiline", first, said(text), hint=hint, max_length=LONGEST_ACTION),
        Input(due, f"{label}: due", "date", first, when),
    ]


def _concern(filling: Filling) -> list[Part]:
    return list(audit_concern.parts(filling.draft, filling.raising))


_ASKED: Mapping[int, Callable[[Filling], list[Part]]] = {REQUIRED: _required, CONCERN: _concern}


def _chosen(answers: Answers) -> tuple[str, ...]:
    chosen = answers.get("findings", ())
    return chosen if isinstance(chosen, tuple) else ()


def headings(audit: Audit) -> Mapping[int, str]:
    """What each step is about, in a few words."""
    judged = {step: " · ".join(area_name(audit, area) for area in areas) for step, areas in JUDGED.items()}
    judged[max(JUDGED)] += " · overall grade"
    asked = {REQUIRED: "Required actions, findings, case of concern", CONCERN: "The case of concern"}
    return judged | asked | {CHECKED: "Look through and submit"}
