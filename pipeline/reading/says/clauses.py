"""The clauses of a tagged sentence, told in one pass from left to right: which verb has which subject, what governs what.

A clause is opened by the sentence, a conjunction, a relative, a participle, "to" or a verb of speech. It is closed by a
comma, a bracket, or a verb that can only be an outer clause's ("the man who robbed a bank was held"). A verb without a
noun of its own goes on about the subject of the clause that it is joined to ("left home, stole a car and fled").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from pipeline.reading.says.lexicon import lexicon
from pipeline.reading.says.token import Token, is_person, is_possessive

Tokens = Sequence[Token]
Range = tuple[int, int]  # of token indices, the last one included
Kind: TypeAlias = Literal["main", "sub", "relative", "reduced", "infinitive", "told", "that", "aside", "after"]

_ATTACHING = frozenset(
    (
        "of", "in", "for", "from", "at", "on", "with", "among", "by", "about", "near", "under", "behind", "per", "between",
        "across", "within", "outside", "inside", "to", "like", "without", "against", "over", "into", "off",
    )
)  # fmt: skip
_ALONE = frozenset(("this", "that", "these", "those", "both", "all", "another", "other", "others", "some", "many", "most", "several", "few", "none", "everyone"))
_BE = ("is", "are", "was", "were", "be", "been", "being", "am", "isn't", "aren't", "wasn't", "weren't", "'s", "'re", "'m")
_NOT_FINITE = frozenset(("be", "been", "being", "having"))
_OPENING = frozenset(("after", "before", "since", "as", "until", "till", "once", "than", "like"))  # a noun, or a clause
_ADVERBIAL = frozenset(("where", "when", "why", "how", "what", "whatever", "wherever"))
_JOINING = frozenset(("and", "or", "but", "nor", "then", "yet"))
_OBJECTS = frozenset(("him", "them", "me", "us", "her", "it", "you"))
_ASKED = frozenset(  # who they have for an object is who acts
    """ask tell order allow force want expect urge help enable cause lead require persuade convince invite permit let make
    encourage advise instruct prompt warn hire push press need compel see hear watch leave find send keep""".split()
)
_OF_ONE = frozenset(("is", "was", "has"))
_OF_SEVERAL = frozenset(("are", "were", "have"))
_PLURAL = ("s", "men", "women", "people", "children", "police", "staff", "data", "media", "family", "team")
_SEEING = frozenset(("see", "hear", "watch", "feature", "depict", "locate", "discover"))
_TELLING = frozenset(  # verbs that a clause follows without "that"
    """say tell believe think allege claim estimate insist argue suggest predict warn confirm add report indicate acknowledge
    admit testify know hope fear expect realise realize feel guess wish mean note ensure""".split()
)
_ORDER = frozenset(("first", "last", "next", "second"))
_TIMES = frozenset("days weeks months years hours minutes decades seconds day week month year hour".split())
_GIVING = frozenset("give tell pay send offer cost hand show award ask teach lend grant deny sell owe".split())
_LAST: Token = Token(0, 0, "", ("", "$", None, False))


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


class Clauses:
    """The subject of every verb and auxiliary that has one, and the verb that governs each figure."""

    __slots__ = ("_figures", "_heads", "_saying", "subjects")

    def __init__(self, tokens: Tokens) -> None:
        reader = _Reader(tokens)
        reader.run()
        self.subjects: dict[int, Range] = reader.told()
        self._heads = reader.heads
        self._figures = reader.figures
        self._saying = frozenset(at for at in self.subjects if _says(tokens[at]))

    @property
    def main_subject(self) -> Range | None:
        """The subject of the sentence's first verb that has one."""
        return self.subjects[min(self.subjects)] if self.subjects else None

    def governs(self, figure: int) -> tuple[int | None, bool]:
        """The verb that governs the figure at a token's index, and whether the figure stands in the verb's subject."""
        for (first, last), verb in self._heads:
            if first <= figure <= last:
                return verb, True
        clause, verb_then = self._figures.get(figure, (None, None))
        if verb_then is not None:
            return verb_then, False
        while clause is not None:
            if clause.first is not None and (clause.first < figure or clause.first not in self._saying):
                return clause.first, False
            if clause.kind in ("that", "sub"):
                break  # whose verb was not recognised
            if clause.around is not None:
                return clause.around, False
            clause = clause.outer
        return None, False


