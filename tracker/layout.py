"""The tables of a council's tracker and their columns: the one place that names them, for reading and for writing alike.

The first seven are those of the README and the issue; the columns marked `ours`, and the last four tables, are what an
export adds, so that importing it again brings everything back.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from domain.action import Status
from domain.impact import Difference
from domain.person import Role
from domain.request import RequestState

Values = dict[str, Any]
"""One row by column name, in Python's own types: an empty cell is None, several tags are a tuple, A-17 is 17."""

AREAS = ("impact", "experience", "aspect1", "aspect2", "aspect3")
GRADES = ("outstanding", "good", "not-yet-good")
ADMISSIBILITIES = ("immediate", "development", "inadmissible")
_PREFIXES = {"action": "A-", "audit": "AU-"}


@dataclass(frozen=True, slots=True)
class Column:
    """`kind` says how a cell is read; `refers` which table its value must stand in; `keeps` that an empty cell of a row
    that is already known leaves what stands there."""

    name: str
    kind: str
    required: bool = False
    refers: str = ""
    choices: tuple[str, ...] = ()
    keeps: bool = False
    ours: bool = False

    def shown(self, value: Any) -> str:
        """A value as a person writes it: A-17 for an action's number."""
        return f"{_PREFIXES.get(self.kind, '')}{value}"


@dataclass(frozen=True)
class Table:
    """`key` tells one row from another. `same`: what makes an unnumbered row the one that is already known."""

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    same: tuple[str, ...] = ()

    @cached_property
    def by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}

    def key_of(self, values: Values) -> Any:
        """The key's value, or a tuple of them, small and capital letters the same; None where a part of it is missing."""
        parts = tuple(folded(values.get(name)) for name in self.key)
        if None in parts:
            return None
        return parts if len(parts) > 1 else parts[0]


def folded(key: Any) -> Any:
    return key.casefold() if isinstance(key, str) else key


def _column(name: str, kind: str = "text", refers: str = "", **more: Any) -> Column:
    return Column(name.rstrip("*"), kind, name.endswith("*"), refers, **more)


def _person(name: str, **more: Any) -> Column:
    return _column(name, "email", "people", **more)


def _choice(name: str, choices: Iterable[str], **more: Any) -> Column:
    return _column(name, "choice", choices=tuple(choices), **more)


_TEAM = _column("team*", "name", "teams")
_ACTION = _column("action*", "action", "actions")
_NUMBER = _column("number", "number")
_DIFFERENCE = _choice("difference", Difference, keeps=True)
_DECIDED = (
    _choice("state", RequestState),
    _person("decided_by_email"),
    _column("decided_at", "moment"),
    _column("answer"),
)

SERVICES = Table(
    "services",
    ("service",),
    (_column("service*", "name"), _person("head_email"), _column("channel", "name")),
)
TEAMS = Table(
    "teams",
    ("team",),
    (
        _column("team*", "name"),
        _column("service*", "name", "services"),
        _person("manager_email", keeps=True),
        _column("channel", "name"),
    ),
)
PEOPLE = Table(
    "people",
    ("email",),
    (
        _column("email*", "email"),
        _column("name*", "name"),
        _column("slack_id", "account", keeps=True),
        _column("roles", "choices", choices=tuple(Role)),
        _column("team", "name", "teams"),
        _column("active", "yes_no", keeps=True, ours=True),
    ),
)
ROUNDS = Table(
    "rounds",
    ("month",),
    (
        _column("month*", "month"),
        _column("theme*", "name"),
        *(_column(name, "date") for name in ("audits_due", "moderation_due", "report_due")),
        *(_column(name, "name") for name in AREAS[2:]),
    ),
)
AUDITS = Table(
    "audits",
    ("audit",),
    (
        _column("audit*", "audit"),
        _column("month*", "month", "rounds"),
        _choice("kind*", ("core", "learning")),
        _column("case_ref*", "case"),
        _TEAM,
        _column("age_band", "band"),
        _person("auditor_email"),
        _choice("grade", GRADES),
        _choice("auditor_grade", GRADES),
        _column("good_features", "yes_no"),
        *(_column(name, "score") for name in AREAS),
        _column("findings", "tags"),
        _column("submitted", "date"),
        _choice("admissibility", ADMISSIBILITIES),
        _person("moderator_email"),
        _column("moderated", "date"),
        _column("strengths", "tags"),
        _column("weaknesses", "tags"),
        _column("feedback"),
    ),
)
AREA_ROWS = Table(
    "areas",
    ("audit", "area"),
    (
        _column("audit*", "audit", "audits"),
        _choice("area*", AREAS),
        _column("score", "score"),
        _column("evidence"),
        _column("impact"),
    ),
)
ACTIONS = Table(
    "actions",
    ("action",),
    (
        _column("action*", "action"),
        _column("audit", "audit", "audits"),
        _column("concern", "name"),
        _column("case_ref*", "case"),
        _TEAM,
        _person("owner_email", keeps=True),
        _column("text*"),
        _column("sent", "date", keeps=True),
        _column("due", "date", keeps=True),
        _choice("status", Status, keeps=True),
        _column("completed_on", "date", keeps=True),
        _column("done", keeps=True),
        _column("recorded_in", keeps=True),
        _DIFFERENCE,
        _person("added_by_email", ours=True),
        _column("escalated_on", "date", ours=True),
        _column("closed_at", "moment", keeps=True, ours=True),
    ),
)
COMPLETIONS = Table(
    "completions",
    ("action", "number"),
    (
        _ACTION,
        _NUMBER,
        _column("completed_on*", "date"),
        _column("done*"),
        _column("recorded_in*"),
        _DIFFERENCE,
        _column("how"),
        _person("by_email"),
        _column("at", "moment"),
        _column("standing", "yes_no", keeps=True),
    ),
    same=("completed_on", "done"),
)
EXTENSIONS = Table(
    "extensions",
    ("action", "number"),
    (
        _ACTION,
        _NUMBER,
        _column("asked_at*", "moment"),
        _person("asked_by_email"),
        _column("from_due*", "date"),
        _column("to_due*", "date"),
        _column("reason*"),
        *_DECIDED,
    ),
    same=("asked_at", "to_due"),
)
HANDOVERS = Table(
    "handovers",
    ("action", "number"),
    (
        _ACTION,
        _NUMBER,
        _column("asked_at*", "moment"),
        _person("asked_by_email"),
        _person("to_email*"),
        _column("reason*"),
        *_DECIDED,
    ),
    same=("asked_at", "to_email"),
)
NOTES = Table(
    "notes",
    ("action", "number"),
    (_ACTION, _NUMBER, _column("kind", "name"), _person("by_email"), _column("at*", "moment"), _column("text*")),
    same=("at", "text"),
)

TABLES = (
    SERVICES, TEAMS, PEOPLE, ROUNDS, AUDITS, AREA_ROWS, ACTIONS, COMPLETIONS, EXTENSIONS, HANDOVERS, NOTES,
)  # fmt: skip
BY_NAME = {table.name: table for table in TABLES}
OF_ACTIONS = (COMPLETIONS, EXTENSIONS, HANDOVERS, NOTES)
"""Rows that belong to an action and are numbered within it."""
