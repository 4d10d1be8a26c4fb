import subprocess
import sys

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from db_samples import topic
from sqlalchemy import text

from db import open_store
from db.engine import connect, parse_address
from db.migrate import VERSION_TABLE, alembic_config, migrate
from db.models import Base
from pipeline.errors import StoreError

REVISIONS = [script.revision for script in ScriptDirectory.from_config(alembic_config()).walk_revisions()][::-1]


def test_models_and_migrations_agree(store):
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE, "compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_the_check_would_see_a_difference(store):
    with store.engine.begin() as connection:
        connection.execute(text("ALTER TABLE runs ADD COLUMN mood TEXT"))
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        assert compare_metadata(context, Base.metadata)


@pytest.mark.parametrize("revision", REVISIONS)
def test_every_earlier_state_can_be_upgraded(database, revision):
    engine = connect(parse_address(database))
    migrate(engine, revision)
    migrate(engine)
    engine.dispose()
    with open_store(database) as store:
        assert store.topics() == []


def test_opening_again_keeps_what_is_stored(database):
    with open_store(database) as store:
        store.save_topic(topic())
    with open_store(database) as store:
        assert store.topics() == ["Ferries"]


def test_a_migration_that_fails_leaves_nothing_behind(database):
    engine = connect(parse_address(database))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE versions (other TEXT)"))
    with pytest.raises(StoreError, match="another program"):
        open_store(database)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE versions"))
    engine.dispose()
    with open_store(database) as store:
        assert store.save_topic(topic())


def test_a_database_of_a_newer_version_is_left_alone(database):
    with open_store(database) as store, store.engine.begin() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
    with pytest.raises(StoreError, match=r"newer version of claimdiff \(revision 9999\); update claimdiff"):
        open_store(database)


def test_processes_that_start_at_once_migrate_once(database):
    code = "import sys; from db import open_store; print(open_store(sys.argv[1]).topics())"
    started = [
        subprocess.Popen([sys.executable, "-c", code, database], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    for process in started:
        out, err = process.communicate(timeout=120)
        assert (process.returncode, out) == (0, b"[]\n"), err.decode()


def test_downgrade_removes_all_of_it(database):
    with open_store(database) as store, store.engine.begin() as connection:
        command.downgrade(alembic_config(connection), "base")
    with open_store(database) as store:
        assert store.topics() == []
