"""A verb with its auxiliaries, sorted by what its form lets it be."""

from __future__ import annotations

from pipeline.reading.says.clauses.clause import form
from pipeline.reading.says.clauses.finite import finite_verb
from pipeline.reading.says.clauses.nonfinite import past_form, present_participle
from pipeline.reading.says.clauses.state import State
from pipeline.reading.says.clauses.words import NOT_FINITE


def verb(state: State, at: int) -> int:
    """A verb at an index, and what goes on it; the index of its last token."""
    last, first = state.group_end(at), state.tokens[at]
    told = form(first) if first.tag == "V" else "past" if first.low in NOT_FINITE else "auxiliary"
    if told == "ing":
        present_participle(state, at, last)
    elif told == "past":
        past_form(state, at, last)
    elif not told and state.clause.object is not None and state.clause.object == state.group:
        state.push("reduced", state.group)  # "left one dead"
        state.take(state.clause, at, last)
    else:
        finite_verb(state, at, last)
    return last
