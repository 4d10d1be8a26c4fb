"""Digits and number words that are no quantities: parts of names, addresses, telephone numbers, identifiers, idioms."""

from __future__ import annotations

import re

from . import lexicon as lex
from .nouns import is_plural
from .tokens import Line

_PHONE = re.compile(
    r"\+?\d{0,3}[-.\s]?\(?\d{3}\)?[-.\s]\d{3}[-.\s–]\d{4}(?!\d)|1-8\d\d-[\w-]{4,20}|\d{3}-\d{3}-[A-Z]{3,8}\b|\d{3}-\d{4}(?!\d)"
    r"|\d{3}-[A-Z]{3,8}\b|0\d{2,4}[\s-]\d{3,4}[\s-]?\d{3,4}(?!\d)"
)
_MARKER = re.compile(r"\s*[(\[]?\d{1,3}[.)\]](?=\s)")
_PLATE = re.compile(r"\d+-\d+-\d+(?:-\d+)*")


def skip_name(line: Line, at: int) -> int | None:
    """If the number at this token is part of a name or idiom, the first token after it."""
    if line.is_digits(at):
        return _skip_digits(line, at)
    return _skip_word(line, at)


def _skip_digits(line: Line, at: int) -> int | None:
    for rule in (_joined, _marker, _phone, _version, _idiom_digits, _address, _numbered, _named, _model_size):
        after = rule(line, at)
        if after is not None:
            return after
    return None


def _to_offset(line: Line, at: int, end: int) -> int:
    while at < line.last and line.start[at] < end:
        at += 1
    return at


_PREFIXES = frozenset(
    "mid pre post sub top under over age ages non all about than the a least first last plus to or and between from around at of".split()
)


def _joined(line: Line, at: int) -> int | None:
    """Digits that touch a word before them (H100, GPT-5.4, ARC-AGI-2) or that a word without meaning follows (5G, 3D)."""
    before = line.text[at - 1]
    if line.glued(at):
        if before[:1].isalpha() and before not in ("US", "A", "S", "R", "RM", "Rs", "HK", "X", "x") and before not in lex.CODES and before not in lex.DOLLARS:
            return at + 1
        if before in "-–_‑" and line.glued(at - 1) and line.is_word(at - 2) and line.low[at - 2] not in _PREFIXES and line.low[at - 2] not in lex.NUMBERS and line.low[at - 2] not in lex.UNIT_FORMS:
            return _hyphen_name(line, at)
        if before in "_#@/\\" and before != "/" and not (before == "#"):
            return at + 1
    after = line.text[at + 1]
    if line.glued(at + 1) and after in ("G", "D", "A", "P", "R", "E", "N", "F", "H", "C", "Q", "X") and not line.is_capitalised(at - 1) is None:
        if after in ("G", "D", "P", "A", "E", "H", "N", "Q", "F") and line.text[at - 1] not in lex.SIGNS:
            return at + 2
    return None


def _hyphen_name(line: Line, at: int) -> int:
    after = at + 1
    if line.is_word(after) and line.glued(after):
        after += 1
    return after


def _marker(line: Line, at: int) -> int | None:
    """A list marker or footnote at the start of a line."""
    if at > line.first + 1 or line.end[at] - line.start[at] > 3:
        return None
    match = _MARKER.match(line.raw, line.start[line.first])
    return at + 2 if match and match.end() >= line.end[at] else None


def _phone(line: Line, at: int) -> int | None:
    start = line.start[at]
    if line.text[at - 1] in lex.SIGNS:
        return None
    match = _PHONE.match(line.raw, start - (line.text[at - 1] in ("(", "+")))
    if match and len(line.text[at]) <= 4:
        return _to_offset(line, at, match.end())
    plate = _PLATE.match(line.raw, start)
    return _to_offset(line, at, plate.end()) if plate else None


def _version(line: Line, at: int) -> int | None:
    word = line.text[at]
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
    if word == "911" or (word in ("101", "411", "999", "988") and line.low[at - 1] in ("call", "dial", "called", "called", "dialed")):
        return at + 1
    if line.low[at + 1] in ("st", "nd", "rd", "th") and line.glued(at + 1):
        return None
    return None


