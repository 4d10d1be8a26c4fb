import os
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest
from db_samples import HARBOUR, topic, version
from sqlalchemy import create_engine, event, make_url, text

from db import open_store
from db.engine import parse_address
from pipeline.errors import StoreError


def refused(address: str, **more: float) -> str:
    with pytest.raises(StoreError) as caught:
        open_store(address, **more)
    return str(caught.value)


@pytest.mark.parametrize("address", ["", "claimdiff.db", "mysql://u:secret@h/d", "oracle+x://u:secret@h/d", "sqlite:x"])
def test_an_address_of_another_kind_is_named_and_what_is_allowed(address):
    told = refused(address)
    assert "sqlite:///FILE" in told
    assert "secret" not in told


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_plain_postgres_addresses_mean_psycopg(scheme):
    assert parse_address(f"{scheme}://u@h/d").drivername == "postgresql+psycopg"


def test_a_missing_folder(tmp_path):
    assert f"the folder {tmp_path / 'none'} does not exist" in refused(f"sqlite:///{tmp_path / 'none' / 'c.db'}")


def test_a_folder_in_place_of_a_file(tmp_path):
    assert "is a folder" in refused(f"sqlite:///{tmp_path}")


def test_a_file_that_is_no_database(tmp_path):
    file = tmp_path / "c.db"
    file.write_text("Dear diary, " * 1000)
    assert "is not an SQLite database" in refused(f"sqlite:///{file}")
    assert file.read_text().startswith("Dear diary")


def test_an_empty_file_becomes_a_database(tmp_path):
    (tmp_path / "c.db").touch()
    with open_store(f"sqlite:///{tmp_path / 'c.db'}") as store:
        assert store.topics() == []


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a file system that nobody can write to")
def test_a_place_where_nothing_can_be_made():
    assert "writable" in refused("sqlite:////proc/c.db")


@pytest.fixture
def open_folder():
    """A folder that another user can enter, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def opened_by_nobody(address: str) -> str:
    """What someone without special rights is told: root may write anywhere, so a child process gives its rights up."""
    code = """
import os, sys
from db import open_store
import db.store, sqlite3, sqlalchemy.dialects.sqlite, alembic.command
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    open_store(sys.argv[1])
except Exception as error:
    print(type(error).__name__, error)
