"""What is done or so of a figure: the verb that tells something by itself, with what completes it."""

from __future__ import annotations

from pipeline.reading.says.complements import complement, said_of_subject, since
from pipeline.reading.says.frame import TIMES, Frame
from pipeline.reading.says.phrases import Range
from pipeline.reading.says.telling import modifies_noun, placed, telling_verb

_BOUND = frozenset(("to", "from", "with", "for"))  # between a predicate noun and its figure: "host to 60%"
_WITH_OBJECT = frozenset(("with", "for", "to", "on", "against", "into", "by", "through"))  # between verb and figure
_RELATIVE = frozenset(("%", "pp", "ratio"))
_PARTICLES = frozenset(("up", "out", "off", "away", "back", "down"))
_STRANDED = frozenset(("into", "upon"))  # prepositions that a passive leaves behind
_STATES = frozenset(("guilty", "responsible", "eligible"))  # adjectives without which a verb says nothing
_ALL_OF = frozenset(("the", "these", "those", "his", "her", "its", "their", "our"))


def predicate(frame: Frame, told: Range | None) -> tuple[str, str]:
    """The verb, and what completes it behind the figure: "spent", "on adverts"; either may be empty.

    `told` is the noun phrase that has the figure, if the measure has one.
    """
    if _is_whole(frame):
        return "", ""
    verb = telling_verb(frame)
    if verb is None:
        return "", _without_verb(frame) or since(frame, frame.at + 1)
    word, behind = _worded(frame, verb)
    if verb > frame.at:
        return _of_subject(frame, word, behind)
    word += _before_figure(frame, verb, behind, told)
    behind = max(frame.behind_counted(), told[1] + 1 if told and told[0] > frame.at else 0)
    if _is_state(frame, behind):
        return word, frame.tokens[behind].text  # "left nine sailors ill"
    return word, complement(frame, behind)


def _worded(frame: Frame, verb: int) -> tuple[str, int]:
    """The verb with what belongs to it, and the index behind."""
    word, behind = frame.tokens[verb].text, verb + 1
    if any(frame.low[at] == "not" or frame.low[at].endswith("n't") for at in range(max(0, verb - 3), verb)):
        word = f"not {word}"
    if frame.low[behind] == "and" and frame.tag[behind + 1] == "V":
        word = f"{word} and {frame.tokens[behind + 1].text}"  # "shot and killed"
        behind += 2
    for words in (_PARTICLES, _STATES):  # "gave up nine rooms", "pleaded guilty to"
        if frame.low[behind] in words:
            word = f"{word} {frame.low[behind]}"
            behind += 1
    if frame.low[behind] in _STRANDED and frame.tag[behind + 1] in ("I", "Q", ".", ""):
        word = f"{word} {frame.low[behind]}"  # "was broken into by"
        behind += 1
    return word, behind


def _of_subject(frame: Frame, word: str, behind: int) -> tuple[str, str]:
    """The verb that the figure is in the subject of, and its object or other complement."""
    if frame.tag[behind] == "V" and frame.tag[behind + 1] not in ("N", "P"):
        word = f"{word} {frame.tokens[behind].text}"  # "were left injured"
        behind += 1
    if frame.tag[behind] not in ("N", "P", "D"):
        return word, complement(frame, behind)
    figured = behind + 2 if frame.tag[behind + 1] == "Q" else behind  # "found the 9 mm pistol"
    last = frame.phrase_end(figured)
    return word, frame.words((behind, last)) if last >= figured else ""


def _before_figure(frame: Frame, verb: int, behind: int, told: Range | None) -> str:
    """What stands between the verb and the figure and belongs to the verb, with a space before it."""
    if _bound(frame, behind, told) or (told is None and frame.at - 1 == behind and placed(frame)):
        return f" {frame.low[behind]}"
    if told is not None or not {",", "Q"}.isdisjoint(frame.tag[verb : frame.at]):
        return ""
    nearer = complement(frame, behind)
    return f" {nearer}" if nearer else ""  # "sailed to Oban over nine times"


