"""One token of a sentence, as the rules that read sentences see it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.reading.says.lexicon import Verb

_POSSESSIVE = ("'s", "’s", "s'", "s’")
_OLD = ("-old", "year old", "-olds", "-old's", "-old’s")


@dataclass(slots=True)
class Token:
    """One token. `tag`: Q quantity, T time, N noun or adjective, P capitalised word, V verb, A auxiliary, D determiner,
    R pronoun, I preposition, W relative, C conjunction, X adverb, else the punctuation mark itself."""

    start: int
    end: int
    text: str
    low: str
    tag: str
    index: int = -1  # of the quantity or mention
    verb: Verb | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A quantity's or a mention's place, as a token."""

    start: int
    end: int
    tag: str
    index: int


def is_person(token: Token) -> bool:
    """Whether a figure stands for whoever has that age: "the 17-year-old"."""
    return token.tag == "Q" and token.low.endswith(_OLD)


def is_possessive(token: Token) -> bool:
    """Whether the word ends in a genitive."""
    return token.text.endswith(_POSSESSIVE) and token.tag in "NP"
