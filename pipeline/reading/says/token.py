"""One token of a sentence, as the rules that read sentences see it."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from pipeline.reading.says.lexicon import Verb

_POSSESSIVE = ("'s", "’s", "s'", "s’")
_OLD = ("-old", "year old", "-olds", "-old's", "-old’s")


Looked: TypeAlias = tuple[str, str, Verb | None, bool]  # lower case, tag and verb of a word; if its neighbours tell


class Token:
    """One token: `text` is `[start:end]` of the article, `low` its lower case.

    `tag`: Q quantity, T time, N noun or adjective, P capitalised word, V verb, A auxiliary, D determiner, R pronoun,
    I preposition, W relative, C conjunction, X adverb, else the punctuation mark itself. `index` is that of the
    quantity or of the mention of time. Not a dataclass, whose constructor takes nearly twice as long.
    """

    __slots__ = ("end", "index", "low", "start", "tag", "text", "verb")

    def __init__(self, start: int, end: int, text: str, looked: Looked, index: int = -1) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.low, self.tag, self.verb, _ = looked
        self.index = index


class Span(NamedTuple):
    """A quantity's or a mention's place, as a token."""

    start: int
    end: int
    tag: str
    item: int  # index of the quantity or mention


def is_person(token: Token) -> bool:
    """Whether a figure stands for whoever has that age: "the 17-year-old"."""
    return token.tag == "Q" and token.low.endswith(_OLD)


def is_possessive(token: Token) -> bool:
    """Whether the word ends in a genitive."""
    return token.text.endswith(_POSSESSIVE) and token.tag in "NP"
