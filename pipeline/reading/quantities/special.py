"""Quantities that are not a number and a unit: ages beside names, ranks, "doubled", "hundreds of thousands"."""

from __future__ import annotations

import re

from pipeline.model import Direction, Modifier

from . import lexicon as lex
from .bounds import bound_before
from .model import Quantity
from .numbers import read_number
from .tokens import Line

Found = tuple[list[Quantity], int]
_TENS = re.compile(r"([1-9]0)['’]?s(?![\w-])")
_TENS_WORDS = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}


def _quantity(line: Line, first: int, after: int, low: float, high: float, unit: str, *, modifier: Modifier = "exact",
              counted: str | None = None, direction: Direction | None = None, resolution: float = 1.0, core: int | None = None) -> Quantity:  # fmt: skip
    core = first if core is None else core
    return Quantity(
        start=line.start[first], end=line.end[after - 1], low=low, high=high, unit=unit, counted=counted, modifier=modifier,
        direction_hint=direction, resolution=resolution, core_start=line.start[core], core_end=line.end[after - 1],
    )  # fmt: skip


def read_age(line: Line, at: int) -> Found | None:
    """ "in his 20s", and bare ages: "Jane Roe, 34, of Leeds", "a boy, 7,", "ages 3, 7 and 14"."""
    if not line.is_digits(at):
        return None
    tens = _TENS.match(line.raw, line.start[at], line.stop)
    if tens:
        return _tens(line, at, float(tens[1]), tens.end())
    word = line.text[at]
    if not (len(word) < 4 and word.isdigit() and 0 < int(word) < 115) or line.text[at - 1] in lex.SIGNS:
        return None
    if (
        line.low[at - 1] == "as"
        and line.low[at - 2] in ("young", "old")
        and line.low[at - 3] == "as"
        and line.low[at + 1] not in lex.UNIT_WORDS
    ):
        modifier: Modifier = "at_least" if line.low[at - 2] == "young" else "at_most"
        return [_quantity(line, at - 3, at + 1, float(word), float(word), "year", modifier=modifier, core=at)], at + 1
    if line.low[at - 1] in ("aged", "age", "ages") or (
        line.low[at - 1] in ("of",) and line.low[at - 2] in ("age", "ages")
    ):
        return _age_list(line, at)
    if _of_age(line, at):
        return [_quantity(line, at, at + 1, float(word), float(word), "year")], at + 1
    if _follows_name(line, at) and _ends_age(line, at + 1):
        return [_quantity(line, at, at + 1, float(word), float(word), "year")], at + 1
    return None


_PART_OF_DECADE = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}


def _tens(line: Line, at: int, low: float, end: int) -> Found | None:
    """ "in his 20s", "mid-20s", "in their 20s and 30s"; nothing where no person's age is meant."""
    after = _after(line, at, end)
    first, high = at, low + 9
    part = line.low[at - 1] if line.low[at - 1] != "-" else line.low[at - 2]
    if part in _PART_OF_DECADE:
        first -= 2 if line.low[at - 1] == "-" else 1
        low, high = low + _PART_OF_DECADE[part][0], low + _PART_OF_DECADE[part][1]
    if line.low[first - 1] not in ("his", "her", "their", "my", "your", "our"):
        return [], after
    first -= 1 + (line.low[first - 2] == "in")
    if line.low[after] in ("and", "or", "to") and line.is_digits(after + 1):
        other = _TENS.match(line.raw, line.start[after + 1], line.stop)
        if other:
            high, after = float(other[1]) + 9, _after(line, after + 1, other.end())
    return [_quantity(line, first, after, low, high, "year", modifier="range", core=at)], after


def _after(line: Line, at: int, end: int) -> int:
    """The first token at or after `at` that starts at offset `end` or later."""
    while at < line.last and line.start[at] < end:
        at += 1
    return at


