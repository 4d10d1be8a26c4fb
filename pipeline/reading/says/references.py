"""What a sentence leans on: whom a pronoun stands for, what a list is about, who speaks on in a quotation."""

from __future__ import annotations

from collections import Counter

from pipeline.reading.says import phrases, speaker
from pipeline.reading.says.article import Article
from pipeline.reading.says.frame import Frame
from pipeline.reading.says.things import taken_apart

_NOBODY = frozenset(("i", "we", "you", "one", "there"))
_THINGS = frozenset(("it", "they", "its", "their", "his", "her"))  # are told of earlier in the sentence, if they can be
_PERSONAL = frozenset(("he", "she", "him", "her", "his"))
_QUOTED = 2000  # characters that an open quotation is looked for in
_SECTION = 20  # sentences over a list that are asked what it is about
_INTRODUCTION = 60  # characters
_LOOK_BACK = 3  # sentences that a pronoun is followed back through


def resolved(article: Article, frame: Frame, subject: str | None, sentence: int) -> str | None:
    """What a pronoun stands for, or the subject that a fragment leaves out; a pronoun that nobody knows stays."""
    low = (subject or "").lower()
    if low in _NOBODY:
        return _subject_before(frame) if low == "you" else subject
    if low in _THINGS and (found := _subject_before(frame)) is not None:
        return found
    line = article.lines.at(article.sentences[sentence][0])
    kind = article.lines.lines[line].kind
    if kind != "text" and subject is None:
        return told_of(article, line)
    for at in range(sentence - 1, max(-1, sentence - 1 - _LOOK_BACK), -1):
        if (found := article.subject(at, named=low in _PERSONAL)) is not None:
            return found
    return (article.lines.lead_in(line) if kind == "item" else None) or subject


def _subject_before(frame: Frame) -> str | None:
    """The subject of a verb that stands before the figure in its sentence, the nearest that is no pronoun."""
    for at in range(frame.at - 1, 0, -1):
        if frame.tag[at] not in ("V", "A"):
            continue
        span = phrases.subject_of(frame.tokens, at)
        if span is None or (frame.tag[span[0]] in ("R", "Q", "W", "D") and frame.low[span[0]] != "the"):
            continue
        owner = taken_apart(frame.tokens, span).owner
        if owner is not None and not {"N", "P"}.isdisjoint(frame.tag[owner[0] : owner[1] + 1]):
            return frame.words(owner)
    return None


def told_of(article: Article, line: int) -> str | None:
    """What a list or a label is about: what introduces it by a colon, else the name that the text above has most."""
    lines = article.lines.lines
    while line and lines[line].kind != "text":
        line -= 1
        words = article.lines.words(line)
        if words.endswith(":") and len(words) <= _INTRODUCTION:
            return words.rstrip(": ")
    last = article.sentence_at(lines[line].end - 1)
    while line and lines[line - 1].kind == "text":
        line -= 1
    first = max(article.sentence_at(lines[line].start), last + 1 - _SECTION)
    named = Counter(name for at in range(first, last + 1) if (name := article.subject(at, named=True)) is not None)
    return named.most_common(1)[0][0] if named else None


def speaker_of(article: Article, frame: Frame, sentence: int) -> str | None:
    """Who says what the figure is part of; pronouns and quotations that go on are followed back."""
    found = speaker.find_speaker(article.text, frame.tokens, frame.at, article.attributions(sentence))
    if found is None and _inside_quote(article, sentence):
        found = _speaker_before(article, sentence)
    if speaker.is_pronoun(found):
        found = _speaker_before(article, sentence) or found
    return found


def _speaker_before(article: Article, sentence: int) -> str | None:
    for at in range(sentence - 1, max(-1, sentence - 1 - _LOOK_BACK), -1):
        for _, who in reversed(article.attributions(at)):
            words = phrases.phrase(article.text, article.tokens(at), who)
            if not speaker.is_pronoun(words):
                return words
    return None


def _inside_quote(article: Article, sentence: int) -> bool:
    """Whether the sentence stands in a quotation, opened by itself or by an earlier one of the paragraph."""
    start, end = article.sentences[sentence]
    if article.text[start] in '"“':
        return True
    paragraph = article.lines.lines[article.lines.at(start)].start
    before = article.text[max(paragraph, start - _QUOTED) : start]
    opened = before.count("“") - before.count("”") if "“" in before else before.count('"') % 2
    return opened > 0 and end > start
