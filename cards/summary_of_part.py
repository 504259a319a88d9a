"""The monthly summary that a service or a team reads in its own channel: its actions and findings, and its grades over a year."""

from collections.abc import Sequence
from dataclasses import dataclass

from cards.elements import Actions, Block, Button, Card, Text
from cards.summary import HIDDEN, PLACE, actions_words, bulleted, heading, section, title, ways
from cards.told_words import CORRECTED, grade_lines
from domain.month import ActionFigures
from domain.report import Report
from domain.suppression import OPEN, ToldGrades

NO_NUMBERS = "Of one service or team no numbers of a month's findings are told, and grades only over a whole year."
NOT_NAMED = "Nothing that is named for one service or team."
NOT_TOLD, TO_COME = "Not told, as counts are small.", "Told once a year, with December's report."

NO_PART = "Nothing was posted of it: it was not there when the report was signed off."
ASKED = "Team manager: please talk about it in the team, and note in a line what you will do differently."


@dataclass(frozen=True, slots=True)
class Own:
    """`year`: the grades over the twelve months that `year_of` names, None where they are not told; "" where there are none to
    be told yet. `findings`: None where they are not told again after a correction. `below`: counts of children below it are
    hidden; `team`: its number where it is a team, whose manager is asked what it will do differently."""

    report: Report
    name: str
    theme: str
    actions: ActionFigures
    findings: Sequence[str] | None
    year_of: str
    year: ToldGrades | None
    below: int
    team: int | None = None


def own(of: Own) -> Card:
    what = f"Practice audits of {of.name}"
    told = [
        section(f"Actions from the audits of {of.report.month:%B}", [actions_words(of.actions)]),
        section("What was found", _found(of.findings)),
        section(f"Grades, {of.year_of}" if of.year_of else "Grades over a year", _year(of)),
    ]
    hidden = [Text(f"{HIDDEN.format(below=of.below)} {NO_NUMBERS}", "muted")] if of.below != OPEN else []
    own_part: tuple[Block, ...] = (*heading(of.report, what, of.theme), *told, *hidden)
    return Card(f"{title(of.report, what)}: summary", (*own_part, *_asked(of), ways(of.report)), PLACE)


def _found(tags: Sequence[str] | None) -> list[str]:
    return [CORRECTED] if tags is None else bulleted(tags) or [NOT_NAMED]


def none(report: Report, name: str) -> Card:
    """Where it is no part of the edition that was posted last: nothing is counted for it that nobody signed off."""
    what = f"Practice audits of {name}"
    return Card(f"{title(report, what)}: summary", (*heading(report, what, ""), Text(NO_PART)), PLACE)


def _asked(of: Own) -> list[Block]:
    """Of the team's manager alone: whoever else presses is refused."""
    if of.team is None:
        return []
    about = f"team:{of.team} {of.report.month:%Y-%m}"
    return [Text(ASKED), Actions((Button("Note it", "team_note", about, opens_form=True),))]


def _year(of: Own) -> list[str]:
    if not of.year_of:
        return [TO_COME]
    if of.year is None:
        return [NOT_TOLD]
    return [CORRECTED] if of.year.are_withheld else grade_lines(of.year)
