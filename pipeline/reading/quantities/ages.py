"""Ages that no unit marks: "Jane Roe, 34, of Leeds", "aged 22 and 27", "in his 20s"."""

from __future__ import annotations

import re

from pipeline.model import Modifier
from pipeline.reading.quantities import lexicon as lex
from pipeline.reading.quantities.build import Found, build
from pipeline.reading.quantities.model import Quantity
from pipeline.reading.quantities.nouns import is_plural
from pipeline.reading.quantities.numbers import read_number
from pipeline.reading.quantities.tokens import Line

_TENS = re.compile(r"([1-9]0)['’]?s(?![\w-])")


_BOUNDS: dict[str, Modifier] = {  # "under the age of 8"
    "under": "less_than", "below": "less_than", "over": "more_than", "above": "more_than",
}  # fmt: skip
_PART_OF_DECADE = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}


def read_age(line: Line, at: int) -> Found | None:
    """ "in his 20s", and bare ages: "Jane Roe, 34, of Leeds", "a boy, 7,", "ages 3, 7 and 14"."""
    if not line.is_digits(at):
        return None
    tens = _TENS.match(line.raw, line.start[at], line.stop) if line.glued(at + 1) else None
    if tens:
        return _tens(line, at, float(tens[1]), tens.end())
    word = line.text[at]
    if line.low[at - 1] not in lex.BEFORE_AGE and "'" not in line.low[at - 1]:
        return None
    if not (len(word) < 4 and word.isdigit() and 0 < int(word) < 115) or line.text[at - 1] in lex.SIGNS:
        return None
    if (
        line.low[at - 1] == "as"
        and line.low[at - 2] in ("young", "old")
        and line.low[at - 3] == "as"
        and line.low[at + 1] not in lex.UNIT_WORDS
    ):
        modifier: Modifier = "at_least" if line.low[at - 2] == "young" else "at_most"
        return [build(line, at - 3, at + 1, float(word), float(word), "year", modifier=modifier, core=at)], at + 1
    listed = line.low[at - 1] in ("as", "are", "were") and "ages" in line.low[at - 8 : at - 1]
    told = line.low[at - 1] == "of" and line.low[at - 2] in ("age", "ages")
    if told and line.low[at - 3] == "the" and line.low[at - 4] in _BOUNDS:
        bound = _BOUNDS[line.low[at - 4]]
        return [build(line, at - 4, at + 1, float(word), float(word), "year", modifier=bound, core=at)], at + 1
    if line.low[at - 1] in ("aged", "age", "ages") or listed or told:
        return _age_list(line, at)
    if _of_age(line, at):
        return [build(line, at, at + 1, float(word), float(word), "year")], at + 1
    if _follows_name(line, at) and _ends_age(line, at + 1):
        several = line.low[at + 1] == "and" and is_plural(line.low[at - 2])
        return _age_list(line, at) if several else ([build(line, at, at + 1, float(word), float(word), "year")], at + 1)
    return None


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
    return [build(line, first, after, low, high, "year", modifier="range", core=at)], after


def _after(line: Line, at: int, end: int) -> int:
    """The first token at or after `at` that starts at offset `end` or later."""
    while at < line.last and line.start[at] < end:
        at += 1
    return at


def _age_list(line: Line, at: int) -> Found | None:
    """Ages after "aged" or "ages": one or several, or a range."""
    found: list[Quantity] = []
    here = at
    if line.low[at - 4] == "between" and line.low[at + 1] == "and" and _is_age(line, at + 2):
        low, high = float(line.text[at]), float(line.text[at + 2])  # "between the ages of 20 and 25"
        if low < high:
            return [build(line, at, at + 3, low, high, "year", modifier="range")], at + 3
    while _is_age(line, here):
        age = _one_age(line, here)
        found.append(age[0])
        here = step = age[1]
        while line.text[step] == "," or line.low[step] == "and":
            step += 1
        unit = line.low[step + 1]
        if step == here or unit in lex.UNIT_WORDS or unit in ("%", "people", "other", "others"):
            break
        if not _is_age(line, step):
            break
        here = step
    return (found, here) if found else None


def _is_age(line: Line, at: int) -> bool:
    return line.is_digits(at) and line.text[at].isdigit() and len(line.text[at]) < 4


def _one_age(line: Line, at: int) -> tuple[Quantity, int]:
    """The age or range of ages at this token, and the first token after it."""
    low = float(line.text[at])
    if line.low[at + 1] in ("to", "-", "–", "or", "through"):
        high = read_number(line, at + 2)
        if high and low < high.value < 120:
            return build(line, at, high.after, low, high.value, "year", modifier="range"), high.after
    modifier, after = _and_older(line, at + 1)
    return build(line, at, after, low, low, "year", modifier=modifier), after


def _and_older(line: Line, at: int) -> tuple[Modifier, int]:
    for words, modifier in lex.AFTER.get(line.low[at], ()):
        if line.matches(at, words):
            return modifier, at + len(words)  # type: ignore[return-value]
    return "exact", at


