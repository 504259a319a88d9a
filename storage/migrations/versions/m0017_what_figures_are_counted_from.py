"""What a month's figures are counted from without reading what was written: judged audits by round, and areas by score."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"

_COUNTED = [
    "round_id",
    "kind",
    "admissibility",
    "grade",
    "good_features",
    "auditor_grade",
    "exemplar",
    "concern",
    "team_id",
]
_JUDGED = sa.text("admissibility is not null")


def upgrade() -> None:
    op.create_index("ix_audits_counted", "audits", _COUNTED, sqlite_where=_JUDGED, postgresql_where=_JUDGED)
    op.create_index("ix_areas_scored", "areas", ["audit_id", "area", "score"])
