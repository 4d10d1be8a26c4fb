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
_VERBAL = ("ed", "ing")  # endings of verbs that the lexicon may lack
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
    opened: list[int] = []
    at = start
    if text.startswith(_PICTURES, start) and (caption := _CAPTION.match(text, start, end)):
        at = caption.end()
        spans = [span for span in spans if span.start >= at]
    for span in spans:
        _words(text, at, span.start, tokens, opened)
        quote = text[span.start : span.end]
        tokens.append(Token(span.start, span.end, quote, (quote.lower(), span.tag, None, False), span.item))
        at = max(at, span.end)
    _words(text, at, end, tokens, opened)
    tell_verbs(tokens, opened)
    return tokens


def _words(text: str, start: int, end: int, tokens: list[Token], opened: list[int]) -> None:
    """Append the tokens of `text[start:end]`, and to `opened` the indices of those that their neighbours decide on."""
    known, add, at = _KNOWN.get, tokens.append, start
    for word in text[start:end].split(" "):  # no token has a space inside, and most that stand between two are a word
        looked, first = known(word), at
        at += len(word) + 1
        if looked is None:
            if not word:  # beside a quantity
                continue
            if not (word.isascii() and word.isalpha()):
                _cut(text, first, at - 1, end, tokens, opened)
                continue
            looked = _KNOWN[word]  # letters are one token, as the expression would have it
        if looked[3]:
            opened.append(len(tokens))
        add(Token(first, at - 1, word, looked))


def _cut(text: str, start: int, end: int, stop: int, tokens: list[Token], opened: list[int]) -> None:
    """The same of what stands between two spaces and is no known word; the sentence ends at `stop`."""
    last = end - 1 if text[end - 1] in ",." else end
    word = text[start:last]
    if word in _KNOWN or (word.isascii() and word.isalpha()):
        pieces = [word, text[last:end]]
    else:
        pieces = _WITH_SPACE.findall(text, start, end)
    at = start
    for piece in pieces:
        at += len(piece)
        word = piece.lstrip()
        if not word or (word == "." and at != stop and text[at - 2] != " "):  # an abbreviation's ends no sentence
            continue
        looked = _KNOWN[word]
        if looked[3]:
            opened.append(len(tokens))
        tokens.append(Token(at - len(word), at, word, looked))


class _Known(dict[str, Looked]):
    """What a word is by itself, looked up once: its lower case, its tag, and the verb it may be a form of.

    A full stop is not kept, for it is a token only in some places.
    """

    def __missing__(self, word: str) -> Looked:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        words, low = lexicon(), word.lower()
        if "’" in low:
            low = low.replace("’", "'")
        tag, verb = _tag(word, low, words), words.verbs.get(low)
        asked = verb is not None or low.endswith(_VERBAL) if tag in "NP" else low in SUBJECTS or low == "little"
        found = (low, tag, verb, asked or low in words.by_neighbours)
        if word != ".":
            self[word] = found
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
