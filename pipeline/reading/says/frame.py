"""What every question about one quantity needs to know: its sentence, its place in it, and the verb that governs it."""

from __future__ import annotations

from dataclasses import dataclass, field

from . import phrases
from .lexicon import lexicon
from .lines import Line, Lines
from .phrases import Range
from .tokens import Token


@dataclass(slots=True)
class Frame:
    """One quantity in its sentence. `subject_side` holds when the quantity stands in the subject of `verb`."""

    text: str
    tokens: list[Token]
    at: int  # index of the quantity's token
    lines: Lines
    line_index: int
    unit: str
    counted: str | None
    value: float
    verb: int | None = field(init=False)
    subject_side: bool = field(init=False)

    def __post_init__(self) -> None:
        self.verb, self.subject_side = _governing(self.tokens, self.at)

    @property
    def line(self) -> Line:
        """The line of the sentence."""
        return self.lines.lines[self.line_index]

    def tag(self, at: int) -> str:
        """The tag at an index, empty outside of the sentence."""
        return self.tokens[at].tag if 0 <= at < len(self.tokens) else ""

    def low(self, at: int) -> str:
        """The word at an index in lower case, empty outside of the sentence."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def words(self, span: Range) -> str:
        """The words of a noun phrase, without article."""
        return phrases.phrase(self.text, self.tokens, span)

    @property
    def item_label(self) -> tuple[int, int] | None:
        """Tokens of the label that opens a list item or line ("Native: 58%"), when the quantity stands behind it."""
        for at, token in enumerate(self.tokens[: self.at]):
            if token.tag in (":", "-") and at and (token.tag == ":" or self.line.kind in ("item", "short")):
                first = next((i for i in range(at) if self.tokens[i].tag in "NPDQTV"), at)
                return (first, at - 1) if first < at <= first + 9 else None
        return None


def _governing(tokens: list[Token], at: int) -> tuple[int | None, bool]:
    left = phrases.verb_left(tokens, at)
    right = _verb_of_subject(tokens, at)
    if right is None:
        return left, False
    if left is None:
        return right, True
    between = tokens[left + 1 : at]
    verb = tokens[left].verb
    opens = all(token.tag in "DXIQ" or token.low in ("that", "and") for token in between)
    speaks = verb is not None and verb.kind in ("say", "finding")
    parted = any(token.tag in ',C:"-;' for token in between)
    finite = tokens[right].tag == "A" or (tokens[right].verb is not None and tokens[right].verb.form in ("s", "base"))  # type: ignore[union-attr]
    if (
        (opens and speaks)
        or (parted and (finite or not any(t.tag == "V" for t in between)))
        or (finite and opens and tokens[left].tag == "V")
    ):
        return right, True
    return left, False


def _verb_of_subject(tokens: list[Token], at: int) -> int | None:
    """The verb behind the quantity's own noun phrase ("Three people were"), over "of" and "in" phrases."""
    before = tokens[at - 1] if at else None
    if (
        before is not None
        and before.tag == "I"
        and before.low not in ("about", "around", "over", "under", "than", "to", "of")
    ):
        return None
    i = at + 1
    while i < len(tokens) and i < at + 14:
        token = tokens[i]
        if token.tag in "VA":
            return i
        if token.tag in "NPDXQR" or (token.tag == "I" and token.low not in lexicon().comparing):
            i += 1
            continue
        if token.tag == "W" and token.low in ("who", "which", "that"):
            i += 1
            continue
        return None
    return None
