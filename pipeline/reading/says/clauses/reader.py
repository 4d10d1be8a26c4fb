"""The pass over a sentence, token by token, each by its tag."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.reading.says.clauses.clause import Clause
from pipeline.reading.says.clauses.links import conjunction, preposition, relative
from pipeline.reading.says.clauses.nouns import noun
from pipeline.reading.says.clauses.separators import bracket, bracket_end, comma, dash, stop
from pipeline.reading.says.clauses.state import State
from pipeline.reading.says.clauses.verbs import verb
from pipeline.reading.says.phrases import Range, Tokens

Step = Callable[[State, int], int]  # reads what begins at an index; the index of its last token


def read(tokens: Tokens) -> State:
    """The state at the end of a sentence."""
    state = State(tokens)
    tags, steps, at, end = state.tags, _STEPS.get, 0, len(tokens)
    while at < end:
        step = steps(tags[at])
        at = at + 1 if step is None else step(state, at) + 1
    return state


def told(state: State) -> dict[int, Range]:
    """The subjects found, those looked up that an opening clause has from the one that it opens."""
    found: dict[int, Range] = {}
    for at, subject in state.subjects.items():
        while isinstance(subject, Clause):
            subject = subject.subject if subject.subject is not None else subject.outer
        if subject is not None and (named := state.named(subject)) is not None:
            found[at] = named
    return found


def _time(state: State, at: int) -> int:
    state.prep = None  # "in 2026"
    return at


_STEPS: dict[str, Step] = {
    **dict.fromkeys("NPQRD", noun), **dict.fromkeys("VA", verb), **dict.fromkeys(";:.|*", stop),
    "I": preposition, "W": relative, "C": conjunction, "T": _time,
    "-": dash, ",": comma, "(": bracket, ")": bracket_end,
}  # fmt: skip
