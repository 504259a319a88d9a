"""The tables of a council's tracker and their columns: named here, and by part in `audit_layout`,
`concern_layout` and `report_layout`, for reading and for writing alike.

Those up to the actions are what a council brings; the columns marked `ours`, and the other tables, are what an export
adds, so that importing it again brings everything back.
"""

from dataclasses import fields

from domain.action import Status
from domain.audit import DONE, WAITING, Admissibility, AuditKind, Grade
from domain.audit_round import RoundState
from domain.impact import Difference
from domain.moderation import SETTLED
from domain.person import Role
from domain.policy import Policy
from domain.request import RequestState
from domain.theme import AREAS
from tracker.audit_layout import OF_AUDITS, OF_THE_PROGRAMME, PROMPTS
from tracker.columns import Table, choice, column, person
from tracker.concern_layout import CONCERNS, OF_CONCERNS
from tracker.report_layout import OF_REPORTS, READ_ALONE

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SETTINGS = tuple(field.name.replace("_", "-") for field in fields(Policy))
RUNGS = ("nobody", "head-of-service", "director")
"""Who has heard that an action is late, as words for the rungs of the ladder."""
_TEAM = column("team*", "name", "teams")
_ACTION = column("action*", "action", "actions")
_NUMBER = column("number", "number")
_DIFFERENCE = choice("difference", Difference, keeps=True)
_IN_PLACE_OF = person("in_place_of_email")
_DECIDED = (
    choice("state", RequestState),
    person("decided_by_email"),
    column("decided_at", "moment"),
    column("answer"),
    _IN_PLACE_OF,
)

