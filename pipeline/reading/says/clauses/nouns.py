"""What a noun phrase may be when the pass comes to it: subject, object, or a part of the phrase before it."""

from __future__ import annotations

from pipeline.reading.says.clauses.chunk import phrase_end
from pipeline.reading.says.clauses.clause import Clause
from pipeline.reading.says.clauses.state import State
from pipeline.reading.says.clauses.words import (
    ALONE,
    ATTACHING,
    BEING,
    COMPARING,
    DATING,
    GIVING,
    INFORMING,
    LINKING,
    OPENING,
    ORDER,
    PAIRING,
    TELLING,
)
from pipeline.reading.says.lexicon import lexicon
from pipeline.reading.says.phrases import Range
from pipeline.reading.says.token import Token, is_person


def noun(state: State, first: int) -> int:
    """A noun phrase that begins at an index; the index of its last token."""
    tags, clause = state.tags, state.clause
    last = phrase_end(tags, state.tokens, first)
    while last > first and tags[last] == "D" and tags[first] == "Q":
        last -= 1  # "pay $3 more"
    if (first == last or tags[last] == "D") and _is_no_phrase(state, first, last):
        return last
    if first == last and state.prep == first - 1 and _is_within_preposition(state, first):
        return last
    if first == last and tags[first] == "Q" and clause.waits and _holds_verb(state.tokens[first]):
        state.take(clause, first, first)
        state.figures[first] = clause, first
        return last
    span = state.nearest = first, last
    if state.prep is not None:
        _behind_preposition(state, span, state.prep)
    elif not state.parted:
        _bare(state, span)
    elif clause.verb is not None or state.tentative is not None:
        _beside(state, span)
    elif clause.subject is not None:
        _beside_subject(state, span)
    else:
        _bare(state, span)
    if "Q" in tags[first : last + 1]:
        _note_figures(state, span)
    state.parted, state.prep = False, None
    return last


def _is_no_phrase(state: State, first: int, last: int) -> bool:
    """Whether it is a determiner that awaits its noun, or the adverb of "who last sailed"."""
    if state.tags[last] == "D" and state.tokens[last].low not in ALONE:
        return True
    return first == last and state.tokens[first].low in ORDER and state.tags[first + 1] in "VA"


def _is_within_preposition(state: State, at: int) -> bool:
    """Whether two words are one preposition, or the beginning of one: "on board the Marlin", "in connection with"."""
    if state.tokens[at].low == "board":
        return state.tokens[at - 1].low == "on" and state.tags[at + 1] in "DP"
    return state.tokens[at - 1].low == "in" and state.tokens[at].low in LINKING and state.tags[at + 1] == "I"


def _holds_verb(token: Token) -> bool:
    """Whether a figure is told with its verb: "doubled", "topped 3 million"."""
    verb = lexicon().verbs.get(token.low.split(" ", 1)[0])
    return verb is not None and verb.form in ("past", "s") and verb.kind != "say"


# -- figures


def _note_figures(state: State, span: Range) -> None:
    for at in range(span[0], span[1] + 1):
        if state.tags[at] == "Q":
            clause = None if _is_apart(state, at, span) else state.clause
            state.figures[at] = clause, None if clause is None else clause.verb


def _is_apart(state: State, at: int, span: Range) -> bool:
    """Whether no verb governs a figure: it is set apart, in an apposition, or deep in what only tells when."""
    apposition = state.apposition
    if state.set_apart or (state.prep == 0 and state.tokens[0].low == "of"):
        return True  # "of the 40 passengers, 12 were"
    if apposition is not None and apposition[0] <= at <= apposition[1]:
        return not _divides(state, apposition)
    tentative = state.tentative
    if tentative is None or not (tentative[0] < span[0] and tentative[1] == span[1]):
        return False
    # "after the funeral of two sailors" tells nothing of the two
    return state.tags[span[1]] != "Q" and state.tokens[tentative[0] - 1].low in DATING


def _divides(state: State, apposition: Range) -> bool:
    """Whether it says of whom the subject is made: "five sailors - three men and two women - fled"."""
    subject, tags = state.clause.subject, state.tags
    counts = apposition[0] < apposition[1] and tags[apposition[0]] == "Q" and tags[apposition[1]] == "N"
    return counts and subject is not None and tags[subject[0]] in "DQ" and "Q" in tags[subject[0] : subject[1]]


# -- behind a preposition


def _behind_preposition(state: State, span: Range, prep: int) -> None:
    """Part of one phrase with the noun before it, if it can hang on that."""
    low, group = state.tokens[prep].low, state.group
    if low in OPENING and low not in COMPARING:
        state.tentative = state.group = span
    elif group is None or low not in ATTACHING or not _hangs(state, group[1], prep):
        state.group = span
    else:
        _lengthen(state, group, (group[0], span[1]))


