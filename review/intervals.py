"""The values that claims' words allow, all in one unit, as they are drawn on a number line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.comparing import intervals
from pipeline.comparing.dimensions import measured, zero
from pipeline.model import Claim


@dataclass(frozen=True, slots=True)
class Span:
    """Stated ends, and the allowed values around them; an open side is infinite."""

    low: float
    high: float
    allowed_low: float
    allowed_high: float


def spans(claims: Sequence[Claim]) -> list[Span] | None:
    """Where claims stand on one number line, in the unit of the first, or None where their units have no common one.

    Where some go up and others down, what goes down lies left of zero.
    """
    name, factor = measured(claims[0])
    if any(measured(claim)[0] != name for claim in claims):
        return None
    signed = {claim.direction for claim in claims} >= {"up", "down"}
    start = zero(claims[0])
    return [_span(claim, factor, start, mirrored=signed and claim.direction == "down") for claim in claims]


def _span(claim: Claim, factor: float, start: float, *, mirrored: bool) -> Span:
    found = intervals.extent(claim)
    # A bound and a hedge are taken at their word; a plain value reaches as far as its rounding.
    rounding = 0.0 if found.one_sided or found.down or found.up else found.step / 2
    low, high = (found.low - start) / factor, (found.high - start) / factor
    down, up = (found.down + rounding) / factor, (found.up + rounding) / factor
    if mirrored:
        return Span(-high, -low, -high - up, -low + down)
    return Span(low, high, low - down, high + up)
