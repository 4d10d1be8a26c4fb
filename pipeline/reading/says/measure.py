"""What is measured: the nouns that a figure is the value of, and the predicate where the figure depends on it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pipeline.reading.says import phrases
from pipeline.reading.says.frame import COMPASS, LENGTHS, SIZES, TIMES, Frame
from pipeline.reading.says.labels import label_words, opens_clause
from pipeline.reading.says.lexicon import lexicon
from pipeline.reading.says.phrases import Range
from pipeline.reading.says.predicate import predicate
from pipeline.reading.says.subject import Subject
from pipeline.reading.says.tokens import tokenize

Part = tuple[str, str]  # the rule that found the words, and the words

_BOUNDED = re.compile(r"an? (?:maximum|minimum|record) ([a-z][a-z -]*[a-z]) of ")
_DIMENSIONS = frozenset(
    (
        "wide", "long", "tall", "high", "deep", "thick", "thin", "slim", "away", "apart", "across", "heavy", "big",
        "large", "fast",
    )
)  # fmt: skip
_RELATIVE = frozenset(("above", "below", "behind", "ahead", "clear", "short"))
_ONE_OF = frozenset(
    [
        "first",
        "latest",
        "older",
        "younger",
        "elder",
        "larger",
        "smaller",
        "bigger",
        "latter",
        "former",
        "oldest",
        "youngest",
        "eldest",
        "largest",
        "smallest",
        "biggest",
        "last",
    ]
)
_WHERE = frozenset(("in", "on", "with", "for", "through", "inside"))
_ABOARD = frozenset(("inside", "aboard", "onboard"))
_OFFSETS = frozenset(("ago", "later", "earlier"))
_UP_TO = frozenset(("at", "to", "down", "up", "near", "around", "about", "below", "above", "over", "under"))
_RELATING = frozenset(("from", "between", "among", "involving", "without"))
_LOOSE = frozenset("XD")  # tags that may stand between "of" and the figure
_TOLD_APART = frozenset(("_set_apart", "_moved", "_absolute", "_distant", "_name_behind"))  # need no predicate
_ON_INDEX = frozenset(("on", "in"))


def find_measure(frame: Frame, subject: Subject, column: str | None) -> str | None:
    """A short phrase, or None when subject, counted noun and unit say it all."""
    return " ".join([words for _, words in measure_parts(frame, subject, column)]) or None


def measure_parts(frame: Frame, subject: Subject, column: str | None) -> list[Part]:
    """The parts of the measure in reading order; no part repeats another one or the subject."""
    if subject.rule == "_thing_in_phrase":
        return []  # what is told of the thing has nothing to do with its figure
    told = f" {(subject.words or '').lower()} "  # a line for all that is told
    parts: list[Part] = []
    for rule, words in _candidates(frame, subject, column):
        if not words:
            continue
        low = f" {words.lower()} "
        if low in told:
            continue
        if parts:
            parts = [part for part in parts if f" {part[1].lower()} " not in low]
        parts.append((rule, words))
        told += f"\n{low}"
    return parts


def _candidates(frame: Frame, subject: Subject, column: str | None) -> Iterator[Part]:
    yield "header of the column", column or ""
    bracketed = subject.rule == "_before_parenthesis"
    label = "" if bracketed and frame.line.kind == "text" else label_words(frame)
    yield "label of the line", label
    yield "phrase that opens the sentence", _opening(frame)
    if bracketed:
        return  # the clause around it is about something else
    if subject.attribute is not None:
        yield "what of the subject is told", frame.words(subject.attribute)
    rule, noun, complete = _noun(frame, subject)
    if label and noun is not None and frame.low[noun[0]] == "worth":
        return  # the label says already what is worth so much
    apart = complete or subject.rule in _TOLD_APART
    verb, complement = ("", "") if apart else predicate(frame, noun)
    first = noun is not None and frame.subject_side and noun[0] > frame.at
    if noun is not None and first:
        yield rule, frame.words(noun)
    yield "predicate", verb
    yield "noun between the words of a bound", _in_quote(frame)
    if noun is not None and not first:
        yield rule, frame.words(noun)
    yield "complement of the predicate", complement
    if frame.low[frame.at + 1] == "than":
        last = frame.with_complement(frame.at + 2)  # "three times faster than the ferry"
        yield "what it is compared with", frame.words((frame.at + 1, last)) if last > frame.at + 1 else ""
    if verb and frame.low[frame.at - 1] == "every" and frame.unit in TIMES:
        yield "place in time", "every"
    if frame.low[frame.at + 1] in _OFFSETS and frame.unit in TIMES:
        yield "place in time", frame.low[frame.at + 1]


def _noun(frame: Frame, subject: Subject) -> tuple[str, Range | None, bool]:
    """The noun phrase that has the figure for its value, by which rule, and whether it says all by itself."""
    for rule, find, complete in _NOUNS:
        found = find(frame)
        if found is not None and found != subject.span:
            return rule, found, complete
    return "", None, False


def _in_quote(frame: Frame) -> str:
    """The noun between the words that bound a figure: "a maximum jail term of nine years"."""
    told = _BOUNDED.match(frame.low[frame.at])
    return told[1] if told is not None else ""


def _before_of(frame: Frame) -> Range | None:
    """ "a fine of $3 million", "at a rate of 4%", and "worth $5"."""
    at = _anchor(frame) - 1
    if frame.low[at] == "worth":
        return at, at
    while frame.tag[at] in _LOOSE and at > 0:
        at -= 1
    labelled = frame.low[at] == ":" and frame.line.kind in ("item", "short") and not opens_clause(frame)
    if not (labelled or frame.low[at] == "of") or frame.tag[at - 1] not in ("N", "P"):
        return None
    first = phrases.np_left(frame.tokens, at - 1)
    while first < at - 1 and (frame.tag[first] == "D" or frame.low[first] in lexicon().generic):
        first += 1
    if frame.counted and frame.low[at - 1] in _ONE_OF:
        return first, at  # "the older of two daughters"
    return None if frame.low[at - 1] in lexicon().generic else (first, at - 1)


def _anchor(frame: Frame) -> int:
    """The first of figures that are told in one go: "the murder of six children, two women and a man"."""
    first = frame.at
    while frame.low[first - 1] in ("and", "or", ","):
        before = first - 2
        if frame.tag[before] == ",":
            before -= 1
        while frame.tag[before] in ("N", "P"):
            before -= 1
        if frame.tag[before] != "Q":
            break
        first = before
    return first


def _after_of(frame: Frame) -> Range | None:
    """ "13 percent of the economy", "90 tonnes of ice"; of a plain count, with the counted noun before it."""
    at = frame.behind_counted()
    if frame.low[frame.at].endswith(" of"):
        last = frame.with_complement(at)  # "lost half of the plums"
        return (at, last) if last >= at else None
    if frame.low[at] in ("and", "or") and frame.tag[at + 1] == "Q":  # "8% and 6% of emissions"
        at += 2
    if frame.low[at] != "of":
        return None
    last = frame.with_complement(at + 1)
    if frame.tag[at + 1] == "V" and frame.low[at + 1].endswith("ing"):
        last = max(frame.phrase_end(at + 2), at + 1)  # "one count of selling a boat"
    elif last <= at:
        last = phrases.np_right(frame.tokens, at + 1)  # "of the global total" says little, but more than nothing
        if last < at + 2 + (frame.tag[at + 1] == "D"):
            return None
    return (frame.at + 1 if frame.unit == "1" and at > frame.at + 1 else at + 1), last


def _attributive(frame: Frame) -> Range | None:
    """ "a $14 billion investment", "a sharp 3 percent drop"; what a plain count counts is told by itself."""
    plain = frame.unit == "1" and frame.counted and "-" not in frame.low[frame.at]
    if plain or frame.low[frame.at + 1] in _DIMENSIONS or frame.low[frame.at + 1] in COMPASS:
        return None
    at = frame.behind_counted() if frame.tag[frame.at + 1] == "(" else frame.at + 1  # "a 40 ft (12 m) boat"
    behind = at
    while frame.tag[behind] == "Q" and "-" in frame.low[behind]:
        behind += 1  # "the 30-foot two-mast boat"
    if frame.tag[behind] not in ("N", "P"):
        return None
    last = frame.with_complement(behind)
    if frame.tag[last + 1] == ":" and ":" in frame.tag[: frame.at]:
        return None  # "Boats: 12 Ferries: 3"
    return (frame.phrase_around() if at == frame.at + 1 else at), last


def _dimension(frame: Frame) -> Range | None:
    """ "90 miles wide"."""
    at = frame.behind_counted()
    relative = at + 1 + (frame.low[at + 1] == "of")
    if frame.low[at] in _RELATIVE or (frame.low[at] in COMPASS and relative > at + 1):
        last = frame.with_complement(relative)
        return (at, last) if last >= relative else None
    if frame.low[at] == "in" and frame.low[at + 1] in SIZES:
        return at + 1, at + 1  # "two inches in diameter"
    away = at + 1 if frame.low[at] in ("away", "apart") else at
    if frame.low[away] == "from" and frame.unit in LENGTHS:
        last = frame.with_complement(away + 1)
        return (at, last) if last > away else None
    if frame.low[at] in _ABOARD and frame.tag[at + 1] not in ("D", "N", "P"):
        return at, at  # "a ferry with nine cooks aboard"
    return (at, at) if frame.low[at] in _DIMENSIONS else None


def _object(frame: Frame) -> Range | None:
    """ "cut its workforce by 10%", "raised prices 5%": what the verb does it to, before the figure."""
    verb = frame.verb
    if verb is None or frame.subject_side or verb >= frame.at or frame.tag[verb] != "V":
        return _beside(frame)
    first = verb + 1
    last = frame.with_complement(first)
    near = first <= last < frame.at - (frame.tag[frame.at - 1] in ("I", "D", "X")) + 1 and last < frame.at
    if not near or any(frame.tag[at] in ("Q", ",", ";", "(", "C") for at in range(last + 1, frame.at)):
        return _beside(frame)
    return first, last


def _beside(frame: Frame) -> Range | None:
    """ "with a vacancy rate two points higher", "keeping the fee steady at 8%"."""
    at = frame.at - 1
    while frame.low[at] in _UP_TO:
        at -= 1
    if frame.unit == "1":
        return None
    first = phrases.np_left(frame.tokens, at)
    if frame.tag[at] != "N" or first == 0 or frame.tag[first - 1] not in ("I", "V", "W"):
        return None
    if frame.tag[first] != "D" and frame.low[first - 1] != "with":
        return None
    if all(frame.low[i] in lexicon().generic or frame.tag[i] == "D" for i in range(first, at + 1)):
        return None  # "in the last 12 years"
    if frame.low[first - 1] in _WHERE and frame.verb == first - 2:
        return first - 1, at  # "slept in the bag down to 20 degrees"
    return first, at


def _between(frame: Frame) -> Range | None:
    """ "a choice of cheeses from 40 farms", "a race between two ferries"."""
    at = frame.at - 1
    while at > 0 and frame.low[at] not in _RELATING and frame.tag[at] in "RCXDI":
        at -= 1
    if frame.low[at] not in _RELATING or frame.tag[at - 1] not in ("N", "P"):
        return None
    first = phrases.np_left(frame.tokens, at - 1)
    if frame.low[first - 1] == "of" and frame.tag[first - 2] == "N":
        first = phrases.np_left(frame.tokens, first - 2)
    return first, at


def _opening(frame: Frame) -> str:
    """The name in a phrase that opens the sentence: "On the Harbour Index, the firm scored 52"."""
    if frame.low[0] not in _ON_INDEX or frame.at < 3 or frame.line.kind != "text":
        return ""
    comma = next((at for at in range(1, min(frame.at, 12)) if frame.tag[at] == ","), None)
    if comma is None or frame.unit not in ("1", "%", "rank") or frame.counted:
        return ""
    last = frame.phrase_end(1)
    return frame.words((1, last)) if last == comma - 1 and frame.tag[last] == "P" else ""


def content_words(words: str) -> list[str]:
    """The words of a heading or lead-in that mean something by themselves."""
    tokens = tokenize(words, 0, len(words), ())
    found = {token.low: token.text for token in tokens if token.tag in "NP" and token.low not in lexicon().generic}
    return list(found.values())


_NOUNS: tuple[tuple[str, Callable[[Frame], Range | None], bool], ...] = (
    ("dimension behind the figure", _dimension, False),
    ("noun that has the figure", _before_of, True),
    ("noun that the figure is a part of", _after_of, False),
    ("noun behind the figure", _attributive, True),
    ("noun that the figure's stands to", _between, True),
    ("object of the verb", _object, False),
)
