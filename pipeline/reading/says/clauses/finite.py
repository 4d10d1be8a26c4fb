"""Whose a finite verb is, asked of one finder after the other.

A finder tells the clause that the verb belongs to, which it opens when it is a new one, or None when its case is
another. Its docstring shows the case, the verb in capitals.
"""

from __future__ import annotations

from collections.abc import Callable

from pipeline.reading.says.clauses.clause import Clause, base, beyond, form, holds_pronoun, says, tense
from pipeline.reading.says.clauses.state import State
from pipeline.reading.says.clauses.words import INFORMING, OF_ONE, OF_SEVERAL, PLURAL
from pipeline.reading.says.people import people
from pipeline.reading.says.phrases import Range

Finder = Callable[[State, int], Clause | None]


def finite_verb(state: State, at: int, last: int) -> None:
    """A verb that needs a subject of its own, or one that it shares."""
    _leave_second_object(state)
    clause = _clause_of(state, at)
    state.take(clause, at, last)
    adds = state.tags[last + 1] == "," and form(state.behind(last + 1)) == "ing"  # "Moss said, adding"
    adds = adds or (base(state.tokens[last]) in INFORMING and state.tags[last + 1] in "RDPN")  # "he told me,"
    if clause.kind == "speech" and clause.outer is not None and not adds:
        state.clause = clause.outer


def _clause_of(state: State, at: int) -> Clause:
    for finder in _BEFORE_VERB if state.clause.verb is None else _BEHIND_VERB:
        found = finder(state, at)
        if found is not None:
            return found
    return state.clause


def _leave_second_object(state: State) -> None:
    """Leave what was taken for a clause that describes a noun and was an object: "paid the man a fee and left"."""
    clause = state.clause
    if clause.about is not None and state.parted and clause.outer is not None and clause.waits:
        state.clause = clause.outer


# -- finders for any clause


def _with_pronoun(state: State, at: int) -> Clause | None:
    """ "Ida sold the boat; she'S now in Lund"."""
    if not holds_pronoun(state.tokens[at]):
        return None
    return Clause("main", beyond(state.clause), (at, at))


def _behind_opening(state: State, at: int) -> Clause | None:
    """ "The ferry was late after a storm HIT the coast"."""
    span = state.tentative
    if span is None or state.parted or not _agrees(state, span, at):
        return None
    return Clause("sub", state.clause, span) if _begins_clause(state, span) else None


def _begins_clause(state: State, span: Range) -> bool:
    """Whether the noun behind "after" or the like is the verb's subject: not in "the day after the storm was"."""
    if state.tags[span[0]] == "R" or state.clause.verb is not None:
        return True
    subject, before = state.clause.subject, span[0] - 2
    return subject is None or subject[1] != before or state.tags[before] == "Q"


def _agrees(state: State, span: Range, verb: int) -> bool:
    """Whether the noun may be the subject of the auxiliary: "as a result have" tells that it is not."""
    low = state.tokens[verb].low
    if low not in OF_ONE and low not in OF_SEVERAL:
        return True
    head = span[0]
    while head < span[1] and state.tags[head + 1] != "I":
        head += 1
    noun = state.tokens[head]
    if noun.tag != "N" or any(state.tokens[at].low == "and" for at in range(span[0], span[1])):
        return True
    several = noun.low.endswith(PLURAL)
    return several if low in OF_SEVERAL else not several or noun.low.endswith("ss")


# -- finders for a clause that has no verb yet


def _speech_inside(state: State, at: int) -> Clause | None:
    """ "Two men, police SAID, were hurt"."""
    group, subject = state.group, state.clause.subject
    if state.parted or group is None or subject is None or not says(state.tokens[at]):
        return None
    aside = group[0] > subject[1] and state.tags[group[0] - 1] in ',"-' and state.tags[group[1]] != "Q"
    return Clause("speech", state.clause, group) if aside else None


def _of_apposition(state: State, _at: int) -> Clause | None:
    """ "Altogether, nine men WERE hurt": no second comma closes an apposition."""
    clause, span = state.clause, state.apposition
    if span is None or span != state.group or state.parted or clause.subject is None:
        return None
    if clause.kind == "told":
        return Clause("main", beyond(clause), span)
    clause.subject = span
    return clause


def _speech_behind_quote(state: State, at: int) -> Clause | None:
    """ "Not a day longer", SAID Ida Moss."""
    return Clause("speech", state.clause) if state.clause.subject is None and _is_inverted(state, at) else None


def _of_last_noun(state: State, _at: int) -> Clause | None:
    """ "The gulls, where they nest, ARE counted"."""
    clause = state.clause
    if clause.kind != "sub" or clause.subject is not None or clause.outer is None or clause.outer.verb is not None:
        return None
    clause.subject = state.group
    return clause


# -- finders for a clause that has a verb


def _of_gerund(state: State, _at: int) -> Clause | None:
    """ "Ida said that painting the boats COULD take a week"."""
    clause = gerund_clause(state)
    first, object_ = state.clause.first, state.clause.object
    if clause is None or first is None or object_ is None:
        return None
    clause.subject = first, object_[1]
    return clause


