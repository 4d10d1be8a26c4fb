"""Where a sentence may state what a figure is about; each rule gives the phrase that it finds, or None.

The name of a rule is told to people by `extract --explain`, and its docstring gives what it is for. `behind` says
which token before the figure a rule needs, if it needs one.
"""

from __future__ import annotations

from pipeline.reading.says import phrases
from pipeline.reading.says.age_rule import aged
from pipeline.reading.says.asking import Order, behind
from pipeline.reading.says.clauses.antecedent import antecedent
from pipeline.reading.says.frame import COMPASS, LENGTHS, SIZES, TIMES, Frame
from pipeline.reading.says.labels import label_of, opens_clause, speaks
from pipeline.reading.says.lexicon import lexicon
from pipeline.reading.says.phrases import Range
from pipeline.reading.says.token import is_possessive

_AT_NAME = frozenset(("at", "with", "on"))
_AT = frozenset(("at", "with", "on", "to", "of"))
_OWNING = frozenset(("his", "her", "its", "their"))
_QUOTED = frozenset(("my", "our"))  # of who speaks
_MODIFIERS = 3  # words between an owner and the figure
_PLACING = frozenset(("place", "rank", "put", "rate", "value", "list"))  # "rankings place Muse Spark fourth"
_MOVING = frozenset(("pull", "push", "send", "drag", "lift", "drive", "bring", "take", "leave", "knock", "move"))
_PERIODS = frozenset(
    ("day", "week", "month", "quarter", "year", "session", "season", "period", "night", "game", "match")
)
_SPANS = frozenset(("span", "period", "stretch", "window", "frame", "timeframe", "interval", "spell", "run"))
_SIDES = frozenset(("lower", "higher", "up", "down"))
_SHARED = frozenset(("both", "all", "each"))


def _in_cell_or_label(frame: Frame) -> Range | None:
    """ "Claude Opus 4.6: 53", "North | 12": the label of the line."""
    if frame.line.kind == "row":
        bar = next((i for i, token in enumerate(frame.tokens) if token.tag == "|"), 0)
        return (0, bar - 1) if 0 < bar <= frame.at else None
    label = label_of(frame)
    plain = label is not None and frame.tokens[label[1]].low in lexicon().attributes and label[1] + 2 == frame.at
    if label and not plain and frame.line.kind != "item" and (opens_clause(frame) or speaks(frame, label)):
        return None  # "BPD: 11 hurt in a shooting in Ohio" is a clause, and who says it
    if label and not any(token.tag in "VA" for token in frame.tokens[label[1] + 2 : frame.at]):
        inside = frame.tokens[label[1] + 2 : frame.at]
        if sum(token.tag in "NP" for token in inside) <= 4 and not any(token.tag == "(" for token in inside):
            return label
    return None


@behind("(XD", _AT | _SHARED)
def _before_parenthesis(frame: Frame) -> Range | None:
    """ "Gemini 3.1 Pro (94.3)", "Gemini and GPT-5.4 (both 57)"."""
    at = frame.at - 1
    shared = False
    while at >= 0 and (frame.tag[at] in "XD" or frame.low[at] in _AT or frame.low[at] in _SHARED):
        shared |= frame.low[at] in _SHARED
        at -= 1
    if frame.tag[at] != "(" or at == 0 or frame.tag[at - 1] not in "NP":
        return None
    if frame.tag[frame.at + 1] not in (")", ",", ";") or frame.tag[at - 1] == "Q":
        return None
    first = phrases.np_left(frame.tokens, at - 1)
    if frame.tag[first - 1] == "A":  # "it is light (5.5kg)"
        return None
    return phrases.coordinated_left(frame.tokens, at - 1) if shared else (first, at - 1)


@behind(words=_AT_NAME | {"by"})
def _name_at(frame: Frame) -> Range | None:
    """ "behind Claude Opus 4.6 at 53", "both Gemini and GPT-5.4 at 57"."""
    at = frame.at - 1
    if frame.tag[at - 1] != "P" or not (
        frame.low[at] in _AT_NAME or (frame.low[at] == "by" and _listed(frame, at - 1))
    ):
        return None
    first = phrases.np_left(frame.tokens, at - 1)
    if frame.tag[first] == "D" and frame.low[first] != "both":
        first += 1
    shared = phrases.coordinated_left(frame.tokens, at - 1)
    if frame.low[shared[0]] == "both" or frame.low[shared[0] - 1] == "both":
        return shared
    before = frame.tokens[first - 1] if first else None
    if before is None or before.low in lexicon().comparing or before.tag in ",C-V":
        return first, at - 1
    return None


