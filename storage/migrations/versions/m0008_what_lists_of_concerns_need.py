"""What lists need that begin with what belongs to a case of concern: indexes of the open work in that order."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_ORDINARY = sa.text("(concern = '')")


def _where(condition: str) -> dict[str, Any]:
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    is_open = _where("status = 'open'")
    op.create_index("ix_actions_open_by_owner_pressing", "actions", ["owner_id", _ORDINARY, "due", "id"], **is_open)
    op.create_index("ix_actions_open_by_pressing", "actions", [_ORDINARY, "due", "id"], **is_open)
    op.create_index(
        "ix_actions_open_of_concerns", "actions", ["rung", "due"], **_where("status = 'open' and concern <> ''")
    )
