from pathlib import Path

import pytest

from db.store import open_store
from flows.workspace import sqlite_in
from pipeline.errors import UsageError


@pytest.mark.parametrize("name", ["a home", "häuser", "a%20b", "a#b", "a@b:c", "a&b=c", " lead"])
def test_the_database_lies_in_its_home_whatever_that_is_called(tmp_path, name):
    home = tmp_path / name
    home.mkdir()
    with open_store(sqlite_in(home)):
        assert [file.name for file in tmp_path.iterdir()] == [name]
        assert (home / "claimdiff.db").exists()


def test_a_home_that_no_address_can_name_is_refused():
    with pytest.raises(UsageError, match="--home"):
        sqlite_in(Path("/data/what?"))
