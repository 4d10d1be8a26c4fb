"""Digits that are no quantities: parts of names, addresses, telephone numbers, identifiers, idioms."""

from __future__ import annotations

import re

from pipeline.reading.quantities import lexicon as lex
from pipeline.reading.quantities.labels import before_name, identifier, model_size, named, numbered, skip_address
from pipeline.reading.quantities.nouns import is_title
from pipeline.reading.quantities.pronouns import skip_word
from pipeline.reading.quantities.tokens import Line
from pipeline.reading.quantities.units import currency_before

_PHONE = re.compile(
    r"\+?\d{0,3}[-.\s]?\(?\d{3}\)?[-.\s/]\d{3}[-.\s–](?:\d{4}(?!\d)|[A-Z]{4,8}\b)|\(\d{3}\)\s\d{3}-\d{3,4}(?!\d)|\(\d{3}\)\d{3}-\d{4}(?!\d)|\d{3}-\d[A-Z]{5,8}\b|1-8\d\d-[\w-]{4,20}|\d{3}-\d{3}-[A-Z]{3,8}\b|\d{3}-\d{4}(?!\d)"
    r"|\d{3}-[A-Z]{3,8}\b|0\d{2,4}[\s-]\d{3,4}[\s-]?\d{3,4}(?!\d)"
)


_MARKER = re.compile(r"\s*[(\[]?\d{1,3}[.)\]](?=\s)")


_OF_ONE = frozenset(("is", "was", "has", "says", "makes"))  # "3M was": of millions a verb would stand in the plural
_TEXTING = frozenset(("text", "texting", "txt", "sms"))
_MILLIMETRES = frozenset(("mm", "millimeter", "millimetre"))
_MARKS = frozenset((",", ";", "%", ")", "?", "!", "”"))  # that no name goes on with
_BEFORE_NAMES = frozenset(("v", "ver", "ver.", ".", "(", "+", "call", "dial", "called", "dialed", "-"))
_AFTER_NAMES = frozenset(("block", "caliber", "calibre", "cal", "gauge", *_MILLIMETRES, "x", "n", "s", "e", "w"))
_CLOSERS = frozenset((".", "!", "?", "”", '"', ")"))  # behind a word, before the mark of a footnote
_PLATE = re.compile(r"\d+-\d+-\d+(?:-\d+)*")


def skip_idiom(line: Line, at: int) -> int | None:
    """If an idiom starts at this token, the first token after it."""
    for before, words in lex.IDIOMS[line.low[at]]:
        if line.low[at - before] == words[0] and line.matches(at - before, words):
            return at - before + len(words)
    return None


def skip_name(line: Line, at: int) -> int | None:
    """If the number at this token is part of a name or idiom, the first token after it."""
    if line.text[at + 1] == "-" and line.low[at + 2] in lex.KINDS and line.glued(at + 1):
        return at + 3
    if line.is_digits(at):
        return _skip_digits(line, at)
    return skip_word(line, at)


def _skip_digits(line: Line, at: int) -> int | None:
    if line.text[at - 1] in lex.SIGNS:
        return at + 1 if line.text[at].count(".") > 1 else None
    if at > line.first + 1 and _is_free(line, at):
        return None
    word = line.text[at + 1]
    if word[:1].isalpha() and ord(word[0]) > 0x36F and word not in lex.SYMBOLS:
        return at + 1  # another alphabet: the words around the number can't be read
    for rule in _RULES:
        after = rule(line, at)
        if after is not None:
            return after
    return None


def _is_free(line: Line, at: int) -> bool:
    """Between spaces, before a small word or a mark: is there nothing of what any of the rules asks for?"""
    word, before, after = line.text[at], line.low[at - 1], line.low[at + 1]
    return (
        (line.is_plain(at) or (after in _MARKS and line.end[at - 1] != line.start[at]))
        and line.text[at - 1] == before
        and before not in lex.NUMBERED
        and before not in _BEFORE_NAMES
        and after not in _AFTER_NAMES
        and after[0] < "\u0370"
        and len(word) < 5
        and word[0] != "."
        and word.count(".") < 2
        and word != "911"
    )


def _to_offset(line: Line, at: int, end: int) -> int:
    while at < line.last and line.start[at] < end:
        at += 1
    return at


