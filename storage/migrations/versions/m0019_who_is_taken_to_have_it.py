"""In whose right an older answer to a case of concern stands: theirs who gave it, else theirs who answer for it today."""

from alembic import op

revision = "0019"
down_revision = "0018"

_HOLDER = """
update duties set held_by = coalesce(
    by_id,
    (
        select case when duties.capacity = 'team manager' then coalesce(t.manager_id, s.head_id) else s.head_id end
        from concerns c join teams t on t.id = c.team_id join services s on s.id = t.service_id
        where c.id = duties.concern_id
    )
) where held_by is null and at is not null
"""


def upgrade() -> None:
    op.execute(_HOLDER)
