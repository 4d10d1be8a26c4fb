"""Digits that are no quantities: parts of names, addresses, telephone numbers, identifiers, idioms."""

from __future__ import annotations

import re

from pipeline.reading.quantities import lexicon as lex
from pipeline.reading.quantities.bounds import bound_after
from pipeline.reading.quantities.nouns import is_plural, is_title
from pipeline.reading.quantities.pronouns import skip_word
from pipeline.reading.quantities.tokens import Line

_PHONE = re.compile(
    r"\+?\d{0,3}[-.\s]?\(?\d{3}\)?[-.\s]\d{3}[-.\s–](?:\d{4}(?!\d)|[A-Z]{4,8}\b)|1-8\d\d-[\w-]{4,20}|\d{3}-\d{3}-[A-Z]{3,8}\b|\d{3}-\d{4}(?!\d)"
    r"|\d{3}-[A-Z]{3,8}\b|0\d{2,4}[\s-]\d{3,4}[\s-]?\d{3,4}(?!\d)"
)


_MARKER = re.compile(r"\s*[(\[]?\d{1,3}[.)\]](?=\s)")


_PLATE = re.compile(r"\d+-\d+-\d+(?:-\d+)*")


def skip_idiom(line: Line, at: int) -> int | None:
    """If an idiom starts at this token, the first token after it."""
    for before, words in lex.IDIOMS[line.low[at]]:
        if line.matches(at - before, words):
            return at - before + len(words)
    return None


def skip_name(line: Line, at: int) -> int | None:
    """If the number at this token is part of a name or idiom, the first token after it."""
    if line.is_digits(at):
        return _skip_digits(line, at)
    return skip_word(line, at)


def _skip_digits(line: Line, at: int) -> int | None:
    word = line.text[at + 1]
    if word[:1].isalpha() and ord(word[0]) > 0x36F and word not in lex.SYMBOLS:
        return at + 1  # another alphabet: the words around the number can't be read
    for rule in (_joined, _marker, _phone, _version, _idiom_digits, skip_address, _numbered, _named, _model_size):
        after = rule(line, at)
        if after is not None:
            return after
    return None


def _to_offset(line: Line, at: int, end: int) -> int:
    while at < line.last and line.start[at] < end:
        at += 1
    return at


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
        if (before in (".", "/", "\\") and touches_word) or before in ("_", "@"):
            return at + 1
    if before == "/" and line.glued(at) and line.glued(at - 1) and line.text[at - 3] == "/" and line.glued(at - 2):
        return at + 1  # a path
    after = line.text[at + 1]
    if not line.glued(at + 1) or line.text[at - 1] in lex.SIGNS:
        return None
    if after in lex.SHORT_NAMES:
        return at + 2
    if len(after) > 2 and after.isalpha() and not _is_tail(line, at + 1):
        return at + 2
    return None


def _is_money(line: Line, at: int) -> bool:
    """Do these letters stand for a currency before a number ("RM3.06", "$A82", "USD5", "R5.4")?"""
    word = line.text[at]
    return (
        word in lex.LETTERS
        or word in lex.CODES
        or word in ("R", "X")
        or (word in lex.DOLLARS and line.text[at - 1] == "$")
    )


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
    if (
        len(line.text[at]) > 4
        and line.low[at - 1] == "to"
        and any(w in ("text", "texting", "txt", "sms") for w in line.low[at - 6 : at])
    ):
        return at + 1
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


def skip_address(line: Line, at: int) -> int | None:
    """A house number with its street: before "block of", or before a few capitalised words that end in a street."""
    if line.low[at + 1] == "block" or (line.matches(at + 1, ("-", "block", "of")) and line.glued(at + 1)):
        return at + 2
    if line.text[at].count(".") or "," in line.text[at]:
        return None
    here = at + 1
    if line.text[here] == "-" and line.is_digits(here + 1):
        here += 2
    if line.text[here : here + 1] and line.low[here] in lex.COMPASS:
        here += 1 + (line.text[here + 1] == "." and line.is_capitalised(here + 2))
    for at_word in range(here, here + 6):
        if line.is_digits(at_word) and line.low[at_word + 1] in ("st", "nd", "rd", "th"):
            continue
        if line.low[at_word] in lex.STREETS and line.is_capitalised(at_word) and at_word > here:
            return at_word + 1
        if line.low[at_word] in ("st", "nd", "rd", "th", "."):
            continue
        if not line.is_capitalised(at_word):
            return None
        if line.low[at_word] in ("highway", "route"):
            return at_word + 1
    return None


