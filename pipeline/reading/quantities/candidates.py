"""Where a quantity or a time may start: lines that may hold one, told before they are cut into tokens, and tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.reading.quantities import lexicon as lex
from pipeline.reading.quantities.tokens import Line

_BREAK = re.compile(r"\n\n*(?![a-z])")  # \n+ says the same, but is not searched for as fast as a single character

# A text's image has a byte for every character: letters in small, a zero for what looks like a figure, else a space.
# It is made and searched at the speed of memory, where a regular expression takes as long as to cut all into tokens.
_FIGURE = ord("0")
_IMAGE = bytes(
    byte | 0x20 if chr(byte).isalpha() and byte < 128 else _FIGURE if chr(byte) in "0123456789#¼½¾" else ord(" ")
    for byte in range(256)
)
_FIGURES_BEYOND = re.compile(f"[{''.join(sign for sign in lex.VULGAR if ord(sign) > 255)}]")  # that the image lacks
_WORDS = frozenset(word.encode() for word in lex.CANDIDATES if word.isascii())


def lines(text: str) -> Iterator[tuple[int, int]]:
    """The offsets of every line that is read by itself."""
    begin = 0
    for match in _BREAK.finditer(text):
        start, end = match.span()
        if start > begin:
            yield begin, start
        begin = end
    if begin < len(text):
        yield begin, len(text)


def lines_to_read(text: str) -> Iterator[tuple[int, int]]:
    """The offsets of every line that holds a candidate; a few others may be among them."""
    if _FIGURES_BEYOND.search(text):
        yield from lines(text)
        return
    image = text.encode("latin-1", "replace").translate(_IMAGE)
    for begin, end in lines(text):
        if image.find(_FIGURE, begin, end) >= 0 or not _WORDS.isdisjoint(image[begin:end].split()):
            yield begin, end


def candidates(line: Line) -> list[int]:
    """The indices of the tokens of a line that a quantity or a time may start with."""
    words = lex.CANDIDATES_IN_ANY_CASE
    return [
        at
        for at, word in enumerate(line.text[line.first : line.last], line.first)
        if word in words or (word < ":" and (word[0] > "/" or len(word) > 1))  # in digits
    ]
