"""Who somebody is that is called by an age: "the 19-year-old" is Ida Moss where the text has "Ida Moss, 19"."""

from __future__ import annotations

from pipeline.reading.says.article import Article
from pipeline.reading.says.frame import Frame
from pipeline.reading.says.people import people
from pipeline.reading.says.subject import Subject, find_subject
from pipeline.reading.says.token import is_person

_FARTHEST = 3_000  # characters from one figure to the other


def named_by_age(article: Article, frame: Frame, index: int) -> str | None:
    """The one name that was told with the same age shortly before the figure; None where two were, or none."""
    if frame.low[frame.at - 1] != "the":
        return None
    own, names = article.quantities[index], set()
    for at in range(index - 1, -1, -1):
        other = article.quantities[at]
        if own.start - other.start > _FARTHEST:
            break
        if (other.unit, other.low, other.high) == ("year", own.low, own.high):
            names |= _named(article, at)
    return names.pop() if len(names) == 1 else None


def is_age_alone(frame: Frame, found: Subject) -> bool:
    """Whether the figure itself stands for whom it tells of."""
    return found.span == (frame.at, frame.at) and is_person(frame.tokens[frame.at])


def _named(article: Article, index: int) -> set[str]:
    frame = article.frame(index)
    found = find_subject(frame)
    if not found.aged or found.span is None or not found.words or frame.tag[found.span[1]] != "P":
        return set()
    return set() if found.words.lower() in people().nouns else {found.words}  # a headline has "Boy"
