"""The thing that a figure is about: the nearest statement of it wins over the subject of the clause."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.reading.says import phrases
from pipeline.reading.says.frame import Frame
from pipeline.reading.says.labels import label_of, owner_in_label, tells_what
from pipeline.reading.says.lexicon import lexicon
from pipeline.reading.says.people import people
from pipeline.reading.says.phrases import Range
from pipeline.reading.says.scores import score_of
from pipeline.reading.says.subject_rules import RULES
from pipeline.reading.says.telling import NAMING
from pipeline.reading.says.things import taken_apart
from pipeline.reading.says.token import is_possessive

SCORE = "_of_score"  # the rule for figures of a result
_YEARS = re.compile(r"y(?:ea)?rs?\b|year|decade|centur|season|term")
_COMPARING = frozenset(("_before_parenthesis", "_name_at", "_compared_noun"))
_COUNTING = frozenset(("_own_noun", "_existing", "_nearest"))
_VAGUE = frozenset((
    "it", "they", "he", "she", "this", "that", "these", "those", "which", "who", "one", "we", "i", "you", "them",
    "him", "there", "others", "its", "their", "his", "her", "my", "our",
))  # fmt: skip


class Subject(NamedTuple):
    """What a figure is about, as its sentence has it.

    `words` is a pronoun where there is nothing better, and None for a plain count of what the sentence is about, which
    the counted noun names already. `attribute` is what of the subject is told, where one phrase holds both.
    """

    words: str | None
    rule: str | None = None  # the name of the rule that found it
    span: Range | None = None
    attribute: Range | None = None

    @property
    def compared(self) -> bool:
        """Whether the figure is there for comparison ("behind GPT-5.4 at 57")."""
        return self.rule in _COMPARING

    @property
    def aged(self) -> bool:
        """Whether the figure is the subject's age."""
        return self.rule == "aged"


def find_subject(frame: Frame) -> Subject:
    """What the first rule finds that finds anything."""
    alone = frame.tag[frame.at + 1] in ("V", "A", "X") and frame.low[frame.at - 1] != "of"
    if alone and frame.subject_side and frame.unit == "1" and frame.value > 1 and label_of(frame) is None:
        if frame.counted:
            return Subject(None, "_own_noun", (frame.at, frame.at))  # "three people died and two were hurt"
        return Subject("they", "_those")  # "the two were held"
    if frame.unit == "1" and (result := score_of(frame)) is not None:
        span = result[1]
        return Subject(frame.words(span) if span is not None else None, SCORE, span)
    for rule in RULES.asked(frame):
        span = rule(frame)
        if span is None:
            continue
        if frame.low[span[1]] in ("age", "ages"):
            span = span[0], span[1] - 1  # "children ages 5 to 12", "between the ages of 20 and 29"
        words = frame.words(span)
        if not (words[:1].isalpha() or any(map(str.isalpha, words))) or _names_nothing(frame, span[1], words):
            continue
        name = _name_behind(frame, span[1])
        if name is not None and not (rule.__name__ in _COUNTING and frame.low[span[1]].endswith("s")):
            if span[0] <= frame.at + 1 <= span[1] and rule.__name__ != "aged":  # "a 30-page report called Heron"
                return Subject(frame.words(name), "_name_behind", name, (span[1], span[1]))
            return Subject(frame.words(name), rule.__name__, name)
        named = _apposed_to(frame, span)
        return _told(frame, rule.__name__, named or span, frame.words(named) if named is not None else words)
    return Subject(None)


def _apposed_to(frame: Frame, span: Range) -> Range | None:
    """The name that a noun for a person is set behind: "Ida Moss, 37, a nine-year member of"."""
    head = next((at - 1 for at in range(span[0] + 1, span[1] + 1) if frame.tag[at] == "I"), span[1])
    if frame.low[head] not in people().nouns:
        return None
    at = span[0] if frame.tag[span[0]] == "D" else span[0] - 1
    at -= frame.tag[at] == "Q"
    if frame.tag[at] != "D" or frame.tag[at - 1] != ",":
        return None
    at -= 3 if frame.tag[at - 3 : at] == [",", "Q", ","] else 1
    first = phrases.np_left(frame.tokens, at - 1)
    named = frame.tag[at - 1] == "P" and not is_possessive(frame.tokens[at - 1])
    return (first, at - 1) if named and frame.tag[first - 1] != "I" else None


def _name_behind(frame: Frame, last: int) -> Range | None:
    """The name that a participle behind a noun gives: "an app called Orchard"."""
    token = frame.tokens[last + 1] if last + 1 < len(frame.tokens) else None
    if token is None or token.verb is None or token.verb.form != "past" or token.verb.base not in NAMING:
        return None
    first = last + 2 + (frame.tag[last + 2] == '"')
    return (first, phrases.np_right(frame.tokens, first)) if frame.tag[first] == "P" else None


def _names_nothing(frame: Frame, last: int, words: str) -> bool:
    """Whether a phrase is a determiner or ends in an adjective: nothing that a figure could be about."""
    token = frame.tokens[last]
    adjective = token.low in lexicon().adjectives or token.low.endswith("-free")
    if token.tag == "N" and token.text == token.low and adjective:
        return True
    return token.tag == "D" and words.lower() in ("a", "an", "the", "no", "every")


def _told(frame: Frame, rule: str, span: Range, words: str) -> Subject:
    if rule in _COUNTING and frame.unit == "1" and frame.counted and span[0] <= frame.at + 2:
        counted = frame.counted.rpartition(" ")[2]
        if counted in words.split() or counted.lower() in words.lower().split():
            return Subject(None, rule, span)
    if frame.unit == "year" and not _YEARS.search(frame.low[frame.at]):
        return Subject(words, "aged", span)  # "since he was 18"
    if rule == "aged" or (rule == "_in_cell_or_label" and frame.line.kind == "row"):
        return Subject(words, rule, span)
    if span[0] == span[1] and frame.low[span[0]] in lexicon().noun_directions and frame.tag[frame.at + 1] == "N":
        last = frame.phrase_end(span[1] + 2) if frame.low[span[1] + 1] in ("in", "of") else 0
        owner = frame.words((span[1] + 2, last)) if last > span[1] + 1 else None
        return Subject(owner, rule, span, span)  # "a roughly 500% increase", "a 3-point drop in sales"
    named = owner_in_label(frame, span) if rule == "_in_cell_or_label" else None
    if named is not None:
        return Subject(frame.words(named), rule, span, (named[1] + 1, span[1]))
    if rule == "_in_cell_or_label" and tells_what(frame, span):
        return Subject(None, "_of_what", span, span)
    thing = taken_apart(frame.tokens, span)
    if thing.attribute is None:
        return Subject(frame.words(thing.owner or span), rule, span)
    owner = frame.words(thing.owner) if thing.owner is not None else thing.owned
    return Subject(owner, rule, span, thing.attribute)


def is_vague(subject: str | None) -> bool:
    """Whether the subject names nothing by itself."""
    return subject is None or subject.lower() in _VAGUE
