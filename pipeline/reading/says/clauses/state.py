"""Where the pass over a sentence stands: the clause it is in, and the nouns that may yet become a verb's subject."""

from __future__ import annotations

from pipeline.reading.says.clauses.clause import Clause, Kind, base
from pipeline.reading.says.clauses.words import FLOATING, INFORMING, ORDER, SEEING
from pipeline.reading.says.lexicon import lexicon
from pipeline.reading.says.phrases import Range, Tokens
from pipeline.reading.says.token import Token, is_person

_END = Token(0, 0, "", ("", "$", None, False))  # stands beyond either end
_BEYOND = ["$"] * 3  # more than any rule looks past the end, or before the start by an index under zero

Whose = Range | Clause | None  # a subject; that of a clause which may be told later; or none


class State:
    """The state between two tokens. What is found is in `subjects`, `heads` and `figures`."""

    __slots__ = (
        "apposition", "asides", "clause", "figures", "group", "heads", "joined", "joined_apposed", "nearest", "parted",
        "prep", "set_apart", "subjects", "tags", "tentative", "tokens", "unpaired",
    )  # fmt: skip

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.tags = [token.tag for token in tokens] + _BEYOND
        self.clause = Clause("main", None)
        self.nearest: Range | None = None  # the last noun phrase alone
        self.group: Range | None = None  # the last noun phrase, with what hangs on it
        self.prep: int | None = None  # the preposition that waits for its noun
        self.tentative: Range | None = None  # a noun behind "after" or the like: it may begin a clause
        self.joined: Range | None = None  # a noun behind a comma or "and": it may begin a clause
        self.joined_apposed = False  # whether something is set behind `joined`: "and Ida Moss, 27,"
        self.apposition: Range | None = None  # a noun behind a subject and a comma
        self.unpaired: Range | None = (
            None  # a subject before "a man and a woman" were added, which may be set behind it
        )
        self.set_apart = False  # whether a dash and a preposition set apart what follows: "a shot - from 30 yards"
        self.parted = True  # whether a comma or conjunction stands between the last noun or verb and here
        self.asides: list[tuple[Clause, Range | None]] = []  # clause and noun before each open bracket
        self.subjects: dict[int, Whose] = {}  # of every verb and auxiliary
        self.heads: list[tuple[Range, int]] = []  # a subject, and the verb that tells of it
        self.figures: dict[
            int, tuple[Clause | None, int | None]
        ] = {}  # the clause that a figure is in, its verb so far

    # -- opening and closing clauses

    def push(self, kind: Kind, subject: Range | None) -> None:
        """Open a clause inside of this one."""
        self.clause = Clause(kind, self.clause, subject)

    def restart(self) -> None:
        """Begin a new sentence, or an item of a list."""
        self.clause = Clause("main", None)
        self._forget_nouns()
        self.parted = True

    def take(self, clause: Clause, at: int, last: int, subject: Whose = None) -> None:
        """Make the verb group the clause's, and go on in it; `subject` where it is not the clause's own."""
        whose, tags, subjects = clause.subject if subject is None else subject, self.tags, self.subjects
        subjects[last] = whose
        for index in range(at, last):
            if tags[index] in "VAQ":
                subjects[index] = whose
        if clause.first is None:
            if clause.subject is not None and clause.has_own_subject:
                self.heads.append((clause.subject, at))
            clause.first = at
        clause.verb, clause.object = last, None
        self.clause = clause
        self._forget_nouns()
        self.parted = self.set_apart = False

    def _forget_nouns(self) -> None:
        self.group = self.joined = self.tentative = self.prep = self.apposition = self.unpaired = None
        self.joined_apposed = False

    def open_at_noun(self) -> None:
        """Open the clause that the last noun may begin, before a clause that describes the noun."""
        if self.tentative is not None and self.tentative == self.group:
            self.push("after", self.tentative)
            self.tentative = None
        elif self.joined is not None and self.joined == self.group and self.clause.kind != "aside":
            self.clause = Clause("main", self.clause, self.joined)
            self.joined = None

    def waiting(self) -> Clause | None:
        """The nearest outer clause that waits for its verb."""
        if self.clause.kind == "aside":
            return None
        clause = self.clause.outer
        while clause is not None:
            if clause.verb is None and clause.subject is not None:
                return clause
            clause = clause.outer
        return None

    def was_told(self) -> bool:
        """Whether the last noun is who is told something: "told reporters"."""
        clause = self.clause
        if clause.kind != "told" or clause.around is None or not clause.waits:
            return False
        return base(self.tokens[clause.around]) in INFORMING

    def doer(self) -> Whose:
        """Whose a participle or infinitive without a noun is: that of the clause around it, be it told later."""
        here = self.clause
        while here.subject is None and here.outer is not None:
            here = here.outer
        return here if here.subject is None else here.subject

    def note_head(self, span: Range | None, verb: int) -> None:
        """Note that what an object is seen or found doing is told of the object: "shows two men standing"."""
        clause = self.clause
        if span is None or (clause.verb is None and (clause.subject is not None or clause.outer is not None)):
            return
        if clause.verb is None or (span in (clause.object, self.joined) and self._shows(clause.verb)):
            self.heads.append((span, verb))

    def _shows(self, at: int) -> bool:
        verb = self.tokens[at].verb
        return verb is not None and (verb.kind == "finding" or verb.base in SEEING)

    # -- looking around

    def group_end(self, at: int) -> int:
        """The index of the last token of the auxiliaries and the verb that begin at an index."""
        tags, last, here = self.tags, at, at
        if tags[at] == "V":
            return at
        while tags[here + 1] in "AXV" or (tags[here + 1] in "DI" and self.tokens[here + 1].low in FLOATING):
            here += 1
            if tags[here] == "V":
                return here
            if tags[here] == "A":
                last = here
        return last

    def behind(self, at: int) -> Token:
        """The token behind, over adverbs."""
        at += 1
        while self.tags[at] == "X" or (self.tags[at] == "N" and self.tokens[at].low in ORDER):
            at += 1
        return self.tokens[at] if at < len(self.tokens) else _END

    def before(self, at: int) -> Token:
        """The token before, over adverbs and quotation marks."""
        at -= 1
        while at >= 0 and self.tags[at] in 'X"':
            at -= 1
        return self.tokens[at] if at >= 0 else _END

    def governing(self) -> str:
        """The base form of the clause's last verb, "" when there is none or it is an auxiliary."""
        return base(self.tokens[self.clause.verb]) if self.clause.verb is not None else ""

    def is_adjective(self, at: int) -> bool:
        """Whether a word that is tagged as a noun is an adjective."""
        return self.tags[at] == "N" and self.tokens[at].low in lexicon().adjectives

    def named(self, span: Range) -> Range | None:
        """The phrase without what only says how many of it; None when there is nothing else."""
        first, last = span
        while first + 1 < last and self.tags[first] in "DQX" and self.tokens[first + 1].low == "of":
            first += 2  # "some of the patrons"
        if self.tags[last] != "Q" or is_person(self.tokens[last]):
            return first, last
        bare = all(self.tags[at] in "DQ" or self.is_adjective(at) for at in range(first, last + 1))
        return None if bare else (first, last)