def _hangs(state: State, before: int, prep: int) -> bool:
    """Whether nothing but quotation marks stands between a noun, which is no adjective, and a preposition."""
    adjoining = prep == before + 1 or all(tag == '"' for tag in state.tags[before + 1 : prep])
    return adjoining and not state.is_adjective(before)


def _lengthen(state: State, group: Range, whole: Range) -> None:
    """Put the whole phrase wherever its beginning stands for a noun."""
    clause = state.clause
    if clause.subject == group and clause.verb is None:
        clause.subject = whole
    if clause.object == group:
        clause.object = whole
    if state.joined == group:
        state.joined = whole
    if state.apposition == group:
        state.apposition = whole
    if state.tentative == group:
        state.tentative = whole
    state.group = whole


# -- behind a comma or "and"


def _beside(state: State, span: Range) -> None:
    """Behind the verb: it may begin a clause, or be set behind a noun that may."""
    joined, linked = state.joined, state.tags[span[0] - 1] == "C"
    if linked and state.tentative is not None and state.tentative == state.group:
        state.tentative = state.group = (state.tentative[0], span[1])  # "after Ida and her brother left"
    elif not linked and state.group is not None and span[0] == span[1] and state.tags[span[0]] == "Q":
        state.joined_apposed = True  # "Ida Moss, 27,"
    elif joined is not None and linked and _pairs(state, joined, span):
        _join(state, (joined[0], span[1]))
    elif joined is not None and not linked and (state.tags[span[1]] == "Q" or state.tags[span[0]] == "D"):
        state.joined_apposed, state.group = True, span  # "and Ida Moss, 27, was"
    else:
        _join(state, span)


def _pairs(state: State, joined: Range, span: Range) -> bool:
    """Whether "and" makes one phrase of two nouns, the first of them no mere value."""
    value = state.tags[joined[1]] == "Q" and not is_person(state.tokens[joined[1]])
    return joined[1] == span[0] - 2 and not (state.joined_apposed or value)


def _join(state: State, span: Range) -> None:
    state.joined = state.group = span
    state.joined_apposed = False


def _beside_subject(state: State, span: Range) -> None:
    """Where a verb is awaited: another of several subjects, or an apposition."""
    clause, before = state.clause, state.tokens[span[0] - 1]
    assert clause.subject is not None
    if before.low == "but" and clause.kind != "told":
        state.clause, state.group = Clause("main", None, span), span
    elif clause.kind == "told" and (before.low == "but" or state.tags[span[0]] == "R"):
        clause.subject = state.group = span  # "told reporters, but she was": what stood before was an object
    elif before.tag == "C" and before.low in ("and", "or"):
        if _is_pair_behind(state, span):
            state.unpaired = clause.subject
        clause.subject = state.group = clause.subject[0], span[1]
    else:
        state.group = state.apposition = span


def _is_pair_behind(state: State, span: Range) -> bool:
    """Whether two nouns may say who the subject before the comma is: "two cousins, a boy and a girl"."""
    first = state.apposition
    if first is None or first[1] != span[0] - 2:
        return False
    return state.tokens[first[0]].low in PAIRING or _divides(state, first)


# -- behind a verb, or at the beginning


def _bare(state: State, span: Range) -> None:
    """With nothing before it that links it."""
    clause, before = state.clause, state.group
    state.group = span
    if clause.verb is not None:
        _behind_verb(state, span, before if before is not None and before[1] == span[0] - 1 else None)
    elif clause.subject is None or clause.kind == "told":
        clause.subject = span  # "told The Times the two teenagers were": who is told comes first
    elif state.named(clause.subject) is None:
        clause.subject = span  # "Two months later he sold the boat"
    elif not _is_value(state, span):
        about = clause.subject
        state.push("relative", span)  # "the gun he bought was found"
        state.clause.about = about


def _is_value(state: State, span: Range) -> bool:
    return span[0] == span[1] and state.tags[span[0]] == "Q" and not is_person(state.tokens[span[0]])


def _behind_verb(state: State, span: Range, before: Range | None) -> None:
    """An object, or the subject of a clause without a word that opens it; `before` stands right before it."""
    governing, clause = state.governing(), state.clause
    if clause.verb is not None and _is_inverted(state, clause, clause.verb):
        clause.subject = span  # "among the dead were two children"
        state.subjects[clause.verb] = span
        state.heads.append((span, clause.verb))
    elif governing in TELLING and not (clause.kind == "speech" and governing in INFORMING):
        state.push("told", span)
    elif before is not None and state.tags[span[0]] in "RD" and governing not in GIVING:
        state.push("relative", span)  # "fired the gun he bought"
        state.clause.about = before
    else:
        clause.object = span


def _is_inverted(state: State, clause: Clause, verb: int) -> bool:
    """Whether the subject is still to come behind a form of "be"."""
    if clause.subject is not None or clause.kind != "main" or verb != clause.first:
        return False
    return verb > 0 and state.tokens[verb].low in BEING
