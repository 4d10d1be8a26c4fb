"""Tokens of a stretch of text, as parallel lists with room at both ends, so that the grammar can look around freely."""

from __future__ import annotations

import re
from itertools import accumulate
from operator import sub

PAD = 24  # how far the grammar may look past either end without asking

_PATTERN = (
    r"[0-9]{1,3}(?:[,\u00a0\u2009\u202f][0-9]{3})+(?![0-9])(?:\.[0-9]+)*|[0-9]+(?:\.[0-9]+)*"
    r"|(?<![\w.%)\]”\"])\.[0-9]+"
    r"|(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*|\S"
)
_TOKEN = re.compile(_PATTERN)
# most tokens are words, so these are tried first; the end is there so that no run of spaces is gone through twice
_WITH_SPACE = re.compile(rf"\s*+(?:[A-Za-z]{{2,}}+[^\W\d_]*+(?:['’][^\W\d_]+)*+|{_PATTERN}|\Z)")


def words_of(text: str) -> list[str]:
    """The tokens of a short text, in lower case."""
    return [match.group().lower() for match in _TOKEN.finditer(text)]


class Line:
    """The tokens of `text[begin:end]`: their characters, lower-case form and offsets; PAD empty ones at both ends."""

    __slots__ = ("end", "first", "last", "low", "raw", "start", "stop", "text")

    def __init__(self, raw: str, begin: int, stop: int) -> None:
        pieces = _WITH_SPACE.findall(raw, begin, stop)  # they leave out nothing, so their lengths give the offsets
        while pieces and not pieces[-1].strip():
            pieces.pop()
        found = list(map(str.lstrip, pieces))
        ends = list(accumulate(map(len, pieces), initial=begin))[1:]
        lower = list(map(str.lower, found))
        if raw.find("’", begin, stop) >= 0:
            lower = [word.replace("’", "'") for word in lower]
        blank = [""] * PAD
        self.raw, self.stop = raw, stop
        self.text = blank + found + blank
        self.low = blank + lower + blank
        self.start = [begin] * PAD + list(map(sub, ends, map(len, found))) + [stop] * PAD
        self.end = [begin] * PAD + ends + [stop] * PAD
        self.first, self.last = PAD, PAD + len(found)

    def glued(self, at: int) -> bool:
        """Does token `at` touch the one before it?"""
        return self.end[at - 1] == self.start[at] and bool(self.text[at - 1]) and bool(self.text[at])

    def is_digits(self, at: int) -> bool:
        """Is this token written in digits?"""
        word = self.text[at]
        return "0" <= word[:1] <= "9" or (word[:1] == "." and len(word) > 1)

    def is_word(self, at: int) -> bool:
        """Is this token made of letters?"""
        return self.text[at][:1].isalpha()

    def is_capitalised(self, at: int) -> bool:
        """Does this token start with a capital letter?"""
        return self.text[at][:1].isupper()

    def is_name_like(self, at: int) -> bool:
        """Has this word a capital letter, at its start or inside ("iPhone")?"""
        word = self.text[at]
        return word[:1].isalpha() and word != self.low[at] and word.lower() != word

    def begins(self, at: int) -> bool:
        """Does a sentence or a quotation start with this token?"""
        before = self.text[at - 1]
        return at <= self.first or not (before[0].isalnum() or before in _INSIDE or (before == "-" and self.glued(at)))

    def matches(self, at: int, words: tuple[str, ...]) -> bool:
        """Do these lower-case words stand here, one after the other?"""
        return self.low[at : at + len(words)] == list(words)


_INSIDE = frozenset(",&/'%)+=")  # signs that no sentence starts behind
