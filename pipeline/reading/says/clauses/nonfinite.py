"""Participles and infinitives, and past forms, which may be participles."""

from __future__ import annotations

from pipeline.reading.says.clauses.clause import Clause, base, form, says
from pipeline.reading.says.clauses.finite import described, finite_verb, forget_participle, gerund_clause
from pipeline.reading.says.clauses.state import State, Whose
from pipeline.reading.says.clauses.words import (
    ASKED,
    EVENTS,
    NOT_FINITE,
    OBJECTS,
    OPENING,
    PLACED,
    RESULTING,
    TIMES,
)
from pipeline.reading.says.phrases import Range
from pipeline.reading.says.token import Token, is_possessive

# -- past forms


def past_form(state: State, at: int, last: int) -> None:
    """A past form by itself: a verb, or a participle that describes a noun."""
    clause = state.clause
    if at == 0 and state.tags[1] == "A":
        return  # "Killed were a man and a woman"
    if state.group is not None and state.before(at).tag == "," and base(state.tokens[at]) in PLACED:
        state.push("reduced", state.group)  # "the hospital in Wick, located"
        state.take(state.clause, at, last)
    elif (outer := _with_participle(state, last)) is not None:
        forget_participle(state, outer)
        state.take(outer, at, last)
    elif gerund_clause(state) is not None:
        finite_verb(state, at, last)
    elif _opens(state):
        _opening_participle(state, at, last)
    elif clause.waits and _is_in_apposition(state) and not says(state.tokens[at]) and _is_closed_by_verb(state, at):
        state.push("reduced", state.apposition)  # "the car, a saloon driven by Hale, struck"
        state.take(state.clause, at, last)
    elif clause.waits and state.before(at).tag == "," and _is_closed_by_verb(state, at):
        state.push("reduced", clause.subject)  # "the deal, dubbed the Pact, covers"
        state.take(state.clause, at, last)
    elif state.nearest is not None and _describes_nearest(state, at):
        state.note_head(state.nearest, at)
        state.open_at_noun()
        state.push("reduced", state.nearest)
        state.take(state.clause, at, last)
    else:
        finite_verb(state, at, last)


def _with_participle(state: State, last: int) -> Clause | None:
    """The clause whose verb so far is a participle of its subject: "two men armed with knives robbed a bank"."""
    if state.parted or not (state.tags[last + 1] in "DQNPRVC.$" or _is_to_infinitive(state, last + 1)):
        return None
    return described(state)


def _is_to_infinitive(state: State, at: int) -> bool:
    return at < len(state.tokens) and state.tokens[at].low == "to" and state.tags[at + 1] == "V"


def _opens(state: State) -> bool:
    """Whether the sentence has neither subject nor verb yet."""
    clause = state.clause
    return clause.kind == "main" and clause.verb is None and clause.subject is None and state.tentative is None


def _opening_participle(state: State, at: int, last: int) -> None:
    """A participle of the noun before it, else of the subject to come."""
    clause, nearest = state.clause, state.nearest
    if nearest is not None and nearest[1] == at - 1:  # "Of the four men hit, ..."
        state.heads.append((nearest, at))
        state.push("reduced", nearest)
        state.take(state.clause, at, last)
    else:  # "Built in secret, Muse Spark ..."
        state.push("reduced", None)
        state.take(state.clause, at, last, clause)


def _is_in_apposition(state: State) -> bool:
    if state.apposition is None or state.apposition != state.group or state.parted:
        return False
    return state.clause.has_own_subject


def _is_closed_by_verb(state: State, at: int) -> bool:
    """Whether a verb stands behind the next comma."""
    comma = next((index for index in range(at + 1, len(state.tokens)) if state.tags[index] in ",;:.|"), None)
    return comma is not None and state.tags[comma] == "," and state.behind(comma).tag in "VA"


