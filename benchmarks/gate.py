"""The evaluation gate: accuracy on annotated sets must not fall below the floors in `floors.json`.

    python -m benchmarks.gate GOLD            compare, and fail on a drop
    python -m benchmarks.gate GOLD --raise    write better scores as the new floors
    python -m benchmarks.gate GOLD --lower    write worse ones, too; say why in the commit

GOLD is a folder with annotated sets and their scoring scripts in `score/`. The sets stay where they are; floors.json
holds figures and a digest of each group of sets, so that a changed set is told from a changed program.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).with_name("floors.json")
LOWER_IS_BETTER = ("false alarms",)
SLACK = 1e-9  # for floating point alone


@dataclass(frozen=True, slots=True)
class Group:
    """Sets that one scoring script scores together."""

    name: str
    script: str
    patterns: tuple[str, ...]

    def paths(self, gold: Path) -> list[Path]:
        """The sets' folders or files, in a fixed order."""
        return [path for pattern in self.patterns for path in sorted(gold.glob(pattern))]


GROUPS = (
    Group("coverage", "score.py", ("coverage",)),
    Group("coverage, stories and incidents", "score.py", ("coverage", "stories/*", "incidents/*")),
    Group("further sets", "score.py", ("more/*/gold.jsonl",)),
    Group("quantities", "quantities.py", ("quantities/news.jsonl",)),
    Group("headline pairs", "pairs.py", ("pairs/headline_pairs.jsonl",)),
    Group("revisions", "pairs.py", ("pairs/revisions.jsonl",)),
)

# What of a script's figures is held: dotted paths into the JSON it writes.
HELD = {
    "score.py": (
        "total.claims value.f1",
        "total.claims unit.f1",
        "total.claims all.f1",
        "total.links.precision",
        "total.links.recall",
        "total.links.f1",
        "total.verdicts.right",
        "total.conflicts.caught",
        "total.conflicts.false alarms",
    ),
    "quantities.py": (
        "levels.value.f1",
        "levels.value+unit.f1",
        "levels.value+change lenient.f1",
        "levels.value+concept partial.f1",
        "levels.value+concept complete.f1",
    ),
    "pairs.py": ("relation right", "verdict right", "f1", "types right"),
}


def measure(gold: Path, group: Group) -> dict[str, float]:
    """The held figures of a group, from its scoring script."""
    paths = [path.parent if path.name == "gold.jsonl" else path for path in group.paths(gold)]
    if not paths:
        raise SystemExit(f"{gold} has no {' or '.join(group.patterns)}")
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        command = [sys.executable, str(gold / "score" / group.script), *map(str, paths), "--json", out.name]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        result = json.loads(Path(out.name).read_text())
    return dict(_held(result, group.script))


def _held(result: dict[str, Any], script: str) -> Iterator[tuple[str, float]]:
    for dotted in HELD[script]:
        value: Any = result
        for key in dotted.split("."):
            value = value.get(key) if isinstance(value, dict) else None
        if isinstance(value, int | float):
            yield dotted.removeprefix("total.").removeprefix("levels."), float(value)


def digest(gold: Path, group: Group) -> str:
    """A digest over all files of a group's sets, and over the script that scores them."""
    hashed = hashlib.sha256()
    for path in [*group.paths(gold), gold / "score" / group.script]:
        top = path.parent if path.name == "gold.jsonl" else path
        for file in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if file.is_file():
                hashed.update(file.name.encode() + b"\0" + file.read_bytes())
    return hashed.hexdigest()[:16]


def worse(name: str, value: float, floor: float) -> bool:
    """Is the value on the wrong side of its floor?"""
    if name.endswith(LOWER_IS_BETTER):
        return value > floor + SLACK
    return value < floor - SLACK


def judge(values: dict[str, float], floors: dict[str, float], *, lower: bool) -> tuple[dict[str, float], list[str]]:
    """The new floors (the better of each pair, or the values themselves with `lower`), and what fell below a floor."""
    drops = [f"{name}: {values.get(name)} (floor {floor})" for name, floor in floors.items()
             if name not in values or worse(name, values[name], floor)]  # fmt: skip
    kept = {name: value for name, value in values.items() if lower or not worse(name, value, floors.get(name, value))}
    return floors | kept, drops


def main() -> None:
    """Measure every group, print it beside its floors, and end with 1 on a drop."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--raise", dest="higher", action="store_true", help="write better scores as the new floors")
    parser.add_argument("--lower", action="store_true", help="write worse scores as floors, too")
    options = parser.parse_args()
    book = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    failed = False
    for group in GROUPS:
        row = book.get(group.name, {"digest": None, "floors": {}})
        values, found = measure(options.gold, group), digest(options.gold, group)
        floors, drops = judge(values, row["floors"], lower=options.lower)
        told = "  ".join(f"{name} {value:.3f}" for name, value in values.items())
        print(f"{group.name}: {told}", flush=True)
        if row["digest"] not in (None, found):
            print("  the sets have changed since the floors were written")
            failed = failed or not (options.higher or options.lower)
        for drop in drops:
            print(f"  FELL  {drop}")
        failed = failed or bool(drops and not options.lower)
        book[group.name] = {"digest": found, "floors": floors}
    if options.higher or options.lower:
        FLOORS.write_text(json.dumps(book, indent=1) + "\n")
    sys.exit(failed)


if __name__ == "__main__":
    main()
