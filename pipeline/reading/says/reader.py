"""Goes through a text once, sentence by sentence, and asks of every quantity what it says."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.model import Direction
from pipeline.reading.quantities.model import Quantity, TimeMention
from pipeline.reading.says import phrases, speaker
from pipeline.reading.says.direction import find_direction
from pipeline.reading.says.frame import Frame, Marks
from pipeline.reading.says.lexicon import lexicon
from pipeline.reading.says.lines import Lines
from pipeline.reading.says.measure import content_words, find_measure
from pipeline.reading.says.phrases import Range
from pipeline.reading.says.subject import Subject, find_subject, is_vague
from pipeline.reading.says.things import taken_apart
from pipeline.reading.says.times import find_time, publication_day, relative_mentions
from pipeline.reading.says.token import Span, Token
from pipeline.reading.says.tokens import tokenize

_AND = re.compile(r",\s*(?:and\s)?|\sand\s(?:the\s)?")
_QUOTED = 2000  # characters that an open quotation is looked for in
_NOBODY = frozenset(("i", "we", "you", "one", "there"))
_THINGS = frozenset(("it", "they", "its", "their", "his", "her"))  # are told of earlier in the sentence, if they can be
_PERSONAL = frozenset(("he", "she", "him", "her", "his"))
_SPEAKING = frozenset(("i", "we"))
_SECTION = 20  # sentences over a list that are asked what it is about
_INTRODUCTION = 60  # characters
_LOOK_BACK = 3  # sentences that a pronoun is followed back through


@dataclass(frozen=True, slots=True)
class Said:
    """What one quantity says; fields as in `pipeline.model.Claim`. `sentence` is the index of its sentence."""

    sentence: int
    subject: str | None
    measure: str | None
    direction: Direction | None
    time: str | None
    speaker: str | None
    context: str | None


def read_says(
    text: str,
    sentences: Sequence[tuple[int, int]],
    quantities: Sequence[Quantity],
    mentions: Sequence[TimeMention],
    published: str | dt.date | dt.datetime | None,
) -> list[Said]:
    """One `Said` for every quantity, in their order; all offsets are into `text`, all sequences in its order."""
    reader = SaysReader(text, sentences, quantities, mentions, publication_day(published))
    return [reader.said(index) for index in range(len(quantities))]


class SaysReader:
    """Reads the quantities of one text; what it finds out about a sentence, it keeps."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[tuple[int, int]],
        quantities: Sequence[Quantity],
        mentions: Sequence[TimeMention],
        published: dt.date | None,
    ) -> None:
        self.text, self.sentences, self.quantities = text, sentences, quantities
        self.mentions = dict(enumerate(mentions))
        self.published = published
        self.lines = Lines(text, [(quantity.start, quantity.end) for quantity in quantities])
        self._starts = [start for start, _ in sentences]
        self._spans = sorted(
            [Span(q.start, q.end, "Q", i) for i, q in enumerate(quantities)]
            + [Span(m.start, m.end, "T", i) for i, m in enumerate(mentions)],
            key=lambda span: span.start,
        )
        self._span_starts = [span.start for span in self._spans]
        self._tokens: dict[int, list[Token]] = {}
        self._marks: dict[int, Marks] = {}
        self._subjects: dict[int, Range | None] = {}
        self._said: dict[int, list[tuple[int, Range]]] = {}
        self._measured: tuple[int, int, str] | None = (
            None  # sentence, quantity, measure of the last one that stands alone
        )

    def said(self, index: int) -> Said:
        """What the quantity at an index says."""
        twin = self._twin(index)
        if twin is not None:
            return replace(self.said(twin), direction=self.quantities[index].direction_hint)
        quantity = self.quantities[index]
        sentence = max(0, bisect_right(self._starts, quantity.start) - 1)
        tokens = self.tokens(sentence)
        frame = self.frame(index, tokens)
        label = self.lines.card_label(frame.line_index)
        frame.direction = quantity.direction_hint or find_direction(frame)
        found = Subject(label) if label else find_subject(frame)
        subject = found.words
        if found.rule == "_of_what":
            subject = self._told_of(frame.line_index)
        elif subject is None and found.span is not None:
            pass  # the counted noun says it
        elif is_vague(subject) and not (subject is None and frame.subject_side):
            subject = self._resolved(frame, subject, sentence)
            if found.rule == "_those" and " and " not in (subject or ""):
                subject = None
        measure = find_measure(frame, found._replace(words=subject), self.column(frame)) or label
        if found.aged or _bare_age(quantity, frame):
            measure = "age"
        shared = self._respective(frame, subject)
        if shared is not None:
            if shared not in (subject or "") and found.span is not None:
                measure = frame.words(found.span)
            subject = shared
        who = self._speaker(frame, sentence)
        if is_vague(subject):
            subject = who if subject is not None and subject.lower() in _SPEAKING else None
        return Said(
            sentence=sentence,
            subject=_trimmed(subject),
            measure=self._shared_measure(index, sentence, measure, found, frame),
            direction=frame.direction,
            time=find_time(frame, self.mentions, self.published),
            speaker=who,
            context=self._context(frame, sentence, label, subject),
        )

    def _twin(self, index: int) -> int | None:
        """The figure before one in brackets that says the same in another unit: "50 miles (80 km)"."""
        if not index or self.text[self.quantities[index].start - 1] != "(":
            return None
        before, here = self.quantities[index - 1], self.quantities[index]
        closed = self.text[here.end : here.end + 1] == ")"
        near = self.text[before.end : here.start].strip() == "("
        return (
            index - 1 if closed and near and before.unit != here.unit and "1" not in (before.unit, here.unit) else None
        )

    def _shared_measure(
        self, index: int, sentence: int, measure: str | None, found: Subject, frame: Frame
    ) -> str | None:
        """A figure that is there for comparison measures what the one before it does."""
        before, compared, attribute = self._measured, found.compared, found.attribute
        if compared and before and before[0] == sentence and self.quantities[before[1]].unit == frame.unit:
            own = frame.words(attribute) if attribute is not None else ""
            measure = " ".join(dict.fromkeys(f"{before[2]} {own}".split())) or None
        elif measure is None and frame.line.kind == "item" and frame.verb is None:
            measure = self._lead_in_words(frame) or None
        if not compared:
            self._measured = (sentence, index, measure or "")
        return measure

    def _respective(self, frame: Frame, subject: str | None) -> str | None:
        """ "A and B rose 3% and 5%, respectively": the part of the subject that the figure is for."""
        told = next((at for at in frame.marks.respectively if at > frame.at), None)
        if told is None:
            return None
        figures = [i for i in range(told) if frame.tag[i] == "Q" and self._alike(frame, i)]
        behind = self.text[frame.tokens[figures[-1]].end : frame.tokens[told].start].strip(" ,")
        for words in (subject, behind.partition(" ")[2]):
            parts = [part.strip() for part in _AND.split(words or "") if part.strip()]
            if len(parts) == len(figures) > 1:
                return parts[figures.index(frame.at)].removeprefix("the ")
        return None

    def _alike(self, frame: Frame, at: int) -> bool:
        return self.quantities[frame.tokens[at].index].unit == frame.unit

    def _lead_in_words(self, frame: Frame) -> str:
        """What a list is introduced with, in its last sentence that says something."""
        for part in reversed((self.lines.lead_in(frame.line_index) or "").split(". ")):
            words = content_words(part)
            if len(words) > 1:
                return " ".join(words[:6])
        return ""

    def tokens(self, sentence: int) -> list[Token]:
        """The sentence's tokens, made once."""
        found = self._tokens.get(sentence)
        if found is None:
            start, end = self.sentences[sentence]
            first = bisect_right(self._span_starts, start - 1)
            last = bisect_right(self._span_starts, end - 1)
            inside = self._with_relative(start, end, [span for span in self._spans[first:last] if span.end <= end])
            found = self._tokens[sentence] = tokenize(self.text, start, end, inside)
        return found

    def _with_relative(self, start: int, end: int, spans: list[Span]) -> list[Span]:
        """The spans of a sentence with the mentions of time that only the publication date makes sense of."""
        for mention in relative_mentions(self.text, start, end, spans):
            spans.append(Span(mention.start, mention.end, "T", len(self.mentions)))
            self.mentions[len(self.mentions)] = mention
        return sorted(spans, key=lambda span: span.start)

    def frame(self, index: int, tokens: list[Token]) -> Frame:
        """The quantity in its sentence."""
        quantity = self.quantities[index]
        marks = self._marks.get(id(tokens))
        if marks is None:
            marks = self._marks[id(tokens)] = Marks(tokens)
        at = marks.quantities.get(index, 0)
        line = self.lines.at(quantity.start)
        return Frame(self.text, tokens, marks, at, self.lines, line, quantity.unit, quantity.counted, quantity.high)

    def _resolved(self, frame: Frame, subject: str | None, sentence: int) -> str | None:
        """What a pronoun stands for, or the subject that a fragment leaves out; a pronoun that nobody knows stays."""
        low = (subject or "").lower()
        if low in _NOBODY:
            return self._subject_before(frame) if low == "you" else subject
        if low in _THINGS and (found := self._subject_before(frame)) is not None:
            return found
        line = self.lines.at(self.sentences[sentence][0])
        if self.lines.lines[line].kind != "text" and subject is None:
            return self._told_of(line)
        personal = low in _PERSONAL
        for at in range(sentence - 1, max(-1, sentence - 1 - _LOOK_BACK), -1):
            tokens = self.tokens(at)
            span = self._subjects[at] if at in self._subjects else phrases.main_subject(tokens)
            self._subjects[at] = span
            if span is None or any(tokens[i].tag in "RQW" for i in range(span[0], span[1] + 1)):
                continue
            if not personal or any(token.tag == "P" for token in tokens[span[0] : span[1] + 1]):
                return phrases.phrase(self.text, tokens, taken_apart(tokens, span).owner or span)
        return (self.lines.lead_in(line) if self.lines.lines[line].kind == "item" else None) or subject

    def _told_of(self, line: int) -> str | None:
        """What a list or a label is about: what introduces it by a colon, else what the paragraph above is about."""
        while line and self.lines.lines[line].kind != "text":
            line -= 1
            words = self.lines.words(line)
            if words.endswith(":") and len(words) <= _INTRODUCTION:
                return words.rstrip(": ")
        last = bisect_right(self._starts, self.lines.lines[line].end - 1)
        while line and self.lines.lines[line - 1].kind == "text":
            line -= 1
        first = max(0, bisect_right(self._starts, self.lines.lines[line].start) - 1, last - _SECTION)
        named: Counter[str] = Counter()
        for at in range(first, last):
            tokens = self.tokens(at)
            span = phrases.main_subject(tokens)
            if span is not None and any(token.tag == "P" for token in tokens[span[0] : span[1] + 1]):
                named[phrases.phrase(self.text, tokens, taken_apart(tokens, span).owner or span)] += 1
        return named.most_common(1)[0][0] if named else None

    def _subject_before(self, frame: Frame) -> str | None:
        """The subject of the verbs before "its" in the same sentence."""
        for at in range(frame.at - 1, 0, -1):
            if frame.tag[at] in ("V", "A"):
                span = phrases.subject_of(frame.tokens, at)
                if span is not None and not any(
                    frame.tag[i] in ("R", "Q", "W", "D") for i in range(span[0], span[0] + 1) if frame.low[i] != "the"
                ):
                    owner = taken_apart(frame.tokens, span).owner
                    if owner is not None and any(frame.tag[i] in ("N", "P") for i in range(owner[0], owner[1] + 1)):
                        return frame.words(owner)
        return None

    def _speaker(self, frame: Frame, sentence: int) -> str | None:
        said = self.attributions(sentence)
        found = speaker.find_speaker(self.text, frame.tokens, frame.at, said)
        if found is None and self._inside_quote(sentence):
            found = self._speaker_before(sentence)
        if speaker.is_pronoun(found):
            found = self._speaker_before(sentence) or found
        return _trimmed(found) if found and found.lower() not in lexicon().tags else None

    def attributions(self, sentence: int) -> list[tuple[int, Range]]:
        """Who says something in the sentence, found once."""
        found = self._said.get(sentence)
        if found is None:
            found = self._said[sentence] = speaker.attributions(self.tokens(sentence))
        return found

    def _speaker_before(self, sentence: int) -> str | None:
        for at in range(sentence - 1, max(-1, sentence - 1 - _LOOK_BACK), -1):
            for _, who in reversed(self.attributions(at)):
                words = phrases.phrase(self.text, self.tokens(at), who)
                if not speaker.is_pronoun(words):
                    return words
        return None

    def _inside_quote(self, sentence: int) -> bool:
        """Whether the sentence stands in a quotation, opened by itself or by an earlier one of the paragraph."""
        start, end = self.sentences[sentence]
        paragraph = self.lines.lines[self.lines.at(start)].start
        before = self.text[max(paragraph, start - _QUOTED) : start]
        if self.text[start] in '"“':
            return True
        opened = before.count("“") - before.count("”") if "“" in before else before.count('"') % 2
        return opened > 0 and end > start

    def column(self, frame: Frame) -> str | None:
        """For a table row, the header of the figure's column."""
        if frame.line.kind != "row":
            return None
        header = self.lines.header(frame.line_index)
        column = sum(token.tag == "|" for token in frame.tokens[: frame.at])
        return header[column] if header and column < len(header) else None

    def _context(self, frame: Frame, sentence: int, label: str | None, subject: str | None) -> str | None:
        if label is not None or frame.line.kind == "short":
            return label or self.lines.heading(frame.line_index)
        if frame.line.kind == "item":
            return self.lines.lead_in(frame.line_index)
        if frame.line.kind == "row":
            header = self.lines.header(frame.line_index)
            return " | ".join(header) if header else self.lines.heading(frame.line_index)
        first = next((token for token in frame.tokens if token.tag not in '"'), None)
        leans = first is not None and (
            first.tag in "RQ" or first.low in ("of", "another", "the", "that", "this", "those", "these", "both")
        )
        if sentence and leans and self.lines.at(self.sentences[sentence - 1][0]) == frame.line_index:
            start, end = self.sentences[sentence - 1]
            return self.text[start:end]
        return None


def _bare_age(quantity: Quantity, frame: Frame) -> bool:
    """Whether a figure is an age by its place alone: "since he was 18"."""
    return quantity.unit == "year" and not any(letter.isalpha() for letter in frame.low[frame.at])


def _trimmed(words: str | None) -> str | None:
    if words is None:
        return None
    for ending in ("'s", "’s"):
        words = words.removesuffix(ending)
    return words.strip(' ,;:."“”()[]—–-•*') or None
