"""What digest hours that are changed in the middle of a day need, indexes for what climbs and what waits, files that may have
arrived, and what is to be done once a cover is over."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def _where(condition: str) -> dict[str, Any]:
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    for name, kind in (
        ("last_before", sa.Date()),
        ("first_since", sa.Date()),
        ("changed_at", sa.DateTime(timezone=True)),
    ):
        op.add_column("preferences", sa.Column(name, kind, nullable=True))
    op.create_index("ix_actions_open_by_rung", "actions", ["rung", "due"], **_where("status = 'open'"))
    op.create_index(
        "ix_actions_waiting_by_owner", "actions", ["owner_id", "due", "id"], **_where("status = 'awaiting-acceptance'")
    )
    op.add_column("covers", sa.Column("settled_on", sa.Date(), nullable=True))
    op.create_index("ix_covers_to_settle", "covers", ["last_day"], **_where("settled_on is null"))
    op.add_column("posted", sa.Column("recipient", sa.String(), server_default=sa.text("''"), nullable=False))
    op.execute("update posted set recipient = (select recipient from outbox where outbox.id = posted.outbox_id)")
    op.create_index("ix_posted_readable", "posted", ["recipient", "outbox_id"], **_where("cleared_on is null"))
    # It held those alone that certainly arrived.
    op.drop_index("ix_outbox_files", "outbox")
    files = "kind = 'export' and sent_at is not null and withdrawn_on is null"
    op.create_index("ix_outbox_files", "outbox", ["sent_at"], **_where(files))