def _address(line: Line, at: int) -> int | None:
    """A house number: before "block of", or before up to four capitalised words of which the last is a kind of street."""
    if line.low[at + 1] == "block":
        return at + 2
    if line.text[at].count(".") or "," in line.text[at]:
        return None
    here = at + 1
    if line.text[here] == "-" and line.is_digits(here + 1):
        here += 2
    if line.text[here : here + 1] and line.low[here] in lex.COMPASS:
        here += 1 + (line.text[here + 1] == "." and line.is_capitalised(here + 2))
    for at_word in range(here, here + 5):
        if line.is_digits(at_word) and line.low[at_word + 1] in ("st", "nd", "rd", "th"):
            continue
        if line.low[at_word] in ("st", "nd", "rd", "th", ".") or not line.text[at_word]:
            if line.low[at_word] in ("st",) and line.is_capitalised(at_word) and at_word > here:
                return at_word + 1
            continue
        if not line.is_capitalised(at_word):
            return None
        if at_word > here and line.low[at_word] in lex.STREETS:
            return at_word + 1
        if line.low[at_word] == "highway" or line.low[at_word] == "route":
            return at_word + 1
    return None


def _numbered(line: Line, at: int) -> int | None:
    """A number behind a word that numbers things: Section 2, Flight 370, Figure 3, Boeing 737, Region 8."""
    before = at - 1
    if line.text[before] == "." and line.low[before - 1] in ("no", "nos", "fig", "sec", "art", "vol", "ch", "p", "pp", "st"):
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
    while line.text[after] in (",", "-", "–", "and", "or", "to", "&", "(") and line.is_digits(after + 1) and line.text[at + 1] != "%" and not _counts(line, after + 1):
        if line.low[after] == "," and line.low[line_after(line, after)] == "of":
            break
        after += 2
    return after


def line_after(line: Line, at: int) -> int:
    """The token after a comma and the number behind it."""
    return at + 2


def _counts(line: Line, at: int) -> bool:
    """Does a unit or a plural noun follow the number?"""
    after = line.low[at + 1]
    if after in lex.MAGNITUDES or after in lex.UNIT_FORMS or after == "%" or after == "-":
        return True
    return (is_plural(after) or is_plural(line.low[at + 2]) and after not in lex.NOT_NOUN) and line.is_word(at + 1)


def _named(line: Line, at: int) -> int | None:
    """A name that ends in a number ("Llama 4", "Gemini 3.1 Pro"): a capitalised word that starts no sentence before it."""
    before = at - 1
    word, text = line.low[before], line.text[before]
    if not line.is_capitalised(before) or word in lex.MONTHS or not line.is_word(before):
        return None
    if text in lex.CODES or text in lex.LETTERS or text in lex.DOLLARS:
        return None
    if "," in line.text[at] or word in lex.NOT_NOUN or word in lex.NUMBERS or word in lex.MAGNITUDES or word in _SENTENCE_STARTERS:
        return None
    if line.low[at + 1] == "%" or line.low[at + 1] in lex.MAGNITUDES or (line.low[at + 1] in lex.UNIT_FORMS and not line.is_capitalised(at + 1)):
        return None
    if line.low[at + 1] in ("-", "–") and line.glued(at + 1) and (line.low[at + 2] in lex.UNIT_FORMS or line.is_digits(at + 2)):
        return None
    if is_title(line, at):
        return None
    if line.begins(before) and "." not in line.text[at] and word.endswith(("ed", "ing", "s", "ly")):
        return None
    if is_plural(line.low[at + 1]) and line.low[at - 2] in ("in", "at", "near", "on"):
        return None
    if line.low[at + 1] in ("killed", "dead", "injured", "wounded", "people", "men", "women"):
        return None
    after = at + 1
    if line.glued(after) and line.text[after] in ("B", "T", "M", "K", "b"):
        after += 1
    return after


