"""Who somebody is that is called by an age: "the 19-year-old" is Ida Moss where the text has "Ida Moss, 19"."""

from __future__ import annotations

from pipeline.reading.says.article import Article
from pipeline.reading.says.frame import Frame
from pipeline.reading.says.people import people
from pipeline.reading.says.subject import Subject, find_subject
from pipeline.reading.says.token import is_person

_FARTHEST = 3_000  # characters from one figure to the other


def named_by_age(article: Article, frame: Frame, found: Subject) -> str | None:
    """Who "the 19-year-old" is that a subject consists of: the one name that was told with the same age before it.

    None for other subjects, and where two names were told with that age, or none.
    """
    if found.span is None or found.span[1] - found.span[0] > 1 or found.attribute is not None:
        return None
    person = found.span[1]
    if not is_person(frame.tokens[person]) or frame.low[person - 1] != "the":
        return None
    index = frame.tokens[person].index
    own, names = article.quantities[index], set()
    for at in range(index - 1, -1, -1):
        other = article.quantities[at]
        if own.start - other.start > _FARTHEST:
            break
        if (other.unit, other.low, other.high) == ("year", own.low, own.high):
            names |= _named(article, at)
    return names.pop() if len(names) == 1 else None


def _named(article: Article, index: int) -> set[str]:
    frame = article.frame(index)
    found = find_subject(frame)
    if not found.aged or found.span is None or not found.words or frame.tag[found.span[1]] != "P":
        return set()
    return set() if found.words.lower() in people().nouns else {found.words}  # a headline has "Boy"
