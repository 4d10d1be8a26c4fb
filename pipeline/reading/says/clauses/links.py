"""Words that link: conjunctions, relatives and prepositions."""

from __future__ import annotations

from pipeline.reading.says.clauses.antecedent import antecedent
from pipeline.reading.says.clauses.clause import base
from pipeline.reading.says.clauses.nonfinite import infinitive
from pipeline.reading.says.clauses.state import State
from pipeline.reading.says.clauses.words import ADVERBIAL, BARE, JOINING
from pipeline.reading.says.phrases import Range


def conjunction(state: State, at: int) -> int:
    """A conjunction: between two of a kind, or before a clause."""
    low = state.tokens[at].low
    if low == "once" and (state.tags[at + 1] in "VA" or (state.tags[at + 1] == "Q" and state.tags[at - 1] == ",")):
        return at  # "where he once worked", "a lake, once 30 feet deep"
    if low in JOINING:
        state.parted = True
    elif low == "that":
        _that(state)
    else:
        _open_sub(state)
    state.prep = None
    return at


def _that(state: State) -> None:
    if state.was_told():
        state.clause = state.clause.outer or state.clause
    state.push("that", None)
    state.tentative = state.joined = None
    state.parted = False


def _open_sub(state: State) -> None:
    state.push("sub", None)
    state.tentative = state.joined = None
    state.parted = False


def relative(state: State, at: int) -> int:
    """A relative: its clause describes a noun, or tells when, where and how."""
    low = state.tokens[at].low
    if low == "that" and state.was_told():
        return conjunction(state, at)
    if low in ADVERBIAL:
        _open_sub(state)
    else:
        _open_relative(state, at)
    state.parted, state.prep = False, None
    return at


def _open_relative(state: State, at: int) -> None:
    """Open a clause whose subject is the noun that it describes, or which has one of its own: "the gun that he"."""
    described = _described(state, at)
    state.open_at_noun()
    if state.tokens[at - 1].low == "of" and state.tags[at - 2] == "Q":
        state.push("relative", described)  # "passengers, 12 of whom"
        state.figures[at - 2] = state.clause, None
    elif state.behind(at).tag in "VAT":
        state.push("relative", described)
    else:
        state.push("relative", None)
        state.clause.about = described or (at, at)


def _described(state: State, at: int) -> Range | None:
    found = antecedent(state.tokens, at) or state.joined or state.group
    if found is None:
        doer = state.doer()
        found = doer if isinstance(doer, tuple) else None
    return found


def preposition(state: State, at: int) -> int:
    """A preposition, or the "to" of an infinitive, which is taken with it."""
    if state.tokens[at].low == "to":
        following = at + 1
        while state.tags[following] == "X":
            following += 1
        if _is_infinitive(state, following):
            return infinitive(state, at, following)
    state.prep = at
    return at


def _is_infinitive(state: State, at: int) -> bool:
    tag = state.tags[at]
    if tag == "A":
        return state.tokens[at].low in BARE
    return tag == "V" and base(state.tokens[at]) == state.tokens[at].low  # "cut" looks like a past form, too
