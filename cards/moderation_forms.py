"""The forms of a moderation: the judgement itself, a change of it, a second one, a challenge and its decision."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from cards import concern_forms
from cards.asking import NO_NAMES, YES_NO
from cards.audit_words import GRADES, OUTCOMES, grade_words, name_of
from cards.elements import Actions, Divider, Form, Input, Option, Text
from cards.words import capital
from domain.audit import Admissibility, Audit
from domain.framework import FINDINGS, STRENGTHS, WEAKNESSES
from domain.moderation import needs_feedback

LONGEST = 3000
NO_NAME = "No name is in it: save it as it is"
IT_STAYS = "I have looked at this: save it as it is"
_GRADES = tuple(Option(str(grade), words) for grade, words in GRADES.items())
_OUTCOMES = tuple(Option(str(outcome), words) for outcome, words in OUTCOMES.items())
RAISED_ALREADY = (
    "This audit says that it is a case of concern already. If you see another one, raise it: “/concerns raise”."
)
FOUND_BEFORE = (
    "Whoever had this audit before answered that it is a case of concern. Whoever submitted it answered that it is not."
)
BELONG = "Which of the audit's actions belong to it?"
TOLD_AT_ONCE = (
    "When you send this, the team manager and the head of service are told at once. What you filled in stands below; if there is "
    "no case of concern after all, choose No there."
)
Part = Input | Text | Divider | Actions


@dataclass(frozen=True, slots=True)
class Missed:
    """When its action falls due unless another day is set, and the audit's open actions; `shown`: somebody has said that there is
    one, and is asked about it; `known`: they may know that the audit says that there is one; `found_before`: an earlier auditor
    of it has found one."""

    due: str = ""
    actions: tuple[Option, ...] = ()
    shown: bool = False
    known: bool = False
    found_before: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form of a moderation begins with: what stands in its inputs, what comes back with it, and what is offered should the
    audit have missed a case of concern."""

    said: Mapping[str, str | tuple[str, ...]]
    context: Mapping[str, str]
    missed: Missed


def moderate(audit: Audit, outcome: Admissibility, asked: Asked) -> Form:
    """One screen: the outcome was pressed, so that only what follows from it is asked."""
    inputs = (
        Text(_what(audit)),
        *_concern(audit, asked),
        *_judgement(audit, asked, wants_feedback=needs_feedback(outcome)),
    )
    submit = "Inadmissible" if outcome is Admissibility.INADMISSIBLE else "Admissible"
    heading = (Text(OUTCOMES[outcome], "heading"),)
    return Form(f"Moderate {audit.reference}", "moderate", (*heading, *inputs), submit, context=asked.context)


def change(audit: Audit, asked: Asked) -> Form:
    """The same with what stands, and why it changes; the earlier judgement stays on record."""
    chosen = Input("outcome", "Outcome", "radio", options=_OUTCOMES, value=_said(asked, "outcome"))
    why = Input("why", "Why does it change?", "multiline", value=_said(asked, "why"), max_length=LONGEST)
    judged = _judgement(audit, asked, wants_feedback=False, wants_reason=False)
    inputs = (Text(_what(audit)), *_concern(audit, asked), chosen, why, *judged)
    return Form(f"Change {audit.reference}", "change_outcome", inputs, "Change it", context=asked.context)


def second(audit: Audit, context: Mapping[str, str]) -> Form:
    """Outcome and grade alone: they are compared with the first ones, and change nothing."""
    inputs = (
        Text(_what(audit)),
        Input("outcome", "Outcome", "radio", options=_OUTCOMES),
        Input("grade", "Overall grade", "radio", options=_GRADES),
        Input("note", "What decided it?", "multiline", required=False, hint=NO_NAMES, max_length=LONGEST),
    )
    return Form("Second moderation", "second_moderation", inputs, "Save", context=context)


def challenge(audit: Audit, context: Mapping[str, str]) -> Form:
    reason = Input("reason", "Why should the grade be another?", "multiline", hint=NO_NAMES)
    rest = Text("A second moderator decides. The Practice Learning Team is told.", "muted")
    inputs = (Text(_what(audit)), reason, rest)
    return Form("Challenge the grade", "challenge", inputs, "Challenge it", context=context)


def decide(audit: Audit, reason: str, context: Mapping[str, str]) -> Form:
    inputs = (
        Text(_what(audit)),
        Text(f"The team manager's reason: “{reason}”"),
        Input("grade", "The grade is", "radio", options=_GRADES, value=str(audit.grade or "")),
        Input("reason", "Why?", "multiline", hint=NO_NAMES),
        Text("Auditor, team manager, first moderator and the Practice Learning Team are told.", "muted"),
    )
    return Form("Decide the challenge", "decide_challenge", inputs, "Decide", context=context)


def reply(audit: Audit, context: Mapping[str, str]) -> Form:
    words = Input(
        "note",
        "Your reply",
        "multiline",
        hint="It goes to the moderator, or if they have left to the PLT.",
        max_length=LONGEST,
    )
    return Form(f"Reply about {audit.reference}", "reply", (Text(name_of(audit)), words), "Send", context=context)


