"""Tokens of a line of text, as parallel lists with room at both ends, so that the grammar can look around freely."""

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


_BLANK = [""] * PAD


def words_of(text: str) -> list[str]:
    """The tokens of a short text, in lower case."""
    return [match.group().lower() for match in _TOKEN.finditer(text)]


class Line:
    """The tokens of `raw[begin:stop]`: characters, lower-case form, offsets; PAD empty ones at both ends."""

    __slots__ = ("end", "first", "last", "low", "raw", "start", "stop", "text")

    def __init__(self, raw: str, begin: int, stop: int) -> None:
        self.raw, self.stop = raw, stop
        pieces = _WITH_SPACE.findall(raw, begin, stop)  # they leave out nothing, so their lengths give the offsets
        while pieces and not pieces[-1].strip():
            pieces.pop()
        found = list(map(str.lstrip, pieces))
        ends = list(accumulate(map(len, pieces), initial=begin))
        del ends[0]
        low = list(map(str.lower, found))
        if raw.find("’", begin, stop) >= 0:
            low = [word.replace("’", "'") for word in low]
        before, behind = [begin] * PAD, [stop] * PAD
        self.text = _BLANK + found + _BLANK
        self.low = _BLANK + low + _BLANK
        self.start = before + list(map(sub, ends, map(len, found))) + behind
        self.end = before + ends + behind
        self.first, self.last = PAD, PAD + len(found)

    def glued(self, at: int) -> bool:
        """Does token `at` touch the one before it?"""
        return self.end[at - 1] == self.start[at] and self.text[at - 1] != "" != self.text[at]

    def is_plain(self, at: int) -> bool:
        """Does this token stand between spaces, before a word in small letters?"""
        end = self.end
        after = self.text[at + 1]
        apart = end[at - 1] != self.start[at] and end[at] != self.start[at + 1]
        return apart and after.isalpha() and after == self.low[at + 1]

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
        low, count = self.low, len(words)
        if low[at] != words[0] or (count > 1 and low[at + 1] != words[1]):
            return False
        return count < 3 or low[at : at + count] == list(words)


_INSIDE = frozenset(",&/'%)+=")  # signs that no sentence starts behind
