"""Whether a figure is a change, and which way: from the verb that governs it, or the noun or adverb it stands with."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import Direction
from pipeline.reading.says.frame import Frame
from pipeline.reading.says.lexicon import lexicon

_CHANGE_UNITS = frozenset(("%", "pp", "ratio"))
_DURATIONS = frozenset(("year", "month", "week", "day", "hour", "minute", "second"))
_LEVEL = frozenset(
    [
        "to",
        "from",
        "at",
        "in",
        "after",
        "since",
        "above",
        "below",
        "past",
        "under",
        "through",
        "on",
        "for",
        "until",
        "into",
    ]
)
_RESULTS = frozenset(("loss", "losses", "gain", "gains"))  # of money: "a loss of $3 million" is no change
_COUNTS_OF_CHANGE = frozenset(("points", "point", "jobs", "seats", "pounds"))
_UP = frozenset(("up", "higher", "upward"))
_DOWN = frozenset(("down", "lower", "downward"))
_HEDGES = frozenset(
    [
        "about",
        "around",
        "some",
        "another",
        "nearly",
        "almost",
        "roughly",
        "just",
        "over",
        "approximately",
        "a",
        "an",
        "the",
    ]
)
_LINKS = frozenset(["ended", "closed", "finished", "is", "was", "are", "were", "trading", "opened"])
_ENDS = frozenset(
    [
        "end",
        "close",
        "finish",
        "settle",
        "trade",
        "stand",
        "reach",
        "hit",
        "ended",
        "ending",
        "closed",
        "closing",
        "finished",
        "settled",
    ]
)
_CLAUSE = frozenset(["while", "whereas", "as", "but", "which", "who", "that", "because", "though", "although"])
_REACH = 14  # tokens between a move and the level that it leads to


def find_direction(frame: Frame) -> Direction | None:
    """Up or down for a change and for the level it leads to; None for a level or a prior value ("up from 72")."""
    for rule in _RULES:
        if found := rule(frame):
            return found
    return None


def direction_rule(frame: Frame) -> str | None:
    """What tells the direction: "adverb", "noun after", "noun before", "verb", "level reached" or "list"."""
    for rule in _RULES:
        if rule(frame):
            return rule.__name__.strip("_").replace("_", " ")
    return None


def _adverb(frame: Frame) -> Direction | None:
    at = frame.at - 1
    before, after = frame.low[at], frame.low[frame.at + 1]
    if before == "by" or before in _HEDGES:
        at -= 1
        before = frame.low[at]
    direct = frame.tag[at - 1] != "V" or frame.low[at - 1] in _LINKS
    if not frame.counted and "/" not in frame.unit and direct and (found := _way(before)):
        return found
    if frame.unit in _CHANGE_UNITS and frame.low[frame.at + 2] not in ("from", "to"):
        return _way(after)
    return None


def _way(word: str) -> Direction | None:
    return "up" if word in _UP else "down" if word in _DOWN else None


def _noun_after(frame: Frame) -> Direction | None:
    """ "an 88% cost reduction", "a sharp 3 percent drop"."""
    if frame.unit not in _CHANGE_UNITS and not frame.unit.isupper():
        return None
    for at in range(frame.at + 1, frame.at + 4):
        if frame.tag[at] != "N":
            return None
        if found := lexicon().noun_directions.get(frame.low[at]):
            return found
    return None


def _noun_before(frame: Frame) -> Direction | None:
    """ "an increase of 5%", "gains of nearly $2"."""
    at = frame.at - 1
    while frame.tag[at] in ("X", "D") or frame.low[at] in ("about", "around", "over"):
        at -= 1
    if frame.low[at] == "of" and frame.tag[at - 1] == "N":
        if frame.unit.isupper() and frame.low[at - 1] in _RESULTS:
            return None
        return lexicon().noun_directions.get(frame.low[at - 1])
    return None


def _verb(frame: Frame) -> Direction | None:
    verb = _verb_before(frame)
    if verb is None and not frame.subject_side:
        verb = frame.verb
    if verb is None:
        return None
    direction, takes_object = _move(frame, verb)
    if direction is None:
        return None
    between = frame.tokens[verb + 1 : frame.at]
    if _is_again(frame):  # "shed 40 points, or 2%", "rose 3% and 5%"
        first = next((at for at, token in enumerate(between) if token.tag == "Q"), None)
        between = between if first is None else between[:first]
    part_of_name = frame.tag[frame.at + 1] == "N" and frame.unit == "1" and not frame.counted
    if part_of_name or any(token.tag in "Q(;" for token in between):
        return None
    links = [token.low for token in between if token.tag == "I"]
    if links and links[-1] == "by":
        return direction
    if links and links[-1] in _LEVEL:
        return None
    if takes_object:
        return direction if frame.unit in _CHANGE_UNITS or (not between and _counts_change(frame)) else None
    return direction if len(between) <= 4 and not any(token.tag == "," for token in between) else None


def _verb_before(frame: Frame) -> int | None:
    """The verb that stands right before the figure, if it moves something: no other governs the figure then."""
    at = frame.at - 1
    while at > 0 and frame.low[at] in _HEDGES:
        at -= 1
    return at if at >= 0 and frame.tag[at] == "V" and _move(frame, at)[0] else None


def _move(frame: Frame, at: int) -> tuple[Direction | None, bool]:
    """Which way the verb at an index moves, and whether it moves an object ("cut", "lift")."""
    verb = frame.tokens[at].verb
    if verb is None or verb.kind not in ("up", "down", "up_object", "down_object"):
        return None, False
    return "up" if verb.kind.startswith("up") else "down", verb.kind.endswith("_object")


def _is_again(frame: Frame) -> bool:
    """Does the figure say once more, or next in a list, what the one before it says?"""
    before = frame.low[frame.at - 1]
    listed = before in (",", "and") and frame.tag[frame.at - 2] in "Q,"
    return (before == "or" or listed) and frame.unit in _CHANGE_UNITS


def _counts_change(frame: Frame) -> bool:
    """May the object of "lose" or "add" be the change itself: money, points, an amount of matter?"""
    counted, unit = (frame.counted or "").split(" ")[-1], frame.unit.partition("/")[0]
    return counted in _COUNTS_OF_CHANGE or unit.isupper() or (unit not in _DURATIONS and unit not in ("1", "rank"))


def _level_reached(frame: Frame) -> Direction | None:
    """ "plunged 4% to $28", "closed down 3% at 918 points", "fell 3% to close at 918": where the move leads to."""
    at = frame.at - 1
    while frame.low[at] in _HEDGES or frame.tag[at] == "D":
        at -= 1
    link, ends = frame.low[at], frame.low[at - 1] in _ENDS
    if link not in ("to", "at") or frame.unit in ("rank", "ratio"):
        return None
    for here in range(at - 1, max(at - _REACH, -1), -1):
        token = frame.tokens[here]
        if token.tag in ";:" or token.low in _CLAUSE or (token.low == "from" and link == "at"):
            return None
        moved = frame.tag[here + 1] == "Q"
        if moved and (found := _way(token.low)):
            return found
        direction, takes_object = _move(frame, here)
        if direction and (link == "to" or moved) and (moved or ends or not takes_object):
            return direction
        if token.tag == "V" and token.low not in _ENDS:
            return None
    return None


def _list(frame: Frame) -> Direction | None:
    """ "A was down 2%, B by 3%": the figure of a list without a verb of its own goes the way of the one before."""
    if frame.low[frame.at - 1] != "by" or frame.unit not in _CHANGE_UNITS:
        return None
    for here in range(frame.at - 2, max(frame.at - _REACH, -1), -1):
        tag = frame.tag[here]
        if tag == "Q":
            return find_direction(replace(frame, at=here))
        if tag in ("V", "A", ";"):
            return None
    return None


_RULES = (_adverb, _noun_after, _noun_before, _verb, _level_reached, _list)
