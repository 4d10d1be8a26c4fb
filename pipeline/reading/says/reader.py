"""Goes through a text once, sentence by sentence, and asks of every quantity what it says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.model import Direction
from pipeline.reading.quantities.model import Quantity, TimeMention
from pipeline.reading.says.ages import named_by_age
from pipeline.reading.says.article import Article
from pipeline.reading.says.direction import find_direction
from pipeline.reading.says.frame import TIMES, Frame
from pipeline.reading.says.labels import is_rating, label_of, line_name, unsaid_measure
from pipeline.reading.says.lexicon import lexicon
from pipeline.reading.says.measure import content_words, find_measure
from pipeline.reading.says.references import contracted, resolved, speaker_of, those
from pipeline.reading.says.sections import entry, told_of
from pipeline.reading.says.subject import SCORE, Subject, find_subject, is_vague
from pipeline.reading.says.subject_rules import thing_with
from pipeline.reading.says.times import find_time, publication_day

_AND = re.compile(r",\s*(?:and\s)?|\sand\s(?:the\s)?")
_FORMER = re.compile(r"\((?:up|down) from (?:just |only |around )?$")
_LONGEST_FORMER = 20  # characters of that
_FIGURE = re.compile(r"^\d\S* ")
_KINDS = frozenset(("version", "model", "variant"))  # of what was told of before
_TALL = re.compile(r"(?:\D+ )?[4-7]['’′]\s?(?:1?\d)\s?(?:[\"”″]|['’]{2}|$)")
_NUMBER = re.compile(r"\d{1,2}\.\s+(?=[A-Z])")  # of a list's item
_SPEAKING = frozenset(("i", "we"))


class Said(NamedTuple):
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
    reader = SaysReader(Article(text, sentences, quantities, mentions, publication_day(published)))
    return [reader.said(index) for index in range(len(quantities))]


class SaysReader:
    """Reads the quantities of one text, in their order: some say what the one before them does."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._measured: tuple[int, int, str] | None = None  # sentence, index and measure of what was last no comparison

    def said(self, index: int) -> Said:
        """What the quantity at an index says."""
        return self._as_before(index) or self._read(index)

    def _as_before(self, index: int) -> Said | None:
        """Of a figure in brackets that repeats the one before it, or says what that was: the same but for direction."""
        twin = self._twin(index)
        if twin is not None:
            return self.said(twin)._replace(direction=self.article.quantities[index].direction_hint)
        former = self._before_in_brackets(index)
        return None if former is None else self.said(former)._replace(direction=None, time=None)

    def _read(self, index: int) -> Said:
        article, frame = self.article, self.article.frame(index)
        sentence = article.sentence_at(article.quantities[index].start)
        frame.direction = article.quantities[index].direction_hint or find_direction(frame)
        label = article.lines.card_label(frame.line_index)
        found = Subject(label) if label else find_subject(frame)
        subject = named_by_age(article, frame, found) or self._subject(frame, found, sentence)
        nobody = subject is None and (found.span is None or found.words is not None)  # a pronoun that stands for none
        if nobody and (thing := thing_with(frame)) is not None:
            subject, found = frame.words(thing), found._replace(rule="_thing_in_phrase", span=thing)
        measure = self._measure(index, sentence, frame, found._replace(words=subject), label)
        if (shared := self._respective(frame, subject)) is not None:
            if shared not in (subject or "") and found.span is not None:
                measure = frame.words(found.span)
            subject = shared
        speaker = self._speaker(frame, sentence)
        if is_vague(subject):
            subject = speaker if subject is not None and subject.lower() in _SPEAKING else None
        return Said(
            sentence=sentence,
            subject=_trimmed(subject),
            measure=self._shared_measure(index, sentence, measure, found, frame),
            direction=frame.direction,
            time=find_time(frame, article.mentions, article.published),
            speaker=speaker,
            context=self._context(frame, sentence, label),
        )

    def _measure(self, index: int, sentence: int, frame: Frame, found: Subject, label: str | None) -> str | None:
        """What is measured, said in words or by the kind of the figure; `found` has the subject's final words."""
        if found.rule == SCORE:
            return "score"
        if _is_height(frame):
            return "height"
        if found.aged or _bare_age(self.article.quantities[index], frame):
            return "age"
        measure = find_measure(frame, found, self.article.column(frame)) or label
        if measure is None or (frame.line.kind != "text" and label_of(frame) is None and is_rating(frame)):
            measure = unsaid_measure(frame, found.rule == "_before_parenthesis")
        if measure is None and is_vague(found.words):
            measure = self._counted_there(index, sentence)
        return measure

    def _speaker(self, frame: Frame, sentence: int) -> str | None:
        who = _trimmed(speaker_of(self.article, frame, sentence))
        return None if who is not None and who.lower() in lexicon().tags else who

    def _subject(self, frame: Frame, found: Subject, sentence: int) -> str | None:
        """The subject in words that stand for themselves, as far as the text has them."""
        subject = (contracted(frame) if found.rule == "_of_clause" else None) or found.words
        if frame.line.kind in ("short", "item") and is_rating(frame):
            named = None if found.rule == "_of_what" else line_name(frame)
            return named or told_of(self.article, frame.line_index)
        if found.rule == "_before_parenthesis" and frame.line.kind != "text":
            return line_name(frame) or subject
        if found.rule == "_of_what" and frame.low[frame.at + 1] == "ago":
            return None  # "Updated: 2 months ago"
        if found.rule == "_of_what":
            return (
                told_of(self.article, frame.line_index) if frame.line.kind != "text" else entry(self.article, sentence)
            )
        if found.rule == "_those":
            return those(self.article, frame, sentence)
        counted = found.rule == SCORE or found.span is not None or frame.subject_side
        if subject in _KINDS and (named := resolved(self.article, frame, "it", sentence)) is not None:
            named = _FIGURE.sub("", named)
            return subject if subject in named.split() else f"{named} {subject}"  # "the 20-degree version"
        if not is_vague(subject) or (subject is None and counted):
            return subject  # without words, the counted noun says it
        return resolved(self.article, frame, subject, sentence)

    def _twin(self, index: int) -> int | None:
        """The figure before one in brackets that says the same in another unit: "50 miles (80 km)"."""
        text, quantities = self.article.text, self.article.quantities
        if not index or text[quantities[index].start - 1] != "(":
            return None
        before, here = quantities[index - 1], quantities[index]
        alone = text[here.end : here.end + 1] == ")" and text[before.end : here.start].strip() == "("
        return index - 1 if alone and before.unit != here.unit and "1" not in (before.unit, here.unit) else None

    def _counted_there(self, index: int, sentence: int) -> str | None:
        """What is counted by a rate ("22 thefts, against 20 per week"), or else over a span of time ("in 8 weeks")."""
        quantity = self.article.quantities[index]
        if quantity.unit.startswith("1/"):
            return quantity.counted
        before = self.article.quantities[index - 1] if index and quantity.unit in TIMES else None
        if before is None or self.article.sentence_at(before.start) != sentence:
            return None
        return before.counted if before.unit.startswith("1") else None

    def _before_in_brackets(self, index: int) -> int | None:
        """The figure that another in brackets says the former value of: "a four-day week (up from three days)"."""
        text, quantities = self.article.text, self.article.quantities
        if not index:
            return None
        start = quantities[index].start
        end = max(quantities[index - 1].end, start - _LONGEST_FORMER)
        if "from" not in text[end:start] or _FORMER.search(text, end, start) is None:
            return None
        return index - 1 if quantities[index - 1].unit == quantities[index].unit else None

    def _shared_measure(
        self, index: int, sentence: int, measure: str | None, found: Subject, frame: Frame
    ) -> str | None:
        """A figure that is there for comparison measures what the one before it does."""
        before, compared, attribute = self._measured, found.compared, found.attribute
        if compared and before and before[0] == sentence and self.article.quantities[before[1]].unit == frame.unit:
            own = frame.words(attribute) if attribute is not None else ""
            measure = " ".join(dict.fromkeys(f"{before[2]} {own}".split())) or None
        elif (
            measure is None
            and before
            and before[0] == sentence
            and frame.verb is None
            and frame.low[frame.at - 2] == ";"
        ):
            measure = self.article.quantities[before[1]].counted  # "Ida holds 60 patents; Una around 20"
        elif measure is None and frame.line.kind == "item" and frame.verb is None:
            measure = self._lead_in_words(frame) or None
        if not compared:
            self._measured = (sentence, index, measure or "")
        return measure

    def _respective(self, frame: Frame, subject: str | None) -> str | None:
        """ "A and B rose 3% and 5%, respectively": the part of the subject that the figure is for."""
        if not frame.marks.respectively:
            return None  # as nearly always
        told = next((at for at in frame.marks.respectively if at > frame.at), None)
        if told is None:
            return None
        figures = [i for i in range(told) if frame.tag[i] == "Q" and self._alike(frame, i)]
        behind = self.article.text[frame.tokens[figures[-1]].end : frame.tokens[told].start].strip(" ,")
        for words in (subject, behind.partition(" ")[2]):
            parts = [part.strip() for part in _AND.split(words or "") if part.strip()]
            if len(parts) == len(figures) > 1:
                return parts[figures.index(frame.at)].removeprefix("the ")
        return None

    def _alike(self, frame: Frame, at: int) -> bool:
        return self.article.quantities[frame.tokens[at].index].unit == frame.unit

    def _lead_in_words(self, frame: Frame) -> str:
        """What a list is introduced with, in its last sentence that says something."""
        for part in reversed((self.article.lines.lead_in(frame.line_index) or "").split(". ")):
            words = content_words(part)
            if len(words) > 1:
                return " ".join(words[:6])
        return ""

    def _context(self, frame: Frame, sentence: int, label: str | None) -> str | None:
        if label is not None or frame.line.kind == "short":
            return label or self.article.lines.heading(frame.line_index)
        if frame.line.kind == "item":
            return self.article.lines.lead_in(frame.line_index)
        if frame.line.kind == "row":
            header = self.article.lines.header(frame.line_index)
            return " | ".join(header) if header else self.article.lines.heading(frame.line_index)
        first = next((token for token in frame.tokens if token.tag not in '"'), None)
        leans = first is not None and (
            first.tag in "RQ" or first.low in ("of", "another", "the", "that", "this", "those", "these", "both")
        )
        if sentence and leans and self.article.lines.at(self.article.sentences[sentence - 1][0]) == frame.line_index:
            start, end = self.article.sentences[sentence - 1]
            return self.article.text[start:end]
        return None


def _is_height(frame: Frame) -> bool:
    """Whether a figure is how tall somebody is, by its marks: 5'6"."""
    return frame.unit in ("foot", "inch") and _TALL.match(frame.low[frame.at]) is not None


def _bare_age(quantity: Quantity, frame: Frame) -> bool:
    """Whether a figure is an age by its words or its place alone: "maybe 5 years old", "since he was 18"."""
    words = frame.low[frame.at]
    return quantity.unit == "year" and (words.endswith((" old", " of age")) or not any(map(str.isalpha, words)))


def _trimmed(words: str | None) -> str | None:
    if words is None:
        return None
    for ending in ("'s", "’s"):
        words = words.removesuffix(ending)
    if words[:1].isdigit() and (number := _NUMBER.match(words)):
        words = words[number.end() :]
    return words.strip(' ,;:."“”()[]—–-•*') or None
