"""Labels before a figure ("Attendance: 27,778"), and ratings, prices and weights that stand without one."""

from __future__ import annotations

from pipeline.reading.says import phrases
from pipeline.reading.says.frame import Frame
from pipeline.reading.says.lexicon import lexicon
from pipeline.reading.says.people import people
from pipeline.reading.says.phrases import Range

_LONGEST = 10  # tokens
_BETWEEN = 4  # tokens between a label and its figure: "Price: from about"
_BEHIND = 2  # words behind the figure of a label: "Recall: 58% of pages"
_ALIKE = 4_000  # characters in which a label is looked for again
_MASSES = frozenset(("kilogram", "gram", "pound", "ounce", "stone"))
_DEGREES = frozenset(("degree_Fahrenheit", "degree_Celsius"))
_SPEEDS = frozenset(("mile/hour", "kilometer/hour", "meter/second", "knot"))
_HEIGHTS = frozenset(("foot", "inch", "centimeter"))
_BE = frozenset(("is", "are", "was", "were", "it's", "he's", "she's", "be", "described"))
_DEAREST = 100_000  # of a currency: what stands in brackets behind a name is a price up to here
_SCALES = frozenset((5, 10, 20, 100))  # of ratings
_LISTING = (" including", " include", " such as", " like")  # what a label may end in


def label_of(frame: Frame) -> Range | None:
    """The nearest label before the figure; the second of a line begins behind the first one's figure."""
    first = frame.item_label
    if first is None:
        return None
    colons = [at for at in frame.marks.labels if at < frame.at and frame.tag[at] == ":"]
    if len(colons) < 2 or colons[-1] <= first[1] + 1:
        return first
    nearest, before = colons[-1], colons[-2]
    start = before + 1
    while start < nearest and frame.tag[start] not in "Q":
        start += 1
    start = start + 1 if start < nearest else before + 1
    while start < nearest and frame.tag[start] in (".", ",", ";", "/", "|", "-"):
        start += 1
    told = frame.tag[start:nearest]
    if not 0 < len(told) <= _LONGEST or "V" in told or "A" in told or "," in told:
        return first
    near = frame.at - nearest <= _BETWEEN and not any(tag in ("V", "A") for tag in frame.tag[nearest : frame.at])
    return (start, nearest - 1) if near else first


def opens_clause(frame: Frame) -> bool:
    """Whether a whole clause stands behind the label, which then says who speaks: "Police: 11 hurt in a fire"."""
    end = next((at for at in frame.marks.labels if at > frame.at and frame.tag[at] == ":"), None)
    if end is not None and not any(tag in ("V", "A", ",", "I") for tag in frame.tag[frame.at : end]):
        return False  # the words behind the figure are the next label's
    behind = frame.tokens[frame.at + 1 :]
    finite = [token for token in behind if token.tag in "VA" and token.text == token.low]
    return bool(finite) or sum(token.tag in "NPV" for token in behind) > _BEHIND


def tells_what(frame: Frame, label: Range) -> bool:
    """Whether a label names what is told and not of whom: "Attendance: 27,778", "Comfort rating: 4".

    A label that stands above or below again does, for one list does not tell of the same thing twice.
    """
    last = frame.tokens[label[1]]
    head = next((at - 1 for at in range(label[0] + 1, label[1]) if frame.tag[at] == "I"), label[1])
    if frame.low[head] in lexicon().attributes or (last.tag in "NV" and (label[0] < label[1] or last.tag == "V")):
        return True
    if "Q" in frame.tag[label[0] : label[1]] or _among_others(frame):
        return True
    words = frame.text[frame.tokens[label[0]].start : last.end]
    near = slice(max(0, last.start - _ALIKE), last.end + _ALIKE)
    return frame.text[near].count(f"{words}:") > 1


def _among_others(frame: Frame) -> bool:
    """Whether a line beside gives something in another unit, so that a fact box and no comparison stands here."""
    if frame.line.kind == "text":
        return False
    lines = frame.lines
    here = lines.value_shape(frame.line_index)
    beside = (lines.value_shape(frame.line_index - 1), lines.value_shape(frame.line_index + 1))
    return here is not None and any(shape is not None and shape != here for shape in beside)


