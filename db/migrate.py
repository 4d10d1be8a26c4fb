"""Brings a database to the newest form, once, however many processes ask for it at the same time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, text

from db.engine import WRITES
from pipeline.errors import StoreError

if TYPE_CHECKING:
    from alembic.config import Config

VERSION_TABLE = "claimdiff_revision"  # of our own name: other programs use Alembic too
_FOLDER = Path(__file__).parent / "migrations"
_LOCK = 0x636C61696D  # an advisory lock's number in PostgreSQL: 'claim' in ASCII


def alembic_config(connection: Connection | None = None) -> Config:
    """Alembic's configuration, made in code so that an installed package needs no file."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def migrate(engine: Engine, target: str = "head") -> None:
    """Upgrade to `target`. StoreError when the database was made by a newer version of claimdiff."""
    with engine.connect() as connection:
        if _revision(connection) == _known(target):
            return
    with engine.execution_options(**{WRITES: True}).connect() as connection:
        _upgrade(connection, target)


def _upgrade(connection: Connection, target: str) -> None:
    """All steps in one transaction: either the whole upgrade stands or nothing of it."""
    from alembic import command

    is_sqlite = connection.dialect.name == "sqlite"
    if is_sqlite:  # rebuilding a table drops it for a moment; must be said before the transaction begins
        _pragma(connection, "foreign_keys = OFF")
    try:
        with connection.begin():  # on SQLite this takes the write lock and waits for whoever holds it
            if not is_sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _LOCK})
            if _revision(connection) != _known(target):
                command.upgrade(alembic_config(connection), target)
            if is_sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise StoreError("the upgrade would leave rows that point nowhere; it was undone, please report this")
    finally:
        if is_sqlite:
            _pragma(connection, "foreign_keys = ON")


def _pragma(connection: Connection, setting: str) -> None:
    cursor = connection.connection.cursor()
    cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _known(target: str) -> str | None:
    from alembic.script import ScriptDirectory

    script = ScriptDirectory.from_config(alembic_config())
    return script.get_current_head() if target == "head" else script.as_revision_number(target)  # type: ignore[return-value]


def _revision(connection: Connection) -> str | None:
    """The revision the database is at, None for a new one."""
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
    revision = context.get_current_revision()
    known = {script.revision for script in ScriptDirectory.from_config(alembic_config()).walk_revisions()}
    if revision is not None and revision not in known:
        raise StoreError(
            f"the database was made by a newer version of claimdiff (revision {revision}); "
            "update claimdiff, or name another database"
        )
    return revision
