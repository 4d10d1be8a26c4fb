"""What is measured: the nouns that a figure is the value of, and the predicate where the figure depends on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.reading.says import phrases
from pipeline.reading.says.frame import Frame
from pipeline.reading.says.lexicon import lexicon
from pipeline.reading.says.phrases import Range
from pipeline.reading.says.subject import Subject
from pipeline.reading.says.tokens import tokenize

Part = tuple[str, str]  # the rule that found the words, and the words

_COMPLEMENT = frozenset(("on", "in", "for", "to", "from", "with", "against", "at", "into", "by", "toward", "towards", "without"))
_DIMENSIONS = frozenset(
    ("wide", "long", "tall", "high", "deep", "thick", "thin", "slim", "away", "apart", "heavy", "big", "large", "fast")
)
_OFFSETS = frozenset(("ago", "later", "earlier"))
_TIMES = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "decade"))
_SHARES = frozenset(("1", "%", "ratio"))  # of these a part of somebody does something
_RELATING = frozenset(("from", "between", "among", "involving", "without"))
_LOOSE = frozenset("XD")  # tags that may stand between "of" and the figure
_LONGEST = 7  # tokens of one part
_ON_INDEX = frozenset(("on", "in"))


def find_measure(frame: Frame, subject: Subject, column: str | None) -> str | None:
    """A short phrase, or None when subject, counted noun and unit say it all."""
    return " ".join(words for _, words in measure_parts(frame, subject, column)) or None


def measure_parts(frame: Frame, subject: Subject, column: str | None) -> list[Part]:
    """The parts of the measure in reading order; no part repeats another one or the subject."""
    told: list[str] = [(subject.words or "").lower()]
    parts: list[Part] = []
    for rule, words in _candidates(frame, subject, column):
        low = words.lower()
        if words and not any(f" {low} " in f" {other} " for other in told):
            parts.append((rule, words))
            told.append(low)
    return parts


def _candidates(frame: Frame, subject: Subject, column: str | None) -> Iterator[Part]:
    yield "header of the column", column or ""
    yield "label of the line", _label_words(frame)
    yield "phrase that opens the sentence", _opening(frame)
    if subject.attribute is not None:
        yield "what of the subject is told", frame.words(subject.attribute)
    rule, noun, complete = _noun(frame, subject)
    verb, complement = ("", "") if complete and subject.attribute is None else _predicate(frame, noun)
    first = noun is not None and frame.subject_side and noun[0] > frame.at
    if noun is not None and first:
        yield rule, frame.words(noun)
    yield "predicate", verb
    if noun is not None and not first:
        yield rule, frame.words(noun)
    yield "complement of the predicate", complement
    if frame.low(frame.at + 1) in _OFFSETS and frame.unit in _TIMES:
        yield "place in time", frame.low(frame.at + 1)


def _noun(frame: Frame, subject: Subject) -> tuple[str, Range | None, bool]:
    """The noun phrase that has the figure for its value, by which rule, and whether it says all by itself."""
    for rule, find, complete in _NOUNS:
        found = find(frame)
        if found is not None and found != subject.span:
            return rule, found, complete
    return "", None, False


def _before_of(frame: Frame) -> Range | None:
    """ "a fine of $3 million", "at a rate of 4%", and "worth $5"."""
    at = _anchor(frame) - 1
    if frame.low(at) == "worth":
        return at, at
    while frame.tag(at) in _LOOSE and at > 0:
        at -= 1
    labelled = frame.low(at) == ":" and frame.line.kind in ("item", "short")
    if not (labelled or frame.low(at) == "of") or frame.tag(at - 1) not in ("N", "P"):
        return None
    first = phrases.np_left(frame.tokens, at - 1)
    while first < at - 1 and (frame.tag(first) == "D" or frame.low(first) in lexicon().generic):
        first += 1
    return None if frame.low(at - 1) in lexicon().generic else (first, at - 1)


def _anchor(frame: Frame) -> int:
    """The first of figures that are told in one go: "the murder of six children, two women and a man"."""
    first = frame.at
    while frame.low(first - 1) in ("and", "or", ","):
        before = first - 2
        if frame.tag(before) == ",":
            before -= 1
        while frame.tag(before) in ("N", "P"):
            before -= 1
        if frame.tag(before) != "Q":
            break
        first = before
    return first


def _phrase_end(frame: Frame, first: int) -> int:
    """The last token of the noun phrase at `first`, or `first - 1` when none, or but a time, stands there."""
    last = phrases.np_right(frame.tokens, first)
    if frame.tag(last) not in ("N", "P") or last < first:
        return first - 1
    empty = all(frame.low(at) in lexicon().generic or frame.tag(at) == "D" for at in range(first, last + 1))
    return first - 1 if empty else last


def _after_of(frame: Frame) -> Range | None:
    """ "13 percent of the economy", "90 tonnes of ice"; of a plain count, with the counted noun before it."""
    at = _behind_counted(frame)
    if frame.low(at) != "of":
        return None
    last = _with_complement(frame, at + 1)
    if last <= at:
        return None
    return (frame.at + 1 if frame.unit == "1" and at > frame.at + 1 else at + 1), last


def _behind_counted(frame: Frame) -> int:
    """The index behind the figure, the noun that it counts and what brackets say of it ("10 kilometers (6 miles)")."""
    at = frame.at + 1
    if frame.tag(at) == "(":
        closing = next((i for i in range(at, min(at + _LONGEST, len(frame.tokens))) if frame.tag(i) == ")"), None)
        return at if closing is None else closing + 1
    if frame.counted and frame.unit == "1":
        while frame.tag(at) in ("N", "P") and at < frame.at + 1 + len(frame.counted.split()):
            at += 1
    return at


def _with_complement(frame: Frame, first: int) -> int:
    """The last token of the noun phrase at `first` with one phrase that hangs on it, or `first - 1`."""
    last = _phrase_end(frame, first)
    if last < first:
        return first - 1
    if (
        frame.tag(last + 1) == "I"
        and frame.low(last + 1) in ("of", "for", "from", "in", "on")
        and frame.tag(last + 2) in ("N", "P", "D")
    ):
        further = _phrase_end(frame, last + 2)
        if last + 2 <= further < first + _LONGEST:
            return further
    return last


def _attributive(frame: Frame) -> Range | None:
    """ "a $14 billion investment", "a sharp 3 percent drop"; what a plain count counts is told by itself."""
    plain = frame.unit == "1" and frame.counted and "-" not in frame.low(frame.at)
    if plain or frame.low(frame.at + 1) in _DIMENSIONS:
        return None
    if frame.tag(frame.at + 1) not in ("N", "P"):
        return None
    return frame.phrase_around(), _with_complement(frame, frame.at + 1)


def _dimension(frame: Frame) -> Range | None:
    """ "90 miles wide"."""
    at = _behind_counted(frame)
    return (at, at) if frame.low(at) in _DIMENSIONS else None


def _object(frame: Frame) -> Range | None:
    """ "cut its workforce by 10%", "raised prices 5%": what the verb does it to, before the figure."""
    verb = frame.verb
    if verb is None or frame.subject_side or verb >= frame.at or frame.tag(verb) != "V":
        return _beside(frame)
    first = verb + 1
    last = _with_complement(frame, first)
    if not first <= last < frame.at - (frame.tag(frame.at - 1) in ("I", "D", "X")) + 1 or last >= frame.at:
        return None
    if any(frame.tag(at) in ("Q", ",", ";", "(", "C") for at in range(last + 1, frame.at)):
        return _beside(frame)
    return first, last


def _beside(frame: Frame) -> Range | None:
    """ "with an unemployment rate 0.1 percentage points higher", "leaving the rate unchanged at 65%"."""
    at = frame.at - 1
    if frame.unit == "1" or frame.tag(at) not in ("N", "I") or (frame.tag(at) == "I" and frame.low(at) != "at"):
        return None
    at -= frame.tag(at) == "I"
    first = phrases.np_left(frame.tokens, at)
    if frame.tag(at) != "N" or first == 0 or frame.tag(first - 1) not in ("I", "V", "W") or frame.tag(first) != "D":
        return None
    return first, at


def _between(frame: Frame) -> Range | None:
    """ "a selection of bottles from 25 wineries", "a fight between him and at least one of them"."""
    at = frame.at - 1
    while at > 0 and frame.low(at) not in _RELATING and frame.tag(at) in "RCXDI":
        at -= 1
    if frame.low(at) not in _RELATING or frame.tag(at - 1) not in ("N", "P"):
        return None
    first = phrases.np_left(frame.tokens, at - 1)
    if frame.low(first - 1) == "of" and frame.tag(first - 2) == "N":
        first = phrases.np_left(frame.tokens, first - 2)
    return first, at


def _verb(frame: Frame) -> int | None:
    """The verb that tells something by itself: neither an auxiliary nor one that only says that the figure holds."""
    at = frame.verb
    if at is None:
        return _modifier(frame)
    if frame.tag(at) == "A":
        following = next((i for i in range(at + 1, min(at + 5, len(frame.tokens))) if frame.tag(i) not in "XA"), at)
        if frame.tag(following) != "V" or (following > frame.at > at):
            return _modifier(frame)
        at = following
    verb = frame.tokens[at].verb
    if verb is None and frame.tag(at) == "V":
        return at  # "dead", "missing"
    if verb is None or verb.base in lexicon().light:
        return _modifier(frame)
    if frame.subject_side and frame.unit not in _SHARES and _modifies_noun(frame):
        return None  # "the 40 km race was cut short": what happens to it is not what the figure says
    if verb.kind in ("say", "finding"):
        return at if frame.subject_side else _modifier(frame)
    changes = frame.unit in ("%", "pp", "ratio") or verb.kind.endswith("_object")
    return at if verb.kind == "plain" or (frame.direction is None and changes) else None


def _modifies_noun(frame: Frame) -> bool:
    """Whether the figure is a property of the noun behind it: "the 40 km race"."""
    return frame.tag(frame.at + 1) in ("N", "P")


def _modifier(frame: Frame) -> int | None:
    """The verb of what is said of a counted noun behind it: "five people who were hurt", "two men standing outside"."""
    if not frame.counted or frame.unit != "1":
        return None
    at = _behind_counted(frame)
    while frame.tag(at) in ("W", "A", "X"):
        at += 1
    return at if frame.tag(at) == "V" and at > frame.at + 1 else None


def _predicate(frame: Frame, told: Range | None) -> tuple[str, str]:
    """The verb and what completes it behind the figure: "spent ... on advertising", "killed in the crash"."""
    verb = _verb(frame)
    if verb is None:
        return "", _without_verb(frame)
    word = frame.tokens[verb].text
    if any(frame.low(at) == "not" or frame.low(at).endswith("n't") for at in range(max(0, verb - 3), verb)):
        word = f"not {word}"
    behind = verb + 1
    if verb < frame.at:
        if told is None and (nearer := _complement(frame, behind)):
            word = f"{word} {nearer}"  # "travelled to Florida over 42 times"
        behind = max(_behind_counted(frame), told[1] + 1 if told and told[0] > frame.at else 0)
        if frame.tag(behind) == "V" and frame.counted and frame.tag(behind + 1) not in ("N", "P"):
            return word, frame.tokens[behind].text  # "left three people hurt"
    elif frame.tag(behind) in ("N", "P", "D"):
        figured = behind + 2 if frame.tag(behind + 1) == "Q" else behind  # "found the 9 mm pistol"
        last = _phrase_end(frame, figured)
        return word, frame.words((behind, last)) if last >= figured else ""
    return word, _complement(frame, behind)


def _without_verb(frame: Frame) -> str:
    """What an auxiliary alone says of a figure: "were in the union", "has been with the firm for two years"."""
    at = frame.verb
    if frame.unit == "rank":
        return _complement(frame, frame.at + 1)
    if not frame.subject_side and frame.counted and frame.unit == "1":
        return _complement(frame, _behind_counted(frame))
    if at is None or frame.tag(at) != "A":
        return ""
    while frame.tag(at) in ("A", "X"):
        at += 1
    if frame.subject_side and frame.unit not in _SHARES and _modifies_noun(frame):
        return ""
    if frame.subject_side:
        last = _phrase_end(frame, at)
        return frame.words((at, last)) if last >= at else _complement(frame, at)
    last = _phrase_end(frame, at + 1)
    if frame.tag(at) == "I" and frame.low(at) not in ("of", "at", "to") and at < last < frame.at:
        if all(frame.tag(i) in ("D", "X", "I") for i in range(last + 1, frame.at)):
            return f"{frame.tokens[at].text} {frame.words((at + 1, last))}"
    return ""


def _complement(frame: Frame, at: int) -> str:
    """The preposition at an index with its noun phrase, or nothing."""
    if frame.low(at) not in _COMPLEMENT:
        return ""
    last = _phrase_end(frame, at + 1)
    if not at < last <= at + _LONGEST or any(frame.tag(i) == "Q" for i in range(at, last + 1)):
        return ""
    return f"{frame.tokens[at].text} {frame.words((at + 1, last))}"


def _opening(frame: Frame) -> str:
    """The name in a phrase that opens the sentence: "On the Harbour Index, the firm scored 52"."""
    if frame.low(0) not in _ON_INDEX or frame.at < 3 or frame.line.kind != "text":
        return ""
    comma = next((at for at in range(1, min(frame.at, 12)) if frame.tag(at) == ","), None)
    if comma is None or frame.unit not in ("1", "%", "rank") or frame.counted:
        return ""
    last = _phrase_end(frame, 1)
    return frame.words((1, last)) if last == comma - 1 and frame.tag(last) == "P" else ""


def _label_words(frame: Frame) -> str:
    """The label of the line, which is no measure when it tells where a text comes from ("OSLO: Two ...")."""
    label = frame.item_label
    if label is None or all(token.text.isupper() for token in frame.tokens[label[0] : label[1] + 1]):
        return ""
    return frame.words(label)


def content_words(words: str) -> list[str]:
    """The words of a heading or lead-in that mean something by themselves."""
    tokens = tokenize(words, 0, len(words), ())
    found = {token.low: token.text for token in tokens if token.tag in "NP" and token.low not in lexicon().generic}
    return list(found.values())


_NOUNS: tuple[tuple[str, Callable[[Frame], Range | None], bool], ...] = (
    ("dimension behind the figure", _dimension, True),
    ("noun that has the figure", _before_of, True),
    ("noun that the figure is a part of", _after_of, False),
    ("noun behind the figure", _attributive, True),
    ("noun that the figure's stands to", _between, True),
    ("object of the verb", _object, False),
)
