"""Measures in two parts that state one amount: "5ft 11in", "2 hours 15 minutes", "7lb 6oz", and the marks of 6'4"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.reading.quantities import lexicon as lex
from pipeline.reading.quantities.numbers import read_number
from pipeline.reading.quantities.tokens import Line
from pipeline.reading.quantities.units import Unit, rate_at, unit_at

_FEET = ("'", "’", "′")
_INCHES = ('"', "”", "″")
_QUOTED = 400  # characters that an open quotation is looked for in
_LOOSE_JOIN = ("foot", "pound", "stone", "hour", "minute")  # a comma may stand between the parts of these


@dataclass(frozen=True, slots=True)
class Measure:
    """A value in the smaller unit, the first token after its number and the first one after its unit."""

    value: float
    resolution: float
    unit: str
    number_after: int
    after: int


def second_part(line: Line, value: float, unit: str, after: int) -> Measure | None:
    """The whole of a measure whose first part ends before token `after`: the smaller unit follows, and few of it."""
    part = lex.PARTS.get(unit)
    if part is None or not value.is_integer():
        return None
    smaller, many = part
    here = _joined(line, unit, after)
    number = read_number(line, here) if here is not None else None
    if number is None or number.value >= many or number.form == "fraction":
        return None
    found = _unit_of_part(line, number.after, unit, smaller)
    bare = found is None and unit == "foot" and line.text[after] == "-"
    if not bare and (found is None or found.name != smaller or rate_at(line, found.after, money=False)):
        return None
    end = found.after if found else number.after
    whole = value * many + number.value
    return second_part(line, whole, smaller, end) or Measure(whole, number.resolution, smaller, number.after, end)


def _joined(line: Line, unit: str, after: int) -> int | None:
    """Where the second part may begin: right there, or behind a comma, a hyphen or "and"."""
    here = after
    if (line.text[here] == "," and unit in _LOOSE_JOIN) or (line.text[here] == "-" and unit == "foot"):
        here += 1
    here += line.low[here] == "and"
    return here if line.is_digits(here) or line.low[here] in lex.NUMBERS else None


def _unit_of_part(line: Line, at: int, unit: str, smaller: str) -> Unit | None:
    """The unit of a second part; "in" and "m" are units only behind feet and hours."""
    short = {"foot": "in", "hour": "m"}.get(unit)
    if line.text[at] == short and line.glued(at):
        return Unit(smaller, 1.0, at + 1)
    if line.text[at] == "-" and line.low[at + 1] in lex.ADVERBS:
        return None
    return unit_at(line, at, digits=line.is_digits(at - 1))


def length_marks(line: Line, value: float, after: int) -> Measure | None:
    """A length whose number ends before token `after` in marks: 6'4", 5' 9", 30', 12"."""
    if not line.glued(after) or not line.is_digits(after - 1):
        return None
    if line.text[after] in _FEET and not (line.is_word(after + 1) and line.glued(after + 1)):
        inches = after + 1
        if line.is_digits(inches) and line.text[inches + 1] in _INCHES and line.glued(inches + 1):
            number = read_number(line, inches)
            if number is not None and number.value < 12 and number.after == inches + 1:
                return Measure(value * 12 + number.value, number.resolution, "inch", inches + 1, inches + 2)
        if not line.glued(inches) or not line.is_digits(inches):
            return _alone(line, value, after, "foot", "‘'")
    if line.text[after] in _INCHES:
        return _alone(line, value, after, "inch", '“"')
    return None


def _alone(line: Line, value: float, mark: int, unit: str, quotes: str) -> Measure | None:
    """A single mark is a unit where no quotation is open that it could close."""
    begin = max(line.start[line.first], line.start[mark] - _QUOTED)
    before = line.raw[begin : line.start[mark]]
    opened = len(re.findall(rf"(?:^|[\s(—–-])[{quotes}]", before))
    closed = len(re.findall(rf"[^\s\d(—–-][{line.text[mark]}{quotes[1]}](?!\w)", before))
    if value >= 1000 or opened > closed:
        return None
    return Measure(value, 1.0, unit, mark, mark + 1)