def _footnote(line: Line, at: int) -> int | None:
    """A mark that cites something: "[5]", "found.[12]", or digits right behind the stop of a word or a percentage."""
    before = at - 1
    if line.text[before] == "[" and line.text[at + 1] in ("]", ","):
        return at + 1 if line.text[at].isdigit() and len(line.text[at]) < 4 else None
    if line.text[before] not in _CLOSERS or not (line.text[at].isdigit() and len(line.text[at]) < 4):
        return None
    while line.text[before] in _CLOSERS and line.glued(before + 1) and before > at - 4:
        before -= 1
    told = line.is_word(before) or line.text[before] == "%"
    ends = before < at - 1 and line.glued(before + 1) and (at + 1 >= line.last or line.is_capitalised(at + 1))
    return at + 1 if told and ends and not line.glued(at + 1) else None


def _caliber(line: Line, at: int) -> int | None:
    """A kind of weapon: ".22-caliber", "12-gauge shotgun", "a .38 revolver", "a 9mm"."""
    after = at + 1
    step = after + (line.text[after] in ("-", "‑"))
    if line.low[step] in ("caliber", "calibre", "cal", "gauge"):
        return step + 1
    end = step + 1 + (line.text[step + 1] == "." and line.low[step + 2] in lex.WEAPONS)
    arms = line.low[step] in _MILLIMETRES and (line.glued(after) or line.low[end] in lex.WEAPONS)
    end = end if arms else after
    if (arms or line.text[at][0] == ".") and line.low[end + (line.text[end] == "-")] in lex.WEAPONS:
        return end
    alone = line.low[end] in lex.NOT_NOUN or not line.is_word(end)
    return (
        end if arms and alone and line.low[at - 1] in ("a", "an", "the") and line.low[end] not in lex.ADVERBS else None
    )


def _joined(line: Line, at: int) -> int | None:
    """Digits that touch a word before or after them without being joined by grammar (H100, GPT-5.4, ID.3, 5G, 3D)."""
    before = line.text[at - 1]
    if line.glued(at):
        if before[:1].isalpha() and not _is_money(line, at - 1):
            return _hyphen_name(line, at)
        touches_word = line.glued(at - 1) and line.is_word(at - 2)
        if before in ("-", "–", "‑") and touches_word and not _may_join(line, at - 2):
            return _hyphen_name(line, at)
        if before == "-" and not line.glued(at - 1) and line.text[at - 2].isupper() and len(line.text[at - 2]) > 2:
            return at + 1
        if (
            (before in (".", "/", "\\") and touches_word and line.text[at - 3] != "°" and not line.is_digits(at - 3))
            or before in ("_", "@")
            or (before == "=" and line.text[at - 3] in ("_", "&", "?"))
        ):
            return at + 1
    if before == "/" and line.glued(at) and line.glued(at - 1) and line.text[at - 3] == "/" and line.glued(at - 2):
        return at + 1  # a path
    after = line.text[at + 1]
    if after in ("'", "’") and line.text[at + 2] == "s" and line.glued(at + 1) and line.glued(at + 2):
        return at + 3  # a station: "7's helicopter"
    if not line.glued(at + 1) or line.text[at - 1] in lex.SIGNS:
        return None
    if line.low[at + 1].endswith("'s") and line.is_capitalised(at + 1):
        return at + 2  # "3M's"
    if after in lex.SHORT_NAMES or (after == "M" and line.low[at + 2] in _OF_ONE and before not in lex.SIGNS):
        return at + 2
    if len(after) > 2 - after.isupper() and after.isalpha() and not _is_tail(line, at + 1):
        return at + 2
    return None


def _is_money(line: Line, at: int) -> bool:
    """Do these letters stand for a currency before a number ("RM3.06", "$A82", "USD5", "R5.4")?"""
    return currency_before(line, at + 1) is not None or line.text[at] in ("R", "X")


def _may_join(line: Line, at: int) -> bool:
    """May a hyphen join this word to a number without making a name of both ("mid-20s", "two-22", "mile-3")?"""
    word = line.low[at]
    return word in lex.PREFIXES or word in lex.NUMBERS or word in lex.UNIT_WORDS or word in lex.MONTHS


