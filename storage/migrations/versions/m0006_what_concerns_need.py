"""What cases of concern need: the register, who must say that they have it, updates, and their actions found at once."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


_OPEN = sa.text("state <> 'closed'")
_REAUDITED = sa.text("reaudit_on is not null")
_TO_SAY_AGAIN = sa.text("again_at is not null")
_OF_CONCERNS = sa.text("concern <> ''")


def upgrade() -> None:
    op.create_table(
        "concerns",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("audit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("case_ref", sa.String(), nullable=False),
        sa.Column("team_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("unsafe", sa.Boolean(), nullable=True),
        sa.Column("raised_on", sa.Date(), nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("raised_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("review_due", sa.Date(), nullable=True),
        sa.Column("review_told_on", sa.Date(), nullable=True),
        sa.Column("director_on", sa.Date(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("difference", sa.Text(), nullable=False),
        sa.Column("reaudit_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("state in ('raised', 'acknowledged', 'working', 'closed')", name=op.f("ck_concerns_state")),
        sa.ForeignKeyConstraint(["audit_id"], ["audits.id"], name=op.f("fk_concerns_audit_id")),
        sa.ForeignKeyConstraint(["closed_by"], ["people.id"], name=op.f("fk_concerns_closed_by")),
        sa.ForeignKeyConstraint(["raised_by"], ["people.id"], name=op.f("fk_concerns_raised_by")),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_concerns_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concerns")),
    )
    with op.batch_alter_table("concerns", schema=None) as batch_op:
        batch_op.create_index("ix_concerns_audit_id", ["audit_id"], unique=False)
        batch_op.create_index("ix_concerns_case_ref", ["case_ref"], unique=False)
        batch_op.create_index(
            "ix_concerns_open_by_review",
            ["review_due", "id"],
            unique=False,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        )
        batch_op.create_index(
            "ix_concerns_open_by_team",
            ["team_id", "id"],
            unique=False,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        )
        batch_op.create_index("ix_concerns_raised_by", ["raised_by"], unique=False)
        batch_op.create_index(
            "ix_concerns_reaudit_on",
            ["reaudit_on"],
            unique=False,
            sqlite_where=sa.text("reaudit_on is not null"),
            postgresql_where=sa.text("reaudit_on is not null"),
        )
        batch_op.create_index("ix_concerns_team_id", ["team_id"], unique=False)

    op.create_table(
        "concern_notes",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("concern_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_concern_notes_by_id")),
        sa.ForeignKeyConstraint(["concern_id"], ["concerns.id"], name=op.f("fk_concern_notes_concern_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concern_notes")),
    )
    with op.batch_alter_table("concern_notes", schema=None) as batch_op:
        batch_op.create_index("ix_concern_notes_concern_id", ["concern_id"], unique=False)

    op.create_table(
        "duties",
        sa.Column("concern_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("capacity", sa.String(), nullable=False),
        sa.Column("by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("again_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("trouble", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_duties_by_id")),
        sa.ForeignKeyConstraint(["concern_id"], ["concerns.id"], name=op.f("fk_duties_concern_id")),
        sa.PrimaryKeyConstraint("concern_id", "capacity", name=op.f("pk_duties")),
    )
    with op.batch_alter_table("duties", schema=None) as batch_op:
        batch_op.create_index(
            "ix_duties_to_say_again",
            ["again_at"],
            unique=False,
            sqlite_where=sa.text("again_at is not null"),
            postgresql_where=sa.text("again_at is not null"),
        )

    with op.batch_alter_table("actions", schema=None) as batch_op:
        batch_op.create_index(
            "ix_actions_of_concerns",
            ["concern", "id"],
            unique=False,
            sqlite_where=_OF_CONCERNS,
            postgresql_where=_OF_CONCERNS,
        )
