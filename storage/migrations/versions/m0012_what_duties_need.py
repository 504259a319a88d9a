"""What duties of a case of concern need: since when they wait, in whose place they were answered, and whom they did not reach."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    with op.batch_alter_table("duties", schema=None) as batch_op:
        batch_op.add_column(sa.Column("since", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("held_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True))
        batch_op.add_column(sa.Column("unreached", sa.JSON(), nullable=True))
        batch_op.create_foreign_key(op.f("fk_duties_held_by"), "people", ["held_by"], ["id"])
