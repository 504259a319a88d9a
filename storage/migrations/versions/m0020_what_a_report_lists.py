"""What the files of a report list beside its figures is kept with each edition, when it is signed off."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    op.create_table(
        "report_lists",
        sa.Column(
            "report_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("lists", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_report_lists_report_id")),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_report_lists")),
    )
