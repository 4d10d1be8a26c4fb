"""Punctuation: what it closes, and what may stand behind it."""

from __future__ import annotations

from pipeline.reading.says.clauses.clause import Clause, finite, form
from pipeline.reading.says.clauses.state import State
from pipeline.reading.says.clauses.words import TIMES
from pipeline.reading.says.token import Token


def stop(state: State, at: int) -> int:
    """A mark that ends a sentence or an item."""
    state.restart()
    return at


def bracket(state: State, at: int) -> int:
    """An opening bracket."""
    state.asides.append((state.clause, state.group))
    state.push("aside", None)
    state.parted = True
    return at


def bracket_end(state: State, at: int) -> int:
    """A closing bracket: what stood before the opening one goes on."""
    if state.asides:
        state.clause, state.group = state.asides.pop()
        state.prep = None
    return at


def dash(state: State, at: int) -> int:
    """A dash: behind a dateline, inside of a score, or like a comma."""
    if _ends_dateline(state):
        state.restart()
    elif state.tags[at - 1] == "Q" and state.tags[at + 1] == "Q":
        state.parted = False  # "won 3-1"
    else:
        comma(state, at)
    return at


def _ends_dateline(state: State) -> bool:
    """Whether what stands before a dash is a place in capitals: "OBAN, Argyll -- Two ferries sank"."""
    word = state.tokens[0].text
    return len(word) > 2 and word.isupper() and state.clause.outer is None and state.clause.verb is None


def comma(state: State, at: int) -> int:
    """A comma: it may close the clauses that have their verb."""
    state.parted, state.prep, state.tentative = True, None, None
    _leave_time(state)
    if state.clause.waits:
        _correct_subject(state, state.clause)
    if state.clause.verb is None:
        return at
    following = state.behind(at)
    state.set_apart = state.tags[at] == "-" and following.tag == "I"
    if _goes_on_with_participle(state, following):
        if state.clause.kind == "relative" and state.clause.outer is not None:
            state.clause = finite(state.clause.outer)
    elif not _back_to_open_clause(state) and following.tag not in "VA":
        state.clause = finite(state.clause)
    return at


def _leave_time(state: State) -> None:
    """Leave what was taken for a clause that describes a noun and is but a time: "twice a year, it"."""
    clause, subject = state.clause, state.clause.subject
    if clause.about is None or clause.verb is not None or clause.outer is None or subject is None:
        return
    if state.tokens[subject[1]].low in TIMES:
        state.clause = clause.outer


def _goes_on_with_participle(state: State, following: Token) -> bool:
    """Whether what a participle tells goes on about the clause: "a party erupted in violence, leaving"."""
    if following.tag != "V" or form(following) != "ing":
        return False
    if state.was_told():
        state.clause = state.clause.outer or state.clause  # "told reporters, pointing to"
    return state.clause.subject is not None


def _back_to_open_clause(state: State) -> bool:
    """Go back to the nearest clause outside that has no verb yet."""
    clause = state.clause
    while clause.outer is not None and clause.kind != "aside":
        clause = clause.outer
        if _is_open(clause):
            state.clause = clause
            if clause.waits:
                _correct_subject(state, clause)
            return True
    return False


def _is_open(clause: Clause) -> bool:
    if clause.verb is not None or clause.kind == "after":
        return False
    return clause.subject is not None or clause.outer is None or clause.kind == "told"


def _correct_subject(state: State, clause: Clause) -> None:
    """At a comma: two set behind a subject are the same, and a time alone is none ("Some 30 minutes later, ...")."""
    subject = clause.subject
    if subject is None:
        return
    if state.unpaired is not None and state.unpaired[0] == subject[0]:
        clause.subject, state.unpaired = state.unpaired, None  # "two cousins, a boy and a girl, were"
    elif state.named(subject) is None:
        clause.subject = None
