"""What is done or so of a figure: the verb that tells something by itself, with what completes it."""

from __future__ import annotations

from pipeline.reading.says.frame import LONGEST, TIMES, Frame
from pipeline.reading.says.lexicon import lexicon
from pipeline.reading.says.phrases import Range

_COMPLEMENT = frozenset(
    (
        "on", "in", "for", "to", "from", "with", "against", "at", "into", "by", "toward", "towards", "as", "without",
        "inside", "outside", "aboard",
    )
)  # fmt: skip
_BOUND = frozenset(("to", "from", "with", "for"))
_WITH_OBJECT = frozenset(("with", "for", "to", "on", "against", "into", "by", "through"))
_RELATIVE = frozenset(("%", "pp", "ratio"))
_PARTICLES = frozenset(("up", "out", "off", "away", "back", "down"))
NAMING = frozenset(("call", "name", "dub", "title", "entitle", "label", "nickname"))  # before the name of something
_STRANDED = frozenset(("into", "upon"))
_EQUAL = frozenset(("equivalent", "equal", "comparable"))
_OWNING = frozenset(("lose", "gain", "shed"))
_ALL_OF = frozenset(("the", "these", "those", "his", "her", "its", "their", "our"))
_MORE = frozenset(("out", "off", "away"))  # particles that give a verb a sense of its own
_PLACING = frozenset(("in", "across", "on", "with", "among", "into", "through", "within"))
_SHARES = frozenset(("1", "%", "ratio"))  # of these a part of somebody does something


def predicate(frame: Frame, told: Range | None) -> tuple[str, str]:
    """The verb, and what completes it behind the figure: "spent", "on adverts"; either may be empty.

    `told` is the noun phrase that has the figure, if the measure has one.
    """
    if _is_whole(frame):
        return "", ""
    verb = _verb(frame)
    if verb is None:
        return "", _without_verb(frame) or _since(frame, frame.at + 1)
    word = frame.tokens[verb].text
    if any(frame.low[at] == "not" or frame.low[at].endswith("n't") for at in range(max(0, verb - 3), verb)):
        word = f"not {word}"
    behind = verb + 1
    if frame.low[behind] == "and" and frame.tag[behind + 1] == "V":
        word = f"{word} and {frame.tokens[behind + 1].text}"  # "shot and killed"
        behind += 2
    if frame.low[behind] in _PARTICLES:
        word = f"{word} {frame.low[behind]}"  # "gave up 12 floors"
        behind += 1
    if frame.low[behind] in ("guilty", "responsible", "eligible"):
        word = f"{word} {frame.low[behind]}"  # "pleaded guilty to"
        behind += 1
    if frame.low[behind] in _STRANDED and frame.tag[behind + 1] in ("I", "Q", ".", ""):
        word = f"{word} {frame.low[behind]}"  # "was broken into by"
        behind += 1
    if verb > frame.at and frame.tag[behind] == "V" and frame.tag[behind + 1] not in ("N", "P"):
        word = f"{word} {frame.tokens[behind].text}"  # "were left injured"
        behind += 1
    if verb < frame.at:
        if _bound(frame, behind, told) or (told is None and frame.at - 1 == behind and _placed(frame)):
            word = f"{word} {frame.low[behind]}"
        elif (
            told is None
            and {",", "Q"}.isdisjoint(frame.tag[verb : frame.at])
            and (nearer := _complement(frame, behind))
        ):
            word = f"{word} {nearer}"  # "sailed to Oban over nine times"
        behind = max(frame.behind_counted(), told[1] + 1 if told and told[0] > frame.at else 0)
        if _is_state(frame, behind):
            return word, frame.tokens[behind].text  # "left nine sailors ill"
    elif frame.tag[behind] in ("N", "P", "D"):
        figured = behind + 2 if frame.tag[behind + 1] == "Q" else behind  # "found the 9 mm pistol"
        last = frame.phrase_end(figured)
        return word, frame.words((behind, last)) if last >= figured else ""
    return word, _complement(frame, behind)


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