def _describes_nearest(state: State, at: int) -> bool:
    """Whether it is a participle of the noun before it: the clause has its verb, or gets it behind the participle."""
    if state.parted or state.before(at).tag not in "NPRQ)TI":
        return False
    waiting = state.waiting() is not None
    if _has_auxiliary_ahead(state, at):
        return not (waiting and state.clause.waits)  # "a woman whose dog bit a postman was fined": each has its verb
    awaited = state.joined or state.tentative or waiting
    return state.clause.verb is not None and not awaited


def _has_auxiliary_ahead(state: State, at: int) -> bool:
    """Whether an auxiliary without a noun of its own follows: "covered in snow was"."""
    verb = state.tokens[at].verb
    if verb is not None and verb.kind == "say":
        return False
    for index in range(at + 1, len(state.tokens)):
        token = state.tokens[index]
        if token.tag == "A":
            return token.low not in NOT_FINITE and index > at + 1
        if _opens_or_closes(token):
            return False
    return False


def _opens_or_closes(token: Token) -> bool:
    """Whether another clause may begin with the token."""
    return token.tag in ',;:.|-CWR("V' or (token.tag == "I" and (token.low in OPENING or token.low == "to"))


# -- present participles


def present_participle(state: State, at: int, last: int) -> None:
    """A participle or gerund: a clause of the noun before it, or of who acts in the clause around it."""
    clause, before = state.clause, state.before(at)
    if _is_time_before(state, before):
        clause.subject = None  # "A few months before moving, the firm"
    subject = state.doer() if _is_result(state, at) else _whose_participle(state, before)
    state.prep = None
    if subject is not None and subject == state.group:
        state.note_head(state.group, at)
        state.open_at_noun()
    state.push("reduced", subject if isinstance(subject, tuple) else None)
    state.take(state.clause, at, last, subject)


def _is_result(state: State, at: int) -> bool:
    """Whether it tells what came of all that the clause says, and not only what the last noun did."""
    if state.clause.verb is None or state.group is None or base(state.tokens[at]) not in RESULTING:
        return False
    first = state.group[0] + (state.tags[state.group[0] - 1] == "V")  # "opened fire" is no event
    return not any(state.tokens[index].low in EVENTS for index in range(first, state.group[1] + 1))


def _is_time_before(state: State, before: Token) -> bool:
    subject = state.clause.subject
    if before.low not in ("before", "after") or subject is None or state.clause.verb is not None:
        return False
    return state.tokens[subject[1]].low in TIMES


def _whose_participle(state: State, before: Token) -> Whose:
    clause = state.clause
    if state.prep is not None or before.tag == "I":
        return state.doer()  # "fined for selling"
    if before.low in OBJECTS and clause.verb is not None:
        return clause.object  # "saw them leaving"
    if not state.parted and (before.tag in "NP)" or (before.tag == "Q" and state.group is not None)):
        return state.group or state.doer()  # "a girl returning home"
    if clause.kind == "reduced" and clause.first is not None and form(state.tokens[clause.first]) == "past":
        return clause.subject or state.doer()  # "a man, named as Hale, suffering"
    return state.doer()


# -- infinitives


def infinitive(state: State, to: int, verb: int) -> int:
    """The infinitive of a "to" at an index; the index of its last token."""
    last, clause, group = state.group_end(verb), state.clause, state.group
    subject = state.doer()
    if clause.verb is not None and group is not None and group[1] == to - 1 and not state.parted:
        subject = _noun_before(state, to, group) or subject
    state.prep = None
    state.push("infinitive", subject if isinstance(subject, tuple) else None)
    state.take(state.clause, verb, last, subject)
    return last


def _noun_before(state: State, to: int, group: Range) -> Range | None:
    """The noun right before an infinitive, or in it, when it is who acts."""
    asked = state.governing() in ASKED and state.clause.object == group
    if asked or state.tokens[group[0] - 1].low == "for":
        return group  # "asked the firm to pay", "a plan for the firm to pay"
    return _owner(state, group) if state.tags[to - 1] in "NP" else None


def _owner(state: State, group: Range) -> Range | None:
    """Whose it is: "the firm's pledge to"."""
    owner = next((at for at in range(group[0], group[1]) if is_possessive(state.tokens[at])), None)
    return None if owner is None else (group[0], owner)
