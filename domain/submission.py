"""From a finished draft to a judged audit: the areas, the grade, and good features as they follow or as they were overruled."""

from dataclasses import dataclass, replace
from datetime import date

from domain.audit import Area, Audit, Grade
from domain.draft import Draft, grade, said, scores
from domain.judgement import contradiction, has_good_features
from domain.theme import AREAS

WITH, WITHOUT = "with", "without"
"""What overrules what follows from the areas; any other answer leaves it."""


@dataclass(frozen=True, slots=True)
class Features:
    """Whether the areas give an audit that doesn't yet meet Good good features, and what the auditor says of it; None where
    the grade leaves no room for them. `why`: the reason where it is overruled."""

    follow: bool
    stand: bool
    why: str = ""

    @property
    def overruled(self) -> bool:
        return self.follow is not self.stand


def features(draft: Draft, at_least: int) -> Features | None:
    if grade(draft.answers) is not Grade.NOT_YET_GOOD:
        return None
    follow = has_good_features(scores(draft.answers).values(), at_least)
    stand = {WITH: True, WITHOUT: False}.get(draft.said("features"), follow)
    return Features(follow, stand, draft.said("why") if stand is not follow else "")


def chosen_features(draft: Draft, at_least: int) -> Draft:
    """The draft in which a choice stands only where it is otherwise than what follows: scores may change after it was made."""
    found = features(draft, at_least)
    if found and found.overruled:
        return draft
    return replace(
        draft, answers={name: said for name, said in draft.answers.items() if name not in ("features", "why")}
    )


def oddity(draft: Draft) -> str:
    """What the area scores say against the grade, in a sentence; "" where nothing does, or not all is judged yet."""
    given, chosen = scores(draft.answers), grade(draft.answers)
    return contradiction(given.values(), chosen) if chosen and len(given) == len(AREAS) else ""


def submitted(audit: Audit, draft: Draft, at_least: int, by: int, on: date) -> Audit:
    """The audit with all that the draft says; the draft must be finished. `by`: its auditor, or who covers for them."""
    given, found = scores(draft.answers), features(draft, at_least)
    judged = {area: Area(given[area], draft.said(f"{area}.evidence"), draft.said(f"{area}.impact")) for area in AREAS}
    tags = draft.answers.get("findings", ())
    return audit.changed(
        areas=judged,
        grade=grade(draft.answers),
        good_features=found.stand if found else None,
        age_band=draft.said("age_band"),
        findings=tuple(sorted(tags)) if isinstance(tags, tuple) else (),
        concern=said(draft.answers, "concern") == "yes",
        submitted=on,
        submitted_by=by,
    )
