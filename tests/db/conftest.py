from __future__ import annotations

from collections.abc import Iterator

import pytest

from db import Store, open_store


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    with open_store(database) as opened:
        yield opened
