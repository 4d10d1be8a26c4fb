"""What tests of several folders share: a database of one's own, on each kind that claimdiff supports."""

from __future__ import annotations

import os
import uuid
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, make_url, text


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of annotated sets, which only CI has for sure."""
    folder = os.environ.get("CLAIMDIFF_GOLD")
    if not folder:
        assert not os.environ.get("CLAIMDIFF_CI"), "CI demands the annotated sets: CLAIMDIFF_GOLD is not set"
        pytest.skip("CLAIMDIFF_GOLD does not name a folder of annotated sets")
    return Path(folder)


@pytest.fixture(scope="session")
def postgres_server() -> str:
    """The address of a server where databases can be made; `.ci/postgres start` prints one."""
    address = os.environ.get("CLAIMDIFF_TEST_POSTGRES")
    if address:
        return address
    if os.environ.get("CLAIMDIFF_CI"):
        pytest.fail("CI demands the tests on PostgreSQL: set CLAIMDIFF_TEST_POSTGRES to a server's address")
    return pytest.skip("no PostgreSQL: set CLAIMDIFF_TEST_POSTGRES to what `.ci/postgres start` prints")


@pytest.fixture
def postgres_database(postgres_server: str) -> Iterator[str]:
    """The address of an empty PostgreSQL database that is dropped after the test."""
    name = f"claimdiff_test_{uuid.uuid4().hex}"
    server = create_engine(postgres_server, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"))
    yield make_url(postgres_server).set(database=name).render_as_string(hide_password=False)
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database: the test runs once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'claimdiff.db'}"
    return str(request.getfixturevalue("postgres_database"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
    """In CI nothing may be skipped: a skipped test is a failed one, whatever its reason."""
    report = yield
    if os.environ.get("CLAIMDIFF_CI") and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and CI demands it: {report.longrepr}"
    return report
