"""The register of cases of concern as tables: what a council brings of it, and what an export adds so that all comes back."""

from domain.concern import Capacity, ConcernState
from tracker.columns import Table, choice, column, person

CAPACITIES = {capacity.replace(" ", "-"): capacity for capacity in Capacity}
"""As what somebody must say that they have it, as words for a cell."""
_CONCERN = column("concern*", "concern", "concerns")

CONCERNS = Table(
    "concerns",
    ("concern",),
    (
        column("concern*", "concern"),
        column("audit", "audit", "audits"),
        column("case_ref*", "case"),
        column("team*", "name", "teams"),
        column("raised_on*", "date"),
        person("raised_by_email"),
        column("text*"),
        choice("status", ConcernState, keeps=True),
        column("acknowledged_on", "date", keeps=True),
        column("closed_on", "date", keeps=True),
        column("outcome", keeps=True),
        column("unsafe", "yes_no", ours=True),
        column("raised_at", "moment", keeps=True, ours=True),
        column("review_due", "date", keeps=True, ours=True),
        column("review_told_on", "date", ours=True),
        column("director_on", "date", ours=True),
        column("closed_at", "moment", keeps=True, ours=True),
        person("closed_by_email", ours=True),
        column("difference", ours=True),
        column("reaudit_on", "date", ours=True),
        person("closed_in_place_of_email", ours=True),
        column("closed_told_on", "date", ours=True),
    ),
)
DUTIES = Table(
    "duties",
    ("concern", "capacity"),
    (
        _CONCERN,
        choice("capacity*", CAPACITIES),
        person("by_email", keeps=True),
        column("at", "moment", keeps=True),
        column("told_emails", "emails", "people"),
        column("times", "count"),
        column("again_at", "moment"),
        column("trouble", "name"),
        column("since", "moment"),
        person("held_by_email", keeps=True),
        column("unreached_emails", "emails", "people"),
    ),
)
CONCERN_NOTES = Table(
    "concern_notes",
    ("concern", "number"),
    (
        _CONCERN,
        column("number", "number"),
        column("kind", "name"),
        person("by_email"),
        column("at*", "moment"),
        column("text*"),
    ),
    same=("at", "text"),
)
OF_CONCERNS = (DUTIES, CONCERN_NOTES)
