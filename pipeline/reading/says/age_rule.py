"""Whose age a figure is."""

from __future__ import annotations

from pipeline.reading.says import phrases
from pipeline.reading.says.frame import Frame
from pipeline.reading.says.phrases import Range
from pipeline.reading.says.token import is_person

_AGE_WORDS = frozenset(("age", "ages", "aged", "also", "both", "now", "then"))  # between the comma and an age
_AGE_LIMIT = 120
_AGES = 24  # tokens: no list of ages is longer
_APART = frozenset((",", ".", ";", ":", "-", ")", ""))  # tags behind an age that is set apart
_INTRODUCING = frozenset(("a", "an", "another"))  # begin one of a list: "a man, a 39-year-old and a boy"


def aged(frame: Frame) -> Range | None:
    """ "Adeline King, 23," and "the 23-year-old Adeline King", "a 17-year-old boy" or "a man in his 40s"."""
    if frame.value > _AGE_LIMIT or frame.value < 0 or frame.unit not in ("year", "1", "month"):
        return None
    quote = frame.low[frame.at]
    if ("old" in quote or quote.endswith("aged")) and (found := _of_years_old(frame, quote)) is not None:
        return found
    if quote.startswith("in ") and frame.tag[frame.at - 1] in ("N", "P"):
        return phrases.np_left(frame.tokens, frame.at - 1), frame.at - 1
    return _before_comma(frame)


def _of_years_old(frame: Frame, quote: str) -> Range | None:
    """Of an age in words that say so: the noun behind it, else whoever it stands for."""
    if quote.endswith(("'s", "’s")):
        return frame.at, frame.at
    last = phrases.np_right(frame.tokens, frame.at + 1)
    if last > frame.at:
        return frame.at + 1, last
    if frame.tag[frame.at + 1] == "," and frame.tag[frame.at + 2] == "P":
        last = phrases.np_right(frame.tokens, frame.at + 2)
        if frame.tag[last + 1] != "V":  # but not "the 16-year-old, Lieutenant Hale said"
            return frame.at + 2, last
    if not is_person(frame.tokens[frame.at]):
        return None
    return _apposed_to(frame) or (frame.at, frame.at)  # "the 17-year-old" stands for whoever is that old


def _apposed_to(frame: Frame) -> Range | None:
    """ "the man's father, a 39-year-old,": the noun that an age with an article is set behind."""
    before = frame.at - 3
    if frame.tag[frame.at - 2 : frame.at] != [",", "D"] or frame.tag[frame.at + 1] not in (",", "."):
        return None
    if frame.tag[before] not in ("N", "P"):
        return None
    first = phrases.np_left(frame.tokens, before)
    return None if frame.low[first] in _INTRODUCING else (first, before)


def _before_comma(frame: Frame) -> Range | None:
    """Who a bare age stands behind: "Ida Moss, 23,", "the cousins, ages 17, 14 and 13"."""
    behind = frame.tag[frame.at + 1 : frame.at + 3]
    if frame.counted or behind == ["-", "Q"]:  # "21-13" is a result
        return None
    if frame.tag[frame.at + 1] not in _APART and frame.low[frame.at + 1] not in ("of", "and"):
        return None
    at = _first_age(frame)
    if frame.tag[at - 1] == '"' and frame.tag[at - 2] == ",":
        at -= 1  # 'Hale, known as "Ace," 26,'
    before = at - 2
    if frame.tag[at - 1] not in (",", "(", "-") or frame.tag[before] not in ("N", "P"):
        return None
    if frame.tag[before] == "N" and frame.unit != "year":
        return None
    if frame.low[frame.at - 1] == "both":
        return phrases.coordinated_left(frame.tokens, before)
    several = at < frame.at - 1
    return (phrases.chain_left if several else phrases.np_left)(frame.tokens, before), before


def _first_age(frame: Frame) -> int:
    """The index behind the comma of "the cousins, ages 17, 14 and 13" and of "Mara Dunn, also 23"."""
    at = frame.at
    while at > 1 and frame.at - at < _AGES and (frame.tag[at - 1] == "Q" or frame.low[at - 1] in (",", "and", "or")):
        at -= 1
    if frame.low[at - 1] in _AGE_WORDS:
        return at - 1
    return frame.at - 1 if frame.low[frame.at - 1] in _AGE_WORDS else frame.at