def _age_list(line: Line, at: int) -> Found | None:
    """Ages after "aged" or "ages", one or several; a range is left to the grammar of amounts."""
    found: list[Quantity] = []
    here = at
    while line.is_digits(here) and line.text[here].isdigit() and len(line.text[here]) < 4:
        if line.low[here + 1] in ("to", "-", "–", "or", "through") and read_number(line, here + 2):
            high = read_number(line, here + 2)
            assert high is not None
            found.append(
                _quantity(
                    line,
                    here,
                    high.after,
                    float(line.text[here]),
                    max(high.value, float(line.text[here])),
                    "year",
                    modifier="range",
                )
            )
            here = high.after
        else:
            modifier, after = _and_older(line, here + 1)
            found.append(
                _quantity(line, here, after, float(line.text[here]), float(line.text[here]), "year", modifier=modifier)
            )
            here = after
        step = here
        while line.text[step] == "," or line.low[step] == "and":
            step += 1
        if step == here:
            break
        if (
            not line.is_digits(step)
            or line.low[step + 1] in lex.UNIT_WORDS
            or line.low[step + 1] in ("%", "people", "other", "others")
        ):
            break
        here = step
    return (found, here) if found else None


def _and_older(line: Line, at: int) -> tuple[Modifier, int]:
    for words, modifier in lex.AFTER.get(line.low[at], ()):
        if line.matches(at, words):
            return modifier, at + len(words)  # type: ignore[return-value]
    return "exact", at


def _of_age(line: Line, at: int) -> bool:
    """ "raise the retirement age from 66 to 69"; "(34)" behind a person's name."""
    if (
        line.low[at - 1] in ("is", "was", "'s")
        and line.low[at - 2] in ("he", "she", "who", "i")
        or line.low[at - 1] in ("he's", "she's", "i'm")
    ):
        if line.low[at + 1] in (",", ".", ";", "when", "and", "now", "today", "at"):
            return True
    if line.low[at - 1] in ("turned", "turns", "turning", "turn") and line.low[at + 1] in lex.AFTER_BIRTHDAY:
        return True
    if line.low[at - 1] in ("to", "from", "is", "was", "at", "of"):
        near = line.low[at - 4 : at - 1]
        if "age" in near and line.text[at + 1] != "%" and line.low[at + 1] not in lex.UNIT_WORDS:
            return True
    if (
        line.text[at - 1] == "("
        and line.text[at + 1] == ")"
        and line.is_capitalised(at - 2)
        and line.is_capitalised(at - 3)
    ):
        return any(word in lex.PERSONS or word in lex.IDENTIFIES for word in line.low[at - 14 : at - 2])
    return False


def _follows_name(line: Line, at: int) -> bool:
    """Does a person's name or word with a comma stand right before?"""
    at -= line.low[at - 1] in ("also", "both", "now", "then", "just")
    if line.text[at - 1] != ",":
        return False
    name = at - 2
    if line.text[name] in ('"', "”"):
        name -= 1
    if line.text[name] == "." and line.low[name - 1] in ("jr", "sr"):
        name -= 1
    if line.low[name] in lex.PERSONS:
        return True
    if not line.is_capitalised(name) or line.low[name].rstrip(".") in lex.MONTHS or line.is_digits(name):
        return False
    if line.low[name] in (
        "no",
        "yes",
        "however",
        "so",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ):
        return False
    return (
        line.is_capitalised(name - 1)
        or line.text[name - 1] in (",", "and")
        or line.text[name - 1] == "."
        or line.text[at + 1] == ","
        or line.low[name - 1] in ("named", "called")
        or line.low[name - 1] in lex.PERSONS
    )


def _ends_age(line: Line, at: int) -> bool:
    word = line.text[at]
    if word in (",", ".", ";", ")", ""):
        return not (word == "," and line.is_digits(at + 1) and line.glued(at + 1))
    return line.low[at] in (
        "of",
        "was",
        "is",
        "were",
        "and",
        "has",
        "who",
        "had",
        "from",
        "both",
        "for",
        "are",
        "in",
        "on",
        "faces",
        "or",
        "died",
        "pleaded",
        "told",
        "said",
    )


def read_rank(line: Line, at: int) -> Found | None:
    """An ordinal where it places something in a ranking ("fourth on the index", "#4", "No. 4", "4th-place")."""
    word = line.low[at]
    if word == "#":
        return _hash(line, at)
    if line.is_digits(at):
        digits = line.text[at].replace(",", "")
        if line.low[at + 1] in ("st", "nd", "rd", "th") and line.glued(at + 1):
            return _ordinal(line, at, at + 2, float(digits)) if digits.isdigit() else ([], at + 2)
        if line.text[at - 1] == "." and line.text[at - 2] in ("No", "Nos", "no") and digits.isdigit():
            return _number_sign(line, at, float(digits))
        return None
    if word not in lex.ORDINALS or line.low[at - 1] in lex.NUMBERS or line.low[at + 1] == "quarter":
        return None
    if line.text[at - 1] == "-":
        return None if line.low[at - 2] in lex.NUMBERS else ([], at + 1)
    if line.low[at - 1] in ("a", "an") and line.text[at + 1] != "-":
        return None
    return _ordinal(line, at, at + 1, float(lex.ORDINALS[word]))