def gerund_clause(state: State) -> Clause | None:
    """The clause without a subject whose subject is all that the gerund before a verb says."""
    clause, outer = state.clause, state.clause.outer
    if clause.kind != "reduced" or outer is None or clause.object is None or state.parted or clause.first is None:
        return None
    begins = clause.first == 0 or state.tags[clause.first - 1] in "C;:.|"
    gerund = form(state.tokens[clause.first]) == "ing" and clause.object == state.group
    if clause.object[0] == clause.object[1] and state.tokens[clause.object[0]].low in people().plurals:
        return None  # "Responding officers found"
    return outer if gerund and begins and outer.subject is None and outer.verb is None else None


def _after_participle(state: State, _at: int) -> Clause | None:
    """ "Two men armed with knives WERE held", "A man charged with stealing a boat WAS held"."""
    clause = None if state.parted else described(state)
    if clause is not None:
        forget_participle(state, clause)
    return clause


def described(state: State) -> Clause | None:
    """The clause whose verb so far may be a participle of its subject: "two men armed with knives"."""
    clause = state.clause
    while clause.kind in ("reduced", "infinitive") and clause.outer is not None:
        clause = clause.outer
    if state.tentative or _joins_clause(state) or (clause.about is not None and state.waiting() is not None):
        return None
    return clause if _may_be_participle(state, clause) else None


def _joins_clause(state: State) -> bool:
    """Whether the last noun may begin a clause: not so in "with knives and guns"."""
    joined = state.joined
    return joined is not None and not (state.tags[joined[0]] == "N" and state.tags[joined[0] - 1] == "C")


def _may_be_participle(state: State, clause: Clause) -> bool:
    verb = clause.verb
    if verb is None or verb != clause.first or clause.subject is None:
        return False
    if state.tags[verb] != "V" or state.tags[verb + 1] not in "ITXAV," or form(state.tokens[verb]) != "past":
        return False
    return all(tag == "X" for tag in state.tags[clause.subject[1] + 1 : verb])


def forget_participle(state: State, clause: Clause) -> None:
    """Take the clause's verb for a participle, so that its true verb can be told."""
    state.heads = [head for head in state.heads if head[1] != clause.first]
    clause.first = None


def _another_alike(state: State, at: int) -> Clause | None:
    """ "The man left home and STOLE a car"."""
    clause = state.clause
    if not state.parted or clause.first is None or clause.kind == "reduced" or state.before(at).tag != "C":
        return None
    return clause if tense(state.tokens[at]) in ("any", tense(state.tokens[clause.first])) else None


def _of_waiting(state: State, _at: int) -> Clause | None:
    """ "The man who robbed a bank WAS held"."""
    if state.joined is not None and state.clause.kind in ("main", "told", "sub"):
        return None
    return state.waiting()


def _speech_at_end(state: State, at: int) -> Clause | None:
    """ "It sank at noon," SAID Ida Moss."""
    return Clause("speech", state.clause) if _is_inverted(state, at) else None


def _is_inverted(state: State, at: int) -> bool:
    """Whether who speaks stands behind the verb."""
    return at > 0 and state.tags[at - 1] in '",' and state.tags[at + 1] in "PDN" and says(state.tokens[at])


def _speech_in_between(state: State, at: int) -> Clause | None:
    """ "Moss bought a boat, she SAID, and sold it", and at the end of a sentence."""
    joined = state.joined
    if joined is None or state.parted or not says(state.tokens[at]) or state.tags[at + 1] not in ',.$"':
        return None
    return Clause("speech", state.clause, joined) if state.tags[joined[0] - 1] in ',"' else None


def _believed(state: State, at: int) -> Clause | None:
    """ "A man they believe SHOT six swans"."""
    clause = state.clause
    if clause.about is None or state.before(at).tag != "V":
        return None
    return Clause("told", clause, clause.about)


def _of_joined(state: State, at: int) -> Clause | None:
    """ "Ida sold the boat and her brother BOUGHT a car"."""
    if state.joined is None:
        return None
    if state.parted and not (state.joined_apposed and state.before(at).tag == ","):
        return None
    return Clause("main", beyond(state.clause), state.joined)


def _shared(state: State, at: int) -> Clause | None:
    """ "The firm, which makes kettles, fell 3% but LATER ROSE": the nearest clause whose verb has the same form."""
    if not state.parted and state.before(at).tag not in "VA":
        return None
    told, tags = tense(state.tokens[at]), state.tags
    if at > 1 and tags[at - 1] == "C" and tags[at - 2] == "V" and told == "past":
        return state.clause  # "shot and killed by"
    clause: Clause | None = state.clause
    while clause is not None and not _is_alike(state, clause, told):
        clause = clause.outer
    return clause or state.clause


def _is_alike(state: State, clause: Clause, told: str) -> bool:
    if clause.verb is None or clause.first is None:
        return False
    if (clause.kind == "sub" and clause.subject is None) or (clause.kind == "reduced" and told == "past"):
        return False
    return told in ("any", tense(state.tokens[clause.first]), tense(state.tokens[clause.verb]))


def _of_object(state: State, _at: int) -> Clause | None:
    """ "The firm found its kettles LEAK"."""
    span = state.clause.object
    return Clause("told", state.clause, span) if span is not None and span == state.group else None


_BEFORE_VERB: tuple[Finder, ...] = (
    _with_pronoun, _behind_opening, _speech_inside, _of_apposition, _speech_behind_quote, _of_last_noun,
)  # fmt: skip
_BEHIND_VERB: tuple[Finder, ...] = (
    _with_pronoun, _behind_opening, _of_gerund, _after_participle, _another_alike, _of_waiting, _speech_at_end,
    _believed, _speech_in_between, _of_joined, _shared, _of_object,
)  # fmt: skip
