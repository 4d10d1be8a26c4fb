"""Words as evidence: content words of a text brought to one form, with how much each one tells.

A word tells the more the fewer articles use it. `word_frequency.tsv` has the share of articles that use each common
form, counted by `benchmarks/count_words.py`. `senses.toml` brings words of one sense together.
"""

from __future__ import annotations

import math
import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple
from unicodedata import combining, normalize

TOKEN = re.compile(r"[^\W\d_]+(?:[-'’&.][^\W\d_]+)*|\d[\d,.]*", re.UNICODE)
_UNSEEN = 9.0  # what a word tells that no counted article uses


class Senses(NamedTuple):
    """Stem to sense; what happened (roles), who is counted (persons), and which of them go together."""

    of: dict[str, str]
    roles: frozenset[str]
    persons: frozenset[str]
    kindred: tuple[frozenset[str], ...]
    overlapping: tuple[frozenset[str], ...]
    sexes: dict[str, str]  # word to "male" or "female"
    accounts: dict[str, str]  # word to which sum of a firm's books it names


def unaccented(word: str) -> str:
    """A word as texts write it that leave out accents: "Cafe"."""
    return word if word.isascii() else "".join(c for c in normalize("NFD", word) if not combining(c))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """One form for the inflections of an English word; crude on purpose, the same crudeness on both sides."""
    word = unaccented(word.lower()).replace("’", "'").removesuffix("'s").removesuffix("'").replace(".", "")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word


@cache
def senses() -> Senses:
    """The table of senses, by stem."""
    table = tomllib.loads(files("pipeline.comparing").joinpath("senses.toml").read_text(encoding="utf-8"))
    of: dict[str, str] = {}
    for kind in ("plain", "person", "role"):
        for sense, forms in table[kind].items():
            for form in forms:
                of[stem(form)] = "~" + sense
    roles, persons = (frozenset("~" + sense for sense in table[kind]) for kind in ("role", "person"))
    kindred = tuple(frozenset("~" + sense for sense in group) for group in table["kindred"])
    overlapping = tuple(
        frozenset({"~" + kind, "~" + other}) for kind, *others in table["overlapping"] for other in others
    )
    sexes = {word: sex for sex, words in table["sex"].items() for word in words}
    accounts = {word: account for account, words in table["account"].items() for word in words}
    return Senses(of, roles, persons, kindred, overlapping, sexes, accounts)


def _lines(name: str) -> list[str]:
    lines = files("pipeline.comparing").joinpath(name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(word for line in _lines("stop_words.txt") for word in line.split())


@cache
def _frequencies() -> dict[str, float]:
    rows = (line.split("\t") for line in _lines("word_frequency.tsv"))
    return {word: float(permille) / 1000 for word, permille in rows}


@lru_cache(maxsize=65536)
def weight(key: str) -> float:
    """How much a word (as `key` gives it) tells: minus the logarithm of the share of articles that use it."""
    share = _frequencies().get(key)
    return _UNSEEN if share is None else -math.log(min(share, 0.9))


@lru_cache(maxsize=65536)
def key(word: str) -> str | None:
    """The form under which a word is compared, its sense where it has one; None for words that tell nothing."""
    if len(word) < 2 or word[0].isdigit() or word.lower() in _stop_words():
        return None
    stemmed = stem(word)
    return senses().of.get(stemmed, stemmed)


def keys(text: str | None) -> frozenset[str]:
    """The compared forms of a text's content words."""
    if not text:
        return frozenset()
    return frozenset(form for token in TOKEN.findall(text) if (form := key(token)))
