"""What time needs: policy, preferences, the ladder, snoozes, impact checks, and what ran for which slot."""

from datetime import timedelta

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
IN_PLACE_OF = (("actions", "asked_in_place_of"), ("completions", "in_place_of"), ("requests", "in_place_of"))
COMPLETIONS = {
    "id": sa.Integer,
    "completed_on": sa.Date,
    "difference": sa.String,
    "standing": sa.Boolean,
    "ask_on": sa.Date,
}


def upgrade() -> None:
    op.create_table(
        "job_runs",
        sa.Column("job", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("day", "job", name=op.f("pk_job_runs")),
    )
    op.create_table(
        "policy",
        sa.Column("only", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("only", name=op.f("pk_policy")),
    )
    op.create_table(
        "preferences",
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("hour", sa.Integer(), nullable=True),
        sa.Column("days", sa.String(), nullable=False),
        sa.Column("weekly", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_preferences_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_preferences")),
    )
    op.create_table(
        "impacts",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("completion_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("difference", sa.String(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_impacts_by_id")),
        sa.ForeignKeyConstraint(["completion_id"], ["completions.id"], name=op.f("fk_impacts_completion_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_impacts")),
    )
    with op.batch_alter_table("impacts", schema=None) as batch_op:
        batch_op.create_index("ix_impacts_completion_id", ["completion_id"], unique=False)

    op.create_table(
        "escalations",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("action_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("rung", sa.Integer(), nullable=False),
        sa.Column("escalated_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["action_id"], ["actions.id"], name=op.f("fk_escalations_action_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_escalations")),
    )
    with op.batch_alter_table("escalations", schema=None) as batch_op:
        batch_op.create_index("ix_escalations_escalated_on", ["escalated_on"], unique=False)

    # Outside a batch: for a column with a default it would make the table anew, which rows that name its rows forbid.
    op.add_column("actions", sa.Column("rung", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.add_column("actions", sa.Column("snoozes", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.add_column("posted", sa.Column("part", sa.String(), server_default=sa.text("''"), nullable=False))
    with op.batch_alter_table("actions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("handed_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("snoozed_until", sa.Date(), nullable=True))
        batch_op.create_index(
            "ix_actions_snoozed",
            ["snoozed_until"],
            unique=False,
            **_where("status = 'open' and snoozed_until is not null"),
        )

    with op.batch_alter_table("completions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("ask_on", sa.Date(), nullable=True))
        batch_op.create_index("ix_completions_completed_on", ["completed_on"], unique=False)
        batch_op.create_index("ix_completions_to_ask", ["ask_on"], unique=False, **_where("ask_on is not null"))

    with op.batch_alter_table("covers", schema=None) as batch_op:
        batch_op.create_index("ix_covers_person_id", ["person_id"], unique=False)

    with op.batch_alter_table("notes", schema=None) as batch_op:
        batch_op.create_index("ix_notes_at", ["at"], unique=False)

    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reported_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("withdrawn_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index("ix_outbox_failed", ["reported_on", "id"], unique=False, **_where("state = 'failed'"))
        batch_op.create_index(
            "ix_outbox_files",
            ["sent_at"],
            unique=False,
            **_where("kind = 'export' and state = 'sent' and withdrawn_on is null"),
        )

    with op.batch_alter_table("posted", schema=None) as batch_op:
        batch_op.add_column(sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("cleared_on", sa.Date(), nullable=True))
        batch_op.create_index(
            "ix_posted_to_clear", ["closed_at"], unique=False, **_where("closed_at is not null and cleared_on is null")
        )

    op.create_table(
        "unreached",
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("lettered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_unreached_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_unreached")),
    )

    with op.batch_alter_table("requests", schema=None) as batch_op:
        batch_op.create_index("ix_requests_asked_at", ["asked_at"], unique=False)
        batch_op.create_index("ix_requests_decided_at", ["decided_at"], unique=False)

    kind = "integer" if op.get_bind().dialect.name == "sqlite" else "bigint"
    for table, column in IN_PLACE_OF:
        known = f"constraint fk_{table}_{column} references people (id)"
        op.execute(f"alter table {table} add column {column} {kind} {known}")
    _ask_of_earlier_completions()
    op.execute("update outbox set sent_at = created_at where kind = 'export' and state = 'sent'")
    # The PLT was told of these in messages of their own, but for those that still wait.
    op.execute(
        "update outbox set reported_on = '1970-01-01' where state = 'failed' and not exists (select 1 from outbox told"
        " where told.state in ('pending', 'sending') and told.key like 'undelivered:' || outbox.id || ':%')"
    )
    op.execute(
        "update posted set closed_at = (select closed_at from actions"
        " where actions.id = cast(substr(posted.subject, 3) as bigint)) where subject like 'A-%'"
    )


def _where(condition: str) -> dict[str, sa.TextClause]:
    return {f"{dialect}_where": sa.text(condition) for dialect in ("sqlite", "postgresql")}


def _ask_of_earlier_completions() -> None:
    """Twenty working days are four weeks, give or take a bank holiday. What was due when the last action was completed is
    left: an old council must not be asked about all its years on the first morning."""
    done = sa.table("completions", *(sa.column(name, kind) for name, kind in COMPLETIONS.items()))
    asked = sa.select(done.c.id, done.c.completed_on).where(done.c.difference == "too-early", done.c.standing)
    last = op.get_bind().execute(sa.select(sa.func.max(done.c.completed_on))).scalar()
    for row in op.get_bind().execute(asked).all():
        if (later := row.completed_on + timedelta(days=28)) >= last:
            op.get_bind().execute(sa.update(done).where(done.c.id == row.id).values(ask_on=later))
