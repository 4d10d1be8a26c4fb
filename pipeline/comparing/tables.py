"""The fitted numbers of the deciders, read from `weights.toml` (its head says what they were fitted on)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Decider:
    """Weights of the evidence, and the log-odds from which a link is made, by kind of figure."""

    weights: dict[str, float]
    thresholds: dict[str, float]
    margin: float

    def threshold(self, kind: str) -> float:
        """The log-odds that a link of two figures of this kind needs."""
        return self.thresholds.get(kind, self.thresholds["else"])


@dataclass(frozen=True, slots=True)
class Deciders:
    """The decider for equal or rounded values, and the one for different values."""

    equal: Decider
    different: Decider


@cache
def deciders() -> Deciders:
    """The packaged table."""
    table = tomllib.loads(files("pipeline.comparing").joinpath("weights.toml").read_text(encoding="utf-8"))
    return Deciders(
        *(
            Decider(table[name]["weights"], table[name]["threshold"], table[name]["margin"])
            for name in ("equal", "different")
        )
    )