def _numbered(line: Line, at: int) -> int | None:
    """A number behind a word that numbers things: Section 2, Flight 370, Figure 3, Boeing 737, Region 8."""
    before = at - 1
    if line.text[before] == "." and line.low[before - 1] in (
        "no",
        "nos",
        "fig",
        "sec",
        "art",
        "vol",
        "ch",
        "p",
        "pp",
        "st",
    ):
        return None if line.low[before - 1] in ("no", "nos") else at + 1
    word = line.low[before]
    if word not in lex.NUMBERED:
        return None
    if word in lex.SOFT_NUMBERED and (_counts(line, at) or not line.is_capitalised(before)):
        return None
    if not line.is_capitalised(before) and _counts(line, at):
        return None
    if line.text[at + 1] in ("%",) or line.low[at + 1] in lex.MAGNITUDES or line.low[at + 1] == "percent":
        return None
    return _rest_of_list(line, at)


def _rest_of_list(line: Line, at: int) -> int:
    """Sections 2, 3 and 4; Pages 3-5."""
    after = at + 1
    if line.glued(after + 1) and line.text[after + 1] == "B" and line.is_digits(after):
        return after + 2  # "Llama 3.3 70B"
    if line.matches(after, ("out", "of")) and line.is_digits(after + 2):
        return after + 3
    while (
        line.text[after] in (",", "-", "–", "and", "or", "to", "&")
        and line.is_digits(after + 1)
        and line.text[at + 1] != "%"
        and not _counts(line, after + 1)
    ):
        after += 2
    return after


def _counts(line: Line, at: int) -> bool:
    """Does a unit or a plural noun follow the number?"""
    after = line.low[at + 1]
    if after in lex.MAGNITUDES or after in lex.UNIT_WORDS or after == "%" or after == "-":
        return True
    return (is_plural(after) or (is_plural(line.low[at + 2]) and after not in lex.NOT_NOUN)) and line.is_word(at + 1)


def _named(line: Line, at: int) -> int | None:
    """A name that ends in a number ("Llama 4", "Gemini 3.1 Pro"): a capitalised word before it."""
    before = at - 1
    word, text = line.low[before], line.text[before]
    if not line.is_capitalised(before) or word in lex.MONTHS or not line.is_word(before):
        return None
    if text in lex.CODES or text in lex.LETTERS or text in lex.DOLLARS:
        return None
    if (
        "," in line.text[at]
        or word in lex.NOT_NOUN
        or word in lex.NUMBERS
        or word in lex.MAGNITUDES
        or word in lex.SENTENCE_STARTERS
    ):
        return None
    if (
        line.low[at + 1] == "%"
        or line.low[at + 1] in lex.MAGNITUDES
        or (line.low[at + 1] in lex.UNIT_WORDS and not line.is_capitalised(at + 1))
    ):
        return None
    if (
        line.low[at + 1] in ("-", "–")
        and line.glued(at + 1)
        and (line.low[at + 2] in lex.UNIT_WORDS or line.is_digits(at + 2))
    ):
        return None
    if text.endswith(("'s", "’s")):
        return None
    if is_title(line, at) and not (text.isupper() and len(text) > 2 and not line.text[before - 1].isupper()):
        return None
    if line.begins(before) and not text.isupper() and "." not in line.text[at]:
        joined = line.low[at + 1] in ("or", "to") and line.is_digits(at + 2)
        verb = word.endswith(("ed", "ing", "s", "ly")) and line.low[at + 1] not in lex.AUXILIARIES
        if verb or _counts(line, at) or joined or bound_after(line, at + 1):
            return None
    if is_plural(line.low[at + 1]) and line.low[at - 2] in ("in", "at", "near", "on"):
        return None
    if line.low[at + 1] in ("killed", "dead", "injured", "wounded", "people", "men", "women"):
        return None
    after = at + 1
    if line.is_digits(after) and line.glued(after + 1) and line.text[after + 1] == "B":
        return after + 2  # "Llama 3.3 70B"
    return after + 1 if line.glued(after) and line.text[after] in ("B", "T", "M", "K", "b") else after


def _model_size(line: Line, at: int) -> int | None:
    """The size in a model's name ("the 405B", "Llama 3.3 70B")."""
    after = at + 1
    if line.text[after] != "B" or not line.glued(after) or line.text[at - 1] in lex.SIGNS:
        return None
    if line.low[at - 1] in ("the", "a") and line.low[after + 1] in ("model", "version", "variant", "", ".", ","):
        return after + 1
    return None
