"""A lane for each case of concern: what is urgent waits for nothing of another one that is on its way to the same recipient."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

_SENDING = sa.text("state = 'sending'")


def upgrade() -> None:
    op.add_column("outbox", sa.Column("lane", sa.String(), server_default=sa.text("('')"), nullable=False))
    op.drop_index("ix_outbox_one_sending", "outbox")
    op.create_index(
        "ix_outbox_one_sending",
        "outbox",
        ["recipient", "urgent", "lane"],
        unique=True,
        sqlite_where=_SENDING,
        postgresql_where=_SENDING,
    )
