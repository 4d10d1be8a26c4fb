"""A noun phrase taken apart into a thing and what of it is told: "Meta's shares" are the shares of Meta."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.reading.says.lexicon import lexicon
from pipeline.reading.says.phrases import Range, Tokens
from pipeline.reading.says.token import is_possessive

_OF = frozenset(("of", "at", "for", "in", "from", "by", "across", "on"))
_ITS = frozenset(("its", "their", "his", "her"))


class Thing(NamedTuple):
    """A phrase in two parts.

    `owner` is the whole phrase where nothing of a thing is told, and None where `owned`, a pronoun, stands for it.
    """

    owner: Range | None
    attribute: Range | None
    owned: str | None = None


def taken_apart(tokens: Tokens, span: Range) -> Thing:
    """The owner and the attribute of a phrase; a phrase that names one thing is its own owner."""
    first, last = span
    if tokens[first].low in _ITS and first < last:
        first += tokens[first + 1].low == "own"
        if not any(tokens[at].low in lexicon().attributes for at in range(first + 1, last + 1)):
            return Thing((first + 1, last), None)
        return Thing(None, (first + 1, last), tokens[first].low)
    for at in range(first, last):
        if is_possessive(tokens[at]) and _owns(tokens, at, last):
            return Thing((first, at), (at + 1, last))
    attributes = lexicon().attributes
    link = next((at for at in range(first, last) if tokens[at].tag == "I"), None)
    head = last if link is None else link - 1
    if head < first or tokens[head].low not in attributes or (head and tokens[head].tag == "P"):
        return Thing(span, None)
    if link is not None and tokens[link].low in _OF and tokens[link + 1].tag in "DNP":
        if tokens[link + 1].low in _ITS:
            return Thing(None, (first, head), tokens[link + 1].low)
        return Thing((link + 1, last), (first, head))
    name = next((at for at in range(head - 1, first - 1, -1) if tokens[at].tag == "P"), None)
    if name is not None and link is None:
        return Thing((first, name), (name + 1, last))
    return Thing(span, None)


def _owns(tokens: Tokens, possessive: int, last: int) -> bool:
    """Whether what a genitive has can have a value: "Meta's shares", but not "Meta's Llama series" or "Oban's raid"."""
    head = possessive + 1
    while head < last and tokens[head + 1].tag in "NP":
        head += 1
    return tokens[head].low in lexicon().attributes