def _listed(frame: Frame, name: int) -> bool:
    """ "..., Burlington by 2.6%": a name after a comma, in a list of such."""
    return frame.tag[phrases.np_left(frame.tokens, name) - 1] == ","


@behind("NP", ("of", "at"))
def _compared_noun(frame: Frame) -> Range | None:
    """ "against the US share of 35%", "compared with Ford's 12%"."""
    at = frame.at - 1
    if frame.low[at] in ("of", "at"):
        at -= 1
    if frame.tag[at] not in "NP" or not frame.tag[at]:
        return None
    first = phrases.np_left(frame.tokens, at)
    before = frame.low[first - 1]
    if before == "to" or before == "with":
        before = frame.low[first - 2]
    if frame.low[at] in lexicon().generic:
        return None
    return (first, at) if before in lexicon().comparing else None


def _own_noun(frame: Frame) -> Range | None:
    """ "Three people were shot", "41 percent of voters said": the figure's own noun phrase is the subject."""
    opens = (
        frame.at == 0
        and frame.counted
        and (frame.tag[1] in ("N", "P") or frame.low[1] == "of")
        and (frame.verb is None or frame.verb > frame.at)
    )
    if not frame.subject_side and not opens:
        return None
    first = frame.at + 1
    while frame.low[first] in ("of", "the", "other", "more") or frame.tag[first] == "D":
        first += 1
    last = phrases.np_right(frame.tokens, first)
    if last < first:
        return None
    return (frame.phrase_around() if first == frame.at + 1 else first), last


@behind("NP", ("of", "whose", *_OWNING, *_QUOTED))
def _possessor(frame: Frame) -> Range | None:
    """ "Muse Spark's score of 52", "Ford's 12% share", "their two children"."""
    at = frame.at - 1
    if frame.low[at] in _QUOTED and '"' in frame.tag[:at] and not frame.subject_side:
        return at, at
    if frame.low[at] == "whose" and not frame.counted:
        return antecedent(frame.tokens, at)  # "Ida Moss, whose five-year term"
    if frame.low[at] in _OWNING and frame.counted and not frame.subject_side:
        if frame.low[at - 1] == "and" and frame.tag[at - 2] == "P":
            return phrases.np_left(frame.tokens, at - 2), at - 2  # "named Ida Moss and her two friends"
        return None if _acts_on(frame) else (at, at)
    if frame.low[at] == "of" and frame.tag[at - 1] in ("N", "P"):
        first = phrases.np_left(frame.tokens, at - 1)
        owned = any(token.text.endswith(("'s", "’s", "s'", "s’")) for token in frame.tokens[first : at - 1])
        return (first, at - 1) if owned else None
    while at > 0 and frame.tag[at] == "N" and not is_possessive(frame.tokens[at]) and frame.at - at < _MODIFIERS:
        at -= 1  # "Ford's record 12% share"
    token = frame.tokens[at] if at >= 0 else None
    if token and token.tag in "NP" and token.text.endswith(("'s", "’s")):
        # what stands between is no attribute in "Moss's long 8-word reply" and "Ford's record 12% share"
        described = frame.low[frame.at - 1] in lexicon().adjectives or frame.tag[frame.at + 1] in ("N", "P", "Q")
        return phrases.np_left(frame.tokens, at), at if described else frame.at - 1
    return None


def _acts_on(frame: Frame) -> bool:
    """Whether somebody who is named does something to what is counted: "a man killed their two dogs"."""
    verb = frame.tokens[frame.verb].verb if frame.verb is not None else None
    if verb is None or frame.verb is None or verb.kind != "plain" or verb.base in lexicon().light:
        return False
    subject = frame.subject_of(frame.verb)
    return subject is not None and frame.tag[subject[0]] not in ("R", "W", "A")


def _existing(frame: Frame) -> Range | None:
    """ "There were six children"; and an item of an enumeration without a verb: "three women and one man"."""
    if not frame.counted or (frame.verb is not None and not _there(frame)):
        return None
    last = phrases.np_right(frame.tokens, frame.at + 1)
    return (frame.at + 1, last) if last > frame.at else None


def _there(frame: Frame) -> bool:
    """Whether the subject of the figure's verb is an empty "there"."""
    span = frame.subject_of(frame.verb) if frame.verb is not None else None
    return span is not None and frame.low[span[0]] == "there"


