"""What an auditor has filled in of an audit so far: the steps of its form, and which of them still lack what (domain page,
"The cycle" 3: no area can be left out)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from domain.audit import Grade, Score
from domain.policy import Policy
from domain.refusal import Refusal
from domain.request import check_due
from domain.theme import AREAS

Answers = Mapping[str, str | tuple[str, ...]]
"""By the question's name: impact.score, impact.evidence, impact.impact, grade, action.1, due.1, findings, concern …"""

JUDGED: Mapping[int, tuple[str, ...]] = {1: AREAS[:2], 2: AREAS[2:4], 3: AREAS[4:]}
"""Which areas are judged in which step; with the last of them go grade and age band."""
REQUIRED, CHECKED = 4, 5
"""The step of the required actions, the findings and the case of concern, and the last one, in which all is looked through."""
STEPS = (1, 2, 3, REQUIRED, CHECKED)
ACTIONS = 10  # at most, of one audit
LONGEST, LONGEST_ACTION = 3000, 1000
_KINDS = ("score", "evidence", "impact")


@dataclass(frozen=True, slots=True)
class Draft:
    """`version` goes up whenever something of it is saved; 0 while nothing is. It is `auditor_id`'s and nobody else's."""

    audit_id: int
    auditor_id: int | None = None
    answers: Answers = field(default_factory=dict)
    at: datetime | None = None
    version: int = 0

    def said(self, name: str) -> str:
        """One answer; "" where there is none."""
        return said(self.answers, name)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A required action as it is written down, under the number of its place in the form. `due` None: no date chosen."""

    number: int
    text: str
    due: date | None = None


def said(answers: Answers, name: str) -> str:
    given = answers.get(name, "")
    return given.strip() if isinstance(given, str) else ""


def names(step: int) -> tuple[str, ...]:
    """The questions of a step."""
    asked = tuple(f"{area}.{kind}" for area in JUDGED.get(step, ()) for kind in _KINDS)
    if step == max(JUDGED):
        return (*asked, "grade", "age_band")
    if step == REQUIRED:
        places = (f"{kind}.{n}" for n in range(1, ACTIONS + 1) for kind in ("action", "due"))
        return (*places, "findings", "concern")
    return asked or ("features", "why")


def looked_at(step: int) -> str:
    """Under what name the draft keeps which doubts about a step were looked at."""
    return f"looked_at.{step}"


def kept(step: int, given: Answers) -> dict[str, str | tuple[str, ...]]:
    """As much of what was sent as belongs to this step, without stray spaces and no longer than it may be."""
    taken = {name: given[name] for name in names(step) if name in given}
    return {n: v.strip()[: longest(n)] if isinstance(v, str) else v for n, v in taken.items()}


def too_long(step: int, given: Answers) -> dict[str, str]:
    """What is longer than it may be: a sentence by the question's name."""
    over = [n for n in names(step) if len(said(given, n)) > longest(n)]
    return {name: f"That is longer than {longest(name)} characters. Please shorten it." for name in over}


def longest(name: str) -> int:
    """Characters that an answer may have."""
    return LONGEST_ACTION if name.startswith("action.") else LONGEST


def scores(answers: Answers) -> dict[str, Score]:
    """Of the areas that have one."""
    given = {area: said(answers, f"{area}.score") for area in AREAS}
    return {area: Score(int(score)) for area, score in given.items() if score in {str(int(s)) for s in Score}}


def grade(answers: Answers) -> Grade | None:
    given = said(answers, "grade")
    return Grade(given) if given in list(Grade) else None


def wanted(answers: Answers) -> list[Wanted]:
    """The actions that have a text, in the form's order."""
    found = [(n, said(answers, f"action.{n}"), said(answers, f"due.{n}")) for n in range(1, ACTIONS + 1)]
    return [Wanted(n, text, _day(due)) for n, text, due in found if text]


def lacks(step: int, answers: Answers, today: date, policy: Policy) -> dict[str, str]:
    """What is missing or cannot be in this step: a sentence by the question's name; empty where the step is finished."""
    if step in JUDGED:
        return _unjudged(step, answers)
    return _unasked(answers, today, policy) if step == REQUIRED else {}


def first_unfinished(answers: Answers, today: date, policy: Policy) -> int:
    """The step to go on with; the last one where all the others are finished."""
    return next((step for step in STEPS if lacks(step, answers, today, policy)), CHECKED)


def _unjudged(step: int, answers: Answers) -> dict[str, str]:
    sentences = {"evidence": "Say what shows it.", "impact": "Say what it means for the child."}
    given = scores(answers)
    found = {f"{area}.score": "Choose a score." for area in JUDGED[step] if area not in given}
    for area in JUDGED[step]:
        found |= {f"{area}.{k}": why for k, why in sentences.items() if not said(answers, f"{area}.{k}")}
    if step == max(JUDGED):
        found |= {} if grade(answers) else {"grade": "Choose the overall grade."}
        found |= {} if said(answers, "age_band") else {"age_band": "Choose the age band."}
    return found


def _unasked(answers: Answers, today: date, policy: Policy) -> dict[str, str]:
    asked = wanted(answers)
    found = {} if asked else {"action.1": "Write down at least one action."}
    found |= {f"due.{one.number}": why for one in asked if (why := _undue(one.due, today, policy))}
    if said(answers, "concern") not in ("yes", "no"):
        found["concern"] = "Say whether it is a case of concern."
    return found


def _undue(due: date | None, today: date, policy: Policy) -> str:
    """Why an action cannot be due then; "" where it can."""
    if due is None:
        return "Choose a date."
    try:
        check_due(due, today, policy)
    except Refusal as refusal:
        return refusal.sentence
    return ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None
