"""Connections: SQLite set up for several processes, PostgreSQL through psycopg, and errors that say what to do."""

from __future__ import annotations

import os
import re
import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    IntegrityError,
    InterfaceError,
    NoSuchModuleError,
    OperationalError,
    SQLAlchemyError,
)

from pipeline.errors import StoreError

BUSY_SECONDS = 30.0
WRITES = "claimdiff_writes"  # execution option of connections whose transactions write
_ALLOWED = "sqlite:///FILE or postgresql+psycopg://USER@HOST/DATABASE"


def parse_address(address: str) -> URL:
    """The address as a URL; plain postgres:// and postgresql:// mean psycopg. StoreError for any other database."""
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:
        raise StoreError(f"the database address can't be read; write {_ALLOWED}") from error
    if url.drivername in ("postgres", "postgresql"):
        url = url.set(drivername="postgresql+psycopg")
    if url.drivername not in ("sqlite", "sqlite+pysqlite", "postgresql+psycopg"):
        raise StoreError(f"databases of the kind {url.drivername!r} are not supported; write {_ALLOWED}")
    return url


def connect(url: URL, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """An engine for the database; nothing is opened yet."""
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, busy_seconds)
    options = f"-c lock_timeout={int(busy_seconds * 1000)} -c timezone=UTC"
    given = url.query.get("options")
    if given:  # what the address asks for comes later and so wins
        options += " " + (given if isinstance(given, str) else " ".join(given))
    arguments: dict[str, Any] = {"options": options}
    if "connect_timeout" not in url.query:
        arguments["connect_timeout"] = 10
    if "application_name" not in url.query:
        arguments["application_name"] = "claimdiff"
    try:
        return create_engine(url, connect_args=arguments, pool_pre_ping=True)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise StoreError("PostgreSQL needs the driver psycopg: pip install 'claimdiff[postgres]'") from error


def _sqlite(url: URL, busy_seconds: float) -> Engine:
    _check_file(url)
    engine = create_engine(url, connect_args={"timeout": busy_seconds})

    @event.listens_for(engine, "connect")
    def set_up(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # transactions begin below, where we say so
        connection.execute("PRAGMA foreign_keys = ON")
        _write_ahead(connection, busy_seconds)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A transaction that reads before it writes can't wait for its turn in SQLite once another has written; it
        # would fail at once. One that says from the start that it writes waits up to the timeout.
        writes = connection.get_execution_options().get(WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _write_ahead(connection: sqlite3.Connection, busy_seconds: float) -> None:
    """Switch to the write-ahead log, where readers don't block a writer; the switch itself knows no waiting.

    A file system that can't do it keeps the former way, which is slower and as safe. How often the log is brought to
    the disk stays as it is (at every commit): a decision that was confirmed survives a power cut.
    """
    deadline = time.monotonic() + busy_seconds
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.02)


def _check_file(url: URL) -> None:
    """StoreError for what SQLite would only call 'unable to open database file'."""
    if not url.database or url.database == ":memory:" or url.database.startswith("file:"):
        return
    path = Path(url.database).absolute()
    if path.is_dir():
        raise StoreError(f"{path} is a folder, not a database file; name a file in it, such as {path / 'claimdiff.db'}")
    if not path.parent.is_dir():
        raise StoreError(f"the folder {path.parent} does not exist; create it or name another database file")
    if path.exists() and not os.access(path, os.R_OK | os.W_OK):
        raise StoreError(f"the database {path} is not readable and writable for this user; change its permissions")
    # SQLite writes its log beside the database, so the folder matters even when the file exists.
    if not os.access(path.parent, os.W_OK):
        raise StoreError(f"the folder {path.parent} is not writable for this user; change its permissions")


_SQLITE_ADVICE = {
    "not a database": "is not an SQLite database; move the file away or name another",
    "malformed": "is damaged; restore a backup, or save what can be read with sqlite3's .recover",
    "readonly": "is read-only; make the file and its folder writable",
    "unable to open": "can't be opened; check that its folder exists and is writable",
    "locked": "is locked by another process; end that process or try again when it is done",
    "full": "can't grow, the disk is full; make room and start again, nothing stored is lost",
    "already exists": "holds tables of another program; give claimdiff a database of its own",
}
_POSTGRES_ADVICE = {
    "password authentication failed": "refuses user or password; correct the address",
    "no password supplied": "asks for a password; put it in the address or in ~/.pgpass",
    "read-only transaction": "is read-only (a standby?); name the primary server",
    "permission denied": "refuses what this user may not do; grant it CREATE and USAGE on the schema",
    "lock timeout": "is locked by another process; try again when that one is done",
    "already exists": "holds tables of another program; give claimdiff a database or schema of its own",
    "no space left": "can't grow, the disk is full; make room and start again, nothing stored is lost",
    "too many": "has no free connection; raise max_connections or run fewer workers",
    r'(database|role) ".*" does not exist': "is not there; create it (createdb) or correct the address",
}


def explain(url: URL, error: SQLAlchemyError) -> StoreError:
    """The error as a StoreError that names the database (never its password) and says what to do."""
    cause = str(error.orig if isinstance(error, DBAPIError) else error).strip() or type(error).__name__
    if url.get_backend_name() == "sqlite":
        name, advice, otherwise = str(url.database or "in memory"), _SQLITE_ADVICE, "gave an error"
    else:
        name, advice, otherwise = url.render_as_string(hide_password=True), _POSTGRES_ADVICE, "gave an error"
        if isinstance(error, OperationalError | InterfaceError):
            otherwise = "can't be reached or broke off; check the address and that the server runs"
    if not isinstance(error, DBAPIError):
        otherwise = "was given a value that it can't keep, please report this"
    words = next((say for sign, say in advice.items() if re.search(sign, cause)), otherwise)
    return StoreError(f"the database {name} {words} ({cause.splitlines()[0]})")


# What PostgreSQL calls a lost race, a deadlock, a server that shuts down, starts up or hangs up.
_PASSING = ("23505", "40001", "40P01", "57P01", "57P02", "57P03", "08000", "08003", "08006")


def is_passing(error: SQLAlchemyError) -> bool:
    """Whether the same transaction may succeed when tried again: a race was lost, or the server was gone."""
    if not isinstance(error, DBAPIError) or error.orig is None:
        return False
    if isinstance(error.orig, sqlite3.Error):  # a locked file has been waited for already
        return isinstance(error, IntegrityError) and "UNIQUE" in str(error.orig)
    state = getattr(error.orig, "sqlstate", None)
    never_answered = state is None and isinstance(error, OperationalError)
    return error.connection_invalidated or never_answered or state in _PASSING
