"""Whose a figure of a result is: "Lund beat Oban 3-1" gives Lund 3 and Oban 1.

Of a single result the larger figure is the winner's, wherever it stands ("Oban lost 1-3" and "Oban lost 3-1" are one);
of a match that is told set by set the winner's stands first ("won 6-4, 3-6, 7-5").
"""

from __future__ import annotations

from pipeline.reading.says import phrases
from pipeline.reading.says.frame import Frame
from pipeline.reading.says.lexicon import lexicon
from pipeline.reading.says.phrases import Range

_BEATING = frozenset(
    (
        "beat", "defeat", "rout", "overcome", "edge", "thrash", "thump", "outscore", "crush", "upset", "outlast",
        "sweep", "win", "down", "stun", "hammer", "top", "lead", "eliminate", "knock",
    )
)  # fmt: skip
_LOSING = frozenset(("lose", "trail", "fall"))
_WON = frozenset(("win", "victory", "triumph", "lead", "rout"))
_LOST = frozenset(("loss", "defeat", "deficit"))
_BE = frozenset(("is", "are", "was", "were", "been", "being", "be", "got"))
_AGAINST = frozenset(("over", "against", "to", "by"))
_REACH = 6  # tokens behind a figure in which a "victory over" is looked for


def score_of(frame: Frame) -> tuple[bool, Range | None] | None:
    """Whether a figure is one of a result, and the phrase that names the side that it is for, if one does.

    None when the figure is none of a result, or nothing tells who won.
    """
    first = _first_of_pair(frame)
    if first is None:
        return None
    won = _subject_won(frame)
    if won is None:
        return None
    subject, other = _sides(frame)
    winner, loser = (subject, other) if won else (other, subject)
    return True, winner if _is_winners(frame, first) else loser


def _first_of_pair(frame: Frame) -> int | None:
    """The token of the first figure of "3-1", which the frame's is one of."""
    for first in (frame.at, frame.at - 2):
        if first >= 0 and frame.tag[first : first + 3] == ["Q", "-", "Q"]:
            one, dash, two = frame.tokens[first : first + 3]
            glued = one.end == dash.start and dash.end == two.start
            return first if glued and one.text.isdecimal() and two.text.isdecimal() else None
    return None


def _is_winners(frame: Frame, first: int) -> bool:
    one, two = int(frame.tokens[first].text), int(frame.tokens[first + 2].text)
    before = frame.tag[first - 2 : first] == ["Q", ","] if first > 1 else False
    by_sets = before or frame.tag[first + 3 : first + 7] == [",", "Q", "-", "Q"]
    return (frame.at == first) == (by_sets or one >= two)


def _subject_won(frame: Frame) -> bool | None:
    """Whether the subject of the clause is the winner, by the noun behind the figures or by the verb."""
    for at in range(frame.at + 1, frame.at + _REACH):
        if frame.low[at] in _WON:
            return True
        if frame.low[at] in _LOST:
            return False
        if frame.tag[at] not in ("N", "Q", "-", ","):
            break
    verb = frame.tokens[frame.verb].verb if frame.verb is not None else None
    if verb is None or frame.subject_side or frame.verb is None or frame.verb > frame.at:
        return None
    if verb.base in _LOSING:
        return False
    return not _is_passive(frame) if verb.base in _BEATING else None


def _is_passive(frame: Frame) -> bool:
    """ "was beaten 3-1"."""
    at = frame.verb
    return at is not None and frame.tokens[at].verb is not None and any(low in _BE for low in frame.low[at - 2 : at])


def _sides(frame: Frame) -> tuple[Range | None, Range | None]:
    """The subject of the clause, and who it played: the object of the verb, or who stands behind "over"."""
    verb = frame.verb
    if verb is None:
        return None, None
    other, told = None, frame.tokens[verb].verb
    if told is not None and told.base in _BEATING:
        first = verb + 2 if frame.low[verb + 1] in ("out", "off") else verb + 1
        last = phrases.np_right(frame.tokens, first)
        named = first <= last < frame.at and frame.tag[last] in ("N", "P")
        other = (first, last) if named and frame.low[last] not in lexicon().adjectives else None
    behind = next((at for at in range(frame.at, frame.at + 2 * _REACH) if frame.low[at] in _AGAINST), None)
    if other is None and behind is not None and frame.tag[behind + 1] in ("D", "P", "N"):
        last = phrases.np_right(frame.tokens, behind + 1)
        other = (behind + 1, last) if last > behind else None
    return frame.subject_of(verb), other