def _hash(line: Line, at: int) -> Found:
    """#4 ranks; "Apartment #4" names."""
    if not line.is_digits(at + 1) or not line.glued(at + 1):
        return [], at + 1
    if not line.text[at + 1].isdigit() or len(line.text[at + 1]) > 4 or _in_address(line, at - 1):
        return [], at + 2
    value = float(line.text[at + 1])
    return [_quantity(line, at, at + 2, value, value, "rank", core=at + 1)], at + 2


def _number_sign(line: Line, at: int, value: float) -> Found:
    """ "No. 4" ranks behind a word that places or at the start; elsewhere it numbers a house, a bill or a case."""
    if line.text[at + 1] in ("-", "–") and line.is_digits(at + 2):
        return [], at + 3
    before = line.low[at - 3]
    if (
        value < 1
        or value > 999
        or not (before in lex.BEFORE_NO or line.begins(at - 2) or line.low[at + 1] in lex.NOT_NOUN)
    ):
        return [], at + 1
    if before in ("in", "of", ",", "bill", "case", "docket", "order", "-") or _in_address(line, at - 3):
        return [], at + 1
    return [_quantity(line, at - 2, at + 1, value, value, "rank", core=at)], at + 1


def _in_address(line: Line, at: int) -> bool:
    """Does a street or flat stand here?"""
    return (
        line.low[at] in lex.STREETS
        or line.low[at] in ("apartment", "apt", "suite", "unit", "room", "lot", ".")
        or (line.text[at] == "," and line.low[at - 1] in lex.STREETS)
    )


def _ordinal(line: Line, at: int, after: int, value: float) -> Found:
    """A rank, or nothing: elsewhere ordinals only put things in order."""
    before, then = line.low[at - 1], line.low[after]
    end = after
    if then == "-" and line.low[after + 1] in lex.RANK_NOUNS:
        end = after + 2
    elif then == "place" and before not in ("the", "took"):
        end = after + 1
    elif before in lex.PLACES or (before in ("it", "them", "him", "her") and line.low[at - 2] in lex.PLACES):
        end = after + (then == "place")
    elif not (
        then in ("on", "among", "behind", "overall")
        and not line.is_capitalised(after)
        and line.low[after + 1] in lex.LISTS
        and before not in lex.LISTS
    ):
        return [], after
    if value < 1:
        return [], after
    return [_quantity(line, at, end, value, value, "rank", core=at)], end


def read_multiple(line: Line, at: int) -> Found | None:
    """ "doubled", "twice as many", "sixfold", "an order of magnitude", "a pair of"."""
    word = line.low[at]
    if word == "pair":
        if line.low[at + 1] == "of" and line.low[at - 1] == "a" and line.low[at + 2] not in lex.WORN:
            from .nouns import counted_at

            noun = counted_at(line, at + 2)
            return [_quantity(line, at - 1, at + 2, 2.0, 2.0, "1", counted=noun[0] if noun else None)], at + 2
        return [], at + 1
    if word == "magnitude" and line.matches(at - 3, ("an", "order", "of")):
        bound = bound_before(line, at - 3)
        modifier, first = bound or ("exact", at - 3)
        return [_quantity(line, first, at + 1, 10.0, 10.0, "ratio", modifier=modifier, core=at - 3)], at + 1
    if word not in lex.MULTIPLES:
        return None
    factor, direction = lex.MULTIPLES[word]
    if word in ("double", "triple", "treble", "quadruple", "quintuple") and not _compares(line, at):
        return [], at + 1
    if word in ("twice", "thrice") and line.low[at + 1] not in (
        "as",
        "the",
        "that",
        "its",
        "their",
        "what",
        "his",
        "her",
        "more",
        "over",
    ):
        return [_quantity(line, at, at + 1, factor, factor, "1", counted="times")], at + 1
    if word in ("halves", "doubles", "triples") and line.low[at - 1] in lex.NUMBERS | {
        "both",
        "the",
        "two",
        "in",
        "men's",
        "women's",
    }:
        return None if word == "halves" else ([], at + 1)
    bound = bound_before(line, at)
    first, modifier = (bound[1], bound[0]) if bound else (at, "exact")
    return [
        _quantity(line, first, at + 1, factor, factor, "ratio", modifier=modifier, direction=direction or None, core=at)
    ], at + 1  # type: ignore[arg-type]