def _of_age(line: Line, at: int) -> bool:
    """ "raise the retirement age from 66 to 69"; "(34)" behind a person's name."""
    if line.text[at - 1] == ":" and line.low[at - 2] in ("age", "ages", "aged"):
        return True
    said = line.low[at - 1] in ("is", "was", "'s") and line.low[at - 2] in ("he", "she", "who", "i")
    if (said or line.low[at - 1] in ("he's", "she's", "i'm")) and line.low[at + 1] in lex.AFTER_AGE:
        return True
    if line.low[at - 1] in ("is", "was") and line.low[at + 1] == "when" and line.is_capitalised(at - 2):
        return True
    if line.low[at - 1] in ("turned", "turns", "turning", "turn"):
        after = line.low[at + 1]
        if after in lex.AFTER_BIRTHDAY or after in lex.NUMBERS:  # "turned 19 six days ago"
            return True
    if line.low[at - 1] == "at" and line.low[at - 2] in ("died", "dies", "dead", "retired", "widowed"):
        return line.low[at + 1] in lex.AFTER_AGE
    if line.low[at - 1] in ("to", "from", "is", "was", "at", "of"):
        near = line.low[at - 4 : at - 1]
        if line.low[at - 1] == "from" and any(word in lex.RANGING for word in line.low[at - 5 : at - 1]):
            return False  # "range in age from 11 to 30": the range is read as one
        if "age" in near and line.text[at + 1] != "%" and line.low[at + 1] not in lex.UNIT_WORDS:
            return True
    return _in_brackets(line, at)


def _in_brackets(line: Line, at: int) -> bool:
    """ "Jane Roe (34)" where something tells of a person, or where several names in a row are told so."""
    if line.text[at - 1] != "(" or line.text[at + 1] != ")" or not line.is_capitalised(at - 2):
        return False
    near = line.low[at - 20 : at - 2]
    if any(word in lex.PERSONS or word in lex.IDENTIFIES for word in near):
        return _is_full_name(line, at - 2) or line.low[at - 3] in ("and", ",")
    if not _is_full_name(line, at - 2) or any(word in lex.RATED for word in [*near, *line.low[at + 2 : at + 14]]):
        return False
    after = at + 2 + (line.text[at + 2] == ",")
    return line.low[after] in lex.AFTER_PERSON or _is_bracketed_row(line, at)


def _is_full_name(line: Line, at: int) -> bool:
    """Do first name and surname end here, in letters: "Mary-Ann Kolb", "J. Ruiz"?"""
    first = at - 1 - (line.text[at - 1] in ("-", "."))
    names = (line.text[at], line.text[first])
    plain = all(name[:1].isupper() and not (name.isupper() and len(name) > 1) for name in names)
    return plain and line.low[first] not in lex.NOT_NOUN and line.low[first] not in lex.SENTENCE_STARTERS


def _is_bracketed_row(line: Line, at: int) -> bool:
    """Does another full name with a number of two digits in brackets stand within eight tokens?"""
    for other in (*range(at - 8, at - 3), *range(at + 4, at + 9)):
        alike = line.text[other - 1] == "(" and line.text[other + 1] == ")" and _is_full_name(line, other - 2)
        if alike and len(line.text[other]) == len(line.text[at]) == 2 and line.text[other].isdigit():
            return True
    return False


def _follows_name(line: Line, at: int) -> bool:
    """Does a person's name or word with a comma stand right before?"""
    at -= line.low[at - 1] in ("also", "both", "now", "then", "just")
    at -= line.text[at - 1] in ('"', "”") and line.text[at - 2] == ","  # "E.C.," 65,
    if line.text[at - 1] != ",":
        return False
    name = at - 2
    if line.text[name] in ('"', "”"):
        name -= 1
    if line.text[name] == "." and line.low[name - 1] in ("jr", "sr"):
        name -= 1
    if line.text[name] == ")":
        opening = next((at for at in range(name - 1, name - 7, -1) if line.text[at] == "("), name)
        name = opening - 1
    if _is_common(line, name) and line.low[at + 1] == ",":
        return True
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
        or line.text[name - 1] in (",", ";", "and", '"', "”")
        or line.text[name - 1] == "."
        or line.text[at + 1] == ","
        or line.low[name - 1] in ("named", "called", "said", "says", "added", "told")
        or line.low[name - 1] in lex.PERSONS
    )


def _is_common(line: Line, at: int) -> bool:
    """Is this a common noun in the singular, as in "the king, 75," or "a plumber, 41,"?"""
    word = line.low[at]
    return (
        line.is_word(at)
        and word not in lex.NOT_NOUN
        and word not in lex.UNIT_WORDS
        and word not in lex.FIGURES
        and not is_plural(word)
        and len(word) > 2
    )


def _ends_age(line: Line, at: int) -> bool:
    word = line.text[at]
    if word == "-" and line.glued(at) and line.low[at + 1] in lex.UNIT_WORDS:
        return False
    if word in (",", ".", ";", ")", "", "—", "–", "-"):
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
