"""Two numbers that make one proportion: "one in five", "two out of three", "4 in 10", odds of "2-to-1"."""

from __future__ import annotations

from pipeline.reading.quantities import lexicon as lex
from pipeline.reading.quantities.numbers import Number, read_number
from pipeline.reading.quantities.tokens import Line
from pipeline.reading.quantities.units import currency_before, unit_at

_YEARS = ("19", "20")


def read_share(line: Line, number: Number, first: int) -> tuple[float, int] | None:
    """The share that a number starts ("one in five", "2 out of every 3") and the first token after it."""
    here = _denominator(line, number, first)
    other = read_number(line, here) if here else None
    if other is None or not here or other.value <= number.value or currency_before(line, here):
        return None
    year = line.is_digits(here) and len(line.text[here]) == 4 and line.text[here][:2] in _YEARS
    if year or unit_at(line, other.after):
        return None
    return number.value / other.value, other.after


def _denominator(line: Line, number: Number, first: int) -> int:
    """Where the second number of a share stands; 0 where no share is told."""
    after = number.after
    if line.text[after] == "-" and line.low[after + 1] == "in" and line.text[after + 2] == "-" and line.glued(after):
        return after + 3  # "1-in-5"
    if line.matches(after, ("out", "of")):
        here = after + 2
    elif line.low[after] == "in" and (line.low[after + 1] == "every" or _is_share(line, number, first)):
        here = after + 1
    else:
        return 0
    return here + (line.low[here] == "every")


def _is_share(line: Line, number: Number, first: int) -> bool:
    """ "one in five" is a share; "nine in 10" too where nothing before makes nine the object of a verb."""
    if number.value == 1:
        return True
    if number.value > 99 or line.low[first - 1] in lex.DETERMINERS:
        return False
    return line.begins(first) or line.low[first - 1] in lex.BEFORE_SHARE or line.low[first - 1] in lex.BEFORE


def read_odds(line: Line, number: Number) -> tuple[float, int] | None:
    """The ratio that odds or a proportion to one tell ("2-to-1", "100-1 odds", "3:1 ratio"), and what follows it."""
    after = number.after
    step = after + (line.text[after] in ("-", "‑") and line.glued(after))
    if line.low[step] == "to":
        one = step + 1 + (line.text[step + 1] in ("-", "‑"))
        hyphens = step > after and one > step + 1
    elif line.text[after] in ("-", "–", "/", ":") and line.glued(after):
        one, hyphens = after + 1, False
    else:
        return None
    if line.text[one] != "1" and line.low[one] != "one":
        return None
    if (line.is_word(one + 1) and line.glued(one + 1)) or line.low[one + 1] in lex.MAGNITUDES or unit_at(line, one + 1):
        return None
    near = [*line.low[number.first - 6 : number.first], *line.low[one + 1 : one + 4]]
    if any(word in lex.ODDS_WORDS for word in near):
        return number.value, one + 1
    played = any(word in lex.SCORE_WORDS and word != "margin" for word in near)
    return (number.value, one + 1) if hyphens and not played else None
