"""Fixtures for crawls over the loopback network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from crawl_site import Run, Site


@pytest.fixture
def site() -> Iterator[Site]:
    one = Site()
    yield one
    one.close()


@pytest.fixture
def other_site() -> Iterator[Site]:
    one = Site()
    yield one
    one.close()


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(tmp_path / "run")


@pytest.fixture
def next_run(tmp_path: Path) -> Run:
    return Run(tmp_path / "next-run")
