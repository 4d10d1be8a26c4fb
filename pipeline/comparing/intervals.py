"""The values that a claim's words allow: an interval from its bound, its hedge and the digits it was stated with."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from pipeline.comparing.dimensions import measured, zero
from pipeline.model import Claim

Relation: TypeAlias = Literal["equal", "rounding", "overlap", "disjoint"]

_TOLERANCE = 1e-9  # relative: a value and its conversion differ by a few last bits
_HEDGE = 0.1  # "about 9%" is read as within a tenth of nine
_ROUND = 0.1  # trailing zeros ("3,000") are taken for rounding up to a tenth of the value, either way
_FROM_BELOW = re.compile(
    r"\b(nearly|almost|close to|just under|approaching|not quite|just shy of|near)\b", re.IGNORECASE
)
_PLURAL = re.compile(r"\b(?:dozens|scores|tens|hundreds|thousands|millions|billions|trillions)\b", re.IGNORECASE)
_ROUND_WITH_WORD = 0.125  # the same for values with a scale word: "$2 trillion" may be 2.2, "$10 million" not 13
_TAKEN_AT_ITS_WORD = 100.0  # under it, a number ending in zero is not taken for a rounding
_SCALE_WORDS = 1e6  # from here on values are mostly written with a word: "$2 billion"


@dataclass(frozen=True, slots=True)
class Extent:
    """A claim's value in base units: the stated `low` to `high`, and how far its words let the truth be from them.

    `down` and `up` are what hedge and bound allow (infinite for open ends); `step` is the unit it is rounded to.
    """

    low: float
    high: float
    down: float
    up: float
    step: float
    modifier: str

    @property
    def from_below(self) -> bool:
        """Whether the words say that the value is not quite reached ("nearly $2,000")."""
        return self.down > 0 and self.up == 0 and not self.one_sided

    @property
    def vague(self) -> bool:
        """Whether the words tell a scale and no value ("millions")."""
        return self.modifier == "range" and math.isinf(self.up)

    @property
    def one_sided(self) -> bool:
        """Whether the words give a bound and no value."""
        return self.modifier in {"at_most", "at_least", "more_than", "less_than"}


def same(a: float, b: float, within: float = _TOLERANCE) -> bool:
    """Equality of two values up to the noise of binary fractions."""
    return abs(a - b) <= within * max(abs(a), abs(b), 1e-300)


def extent(claim: Claim) -> Extent:
    """Read `claim` as an extent in the base unit of its dimension."""
    factor = measured(claim)[1]
    start = zero(claim)
    low, high = sorted((claim.low * factor + start, claim.high * factor + start))
    step = _step(claim) * factor
    down = up = 0.0
    if claim.modifier == "approximately":
        width = max(_HEDGE * abs(high), step / 2)
        down, up = width, (0.0 if _FROM_BELOW.search(claim.quote) else width)
    elif claim.modifier in {"at_most", "less_than"}:
        down = math.inf
    elif claim.modifier in {"at_least", "more_than"} or (claim.modifier == "range" and _is_vague(claim.quote)):
        up = math.inf
    return Extent(low, high, down, up, step, claim.modifier)


def _is_vague(quote: str) -> bool:
    """Whether a quote tells only the scale of a value ("thousands", "tens of millions"), which sets no upper end."""
    return bool(_PLURAL.search(quote)) and not any(letter.isdigit() for letter in quote)


def _step(claim: Claim) -> float:
    """The unit a value is rounded to: that of its last digit that is not a padding zero ("3,000 jobs").

    A small number ending in zero is taken at its word, and padding zeros say no more than the nearest tenth.
    """
    value = max(abs(claim.low), abs(claim.high))
    if value == 0 or not math.isfinite(value):
        return claim.resolution
    step = claim.resolution if claim.resolution > 0 else _last_digit(value)
    if value < _TAKEN_AT_ITS_WORD:
        return min(step, 1.0)
    return min(step, 2 * (_ROUND if value < _SCALE_WORDS else _ROUND_WITH_WORD) * value)


def _last_digit(value: float) -> float:
    """The place value of the last digit that is not zero, for claims that do not say how they were rounded."""
    digits = Decimal(repr(value)).normalize().as_tuple()
    return float(Decimal(1).scaleb(int(digits.exponent)))


def relation(a: Extent, b: Extent) -> Relation:
    """How two extents stand: the same stated value, one rounded from the other, otherwise compatible, or disjoint."""
    if same(a.low, b.low) and same(a.high, b.high):
        return "equal"
    if _rounds(a, b) or _rounds(b, a):
        return "rounding"
    return "overlap" if _meet(a, b) else "disjoint"


def _rounds(coarse: Extent, fine: Extent) -> bool:
    """Whether `fine` is a value that `coarse` states with fewer digits; two of one precision never round."""
    if coarse.one_sided or fine.one_sided or coarse.step <= fine.step * (1 + _TOLERANCE):
        return False
    half = coarse.step / 2 * (1 + _TOLERANCE)
    return abs(coarse.low - fine.low) <= half and abs(coarse.high - fine.high) <= half


def _meet(a: Extent, b: Extent) -> bool:
    """Whether some value satisfies both, each bound read as loosely as its digits against the other's ask."""
    slack_a = a.step / 2 if a.step > b.step and a.modifier != "approximately" else 0.0
    slack_b = b.step / 2 if b.step > a.step and b.modifier != "approximately" else 0.0
    low = max(a.low - a.down - slack_a, b.low - b.down - slack_b)
    high = min(a.high + a.up + slack_a, b.high + b.up + slack_b)
    return low <= high or (math.isfinite(low) and math.isfinite(high) and same(low, high))


def gap(a: Extent, b: Extent) -> float:
    """How far apart two disjoint extents are, as a share of the larger value: 0 where they meet, towards 1 far off."""
    low = max(a.low - a.down, b.low - b.down)
    high = min(a.high + a.up, b.high + b.up)
    scale = max(abs(a.high), abs(b.high), abs(a.low), abs(b.low))
    if low <= high or scale == 0 or not math.isfinite(low - high):
        return 0.0
    return min(1.0, (low - high) / scale)


def typing_error(a: float, b: float) -> bool:
    """Whether one value is the other with a digit changed, dropped or two neighbours swapped.

    Two-digit values count only when the tens differ: 22 and 23 are more than a slip of the finger apart from chance.
    """
    left, right = _digits(a), _digits(b)
    if min(len(left), len(right)) < 2 or left == right:
        return False
    if len(left) != len(right):
        longer, shorter = sorted((left, right), key=len, reverse=True)
        return len(shorter) >= 3 and any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))
    differing = [i for i, (x, y) in enumerate(zip(left, right, strict=True)) if x != y]
    if len(differing) == 2 and differing[1] == differing[0] + 1:
        i, j = differing
        return left[i] == right[j] and left[j] == right[i]
    if len(differing) != 1:
        return False
    return differing[0] == 0 if len(left) == 2 else len(left) >= 4


def _digits(value: float) -> str:
    text = format(Decimal(repr(value)).normalize(), "f").replace(".", "").lstrip("-0")
    return text.rstrip("0") if len(text) > 6 else text
