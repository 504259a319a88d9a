"""Who submitted an audit and who challenged its grade, also in another's place: they do not judge it. Until now the history
alone knew."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
_BY = {"submitted_by": "submitted", "challenged_by": "grade challenged"}


def upgrade() -> None:
    person = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    with op.batch_alter_table("audits", schema=None) as batch_op:
        for column in _BY:
            batch_op.add_column(sa.Column(column, person, nullable=True))
            batch_op.create_foreign_key(batch_op.f(f"fk_audits_{column}"), "people", [column], ["id"])
    for column, verb in _BY.items():
        _fill_in(column, verb)


def _fill_in(column: str, verb: str) -> None:
    """From the history, in which whoever did it stands first: person:12 for person:10."""
    told = sa.text("select subject, actor from history where verb = :verb and subject like 'AU-%' order by id")
    known = [
        {"of": int(subject.removeprefix("AU-")), column: int(actor.split()[0].removeprefix("person:"))}
        for subject, actor in op.get_bind().execute(told, {"verb": verb})
        if actor.startswith("person:")
    ]
    audits = sa.table("audits", sa.column("id"), sa.column(column))
    if known:
        op.get_bind().execute(sa.update(audits).where(audits.c.id == sa.bindparam("of")), known)
