"""The fitted numbers of the deciders, read from `weights.toml` (its head says what they were fitted on)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.comparing.evidence import chance


@dataclass(frozen=True, slots=True)
class Decider:
    """Weights of the evidence, and the log-odds from which a link is made.

    A match that survives its rivals is right more or less often than its own log-odds say: `slope` and `offset` bring
    them to the share that was right on texts the weights were not fitted on.
    """

    weights: Mapping[str, float]
    threshold: float
    margin: float = 0.0
    slope: float = 1.0
    offset: float = 0.0

    def sureness(self, log_odds: float) -> float:
        """The calibrated probability that a link of these log-odds is right."""
        return chance(self.slope * log_odds + self.offset)


@dataclass(frozen=True, slots=True)
class Deciders:
    """The decider for equal or rounded values, and the one for different values."""

    equal: Decider
    different: Decider


@cache
def deciders() -> Deciders:
    """The packaged table."""
    table = tomllib.loads(files("pipeline.comparing").joinpath("weights.toml").read_text(encoding="utf-8"))
    return Deciders(equal=Decider(**table["equal"]), different=Decider(**table["different"]))
