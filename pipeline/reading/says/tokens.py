"""A sentence as tagged tokens: quantities and mentions of time are one token each, words get a class without context
where the lexicon is sure, and with their neighbours where it is not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .lexicon import Lexicon, Verb, lexicon

_TOKEN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ][\w&.'’/-]*[\w]|[A-Za-zÀ-ÖØ-öø-ɏ]|\$?\d[\w.,%/-]*\w%?|\d|--|\S")
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_PUNCTUATION = {
    ",": ",", ";": ";", ":": ":", "(": "(", "[": "(", ")": ")", "]": ")", "—": "-", "–": "-", "--": "-", "-": "-", "|": "|", '"': '"',
    "“": '"', "”": '"', "‘": '"', ".": ".", "!": ".", "?": ".", "…": ".", "•": "*", "*": "*", "·": "*", "▪": "*", "●": "*", "/": "/", "&": "C",
    "'": '"', "’": '"',
}  # fmt: skip


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


def tokenize(text: str, start: int, end: int, spans: Sequence[Span]) -> list[Token]:
    """The tokens of `text[start:end]`; `spans`, in order, stand for themselves."""
    tokens: list[Token] = []
    at = start
    for span in spans:
        _words(text, at, span.start, tokens)
        quote = text[span.start : span.end]
        tokens.append(Token(span.start, span.end, quote, quote.lower(), span.tag, span.index))
        at = max(at, span.end)
    _words(text, at, end, tokens)
    _disambiguate(tokens, lexicon())
    return tokens


def _words(text: str, start: int, end: int, tokens: list[Token]) -> None:
    words = lexicon()
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        low = word.lower().replace("’", "'")
        tokens.append(
            Token(match.start(), match.end(), word, low, _tag(word, low, not tokens, words), -1, words.verbs.get(low))
        )


def _tag(word: str, low: str, first: bool, words: Lexicon) -> str:
    mark = _PUNCTUATION.get(word)
    if mark is not None:
        return mark
    tag = words.tags.get(low)
    if tag is not None and (word == low or first or word[1:] == low[1:]) and word != "US":
        return tag
    if word[0].isupper() or (word[0].isdigit() and not first):
        return "P"
    return "N" if word[0].isalpha() or word[0].isdigit() else "."


def _disambiguate(tokens: list[Token], words: Lexicon) -> None:
    """Decide between verb and noun, left to right; what is left of a word has been decided, what is right has not."""
    last = len(tokens) - 1
    for at, token in enumerate(tokens):
        if token.tag == "P" and token.verb and at and token.text != token.low and not _headline_verb(tokens, at):
            token.verb = None
            continue
        if token.tag not in "NP":
            continue
        before = tokens[at - 1] if at else None
        after = tokens[at + 1] if at < last else None
        if token.verb is None:
            if token.tag == "N" and _unknown_verb(token, before, after):
                token.tag, token.verb = "V", Verb(token.low, "past", "plain")
        elif (token.tag == "N" or not at or _headline_verb(tokens, at)) and _is_verb(
            token, token.verb, before, after, words
        ):
            token.tag = "V"


def _headline_verb(tokens: list[Token], at: int) -> bool:
    """In a headline every word is capitalised, its verbs too."""
    plain = sum(1 for token in tokens if token.tag in "NVX" and token.text == token.low)
    return plain == 0 and len(tokens) > 3 and at > 0


def _unknown_verb(token: Token, before: Token | None, after: Token | None) -> bool:
    if not token.low.endswith("ed") or len(token.low) < 5 or "-" in token.low:
        return False
    adjective = before is not None and before.tag in "DIN" and after is not None and after.tag in "NP"
    return not adjective or (before is not None and before.tag == "N" and before.low.endswith("s"))


def _is_verb(token: Token, verb: Verb, before: Token | None, after: Token | None, words: Lexicon) -> bool:
    left = before.tag if before else ""
    right = after.tag if after else ""
    if verb.form == "base":
        if before is None:
            return right in "DQPR"
        if before.low in ("to", "both", "all", "not", "they", "we", "you", "i"):
            return right != "V"
        return left == "A" and before.low not in ("is", "are", "was", "were", "has", "had", "have", "be", "been") or (
            left in "NP" and before.low.endswith("s") and right in "QDI" and right != "" and (after is None or after.low != "of")
        )  # fmt: skip
    if left == "D" or (before is not None and before.low.endswith(("'s", "s'"))):
        return False
    if verb.form == "s":
        return left in ("N", "P", "R", "W", ")", "X", ",", "-", '"', "C", "V") and right != "V" and right != "A" and (
            after is None or after.low != "of"
        ) and (right not in "NP" or left in ("P", "R", "W"))  # fmt: skip
    if verb.form == "ing":
        if token.low in words.ing_nouns:
            return right in ("D", "Q", "R") and left not in ("I", "D")
        return not (left == "I" and right in ("V", "A"))
    adjective = left == "I" and right in "NP" and right != ""
    return not adjective


def is_possessive(token: Token) -> bool:
    """Whether the word ends in a genitive."""
    return token.text.endswith(_POSSESSIVE) and token.tag in "NP"
