"""Every stated quantity in a text, and every mention of a time, found in one scan.

The words lie in `data/*.toml`: a unit, a currency, a hedge or a name that numbers things is one line there.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reading.quantities.model import Quantity, TimeKind, TimeMention
from pipeline.reading.quantities.reader import scan

__all__ = ["Quantity", "TimeKind", "TimeMention", "find_quantities", "find_times", "scan"]


def find_quantities(text: str, sentences: Sequence[tuple[int, int]] | None = None) -> list[Quantity]:
    """Every stated quantity, in the order of the text and without overlaps; `sentences` as in `scan`."""
    return scan(text, sentences)[0]


def find_times(text: str) -> list[TimeMention]:
    """Every mention of a time, in the order of the text; to have both kinds, call `scan` once."""
    return scan(text)[1]
