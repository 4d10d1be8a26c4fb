"""Word classes by look-up: what a word may be, from `lexicon.toml`, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple, TypeAlias

from pipeline.model import Direction

Form: TypeAlias = Literal["base", "s", "past", "ing"]
VerbClass: TypeAlias = Literal["up", "down", "up_object", "down_object", "say", "finding", "plain"]


class Verb(NamedTuple):
    """One inflected form of a verb."""

    base: str
    form: Form
    kind: VerbClass


class Lexicon(NamedTuple):
    """Everything that is looked up by a word in lower case."""

    tags: dict[str, str]  # function words: D R W I C A X
    verbs: dict[str, Verb]
    noun_directions: dict[str, Direction]
    ing_nouns: frozenset[str]
    ly_nouns: frozenset[str]
    by_neighbours: frozenset[str]  # "that", and words that can be a whole predicate
    also_verbs: frozenset[str]
    clause: frozenset[str]
    generic: frozenset[str]
    speakers: frozenset[str]
    comparing: frozenset[str]
    attributes: frozenset[str]  # nouns that somebody or something has a value of
    adjectives: frozenset[str]
    light: frozenset[str]  # verbs that only say that a figure holds


# Where a word is in two classes, the later one here holds.
_TAGS = (
    ("adverb", "X"), ("pronoun", "R"), ("conjunction", "C"), ("preposition", "I"), ("relative", "W"),
    ("auxiliary", "A"), ("determiner", "D"),
)  # fmt: skip
_VERB_CLASSES: tuple[VerbClass, ...] = ("plain", "say", "finding", "down_object", "up_object", "down", "up")


@cache
def lexicon() -> Lexicon:
    """The packaged lexicon."""
    raw = tomllib.loads(files("pipeline.reading.says").joinpath("lexicon.toml").read_text(encoding="utf-8"))
    function, nouns = raw["function"], raw["nouns"]
    directions: dict[str, Direction] = {}
    for word in nouns["up"].split():
        directions |= {word: "up", word + "s": "up"}
    for word in nouns["down"].split():
        directions |= {word: "down", word + ("es" if word.endswith("s") else "s"): "down"}
    return Lexicon(
        tags={word: tag for name, tag in _TAGS for word in function[name].split()},
        verbs=_verbs(raw["verbs"]),
        noun_directions=directions,
        ing_nouns=frozenset(nouns["ing"].split()),
        ly_nouns=frozenset(nouns["ly"].split()),
        by_neighbours=frozenset(["that", *nouns["states"].split()]),
        also_verbs=frozenset(nouns["also_verbs"].split()),
        clause=frozenset(function["clause"].split()),
        generic=frozenset(function["generic"].split()),
        speakers=frozenset(nouns["speakers"].split()),
        comparing=frozenset(nouns["comparing"].split()),
        attributes=frozenset(form for word in nouns["attributes"].split() for form in (word, _third(word))),
        adjectives=frozenset(nouns["adjectives"].split()),
        light=frozenset(raw["verbs"]["light"].split()),
    )


def _verbs(raw: dict[str, str]) -> dict[str, Verb]:
    doubling = frozenset(raw["doubling"].split())
    irregular = {parts[0]: parts for entry in raw["irregular"].split("|") if (parts := entry.split())}
    found: dict[str, Verb] = {}
    for base in raw["participles"].split():
        found |= {_past(base, base in doubling): Verb(base, "past", "plain")}
        found |= {_ing(base, base in doubling): Verb(base, "ing", "plain")}
    for kind in _VERB_CLASSES:
        for base in (raw["more"] + raw[kind] if kind == "plain" else raw[kind]).split():
            pasts = irregular[base][1:] if base in irregular else [_past(base, base in doubling)]
            found |= {
                base: Verb(base, "base", kind),
                _third(base): Verb(base, "s", kind),
                _ing(base, base in doubling): Verb(base, "ing", kind),
            }
            found |= {past: Verb(base, "past", kind) for past in pasts}
            if base.endswith(("al", "el", "il", "ol")):  # "totalled", as it is spelt outside of America
                found |= {base + "led": Verb(base, "past", kind), base + "ling": Verb(base, "ing", kind)}
    return found


def _third(base: str) -> str:
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return base + "es"
    return base[:-1] + "ies" if base.endswith("y") and base[-2] not in "aeiou" else base + "s"


def _past(base: str, doubling: bool) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return (base + base[-1] if doubling else base) + "ed"


def _ing(base: str, doubling: bool) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith("ee"):
        return base[:-1] + "ing"
    return (base + base[-1] if doubling else base) + "ing"
