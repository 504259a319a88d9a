"""The history refuses UPDATE and DELETE, its head stands ready, and teams and services know their people.

Written by hand: what autogeneration leaves out. On SQLite the two circular keys stand in the tables from the start.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_HEAD = sa.table("history_head", sa.column("only"), sa.column("last_id"), sa.column("mac"))
_REFUSE_ON_SQLITE = """
create trigger history_no_{verb} before {verb} on history
begin select raise(abort, 'history is append-only'); end
"""
_REFUSAL_ON_POSTGRESQL = """
create function history_is_append_only() returns trigger language plpgsql as
$$ begin raise exception 'history is append-only'; end $$
"""
_REFUSE_ON_POSTGRESQL = """
create trigger history_no_{verb} before {verb} on history
for each statement execute function history_is_append_only()
"""


def upgrade() -> None:
    op.bulk_insert(_HEAD, [{"only": 1, "last_id": 0, "mac": "0" * 64}])
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("update", "delete"):
            op.execute(_REFUSE_ON_SQLITE.format(verb=verb))
        return
    op.execute(_REFUSAL_ON_POSTGRESQL)
    for verb in ("update", "delete", "truncate"):
        op.execute(_REFUSE_ON_POSTGRESQL.format(verb=verb))
    op.create_foreign_key(op.f("fk_services_head_id"), "services", "people", ["head_id"], ["id"])
    op.create_foreign_key(op.f("fk_teams_manager_id"), "teams", "people", ["manager_id"], ["id"])
