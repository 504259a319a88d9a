"""What an export adds of the monthly report and of what follows from it: other sources, recommendations, teams' notes and plans,
and what was said of being audited, all of which come back; and, to be read alone, the editions and their sentences."""

from domain.opinion import Answer
from domain.recommendation import RecommendationState
from domain.report import ReportState, Section
from domain.sentence import SentenceState
from domain.team_plan import StepState
from tracker.columns import Table, choice, column, person

_NUMBER = column("number", "number")
_TEAM = column("team*", "name", "teams")
_SAID = (person("by_email*"), column("at*", "moment"))

EVIDENCE = Table(
    "evidence",
    ("dated", "number"),
    (
        column("dated*", "date"),
        _NUMBER,
        column("source*", "name"),
        column("text*"),
        column("tags", "tags"),
        *_SAID,
        column("withdrawn_at", "moment"),
    ),
    same=("at", "text"),
)
RECOMMENDATIONS = Table(
    "recommendations",
    ("recommendation",),
    (
        column("recommendation*", "recommendation"),
        column("month*", "month", "rounds"),
        column("theme", "name"),
        column("text*"),
        column("measure"),
        column("tags", "tags"),
        column("service", "name", "services"),
        person("owner_email"),
        column("due*", "date"),
        choice("state", RecommendationState, keeps=True),
        *_SAID,
        column("closed_at", "moment"),
        person("closed_by_email"),
        column("outcome"),
    ),
)
RECOMMENDATION_NOTES = Table(
    "recommendation_notes",
    ("recommendation", "number"),
    (
        column("recommendation*", "recommendation", "recommendations"),
        _NUMBER,
        column("kind", "name"),
        person("by_email"),
        column("at*", "moment"),
        column("text*"),
    ),
    same=("at", "text"),
)
OPINIONS = Table(
    "opinions",
    ("audit",),
    (
        column("audit*", "audit", "audits"),
        choice("fair*", Answer),
        choice("useful*", Answer),
        column("text"),
        *_SAID,
    ),
)
TEAM_NOTES = Table(
    "team_notes", ("team", "month"), (_TEAM, column("month*", "month", "rounds"), column("text*"), *_SAID)
)
PLAN_ITEMS = Table(
    "plan_items",
    ("step",),
    (
        column("step*", "step"),
        _TEAM,
        column("text*"),
        column("due*", "date"),
        choice("state", StepState, keeps=True),
        *_SAID,
        column("closed_at", "moment"),
        column("outcome"),
    ),
)
PLAN_REVIEWS = Table("plan_reviews", ("team", "number"), (_TEAM, _NUMBER, *_SAID, column("text*")), same=("at", "text"))
REPORTS = Table(
    "reports",
    ("month", "edition"),
    (
        column("month*", "month", "rounds"),
        column("edition*", "number"),
        choice("state*", ReportState),
        column("change"),
        *(column(str(section)) for section in Section),
        column("started_at", "moment"),
        person("written_by_email"),
        column("writers_emails", "emails", "people"),
        person("signed_by_email"),
        column("signed_at", "moment"),
        person("posted_by_email"),
        column("posted_at", "moment"),
    ),
)
SENTENCES = Table(
    "sentences",
    ("month", "number"),
    (
        column("month*", "month", "rounds"),
        _NUMBER,
        column("audit", "audit", "audits"),
        column("action", "action", "actions"),
        column("text*"),
        choice("state*", (state.replace(" ", "-") for state in SentenceState)),
        *_SAID,
        person("decided_by_email"),
        column("decided_at", "moment"),
        column("answer"),
    ),
)
OF_REPORTS = (EVIDENCE, RECOMMENDATIONS, RECOMMENDATION_NOTES, OPINIONS, TEAM_NOTES, PLAN_ITEMS, PLAN_REVIEWS)
READ_ALONE = (REPORTS, SENTENCES)
"""What was signed off is frozen with the figures of its own database: no file makes anybody have signed it elsewhere."""
