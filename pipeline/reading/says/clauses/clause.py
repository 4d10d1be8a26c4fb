"""A clause, and what its verbs look like."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pipeline.reading.says.clauses.words import IN_THE_PAST, MODALS
from pipeline.reading.says.phrases import Range
from pipeline.reading.says.token import Token

Kind: TypeAlias = Literal[
    "main",
    "sub",  # behind a conjunction or an adverbial relative: "because ...", "when ..."
    "relative",  # "the man who ...", "the gun he ..."
    "reduced",  # a participle's: "the man held in Oban", "leaving two dead"
    "infinitive",  # "to leave"
    "told",  # behind a verb of speech: "said the ferry ..."
    "that",  # "that the ferry ..."
    "aside",  # in brackets
    "after",  # a noun that tells when, which something is said of: "after two men armed with ..."
    "speech",  # who says it, in the midst or at the end: "..., police said, ..."
]

_RELATIVE = ("who", "that")
_WITHOUT_OWN = frozenset(("relative", "reduced", "infinitive", "after"))


class Clause:
    """One clause. `verb` is the last of its verbs so far, and `object` the last noun behind it on no preposition."""

    __slots__ = ("about", "around", "first", "kind", "object", "outer", "subject", "verb")

    def __init__(self, kind: Kind, outer: Clause | None, subject: Range | None = None) -> None:
        self.about: Range | None = None  # of a relative clause with a subject of its own: what it describes
        self.kind = kind
        self.outer = outer
        self.subject = subject
        self.around = None if outer is None else outer.verb  # the verb that it hangs on
        self.first: int | None = None  # its first verb
        self.verb: int | None = None
        self.object: Range | None = None

    @property
    def waits(self) -> bool:
        """Whether it has a subject and no verb yet."""
        return self.verb is None and self.subject is not None

    @property
    def has_own_subject(self) -> bool:
        """Whether the clause itself, and not only one around it, tells what its subject does."""
        return self.kind not in _WITHOUT_OWN or self.about is not None


def finite(clause: Clause) -> Clause:
    """The clause itself, or the nearest around it, with a verb of its own time."""
    while clause.kind in ("reduced", "infinitive") and clause.outer is not None:
        clause = clause.outer
    return clause


def beyond(clause: Clause) -> Clause | None:
    """The clause around the nearest one that is no part of a noun phrase or of a predicate."""
    while clause.kind in ("reduced", "infinitive", "relative") and clause.outer is not None:
        clause = clause.outer
    return clause.outer


def form(token: Token) -> str:
    """The form of a verb, "" for other words."""
    return token.verb.form if token.verb is not None else ""


def tense(token: Token) -> str:
    """ "past", "present" or "ing": two verbs that share a subject are mostly alike in it."""
    if token.low in MODALS:
        return "any"
    if token.tag == "A":
        return "past" if token.low in IN_THE_PAST else "present"
    found = form(token)
    return "present" if found in ("s", "base") else found


def says(token: Token) -> bool:
    """Whether it is a verb of speech."""
    return token.verb is not None and token.verb.kind == "say"


def base(token: Token) -> str:
    """A verb without its ending, "" for other words."""
    return token.verb.base if token.verb is not None else ""


def holds_pronoun(token: Token) -> bool:
    """Whether a subject is in the auxiliary: "he's"."""
    contracted = token.tag == "A" and "'" in token.low and not token.low.endswith("n't")
    return contracted and not token.low.startswith(_RELATIVE)
