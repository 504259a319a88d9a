"""What exemplars need: why one was sent back or withdrawn, how often it was put for the training channel, and a quick way to
the audits that are marked."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    with op.batch_alter_table("exemplars", schema=None) as batch_op:
        batch_op.add_column(sa.Column("answer", sa.Text(), server_default=sa.text("''"), nullable=False))
        batch_op.add_column(sa.Column("posts", sa.Integer(), server_default=sa.text("0"), nullable=False))
        batch_op.create_index("ix_exemplars_state", ["state"], unique=False)
    marked = sa.text("exemplar")
    op.create_index("ix_audits_marked", "audits", ["moderated", "id"], sqlite_where=marked, postgresql_where=marked)
