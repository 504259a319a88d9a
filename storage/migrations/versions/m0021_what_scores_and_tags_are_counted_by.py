"""Scores and tags know what they are counted by: the round and team of their audit, its kind and its outcome. So a month's are
counted in the order of an index. The database itself keeps that, whoever writes an audit.

The triggers are written by hand: on SQLite a row is completed once it is there, on PostgreSQL before.
"""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_BY: Mapping[str, Any] = {"of_round": ID, "of_team": ID, "of_kind": sa.String(), "of_outcome": sa.String()}
_INDEXED = {"areas": ["area", "score"], "tags": ["kind", "tag"]}
_WORDS = {
    "by": ", ".join(_BY),
    "of": "round_id, team_id, kind, admissibility",
    "old": "old.round_id, old.team_id, old.kind, old.admissibility",
    "new": "new.round_id, new.team_id, new.kind, new.admissibility",
    "into": ", ".join(f"new.{name}" for name in _BY),
}
_FILL = "update {table} set ({by}) = (select {of} from audits where audits.id = {table}.audit_id)"
_ADDED_ON_SQLITE = """
create trigger {table}_counted after insert on {table} when new.of_round is null
begin
    update {table} set ({by}) = (select {of} from audits where audits.id = new.audit_id) where rowid = new.rowid;
end
"""
_CHANGED_ON_SQLITE = """
create trigger audits_count_{table} after update of {of} on audits when ({old}) is not ({new})
begin
    update {table} set ({by}) = ({new}) where audit_id = new.id;
end
"""
_COUNTED = """
create function is_counted() returns trigger language plpgsql as
$$ begin select {of} into {into} from audits where id = new.audit_id; return new; end $$
"""
_ADDED = """
create trigger {table}_counted before insert on {table}
for each row when (new.of_round is null) execute function is_counted()
"""
_CHANGES = """
create function changes_what_is_counted() returns trigger language plpgsql as
$$ begin
    update areas set ({by}) = row({new}) where audit_id = new.id;
    update tags set ({by}) = row({new}) where audit_id = new.id;
    return null;
end $$
"""
_CHANGED = """
create trigger audits_count after update of {of} on audits
for each row when (({old}) is distinct from ({new})) execute function changes_what_is_counted()
"""
_JUDGED = sa.text("of_outcome is not null")
_MODERATED = sa.text("admissibility is not null")
_CAME_IN = sa.text("(submitted is not null or admissibility is not null) and taken_back is null")


def upgrade() -> None:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for table, columns in _INDEXED.items():
        for name, kind in _BY.items():
            op.add_column(table, sa.Column(name, kind))
        op.execute(_FILL.format(table=table, **_WORDS))
        _index(f"ix_{table}_counted", table, [*_BY, *columns], _JUDGED)
        for statement in (_ADDED_ON_SQLITE, _CHANGED_ON_SQLITE) if is_sqlite else ():
            op.execute(statement.format(table=table, **_WORDS))
    for statement in () if is_sqlite else (_COUNTED, _CHANGES, _CHANGED):
        op.execute(statement.format(**_WORDS))
    for table in () if is_sqlite else _INDEXED:
        op.execute(_ADDED.format(table=table))
    op.drop_index("ix_areas_scored", "areas")
    _index("ix_audits_sampled", "audits", ["round_id", "kind", "team_id", "age_band"], _CAME_IN)
    _index("ix_audits_judged", "audits", ["round_id", "kind", "submitted", "moderated"], _MODERATED)


def _index(name: str, table: str, columns: list[str], where: sa.TextClause) -> None:
    op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)
