"""What a unit measures, and its exact factor to the base unit, so that only like is compared with like."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from pipeline.comparing.words import key, senses
from pipeline.model import Claim

_CURRENCY = re.compile(r"[A-Z]{3}$")
_PLAIN = frozenset({"%", "pp", "ratio", "rank"})
# Months and years have no exact length in days; the mean is close enough to tell a rounding from a disagreement.
_DAYS = {
    "second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "fortnight": 14.0,
    "month": 365.25 / 12, "quarter": 365.25 / 4, "year": 365.25, "decade": 3652.5, "century": 36525.0,
}  # fmt: skip


@lru_cache(maxsize=1)
def _registry() -> Any:
    import pint

    return pint.UnitRegistry()


# Scales of temperature: degrees Celsius to a degree, and what a thermometer shows at none of them.
_TEMPERATURES = {"degree_Celsius": (1.0, 0.0), "degree_Fahrenheit": (5 / 9, -160 / 9), "kelvin": (1.0, -273.15)}


@lru_cache(maxsize=4096)
def _physical(unit: str) -> tuple[str, float] | None:
    try:
        registry = _registry()
        quantity = registry.Quantity(1.0, unit).to_base_units()
    except Exception:  # a unit that the library lacks, or an offset one, measures itself
        return None
    return str(quantity.dimensionality), float(quantity.magnitude)


@lru_cache(maxsize=4096)
def dimension(unit: str) -> tuple[str, float]:
    """The dimension's name and the factor from `unit` to its base unit; an unknown unit is its own dimension.

    Currencies convert into nothing but themselves: a rate of exchange is not known here.
    """
    if unit == "1":
        return "count", 1.0
    if unit in _PLAIN:
        return unit, 1.0
    if _CURRENCY.match(unit):
        return f"money {unit}", 1.0
    if unit in _DAYS:
        return "time", _DAYS[unit]
    if unit in _TEMPERATURES:
        return "temperature", _TEMPERATURES[unit][0]
    over, _, under = unit.partition("/")
    if under in _DAYS and over not in _DAYS:
        name, factor = dimension(over)
        return f"{name} per time", factor / _DAYS[under]
    return _physical(unit) or (unit, 1.0)


def measured(claim: Claim) -> tuple[str, float]:
    """The dimension of a claim's value and the factor to its base unit.

    "3 billion people a day" counts people who come daily, as "3 billion daily users" does, and no flow of people.
    """
    over, _, under = claim.unit.partition("/")
    if over == "1" and under in _DAYS and claim.counted and key(claim.counted.split()[-1]) in senses().persons:
        return dimension("1")
    return dimension(claim.unit)


def zero(claim: Claim) -> float:
    """What is added to a claim's value in the base unit: thermometers begin to count at different points.

    A change ("up 3 degrees") is counted from none.
    """
    return 0.0 if claim.direction else _TEMPERATURES.get(claim.unit, (1.0, 0.0))[1]
