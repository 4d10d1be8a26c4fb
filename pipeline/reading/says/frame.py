"""What every question about one quantity needs to know: its sentence, its place in it, and the verb that governs it."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.model import Direction
from pipeline.reading.says import phrases
from pipeline.reading.says.clauses import Clauses
from pipeline.reading.says.lexicon import lexicon
from pipeline.reading.says.lines import Line, Lines
from pipeline.reading.says.phrases import Range
from pipeline.reading.says.token import Token, is_possessive

_HEDGES = frozenset(("about", "around", "over", "under", "than", "to", "of", "as", "up", "near"))
_BEYOND = ("",) * 64  # more than any rule looks past the end, or before the start by an index under zero
COMPASS = frozenset(("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"))
TIMES = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "decade"))
SIZES = frozenset(("diameter", "length", "height", "width", "depth", "size", "weight"))
LENGTHS = frozenset(("mile", "kilometer", "meter", "foot", "yard", "inch", "block"))
_MARKED = frozenset("QT:-")
_EACH = "respectively"
LONGEST = 7  # tokens of one part of a measure
_MODIFIERS = 3  # words between the article and the figure


class Marks:
    """Where in a sentence the things stand that are asked for again with each of its quantities."""

    __slots__ = ("clauses", "labels", "low", "quantities", "respectively", "tags", "times")

    def __init__(self, tokens: list[Token], clauses: Clauses) -> None:
        self.clauses = clauses
        tags, low = [token.tag for token in tokens], [token.low for token in tokens]
        marked = [at for at, tag in enumerate(tags) if tag in _MARKED]
        self.quantities = {tokens[at].index: at for at in marked if tags[at] == "Q"}  # index of the quantity to token's
        self.times = [at for at in marked if tags[at] == "T"]
        self.labels = [at for at in marked if tags[at] in ":-"]  # colons and dashes that may close a label
        self.respectively = [at for at, word in enumerate(low) if word == _EACH] if _EACH in low else []
        self.tags, self.low = [*tags, *_BEYOND], [*low, *_BEYOND]


@dataclass(slots=True)
class Frame:
    """One quantity in its sentence. `subject_side` holds when the quantity stands in the subject of `verb`."""

    text: str
    tokens: list[Token]
    marks: Marks
    at: int  # index of the quantity's token
    lines: Lines
    line_index: int
    unit: str
    counted: str | None
    value: float
    direction: Direction | None = None
    tag: list[str] = field(init=False)  # of every token; empty where an index is beyond either end
    low: list[str] = field(init=False)  # likewise, the words in lower case
    verb: int | None = field(init=False)
    subject_side: bool = field(init=False)
    line: Line = field(init=False)  # of the sentence

    def __post_init__(self) -> None:
        self.tag, self.low, self.line = self.marks.tags, self.marks.low, self.lines.lines[self.line_index]
        self.verb, self.subject_side = _governing(self.tokens, self.marks.clauses, self.at)

    def subject_of(self, verb: int) -> Range | None:
        """The noun phrase, or pronoun, that is the subject of the verb at an index."""
        return self.marks.clauses.subjects.get(verb)

    def words(self, span: Range) -> str:
        """The words of a noun phrase, without article and without the figure itself."""
        if self.tag[span[0]] == "A":
            return self.low[span[0]].partition("'")[0]  # "he's"
        if self.tag[span[0]] == "I" and self.tag[span[0] + 1] == "D" and span[0] + 1 < span[1]:
            return f"{self.tokens[span[0]].text} {self.words((span[0] + 1, span[1]))}"  # "from the pier"
        if span[0] == self.at < span[1]:
            span = self.at + 1, span[1]
        elif span[0] < self.at < span[1]:
            parts = ((span[0], self.at - 1), (self.at + 1, span[1]))
            return " ".join(filter(None, (phrases.phrase(self.text, self.tokens, part) for part in parts)))
        return phrases.phrase(self.text, self.tokens, span)

    def phrase_around(self) -> int:
        """Where the noun phrase begins whose modifier the figure is: "a sharp 3 percent drop"."""
        first = self.at
        while first > 1 and self.tokens[first - 1].tag in "NP" and self.at - first < _MODIFIERS:
            if is_possessive(self.tokens[first - 1]):
                return first if first < self.at else self.at + 1
            first -= 1
        return first if first < self.at and self.tokens[first - 1].tag == "D" else self.at + 1

    def phrase_end(self, first: int) -> int:
        """The last token of the noun phrase at `first`, or `first - 1` when none, or but a time, stands there."""
        last = phrases.np_right(self.tokens, first)
        if self.tag[last] not in ("N", "P") or last < first:
            return first - 1
        empty = all(self.low[at] in lexicon().generic or self.tag[at] == "D" for at in range(first, last + 1))
        return first - 1 if empty else last

    def with_complement(self, first: int) -> int:
        """The last token of the noun phrase at `first` with one phrase that hangs on it, or `first - 1`."""
        last = self.phrase_end(first)
        if last < first:
            return first - 1
        if self.low[last + 1] not in ("of", "for", "from", "in", "on"):
            return last
        gerund = self.tag[last + 2] == "V" and self.low[last + 2].endswith("ing")  # "a process of selecting jurors"
        start = last + 3 if gerund else last + 2
        further = self.phrase_end(start + (gerund and self.tag[start] == "Q"))
        return further if start <= further < first + LONGEST else last

    def behind_counted(self) -> int:
        """The index behind the figure, the noun that it counts and a bracket: "10 kilometers (6 miles) of"."""
        at = self.at + 1
        if self.tag[at] == "(":
            closing = next((i for i in range(at, min(at + LONGEST, len(self.tokens))) if self.tag[i] == ")"), None)
            return at if closing is None else closing + 1
        if self.counted and self.unit == "1":
            at += self.low[at] in ("more", "other")
            end = at + len(self.counted.split())
            while self.tag[at] in ("N", "P", "X") and at < end:
                at += 1
        return at

    @property
    def _opens_with_participle(self) -> bool:
        """Whether the line opens with a participle of the noun behind it: "Estimated attendance: 77,000"."""
        return self.tag[:2] == ["V", "N"] and self.low[0].endswith("ed")

    @property
    def item_label(self) -> tuple[int, int] | None:
        """Tokens of the label that opens a list item or line ("Native: 58%"), when the quantity stands behind it."""
        opening = 1 if self._opens_with_participle else 0
        for at in self.marks.labels:
            if at >= self.at:
                return None
            if at and (self.tokens[at].tag == ":" or self.line.kind in ("item", "short")):
                first = next((i for i in range(at) if self.tokens[i].tag in "NPDQTV"), at)
                if self.line.kind == "text" and all(other.text.isupper() for other in self.tokens[first:at]):
                    continue  # a dateline
                running = self.line.kind == "text" and any(other.tag in "VA,W" for other in self.tokens[opening:at])
                return (first, at - 1) if first < at <= first + 9 and not running else None
        return None


def _governing(tokens: list[Token], clauses: Clauses, at: int) -> tuple[int | None, bool]:
    """The verb that governs the token at `at`, and whether that token stands in its subject."""
    first, space, _ = tokens[at].low.partition(" ")
    quoted = lexicon().verbs.get(first) if space else None
    if quoted is not None and quoted.form in ("past", "s") and quoted.kind != "say":
        return at, False  # "crossed $1 trillion" is a quote with its verb in it
    verb, inside = clauses.governs(at)
    if inside and at and _hangs(tokens[at - 1]):
        return None, False  # "the shooting of two men was": what is told is told of the shooting
    return verb, inside


def _hangs(before: Token) -> bool:
    """Whether the word before a figure makes it part of another noun's phrase."""
    return before.tag == "I" and before.low not in _HEDGES and before.low not in lexicon().clause
