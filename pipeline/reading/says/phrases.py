"""Noun phrases, governing verbs and their subjects in a tagged sentence, all found by walking from a known token."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reading.says.lexicon import lexicon
from pipeline.reading.says.token import Token, is_person, is_possessive

Tokens = Sequence[Token]
Range = tuple[int, int]  # of token indices, the last one included

_NOMINAL = frozenset("NP")
_BREAKS = frozenset(";:-.|*")
_ATTACHING = frozenset(
    [
        "of",
        "in",
        "for",
        "from",
        "at",
        "on",
        "with",
        "among",
        "by",
        "about",
        "near",
        "under",
        "behind",
        "per",
        "between",
        "across",
        "within",
        "outside",
        "inside",
        "to",
    ]
)
_OF_SEVERAL = frozenset(("are", "were", "have"))
_SEVERAL = ("s", "men", "women", "people", "children", "police")
_FARTHEST = 14  # tokens: no noun phrase that names a thing is longer
_BARE = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "some",
        "any",
        "no",
        "another",
        "each",
        "every",
        "all",
        "both",
        "several",
        "many",
        "most",
        "few",
        "more",
        "your",
        "our",
        "my",
        "its",
        "their",
        "his",
        "her",
    ]
)


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


def skip_parenthesis(tokens: Tokens, at: int) -> int:
    """The index before the "(" that belongs to the ")" at `at`."""
    for i in range(at - 1, -1, -1):
        if tokens[i].tag == "(":
            return i - 1
    return at - 1


def verb_left(tokens: Tokens, at: int) -> int | None:
    """The verb or auxiliary that governs what stands at `at`, looking left inside its clause."""
    clause = lexicon().clause
    i = at - 1
    while i >= 0:
        token = tokens[i]
        if token.tag == ")":
            i = skip_parenthesis(tokens, i)
            continue
        if token.tag in "VA":
            return i
        if (
            token.tag in _BREAKS
            or (token.tag == "W" and (i < at - 1 or token.low in ("where", "when")))
            or (token.tag == "C" and token.low in clause)
        ):
            return None
        i -= 1
    return None


def subject_of(tokens: Tokens, verb: int, depth: int = 0) -> Range | None:
    """The noun phrase, or pronoun, that is the subject of the verb at `verb`."""
    if depth > 6:
        return None
    i = verb - 1
    while i >= 0 and _passed(tokens, i):
        i -= 1
        if tokens[i + 1].low == "to":
            return _previous_subject(tokens, i + 1, depth)
    if i < 0:
        return _after_opening(tokens, verb)
    token = tokens[i]
    if token.tag in _NOMINAL:
        first = chain_left(tokens, i)
        if (inside := _inside_of(tokens, first)) is not None:
            return subject_of(tokens, inside, depth + 1) or (first, i)
        if first > 1 and tokens[first - 1].low in ("of", "from") and tokens[first - 2].tag == ",":
            return _across_comma(tokens, first - 2, depth) or (first, i)  # "Price, 27, of Detroit"
        return first, i
    if is_person(token):
        return i, i
    if token.tag == "Q":
        participle = tokens[verb].verb is not None and tokens[verb].tag == "V" and _form(tokens[verb]) == "ing"
        return _previous_subject(tokens, i, depth) if participle else None
    if token.tag == "R" or (
        token.tag == "D"
        and token.low in ("this", "that", "these", "those", "both", "all", "another", "other", "others")
    ):
        return i, i
    if token.tag == "W":
        return antecedent(tokens, i) or _previous_subject(tokens, i, depth)
    if token.tag == ")":
        return _nominal_before(tokens, skip_parenthesis(tokens, i))
    if token.tag == ",":
        found = _across_comma(tokens, i, depth)
        anybody = found is not None and tokens[found[0]].low in ("you", "i", "we")
        # "Your fee grows with every year you stay, reaching ...": what follows goes on about the fee
        return (main_subject(tokens[:i]) or found) if anybody and _form(tokens[verb]) == "ing" else found
    if token.tag in "CIV":
        return _previous_subject(tokens, i + 1, depth)
    if token.tag == '"':
        return _nominal_before(tokens, i - 1)
    return None


def _inside_of(tokens: Tokens, first: int) -> int | None:
    """The verb of a clause that ends in the phrase at `first`, which so is no subject of what follows.

    "A fire that began in one home engulfed ...", "a girl returning home was ...", "the man who robbed a bank was ...".
    """
    at = first - 2 if first > 1 and tokens[first - 1].tag == "I" else first - 1
    if at < 1 or tokens[at].tag != "V":
        return None
    verb = tokens[at].verb
    if verb is None or verb.kind in ("say", "finding"):
        return None
    relative = tokens[at - 1].tag == "W" or (tokens[at - 1].tag == "A" and at > 1 and tokens[at - 2].tag == "W")
    reduced = verb.form == "ing" and (tokens[at - 1].tag in _NOMINAL or is_person(tokens[at - 1]))
    return at if at == first - 2 or reduced or relative else None


def _passed(tokens: Tokens, at: int) -> bool:
    """Whether the word may stand between a subject and its verb."""
    token = tokens[at]
    if token.tag in "AX" or token.low in ("first", "last", "both", "all", "each", "to"):
        return True
    return at > 0 and (token.tag == "T" or (token.low == "there" and tokens[at - 1].tag in _NOMINAL))


def _form(token: Token) -> str:
    return token.verb.form if token.verb is not None else ""


def _after_opening(tokens: Tokens, verb: int) -> Range | None:
    """ "Built in secret, Muse Spark ...": the phrase behind the comma that closes an opening participle."""
    if _form(tokens[verb]) not in ("ing", "past"):
        return None
    comma = next((i for i in range(verb, len(tokens)) if tokens[i].tag == ","), None)
    if comma is None or comma + 1 >= len(tokens):
        return None
    last = np_right(tokens, comma + 1)
    return (comma + 1, last) if last > comma else None


def _nominal_before(tokens: Tokens, at: int) -> Range | None:
    if at >= 0 and tokens[at].tag == ")":
        at = skip_parenthesis(tokens, at)
    if at >= 0 and tokens[at].tag in _NOMINAL:
        return chain_left(tokens, at), at
    return (at, at) if at >= 0 and is_person(tokens[at]) else None


def antecedent(tokens: Tokens, relative: int) -> Range | None:
    at = relative - 1
    if at >= 0 and tokens[at].tag == ",":
        at -= 1
    if at > 1 and tokens[at].tag == "T":  # "floods in 2024 that"
        at -= 2 if tokens[at - 1].tag == "I" else 1
    if at >= 0 and tokens[at].tag == "I":  # "of which", "in which"
        at -= 2 if at and tokens[at - 1].tag == "," else 1
    found = _nominal_before(tokens, at)
    if found and tokens[at].tag == "N" and at + 1 == relative and _is_of_nearest(tokens, relative):
        found = np_left(tokens, at), at
    if found and tokens[found[0] - 1].low in ("of", "from") and tokens[found[0] - 2].tag == ",":
        return _nominal_before(tokens, found[0] - 3) or found  # "Price, of Detroit, who"
    return found


def _is_of_nearest(tokens: Tokens, relative: int) -> bool:
    """Whether a relative clause belongs to the nearest noun: with "who", which asks for a person, by number."""
    if tokens[relative].low in ("that", "which"):
        return True
    several = relative + 1 < len(tokens) and tokens[relative + 1].low in _OF_SEVERAL
    return several and tokens[relative - 1].low.endswith(_SEVERAL)  # "the boats of nine sailors who are"


def _across_comma(tokens: Tokens, comma: int, depth: int) -> Range | None:
    """The subject before a comma: over an apposition or a relative clause, or that of the verb before it."""
    opening = comma - 1
    while opening >= 0 and tokens[opening].tag != "," and tokens[opening].tag not in _BREAKS:
        opening -= 1
    inside = tokens[opening + 1 : comma]
    has_verb = any(token.tag in "VA" for token in inside)
    if opening > 0 and tokens[opening].tag == "," and (not has_verb or (inside and inside[0].tag in "WVI")):
        aged = (
            opening > 2 and tokens[opening - 1].tag == "Q" and tokens[opening - 2].tag == ","
        )  # "Price, 27, of Lund,"
        found = _nominal_before(tokens, opening - 3 if aged else opening - 1)
        if found:
            return found
    if has_verb:
        return _previous_subject(tokens, comma, depth)
    return _nominal_before(tokens, comma - 1)


def _previous_subject(tokens: Tokens, before: int, depth: int) -> Range | None:
    """The subject of the last verb before `before`."""
    for i in range(before - 1, -1, -1):
        if tokens[i].tag in "VA":
            return subject_of(tokens, i, depth + 1)
        if tokens[i].tag in ";*|":
            return None
    return None


def main_subject(tokens: Tokens) -> Range | None:
    """The subject of the sentence's first verb that has one."""
    for at, token in enumerate(tokens):
        if token.tag in "VA" and (found := subject_of(tokens, at)) is not None:
            return found
    return None
