"""A list of cases as somebody pastes it: a line each, with its reference, its team and, if known, the child's age band."""

import re
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from domain.allocation import Case, key_of
from domain.naming import is_case_ref
from domain.person import Team
from domain.refusal import Refusal

FIELD = "lines"
SHOWN = 3
LONGEST_REF, OLDEST = 40, 25
_BAND = re.compile(r"(\d{1,2})\s*[-–]\s*(\d{1,2})", re.ASCII)
MOST = 200


Lies = Mapping[str, frozenset[int]]
"""The teams of a case by its key, where they are known."""


def read(
    text: str, teams: Collection[Team], known: Collection[str] = (), lies: Lies = MappingProxyType({})
) -> list[Case]:
    """The cases of the list, or a refusal that names the lines at fault. `known`: keys of cases that stand in it already."""
    by_name = {team.name.casefold(): team for team in teams}
    cases: list[Case] = []
    faults: list[str] = []
    first = dict.fromkeys(known, 0)
    for number, line in _lines(text):
        try:
            case = _case(line, by_name)
            _check_new(case, first)
            _check_team(case, teams, lies.get(case.key, frozenset()))
        except Refusal as refusal:
            faults.append(f"Line {number}: {refusal.sentence}")
            continue
        first[case.key] = number
        cases.append(case)
    _check(cases, faults)
    return cases


def _check(cases: list[Case], faults: list[str]) -> None:
    if faults:
        more = f" And {len(faults) - SHOWN} more." if len(faults) > SHOWN else ""
        raise Refusal(" ".join(faults[:SHOWN]) + more, field=FIELD)
    if not cases:
        raise Refusal("Paste a case a line: 412087, North, 5-9", field=FIELD)
    if len(cases) > MOST:
        raise Refusal(f"These are {len(cases)} cases. Paste {MOST} at most at a time.", field=FIELD)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    return ((number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip())


def _case(line: str, teams: Mapping[str, Team]) -> Case:
    parts = [part.strip() for part in re.split(r"[,;\t]", line)]
    ref, name, band = [*parts, "", ""][:3]
    if len(parts) not in (2, 3) or not ref or not name:
        raise Refusal("write reference, team and age band, with commas between them: 412087, North, 5-9.")
    if len(ref) > LONGEST_REF or not is_case_ref(ref):
        raise Refusal(f"“{ref[:20]}” is not a case reference; one holds a number and no name.")
    if band and not is_band(band):
        raise Refusal(f"“{band[:20]}” is not an age band; write it as 5-9, with ages from 0 to {OLDEST}.")
    if (team := teams.get(name.casefold())) is None:
        raise Refusal(f"“{name[:30]}” is no team. Teams: {', '.join(sorted(t.name for t in teams.values()))[:200]}.")
    return Case(ref, team, band.replace("–", "-"))


def is_band(said: str) -> bool:
    """Two ages with the younger first: of a single one no figures by age band could be made."""
    found = _BAND.fullmatch(said)
    return found is not None and int(found[1]) < int(found[2]) <= OLDEST


def _check_new(case: Case, first: Mapping[str, int]) -> None:
    if (number := first.get(key_of(case.case_ref))) is not None:
        where = f"stands in line {number} already" if number else "stands in the proposal already"
        raise Refusal(f"{case.case_ref} {where}.")


def _check_team(case: Case, teams: Collection[Team], lies: frozenset[int]) -> None:
    """Else a slip, or more than a slip, would give a case to an auditor of its own team."""
    if lies and case.team.id not in lies:
        theirs = " and ".join(sorted(team.name for team in teams if team.id in lies)) or "another team"
        raise Refusal(f"{case.case_ref} is known as a case of {theirs}. If it has moved, import the cases anew.")
