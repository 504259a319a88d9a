"""Of an exemplar that was withdrawn no text is kept: also not of those that were withdrawn before."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

_EXEMPLARS = sa.table("exemplars", sa.column("text", sa.JSON), sa.column("state", sa.String))


def upgrade() -> None:
    op.execute(_EXEMPLARS.update().where(_EXEMPLARS.c.state == "withdrawn").values(text={}))
