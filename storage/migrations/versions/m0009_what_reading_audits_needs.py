"""Indexes of the audits that are to do or to be judged again, so that nobody waits for the audits of earlier years."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def _where(condition: str) -> dict[str, Any]:
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    to_do = _where("submitted is null and taken_back is null")
    op.drop_index("ix_audits_to_do", "audits")
    op.create_index("ix_audits_to_do_by_auditor", "audits", ["auditor_id", "due", "id"], **to_do)
    op.create_index("ix_audits_to_do_by_due", "audits", ["due", "id"], **to_do)
    op.create_index(
        "ix_audits_submitted", "audits", ["auditor_id", "submitted", "id"], **_where("submitted is not null")
    )
    again = "second = 'waiting' or challenge = 'waiting'"
    op.create_index("ix_audits_to_judge_again", "audits", ["second_id", "moderated", "id"], **_where(again))
    op.create_index("ix_moderations_second", "moderations", ["at", "id"], **_where("kind = 'second'"))