def _is_tail(line: Line, at: int) -> bool:
    """Is this word, right behind digits, a unit, a magnitude or a suffix?"""
    word = line.low[at]
    return (
        word in lex.UNIT_WORDS
        or line.text[at] in lex.SYMBOLS
        or line.text[at] in lex.MONEY_SUFFIXES
        or word in lex.MAGNITUDES
        or word in ("fold", "ish", "odd", "plus", "min")
    )


def _hyphen_name(line: Line, at: int) -> int:
    after = at + 1
    if line.is_word(after) and line.glued(after):
        after += 1
    return after


def _marker(line: Line, at: int) -> int | None:
    """A list marker or footnote at the start of a line."""
    if at > line.first + 1 or line.end[at] - line.start[at] > 3:
        return None
    match = _MARKER.match(line.raw, line.start[line.first], line.stop)
    return at + 2 if match and match.end() >= line.end[at] else None


def _phone(line: Line, at: int) -> int | None:
    start = line.start[at]
    if line.text[at - 1] in lex.SIGNS:
        return None
    texted = line.low[at - 1] == "to" and any(w in _TEXTING for w in line.low[at - 6 : at])
    if texted and (len(line.text[at]) > 4 or line.text[at + 1] == "-"):
        return at + 1 if line.text[at + 1] != "-" else at + 3
    match = _PHONE.match(line.raw, start - (line.text[at - 1] in ("(", "+")), line.stop)
    if match and len(line.text[at]) <= 4:
        after = _to_offset(line, at, match.end())
        return (
            after + 3
            if line.text[after] == "(" and line.is_digits(after + 1) and line.text[after + 2] == ")"
            else after
        )
    if (
        line.text[at + 1] == "("
        and line.text[at + 2].isupper()
        and len(line.text[at + 2]) > 2
        and len(line.text[at]) > 3
        and line.text[at + 3] == ")"
    ):
        return at + 4  # a number to call, told in letters
    plate = _PLATE.match(line.raw, start, line.stop)
    return _to_offset(line, at, plate.end()) if plate else None


def _version(line: Line, at: int) -> int | None:
    word = line.text[at]
    if line.low[at + 1] in ("x", "×") and line.glued(at + 1) and line.glued(at + 2) and line.is_digits(at + 2):
        return at + 3 + line.glued(at + 3)  # "4x100m", "4x4"
    if (
        "." in word
        and line.is_capitalised(at + 1)
        and not line.glued(at + 1)
        and line.low[at - 1].endswith("'s")
        and not is_title(line, at)
    ):
        return at + 1
    if word.count(".") > 1 or len(word) > 24:
        return at + 1
    if line.low[at - 1] in ("v", "ver", "ver.") or (line.text[at - 1] == "." and line.low[at - 2] in ("ver", "v")):
        return at + 1
    return None


def _idiom_digits(line: Line, at: int) -> int | None:
    word, after = line.text[at], line.text[at + 1]
    if after == "/" and line.glued(at + 1) and line.is_digits(at + 2) and line.glued(at + 2):
        if (word, line.text[at + 2]) in (("24", "7"), ("9", "11"), ("7", "7"), ("50", "50")):
            return at + 3
        if line.text[at + 3] == "/" and line.is_digits(at + 4):
            return at + 5
    if word == "911" or (
        word in ("101", "411", "999", "988") and line.low[at - 1] in ("call", "dial", "called", "called", "dialed")
    ):
        return at + 1
    if line.low[at + 1] in ("st", "nd", "rd", "th") and line.glued(at + 1):
        return None
    return None


def _base_of_rate(line: Line, at: int) -> int | None:
    """What a rate is told for, without its figure: "crimes per 100,000 residents: 12"."""
    round_ = re.fullmatch(r"1(?:,?000)*|100(?:,000)*|10,000", line.text[at])
    return at + 1 if line.low[at - 1] == "per" and round_ and line.is_word(at - 2) else None


_RULES = (
    _base_of_rate,
    _footnote, _caliber, _joined, _marker, _phone, _version, _idiom_digits, skip_address, numbered, named, model_size,
    before_name, identifier,
)  # fmt: skip