def _is_whole(frame: Frame) -> bool:
    """Whether only a part of what the figure counts does what the verb says: "40 of the 120 sailors walked out"."""
    if frame.low[frame.at - 1] not in _ALL_OF or frame.low[frame.at - 2] != "of":
        return False
    return frame.tag[frame.at - 3] == "Q"


def _is_state(frame: Frame, at: int) -> bool:
    """Whether the verb there says how what is counted was left: "left nine sailors ill"."""
    if frame.tag[at] != "V" or frame.unit != "1" or frame.tag[at + 1] in ("N", "P"):
        return False
    verb = frame.verb
    gerund = verb is not None and frame.tag[verb - 1] == "I" and frame.low[verb].endswith("ing")
    return not gerund or frame.subject_of(at) is None  # not in "the cost of selling nine boats came to"


def _bound(frame: Frame, at: int, told: Range | None) -> bool:
    """Whether the preposition there belongs to the verb, so that the figure is its object: "asked for three boats"."""
    if frame.low[at] not in _WITH_OBJECT or frame.unit in TIMES:
        return False
    if frame.unit in _RELATIVE and (frame.low[at] != "by" or told is None or told[0] < frame.at):
        return False  # but "was liked by 36% of them"
    return at < frame.at and all(tag in "DX" for tag in frame.tag[at + 1 : frame.at])


def _without_verb(frame: Frame) -> str:
    """What an auxiliary alone says of a figure: "were in the union", "has been with the firm for two years"."""
    at = frame.verb
    if frame.unit == "rank":
        return complement(frame, frame.at + 1)
    if at is not None and not frame.subject_side and frame.at < at and frame.low[frame.at + 1] == "of":
        return said_of_subject(frame, at)  # "12 of whom were children"
    apposed = frame.tag[frame.at - 1] in (",", "C")  # "found six people, four inside the galley"
    if not frame.subject_side and frame.unit == "1" and (frame.counted or at is None or apposed):
        return _of_counted(frame)
    if at is None or frame.tag[at] != "A":
        return ""
    if at > frame.at and frame.unit in TIMES and not frame.subject_side:
        return said_of_subject(frame, at)  # "For nine years, he was on the board"
    if frame.subject_side:
        return "" if modifies_noun(frame) else said_of_subject(frame, at)
    while frame.tag[at] in ("A", "X"):
        at += 1
    return _before_auxiliarys_figure(frame, at)


def _of_counted(frame: Frame) -> str:
    """What is said of a counted noun right behind it: "six boats to sell", "two cooks that were in the galley"."""
    behind = frame.behind_counted()
    if frame.counted and frame.low[behind] == "to" and frame.tag[behind + 1] == "V":
        return frame.words((behind, max(frame.phrase_end(behind + 2), behind + 1)))
    while frame.tag[behind] in ("W", "A"):
        behind += 1
    return complement(frame, behind)


def _before_auxiliarys_figure(frame: Frame, at: int) -> str:
    """What stands between an auxiliary and the figure, from an index on."""
    last = frame.with_complement(at) if frame.unit in TIMES else at - 1
    if last >= at and last + 2 == frame.at and frame.low[last + 1] == "for":
        return frame.words((at, last))  # "was mayor of Oban for nine years"
    last = frame.phrase_end(at)
    if last >= at and frame.tag[last + 1] == "I" and last + 2 == frame.at and frame.low[last + 1] in _BOUND:
        return f"{frame.words((at, last))} {frame.low[last + 1]}"  # "is host to 60% of them"
    last = frame.phrase_end(at + 1)
    joined = frame.tag[at] == "I" and frame.low[at] not in ("of", "at", "to") and at < last < frame.at
    if joined and all(frame.tag[i] in ("D", "X", "I") for i in range(last + 1, frame.at)):
        return f"{frame.tokens[at].text} {frame.words((at + 1, last))}"
    return ""
