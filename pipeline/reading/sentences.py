"""Where sentences begin and end: exact offsets, in one pass over the text.

A line is never joined to the next one, so headings, list items and the two lines of a stat card are sentences of their
own. Inside a line a candidate boundary is a stop, or a bullet; `abbreviations.toml` says which stops end nothing. Where
a sentence begins and ends depends on no text more than `LONGEST` characters away, if the text does not repeat itself.
"""

from __future__ import annotations

import re
import tomllib
from collections import deque
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple
from zlib import crc32

_CLOSING = "\"'”’»)\\]"
_OPENING = "\"'“‘«(\\[¿¡"
_BOUNDARY = re.compile(
    r"[\n\r\x0b\x0c\x85\u2028\u2029]+"
    rf"|(?<![.!?…])[.!?…]++[{_CLOSING}]*+[^\S\n\r\x0b\x0c\x85\u2028\u2029]++(?=[{_OPENING}]*[A-Z0-9À-ÖØ-ÞΑ-ΩА-Я$€£¥#@•–—])"
    rf"|(?<=[a-zA-Z0-9][a-zA-Z0-9%])[.!?][{_CLOSING}]*(?=[{_OPENING}]?[A-Z][a-z]+\s)"
    r"|[。！？]+[」』”]*"
    r"|(?<=\s)(?=[•▪●■◦‣·]\s)"
)
_CANDIDATE = re.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029.!?…。！？•▪●■◦‣·]")  # what a boundary begins with
_NEXT_WORD = re.compile(rf"[{_OPENING}]*([\w'’]+)")
_SAID = re.compile(
    r"(?:[A-Z][\w.'’-]+[^\S\n]){1,3}(?:said|says|asked|wrote|writes|added|told|replied|shouted|continued|tweeted)\b"
)
LONGEST = 1000  # characters of a sentence; what is longer is parted, so that what is done by the sentence stays linear
_REACH = 250  # characters to either side within which a longer one is parted only once
_RANKS = {";": 0, ",": 1}  # a space alone comes last
_SEPARATOR = re.compile(r"[;,]?[^\S\n]")
_LONGEST_WORD = 24  # how far back the word before a stop is looked for; keeps the pass linear


class _Abbreviations(NamedTuple):
    all: frozenset[str]  # in any case
    never_ends: frozenset[str]
    before_number: frozenset[str]
    may_end: frozenset[str]
    starters: frozenset[str]
    after_clock: frozenset[str]


@cache
def _abbreviations() -> _Abbreviations:
    table = tomllib.loads(files("pipeline.reading").joinpath("abbreviations.toml").read_text(encoding="utf-8"))
    classes = {name: frozenset(words) for name, words in table.items()}
    words = classes["never_ends"] | classes["before_number"] | classes["may_end"]
    return _Abbreviations(all=words.union(map(str.lower, words)), **classes)


def sentences(text: str) -> list[tuple[int, int]]:
    """The offsets of every sentence, in order: `text[start:end]` has no surrounding whitespace and no line break."""
    found: list[tuple[int, int]] = []
    start = 0
    after = 0  # where the last boundary ends
    for candidate in _CANDIDATE.finditer(text):
        at = candidate.start()
        if at < after or (match := _BOUNDARY.match(text, at)) is None:
            continue
        after = match.end()
        if candidate.group() in ".!?…" and not _ends(text, start, match):
            continue
        _add(found, text, start, after)
        start = after
    _add(found, text, start, len(text))
    return found


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    if end - start <= LONGEST:
        _add_piece(found, text, start, end)
        return
    for cut in _cuts(text, start, end):
        _add_pieces(found, text, start, cut)
        start = cut
    _add_pieces(found, text, start, end)


def _add_pieces(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while end - start > LONGEST:
        cut = _cut(text, start + LONGEST // 2, start + LONGEST)
        _add_piece(found, text, start, cut)
        start = cut
    _add_piece(found, text, start, end)


def _add_piece(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end].rstrip()
    stripped = piece.lstrip()
    if stripped:
        begin = start + len(piece) - len(stripped)
        found.append((begin, begin + len(stripped)))


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Where a run of text without a stop is parted, as far as the text near each place tells: at the separator that is
    better than all others within reach, ties broken by what stands around it.

    So a change in such a run moves no cut that is far from it, as counting from the run's beginning would.
    """
    best: deque[tuple[tuple[int, int], int]] = deque()  # keys rise from left to right; the first is the least in reach
    waiting: deque[tuple[tuple[int, int], int]] = deque()  # those whose reach to the right is not over
    for mark in _SEPARATOR.finditer(text, start, end):
        at = mark.end()
        around = text[max(0, at - 8) : at + 8].encode("utf-8", "replace")
        key = (_RANKS.get(text[mark.start()], 2), crc32(around))
        yield from _least(waiting, best, at)
        while best and best[-1][0] > key:
            best.pop()
        best.append((key, at))
        waiting.append((key, at))
    yield from _least(waiting, best, end + _REACH)


def _least(
    waiting: deque[tuple[tuple[int, int], int]], best: deque[tuple[tuple[int, int], int]], now: int
) -> Iterator[int]:
    """The waiting places that nothing in their reach betters, now that all before `now` are known."""
    while waiting and waiting[0][1] + _REACH < now:
        _, at = waiting.popleft()
        while best[0][1] < at - _REACH:
            best.popleft()
        if best[0][1] == at:
            yield at


def _cut(text: str, first: int, last: int) -> int:
    """Where what still is too long is parted."""
    for mark in ("; ", ", ", " "):
        at = text.rfind(mark, first, last)
        if at > 0:
            return at + len(mark)
    return last


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the stop at `match` ends the sentence that began at `start`."""
    stop = match.group().rstrip()
    if stop[0] in "!?":
        return len(stop) == 1 or not _SAID.match(text, match.end())
    if stop != ".":
        return True
    at = match.start()
    words = text[max(start, at - _LONGEST_WORD) : at].split()
    if not words or (words[-1].isalpha() and len(words[-1]) > 2 and words[-1].lower() not in _abbreviations().all):
        return True  # nearly always
    first = len(words) == 1 and at - start <= _LONGEST_WORD
    return _word_ends(words, first, text, match.end())


def _word_ends(words: list[str], first: bool, text: str, after: int) -> bool:
    """Whether the last of `words` and its stop end a sentence, given what comes `after`; `first` if it began it."""
    known = _abbreviations()
    word = words[-1].lstrip("\"'“‘«([—–-")
    if first and (word.isdigit() or len(word) == 1):
        return False  # "1. Native", "A. Smith"
    following = _NEXT_WORD.match(text, after)
    upcoming = following.group(1) if following else ""
    if word in known.never_ends:
        return False
    if upcoming[:1].isdigit() and (word in known.before_number or word.lower() in known.before_number):
        return False
    if word in ("a.m", "p.m", "A.M", "P.M"):
        return upcoming not in known.after_clock
    if word == "St" and not (len(words) > 1 and words[-2][:1].isupper()):
        return False  # "in St. Louis", but "on Main St. He"
    initials = (len(word) == 1 and word.isupper()) or (len(word) > 2 and word[1] == "." and word[-2] == ".")
    if initials or word in known.may_end:
        return upcoming in known.starters
    return True
