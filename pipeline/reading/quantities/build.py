"""The short way to a quantity whose value is known."""

from __future__ import annotations

from pipeline.model import Direction, Modifier
from pipeline.reading.quantities.model import Quantity
from pipeline.reading.quantities.tokens import Line

Found = tuple[list[Quantity], int]  # what was found, and the first token after it


def build(
    line: Line,
    first: int,
    after: int,
    low: float,
    high: float,
    unit: str,
    *,
    modifier: Modifier = "exact",
    counted: str | None = None,
    direction: Direction | None = None,
    resolution: float = 1.0,
    core: int | None = None,
) -> Quantity:
    """The quantity of tokens `first` up to, but not with, `after`; `core` is where the number itself begins."""
    return Quantity(
        start=line.start[first],
        end=line.end[after - 1],
        low=low,
        high=high,
        unit=unit,
        counted=counted,
        modifier=modifier,
        direction_hint=direction,
        resolution=resolution,
        core_start=line.start[first if core is None else core],
        core_end=line.end[after - 1],
    )
