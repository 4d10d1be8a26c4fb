"""What a noun phrase may be called by: whether it names a person, of which sex, one thing or several."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple, TypeAlias

from pipeline.reading.says.phrases import Range, Tokens
from pipeline.reading.says.token import is_person, is_possessive

# "full" is a name of two words or more that nothing tells to be a person's, and "name" one of a single word.
Kind: TypeAlias = Literal["man", "woman", "person", "full", "name", "thing", "group", "several"]

_RUN = re.compile(r"((?:[A-Z][\w'’-]*\.?[ ]){1,6})([A-Z][\w-]+)")
_KNOWN_BEFORE = 3_000  # characters from a surname to the full name that tells what it is
_PLURALS = frozenset(("police", "people", "men", "women", "children", "authorities", "both", "others", "staff"))
_SINGULARS = ("ss", "us", "is", "'s", "’s")
_SEXED: dict[str, frozenset[Kind]] = {
    "he": frozenset(("man", "person", "full")),
    "she": frozenset(("woman", "person", "full")),
    "it": frozenset(("thing", "group", "full", "name")),
    "they": frozenset(("several", "group", "name")),
}
_FORMS = {"my": "i", "our": "we", "his": "he", "him": "he", "her": "she", "its": "it", "their": "they", "them": "they"}


class Mention(NamedTuple):
    """What a verb has for its subject: a phrase, or a pronoun in lower case."""

    at: int
    words: str
    kind: Kind | None  # None for a pronoun
    says: bool  # whether the verb is one of speech


class People(NamedTuple):
    """Words in lower case that tell what a phrase names."""

    nouns: dict[str, Kind]
    plurals: frozenset[str]
    groups: frozenset[str]
    titles: frozenset[str]
    kinds: frozenset[str]  # that open the heading of a kind of things, or of what is told about them
    bodies: frozenset[str]
    first_names: dict[str, Kind]


@cache
def people() -> People:
    """The packaged words."""
    raw = tomllib.loads(files("pipeline.reading.says").joinpath("people.toml").read_text(encoding="utf-8"))
    nouns: dict[str, Kind] = dict.fromkeys(raw["person"].split(), "person")
    nouns.update(dict.fromkeys(raw["man"].split(), "man"))
    nouns.update(dict.fromkeys(raw["woman"].split(), "woman"))
    first_names: dict[str, Kind] = dict.fromkeys(raw["men"].split(), "man")
    first_names.update(dict.fromkeys(raw["women"].split(), "woman"))
    return People(
        nouns,
        frozenset(word + "s" for word in nouns),
        frozenset(raw["groups"].split()),
        frozenset(raw["titles"].split()),
        frozenset(raw["kinds"].split()),
        frozenset(raw["bodies"].split()),
        first_names,
    )


def form(pronoun: str) -> str:
    """The pronoun in the case that a subject has."""
    return _FORMS.get(pronoun, pronoun)


def fits(pronoun: str, kind: Kind) -> bool:
    """Whether a pronoun, as a subject, may stand for a phrase of that kind."""
    return kind in _SEXED.get(pronoun, ())


class FullNames:
    """Where in a text persons stand by more than a surname. Only lines that hold a surname asked for are read."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._read: dict[int, dict[str, list[tuple[int, Kind]]]] = {}  # by where a line begins; no name goes beyond it

    def kind(self, surname: str, at: int) -> Kind | None:
        """What somebody is who has the surname, if a full name stands shortly before a place."""
        before = [kind for start, kind in self._with(surname, at) if 0 <= at - start <= _KNOWN_BEFORE]
        told = [kind for kind in before if kind != "full"]
        return (told or before or [None])[-1]

    def _with(self, surname: str, at: int) -> Iterator[tuple[int, Kind]]:
        """The full names with the surname in the lines up to that of a place."""
        begin = self._text.rfind("\n", 0, max(0, at - _KNOWN_BEFORE)) + 1
        while begin <= at:
            end = self._text.find("\n", begin)
            end = len(self._text) if end < 0 else end
            if surname in self._text[begin:end].lower():
                yield from self._names(begin, end).get(surname, ())
            begin = end + 1

    def _names(self, begin: int, end: int) -> dict[str, list[tuple[int, Kind]]]:
        """The full names of a line by their surname."""
        found = self._read.get(begin)
        if found is None:
            found, words = {}, people()
            for match in _RUN.finditer(self._text, begin, end):
                run = [word.rstrip(".").lower() for word in (*match[1].split(), match[2])]
                if words.bodies.isdisjoint(run):
                    found.setdefault(run[-1], []).append((match.start(), _sex(run)))
            self._read[begin] = found
        return found


def _sex(run: list[str]) -> Kind:
    words = people()
    for word in run:
        found = words.nouns.get(word) or words.first_names.get(word)
        if found is not None:
            return found
        if word in words.titles:
            return "person"
    return "full"


def kind_of(tokens: Tokens, span: Range, names: FullNames) -> Kind:
    """What the phrase names."""
    head = next((at - 1 for at in range(span[0] + 1, span[1] + 1) if tokens[at].tag == "I"), span[1])
    words, last = people(), tokens[head]
    if any(token.low == "and" for token in tokens[span[0] : head + 1]):
        return "several"
    if last.low in _PLURALS:
        return "several"  # "Police" too, that opens a sentence
    if last.tag == "P" and tokens[span[0]].low not in ("the", "this"):
        found = _named(tokens, span[0], head, names)
        if found is not None:
            return found
    low = last.low.removesuffix("'s").removesuffix("’s") if is_possessive(last) else last.low
    if is_person(last):
        return "person"
    if low in words.nouns:
        return words.nouns[low]
    if low in words.plurals:
        return "several"
    if low in words.groups:
        return "group"
    if last.tag == "P":
        place = span[0] > 0 and tokens[span[0] - 1].tag == "I"
        return "thing" if place or last.text[-1].isdigit() or low in words.bodies else "name"
    return "several" if low.endswith("s") and not low.endswith(_SINGULARS) else "thing"


def _named(tokens: Tokens, first: int, head: int, names: FullNames) -> Kind | None:
    """The kind of person that a capitalised phrase names, or None for other things and where nothing tells it."""
    words = people()
    start = head
    while start > first and tokens[start - 1].tag == "P":
        start -= 1
    run = [token.low.removesuffix("'s").removesuffix("’s") for token in tokens[start : head + 1]]
    before = tokens[start - 1].low if start else ""
    if run[0] in words.titles or before in words.titles:
        return _sex([before, *run])
    if before in words.nouns:
        return words.nouns[before]  # "her brother Luis"
    if any(token.text[-1].isdigit() for token in tokens[start : head + 1]):
        return None
    if not words.bodies.isdisjoint(run) or (len(run) == 1 and tokens[head].text.isupper()):
        return "thing"
    if len(run) > 1:
        return _sex(run)
    aged = head + 2 < len(tokens) and tokens[head + 1].tag == "," and tokens[head + 2].tag == "Q"
    known = names.kind(run[0], tokens[head].start)
    return known or ("person" if aged else words.first_names.get(run[0]))
