"""Interval arithmetic on stated figures: what follows from some of them, and how that stands to the one stated."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product

from pipeline.comparing.intervals import extent
from pipeline.model import Claim, Outcome

_COUNTED_OUT = 1_000.0  # whole numbers of things under it are exact
_TAKEN_AT_ITS_WORD = 100.0  # under it, a number that ends in zero is no rounding
_CLEAR = 0.05  # share of the stated figure by which a derived one must miss it, and by its last digit at least
_STEP_OF_TIMES = 0.2  # "doubled" is said of 1.8 and of 2.2 times as much
_CLEAR_TIMES = 0.1  # the same for how many times
_NOISE = 1e-9
_DIGITS = re.compile(r"\d[\d,.]*")
_FEWER_TIMES = re.compile(r"\b(?:more|higher|greater|larger|bigger|increase|rise|less|lower|fewer|smaller)\b")


@dataclass(frozen=True, slots=True)
class Span:
    """Values from `low` to `high`, with the stated ones, `first` to `last`, inside; `step` is the last digit."""

    low: float
    high: float
    first: float
    last: float
    step: float = 0.0


def span(claim: Claim, *, counts: bool = False) -> Span:
    """The values that a claim's words and digits allow; with `counts`, what has no unit is taken for a count.

    Of a number that ends in zeros ("400") two digits are taken at their word at least: 395 to 405.
    """
    told = extent(claim)
    step = _step(claim, told.step, counts=counts)
    half = step / 2 if claim.modifier != "approximately" else 0.0
    return Span(told.low - told.down - half, told.high + told.up + half, told.low, told.high, step)


def _step(claim: Claim, step: float, *, counts: bool) -> float:
    size = max(abs(claim.low), abs(claim.high))
    if claim.unit == "ratio":
        return _STEP_OF_TIMES * size if not _DIGITS.search(claim.quote) else min(step, _STEP_OF_TIMES * size)
    whole = claim.low == int(claim.low) if math.isfinite(claim.low) else False
    counted_out = (
        claim.unit == "1" and (claim.counted or counts) and whole and size < _COUNTED_OUT and claim.modifier == "exact"
    )
    if counted_out and (size < _TAKEN_AT_ITS_WORD or claim.low % 10):
        return 0.0
    numeral = _DIGITS.search(claim.quote)
    if numeral and len(re.sub(r"\D", "", numeral.group())) > 1 and size >= _TAKEN_AT_ITS_WORD:
        return min(step, 10.0 ** (math.floor(math.log10(size)) - 1))
    return step


def worked_out(inputs: list[Span], how: Callable[..., float]) -> Span | None:
    """What a monotone function gives over all inputs; None where it has no value."""
    try:
        ends = [how(*values) for values in product(*((each.low, each.high) for each in inputs))]
        stated = [how(*values) for values in product(*((each.first, each.last) for each in inputs))]
    except (ZeroDivisionError, OverflowError):
        return None
    if any(math.isnan(value) for value in (*ends, *stated)):
        return None
    return Span(min(ends), max(ends), min(stated), max(stated))


def outcome(derived: Span, stated: Span, margin: float) -> Outcome | None:
    """How what follows stands to what is stated; None where it misses by no more than `margin`."""
    if _within(derived.first, stated) or _within(derived.last, stated) or _covers(derived, stated):
        return "holds"
    apart = distance(derived, stated)
    if apart <= 0:
        return "rounding"
    return "fails" if apart > margin else None


def margin(stated: Span, unit: str) -> float:
    """How far a derived value must miss a stated one to be a clear failure; words ("tripled") have no last digit."""
    size = max(abs(stated.first), abs(stated.last))
    return _CLEAR_TIMES * size if unit == "ratio" else max(stated.step, _CLEAR * size)


def _within(value: float, stated: Span) -> bool:
    slack = _NOISE * max(abs(value), 1.0)
    return stated.low - slack <= value <= stated.high + slack


def _covers(derived: Span, stated: Span) -> bool:
    """Whether a range that was stated for an input holds the stated figure between its ends."""
    return derived.first < derived.last and derived.first <= stated.first and stated.last <= derived.last


def distance(derived: Span, stated: Span) -> float:
    """How far apart the nearest values of both are; 0 or less where they meet."""
    slack = _NOISE * max(abs(stated.first), abs(stated.last), 1e-6)
    return max(derived.low - stated.high, stated.low - derived.high) - slack


def changes(change: Claim, words: str, levels: str) -> Iterator[tuple[str, Callable[[float, float], float]]]:
    """The ways to read a stated change as a function of base and value, each with the unit that it gives.

    `levels` is the unit of base and value. "Three times more" is said for three times as many, too, and points for
    percentages of percentages.
    """
    if change.unit == "%":
        yield "%", lambda base, value: abs(value / base - 1) * 100
        if levels == "%":
            yield "pp", lambda base, value: abs(value - base)
    elif change.unit == "ratio":
        yield from _times(change, words)
    else:
        yield change.unit, lambda base, value: abs(value - base)


def _times(change: Claim, words: str) -> Iterator[tuple[str, Callable[[float, float], float]]]:
    if change.high < 1:
        yield "ratio", lambda base, value: value / base
        yield "ratio", lambda base, value: abs(1 - value / base)
        return
    yield "ratio", (lambda base, value: base / value) if change.direction == "down" else lambda b, v: v / b
    if _FEWER_TIMES.search(words):
        yield "ratio", lambda base, value: abs(value / base - 1)