def owner_in_label(frame: Frame, label: Range) -> Range | None:
    """The name that opens a label whose rest other labels have too: "Leeds Homes per street: 4 ... York Homes ..."."""
    first = label[0]
    last = frame.tokens[label[1]]
    near = frame.text[max(0, last.start - _ALIKE) : last.end + _ALIKE]
    for at in range(first + 1, label[1] + 1):
        if frame.tag[at - 1] != "P" or not frame.tokens[at].text[0].isupper():
            break
        if near.count(f" {frame.text[frame.tokens[at].start : last.end]}:") > 1:
            return first, at - 1
    return None


def label_words(frame: Frame) -> str:
    """The label, with what stands behind its figure; none where it says who speaks, or where a text comes from."""
    label = label_of(frame)
    if label is None or all(token.text.isupper() for token in frame.tokens[label[0] : label[1] + 1]):
        return ""
    owner = owner_in_label(frame, label)
    words = frame.words(label if owner is None else (owner[1] + 1, label[1]))
    for listing in _LISTING:
        words = words.removesuffix(listing)  # "Properties including:"
    if frame.line.kind == "text":
        return words
    if opens_clause(frame):
        named = frame.line.kind == "item" or tells_what(frame, label)
        return words if named and not speaks(frame, label) else ""
    return words


def speaks(frame: Frame, label: Range) -> bool:
    """Whether a label says who tells of the figure: "Police: two children hurt"."""
    return any(token.low in lexicon().speakers for token in frame.tokens[label[0] : label[1] + 1])


def is_rating(frame: Frame) -> bool:
    """Whether the figure is a part of "9/10"."""
    return _is_rated(frame) or _is_scale(frame)


def _is_rated(frame: Frame) -> bool:
    text, token = frame.text, frame.tokens[frame.at]
    further = frame.tokens[frame.at + 2] if frame.at + 2 < len(frame.tokens) else None
    if text[token.end : token.end + 1] != "/" or further is None or further.tag != "Q" or frame.unit != "1":
        return False
    return further.start == token.end + 1 and further.text.isdigit() and int(further.text) in _SCALES


def _is_scale(frame: Frame) -> bool:
    token = frame.tokens[frame.at]
    slashed = frame.at > 1 and frame.tag[frame.at - 1] == "/" and frame.tag[frame.at - 2] == "Q"
    if not slashed or frame.unit != "1" or frame.tokens[frame.at - 2].end + 1 != token.start:
        return False
    return token.text.isdigit() and int(token.text) in _SCALES


def line_name(frame: Frame) -> str | None:
    """The name that opens a line, before a bracket, a comma or a dash: "Fig Max ($20)", "Fig Max, 9/10"."""
    first = next((at for at in range(frame.at) if frame.tag[at] in "NPD"), frame.at)
    last = first
    while last < frame.at and (frame.tag[last] in "NPDIQTC" or frame.low[last] == "&") and frame.at > last:
        last += 1
    told = frame.tokens[first:last]
    if not told or any(token.tag in "VA" for token in told):
        return None
    if not told[0].text[0].isupper() or told[0].low in people().kinds:
        return None
    return phrases.phrase(frame.text, frame.tokens, (first, last - 1))


def unsaid_measure(frame: Frame, bracketed: bool) -> str | None:
    """What a figure without a word for it gives by its unit: "the airer is light (5.5 kg)"."""
    if is_rating(frame):
        return "rating"
    is_be = frame.verb is not None and frame.verb < frame.at and frame.low[frame.verb] in _BE
    asked = bracketed or (frame.at == 1 and frame.low[0] in ("at", "for"))  # "At $40, the bag is not cheap"
    if asked and len(frame.unit) == 3 and frame.unit.isupper() and frame.value < _DEAREST:
        return "price"
    if bracketed and "/" in frame.unit and frame.unit.partition("/")[0].isupper():
        return "cost"
    if frame.unit in _DEGREES and "rated" in frame.low[max(0, frame.at - 2) : frame.at]:
        return "rated"
    for units, said in ((_MASSES, "weight"), (_DEGREES, "temperature"), (_SPEEDS, "speed")):
        if frame.unit in units:
            return said
    if frame.unit in _HEIGHTS and is_be and frame.low[0] in ("he", "she", "he's", "she's"):
        return "height"
    return None
