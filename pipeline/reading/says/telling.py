"""Which verb says something of a figure by itself: neither an auxiliary nor one that only says that it holds."""

from __future__ import annotations

from pipeline.reading.says.frame import Frame
from pipeline.reading.says.lexicon import lexicon

NAMING = frozenset(("call", "name", "dub", "title", "entitle", "label", "nickname"))  # before the name of something
_EQUAL = frozenset(("equivalent", "equal", "comparable"))  # behind them, "to" compares
_OWNING = frozenset(("lose", "gain", "shed"))  # what is owned: with money they say more than a direction
_MORE = frozenset(("out", "off", "away"))  # particles that give a verb a sense of its own
_PLACING = frozenset(("in", "across", "on", "with", "among", "into", "through", "within"))
_SHARES = frozenset(("1", "%", "ratio"))  # of these a part of somebody does something
_PARTLY = frozenset(("from", "in", "with", "under"))  # where a part of something comes from, lies or belongs


def telling_verb(frame: Frame) -> int | None:
    """The index of the verb that tells something by itself, which may be that of what is counted."""
    at = _governing(frame)
    if at is None:
        return _modifier(frame)
    verb = frame.tokens[at].verb
    if verb is None and frame.tag[at] == "V":
        return at  # "dead", "missing"
    if verb is None or (verb.base in lexicon().light and not _tells(frame, at)):
        return _modifier(frame)
    if frame.subject_side and modifies_noun(frame):
        return None  # "the 40 km race was cut short": what happens to it is not what the figure says
    if verb.kind in ("say", "finding"):
        return _of_finding(frame, at, verb.kind)
    if frame.subject_side and frame.unit == "1" and frame.counted:
        return at  # "six players advanced"
    if verb.base in _OWNING and _is_owned(frame, at):
        return at  # "owners lost $9 billion"
    changes = frame.unit in ("%", "pp", "ratio") or verb.kind.endswith("_object")
    return at if verb.kind == "plain" or (frame.direction is None and changes) else None


def _governing(frame: Frame) -> int | None:
    """The main verb of the figure's verb group; None where no verb governs what the figure says."""
    at = frame.verb
    if at is None or (frame.low[frame.at - 1] == "to" and frame.low[frame.at - 2] in _EQUAL):
        return None  # "asked for 30 boats, equivalent to nine ferries"
    if frame.tag[at] == "A":
        following = next((i for i in range(at + 1, min(at + 5, len(frame.tokens))) if frame.tag[i] not in "XA"), at)
        if frame.tag[following] != "V" or (following > frame.at > at):
            return None
        at = following
    if frame.subject_side and frame.low[at + 1] == "to" and "A" in frame.tag[at - 2 : at]:
        return next((i for i in range(at + 2, min(at + 5, len(frame.tokens))) if frame.tag[i] == "V"), at)
    return at  # and the next one in "were thought to have sailed"


def _of_finding(frame: Frame, at: int, kind: str) -> int | None:
    """Of a verb of speech or finding: itself when the figure speaks or is what is found, else what it is told to do."""
    if frame.subject_side:
        return at
    described = _modifier(frame)
    return at if described is None and kind == "finding" and _is_object(frame, at) else described


def _is_owned(frame: Frame, verb: int) -> bool:
    """Whether a figure is of something that can be lost or gained: money, people, jobs; not points or percent."""
    if frame.subject_side or any(tag not in "DX" for tag in frame.tag[verb + 1 : frame.at]):
        return False
    money = len(frame.unit) == 3 and frame.unit.isupper()
    return money or (frame.unit == "1" and frame.counted is not None and not frame.counted.startswith("point"))


def _tells(frame: Frame, at: int) -> bool:
    """Whether a verb that mostly says only that a figure holds says more here: "offered up 12 wines"."""
    verb = frame.tokens[at].verb
    if verb is None:
        return False
    if frame.counted and (verb.base in ("score", "hit") or (frame.subject_side and verb.kind == "say")):
        return True  # "scored 31 points", "hitting two men"
    if frame.unit == "rank" and verb.base == "finish":
        return True
    return frame.low[at + 1] in _MORE or placed(frame) or _comes_from(frame, at)


def _comes_from(frame: Frame, verb: int) -> bool:
    """Whether part of something does what the preposition behind a plain verb says: "half of it comes from plums"."""
    return frame.subject_side and frame.unit in _SHARES and frame.low[verb + 1] in _PARTLY


def _is_object(frame: Frame, verb: int) -> bool:
    """Whether what a figure counts is what the verb is done to, with no clause about it: "found three boats"."""
    if frame.counted is None or frame.unit != "1" or any(tag not in "DX" for tag in frame.tag[verb + 1 : frame.at]):
        return False
    return frame.tag[frame.behind_counted()] not in ("V", "A", "W")


def placed(frame: Frame) -> bool:
    """Whether a count tells of places and the like where the verb holds: "recorded in 50 towns"."""
    return frame.counted is not None and frame.unit == "1" and frame.low[frame.at - 1] in _PLACING


def modifies_noun(frame: Frame) -> bool:
    """Whether the figure is a property of the noun behind it: "the 40 km race"."""
    own = frame.unit not in _SHARES or (frame.unit == "1" and "-" in frame.low[frame.at])
    own = own or (frame.unit == "%" and frame.tag[frame.at - 1] == "D")  # "the 30 percent cap"
    at = frame.at + 1
    while frame.tag[at] == "Q" and "-" in frame.low[at]:  # "the 30-foot two-mast boat"
        at += 1
    return own and frame.tag[at] in ("N", "P")


def _modifier(frame: Frame) -> int | None:
    """The verb of what is said of a counted noun behind it: "nine sailors who were ill", "two cooks waiting below"."""
    if not frame.counted or frame.unit != "1":
        return None
    at = frame.behind_counted()
    while frame.tag[at] in ("W", "A", "X"):
        at += 1
    verb = frame.tokens[at].verb if at < len(frame.tokens) else None
    if frame.tag[at] != "V" or at == frame.at + 1 or (verb is not None and verb.base in NAMING):
        return None
    return at
