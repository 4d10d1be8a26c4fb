"""A sentence as tagged tokens: quantities and mentions of time are one token each, words get a class without context
where the lexicon is sure, and with their neighbours where it is not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.reading.says.lexicon import Lexicon, Verb, lexicon

_WITH_SPACE = re.compile(  # leaves out nothing, so the lengths of its matches give the offsets
    r"\s*+(?:[A-Za-zÀ-ÖØ-öø-ɏ][\w&.'’/-]*[\w]|[A-Za-zÀ-ÖØ-öø-ɏ]|\$?\d[\w.,%/-]*\w%?|\d|--|\S|\Z)"
)
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_CAPTION = re.compile(r"(?:Image|Photo|Picture|Slide) \d+ (?:of|/) \d+[.:]?\s+")  # stands before what a picture shows
_OLD = ("-old", "year old", "-olds", "-old's", "-old’s")
_PUNCTUATION = {
    ",": ",", ";": ";", ":": ":", "(": "(", "[": "(", ")": ")", "]": ")",
    "—": "-", "–": "-", "--": "-", "-": "-", "|": "|", '"': '"',
    "“": '"', "”": '"', "‘": '"', ".": ".",
    "!": ".", "?": ".", "…": ".", "•": "*", "*": "*", "·": "*", "▪": "*", "●": "*", "/": "/", "&": "C",
    "'": '"', "’": '"',
}  # fmt: skip


_NOT_MODAL = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "has",
        "had",
        "have",
        "be",
        "been",
        "being",
        "am",
        "isn't",
        "aren't",
        "wasn't",
        "weren't",
    ]
)


_PLURALS = frozenset(("police", "people", "men", "women", "children", "staff", "media", "data"))
_SUBJECTS = frozenset(("he", "she", "it", "they", "we", "i"))  # what follows at once is a verb
_PLURAL_BEFORE = frozenset(("to", "both", "all", "not", "they", "we", "you", "i", "who"))


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
    if text[start] in "IPS" and (caption := _CAPTION.match(text, start, end)):
        at = caption.end()
        spans = [span for span in spans if span.start >= at]
    for span in spans:
        _words(text, at, span.start, tokens)
        quote = text[span.start : span.end]
        tokens.append(Token(span.start, span.end, quote, quote.lower(), span.tag, span.index))
        at = max(at, span.end)
    _words(text, at, end, tokens)
    _disambiguate(tokens, lexicon())
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


def _disambiguate(tokens: list[Token], words: Lexicon) -> None:
    """Decide between verb and noun, left to right; what is left of a word has been decided, what is right has not."""
    last = len(tokens) - 1
    headline: bool | None = None
    for at, token in enumerate(tokens):
        if token.low in words.by_neighbours and at:
            after = tokens[at + 1] if at < last else None
            if token.low == "that":
                token.tag = _that(tokens[at - 1], after)
            elif _is_state(tokens[at - 1], after):
                token.tag = "V"
        if token.tag not in "NP":
            continue
        if token.tag == "P" and at and tokens[at - 1].tag != "*" and token.verb is not None:
            headline = _is_headline(tokens) if headline is None else headline
            if not headline:
                token.verb = None
                continue
        before = tokens[at - 1] if at else None
        after = tokens[at + 1] if at < last else None
        if token.verb is None:
            if token.tag == "N" and _unknown_verb(token, before, after):
                token.tag, token.verb = "V", Verb(token.low, "past", "plain")
            elif token.tag == "N" and _unknown_participle(token, before, after, words):
                token.tag, token.verb = "V", Verb(token.low, "ing", "plain")
        elif _is_verb(token, token.verb, before, after, words, tokens[at - 2].tag if at > 1 else ""):
            token.tag = "V"


def _is_state(before: Token, after: Token | None) -> bool:
    """ "1 dead", "three people missing": an adjective that is the whole predicate."""
    return before.tag in "NPQA" and (after is None or after.tag not in "NP")


def _that(before: Token, after: Token | None) -> str:
    """ "shares that rose" is relative, "said that shares rose" a conjunction, "that figure" a determiner."""
    if after is None:
        return "R"
    if before.tag in "NPQ":
        return "W"
    if before.tag == "V" or after.tag in "DRPQ":
        return "C"
    return "W" if after.tag in "A" else "D"


def _is_headline(tokens: list[Token]) -> bool:
    """Whether every word is capitalised, verbs too, as headlines have it."""
    return len(tokens) > 3 and not any(token.tag in "NVX" and token.text == token.low for token in tokens)


def _unknown_verb(token: Token, before: Token | None, after: Token | None) -> bool:
    if before is not None and before.low in _SUBJECTS:
        return True
    if not token.low.endswith("ed") or len(token.low) < 5 or "-" in token.low:
        return False
    adjective = before is not None and before.tag in "DIN" and after is not None and after.tag in "NP"
    plural = before is not None and before.tag == "N" and (before.low.endswith("s") or before.low in _PLURALS)
    return not adjective or plural


def _unknown_participle(token: Token, before: Token | None, after: Token | None, words: Lexicon) -> bool:
    if not token.low.endswith("ing") or len(token.low) < 6 or token.low in words.ing_nouns or "-" in token.low:
        return False
    if before is not None and before.tag == "A" and before.low in _NOT_MODAL and _stands_alone(after):
        return True
    if before is not None and before.tag == "N" and after is not None and after.tag == "D":
        return True  # "an estimate signalling a gain"
    return (before is None or before.tag in "C,WIX") and after is not None and after.tag in "DRQP"


def _stands_alone(after: Token | None) -> bool:
    """Whether no noun follows that a participle could belong to: "had been staring at", not "were missing persons"."""
    return after is None or after.tag not in "NP"


def _is_verb(token: Token, verb: Verb, before: Token | None, after: Token | None, words: Lexicon, further: str) -> bool:
    left = before.tag if before else "^"
    right = after.tag if after else "$"
    if before is not None and before.low in words.adjectives and verb.form in ("s", "ing"):
        return False  # "new details emerge", "damp clothing"
    if verb.form == "base" and before is not None and before.low in _PLURAL_BEFORE:
        return right != "V"
    if left == "D" and before is not None and before.low == "each" and verb.form == "ing":
        return True  # "each giving $2,800"
    if left == "D" or (before is not None and left in "NP" and before.low.endswith(("'s", "s'"))):
        return False
    if left == "Q" and further == "D" and right in "NP" and before is not None and not is_person(before):
        return False  # "a 30-denier recycled polyester", "the No. 1 motivating factor"
    if verb.form == "base":
        return _is_base(before, left, after, right, verb.base == "say")
    if verb.form == "s":
        if before is not None and is_person(before):
            return right != "N"
        return _is_third_person(verb, left, after, right, further)
    if verb.form == "ing":
        if token.low in words.ing_nouns or (left == "Q" and right == "I"):
            return right in "DQRP"
        governed = before is not None and before.tag == "V" and before.verb is not None and before.verb.form != "past"
        if governed and right == "N":
            return False  # "shorten drying time"
        if before is not None and (before.low == "of" or (left == "N" and further == "I")) and (
            right not in "DQPRN" or further == "Q"
        ):
            return False  # "15 kg of washing", "of wet washing on"
        return not (left == "I" and right in "VA")
    if left == "Q" and right in "NP" and (verb.base == token.low or right == "N") and not is_person(before):
        return False  # "an 88% cost reduction", "two armed suspects"
    return not (left == "I" and right in "NP")


def _is_base(before: Token | None, left: str, after: Token | None, right: str, speaks: bool) -> bool:
    if before is None or left == "Q":
        return right in "DQPR"
    if left == "A":
        return before.low not in _NOT_MODAL
    plural = left in "NP" and (before.low.endswith("s") or before.low in _PLURALS)
    return plural and (right in "QDIRWPX" or speaks) and (after is None or after.low != "of")


def _is_third_person(verb: Verb, left: str, after: Token | None, right: str, further: str) -> bool:
    if further == "Q" and left in "NP":
        return False  # "20 EV models on": a verb of several has no -s
    if left in "^*":  # an item of a list that leaves out its subject: "Holds 12 cups"
        return right in "QD" and verb.base not in lexicon().attributes
    if left not in 'NPRW)X,-"CVTQ' or right in "VA" or (after is not None and after.low == "of"):
        return False
    if after is not None and after.tag in "NP" and after.verb is not None and _finite_after(after.verb):
        return False  # "Chinese models accounted", "early reports suggest"
    if verb.base not in lexicon().also_verbs:
        return True
    if left == "Q":
        return right in "DQPR"
    if left == "N" and (right in ("C", ",", "$") or (further == "I" and right == "I")):
        return False  # "air crashes and", "without essential supplies for"
    return right not in "N" or left in "PRW"


def _finite_after(verb: Verb) -> bool:
    return verb.form == "past" or (verb.form == "base" and verb.kind in ("say", "finding"))


def is_person(token: Token) -> bool:
    """Whether a figure stands for whoever has that age: "the 17-year-old"."""
    return token.tag == "Q" and token.low.endswith(_OLD)


def is_possessive(token: Token) -> bool:
    """Whether the word ends in a genitive."""
    return token.text.endswith(_POSSESSIVE) and token.tag in "NP"
