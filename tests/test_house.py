"""The house stands as documented: which folders there are, and that imports run one way."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAY_IMPORT = {
    "pipeline": set(),
    "crawlers": {"pipeline"},
    "db": {"pipeline"},
    "review": {"db", "pipeline"},
    "flows": {"crawlers", "pipeline", "db", "review"},
    "claimdiff": {"crawlers", "pipeline", "db", "review", "flows"},
}
OUTSIDE_WORLD = {
    "http", "prefect", "requests", "scrapy", "socket", "sqlalchemy", "subprocess", "time", "urllib.request",
}  # fmt: skip


def imported(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            names |= {node.module or ""} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_imports_run_one_way(package):
    files = list((ROOT / package).rglob("*.py"))
    assert files, f"{package}/ is gone"
    for file in files:
        used = {name.split(".")[0] for name in imported(file)} & set(MAY_IMPORT)
        assert used <= MAY_IMPORT[package] | {package}, f"{file.relative_to(ROOT)} imports {used - MAY_IMPORT[package]}"


def test_the_pipeline_knows_no_network_database_or_clock():
    for file in (ROOT / "pipeline").rglob("*.py"):
        reached = {name for name in imported(file) for world in OUTSIDE_WORLD if (name + ".").startswith(world + ".")}
        assert not reached, f"{file.relative_to(ROOT)} imports {reached}"
        clocks = [n for n in ast.walk(ast.parse(file.read_text())) if isinstance(n, ast.Attribute) and n.attr in CLOCKS]
        assert not clocks, f"{file.relative_to(ROOT)} asks the clock in line {clocks[0].lineno}"


CLOCKS = {"now", "today", "utcnow"}


def test_every_folder_of_the_house_is_there():
    for folder in (*MAY_IMPORT, "topics", "tests", "benchmarks"):
        assert (ROOT / folder).is_dir()


def test_tests_are_laid_out_like_the_source():
    folders = {file.relative_to(ROOT / "tests").parts[0] for file in (ROOT / "tests").glob("*/**/test_*.py")}
    assert folders <= {*MAY_IMPORT, "benchmarks", "docs", "topics"}


def test_every_package_says_that_it_is_typed():
    for package in MAY_IMPORT:
        assert (ROOT / package / "py.typed").exists()
