"""Whether two names, each as its words, can be one person's, and of which sex the people are that a figure tells of."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from pipeline.comparing.words import keys, senses
from pipeline.model import Claim

_SPELLING = 80.0  # likeness (of 100) of two spellings of one name
_BELONGS = r"\b([Hh]is|[Hh]er|[Tt]heir|[\w-]+['’]s)\s+"
_FAMILY_BEFORE = re.compile(_BELONGS + r"(?:\w+\s+)?(\w+),?\s*(?:aged?\s+)?$")
_OWNED_BEFORE = re.compile(_BELONGS + r"(?:\w+\s+)?$")
_WORDS = re.compile(r"[a-z]+")
_AFTER_AGE = re.compile(r"[\s-]*(?:years?[\s-]olds?)?,?\s*((?:[\w-]+ ){0,2}[\w-]+)")
_PLURAL = ("men", "s")
_BOTH = re.compile(r"[^\d.,;]*?\b(?:and|or) ([a-z]+)")


def same_person(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether every word of the shorter name is in the longer one, allowing for spelling ("Adeline", "Adline")."""
    shorter, longer = sorted((a, b), key=len)
    return bool(shorter) and all(any(_alike(word, other) for other in longer) for word in shorter)


def _alike(a: str, b: str) -> bool:
    return a == b or (len(a) > 3 and len(b) > 3 and fuzz.ratio(a, b) >= _SPELLING)


def sex(claim: Claim, age: bool, after: str) -> str | None:
    """The sex of who is counted or whose age it is, where the noun says it; `after` is what follows the figure."""
    said = _sexes(claim.subject if age else claim.counted or _several(claim.subject))
    if age and not said:
        phrase = _AFTER_AGE.match(after)
        said = _sexes(phrase.group(1)) if phrase else set()
    elif said and not age and (both := _BOTH.match(after)):
        said = said | _sexes(both.group(1))  # "four boys and girls"
    return min(said) if len(said) == 1 else None


def kin_told_of(before: str, after: str) -> str:
    """Where an age is of somebody's relative ("Lee and his wife, 34"), the words up to whose relative: "Lee and his".

    Nothing where a name is given to the relative in front: "Ann Lee, his 31-year-old sister".
    """
    told = _FAMILY_BEFORE.search(before)
    owner, family = (told, told.group(2)) if told else (_OWNED_BEFORE.search(before), "")
    if owner and not family and (phrase := _AFTER_AGE.match(after)):
        family = phrase.group(1)
    if owner is None or "~family" not in keys(family) or before[: owner.start()].endswith(", "):
        return ""
    return before[: owner.end(1)]


def _several(subject: str | None) -> str:
    """The words for several people that a figure without a noun is of ("three men, two in the leg"); no lone doer."""
    return " ".join(word for word in _WORDS.findall((subject or "").lower()) if word.endswith(_PLURAL))


def _sexes(words: str | None) -> set[str]:
    known = senses().sexes
    return {known[word] for word in _WORDS.findall((words or "").lower()) if word in known}
