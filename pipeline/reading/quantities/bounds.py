"""Bounds and hedges: the words on either side of a number that keep it from being just that number."""

from __future__ import annotations

from pipeline.model import Modifier
from pipeline.reading.quantities import lexicon as lex
from pipeline.reading.quantities.tokens import Line


def bound_before(line: Line, first: int) -> tuple[Modifier, int] | None:
    """The bound phrase that ends right before token `first`, and its own first token."""
    last = first - 1
    while line.low[last] in lex.BETWEEN and last > first - 3:
        last -= 1
    if line.low[last] == "of" and line.low[last - 1] not in lex.NOT_NOUN:
        for here in (last - 1, last - 2, last - 3):
            if line.low[here] in ("minimum", "maximum"):
                begin = here - (line.low[here - 1] in ("a", "the"))
                return "at_least" if line.low[here] == "minimum" else "at_most", begin
    for words, modifier in lex.BEFORE.get(line.low[last], ()):
        begin = last - len(words) + 1
        if (begin == last or line.matches(begin, words)) and _means_bound(line, begin, last):
            return _outer(line, modifier, begin)  # type: ignore[arg-type]
    return None


def _outer(line: Line, modifier: Modifier, begin: int) -> tuple[Modifier, int]:
    """Let "at least about 50" and "up to an estimated 50" keep the bound, and the outer words join the quote."""
    last = begin - 1
    for words, outer in lex.BEFORE.get(line.low[last], ()):
        start = last - len(words) + 1
        if len(words) > 1 and line.matches(start, words):
            return (outer if modifier == "approximately" else modifier), start  # type: ignore[return-value]
    return modifier, begin


def _means_bound(line: Line, begin: int, last: int) -> bool:
    """Is this phrase a bound here, and not an adverb or preposition of the same spelling?"""
    word, before = line.low[last], line.low[last - 1]
    if begin < last:
        return not (line.low[begin] == "up" and line.low[begin - 1] in lex.MOTION_VERBS)
    if word == "max" and line.is_digits(last - 1):
        return False  # "737 MAX 8"
    if word in lex.PASSING:
        return _is_a_mark(line, last + 1)
    return before not in _NO_BOUND_AFTER.get(word, ())


_NO_BOUND_AFTER: dict[str, frozenset[str]] = {
    "over": frozenset(["handed", "hand", "hands", "handing"]),  # "handed over $60"
    "past": frozenset(["the", "half", "quarter"]),
    "top": frozenset(["the", "a", "its", "their", "his", "our", "my", "your"]),
    "tops": frozenset(["the"]),
    "around": frozenset(["turned"]),
}


def _is_a_mark(line: Line, at: int) -> bool:
    """Does an amount that one can pass stand here: money or millions, and neither bills nor votes?"""
    at += line.text[at] in ("the", "$", "€", "£")
    large = line.low[at + 1] in lex.MAGNITUDES or line.low[at + 2] in lex.MAGNITUDES
    return large or line.text[at - 1] in ("$", "€", "£")


def bound_after(line: Line, at: int) -> tuple[Modifier, int] | None:
    """The bound phrase that starts at this token, and the first token after it."""
    if line.text[at] == "+" and line.glued(at):
        return "at_least", at + 1
    for words, modifier in lex.AFTER.get(line.low[at], ()):
        if len(words) == 1 or line.matches(at, words):
            if words[0] in ("plus", "odd", "max", "minimum", "maximum", "tops", "approximately") and not _closes(
                line, at
            ):
                continue
            return modifier, at + len(words)  # type: ignore[return-value]
    return None


def _closes(line: Line, at: int) -> bool:
    """Does the phrase end here, so that the word can't belong to what follows?"""
    return line.text[at + 1] in (".", ",", ";", ")", "") or (
        line.low[at] in ("odd", "plus") and line.low[at + 1] in lex.IRREGULAR_PLURALS
    )