def _verb(frame: Frame) -> int | None:
    """The verb that tells something by itself: neither an auxiliary nor one that only says that the figure holds."""
    at = frame.verb
    if at is None or (frame.low[frame.at - 1] == "to" and frame.low[frame.at - 2] in _EQUAL):
        return _modifier(frame)  # "asked for 30 boats, equivalent to nine ferries"
    if frame.tag[at] == "A":
        following = next((i for i in range(at + 1, min(at + 5, len(frame.tokens))) if frame.tag[i] not in "XA"), at)
        if frame.tag[following] != "V" or (following > frame.at > at):
            return _modifier(frame)
        at = following
    if (
        frame.subject_side and frame.low[at + 1] == "to" and "A" in frame.tag[at - 2 : at]
    ):  # "were thought to have sailed"
        at = next((i for i in range(at + 2, min(at + 5, len(frame.tokens))) if frame.tag[i] == "V"), at)
    verb = frame.tokens[at].verb
    if verb is None and frame.tag[at] == "V":
        return at  # "dead", "missing"
    if verb is None or (verb.base in lexicon().light and not _tells(frame, at)):
        return _modifier(frame)
    if frame.subject_side and _modifies_noun(frame):
        return None  # "the 40 km race was cut short": what happens to it is not what the figure says
    if verb.kind in ("say", "finding"):
        if frame.subject_side:
            return at
        described = _modifier(frame)
        return at if described is None and verb.kind == "finding" and _is_object(frame, at) else described
    if frame.subject_side and frame.unit == "1" and frame.counted:
        return at  # "six players advanced"
    direct = all(tag in "DX" for tag in frame.tag[at + 1 : frame.at])
    if verb.base in _OWNING and direct and not frame.subject_side and _is_owned(frame):
        return at  # "investors lost $2 trillion"
    changes = frame.unit in ("%", "pp", "ratio") or verb.kind.endswith("_object")
    return at if verb.kind == "plain" or (frame.direction is None and changes) else None


def _is_owned(frame: Frame) -> bool:
    """Whether a figure is of something that can be lost or gained: money, people, jobs; not points or percent."""
    money = len(frame.unit) == 3 and frame.unit.isupper()
    return money or (frame.unit == "1" and frame.counted is not None and not frame.counted.startswith("point"))


def _tells(frame: Frame, verb: int) -> bool:
    """Whether a verb that mostly says only that a figure holds says more here: "offered up 12 wines"."""
    says = frame.tokens[verb].verb
    if frame.subject_side and frame.counted and says is not None and says.kind == "say":
        return True
    if says is not None and says.base in ("score", "hit") and frame.counted:
        return True  # "scored 55 points", "hitting two men"
    if frame.unit == "rank" and says is not None and says.base == "finish":
        return True
    return frame.low[verb + 1] in _MORE or _placed(frame) or _comes_from(frame, verb)


def _comes_from(frame: Frame, verb: int) -> bool:
    """Whether part of something does what the preposition behind a plain verb says: "half of it comes from plums"."""
    return frame.subject_side and frame.unit in _SHARES and frame.low[verb + 1] in ("from", "in", "with", "under")


def _bound(frame: Frame, at: int, told: Range | None) -> bool:
    """Whether the preposition there belongs to the verb, so that the figure is its object: "asked for three boats"."""
    if frame.low[at] not in _WITH_OBJECT or frame.unit in TIMES:
        return False
    if frame.unit in _RELATIVE and (frame.low[at] != "by" or told is None or told[0] < frame.at):
        return False  # but "was liked by 36% of them"
    return at < frame.at and all(tag in "DX" for tag in frame.tag[at + 1 : frame.at])


def _is_object(frame: Frame, verb: int) -> bool:
    """Whether what a figure counts is what the verb is done to, with no clause about it: "found three boats"."""
    if frame.counted is None or frame.unit != "1" or any(tag not in "DX" for tag in frame.tag[verb + 1 : frame.at]):
        return False
    return frame.tag[frame.behind_counted()] not in ("V", "A", "W")


def _placed(frame: Frame) -> bool:
    """Whether a count tells of places and the like where the verb holds: "recorded in 50 towns"."""
    return frame.counted is not None and frame.unit == "1" and frame.low[frame.at - 1] in _PLACING


def _modifies_noun(frame: Frame) -> bool:
    """Whether the figure is a property of the noun behind it: "the 40 km race"."""
    own = frame.unit not in _SHARES or (frame.unit == "1" and "-" in frame.low[frame.at])
    own = own or (frame.unit == "%" and frame.tag[frame.at - 1] == "D")  # "the 25 percent cap"
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