_SENTENCE_STARTERS = frozenset(
    "police officials authorities about around nearly almost roughly approximately some only just over under at least more less fewer "
    "than up total another all killed injured wounded arrested shot mr mrs ms dr says say said cnn ap reuters update updated".split()
)


def is_title(line: Line, at: int) -> bool:
    """Is this a headline in title case, where capitals tell nothing? Looks at six words on either side."""
    words = [w for w in range(max(line.first, at - 6), min(line.last, at + 7)) if line.is_word(w) and len(line.text[w]) > 3 and line.low[w] not in lex.NOT_NOUN]
    return len(words) >= 3 and sum(map(line.is_capitalised, words)) >= 0.8 * len(words)


def _model_size(line: Line, at: int) -> int | None:
    """The size in a model's name ("the 405B", "Llama 3.3 70B")."""
    after = at + 1
    if line.text[after] != "B" or not line.glued(after) or line.text[at - 1] in lex.SIGNS:
        return None
    if line.low[at - 1] in ("the", "a") and line.low[after + 1] in ("model", "version", "variant", "", ".", ","):
        return after + 1
    return None


def _skip_word(line: Line, at: int) -> int | None:
    word = line.low[at]
    if word == "one":
        return _one(line, at)
    if word == "zero" and line.low[at + 1] in ("in", "tolerance", "sum") or (word == "zero" and line.low[at + 1] == "-"):
        return at + 1
    if word in ("two", "ten", "twenty", "four") and line.low[at + 1] in ("cents", "cent") and line.low[at - 1] in ("my", "his", "her"):
        return at + 2
    if line.low[at - 1] in ("formula", "chapter", "title", "number", "phase", "act", "volume", "season", "round", "week", "game", "day", "part", "book", "group", "top-") and line.is_capitalised(at):
        return at + 1
    if line.text[at - 1] in "-–" and line.glued(at) and line.text[at - 1] and line.low[at - 2] not in lex.NUMBERS and line.low[at - 2] not in lex.MAGNITUDES:
        return at + 1
    if word == "six" and line.matches(at, ("six", "-", "pack")) or line.matches(at, ("nine", "-", "to", "-", "five")):
        return at + 3
    return None


def _one(line: Line, at: int) -> int | None:
    """ "One" as pronoun or idiom. It counts before a noun or a participle, and after a bound."""
    before, after = line.low[at - 1], line.low[at + 1]
    if after == "-" and line.glued(at + 1):
        return at + 3 if line.low[at + 2] in ("on", "of", "time", "way", "off", "to", "sided", "size", "stop", "liner", "liners", "and", "by") and not line.matches(at + 1, ("-", "and", "-", "a")) else None
    if before == "-" and line.glued(at):
        return at + 1
    if before in lex.BEFORE and before not in ("for", "about", "over", "under", "some", "near", "around", "top", "past"):
        return None
    if before in lex.BEFORE_PRONOUN_ONE:
        return at + 1
    if after == "of" or (after in lex.AFTER_PRONOUN_ONE and not _one_in_many(line, at)):
        return at + 2 if after in ("another", "day", "way", "hand", "side", "moment", "point", "time") else at + 1
    if after in ("'s", "") or line.low[at].endswith("'s"):
        return at + 1
    return None


def _one_in_many(line: Line, at: int) -> bool:
    """One in five; one is dead, one was shot; one or two."""
    after, later = line.low[at + 1], line.low[at + 2]
    if after in ("in", "out"):
        return later in lex.NUMBERS or line.is_digits(at + 2) or later == "every"
    if after in ("or", "to"):
        return later in lex.NUMBERS or later == "more"
    if after in ("and",):
        return later in ("a", "one") and line.low[at + 3] in ("half", "-")
    if after in ("is", "was", "has"):
        return later in ("dead", "killed", "injured", "wounded", "hospitalized", "arrested", "shot", "still", "being", "in", "taken", "treated", "pronounced", "hit", "stabbed", "charged", "critically", "airlifted")
    return after in ("is",) and False
