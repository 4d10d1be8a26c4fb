"""Noun phrases in a tagged sentence, all found by walking from a known token."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reading.says.token import Token, is_person, is_possessive

Tokens = Sequence[Token]
Range = tuple[int, int]  # of token indices, the last one included

_NOMINAL = frozenset("NP")
_ATTACHING = frozenset((
    "of", "in", "for", "from", "at", "on", "with", "among", "by", "about", "near", "under", "behind", "per",
    "between", "across", "within", "outside", "inside", "to",
))  # fmt: skip
_FARTHEST = 14  # tokens: no noun phrase that names a thing is longer
_BARE = frozenset((
    "a", "an", "the", "this", "that", "these", "those", "some", "any", "no", "another", "each", "every", "all",
    "both", "several", "many", "most", "few", "more", "your", "our", "my", "its", "their", "his", "her",
))  # fmt: skip


def np_left(tokens: Tokens, last: int) -> int:
    """The first token of the noun phrase whose last one is `last`."""
    at = last
    while at > 0:
        before = tokens[at - 1]
        if before.tag in _NOMINAL:
            if tokens[at].tag == "P" and before.tag == "N" and before.low.endswith("s") and not is_possessive(before):
                break  # "on all four counts Ms Bautista": titles before names are singular
            at -= 1
        elif before.tag == "D":
            return at - 1
        elif before.tag in "QT" and (tokens[at].tag in _NOMINAL or (tokens[at].tag == "Q" and "-" in before.low)):
            if before.tag == "T" and (at < 2 or tokens[at - 2].tag not in "NPD"):
                break  # "in 2007 Strong faced", but "Meta's 2026 guidance"
            at -= 1
        elif (before.low == "&" and at > 1 and tokens[at - 2].tag == "P") or (
            before.tag == "/" and at > 1 and tokens[at - 2].tag in _NOMINAL
        ):
            at -= 2
        else:
            break
    return at


def np_right(tokens: Tokens, first: int) -> int:
    """The last token of the noun phrase that begins at `first`, or `first - 1` when none does."""
    at = first
    while at < len(tokens) and (tokens[at].tag == "D" or tokens[at].low in ("both", "other", "more")) and at == first:
        at += 1
    if first < at < len(tokens) - 1 and tokens[at].tag == "T" and tokens[at + 1].tag in _NOMINAL:
        at += 1  # "the 2030 deadline"
    while at < len(tokens) and (
        tokens[at].tag in _NOMINAL or (tokens[at].low == "&" and at + 1 < len(tokens) and tokens[at + 1].tag == "P")
    ):
        at += 1
        if (
            is_possessive(tokens[at - 1])
            and at + 1 < len(tokens)
            and tokens[at].tag == "Q"
            and tokens[at + 1].tag in _NOMINAL
        ):
            at += 1  # "the world's 22 launch sites"
    return at - 1


def chain_left(tokens: Tokens, last: int) -> int:
    """Like `np_left`, but with what it is attached to: "shares of Meta", "Gemini and GPT-5.4", "people in Ohio"."""
    first = np_left(tokens, last)
    while first > 1 and last - first < _FARTHEST:
        link, head = tokens[first - 1], tokens[first - 2]
        if link.tag == "I" and link.low in _ATTACHING and (head.tag in _NOMINAL or head.tag == "Q"):
            first = np_left(tokens, first - 2) if head.tag in _NOMINAL else first - 2
        elif link.low in ("and", "or") and head.tag in _NOMINAL:
            other = np_left(tokens, first - 2)
            if other > 0 and tokens[other - 1].tag == "V":
                break
            first = other
        else:
            break
    return first


def phrase(text: str, tokens: Tokens, span: Range) -> str:
    """The words of a noun phrase without its article; long chains are cut behind their first attachment."""
    first, last = span
    while first < last and tokens[first].tag == "D" and tokens[first].low in _BARE:
        first += 1
    counted = first < last and (
        tokens[first + 1].tag in _NOMINAL or tokens[first + 1].low == "other" or is_person(tokens[first + 1])
    )
    if counted and tokens[first].tag == "Q" and "-" not in tokens[first].low:
        first += 1  # "three suspects" are suspects
    if last - first >= 9:
        last = _shortened(tokens, first, last)
    return " ".join(text[tokens[first].start : tokens[last].end].split()).strip(' ,;:"“”')


def _shortened(tokens: Tokens, first: int, last: int) -> int:
    attached = 0
    for at in range(first + 1, last):
        if tokens[at].tag == "I":
            attached += 1
            if attached == 2 or (at - first > 5):
                return at - 1
    return last


def coordinated_left(tokens: Tokens, last: int) -> Range:
    """All of "A, B and C" that ends at `last`."""
    first = np_left(tokens, last)
    while first > 1 and (tokens[first - 1].low in ("and", "or") or tokens[first - 1].tag == ","):
        before = first - 2
        if tokens[before].tag == ",":
            before -= 1
        if before < 0 or tokens[before].tag not in _NOMINAL:
            break
        first = np_left(tokens, before)
    return first, last
