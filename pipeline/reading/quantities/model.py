"""What a scan for quantities finds: stated amounts, and mentions of time that look like numbers but are none."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from pipeline.model import Direction, Modifier

TimeKind: TypeAlias = Literal[
    "date", "month", "year", "years", "decade", "quarter", "season", "clock", "weekday", "relative"
]


class Quantity(NamedTuple):
    """One stated amount.

    `text[start:end]` is the quote: the number with its unit and with the words that bound or hedge it ("as much as
    7%", "between $115 billion and $135 billion"). `text[core_start:core_end]` is the number alone, both ends of a
    range included. `low` and `high` are in base units and equal unless a range is stated. `unit` is an ISO 4217 code,
    `%`, `pp`, `ratio`, `rank`, a Pint unit name, a rate of these ("USD/month", "1/day"), or `1` for plain counts, and
    `counted` is the noun phrase that a plain count counts. `direction_hint` is there only where the quote itself says
    it ("a 9% rise", "doubled"). `resolution` is the size, in base units, of the last digit that is not a padding
    zero: 1e8 for "$14.3 billion", 1000 for "1,000", 0.1 for "57.0".
    """

    start: int
    end: int
    low: float
    high: float
    unit: str
    counted: str | None
    modifier: Modifier
    direction_hint: Direction | None
    resolution: float
    core_start: int
    core_end: int


class TimeMention(NamedTuple):
    """One mention of a time: `text[start:end]`, never overlapping a Quantity.

    `iso` is as much of ISO 8601 as the words give without knowing when they were written: "2026-04-08", "2026-04",
    "2026", "2012/2013" for a season or span of years, "1990s" as "199X", "2025-Q3", "--04-08" or "--04" where the
    year is not stated, "T18:30" for a clock time; None for a quarter without a year. `kind` tells which. The scan
    reports no weekdays and no relative words ("last year"); their kinds are there for readers that add them.
    """

    start: int
    end: int
    iso: str | None
    kind: TimeKind