@behind("N", ("up", "down"))
def _absolute(frame: Frame) -> Range | None:
    """ "with its shares down 11.9%": what the figure is said of without a verb."""
    if frame.low[frame.at].startswith("ranging") and frame.tag[frame.at - 1] == "N":
        first = phrases.np_left(frame.tokens, frame.at - 1)
        return (first, frame.at - 1) if frame.low[first - 1] == "with" else None  # "with nights ranging from 3 to 9 C"
    if frame.low[frame.at + 1] in _SIDES and frame.tag[frame.at - 1] == "N":
        first = phrases.np_left(frame.tokens, frame.at - 1)
        if frame.low[first - 1] == "with":
            return first, frame.at - 1  # "with a vacancy rate two points higher"
    if frame.low[frame.at - 1] not in ("up", "down") or frame.tag[frame.at - 2] not in ("N", "P"):
        return None
    first = phrases.chain_left(frame.tokens, frame.at - 2)
    before = frame.low[first - 1]
    return (first, frame.at - 2) if first == 0 or before in ("with", ",", "and", "while", ";") else None


@behind("X", ("of",))
def _group_of(frame: Frame) -> Range | None:
    """ "the family of three", "a community of about 4,500"."""
    at = frame.at - 1
    while frame.tag[at] == "X":
        at -= 1
    if frame.low[at] != "of" or frame.unit != "1" or frame.counted or frame.tag[at - 1] != "N":
        return None
    if frame.verb is not None and frame.low[frame.verb] in ("has", "have", "had") and not frame.subject_side:
        return None  # "the isle has a life expectancy of 70"
    words = lexicon()
    if frame.low[at - 1] in words.attributes or frame.low[at - 1] in words.generic:
        return None
    return phrases.np_left(frame.tokens, at - 1), at - 1


def _thing_in_phrase(frame: Frame) -> Range | None:
    """ "told in a 40-page brief": of a thing that is only spoken of, the figure is a property of its own."""
    span = thing_with(frame)
    if span is None:
        return None
    before = min(span[0], frame.at) - 1
    if frame.tag[before] == "D":
        before -= 1
    return span if frame.tag[before] == "I" else None


def thing_with(frame: Frame) -> Range | None:
    """The thing that has the figure for a property: "a 20-degree bag", but not "a $5 fee" nor "a 3% rise"."""
    if frame.unit.isupper() or frame.unit in ("%", "pp", "ratio", "rank") or frame.tag[frame.at + 1] not in ("N", "P"):
        return None
    if (frame.unit == "1" and "-" not in frame.low[frame.at]) or frame.low[frame.at + 1] in COMPASS:
        return None
    last = frame.phrase_end(frame.at + 1)
    if frame.unit in TIMES and frame.low[last] in _SPANS:
        return None  # "within a five-hour time frame"
    return frame.phrase_around(), frame.with_complement(frame.at + 1)


@behind(words=("with",))
def _having(frame: Frame) -> Range | None:
    """ "a ferry with nine cooks aboard sank": what has so many, unless a verb tells what was done with them."""
    at = frame.at - 1
    if frame.low[at] != "with" or frame.tag[at - 1] != "N" or not frame.counted:
        return None
    first = phrases.np_left(frame.tokens, at - 1)
    return None if first == 0 or frame.tag[first - 1] in ("V", "A") else (first, at - 1)


@behind(words=("of",))
def _with_value(frame: Frame) -> Range | None:
    """ "a town with a population of 900": what stands right before "with" has the value."""
    if frame.low[frame.at - 1] != "of" or frame.low[frame.at - 2] not in lexicon().attributes:
        return None
    link = phrases.np_left(frame.tokens, frame.at - 2) - 1
    if frame.low[link] != "with" or frame.tag[link - 1] not in ("N", "P") or frame.low[link - 1] in _PERIODS:
        return None
    first = phrases.chain_left(frame.tokens, link - 1)
    return None if frame.low[first] in lexicon().generic else (first, link - 1)


@behind("X", ("of",))
def _set_apart(frame: Frame) -> Range | None:
    """ "closed at 918, on sales of 2 million": what is told by the way is about itself."""
    at = frame.at - 1
    while frame.tag[at] == "X":
        at -= 1
    if frame.low[at] != "of" or frame.tag[at - 1] != "N":
        return None
    first = phrases.np_left(frame.tokens, at - 1)
    apart = frame.low[first - 1] == "on" and frame.tag[first - 2] == ","
    return (first, at - 1) if apart else None


