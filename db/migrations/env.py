"""Runs migrations over the connection that db/migrate.py gives, inside its transaction."""

from typing import Any, Literal

from alembic import context

from db.migrate import VERSION_TABLE
from db.models import Base, StorableText, UtcDateTime


def render_item(kind: str, item: Any, _context: object) -> str | Literal[False]:
    """Write our own types into new migrations as what they are in the database: a migration must not change later."""
    if kind == "type" and isinstance(item, (StorableText, UtcDateTime)):
        return "sa.Text()" if isinstance(item, StorableText) else "sa.DateTime(timezone=True)"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    version_table=VERSION_TABLE,
    render_as_batch=True,
    compare_type=True,
    render_item=render_item,
)
with context.begin_transaction():
    context.run_migrations()
