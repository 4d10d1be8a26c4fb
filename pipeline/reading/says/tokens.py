"""A sentence as tagged tokens: quantities and mentions of time are one token each, words get a class without context
where the lexicon is sure, and with their neighbours where it is not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.reading.says.lexicon import Lexicon, Verb, lexicon
from pipeline.reading.says.token import Span, Token
from pipeline.reading.says.verbs import tell_verbs

_WITH_SPACE = re.compile(  # leaves out nothing, so the lengths of its matches give the offsets
    r"\s*+(?:[A-Za-zÀ-ÖØ-öø-ɏ][\w&.'’/:-]*[\w]|[A-Za-zÀ-ÖØ-öø-ɏ]|\$?\d[\w.,%/-]*\w%?|\d|--|\S|\Z)"
)
_CAPTION = re.compile(r"(?:Image|Photo|Picture|Slide) \d+ (?:of|/) \d+[.:]?\s+")  # stands before what a picture shows
_PUNCTUATION = {
    ",": ",", ";": ";", ":": ":", "(": "(", "[": "(", ")": ")", "]": ")",
    "—": "-", "–": "-", "--": "-", "-": "-", "|": "|", '"': '"',
    "“": '"', "”": '"', "‘": '"', ".": ".",
    "!": ".", "?": ".", "…": ".", "•": "*", "*": "*", "·": "*", "▪": "*", "●": "*", "/": "/", "&": "C",
    "'": '"', "’": '"',
}  # fmt: skip


def tokenize(text: str, start: int, end: int, spans: Sequence[Span]) -> list[Token]:
    """The tokens of `text[start:end]`; `spans`, in order, stand for themselves."""
    tokens: list[Token] = []
    at = start
    if text[start] in "IPS" and (caption := _CAPTION.match(text, start, end)):
        at = caption.end()
        spans = [span for span in spans if span.start >= at]
    for span in spans:
        _words(text, at, span.start, tokens)
        quote = text[span.start : span.end]
        tokens.append(Token(span.start, span.end, quote, quote.lower(), span.tag, span.index))
        at = max(at, span.end)
    _words(text, at, end, tokens)
    tell_verbs(tokens)
    return tokens


def _words(text: str, start: int, end: int, tokens: list[Token]) -> None:
    last = start
    for piece in _WITH_SPACE.findall(text, start, end):
        last += len(piece)
        word = piece.lstrip()
        first = last - len(word)
        if word == "." and last < end and tokens and tokens[-1].end == first:
            continue  # an abbreviation's, for the sentence goes on
        if word:
            low, tag, verb = _looked_up(word, not tokens or tokens[-1].tag == "*")
            tokens.append(Token(first, last, word, low, tag, -1, verb))


@lru_cache(maxsize=16_384)
def _looked_up(word: str, first: bool) -> tuple[str, str, Verb | None]:
    """What a word is by itself: its lower case, its tag, and the verb it may be a form of."""
    words = lexicon()
    low = word.lower().replace("’", "'")
    return low, _tag(word, low, first, words), words.verbs.get(low)


def _tag(word: str, low: str, first: bool, words: Lexicon) -> str:
    mark = _PUNCTUATION.get(word)
    if mark is not None:
        return mark
    tag = words.tags.get(low)
    if tag is not None and (word == low or first or word[1:].islower()) and word != "US":
        return tag
    if word[0].isupper() or (word[0].isdigit() and not first):
        return "P"
    if word.endswith(("'d", "’d")):
        return "A"
    if word.endswith("ly") and len(word) > 5 and low not in words.ly_nouns:
        return "X"
    return "N" if word[0].isalpha() or word[0].isdigit() else "."
