"""Whether two names, each as its words, can be one person's."""

from __future__ import annotations

from rapidfuzz import fuzz

_SPELLING = 80.0  # likeness (of 100) of two spellings of one name


def same_person(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether every word of the shorter name is in the longer one, allowing for spelling ("Adeline", "Adline")."""
    shorter, longer = sorted((a, b), key=len)
    return bool(shorter) and all(any(_alike(word, other) for other in longer) for word in shorter)


def _alike(a: str, b: str) -> bool:
    return a == b or (len(a) > 3 and len(b) > 3 and fuzz.ratio(a, b) >= _SPELLING)
