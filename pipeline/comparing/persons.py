"""Whether two names, each as its words, can be one person's, and of which sex the people are that a figure tells of."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from pipeline.comparing.words import senses
from pipeline.model import Claim

_SPELLING = 80.0  # likeness (of 100) of two spellings of one name
_WORDS = re.compile(r"[a-z]+")
_AFTER_AGE = re.compile(r"[\s-]*(?:years?[\s-]olds?)?,?\s*((?:[\w-]+ ){0,2}[\w-]+)")
_BOTH = re.compile(r"[^\d.,;]*?\b(?:and|or) ([a-z]+)")


def same_person(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether every word of the shorter name is in the longer one, allowing for spelling ("Adeline", "Adline")."""
    shorter, longer = sorted((a, b), key=len)
    return bool(shorter) and all(any(_alike(word, other) for other in longer) for word in shorter)


def _alike(a: str, b: str) -> bool:
    return a == b or (len(a) > 3 and len(b) > 3 and fuzz.ratio(a, b) >= _SPELLING)


def sex(claim: Claim, age: bool, after: str) -> str | None:
    """The sex of who is counted or whose age it is, where the noun says it; `after` is what follows the figure."""
    said = _sexes(claim.subject if age else claim.counted)
    if age and not said:
        phrase = _AFTER_AGE.match(after)
        said = _sexes(phrase.group(1)) if phrase else set()
    elif said and not age and (both := _BOTH.match(after)):
        said = said | _sexes(both.group(1))  # "four boys and girls"
    return min(said) if len(said) == 1 else None


def _sexes(words: str | None) -> set[str]:
    known = senses().sexes
    return {known[word] for word in _WORDS.findall((words or "").lower()) if word in known}