SERVICES = Table(
    "services",
    ("service",),
    (column("service*", "name"), person("head_email"), column("channel", "name")),
)
TEAMS = Table(
    "teams",
    ("team",),
    (
        column("team*", "name"),
        column("service*", "name", "services"),
        person("manager_email", keeps=True),
        column("channel", "name"),
    ),
)
PEOPLE = Table(
    "people",
    ("email",),
    (
        column("email*", "email"),
        column("name*", "name"),
        column("slack_id", "account", keeps=True),
        column("roles", "choices", choices=tuple(Role)),
        column("team", "name", "teams"),
        column("active", "yes_no", keeps=True, ours=True),
    ),
)
ROUNDS = Table(
    "rounds",
    ("month",),
    (
        column("month*", "month"),
        column("theme*", "name"),
        *(column(name, "date") for name in ("audits_due", "moderation_due", "report_due")),
        *(column(name, "line") for name in AREAS[2:]),
        column("reason", ours=True),
        choice("state", RoundState, keeps=True, ours=True),
        *(column(name, ours=True) for name in PROMPTS),
        column("figures", "figures", ours=True),
    ),
)
CASES = Table("cases", ("case_ref",), (column("case_ref*", "case"), _TEAM, column("age_band", "band")))
AUDITS = Table(
    "audits",
    ("audit",),
    (
        column("audit*", "audit"),
        column("month*", "month", "rounds"),
        choice("kind*", AuditKind),
        column("case_ref*", "case"),
        _TEAM,
        column("age_band", "band"),
        person("auditor_email"),
        choice("grade", Grade),
        choice("auditor_grade", Grade),
        column("good_features", "yes_no"),
        *(column(name, "score") for name in AREAS),
        column("findings", "tags"),
        column("submitted", "date"),
        choice("admissibility", Admissibility),
        person("moderator_email"),
        column("moderated", "date"),
        column("strengths", "tags"),
        column("weaknesses", "tags"),
        column("feedback"),
        column("allocated_on", "date", ours=True),
        column("due", "date", ours=True),
        column("concern", "yes_no", ours=True),
        column("exemplar", "yes_no", keeps=True, ours=True),
        person("second_email", ours=True),
        choice("second", (WAITING, DONE), ours=True),
        choice("challenge", (WAITING, *SETTLED), ours=True),
        column("taken_back", "date", ours=True),
        person("submitted_by_email", ours=True),
        person("challenged_by_email", ours=True),
    ),
)
AREA_ROWS = Table(
    "areas",
    ("audit", "area"),
    (
        column("audit*", "audit", "audits"),
        choice("area*", AREAS),
        column("score", "score"),
        column("evidence"),
        column("impact"),
    ),
)
ACTIONS = Table(
    "actions",
    ("action",),
    (
        column("action*", "action"),
        column("audit", "audit", "audits"),
        column("concern", "name"),
        column("case_ref*", "case"),
        _TEAM,
        person("owner_email", keeps=True),
        column("text*"),
        column("sent", "date", keeps=True),
        column("due", "date", keeps=True),
        choice("status", Status, keeps=True),
        column("completed_on", "date", keeps=True),
        column("done", keeps=True),
        column("recorded_in", keeps=True),
        _DIFFERENCE,
        person("added_by_email", ours=True),
        column("escalated_on", "date", ours=True),
        column("closed_at", "moment", keeps=True, ours=True),
        choice("rung", RUNGS, keeps=True, ours=True),
        column("handed_on", "date", ours=True),
        column("snoozed_until", "date", ours=True),
        column("snoozes", "count", keeps=True, ours=True),
    ),
)
COMPLETIONS = Table(
    "completions",
    ("action", "number"),
    (
        _ACTION,
        _NUMBER,
        column("completed_on*", "date"),
        column("done*"),
        column("recorded_in*"),
        _DIFFERENCE,
        column("how"),
        person("by_email"),
        column("at", "moment"),
        column("standing", "yes_no", keeps=True),
        column("ask_on", "date"),
        _IN_PLACE_OF,
    ),
    same=("completed_on", "done"),
)
IMPACTS = Table(
    "impacts",
    ("action", "number"),
    (
        _ACTION,
        _NUMBER,
        column("completion*", "number"),
        person("by_email*"),
        column("at*", "moment"),
        choice("difference*", Difference),
        column("how"),
    ),
    same=("at", "difference"),
)
EXTENSIONS = Table(
    "extensions",
    ("action", "number"),
    (
        _ACTION,
        _NUMBER,
        column("asked_at*", "moment"),
        person("asked_by_email"),
        column("from_due*", "date"),
        column("to_due*", "date"),
        column("reason*"),
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
        column("asked_at*", "moment"),
        person("asked_by_email"),
        person("to_email*"),
        column("reason*"),
        *_DECIDED,
    ),
    same=("asked_at", "to_email"),
)
NOTES = Table(
    "notes",
    ("action", "number"),
    (_ACTION, _NUMBER, column("kind", "name"), person("by_email"), column("at*", "moment"), column("text*")),
    same=("at", "text"),
)
ABSENCES = Table(
    "absences",
    ("person_email", "first_day"),
    (
        person("person_email*"),
        person("cover_email*"),
        column("first_day*", "date"),
        column("last_day*", "date"),
    ),
)
PREFERENCES = Table(
    "preferences",
    ("email",),
    (
        person("email*"),
        column("hour", "hour"),
        column("days", "choices", choices=WEEKDAYS),
        column("weekly", "yes_no"),
    ),
)
POLICY = Table("policy", ("setting",), (choice("setting*", SETTINGS), column("value", "setting")))

TABLES = (
    SERVICES, TEAMS, PEOPLE, ROUNDS, CASES, AUDITS, AREA_ROWS, CONCERNS, ACTIONS, COMPLETIONS, IMPACTS, EXTENSIONS, HANDOVERS,
    NOTES, *OF_AUDITS, *OF_CONCERNS, *OF_THE_PROGRAMME, *OF_REPORTS, *READ_ALONE, ABSENCES, PREFERENCES, POLICY,
)  # fmt: skip
BY_NAME = {table.name: table for table in TABLES}
OF_ACTIONS = (COMPLETIONS, IMPACTS, EXTENSIONS, HANDOVERS, NOTES)
"""Rows that belong to an action and are numbered within it."""
