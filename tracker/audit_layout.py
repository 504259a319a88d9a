"""What an export adds of the audit programme, so that importing it again brings everything back: themes and targets of the
rounds, every judgement of an audit and all that was written about it, exemptions, who joined the core group, exemplars."""

from domain.audit import Admissibility, Grade
from domain.audit_round import ASPECTS
from domain.exemption import ExemptionState
from domain.moderation import ModerationKind
from domain.person import Role
from domain.theme import AREAS
from storage.channels import PROGRAMME
from tracker.columns import Table, choice, column, person

EXEMPLAR_STATES = ("waiting", "sent-back", "accepted", "withdrawn")
EXEMPLAR_TEXTS = tuple(f"{area}_{what}" for area in AREAS for what in ("evidence", "impact"))
PROMPTS = tuple(f"prompt_{area}" for area in AREAS)
CHANNEL_WORDS = {name.lower().replace(" ", "-"): name for name in PROGRAMME}
"""For whom the programme's own channels are, as words for a cell."""
_AUDIT = column("audit*", "audit", "audits")
_NUMBER = column("number", "number")

AUDIT_NOTES = Table(
    "audit_notes",
    ("audit", "number"),
    (_AUDIT, _NUMBER, column("kind", "name"), person("by_email"), column("at*", "moment"), column("text*")),
    same=("at", "text"),
)
MODERATIONS = Table(
    "moderations",
    ("audit", "number"),
    (
        _AUDIT,
        _NUMBER,
        choice("kind*", ModerationKind),
        person("by_email"),
        column("at*", "moment"),
        choice("admissibility*", Admissibility),
        choice("grade*", Grade),
        column("feedback"),
        column("note", "number"),
    ),
    same=("at", "kind"),
)
THEMES = Table(
    "themes",
    ("theme",),
    (column("theme*", "name"), *(column(f"{name}*", "line") for name in ASPECTS), *map(column, PROMPTS)),
)
TARGETS = Table(
    "targets",
    ("month", "service"),
    (
        column("month*", "month", "rounds"),
        column("service*", "name", "services"),
        column("core", "count"),
        column("learning", "count"),
    ),
)
EXEMPTIONS = Table(
    "exemptions",
    ("month", "number"),
    (
        column("month*", "month", "rounds"),
        _NUMBER,
        person("person_email*"),
        column("reason*"),
        person("asked_by_email*"),
        column("asked_at*", "moment"),
        choice("state*", ExemptionState),
        person("decided_by_email"),
        column("decided_at", "moment"),
        column("answer"),
    ),
    same=("asked_at", "person_email"),
)
COMPETENCES = Table(
    "competences",
    ("person_email", "number"),
    (
        person("person_email*"),
        _NUMBER,
        choice("role*", (Role.CORE_AUDITOR, Role.LEARNER)),
        person("by_email*"),
        column("at*", "moment"),
        column("audits", "audits", "audits"),
        column("note"),
    ),
    same=("at", "role"),
)
EXEMPLARS = Table(
    "exemplars",
    ("audit",),
    (
        _AUDIT,
        choice("state*", EXEMPLAR_STATES),
        person("by_email*"),
        column("at*", "moment"),
        person("decided_by_email"),
        column("decided_at", "moment"),
        *map(column, EXEMPLAR_TEXTS),
        column("answer"),
        column("posts", "count"),
    ),
)
CHANNELS = Table("channels", ("channel_for",), (choice("channel_for*", CHANNEL_WORDS), column("channel", "name")))

OF_AUDITS = (AUDIT_NOTES, MODERATIONS)
"""Rows that belong to an audit and are numbered within it."""
OF_THE_PROGRAMME = (THEMES, TARGETS, EXEMPTIONS, COMPETENCES, EXEMPLARS, CHANNELS)
