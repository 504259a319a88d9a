"""What may be said of children in a channel whose members do not run the audits: no count so small that it points at one
child, and nothing from which such a count could be worked out (domain page, "What must never happen"; decision 20).

A count is told as it is, or as a range that a small count and none at all share, or not at all. Figures on the auditing itself
are not hidden, and do not come here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from domain.figures import Figures, Share
from domain.month import MonthFigures, OfChildren, PartFigures

BELOW = 5
"""Counts from 1 to 4 are hidden."""
OPEN = 0
"""Nothing is hidden."""
_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Told:
    """Not fewer than `least` and not more than `most`; `of` None where it is not one of so many."""

    least: int
    most: int
    of: int | None = None

    @property
    def share(self) -> Share | None:
        """Where it is told as it is."""
        return Share(self.least, self.of) if self.least == self.most and self.of is not None else None


@dataclass(frozen=True, slots=True)
class ToldGrades:
    """What is told of the practice sample's grades; None where nothing is. `are_known`: whether the audits say any grade;
    `are_withheld`: they are not told again after a correction."""

    of: int
    are_known: bool = True
    not_yet_good: Told | None = None
    good_or_better: Told | None = None
    with_good_features: Told | None = None
    without: Told | None = None
    good: Told | None = None
    outstanding: Told | None = None
    are_withheld: bool = False


Pair = tuple[Told | None, Told | None]
_NOTHING: Pair = (None, None)


def two(one: int, other: int, of: int, below: int) -> Pair:
    """Two counts whose sum everybody knows: as they are, or the small one as “fewer than” and the other as “more than”, or
    not at all where that would leave the other one small as well."""
    whole = one + other
    if min(one, other) >= below:
        return Told(one, one, of), Told(other, other, of)
    if whole < 2 * below - 1:
        return _NOTHING
    few, many = Told(0, below - 1, of), Told(whole - below + 1, whole, of)
    return (few, many) if one < other else (many, few)


def grades(found: Figures, below: int = BELOW) -> ToldGrades:
    """A count is parted further only where it is itself told as it is: so what is hidden below it adds up to nothing new."""
    of = found.admissible
    if found.not_yet_good.of != of:
        return ToldGrades(of, are_known=False)
    weak, strong = two(found.not_yet_good.count, found.good.count + found.outstanding.count, of, below)
    says_features = _is_known(weak) and found.with_good_features.of == of
    featured = two(found.with_good_features.count, found.without.count, of, below) if says_features else _NOTHING
    better = two(found.good.count, found.outstanding.count, of, below) if _is_known(strong) else _NOTHING
    return ToldGrades(of, True, weak, strong, *featured, *better)


def grades_of(month: MonthFigures, below: int = BELOW) -> ToldGrades:
    """The same of a month that may have been corrected."""
    if OfChildren.GRADES in month.withheld:
        return not_again(month.table.admissible)
    return grades(month.table, below)


def not_again(of: int) -> ToldGrades:
    return ToldGrades(of, are_known=False, are_withheld=True)


def alone(number: int, below: int = BELOW) -> Told:
    """A count of children that is part of no sum, as that of cases of concern."""
    return Told(number, number) if number >= below else Told(0, below - 1)


def findings(found: Mapping[str, Share], below: int = BELOW) -> dict[str, Share]:
    """Those told with their numbers: seen in neither too few audits nor in nearly all."""
    return {tag: share for tag, share in found.items() if min(share.count, share.of - share.count) >= below}


def findings_of_teams(told: Mapping[str, Share], teams: Mapping[str, PartFigures]) -> dict[str, tuple[str, ...]]:
    """The tags that are named, without numbers, to each team that has them; to a team with a single admissible audit none. They
    are named where more audits had them than teams would hear of it: otherwise each of these would be known to have one."""
    have = {team: frozenset(part.findings) if part.practice > 1 else frozenset[str]() for team, part in teams.items()}
    heard = {tag: sum(tag in tags for tags in have.values()) for tag in told}
    named = tuple(tag for tag in told if told[tag].count > heard[tag])
    return {team: tuple(tag for tag in named if tag in tags) for team, tags in have.items()}


def year_told_with(month: date) -> date:
    """The last month of the twelve that are told of each service and team with this month's report.

    Of windows that overlap, one taken from the next leaves the few audits in which they differ. So they stand end to end."""
    return month if month.month == _DECEMBER else date(month.year - 1, _DECEMBER, 1)


@dataclass(frozen=True, slots=True)
class Part:
    """A service over the year, and its teams, by whom each is told."""

    room: str
    year: Figures
    teams: Mapping[str, Figures]


def years(months: Iterable[Figures], parts: Iterable[Part], below: int = BELOW) -> dict[str, ToldGrades]:
    """Of which services and teams the year's grades are told. The children of the months are those of the services, and those
    of a service are its teams': nothing is told that would close one of these sums, nor where they are not the same, as an
    audit was judged anew since its month was posted: the difference would tell of it."""
    months, parts = tuple(months), tuple(parts)
    of_months = tuple(_range(month, below) for month in months)
    others = sum(month.admissible for month in months) - sum(part.year.admissible for part in parts)
    if others >= 0 and not 0 <= sum(map(_better, months)) - sum(_better(part.year) for part in parts) <= others:
        return {}
    told: dict[str, Figures] = {}
    of_parts: list[Range] = []
    for part in parts:
        own, teams = (_range(part.year, below),), _each(part.teams.values(), part.year.admissible, below)
        tells_teams = _are_open(own, teams)
        told |= {part.room: part.year} | (dict(part.teams) if tells_teams else {})
        of_parts.append(_met(own, teams) if tells_teams else own[0])
    if not _are_open(of_months, (*of_parts, (0, max(0, others)))):
        return {}
    return {room: _in_two(year, below) for room, year in told.items()}


Range = tuple[int, int]
"""The least and the most of Good or Outstanding that are to be thought possible."""


def _in_two(found: Figures, below: int) -> ToldGrades:
    whole = grades(found, below)
    return ToldGrades(whole.of, whole.are_known, whole.not_yet_good, whole.good_or_better)


def _better(found: Figures) -> int:
    return found.good.count + found.outstanding.count


def _range(found: Figures, below: int) -> Range:
    told = grades(found, below).good_or_better
    return (told.least, told.most) if told else (0, found.admissible)


def _each(parts: Iterable[Figures], children: int, below: int) -> tuple[Range, ...]:
    """Of so many children all told; those who belong to none of the parts may be anything."""
    parts = tuple(parts)
    others = max(0, children - sum(part.admissible for part in parts))
    return (*(_range(part, below) for part in parts), (0, others))


def _are_open(one: tuple[Range, ...], other: tuple[Range, ...]) -> bool:
    """Two sums of the same children, and everything hidden in either could still be two things at least."""
    least, most = _met(one, other)
    return least <= most and all(_is_open(side, least, most) for side in (one, other))


def _met(one: tuple[Range, ...], other: tuple[Range, ...]) -> Range:
    """Which totals both sides allow."""
    (low, high), (lower, higher) = _sum(one), _sum(other)
    return max(low, lower), min(high, higher)


def _is_open(side: tuple[Range, ...], least: int, most: int) -> bool:
    """The total may be more than one, or it is one, and two that are hidden may share it in more than one way."""
    hidden = [each for each in side if each[0] < each[1]]
    low, high = _sum(side)
    return not hidden or least < most or (len(hidden) > 1 and low < least < high)


def _sum(side: tuple[Range, ...]) -> Range:
    return sum(least for least, _ in side), sum(most for _, most in side)


def _is_known(told: Told | None) -> bool:
    return told is not None and told.least == told.most
