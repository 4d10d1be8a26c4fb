"""Whether a figure is a change, and which way: from the verb that governs it, or the noun or adverb it stands with."""

from __future__ import annotations

from pipeline.model import Direction
from pipeline.reading.says.frame import Frame
from pipeline.reading.says.lexicon import lexicon

_CHANGE_UNITS = frozenset(("%", "pp", "ratio"))
_BY = frozenset(
    ("by", "about", "around", "some", "another", "over", "nearly", "as", "an", "a", "roughly", "almost", "just", "of")
)
_LEVEL = frozenset(
    (
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
    )
)
_RESULTS = frozenset(("loss", "losses", "gain", "gains"))  # of money: "a loss of $3 million" is no change
_UP = frozenset(("up", "higher", "upward"))
_DOWN = frozenset(("down", "lower", "downward"))


def find_direction(frame: Frame) -> Direction | None:
    """Up or down for a change, None for a level or a prior value ("up from 72")."""
    return _adverb(frame) or _noun_after(frame) or _noun_before(frame) or _verb(frame)


def direction_rule(frame: Frame) -> str | None:
    """What tells the direction: "adverb", "noun after", "noun before" or "verb"."""
    for rule in (_adverb, _noun_after, _noun_before, _verb):
        if rule(frame):
            return rule.__name__.strip("_").replace("_", " ")
    return None


def _adverb(frame: Frame) -> Direction | None:
    before, after = frame.low(frame.at - 1), frame.low(frame.at + 1)
    if before in ("by", "about", "another", "around", "some", "nearly"):
        before = frame.low(frame.at - 2)
    for words, direction in ((_UP, "up"), (_DOWN, "down")):
        if (
            before in words
            and not frame.counted
            and "/" not in frame.unit
            and (
                frame.tag(frame.at - 2) != "V"
                or frame.low(frame.at - 2) in ("ended", "closed", "finished", "is", "was", "are")
            )
        ):
            return direction  # type: ignore[return-value]
        if after in words and frame.low(frame.at + 2) not in ("from", "to") and frame.unit in _CHANGE_UNITS:
            return direction  # type: ignore[return-value]
    return None


def _noun_after(frame: Frame) -> Direction | None:
    """ "an 88% cost reduction", "a sharp 3 percent drop"."""
    if frame.unit not in _CHANGE_UNITS and not frame.unit.isupper():
        return None
    for at in range(frame.at + 1, frame.at + 4):
        if frame.tag(at) != "N":
            return None
        if found := lexicon().noun_directions.get(frame.low(at)):
            return found
    return None


def _noun_before(frame: Frame) -> Direction | None:
    """ "an increase of 5%", "gains of nearly $2"."""
    at = frame.at - 1
    while frame.tag(at) in ("X", "D") or frame.low(at) in ("about", "around", "over"):
        at -= 1
    if frame.low(at) == "of" and frame.tag(at - 1) == "N":
        if frame.unit.isupper() and frame.low(at - 1) in _RESULTS:
            return None
        return lexicon().noun_directions.get(frame.low(at - 1))
    return None


def _verb(frame: Frame) -> Direction | None:
    if frame.verb is None or frame.subject_side:
        return None
    verb = frame.tokens[frame.verb].verb
    if verb is None or verb.kind not in ("up", "down", "up_object", "down_object"):
        return None
    between = frame.tokens[frame.verb + 1 : frame.at]
    again = frame.low(frame.at - 1) == "or" or (
        frame.low(frame.at - 1) in (",", "and") and frame.tag(frame.at - 2) in "Q,"
    )
    if again and frame.unit in _CHANGE_UNITS:  # "lost 190 points, or 0.6%", "rose 3% and 5%"
        first = next((at for at, token in enumerate(between) if token.tag == "Q"), None)
        between = between if first is None else between[:first]
    if any(token.tag in "Q(;" for token in between) or (
        frame.tag(frame.at + 1) == "N" and frame.unit == "1" and not frame.counted
    ):
        return None
    direction: Direction = "up" if verb.kind.startswith("up") else "down"
    links = [token.low for token in between if token.tag == "I"]
    if links and links[-1] == "by":
        return direction
    if links and links[-1] in _LEVEL:
        return None
    if verb.kind.endswith("_object"):
        return direction if frame.unit in _CHANGE_UNITS or (not between and _counts_change(frame)) else None
    return direction if len(between) <= 4 and not any(token.tag == "," for token in between) else None


def _counts_change(frame: Frame) -> bool:
    counted = (frame.counted or "").split(" ")[-1]
    return frame.unit.isupper() or counted in ("points", "point", "jobs", "seats", "pounds")