"""
    return subprocess.run([sys.executable, "-c", code, address], capture_output=True, text=True, check=True).stdout


def test_a_folder_without_write_permission(open_folder):
    open_folder.chmod(0o555)
    assert opened_by_nobody(f"sqlite:///{open_folder / 'c.db'}").startswith(
        f"StoreError the folder {open_folder} is not writable"
    )


def test_a_file_without_write_permission(open_folder):
    file = open_folder / "c.db"
    open_store(f"sqlite:///{file}").close()
    file.chmod(0o444)
    assert opened_by_nobody(f"sqlite:///{file}").startswith(f"StoreError the database {file} is not readable and writ")


def test_a_read_only_file_is_named_when_writing(tmp_path):
    file = tmp_path / "c.db"
    open_store(f"sqlite:///{file}").close()
    with open_store(f"sqlite:///file:{file}?mode=ro&uri=true") as store:
        with pytest.raises(StoreError, match="is read-only; make the file"):
            store.save_topic(topic())
        assert store.topics() == []


def test_a_database_that_another_process_holds(tmp_path):
    file = tmp_path / "c.db"
    address = f"sqlite:///{file}"
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert "is locked by another process" in refused(address, busy_seconds=0.1)
    other.execute("ROLLBACK")
    with open_store(address, busy_seconds=0.1) as store:
        other.execute("BEGIN IMMEDIATE")
        assert store.topics() == []  # readers don't wait for a writer
        with pytest.raises(StoreError, match="locked by another process; end that process or try again"):
            store.save_topic(topic())
        other.execute("ROLLBACK")
        assert store.save_topic(topic())
    other.close()


def test_sqlite_checks_foreign_keys_and_writes_ahead(tmp_path):
    with open_store(f"sqlite:///{tmp_path / 'c.db'}") as store, store.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() >= 10_000


def test_a_row_that_points_nowhere_is_refused(store):
    with pytest.raises(StoreError):
        store.save_claims(12345, "e1", [])


def test_a_server_that_is_not_there():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    told = refused(f"postgresql://u:secret@127.0.0.1:{port}/d")
    assert "can't be reached" in told
    assert "secret" not in told


def test_a_wrong_password_a_missing_database_and_another_encoding(postgres_server, postgres_database):
    server = make_url(postgres_server)
    if server.password:
        told = refused(server.set(password="wrong-one").render_as_string(hide_password=False))
        assert "refuses user or password" in told
        assert "wrong-one" not in told
    missing = server.set(database="no_such_database").render_as_string(hide_password=False)
    assert "createdb" in refused(missing)
    latin = f"{make_url(postgres_database).database}_latin"
    engine = create_engine(postgres_server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {latin} TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'"))
        try:
            assert "UTF8" in refused(server.set(database=latin).render_as_string(hide_password=False))
        finally:
            connection.execute(text(f"DROP DATABASE {latin} WITH (FORCE)"))
    engine.dispose()


def test_a_schema_of_its_own_can_be_named_in_the_address(postgres_database):
    engine = create_engine(postgres_database)
    with engine.begin() as connection:
        connection.execute(text("CREATE SCHEMA numbers"))
    address = make_url(postgres_database).update_query_dict({"options": "-csearch_path=numbers"})
    with open_store(address.render_as_string(hide_password=False)) as store:
        store.save_topic(topic())
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM numbers.topics")).scalar() == 1
    engine.dispose()


def test_a_server_that_goes_away_and_comes_back(postgres_database, postgres_server):
    name = make_url(postgres_database).database
    with open_store(postgres_database) as store:
        topic_id = store.save_topic(topic())
        engine = create_engine(postgres_server, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false"))
            hang_up = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name")
            connection.execute(hang_up, {"name": name})
            back = threading.Timer(0.5, connection.execute, [text(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")])
            back.start()
            assert store.save_topic(topic()) == topic_id
            back.join()
        engine.dispose()


def test_a_full_disk(tmp_path):
    with open_store(f"sqlite:///{tmp_path / 'c.db'}") as store:
        topic_id = store.save_topic(topic())
        event.listen(store.engine, "connect", lambda made, _record: made.execute("PRAGMA max_page_count = 1"))
        store.engine.dispose()
        with pytest.raises(StoreError, match="the disk is full; make room and start again"):
            store.save_version(topic_id, "Harbour", HARBOUR, version("40 people. " * 10_000))
        store.engine.dispose()
        assert store.counts(topic_id)["articles"] == 0  # not half of it either
        assert store.topics() == ["Ferries"]


def test_a_missing_driver_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert "pip install 'claimdiff[postgres]'" in refused("postgresql://u@127.0.0.1/d")


WRITER = """
import sys
sys.path.insert(0, sys.argv[2])
from db_samples import *
from db import open_store
with open_store(sys.argv[1]) as store:
    topic_id = store.save_topic(topic())
    number = 0
    while True:
        number += 1
        address = f"{HARBOUR}/{number}"
        saved, found = save_article(store, topic_id, address, f"The ferry carried {number} people.")
        store.record_fetch(topic_id, fetch("article", address=address), saved.article_id)
        run_id = store.begin_run(topic_id, NOON)
        store.save_judgement(topic_id, run_id, str(number), [measurement(found.id, found)], [])
        print(number, flush=True)
"""


def test_a_process_that_is_killed_leaves_only_whole_transactions(database):
    command = [sys.executable, "-c", WRITER, database, str(Path(__file__).parent)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        lines = iter(writer.stdout.readline, "")
        number = next(int(line) for line in lines if int(line) >= 5)
        writer.kill()
    with open_store(database) as store:
        topic_id = store.topic_id("Ferries")
        counts = store.counts(topic_id)
        assert number <= counts["fetches"] <= counts["claims"] == counts["extractions"] <= counts["versions"]
        assert counts["versions"] == counts["articles"]
        report = store.topic_report("Ferries").report
        assert len(report.measurements) == len(report.claims) == 1
        store.save_topic(topic())


def test_importing_the_package_loads_no_database_library():
    code = "import sys, db; assert 'sqlalchemy' not in sys.modules; from db import KnownPage; KnownPage"
    subprocess.run([sys.executable, "-c", code], check=True, env=os.environ)
