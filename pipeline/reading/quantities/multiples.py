"""Amounts in single words: "doubled", "twice", "hundreds of thousands", "an hour-long talk", "less than a year"."""

from __future__ import annotations

import re

from pipeline.reading.quantities import lexicon as lex
from pipeline.reading.quantities.bounds import bound_before
from pipeline.reading.quantities.build import Found, build
from pipeline.reading.quantities.nouns import counted_at
from pipeline.reading.quantities.times import is_timed
from pipeline.reading.quantities.tokens import Line
from pipeline.reading.quantities.units import unit_at


def read_multiple(line: Line, at: int) -> Found | None:
    """ "doubled", "twice as many", "sixfold", "an order of magnitude", "a pair of"."""
    word = line.low[at]
    if word == "pair":
        if line.low[at + 1] == "of" and line.low[at - 1] == "a" and line.low[at + 2] not in lex.WORN:
            noun = counted_at(line, at + 2)
            return [build(line, at - 1, at + 2, 2.0, 2.0, "1", counted=noun[0] if noun else None)], at + 2
        return [], at + 1
    if word == "magnitude" and line.matches(at - 3, ("an", "order", "of")):
        bound = bound_before(line, at - 3)
        modifier, first = bound or ("exact", at - 3)
        return [build(line, first, at + 1, 10.0, 10.0, "ratio", modifier=modifier, core=at - 3)], at + 1
    if word not in lex.MULTIPLES:
        return None
    factor, direction = lex.MULTIPLES[word]
    if word in ("double", "triple", "treble", "quadruple", "quintuple") and not _compares(line, at):
        return [], at + 1
    if word.startswith("doubl") and line.low[at + 1] == "as" and line.low[at + 2] in ("a", "an", "the"):
        return [], at + 1
    if word in ("twice", "thrice") and line.low[at + 1] not in lex.AFTER_TWICE:
        return [build(line, at, at + 1, factor, factor, "1", counted="times")], at + 1
    if word in ("halves", "doubles", "triples") and line.low[at - 1] in lex.BEFORE_HALVES:
        return None if word == "halves" else ([], at + 1)
    modifier, first = bound_before(line, at) or ("exact", at)
    doubled = build(line, first, at + 1, factor, factor, "ratio", modifier=modifier, direction=direction, core=at)
    return [doubled], at + 1


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
        low, high, after = low * more[0], high * more[0], after + 2  # "tens of millions" end at 100 million
    here = after + (line.low[after] == "of")
    unit = unit_at(line, here, digits=False, scaled=True)
    if unit:
        return [
            build(
                line, at, unit.after, low * unit.factor, high * unit.factor, unit.name, modifier="range", resolution=low
            )
        ], unit.after
    noun = counted_at(line, here)
    return [
        build(line, at, after, low, high, "1", counted=noun[0] if noun else None, modifier="range", resolution=low)
    ], after


def read_long(line: Line, at: int) -> Found | None:
    """ "an hour-long talk", "a monthlong strike": one hour, one month."""
    word = line.low[at]
    if word.endswith("long") and word[:-4] in lex.DURATIONS:
        return [build(line, at, at + 1, 1.0, 1.0, word[:-4])], at + 1
    if line.low[at + 1] == "-" and line.low[at + 2] == "long" and word in lex.UNIT_WORDS and line.text[at - 1] != "-":
        for words, (unit, factor) in lex.UNIT_FORMS[word]:
            if (
                words == (word,)
                and unit in lex.DURATIONS
                and line.low[at - 1] not in lex.NUMBERS
                and not line.is_digits(at - 1)
            ):
                return [build(line, at, at + 3, factor, factor, unit)], at + 3
    return None


def read_bounded_article(line: Line, at: int) -> Found | None:
    """ "less than a year", "about an hour and a half", "a decade ago": an article counts one unit of time."""
    word = line.low[at]
    if word not in lex.UNIT_WORDS or line.is_digits(at - 1):
        return None
    if line.matches(at + 1, ("and", "a", "half")) and word in lex.DURATIONS and line.low[at - 1] not in ("a", "an"):
        return [build(line, at, at + 4, 1.5, 1.5, word, resolution=0.5)], at + 4
    if line.low[at - 1] not in ("a", "an"):
        return None

    unit = unit_at(line, at, digits=False)
    if unit is None or unit.name not in lex.DURATIONS or unit.after != at + 1:
        return None
    value, after = 1.0, at + 1
    if line.matches(after, ("and", "a", "half")) or line.matches(after, ("and", "half")):
        value, after = 1.5, after + (3 if line.low[after + 1] == "a" else 2)
    bound = bound_before(line, at - 1)
    if bound and bound[0] == "approximately" and value == 1.0 and word in ("minute", "second"):
        return None  # "in about a minute": soon
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
    return [build(line, first, after, low, low, unit.name, modifier=modifier, core=at - 1)], after


_STOPWATCH = re.compile(r"(?:(\d{1,2}):)?(\d{1,2}):(\d{2}(?:\.\d{1,3})?)(?!\d)")


def read_stopwatch(line: Line, at: int) -> Found | None:
    """ "1:54.32", "in 2:01:09": a measured time, in seconds."""
    if line.text[at + 1] != ":" or not line.is_digits(at):
        return None
    match = _STOPWATCH.match(line.raw, line.start[at], line.stop)
    if match is None or not ("." in match[3] or is_timed(line, at)):
        return None
    seconds = round(int(match[1] or 0) * 3600 + int(match[2]) * 60 + float(match[3]), 3)
    after = at + (5 if match[1] else 3)
    resolution = float(f"1e-{len(match[3].partition('.')[2])}")
    return [build(line, at, after, seconds, seconds, "second", resolution=resolution)], after
