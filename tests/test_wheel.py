"""What is installed is whole: the wheel holds every file of the packages, so nothing works from a checkout only."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from test_house import MAY_IMPORT, ROOT

MADE_BY_RUNNING = {"__pycache__", ".mypy_cache", ".ruff_cache"}


def files_of(package: str) -> set[str]:
    found = (file for file in (ROOT / package).rglob("*") if file.is_file() and not MADE_BY_RUNNING & set(file.parts))
    return {file.relative_to(ROOT).as_posix() for file in found if not file.name.startswith(".")}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names in a wheel that was built from this tree; nothing is fetched for it."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = Path(folder).glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_the_wheel_holds_every_file_of_a_package(package, wheel):
    assert files_of(package) <= wheel


def test_data_of_every_kind_is_looked_for():
    kinds = {Path(name).suffix for package in MAY_IMPORT for name in files_of(package)}
    assert {".toml", ".tsv", ".json", ".css", ".j2", ".md", ".typed"} <= kinds


def test_the_wheel_holds_nothing_beside_the_packages(wheel):
    assert {name.split("/")[0] for name in wheel if ".dist-info/" not in name} == set(MAY_IMPORT)
