"""A sentence as tagged tokens: quantities and mentions of time are one token each, words get a class without context
where the lexicon is sure, and with their neighbours where it is not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.reading.says.lexicon import Lexicon, lexicon
from pipeline.reading.says.token import Looked, Span, Token
from pipeline.reading.says.verbs import SUBJECTS, tell_verbs

_WITH_SPACE = re.compile(  # leaves out nothing, so the lengths of its matches give the offsets
    r"\s*+(?:[A-Za-zÀ-ÖØ-öø-ɏ]\w*+(?:[&.'’/:-]++\w++)*+|['’]s\b|\$?\d[\w.,%/-]*\w%?|\d|--|\S|\Z)"
)
_MOST_KNOWN = 50_000  # words
_ACRONYMS = frozenset(("US", "IT", "WHO", "AM", "IS", "OR"))
_PICTURES = ("Image", "Photo", "Picture", "Slide")
_CAPTION = re.compile(rf"(?:{'|'.join(_PICTURES)}) \d+ (?:of|/) \d+[.:]?\s+")  # stands before what a picture shows
_PUNCTUATION = {
    ",": ",", ";": ";", ":": ":", "(": "(", "[": "(", ")": ")", "]": ")",
    "—": "-", "–": "-", "--": "-", "-": "-", "|": "|", '"': '"',
    "“": '"', "”": '"', "‘": '"', ".": ".",
    "!": ".", "?": ".", "…": ".", "•": "*", "*": "*", "·": "*", "▪": "*", "●": "*", "/": "/", "&": "C",
    "'": '"', "’": '"', "'s": "D", "’s": "D",
}  # fmt: skip


def tokenize(text: str, start: int, end: int, spans: Sequence[Span]) -> list[Token]:
    """The tokens of `text[start:end]`; `spans`, in order, stand for themselves."""
    tokens: list[Token] = []
    at = start
    if text.startswith(_PICTURES, start) and (caption := _CAPTION.match(text, start, end)):
        at = caption.end()
        spans = [span for span in spans if span.start >= at]
    for span in spans:
        _words(text, at, span.start, tokens)
        quote = text[span.start : span.end]
        tokens.append(Token(span.start, span.end, quote, (quote.lower(), span.tag, None, False), span.item))
        at = max(at, span.end)
    _words(text, at, end, tokens)
    tell_verbs(tokens)
    return tokens


def _words(text: str, start: int, end: int, tokens: list[Token]) -> None:
    known, blank, add, at = _KNOWN, Token.__new__, tokens.append, start
    for piece in _WITH_SPACE.findall(text, start, end):
        at += len(piece)
        word = piece.lstrip()
        if not word or (word == "." and at != end and text[at - 2] != " "):  # an abbreviation's ends no sentence
            continue
        token = blank(Token)  # and filled in right here: a call of its constructor takes half as long again
        token.start, token.end, token.text, token.index = at - len(word), at, word, -1
        token.low, token.tag, token.verb, token.open = known[word]
        add(token)


class _Known(dict[str, Looked]):
    """What a word is by itself, looked up once: its lower case, its tag, and the verb it may be a form of."""

    def __missing__(self, word: str) -> Looked:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        words = lexicon()
        low = word.lower().replace("’", "'")
        tag, verb = _tag(word, low, words), words.verbs.get(low)
        asked = verb is not None or low.endswith(("ed", "ing")) if tag in "NP" else low in SUBJECTS
        found = self[word] = (low, tag, verb, asked or low == "little" or low in words.by_neighbours)
        return found


_KNOWN = _Known()


def _tag(word: str, low: str, words: Lexicon) -> str:
    mark = _PUNCTUATION.get(word)
    if mark is not None:
        return mark
    tag = words.tags.get(low)
    if tag is not None and word not in _ACRONYMS:
        return tag
    if word[0].isupper() or word[0].isdigit():
        return "P"
    if word.endswith(("'d", "’d")):
        return "A"
    if word.endswith("ly") and len(word) > 5 and low not in words.ly_nouns:
        return "X"
    return "N" if word[0].isalpha() else "."