def _without_verb(frame: Frame) -> str:
    """What an auxiliary alone says of a figure: "were in the union", "has been with the firm for two years"."""
    at = frame.verb
    if frame.unit == "rank":
        return _complement(frame, frame.at + 1)
    if at is not None and not frame.subject_side and frame.at < at and frame.low[frame.at + 1] == "of":
        return _said_of_subject(frame, at)  # "12 of whom were children"
    apposed = frame.tag[frame.at - 1] in (",", "C")  # "found six people, four inside the galley"
    if not frame.subject_side and frame.unit == "1" and (frame.counted or at is None or apposed):
        behind = frame.behind_counted()
        if frame.counted and frame.low[behind] == "to" and frame.tag[behind + 1] == "V":
            return frame.words((behind, max(frame.phrase_end(behind + 2), behind + 1)))  # "has six boats to sell"
        while frame.tag[behind] in ("W", "A"):  # "two cooks that were in the galley"
            behind += 1
        return _complement(frame, behind)
    if at is None or frame.tag[at] != "A":
        return ""
    if at > frame.at and frame.unit in TIMES and not frame.subject_side:
        return _said_of_subject(frame, at)  # "For nine years, he was on the board"
    if frame.subject_side:
        return "" if _modifies_noun(frame) else _said_of_subject(frame, at)
    while frame.tag[at] in ("A", "X"):
        at += 1
    if frame.unit in TIMES:
        last = frame.with_complement(at)
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


def _said_of_subject(frame: Frame, at: int) -> str:
    """What stands behind the auxiliary at an index: "were not in the union"."""
    while frame.tag[at] in ("A", "X"):
        at += 1
    last = frame.phrase_end(at)
    told = frame.words((at, last)) if last >= at else _complement(frame, at)
    return f"not {told}" if told and frame.low[at - 1] == "not" else told


def _with_others(frame: Frame, last: int) -> int:
    """The end of all that is told together with a noun phrase: "in Oban, Leith or Wick"; no clause begins there."""
    at = last + 1
    while frame.tag[at] == "," and (end := frame.phrase_end(at + 1)) > at:
        at = end + 1
    at += frame.tag[at] == ","
    if frame.low[at] not in ("and", "or"):
        return last
    end = frame.phrase_end(at + 1)
    return end if end > at and frame.tag[end + 1] not in ("V", "A", "X") else last


def _since(frame: Frame, at: int) -> str:
    """What a span of time is counted from: "two days after the mayor sold the boats"."""
    last = frame.phrase_end(at + 1)
    if frame.low[at] not in ("after", "before") or frame.unit not in TIMES or last <= at:
        return ""
    last = _with_others(frame, last)
    while frame.tag[last + 1] in ("A", "V"):
        last += 1
    last = max(frame.phrase_end(last + 1), last) if frame.tag[last] == "V" else last
    return "" if "Q" in frame.tag[at : last + 1] else f"{frame.low[at]} {frame.words((at + 1, last))}"


def _complement(frame: Frame, at: int) -> str:
    """The preposition at an index with its noun phrase, or nothing; of a time, also what it is needed for."""
    if frame.unit in TIMES and frame.low[at] == "to" and frame.tag[at + 1] == "V":
        last = frame.phrase_end(at + 2)
        return frame.words((at, max(last, at + 1)))
    gerund = frame.low[at] == "of" and frame.tag[at - 1] == "V" and frame.tag[at + 1] == "V"
    if (
        frame.low[at] not in _COMPLEMENT
        and not gerund
        and not (frame.unit in TIMES and frame.low[at] in ("after", "before"))
    ):
        return ""
    if frame.tag[at + 1] == "V" and frame.low[at + 1].endswith("ing"):
        last = max(frame.phrase_end(at + 2), at + 1)  # "by pulling a gun"
        return "" if "Q" in frame.tag[at : last + 1] else frame.words((at, last))
    if frame.low[at] in ("after", "before"):
        return _since(frame, at)
    last = frame.phrase_end(at + 1)
    if frame.tag[last] == "P" and frame.low[last + 1] == "of":  # "to the Friends of Oban"
        last = max(last, frame.phrase_end(last + 2))
    last = _with_others(frame, last) if last > at else last
    if frame.low[last + 1] == "without":
        last = max(frame.phrase_end(last + 2), last)  # "left 900 people in Oban without heat"
    if not at < last <= at + LONGEST or any(frame.tag[i] == "Q" for i in range(at, last + 1)):
        return ""
    return f"{frame.tokens[at].text} {frame.words((at + 1, last))}"
