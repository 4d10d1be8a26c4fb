"""A text with what the rules find out about its sentences, each of it once."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence
from functools import partial

from pipeline.reading.quantities.model import Quantity, TimeMention
from pipeline.reading.says import phrases, speaker
from pipeline.reading.says.clauses import Clauses
from pipeline.reading.says.frame import Frame, Marks
from pipeline.reading.says.lines import Lines
from pipeline.reading.says.people import FullNames, Mention
from pipeline.reading.says.phrases import Range
from pipeline.reading.says.things import taken_apart
from pipeline.reading.says.times import relative_mentions
from pipeline.reading.says.token import Span, Token
from pipeline.reading.says.tokens import tokenize


class Article:
    """One text: its sentences as tokens, its lines, quantities and mentions of time; all offsets are into `text`."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[tuple[int, int]],
        quantities: Sequence[Quantity],
        mentions: Sequence[TimeMention],
        published: dt.date | None,
    ) -> None:
        self.text, self.sentences, self.quantities, self.published = text, sentences, quantities, published
        self.mentions = dict(enumerate(mentions))
        self.lines = Lines(text, [(quantity.start, quantity.end) for quantity in quantities])
        self._starts = [start for start, _ in sentences]
        spans = [Span(q.start, q.end, "Q", i) for i, q in enumerate(quantities)]
        spans += [Span(m.start, m.end, "T", i) for i, m in enumerate(mentions)]
        self._spans = sorted(spans, key=lambda span: span.start)
        self._span_starts = [span.start for span in self._spans]
        self._tokens: dict[int, list[Token]] = {}
        self._marks: dict[int, Marks] = {}
        self._clauses: dict[int, Clauses] = {}
        self.mentioned: dict[int, list[Mention]] = {}  # by sentence, as `references` finds them
        self.section_topics: dict[int, str] = {}  # by line, as `sections` finds them
        self.full_names = FullNames(text)
        self._attributions: dict[int, list[tuple[int, Range]]] = {}

    def sentence_at(self, offset: int) -> int:
        """The index of the sentence that holds the character at `offset`."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def tokens(self, sentence: int) -> list[Token]:
        """The sentence's tokens."""
        found = self._tokens.get(sentence)
        if found is None:
            start, end = self.sentences[sentence]
            first = bisect_right(self._span_starts, start - 1)
            last = bisect_right(self._span_starts, end - 1)
            inside = [span for span in self._spans[first:last] if span.end <= end]
            if relative := relative_mentions(self.text, start, end, inside):
                inside = sorted(inside + self._kept(relative), key=lambda span: span.start)
            found = self._tokens[sentence] = tokenize(self.text, start, end, inside)
        return found

    def _kept(self, relative: Sequence[TimeMention]) -> list[Span]:
        """Mentions that only the publication date makes sense of, put with the others."""
        first = len(self.mentions)
        self.mentions.update(enumerate(relative, first))
        return [Span(mention.start, mention.end, "T", first + at) for at, mention in enumerate(relative)]

    def clauses(self, sentence: int) -> Clauses:
        """The sentence's clauses."""
        found = self._clauses.get(sentence)
        if found is None:
            found = self._clauses[sentence] = Clauses(self.tokens(sentence))
        return found

    def frame(self, index: int) -> Frame:
        """The quantity at an index in its sentence."""
        quantity = self.quantities[index]
        sentence = self.sentence_at(quantity.start)
        tokens = self.tokens(sentence)
        marks = self._marks.get(sentence)
        if marks is None:
            marks = self._marks[sentence] = Marks(tokens, self.clauses(sentence))
        at = marks.quantities.get(index, 0)
        line = self.lines.at(quantity.start)
        return Frame(self.text, tokens, marks, at, self.lines, line, quantity.unit, quantity.counted, quantity.high)

    def subject(self, sentence: int, *, named: bool = False) -> str | None:
        """What a sentence is about, if it says so by more than a pronoun; with `named`, only if by a name."""
        tokens = self.tokens(sentence)
        span = self.clauses(sentence).main_subject
        if span is None:
            return None
        tags = {token.tag for token in tokens[span[0] : span[1] + 1]}
        if not tags.isdisjoint("RQWA") or (named and "P" not in tags):
            return None
        return phrases.phrase(self.text, tokens, taken_apart(tokens, span).owner or span)

    def attributions(self, sentence: int) -> list[tuple[int, Range]]:
        """Who says something in the sentence: indices of the verb, and of who."""
        found = self._attributions.get(sentence)
        if found is None:
            found = [] if self._is_silent(sentence) else self._read_attributions(sentence)
            self._attributions[sentence] = found
        return found

    def _is_silent(self, sentence: int) -> bool:
        """Whether a sentence that nothing else has asked for needs no tokens to tell that nobody speaks in it."""
        start, end = self.sentences[sentence]
        return sentence not in self._tokens and not speaker.may_attribute(self.text[start:end])

    def _read_attributions(self, sentence: int) -> list[tuple[int, Range]]:
        return speaker.attributions(self.tokens(sentence), partial(self.clauses, sentence))

    def column(self, frame: Frame) -> str | None:
        """For a table row, the header of the figure's column."""
        if frame.line.kind != "row":
            return None
        header = self.lines.header(frame.line_index)
        column = frame.tag[: frame.at].count("|")
        return header[column] if header and column < len(header) else None
