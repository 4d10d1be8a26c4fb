"""Numbers: from tokens to a value, whatever the spelling ("1.2 billion", "58M", "two and a half", "3/4", "a dozen")."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.reading.quantities import lexicon as lex
from pipeline.reading.quantities.nouns import is_plural
from pipeline.reading.quantities.tokens import Line

LONGEST = 24  # a run of more digits is an identifier
_HALF_OF = lex.DETERMINERS | {"of"}
_SCALING = lex.MAGNITUDES.keys() | lex.MONEY_SUFFIXES.keys() | {"and"}
_SINGULAR = frozenset(("was", "is", "has", "had", "died", "remains", "remained", "suffered"))
_PARTED = lex.AFTER_FRACTION | lex.RISE_NOUNS | lex.FALL_NOUNS


@dataclass(slots=True)
class Number:
    """A value and the tokens it came from: `first` up to, but not with, `after`."""

    value: float
    resolution: float
    first: int
    after: int
    scaled: float = 1.0  # the magnitude that was spelled out, to share inside a range
    form: str = "digits"  # digits, words, fraction


def resolution_of(digits: str) -> float:
    """The size of the last digit that counts: 1,000 for "1,000", 10 for "43,885,310", 0.1 for "57.0"."""
    if digits[-1] != "0" and "." not in digits:
        return 1.0
    whole, _, decimals = digits.partition(".")
    if decimals:
        return float(f"1e-{len(decimals)}")
    return float(10 ** (len(whole) - len(whole.rstrip("0")))) if whole.strip("0") else 1.0


def read_number(line: Line, at: int, money: bool = False) -> Number | None:
    """The number that starts at this token, if one does. `money` admits suffixes that need a currency ("$5m")."""
    if line.is_digits(at):
        return _digits(line, at, money)
    word = line.low[at]
    if word in lex.VULGAR:
        return _magnitude(line, Number(lex.VULGAR[word], 0.01, at, at + 1, form="fraction"))
    if word == "half":
        return _half(line, at)
    if word in ("a", "an"):
        return _article(line, at)
    if word in lex.NUMBERS:
        return _words(line, at)
    if word in lex.FRACTIONS or word in lex.MAGNITUDES:
        return None
    return None


def _digits(line: Line, at: int, money: bool) -> Number | None:
    text = line.text[at]
    if not text.isdigit():
        text = "".join(c for c in text if c in "0123456789.")
    if len(text) > LONGEST or text.count(".") > 1:
        return None
    number = Number(float(text), resolution_of(text), at, at + 1)
    after = at + 1
    if line.is_plain(at) and line.low[after] not in _SCALING:
        return number
    if line.text[after] == "/" and line.glued(after) and line.glued(after + 1) and line.is_digits(after + 1):
        return _slash(line, number)
    if line.low[after] in lex.VULGAR:
        return _scale_words(
            line, replace(number, value=number.value + lex.VULGAR[line.low[after]], after=after + 1, resolution=0.1)
        )
    if line.is_digits(after) and line.text[after + 1] == "/" and not line.glued(after):
        part = _slash(
            line,
            Number(
                float(line.text[after].replace(",", "") if line.text[after].count(".") < 2 else 0),
                1.0,
                after,
                after + 1,
            ),
        )
        if part and part.form == "fraction" and part.value < 1:
            return replace(number, value=number.value + part.value, after=part.after, resolution=0.1)
    number = _and_half(line, number)
    if line.glued(after) and line.text[after] in (lex.MONEY_SUFFIXES if money else lex.SUFFIXES):
        factor = (lex.MONEY_SUFFIXES if money else lex.SUFFIXES)[line.text[after]]
        return _times(number, factor, after + 1)
    if line.glued(after) and line.text[after] == "m" and counts_millions(line, after):
        return _times(number, 1e6, after + 1)
    if money and line.text[after] in ("m", "M", "bn", "B", "mn", "MM", "K") and not line.glued(after):
        return _times(number, lex.MONEY_SUFFIXES[line.text[after]], after + 1)
    return _scale_words(line, number)


def counts_millions(line: Line, at: int) -> bool:
    """Is this m for million ("5m people"), not for metres: does a plural noun follow within two words?"""
    after, later = line.low[at + 1], line.low[at + 2]
    if after == "of" and (line.is_capitalised(at + 2) or later in lex.DETERMINERS):
        return True
    if after in lex.MILLIONS_OF or (is_plural(after) and after not in lex.RACES):
        return True
    if not line.is_word(at + 1) or after in lex.NOT_NOUN or after in lex.RACES:
        return False
    goes_on = line.is_word(at + 3) and line.low[at + 3] not in lex.NOT_NOUN  # "12m heated clothes airer"
    return is_plural(later) and not goes_on


def _times(number: Number, factor: float, after: int) -> Number:
    """The same number in millions, say. Decimal arithmetic, so that 1.1 million is 1,100,000 and no hair less."""
    value, resolution = exact(number.value * factor), number.resolution * factor
    return Number(value, resolution, number.first, after, number.scaled * factor, number.form)


def exact(value: float) -> float:
    """Without the noise that binary fractions leave behind: 1.1 million is 1,100,000."""
    return value if value.is_integer() and abs(value) < 1e15 else float(f"{value:.15g}")


def _slash(line: Line, number: Number) -> Number | None:
    """A fraction in digits ("1/2"); other slashes between digits are for others to read."""
    bottom = line.text[number.after + 1]
    if (
        bottom in ("2", "3", "4", "5", "6", "8", "10", "16", "32")
        and 0 < number.value < float(bottom)
        and number.value.is_integer()
    ):
        after = number.after + 2
        if line.text[after] == "/" or line.is_digits(after) or (bottom in ("5", "10") and line.low[after] != "of"):
            return number  # "8/10" rates
        return replace(number, value=number.value / float(bottom), resolution=0.01, after=after, form="fraction")
    return number


def _and_half(line: Line, number: Number) -> Number:
    """Add "and a half", "-and-a-half", "and a quarter" where it follows."""
    words = line.low
    after = number.after
    if words[after] not in ("and", "-"):
        return number
    step = [w for w in range(after, after + 7) if words[w] != "-"][:3]
    if words[step[0]] == "and" and words[step[1]] in ("a", "one") and words[step[2]] in ("half", "quarter", "third"):
        part = 1 / lex.FRACTIONS[words[step[2]]]
        return replace(number, value=number.value + part, resolution=0.1, after=step[2] + 1)
    if words[after] == "and" and words[after + 1] == "half" and words[after + 2] not in _HALF_OF:
        return replace(number, value=number.value + 0.5, resolution=0.1, after=after + 2)
    return number


def _scale_words(line: Line, number: Number) -> Number:
    """Multiply by the magnitude words that follow: "million", "-billion", "hundred thousand", "dozen"."""
    for _ in range(3):
        after = number.after + (line.text[number.after] == "-" and line.glued(number.after))
        if (
            line.text[after] in ("”", '"')
            and line.glued(after)
            and number.scaled == 1.0
            and line.low[after + 1] in lex.LARGE
        ):
            after += 1  # “$5.6” billion
        factor = lex.MAGNITUDES.get(line.low[after])
        if factor is None or (line.low[after] == "hundred" and number.value >= 100):
            return number
        number = _times(number, factor, after + 1)
    return number


def _half(line: Line, at: int) -> Number | None:
    """Half: of something, "half a million", "half a dozen", "half an hour", "half-hour"."""
    if line.low[at - 1] in lex.BEFORE_HALF:
        return None
    number = Number(0.5, 0.1, at, at + 1, form="fraction")
    after = at + 1
    if line.text[after] == "-" and line.glued(after):
        if line.low[after + 1] in (
            "dozen",
            "million",
            "billion",
            "hour",
            "century",
            "mile",
            "inch",
            "trillion",
            "acre",
        ):
            number.after = after
            return _magnitude(line, number)
        return None
    if line.low[after] in ("a", "an"):
        factor = lex.MAGNITUDES.get(line.low[after + 1])
        if factor:
            return replace(_times(number, factor, after + 2), form="words")
        number.after = after + 1 if line.low[after + 1] in lex.UNIT_WORDS else after
        return number
    return _magnitude(line, number)


def _magnitude(line: Line, number: Number) -> Number:
    scaled = _scale_words(line, number)
    return scaled if scaled is number else replace(scaled, form="words")


def _article(line: Line, at: int) -> Number | None:
    """ "a million", "a dozen", "a hundred and fifty", "a third", "a quarter of", "a half-dozen"."""
    word = line.low[at + 1]
    if word in ("few", "couple", "several"):
        return None
    if word == "half":
        number = _half(line, at + 1)
        if number is None or line.low[number.after] in ("time", "day", "hearted", "sister", "brother"):
            return None
        return replace(number, first=at)
    if word in lex.MAGNITUDES:
        return _words(line, at)
    if word in lex.FRACTIONS and word != "half":
        return _part(line, 1.0, at, at + 1)
    return None


def _is_next(line: Line, first: int, place: int) -> bool:
    """Does a count of one less stand shortly before?"""
    return any(lex.NUMBERS.get(w) == place - 1 or w == str(place - 1) for w in line.low[first - 14 : first])


def _part(line: Line, top: float, first: int, at: int) -> Number | None:
    """The denominator at `at` of a fraction in words; "a third" only where no noun makes an ordinal of it."""
    word = line.low[at]
    after = at + 1
    if word not in lex.FRACTIONS:
        return None
    if top == 1 and line.low[after] not in _PARTED:
        hedged = line.low[first - 1] in lex.BEFORE and line.low[after].endswith("ed")
        if not hedged:
            return None
    if top == 1 and line.low[after] in _SINGULAR and _is_next(line, first, lex.FRACTIONS[word]):
        return None  # "three were shot and a fourth was hurt"
    if top == 1 and line.low[after] == "of" and line.low[after + 1] in ("a",) and line.low[after + 2] == "century":
        return Number(0.25, 0.01, first, after + 2, form="fraction") if word == "quarter" else None
    if top != 1 and not word.endswith("s") and not (line.glued(at) and line.text[after] == "-"):
        return None
    return Number(top / lex.FRACTIONS[word], 0.01, first, after, form="fraction")


def _words(line: Line, at: int) -> Number | None:
    """A cardinal number in words, after the usual grammar: groups of hundreds, each with its magnitude."""
    total = group = 0.0
    digit = -1.0  # the last tens or ones word, to tell "twenty-two" from "twenty, two"
    resolution = scaled = 1.0
    after = at
    if line.low[at] in ("a", "an"):
        group, digit, after = 1.0, 1.0, at + 1
    begun = after
    while True:
        here = after
        if (here > begun and line.text[here] == "-" and line.glued(here) and line.glued(here + 1)) or (
            here > begun and line.low[here] == "and" and scaled >= 100 and line.low[here + 1] in lex.NUMBERS
        ):
            here += 1
        word = line.low[here]
        if word in lex.NUMBERS:
            value = lex.NUMBERS[word]
            tens_then_one = 20 <= digit <= 90 and 0 < value < 10
            if digit >= 0 and not tens_then_one:
                break
            if here > after and not tens_then_one and line.text[after] == "-" and scaled < 100:
                break
            group, digit = group + value, digit + value if digit > 0 else value
            resolution = 10.0 if value >= 20 else 1.0
            if value == 10:
                resolution = 10.0
        elif word in lex.MAGNITUDES and here >= begun and (group or total):
            factor = lex.MAGNITUDES[word]
            if factor < 1000:
                group *= factor
            else:
                total, group = total + group * factor if total and factor < total else (total + group) * factor, 0.0
            resolution, scaled, digit = (1.0 if word == "dozen" else resolution * factor), max(scaled, factor), -1.0
        else:
            break
        after = here + 1
    if after == begun:
        return None
    number = Number(total + group, resolution, at, after, scaled, form="words")
    if scaled == 1.0:
        here = after + (line.text[after] == "-" and line.glued(after) and line.low[after + 1] in lex.FRACTIONS)
        part = _part(line, number.value, at, here) if here > after or line.low[after] in lex.FRACTIONS else None
        if (
            part
            and number.value < lex.FRACTIONS[line.low[here]]
            and not (line.low[here] == "quarter" and here == after and number.value == 1)
        ):
            return part
    with_half = _and_half(line, number)
    if with_half is not number:
        return _scale_words(line, with_half)
    return number
