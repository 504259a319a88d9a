"""What a case of concern needs that a cover has closed: in whose place, and when they were told."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

_UNTOLD = sa.text("closed_in_place_of is not null and closed_told_on is null")


def upgrade() -> None:
    whom = sa.Column("closed_in_place_of", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
    with op.batch_alter_table("concerns", schema=None) as batch_op:
        batch_op.add_column(whom)
        batch_op.add_column(sa.Column("closed_told_on", sa.Date(), nullable=True))
        batch_op.create_foreign_key(op.f("fk_concerns_closed_in_place_of"), "people", ["closed_in_place_of"], ["id"])
    op.create_index("ix_concerns_closed_by_covers", "concerns", ["id"], sqlite_where=_UNTOLD, postgresql_where=_UNTOLD)
