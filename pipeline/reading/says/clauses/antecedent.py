"""The noun phrase that a relative clause describes."""

from __future__ import annotations

from pipeline.reading.says.clauses.clause import base, says
from pipeline.reading.says.clauses.words import EVENTS, HARMING, OF_SEVERAL
from pipeline.reading.says.people import people
from pipeline.reading.says.phrases import Range, Tokens, chain_left, np_left
from pipeline.reading.says.token import is_person

_NOMINAL = frozenset("NP")
_NEAR = 6  # tokens behind a relative
_SEVERAL = ("s", "men", "women", "people", "children", "police")


def antecedent(tokens: Tokens, relative: int) -> Range | None:
    """What stands before the relative word at an index and is described by its clause, if a noun phrase does."""
    at = _over_links(tokens, relative)
    found = _nominal_before(tokens, at)
    if found and (named := _asked_for(tokens, relative, found)) is not None:
        return named
    if found and tokens[at].tag == "N" and at + 1 == relative and _is_of_nearest(tokens, relative):
        found = np_left(tokens, at), at
    if found and tokens[found[0] - 1].low in ("of", "from") and tokens[found[0] - 2].tag == ",":
        return _nominal_before(tokens, found[0] - 3) or found  # "Price, of Detroit, who"
    return found


def _asked_for(tokens: Tokens, relative: int, chain: Range) -> Range | None:
    """The part of a phrase that the relative wants: for "who" a person at its end, for what does harm an event."""
    heads = [at - 1 for at in range(chain[0] + 1, chain[1] + 1) if tokens[at].tag == "I"]
    if not heads:
        return None
    if tokens[relative].low == "who":
        return (np_left(tokens, chain[1]), chain[1]) if _is_person_last(tokens, heads[0], chain[1]) else None
    if not _harms(tokens, relative):
        return None
    if tokens[chain[1]].low in EVENTS:
        return np_left(tokens, chain[1]), chain[1]
    event = next((at for at in reversed(heads) if tokens[at].low in EVENTS), None)
    if event is None:
        return None
    return (chain[0] if event == heads[0] else np_left(tokens, event)), chain[1]


def _is_person_last(tokens: Tokens, first: int, last: int) -> bool:
    """Whether of two heads only the last is a person: "the killing of a girl who", "$3 million for a baker who"."""
    if tokens[first].tag == "Q":
        return not is_person(tokens[first])
    nouns, plurals = people().nouns, people().plurals
    person = tokens[last].low in nouns or tokens[last].low in plurals
    return person and tokens[first].tag == "N" and tokens[first].low not in nouns and tokens[first].low not in plurals


def _harms(tokens: Tokens, relative: int) -> bool:
    """Whether the relative clause tells of harm, be it by hearsay: "the fire, which police say killed two"."""
    verbs = [token for token in tokens[relative + 1 : relative + _NEAR] if token.tag in "VA"]
    told = verbs[1:2] if verbs and says(verbs[0]) else verbs[:1]
    return bool(told) and base(told[0]) in HARMING


def _over_links(tokens: Tokens, relative: int) -> int:
    """The index where the antecedent ends: over a comma, a time and a preposition."""
    at = relative - 1
    if at >= 0 and tokens[at].tag == ",":
        at -= 1
    if at > 1 and tokens[at].tag == "T":  # "floods in 2024 that"
        at -= 2 if tokens[at - 1].tag == "I" else 1
    if at >= 0 and tokens[at].tag == "I":  # "of which", "in which"
        at -= 2 if at and tokens[at - 1].tag == "," else 1
    return at


def _nominal_before(tokens: Tokens, at: int) -> Range | None:
    if at >= 0 and tokens[at].tag == ")":
        at = _before_parenthesis(tokens, at)
    if at >= 0 and tokens[at].tag in _NOMINAL:
        return chain_left(tokens, at), at
    return (at, at) if at >= 0 and is_person(tokens[at]) else None


def _before_parenthesis(tokens: Tokens, at: int) -> int:
    """The index before the "(" that belongs to the ")" at `at`."""
    return next((i for i in range(at - 1, -1, -1) if tokens[i].tag == "("), at) - 1


def _is_of_nearest(tokens: Tokens, relative: int) -> bool:
    """Whether a relative clause belongs to the nearest noun: with "who", which asks for a person, by number."""
    if tokens[relative].low in ("that", "which"):
        return True
    several = relative + 1 < len(tokens) and tokens[relative + 1].low in OF_SEVERAL
    return several and tokens[relative - 1].low.endswith(_SEVERAL)  # "the boats of nine sailors who are"
