"""What Alembic runs for each command: always over the connection that `storage.schema` opened, in its transaction."""

from alembic import context

from storage.schema import in_plain_types
from storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    render_item=in_plain_types,
    transactional_ddl=True,
    compare_server_default=True,
)
with context.begin_transaction():
    context.run_migrations()
