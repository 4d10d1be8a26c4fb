"""Where sentences begin and end: exact offsets, in one pass over the text.

A line is never joined to the next one, so headings, list items and the two lines of a stat card are sentences of their
own. Inside a line a candidate boundary is a stop, or a bullet; `abbreviations.toml` says which stops end nothing.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

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
_LONGEST = 1000  # characters of a sentence
_LONGEST_WORD = 24  # how far back the word before a stop is looked for; keeps the pass linear


class _Abbreviations(NamedTuple):
    never_ends: frozenset[str]
    before_number: frozenset[str]
    may_end: frozenset[str]
    starters: frozenset[str]
    after_clock: frozenset[str]


@cache
def _abbreviations() -> _Abbreviations:
    table = tomllib.loads(files("pipeline.reading").joinpath("abbreviations.toml").read_text(encoding="utf-8"))
    return _Abbreviations(**{name: frozenset(words) for name, words in table.items()})


def sentences(text: str) -> list[tuple[int, int]]:
    """The offsets of every sentence, in order: `text[start:end]` has no surrounding whitespace and no line break."""
    found: list[tuple[int, int]] = []
    start = 0
    after = 0  # where the last boundary ends
    for candidate in _CANDIDATE.finditer(text):
        at = candidate.start()
        match = _BOUNDARY.match(text, at) if at >= after else None
        if match is None:
            continue
        after = match.end()
        if candidate.group() in ".!?…" and not _ends(text, start, match):
            continue
        _add(found, text, start, after)
        start = after
    _add(found, text, start, len(text))
    return found


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while end - start > _LONGEST:
        cut = _cut(text, start + _LONGEST // 2, start + _LONGEST)
        _add(found, text, start, cut)
        start = cut
    piece = text[start:end].rstrip()
    stripped = piece.lstrip()
    if stripped:
        begin = start + len(piece) - len(stripped)
        found.append((begin, begin + len(stripped)))


def _cut(text: str, first: int, last: int) -> int:
    """Where a run of text without a stop is parted, so that what is done by the sentence stays linear."""
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
    return not words or _word_ends(words, text[start:at].lstrip() == words[-1], text, match.end())


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