def _compares(line: Line, at: int) -> bool:
    after = line.low[at + 1]
    if after in ("the", "its", "their", "his", "her", "that", "what", "last", "our", "from", "this", "in"):
        return True
    return line.low[at - 1] in (
        "nearly",
        "almost",
        "than",
        "about",
        "roughly",
        "to",
        "will",
        "would",
        "could",
    ) and after not in ("murder", "homicide")


def read_long(line: Line, at: int) -> Found | None:
    """ "an hour-long talk", "a monthlong strike": one hour, one month."""
    word = line.low[at]
    if word.endswith("long") and word[:-4] in lex.DURATIONS:
        return [_quantity(line, at, at + 1, 1.0, 1.0, word[:-4])], at + 1
    if line.low[at + 1] == "-" and line.low[at + 2] == "long" and word in lex.UNIT_WORDS and line.text[at - 1] != "-":
        for words, (unit, factor) in lex.UNIT_FORMS[word]:
            if (
                words == (word,)
                and unit in lex.DURATIONS
                and line.low[at - 1] not in lex.NUMBERS
                and not line.is_digits(at - 1)
            ):
                return [_quantity(line, at, at + 3, factor, factor, unit)], at + 3
    return None


def read_bounded_article(line: Line, at: int) -> Found | None:
    """ "less than a year", "about an hour and a half", "a decade ago": an article counts one unit of time."""
    word = line.low[at]
    if word not in lex.UNIT_WORDS or line.is_digits(at - 1):
        return None
    if line.matches(at + 1, ("and", "a", "half")) and word in lex.DURATIONS and line.low[at - 1] not in ("a", "an"):
        return [_quantity(line, at, at + 4, 1.5, 1.5, word, resolution=0.5)], at + 4
    if line.low[at - 1] not in ("a", "an"):
        return None
    from .units import unit_at

    unit = unit_at(line, at, digits=False)
    if unit is None or unit.name not in lex.DURATIONS or unit.after != at + 1:
        return None
    value, after = 1.0, at + 1
    if line.matches(after, ("and", "a", "half")) or line.matches(after, ("and", "half")):
        value, after = 1.5, after + (3 if line.low[after + 1] == "a" else 2)
    bound = bound_before(line, at - 1)
    if (
        bound is None
        and value == 1.0
        and not (word in ("decade", "century") and line.low[after] in ("ago", "earlier", "later"))
    ):
        return None
    if (
        bound
        and line.low[bound[1]] in ("over", "under", "past", "around")
        and bound[1] == at - 2
        and line.low[bound[1]] != "around"
    ):
        return None
    modifier, first = bound or ("exact", at - 1)
    low = value * unit.factor
    return [_quantity(line, first, after, low, low, unit.name, modifier=modifier, core=at - 1)], after


def read_vague(line: Line, at: int) -> Found | None:
    """ "dozens", "hundreds of thousands of dollars", as the range that the words allow."""
    word = line.low[at]
    if word not in lex.VAGUE:
        return None
    if line.low[at + 1] != "of":
        return None if word in lex.MAGNITUDES else ([], at + 1)
    low, high = lex.VAGUE[word]
    after = at + 1
    while line.low[after] == "of" and line.low[after + 1] in lex.VAGUE and after < at + 6:
        more = lex.VAGUE[line.low[after + 1]]
        low, high, after = low * more[0], high * more[0], after + 2
    from .nouns import counted_at
    from .units import unit_at

    here = after + (line.low[after] == "of")
    unit = unit_at(line, here, digits=False, scaled=True)
    if unit:
        return [
            _quantity(
                line, at, unit.after, low * unit.factor, high * unit.factor, unit.name, modifier="range", resolution=low
            )
        ], unit.after
    noun = counted_at(line, here)
    return [
        _quantity(line, at, after, low, high, "1", counted=noun[0] if noun else None, modifier="range", resolution=low)
    ], after
