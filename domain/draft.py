"""What an auditor has filled in of an audit so far: the steps of its form, and which of them still lack what (domain page,
"The cycle" 3: no area can be left out; 5: a case of concern has an action)."""

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
REQUIRED, CONCERN, CHECKED = 4, 5, 6
"""The step of the required actions and the findings, that of the case of concern where there is one, and the last one, in
which all is looked through."""
STEPS = (1, 2, 3, REQUIRED, CONCERN, CHECKED)
RAISED = "raised"
"""Under what name the draft keeps which case of concern was raised from it: no later step, and no second sending, raises
another."""
SAID_BEFORE = "said_before"
"""Under what name the draft of an audit that an import gave to somebody else keeps who had it when it was said to be a case of
concern: whatever is filled in of it anew, that is not lost."""
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
    if step == CONCERN:
        return ("worry", "unsafe", "first", "first_owner", "first_due", "belong")
    return asked or ("features", "why")


def steps(answers: Answers) -> tuple[int, ...]:
    """Those that there are: a case of concern has one of its own."""
    return tuple(step for step in STEPS if step != CONCERN or said(answers, "concern") == "yes")


def neighbours(step: int, answers: Answers) -> tuple[int, int]:
    """The step before and the one after; the first and the last have themselves."""
    there = steps(answers)
    place = there.index(step)
    return there[max(0, place - 1)], there[min(place + 1, len(there) - 1)]


def looked_at(step: int) -> str:
    """Under what name the draft keeps which doubts about a step were looked at."""
    return f"looked_at.{step}"


def kept(step: int, given: Answers) -> dict[str, str | tuple[str, ...]]:
    """As much of what was sent as belongs to this step, without stray spaces and no longer than it may be."""
    taken = {name: given[name] for name in names(step) if name in given}
    return {n: v.strip()[: longest(n)] if isinstance(v, str) else v for n, v in taken.items()}


def stays(answers: Answers, given: Answers) -> dict[str, str | tuple[str, ...]]:
    """What of an answer does not change by what was sent: that it is a case of concern, once it is raised; and nothing belongs to
    it that is not there, or has gone out already."""
    kept_as: dict[str, str | tuple[str, ...]] = {}
    if "concern" in given and said(answers, RAISED):
        kept_as["concern"] = "yes"
    if isinstance(chosen := given.get("belong"), tuple):
        there = {str(one.number) for one in wanted(answers)}
        kept_as["belong"] = tuple(sorted(there.intersection(chosen), key=int))
    return kept_as


def taken_back(step: int, answers: Answers, given: Answers) -> dict[str, str]:
    """That it is no case of concern after all, once it was raised: a sentence at the question."""
    if step != REQUIRED or not said(answers, RAISED) or said(given, "concern") != "no":
        return {}
    return {"concern": f"{said(answers, RAISED)} was raised. Only the head of service closes it."}


def is_unraised(answers: Answers) -> bool:
    """Whether they say that it is a case of concern that is not raised yet."""
    return said(answers, "concern") == "yes" and not said(answers, RAISED)


def is_untold(answers: Answers) -> bool:
    """The same, also where whoever had the audit before has said so and whoever has it now has not."""
    return is_unraised(answers) or bool(said(answers, SAID_BEFORE) and not said(answers, RAISED))


def handed_on(answers: Answers, by: int) -> Answers:
    """What another's draft leaves to whoever has the audit now: that it is a case of concern, who said so, and whether it is
    raised."""
    kept = {name: given for name in (RAISED, SAID_BEFORE) if (given := said(answers, name))}
    if said(answers, "concern") != "yes" and SAID_BEFORE not in kept:
        return {}
    return {SAID_BEFORE: str(by), **kept, "concern": "yes"}


def left_untold(answers: Answers) -> Answers:
    """What stays of a draft once the audit is submitted: that whoever had it before has found a case of concern, where whoever
    has it now has denied it. Others hear of it until the audit was judged."""
    if not said(answers, SAID_BEFORE) or said(answers, RAISED):
        return {}
    return {name: said(answers, name) for name in (SAID_BEFORE, "concern")}


def said_by(draft: Draft) -> int | None:
    """Who has said that it is a case of concern."""
    before = draft.said(SAID_BEFORE)
    return int(before) if before else draft.auditor_id


def too_long(step: int, given: Answers) -> dict[str, str]:
    """What is longer than it may be: a sentence by the question's name."""
    over = [n for n in names(step) if len(said(given, n)) > longest(n)]
    return {name: f"That is longer than {longest(name)} characters. Please shorten it." for name in over}


def longest(name: str) -> int:
    """Characters that an answer may have."""
    return LONGEST_ACTION if name.startswith("action.") or name in ("worry", "first") else LONGEST


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


def belonging(answers: Answers) -> list[Wanted]:
    """Those of them that belong to the case of concern: they go out with it."""
    chosen = answers.get("belong", ())
    ticked = chosen if isinstance(chosen, tuple) else ()
    return [one for one in wanted(answers) if str(one.number) in ticked]


def gone_out(answers: Answers, reference: str) -> dict[str, str | tuple[str, ...]]:
    """What is left once the case of concern is raised: what belongs to it has gone out and is no longer to be submitted."""
    gone = {f"{kind}.{one.number}" for one in belonging(answers) for kind in ("action", "due")}
    left = {name: given for name, given in answers.items() if name not in gone}
    return left | {RAISED: reference, "belong": ()}


def lacks(step: int, answers: Answers, today: date, policy: Policy) -> dict[str, str]:
    """What is missing or cannot be in this step: a sentence by the question's name; empty where nothing is."""
    if step in JUDGED:
        return _unjudged(step, answers)
    if step == CONCERN:
        return _unworried(answers, today, policy) if step in steps(answers) else {}
    return _unasked(answers, today, policy) if step == REQUIRED else {}


def is_finished(step: int, answers: Answers, today: date, policy: Policy) -> bool:
    """A case of concern is not done with before it is raised, however much is written of it."""
    return not lacks(step, answers, today, policy) and (step != CONCERN or bool(said(answers, RAISED)))


def first_unfinished(answers: Answers, today: date, policy: Policy) -> int:
    """The step to go on with; the last one where all the others are finished."""
    return next((step for step in steps(answers) if not is_finished(step, answers, today, policy)), CHECKED)


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
    found = {} if asked or said(answers, RAISED) else {"action.1": "Write down at least one action."}
    found |= {f"due.{one.number}": why for one in asked if (why := _undue(one.due, today, policy))}
    if said(answers, "concern") not in ("yes", "no"):
        found["concern"] = "Say whether it is a case of concern."
    return found


def _unworried(answers: Answers, today: date, policy: Policy) -> dict[str, str]:
    """Once it is raised, only what is to follow it can be wrong."""
    theirs, raised = belonging(answers), bool(said(answers, RAISED))
    late = [why for one in theirs if (why := _undue(one.due, today, policy))]
    found = {"belong": f"Of one of these: {late[0]} Go back to change it."} if late else {}
    if raised:
        return found
    found |= {} if said(answers, "worry") else {"worry": "Say what the worry is."}
    found |= (
        {}
        if said(answers, "unsafe") in ("yes", "no")
        else {"unsafe": "Say whether the child's immediate safety is at stake."}
    )
    if said(answers, "first"):
        why = _undue(_day(said(answers, "first_due")), today, policy)
        return found | ({"first_due": why} if why else {})
    return found if theirs else found | {"first": "A case of concern needs an action: say what is to be done at once."}


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
