"""What is told of children after a correction: a month's report has editions, and whoever read the one before has it in mind.

A group of what is said of children is told again only where all that it is made of is the same as in every edition that was
posted before. Where it differs it is not told, whatever it is now: so all that says is that it differs (decision 20).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from domain.figures import Figures, Share
from domain.month import MonthFigures, MonthOfRun, OfChildren, PartFigures

_NONE = Share(0, 0)


@dataclass(frozen=True, slots=True)
class Edition:
    """What was frozen with an edition that was posted: the month, each service and team by its room, and the teams of each
    service."""

    figures: MonthFigures
    parts: Mapping[str, PartFigures] = field(default_factory=dict)
    teams: Mapping[str, Sequence[str]] = field(default_factory=dict)


def withheld(editions: Sequence[Edition]) -> frozenset[OfChildren]:
    """`editions`: all that were posted up to the one that is told, the first one first."""
    first, *later = editions
    return frozenset(group for group, behind in _BEHIND.items() if any(behind(each) != behind(first) for each in later))


def told_of(editions: Sequence[Edition]) -> MonthFigures:
    """The month as its last edition has it, without what is withheld: that is not there, so that nobody can say it."""
    groups, now = withheld(editions), editions[-1].figures
    return without(now, groups) if groups else now


def year_is_withheld(run: Sequence[MonthOfRun]) -> bool:
    """`run`: its twelve months as they are told. Whoever knows all of them but one would know that one from the year, also one
    whose grades are not told again."""
    known = [one.figures.withheld for one in run if one.figures]
    return any(OfChildren.GRADES in each for each in known) or any(OfChildren.YEAR in each for each in known[-1:])


def without(figures: MonthFigures, groups: frozenset[OfChildren]) -> MonthFigures:
    changes: dict[str, Any] = {"withheld": groups}
    if OfChildren.GRADES in groups:
        ungraded: dict[str, Any] = dict.fromkeys(
            ("not_yet_good", "with_good_features", "without", "good", "outstanding"), _NONE
        )
        changes["table"] = replace(figures.table, **ungraded)
    if OfChildren.FINDINGS in groups:
        changes["findings"] = {}
    if OfChildren.CONCERNS in groups:
        changes["concerns"] = None
    if OfChildren.DIFFERENCES in groups:
        unknown: dict[str, Any] = dict.fromkeys(("helped", "too_early", "no_difference"), _NONE)
        changes["actions"] = replace(figures.actions, **unknown)
    return replace(figures, **changes)


def _grades(of: Figures) -> object:
    return of.not_yet_good, of.with_good_features, of.without, of.good, of.outstanding


def _findings(one: Edition) -> object:
    """That of which there are as few or as many is hidden with them."""
    return one.figures.table.admissible, dict(one.figures.findings)


def _tags(one: Edition) -> object:
    """Whether a tag is named to a team hangs on all audits that had it, and on all teams that would hear of it."""
    found = {room: (dict(part.findings), part.practice) for room, part in one.parts.items() if part.practice}
    return _findings(one), found, _teams(one, found)


def _year(one: Edition) -> object:
    found = {room: _grades(part.grades) for room, part in one.parts.items() if part.grades.admissible}
    return found, _teams(one, found)


def _teams(one: Edition, audited: Mapping[str, object]) -> object:
    """A team without an audit may come or go."""
    found = {service: frozenset(team for team in teams if team in audited) for service, teams in one.teams.items()}
    return {service: teams for service, teams in found.items() if teams}


def _concerns(one: Edition) -> object:
    return one.figures.concerns and one.figures.concerns.raised


_BEHIND: Mapping[OfChildren, Callable[[Edition], object]] = {
    OfChildren.GRADES: lambda one: (one.figures.table.admissible, _grades(one.figures.table)),
    OfChildren.FINDINGS: _findings,
    OfChildren.TAGS: _tags,
    OfChildren.YEAR: _year,
    OfChildren.CONCERNS: _concerns,
    OfChildren.DIFFERENCES: lambda one: one.figures.actions.helped,
}
"""What each group is made of."""
