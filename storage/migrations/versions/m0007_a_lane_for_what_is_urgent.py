"""A lane for what is urgent: an urgent message waits for no ordinary one that is on its way to the same recipient."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_SENDING = sa.text("state = 'sending'")


def upgrade() -> None:
    op.drop_index("ix_outbox_one_sending", "outbox")
    op.create_index(
        "ix_outbox_one_sending",
        "outbox",
        ["recipient", "urgent"],
        unique=True,
        sqlite_where=_SENDING,
        postgresql_where=_SENDING,
    )
