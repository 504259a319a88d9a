"""What audits need: rounds planned and closed, themes, allocation, drafts, every moderation, competence, exemplars."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "programme_channels",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_programme_channels")),
    )
    op.create_table(
        "themes",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("aspect1", sa.String(), nullable=False),
        sa.Column("aspect2", sa.String(), nullable=False),
        sa.Column("aspect3", sa.String(), nullable=False),
        sa.Column("prompts", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_themes")),
    )
    op.create_table(
        "targets",
        sa.Column("round_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("service_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("core", sa.Integer(), nullable=False),
        sa.Column("learning", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=op.f("fk_targets_round_id")),
        sa.ForeignKeyConstraint(["service_id"], ["services.id"], name=op.f("fk_targets_service_id")),
        sa.PrimaryKeyConstraint("round_id", "service_id", name=op.f("pk_targets")),
    )
    op.create_table(
        "cases",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("case_ref", sa.String(), nullable=False),
        sa.Column("team_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("age_band", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_cases_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("case_ref", name=op.f("uq_cases_case_ref")),
    )
    op.create_table(
        "competences",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("audits", sa.JSON(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_competences_by_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_competences_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_competences")),
    )
    with op.batch_alter_table("competences", schema=None) as batch_op:
        batch_op.create_index("ix_competences_person_id", ["person_id"], unique=False)

    op.create_table(
        "exemptions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("round_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("decided_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["asked_by"], ["people.id"], name=op.f("fk_exemptions_asked_by")),
        sa.ForeignKeyConstraint(["decided_by"], ["people.id"], name=op.f("fk_exemptions_decided_by")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_exemptions_person_id")),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=op.f("fk_exemptions_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exemptions")),
    )
    with op.batch_alter_table("exemptions", schema=None) as batch_op:
        batch_op.create_index("ix_exemptions_round_id", ["round_id"], unique=False)

    op.create_table(
        "proposals",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("round_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("case_ref", sa.String(), nullable=False),
        sa.Column("team_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("age_band", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("auditor_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(["auditor_id"], ["people.id"], name=op.f("fk_proposals_auditor_id")),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=op.f("fk_proposals_round_id")),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_proposals_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposals")),
        sa.UniqueConstraint("round_id", "case_ref", name="uq_proposals_round_id_case_ref"),
    )
    op.create_table(
        "audit_notes",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("audit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["audit_id"], ["audits.id"], name=op.f("fk_audit_notes_audit_id")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_audit_notes_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_notes")),
    )
    with op.batch_alter_table("audit_notes", schema=None) as batch_op:
        batch_op.create_index("ix_audit_notes_audit_id", ["audit_id"], unique=False)

    op.create_table(
        "drafts",
        sa.Column("audit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("auditor_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["audit_id"], ["audits.id"], name=op.f("fk_drafts_audit_id")),
        sa.ForeignKeyConstraint(["auditor_id"], ["people.id"], name=op.f("fk_drafts_auditor_id")),
        sa.PrimaryKeyConstraint("audit_id", name=op.f("pk_drafts")),
    )
    op.create_table(
        "exemplars",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("audit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("text", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["audit_id"], ["audits.id"], name=op.f("fk_exemplars_audit_id")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_exemplars_by_id")),
        sa.ForeignKeyConstraint(["decided_by"], ["people.id"], name=op.f("fk_exemplars_decided_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exemplars")),
        sa.UniqueConstraint("audit_id", name=op.f("uq_exemplars_audit_id")),
    )
    op.create_table(
        "moderations",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("audit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("admissibility", sa.String(), nullable=False),
        sa.Column("grade", sa.String(), nullable=True),
        sa.Column("feedback", sa.Text(), nullable=False),
        sa.Column("note_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(["audit_id"], ["audits.id"], name=op.f("fk_moderations_audit_id")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_moderations_by_id")),
        sa.ForeignKeyConstraint(["note_id"], ["audit_notes.id"], name=op.f("fk_moderations_note_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moderations")),
    )
    with op.batch_alter_table("moderations", schema=None) as batch_op:
        batch_op.create_index("ix_moderations_audit_id", ["audit_id"], unique=False)

    with op.batch_alter_table("audits", schema=None) as batch_op:
        batch_op.add_column(sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False))
        batch_op.add_column(sa.Column("allocated_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("due", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("second_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True))
        batch_op.add_column(sa.Column("concern", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("exemplar", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("second", sa.String(), server_default=sa.text("''"), nullable=False))
        batch_op.add_column(sa.Column("challenge", sa.String(), server_default=sa.text("''"), nullable=False))
        batch_op.add_column(sa.Column("taken_back", sa.Date(), nullable=True))
        batch_op.create_index("ix_audits_case_ref", ["case_ref"], unique=False)
        batch_op.create_index("ix_audits_second_id", ["second_id"], unique=False)
        batch_op.create_index("ix_audits_team_id", ["team_id"], unique=False)
        batch_op.create_index(
            "ix_audits_to_do",
            ["auditor_id", "id"],
            unique=False,
            sqlite_where=sa.text("submitted is null and taken_back is null"),
            postgresql_where=sa.text("submitted is null and taken_back is null"),
        )
        batch_op.create_index(
            "ix_audits_to_moderate",
            ["submitted", "id"],
            unique=False,
            sqlite_where=sa.text("submitted is not null and admissibility is null and taken_back is null"),
            postgresql_where=sa.text("submitted is not null and admissibility is null and taken_back is null"),
        )
        batch_op.create_foreign_key(batch_op.f("fk_audits_second_id"), "people", ["second_id"], ["id"])

    with op.batch_alter_table("rounds", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reason", sa.Text(), server_default=sa.text("''"), nullable=False))
        batch_op.add_column(sa.Column("state", sa.String(), server_default=sa.text("'open'"), nullable=False))
        batch_op.add_column(sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False))
        batch_op.add_column(sa.Column("figures", sa.JSON(none_as_null=True), nullable=True))
        batch_op.add_column(sa.Column("prompts", sa.JSON(none_as_null=True), nullable=True))