def give(audit: Audit, judges: Sequence[Option], question: str, context: Mapping[str, str]) -> Form:
    inputs = (Text(_what(audit)), Input("moderator", question, "select", options=tuple(judges)))
    return Form(f"Give {audit.reference}", "give_audit", inputs, "Give it", context=context)


def sample(rounds: Sequence[Option], judges: Sequence[Option], context: Mapping[str, str]) -> Form:
    """A number drawn at random, or those that are named."""
    inputs = (
        Text("Each goes to a second moderator, never the first. What they find changes no outcome by itself."),
        Input("round", "Of which round?", "select", options=tuple(rounds), value=rounds[0].value if rounds else ""),
        Input("number", "How many, drawn at random?", required=False, max_length=3, placeholder="5"),
        Input("chosen", "Or these audits", required=False, max_length=500, placeholder="AU-7, AU-12"),
        Input("moderator", "Second moderator", "select", options=tuple(judges), value=judges[0].value),
    )
    return Form("Second moderations", "sample", inputs, "Draw", context=context)


def _what(audit: Audit) -> str:
    return f"{audit.reference} · {name_of(audit)}\nCase {audit.case_ref} · {audit.team.name} · {grade_words(audit)}"


def again(
    form: Form, question: str, mark: str, said: Mapping[str, str | tuple[str, ...]], stays: str = NO_NAME
) -> Form:
    """The same form with what was typed, a question above it, and a tick that says it may stay."""
    option = Option(mark, stays)
    tick = Input("sure", "Are you sure?", "checkbox", required=False, options=(option,))
    typed = (replace(i, value=said.get(i.name, "")) if isinstance(i, Input) else i for i in form.inputs)
    rest = (part for part in typed if not (isinstance(part, Input) and part.name == "sure"))
    return replace(form, inputs=(Text(question), tick, *rest))


def _judgement(audit: Audit, asked: Asked, *, wants_feedback: bool, wants_reason: bool = True) -> tuple[Part, ...]:
    feedback = Input(
        "feedback", "Feedback to the auditor", "multiline", wants_feedback, _said(asked, "feedback"), hint=NO_NAMES,
        max_length=LONGEST,
    )  # fmt: skip
    why = Input(
        "reason", "If you change the grade: why?", "multiline", False, _said(asked, "reason"), max_length=LONGEST
    )
    return (
        _ticks(asked, "strengths", "Strengths of the audit", STRENGTHS),
        _ticks(asked, "weaknesses", "Weaknesses of the audit", WEAKNESSES),
        feedback,
        Divider(),
        Input("grade", "Overall grade", "radio", options=_GRADES, value=_said(asked, "grade")),
        *((why,) if wants_reason else ()),
        _findings(audit, asked),
        *_is_missed(audit, asked),
        Input("exemplar", "Is it an example of a good audit?", "radio", options=YES_NO, value=_said(asked, "exemplar")),
    )


def _ticks(asked: Asked, name: str, label: str, words: Sequence[str]) -> Input:
    return Input(name, label, "checkbox", False, asked.said.get(name, ()), _options(words))


def _findings(audit: Audit, asked: Asked) -> Input:
    """A list to choose from: of this many, boxes would push what follows out of sight."""
    options = _options(dict.fromkeys((*FINDINGS, *audit.findings)))
    hint = "They go to the team manager, whatever the outcome."
    return Input("findings", "Findings", "several", False, asked.said.get("findings", ()), options, hint=hint)


def _options(words: Iterable[str]) -> tuple[Option, ...]:
    return tuple(Option(word, capital(word)) for word in words)


def _is_missed(audit: Audit, asked: Asked) -> tuple[Part, ...]:
    """Asked where the audit raised none; where it did, what it missed is judged knowing that."""
    if audit.concern:
        return (Text(RAISED_ALREADY),) if asked.missed.known else ()
    hint = "Raised with your judgement." if asked.missed.shown else "If yes, the next step asks what the worry is."
    value = _said(asked, "missed")
    question = "Is there a case of concern that the audit missed?"
    asks = Input("missed", question, "radio", True, value, YES_NO, hint=hint)
    return (Text(FOUND_BEFORE), asks) if asked.missed.found_before else (asks,)


def _concern(audit: Audit, asked: Asked) -> tuple[Part, ...]:
    """Above all else, once somebody has said that there is one; what they had filled in stands below."""
    offered = asked.missed
    if audit.concern or not offered.shown:
        return ()
    act = f"{NO_NAMES} Or tick one of the audit's below." if offered.actions else NO_NAMES
    return (
        Text("The case of concern", "heading"),
        Text(TOLD_AT_ONCE),
        concern_forms.worry(asked.said, needed=False),
        concern_forms.safety(asked.said, needed=False),
        *concern_forms.action(asked.said, concern_forms.FIRST, offered.due, hint=act),
        *concern_forms.belong(asked.said, BELONG, offered.actions),
        Divider(),
    )


def _said(asked: Asked, name: str) -> str:
    value = asked.said.get(name, "")
    return value if isinstance(value, str) else ""
