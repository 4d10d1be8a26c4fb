"""Sentences with their figures marked by what they measure, so that patterns read the words between figures.

A figure becomes a mark such as `‹2n›`: its number among the passage's claims, and a letter for its kind (`LETTERS`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from pipeline.comparing.dimensions import dimension
from pipeline.model import Claim

LETTERS = {"%": "p", "pp": "q", "ratio": "r", "rank": "k", "time": "t"}  # anything else is "n", a level or a count
_BESIDE = 3  # characters between neighbouring sentences; a new paragraph is further away
_BRACKETS = str.maketrans("‹›", "<>")
_LONGEST = 2_000  # characters; a longer "sentence" is a table or a list without full stops
_SPACE = re.compile(r"\s")
# "from the same quarter last year", "over a year earlier": no base is stated, but when it was
_WHICH = (
    r"an?|the|one|last|same|that|this|previous|prior|preceding|comparable|corresponding|in|of|first|second|third|fourth"
)
_BACK = r"earlier|ago|before|prior|last year|a year ago|of last year|period|level"
_THEN = re.compile(
    rf"\b(?:from|over|on|than|versus|compared (?:with|to)|against) (?:(?:{_WHICH}|(?:year|prior|same)-\w+) )+"
    rf"(?P<period>year|quarter|month|week|day|period)s?\b(?: (?:{_BACK})\b)*(?!['’\w]| ?‹)"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with marks for figures; `claims` are those that the marks number, `before` the sentence before."""

    text: str
    claims: tuple[Claim, ...]
    before: tuple[Claim, ...] = ()


def passages(claims: Iterable[Claim]) -> Iterator[Passage]:
    """A passage for every sentence with figures, in the order of the claims, which must be that of their texts."""
    sentences = [
        tuple(_apart(list(group)))
        for _, group in groupby(claims, key=lambda claim: (claim.document, claim.sentence_start))
    ]
    if sentences:
        yield _passage(sentences[0], ())
    for before, here in pairwise(sentences):
        yield _passage(here, before if _follows(before[0], here[0]) else ())


def _follows(before: Claim, here: Claim) -> bool:
    gap = here.sentence_start - before.sentence_start - len(before.sentence)
    return before.document == here.document and 0 <= gap <= _BESIDE


def _apart(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims of a sentence in their order, of two that overlap the one that begins first."""
    end = -1
    for claim in sorted(claims, key=lambda claim: (claim.start, -claim.end)):
        if claim.start >= end:
            yield claim
            end = claim.end


def _passage(claims: tuple[Claim, ...], before: tuple[Claim, ...]) -> Passage:
    sentence = claims[0].sentence
    if len(sentence) > _LONGEST:
        return Passage("", claims)
    parts = []
    done = 0
    for number, claim in enumerate(claims):
        start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
        parts += [_plain(sentence[done:start]), f"‹{number}{letter(claim)}›"]
        done = end
    text = "".join([*parts, _plain(sentence[done:])])
    return Passage(_THEN.sub(_when, text), claims, before)


def _when(match: re.Match[str]) -> str:
    return f"then ({match.group('period')})" if match.group("period") != "period" else "then"


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text.translate(_BRACKETS))


def letter(claim: Claim) -> str:
    """The letter of a claim's kind; a count of "points" beside percentages is read as percentage points elsewhere."""
    return LETTERS.get(dimension(claim.unit)[0], "n")