class _Reader:
    """Goes through a sentence once."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.tags = [token.tag for token in tokens] + ["$"] * 3
        self.clause = Clause("main", None)
        self.group: Range | None = None  # the last noun phrase, with what hangs on it
        self.prep: int | None = None  # the preposition that waits for its noun
        self.joined: Range | None = None  # a noun behind a comma or "and": it may begin a clause
        self.tentative: Range | None = None  # a noun behind "after" or the like: it may begin a clause
        self.nearest: Range | None = None  # the last noun phrase alone
        self.near: Range | None = None  # a noun behind a subject and a comma
        self.alone: Range | None = None  # a subject before "a man and a woman" were added, which may be set behind it
        self.broken = False  # whether a dash and a preposition set apart what follows: "a shot - from 30 yards"
        self.apposed = False  # whether something is set behind `joined`
        self.parted = True  # whether a comma or conjunction stands between the last noun or verb and here
        self.asides: list[tuple[Clause, Range | None]] = []
        self.subjects: dict[int, Range | Clause | None] = {}
        self.heads: list[tuple[Range, int]] = []
        self.figures: dict[int, tuple[Clause | None, int | None]] = {}

    def run(self) -> None:
        tags, tokens, at, end = self.tags, self.tokens, 0, len(self.tokens)
        while at < end:
            tag = tags[at]
            if tag in "NPQRD":
                at = self._noun(at) + 1
                continue
            if tag in "VA":
                at = self._verb(at) + 1
                continue
            if tag == "I":
                at = self._preposition(at) + 1
                continue
            if tag == "W":
                self._relative(at)
            elif tag == "C":
                self._conjunction(at)
            elif tag == "T":
                self.prep = None
            elif tag == "-" and self._is_dateline():
                self._end()
            elif tag == "-" and tags[at - 1] == "Q" and tags[at + 1] == "Q":
                self.parted = False  # "won 3-1"
            elif tag in ",-":
                self._comma(at)
            elif tag == "(":
                self.asides.append((self.clause, self.group))
                self._push("aside", None)
                self.parted = True
            elif tag == ")" and self.asides:
                self.clause, self.group = self.asides.pop()
                self.prep = None
            elif tag in ";:.|*":
                self._end()
            at += 1

    def told(self) -> dict[int, Range]:
        """The subjects found, those looked up that an opening clause has from the one that it opens."""
        found: dict[int, Range] = {}
        for verb, subject in self.subjects.items():
            while isinstance(subject, Clause):
                subject = subject.subject if subject.subject is not None else subject.outer
            if subject is not None and (named := self._named(subject)) is not None:
                found[verb] = named
        return found

    def _named(self, span: Range) -> Range | None:
        """The phrase without what only says how many of it; None when there is nothing else."""
        first, last = span
        while first + 1 < last and self.tags[first] in "DQX" and self.tokens[first + 1].low == "of":
            first += 2  # "some of the patrons"
        alone = self.tokens[last]
        bare = all(self.tags[at] in "DQ" or self._is_adjective(at) for at in range(first, last + 1))
        figure = alone.tag == "Q" and not is_person(alone) and bare
        return None if figure else (first, last)

    def _is_dateline(self) -> bool:
        """Whether what stands before a dash is a place in capitals: "OBAN, Argyll -- Two ferries sank"."""
        word = self.tokens[0].text
        return len(word) > 2 and word.isupper() and self.clause.outer is None and self.clause.verb is None

    # -- nouns

    def _noun(self, first: int) -> int:
        """A noun phrase that begins here; the index of its last token."""
        last = self._phrase_end(first)
        if self.tags[last] == "D" and self.tokens[last].low not in _ALONE:
            return last
        if first == last and self.tokens[first].low in _ORDER and self.tags[first + 1] in "VA":
            return last
        span, clause = (first, last), self.clause
        if first == last and clause.waits and self._is_doing(first):
            self._take(clause, first, first)  # "doubled", "topped 3 million"
            self.figures[first] = clause, first
            return last
        self.nearest = span
        if self.prep is not None:
            self._hanging(span)
        elif self.parted and (clause.verb is not None or self.tentative is not None):
            self._beside(span)
        elif self.parted and clause.subject is not None and clause.verb is None:
            self._beside_subject(span)
        else:
            self._bare(span)
        tags = self.tags
        for at in range(first, last + 1):
            if tags[at] == "Q":
                beside = self.near is not None and self.near[0] <= at <= self.near[1]
                deep = (
                    self.tentative is not None
                    and self.tentative[0] < first
                    and self.tentative[1] == last
                    and tags[last] != "Q"
                    and self.tokens[self.tentative[0] - 1].low in ("after", "before", "since", "until")
                )
                apart = beside or self.broken or deep  # "after the funeral of two sailors" tells nothing of the two
                self.figures[at] = None if apart else self.clause, None if apart else self.clause.verb
        self.parted, self.prep = False, None
        return last

    def _verb_ahead(self, at: int) -> bool:
        """Whether a verb without a noun of its own follows, so that this one is a participle: "covered in snow was"."""
        verb = self.tokens[at].verb
        if verb is not None and verb.kind == "say":
            return False
        for index in range(at + 1, len(self.tokens)):
            token = self.tokens[index]
            if token.tag in ',;:.|-CWR("' or (token.tag == "I" and (token.low in _OPENING or token.low == "to")) or token.tag == "V":
                return False
            if token.tag == "A":
                return token.low not in _NOT_FINITE and index > at + 1
        return False

    def _closed_ahead(self, at: int) -> bool:
        """Whether a verb stands behind the next comma."""
        comma = next((index for index in range(at + 1, len(self.tokens)) if self.tags[index] in ",;:.|"), None)
        return comma is not None and self.tags[comma] == "," and self._after(comma).tag in "VA"

    def _is_doing(self, at: int) -> bool:
        """Whether a figure is told with its verb."""
        token = self.tokens[at]
        verb = lexicon().verbs.get(token.low.split(" ", 1)[0]) if token.tag == "Q" else None
        return verb is not None and verb.form in ("past", "s") and verb.kind != "say"

    def _phrase_end(self, first: int) -> int:
        tags, tokens, last = self.tags, self.tokens, first
        if tags[first] == "R":
            return first
        while tags[last] == "D" and tags[last + 1] in "DNPQX" and tokens[last].low != "that":
            last += 1
        if tags[last] == "X":
            if tags[last + 1] not in "QN":
                return last - 1
            last += 1
        while True:
            tag, here = tags[last + 1], tokens[last]
            if tags[last] == "Q" and tag == "D" and here.low.endswith(" of"):
                last += 1  # "half of the plums"
            elif tag == "T" and tags[last + 2] in "NP" and (is_possessive(here) or tags[last] == "D"):
                last += 2
            elif tag in "NP":
                if tag == "P" and tags[last] == "N" and here.low.endswith("s") and not is_possessive(here):
                    return last  # "on all four counts Ms Bautista": titles before names are singular
                last += 1
            elif tag == "D" and tokens[last + 1].low in ("other", "more") and tags[last] == "Q":
                last += 1
            elif tag == "Q" and tags[last] == "Q" and is_person(tokens[last + 1]):
                last += 1  # "two 16-year-olds"
            elif tag == "Q":
                if (tags[last + 2] not in "NP" and not (tags[last + 2] == "Q" and "-" in tokens[last + 2].low)) or (tags[last] in "NP" and here.low.endswith("s") and not is_possessive(here)):
                    return last + 1 if tags[last] == "D" else last
                last += 1
            elif tag == "C" and tokens[last + 1].low == "&" and tags[last + 2] == "P":
                last += 2
            elif tag == "/" and tags[last + 2] in "NP":
                last += 2
            else:
                return last

    def _hanging(self, span: Range) -> None:
        """A noun behind a preposition: with the noun before it one phrase, if it can hang on that."""
        assert self.prep is not None
        low, group = self.tokens[self.prep].low, self.group
        if low in _OPENING and low not in ("like", "than"):
            self.tentative = self.group = span
            return
        if group is None or not self._adjoin(group[1], self.prep) or low not in _ATTACHING or self._is_adjective(group[1]):
            self.group = span
            return
        whole, clause = (group[0], span[1]), self.clause
        if clause.subject == group and clause.verb is None:
            clause.subject = whole
        if clause.object == group:
            clause.object = whole
        if self.joined == group:
            self.joined = whole
        if self.near == group:
            self.near = whole
        if self.tentative == group:
            self.tentative = whole
        self.group = whole

    def _adjoin(self, before: int, after: int) -> bool:
        """Whether nothing but quotation marks stands between two tokens."""
        return all(tag == '"' for tag in self.tags[before + 1 : after])

    def _is_adjective(self, at: int) -> bool:
        token = self.tokens[at]
        return token.tag == "N" and token.low in lexicon().adjectives

    def _beside(self, span: Range) -> None:
        """A noun behind a comma or "and" and behind the verb: it may begin a clause, or be set behind one that may."""
        joined, linked = self.joined, self.tokens[span[0] - 1].tag == "C"
        if linked and self.tentative is not None and self.tentative == self.group:
            self.tentative = self.group = (self.tentative[0], span[1])  # "after Ida and her brother left"
            return
        if span[0] == span[1] and self.tags[span[0]] == "Q" and not linked and self.group is not None:
            self.apposed = True  # "Ida Moss, 27,"
            return
        valued = joined is not None and self.tags[joined[1]] == "Q" and not is_person(self.tokens[joined[1]])
        if joined is not None and linked and joined[1] == span[0] - 2 and not (self.apposed or valued):
            span = joined[0], span[1]
        elif joined is not None and not linked and (self.tags[span[1]] == "Q" or self.tags[span[0]] == "D"):
            self.apposed, self.group = True, span  # "and Ida Moss, 27, was"
            return
        self.joined = self.group = span
        self.apposed = False

    def _beside_subject(self, span: Range) -> None:
        """A noun behind a comma or "and" where a verb is awaited: another of several subjects, or an apposition."""
        clause, before = self.clause, self.tokens[span[0] - 1]
        assert clause.subject is not None
        if before.low == "but" and clause.kind != "told":
            self.clause = Clause("main", None, span)
            self.group = span
        elif clause.kind == "told" and (before.low == "but" or self.tags[span[0]] == "R"):
            clause.subject = self.group = span  # "told reporters, but she was": what stood before was an object
        elif before.tag == "C" and before.low in ("and", "or"):
            near = self.near
            if near is not None and near[1] == span[0] - 2 and self.tokens[near[0]].low in ("a", "an", "one", "two"):
                self.alone = clause.subject
            clause.subject = (clause.subject[0], span[1])
            self.group = clause.subject
        else:
            self.group = self.near = span

    def _bare(self, span: Range) -> None:
        clause, before = self.clause, self.group
        if before is not None and before[1] != span[0] - 1:
            before = None
        self.group = span
        if clause.verb is None and clause.subject is None:
            clause.subject = span
        elif clause.verb is None and clause.kind == "told":
            clause.subject = span  # "told The Times the two teenagers were": who is told comes first
        elif clause.verb is None and span[0] == span[1] and self.tags[span[0]] == "Q" and not is_person(self.tokens[span[0]]):
            return
        elif clause.verb is None:
            about = clause.subject
            self._push("relative", span)  # "the gun he bought was found"
            self.clause.about = about
        else:
            verb = self.tokens[clause.verb].verb
            if verb is not None and verb.base in _TELLING:
                self._push("told", span)
            elif before is not None and self.tags[span[0]] in "RD" and not (verb is not None and verb.base in _GIVING):
                self._push("relative", span)  # "fired the gun he bought"
                self.clause.about = before
            else:
                clause.object = span

    # -- what opens and closes clauses

    def _push(self, kind: Kind, subject: Range | None) -> None:
        self.clause = Clause(kind, self.clause, subject)

    def _end(self) -> None:
        self.clause = Clause("main", None)
        self.group = self.joined = self.tentative = self.prep = self.near = self.alone = None
        self.parted, self.apposed = True, False

    def _comma(self, at: int) -> None:
        self.parted, self.prep, self.tentative = True, None, None
        clause: Clause | None = self.clause
        if self.clause.waits and self.clause.about is not None and self.clause.outer and self._is_time(self.clause.subject):
            self.clause = clause = self.clause.outer  # "twice a year, it"
        if clause is not None and clause.waits:
            self._correct(clause)
        if clause is None or clause.verb is None:
            return
        following = self._after(at)
        self.broken = self.tags[at] == "-" and following.tag == "I"
        if clause.subject is not None and _form(following) == "ing" and following.tag == "V":
            if clause.kind == "relative" and clause.outer is not None:
                self.clause = _finite(clause.outer)
            return  # "after a party erupted in violence, leaving"
        while clause.outer is not None and clause.kind != "aside":
            clause = clause.outer
            if clause.verb is None and clause.kind != "after" and (clause.subject is not None or clause.outer is None or clause.kind == "told"):
                self.clause = clause
                if clause.waits:
                    self._correct(clause)
                return
        if following.tag not in "VA" and self.clause.kind in ("reduced", "infinitive"):
            self.clause = _finite(self.clause)

    def _is_time(self, span: Range | None) -> bool:
        return span is not None and self.tokens[span[1]].low in _TIMES

    def _correct(self, clause: Clause) -> None:
        """At a comma: two set behind a subject are the same, and a time alone is none ("Some 30 minutes later, ...")."""
        if self.alone is not None and clause.subject is not None and self.alone[0] == clause.subject[0]:
            clause.subject, self.alone = self.alone, None  # "two cousins, a boy and a girl, were"
        elif clause.subject is not None and self._named(clause.subject) is None:
            clause.subject = None

    def _conjunction(self, at: int) -> None:
        low = self.tokens[at].low
        if low in _JOINING or low == "&":
            self.parted = True
        else:
            if low == "that" and self._was_told():
                self.clause = self.clause.outer or self.clause
            self._push("that" if low == "that" else "sub", None)
            self.tentative = self.joined = None
            self.parted = False
        self.prep = None

    def _was_told(self) -> bool:
        """Whether the last noun is who is told something: "told reporters that"."""
        if self.clause.kind != "told" or not self.clause.waits or self.clause.around is None:
            return False
        verb = self.tokens[self.clause.around].verb
        return verb is not None and verb.base in ("tell", "warn", "inform", "remind", "assure", "notify")

    def _relative(self, at: int) -> None:
        low = self.tokens[at].low
        if low == "that" and self._was_told():
            self._conjunction(at)
            return
        if low in _ADVERBIAL:
            self._push("sub", None)
            self.tentative = self.joined = None
        else:
            following = self._after(at).tag
            antecedent = self._antecedent(at)
            self._settle()
            self._push("relative", antecedent if following in "VAT" else None)
            self.clause.about = None if following in "VAT" else antecedent or (at, at)
        self.parted, self.prep = False, None

    def _antecedent(self, relative: int) -> Range | None:
        from pipeline.reading.says import phrases

        found = phrases.antecedent(self.tokens, relative) or self.joined or self.group
        if found is None:
            doer = self._doer(self.clause)
            found = doer if isinstance(doer, tuple) else None
        return found

    def _preposition(self, at: int) -> int:
        tokens, tags = self.tokens, self.tags
        if tokens[at].low == "to":
            following = at + 1
            while tags[following] == "X":
                following += 1
            if following < len(tokens) and (
                (tags[following] == "A" and tokens[following].low in ("be", "have", "do"))
                or (tags[following] == "V" and _form(tokens[following]) == "base")
            ):
                return self._infinitive(at, following)
        self.prep = at
        return at

    # -- verbs

    def _verb(self, at: int) -> int:
        """A group of auxiliaries and a verb that begins here; the index of its last token."""
        last = self._group_end(at)
        first = self.tokens[at]
        form = _form(first) if first.tag == "V" else "finite"
        if first.tag == "A" and first.low in _NOT_FINITE:
            form = "past"
        if form == "ing":
            self._participle(at, last)
        elif form == "past":
            self._past(at, last)
        elif not form and self.clause.object is not None and self.clause.object == self.group:
            self._push("reduced", self.group)  # "left one dead"
            self._take(self.clause, at, last)
        else:
            self._finite(at, last)
        return last

    def _group_end(self, at: int) -> int:
        tags, last, here = self.tags, at, at
        if tags[at] == "V":
            return at
        while tags[here + 1] in "AXV" or (tags[here + 1] == "D" and self.tokens[here + 1].low in ("all", "both", "each")):
            here += 1
            if tags[here] == "V":
                return here
            if tags[here] == "A":
                last = here
        return last

    def _finite(self, at: int, last: int) -> None:
        """A verb that needs a subject of its own, or one that it shares."""
        before = self._before(at)
        if self.clause.about is not None and self.clause.waits and self.parted and self.clause.outer is not None:
            self.clause = self.clause.outer  # "paid the man a fee and left": it was no clause
        clause = self.clause
        if _has_pronoun(self.tokens[at]):
            self.clause = Clause("main", _finite_outer(clause), (at, at))
            self._take(self.clause, at, last)
        elif self._begins_clause(at):
            self._push("sub", self.tentative)
            self._take(self.clause, at, last)
        elif clause.waits:
            if self._is_aside(at):
                self._aside(at, last, self.group)
                return
            if self.near is not None and self.near == self.group and not self.parted:
                if clause.kind == "told":
                    clause = Clause("main", _finite_outer(clause), self.near)
                clause.subject = self.near  # "Altogether, nine men were": no second comma closes an apposition
            self._take(clause, at, last)
        elif clause.verb is None:
            if self._inverted(at):
                return self._aside(at, last, None)
            elif clause.outer is not None and clause.kind == "sub" and clause.outer.verb is None and self.group:
                clause.subject = self.group
            self._take(self.clause, at, last)
        elif self._describes(clause) and not self.parted:
            self._instead(clause, at, last)
        elif self.parted and before.tag == "C" and self._goes_on(clause, at):
            self._take(clause, at, last)
        elif (waiting := self._waiting()) is not None and not (self.joined and clause.kind in ("main", "told", "sub")):
            self._take(waiting, at, last)
        elif self._inverted(at):
            self._aside(at, last, None)
        elif clause.about is not None and before.tag == "V":
            self._push("told", clause.about)  # "a man they believe shot six"
            self._take(self.clause, at, last)
        elif self.joined is not None and (not self.parted or (self.apposed and before.tag == ",")):
            self.clause = Clause("main", _finite_outer(clause), self.joined)
            self._take(self.clause, at, last)
        elif self.parted or before.tag in "VA":
            self._take(self._joined_to(at), at, last)
        elif clause.object is not None and clause.object == self.group:
            self._push("told", clause.object)
            self._take(self.clause, at, last)
        else:
            self._take(clause, at, last)

    def _begins_clause(self, at: int) -> bool:
        """Whether the noun behind "after" or the like is the verb's subject: not in "the day after the storm was"."""
        if self.tentative is None or self.parted or not self._agrees(self.tentative, at):
            return False
        subject, before = self.clause.subject, self.tentative[0] - 2
        if self.tags[self.tentative[0]] == "R":
            return True
        return self.clause.verb is not None or subject is None or subject[1] != before or self.tags[before] == "Q"

    def _agrees(self, span: Range, verb: int) -> bool:
        """Whether the noun may be the subject of the auxiliary: "as a result have" tells that it is not."""
        low = self.tokens[verb].low
        if low not in _OF_ONE and low not in _OF_SEVERAL:
            return True
        head = span[0]
        while head < span[1] and self.tags[head + 1] != "I":
            head += 1
        noun = self.tokens[head]
        if noun.tag != "N" or any(self.tokens[at].low == "and" for at in range(span[0], span[1])):
            return True
        several = noun.low.endswith(_PLURAL)
        return several if low in _OF_SEVERAL else not several or noun.low.endswith("ss")

    def _is_aside(self, at: int) -> bool:
        """Whether a verb of speech and its noun stand between a subject and its verb: "two men, police said, were"."""
        verb, group = self.tokens[at].verb, self.group
        if self.parted or verb is None or verb.kind != "say" or group is None or self.clause.subject is None or self.tags[group[1]] == "Q":
            return False
        return group[0] > self.clause.subject[1] and self.tags[group[0] - 1] in ',"-'

    def _inverted(self, at: int) -> bool:
        """Whether who speaks stands behind the verb: "...", said Ida Moss."""
        verb = self.tokens[at].verb
        says = verb is not None and verb.kind == "say"
        return says and at > 0 and self.tags[at - 1] in '",' and self.tags[at + 1] in "PDN"

    def _aside(self, at: int, last: int, subject: Range | None) -> None:
        waiting, aside = self.clause, Clause("aside", self.clause, subject)
        self._take(aside, at, last)
        self.clause = waiting

    def _past(self, at: int, last: int) -> None:
        """A past form by itself: a verb, or a participle that describes the noun before it."""
        clause, before = self.clause, self._before(at)
        if at == 0 and self.tags[1] == "A":
            return  # "Killed were a man and a woman"
        if self._describes(clause) and not self.parted and (self.tags[last + 1] in "DQNPRV.$" or self._to(last + 1)):
            self._instead(clause, at, last)
            return
        if clause.verb is None and clause.subject is None and self.tentative is None and clause.kind == "main":
            beside = self.nearest is not None and self.nearest[1] == at - 1  # "Of the four men hit, ..."
            if beside and self.nearest is not None:
                self.heads.append((self.nearest, at))
            self._push("reduced", self.nearest if beside else None)
            self._take(self.clause, at, last, None if beside else clause)  # "Built in secret, Muse Spark ..."
        elif clause.waits and before.tag == "," and self._closed_ahead(at):
            self._push("reduced", clause.subject)  # "the deal, dubbed the Pact, covers"
            self._take(self.clause, at, last)
        elif (
            before.tag in "NPRQ)TI"
            and not self.parted
            and self.nearest is not None
            and (self._verb_ahead(at) or (clause.verb is not None and self._waiting() is None and not (self.joined or self.tentative)))
        ):
            self._seen(self.nearest, at)
            self._settle()
            self._push("reduced", self.nearest)
            self._take(self.clause, at, last)
        else:
            self._finite(at, last)

    def _describes(self, clause: Clause) -> bool:
        """Whether the clause's verb may be a participle of its subject: "two men armed with knives began to"."""
        verb = clause.verb
        if verb is None or verb != clause.first or clause.subject is None or self.joined or self.tentative:
            return False
        adjacent = all(tag == "X" for tag in self.tags[clause.subject[1] + 1 : verb])
        bare = adjacent and self.tags[verb] == "V" and _form(self.tokens[verb]) == "past"
        return bare and self.tags[verb + 1] in "ITXAV,"

    def _to(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens[at].low == "to" and self.tags[at + 1] == "V"

    def _instead(self, clause: Clause, at: int, last: int) -> None:
        """Take the verb for the clause's, and the one before it for a participle."""
        self.heads = [head for head in self.heads if head[1] != clause.first]
        clause.first = None
        self._take(clause, at, last)

    def _participle(self, at: int, last: int) -> None:
        clause, before = self.clause, self._before(at)
        subject: Range | Clause | None
        if clause.waits and before.low in ("before", "after") and clause.subject and self.tokens[clause.subject[1]].low in _TIMES:
            clause.subject = None  # "A few months before moving, the firm"
        if self.prep is not None or before.tag == "I":
            subject = self._doer(clause)
        elif before.low in _OBJECTS and clause.verb is not None:
            subject = clause.object
        elif not self.parted and (before.tag in "NP)" or (before.tag == "Q" and self.group is not None)):
            subject = self.group or self._doer(clause)
        elif clause.kind == "reduced" and clause.first is not None and _form(self.tokens[clause.first]) == "past":
            subject = clause.subject or self._doer(clause)  # "a man, named as Hale, suffering"
        else:
            subject = self._doer(clause)
        self.prep = None
        if subject is not None and subject == self.group:
            self._seen(self.group, at)
            self._settle()
        self._push("reduced", subject if isinstance(subject, tuple) else None)
        self._take(self.clause, at, last, subject)

    def _seen(self, span: Range | None, verb: int) -> None:
        """Note that what an object is seen or found doing is told of the object: "shows two men standing"."""
        clause = self.clause
        if span is None or (clause.verb is None and (clause.subject is not None or clause.outer is not None)):
            return
        if clause.verb is not None:
            governing = self.tokens[clause.verb].verb
            if span not in (clause.object, self.joined) or governing is None:
                return
            if governing.kind != "finding" and governing.base not in _SEEING:
                return
        self.heads.append((span, verb))

    def _settle(self) -> None:
        """Open the clause that the last noun may begin, before a clause that describes the noun."""
        if self.tentative is not None and self.tentative == self.group:
            self._push("after", self.tentative)
            self.tentative = None
        elif self.joined is not None and self.joined == self.group and self.clause.kind != "aside":
            self.clause = Clause("main", self.clause, self.joined)
            self.joined = None

    def _doer(self, clause: Clause) -> Range | Clause | None:
        """Whose a participle or infinitive without a noun is: that of the clause around it, be it told later."""
        here: Clause | None = clause
        while here is not None and here.subject is None and here.outer is not None:
            here = here.outer
        return here if here is None or here.subject is None else here.subject

    def _infinitive(self, to: int, verb: int) -> int:
        clause, before = self.clause, self.tokens[to - 1] if to else _LAST
        last = self._group_end(verb)
        subject = self._doer(clause)
        if not self.parted and clause.verb is not None and self.group is not None and self.group[1] == to - 1:
            governing = self.tokens[clause.verb].verb
            behind_for = self.tokens[self.group[0] - 1].low == "for"
            asked = governing is not None and governing.base in _ASKED and clause.object == self.group
            if behind_for or asked:
                subject = self.group
            elif before.tag in "NP" and (owner := self._owner(self.group)) is not None:
                subject = owner
        self.prep = None
        self._push("infinitive", subject if isinstance(subject, tuple) else None)
        self._take(self.clause, verb, last, subject)
        return last

    def _owner(self, group: Range) -> Range | None:
        """ "the firm's pledge to": whose it is."""
        for at in range(group[0], group[1]):
            if is_possessive(self.tokens[at]):
                return group[0], at
        return None

    def _take(self, clause: Clause, at: int, last: int, subject: Range | Clause | None = None) -> None:
        """Make the verb group the clause's, and go on in it."""
        whose = subject if subject is not None else clause.subject
        for index in range(at, last + 1):
            if self.tags[index] in "VAQ":
                self.subjects[index] = whose
        own = clause.kind in ("main", "sub", "told", "that", "aside") or clause.about is not None
        if clause.first is None and clause.subject is not None and own:
            self.heads.append((clause.subject, at))
        if clause.first is None:
            clause.first = at
        clause.verb, clause.object = last, None
        self.clause = clause
        self.group = self.joined = self.tentative = self.prep = self.near = self.alone = None
        self.parted = self.apposed = self.broken = False

    def _waiting(self) -> Clause | None:
        """The nearest outer clause that waits for its verb."""
        clause = self.clause.outer
        while clause is not None and self.clause.kind != "aside":
            if clause.waits:
                return clause
            clause = clause.outer
        return None

    def _goes_on(self, clause: Clause, at: int) -> bool:
        """Whether a verb behind "and" has the form of the clause's own verb."""
        return clause.first is not None and clause.kind != "reduced" and self._tense(clause.first) == self._tense(at)

    def _joined_to(self, at: int) -> Clause:
        """The clause with the verb that a verb behind "and" or a comma goes on from: the nearest of its own form."""
        form, tags = self._tense(at), self.tags
        if at > 1 and tags[at - 1] == "C" and tags[at - 2] == "V" and form == "past":
            return self.clause  # "shot and killed by"
        clause: Clause | None = self.clause
        while clause is not None:
            if (
                clause.verb is not None
                and clause.first is not None
                and form in (self._tense(clause.first), self._tense(clause.verb))
                and (clause.subject is not None or clause.kind != "sub")
                and (clause.kind != "reduced" or form != "past")
            ):
                return clause
            clause = clause.outer
        return self.clause

    def _tense(self, at: int) -> str:
        token = self.tokens[at]
        if token.tag == "A":
            return "past" if token.low in ("was", "were", "had", "did", "wasn't", "weren't", "hadn't", "didn't") else "present"
        form = _form(token)
        return "present" if form in ("s", "base") else form

    def _after(self, at: int) -> Token:
        """The token behind, over adverbs."""
        at += 1
        while self.tags[at] == "X" or (self.tags[at] == "N" and self.tokens[at].low in _ORDER):
            at += 1
        return self.tokens[at] if at < len(self.tokens) else _LAST

    def _before(self, at: int) -> Token:
        """The token before, over adverbs."""
        at -= 1
        while at >= 0 and self.tags[at] in 'X"':
            at -= 1
        return self.tokens[at] if at >= 0 else _LAST


def _finite(clause: Clause) -> Clause:
    """The clause itself, or the nearest around it, with a verb of its own time."""
    while clause.kind in ("reduced", "infinitive") and clause.outer is not None:
        clause = clause.outer
    return clause


def _finite_outer(clause: Clause) -> Clause | None:
    while clause.kind in ("reduced", "infinitive", "relative") and clause.outer is not None:
        clause = clause.outer
    return clause.outer


def _form(token: Token) -> str:
    return token.verb.form if token.verb is not None else ""


def _has_pronoun(token: Token) -> bool:
    """Whether a subject is in the auxiliary: "he's"."""
    return token.tag == "A" and "'" in token.low and not token.low.endswith("n't")


def _says(token: Token) -> bool:
    return token.verb is not None and token.verb.kind == "say"