def _of_clause(frame: Frame) -> Range | None:
    """The subject of the verb that governs the figure; of one that gives something its place, the thing."""
    if frame.verb is None:
        return None
    part = frame.low[frame.at - 1] == "of" and frame.low[frame.at - 2] not in lexicon().attributes
    if frame.verb > frame.at and not frame.subject_side and part:
        return None  # "After Monday's shooting of three women, a man was held": the count is of the shooting
    verb = frame.tokens[frame.verb].verb
    if verb is not None and verb.base in _PLACING and frame.verb + 1 < frame.at:
        last = phrases.np_right(frame.tokens, frame.verb + 1)
        if last < frame.at and frame.tag[last] == "P":
            return frame.verb + 1, last
    return frame.subject_of(frame.verb)


@behind("NP")
def _moved(frame: Frame) -> Range | None:
    """ "pulled the sector 2% lower": what the verb moves that far."""
    if frame.verb is None or frame.low[frame.at + 1] not in _SIDES or frame.tag[frame.at - 1] not in ("N", "P"):
        return None
    verb = frame.tokens[frame.verb].verb
    first = phrases.np_left(frame.tokens, frame.at - 1)
    return (first, frame.at - 1) if verb is not None and verb.base in _MOVING and first > frame.verb else None


@behind(",")
def _part_beside(frame: Frame) -> Range | None:
    """ "shares on the exchange, 70% of the index,": what the part is set beside."""
    part = frame.unit in ("%", "ratio") and frame.low[frame.at + 1] == "of" and frame.tag[frame.at - 1] == ","
    if not part or frame.tag[frame.at - 2] not in ("N", "P") or frame.subject_side:
        return None
    first = phrases.chain_left(frame.tokens, frame.at - 2)
    return None if "Q" in frame.tag[first : frame.at - 1] else (first, frame.at - 2)


@behind("NP,")
def _distant(frame: Frame) -> Range | None:
    """ "rowed to Oban, six miles away", "a basin, 30 feet across": what is so far off, or so large."""
    behind = frame.low[frame.behind_counted()]
    apart = frame.unit in LENGTHS and (behind == "from" or behind in COMPASS)
    if apart and frame.tag[frame.at - 1] in ("N", "P"):
        return phrases.np_left(frame.tokens, frame.at - 1), frame.at - 1  # "a village nine miles from Oban"
    sized = behind == "in" and frame.low[frame.behind_counted() + 1] in SIZES
    if sized and frame.tag[frame.at - 1] == "N":
        return phrases.np_left(frame.tokens, frame.at - 1), frame.at - 1  # "hail two inches in diameter"
    told = apart or behind in ("away", "across", "wide", "long", "tall", "high", "deep")
    if not told or frame.tag[frame.at - 1] != "," or frame.tag[frame.at - 2] not in ("N", "P"):
        return None
    return phrases.np_left(frame.tokens, frame.at - 2), frame.at - 2


def _nearest(frame: Frame) -> Range | None:
    """Without a verb: what the figure is attached to, before it or after it."""
    opened = frame.tokens[: frame.verb] if frame.verb is not None and frame.verb < frame.at else frame.tokens[:1]
    if frame.line.kind != "text" and not any(token.tag in "NPR" for token in opened):
        return None  # "Holds 12 cups" is said of what the list is about
    attributive = frame.tag[frame.at - 1] == "D" or (frame.tag[frame.at - 1] == "N" and frame.tag[frame.at - 2] == "D")
    if attributive and frame.tag[frame.at + 1] in ("N", "P"):  # "the best $200 phones"
        return frame.phrase_around(), phrases.np_right(frame.tokens, frame.at + 1)
    for at in range(frame.at - 1, max(-1, frame.at - 9), -1):
        if frame.tag[at] in ";.*|" or (frame.tag[at] == ":" and frame.line.kind == "short" and opens_clause(frame)):
            break
        if frame.tag[at] in "NP" and frame.low[at] not in lexicon().generic:
            return phrases.chain_left(frame.tokens, at), at
    first = frame.at + 1
    if frame.tag[first] == "I" and frame.low[first] != "of":
        return None  # "1 in custody"
    while frame.tag[first] in ("I", "D", "X", ":", "-"):
        first += 1
    last = phrases.np_right(frame.tokens, first)
    return (first, last) if first <= last < frame.at + 12 else None


RULES = Order((
    _before_parenthesis, _name_at, _compared_noun, aged, _distant, _in_cell_or_label,
    _moved, _possessor, _having, _with_value, _set_apart, _part_beside, _group_of, _thing_in_phrase, _absolute,
    _own_noun, _existing, _of_clause, _nearest,
))  # fmt: skip
