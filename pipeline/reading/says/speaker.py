"""Who is said to say it: the attribution of the sentence that the figure stands in."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from pipeline.reading.says import phrases
from pipeline.reading.says.clauses import Clauses
from pipeline.reading.says.lexicon import lexicon
from pipeline.reading.says.phrases import Range
from pipeline.reading.says.token import Token

_ALSO_OTHERWISE = frozenset(
    ("write", "add", "post", "note", "reply", "argue", "state", "tweet", "recall", "deny", "admit")
)
_BE = ("is", "are", "was", "were", "be", "been", "being", "am", "'s", "'m", "'re")  # also ends of "it's" and the like
_PRONOUNS = frozenset(("he", "she", "they", "it", "who"))
_ACCORDING = "according"
_LETTERS = re.compile("[a-z]+")


@cache
def _attributing() -> frozenset[str]:
    """The words without which a sentence holds no attribution."""
    return frozenset((_ACCORDING, *(word for word, verb in lexicon().verbs.items() if verb.kind == "say")))


def may_attribute(sentence: str) -> bool:
    """Whether a sentence holds a word that an attribution needs: a look that spares most sentences being parsed."""
    return not _attributing().isdisjoint(_LETTERS.findall(sentence.lower()))


def attributions(tokens: list[Token], clauses: Callable[[], Clauses]) -> list[tuple[int, Range]]:
    """Every attribution of a sentence: the index of its verb or preposition, and who; few need its clauses."""
    found: list[tuple[int, Range]] = []
    for at, token in enumerate(tokens):
        if token.low == _ACCORDING and at + 1 < len(tokens) and tokens[at + 1].low == "to":
            last = _source_right(tokens, at + 2)
            if last > at + 1:
                found.append((at, (at + 2, last)))
        elif token.tag == "V" and token.verb is not None and token.verb.kind == "say" and _speaks(tokens, at):
            who = _speaker_of(tokens, clauses, at)
            if who is not None:
                found.append((at, who))
    return found


def find_speaker(text: str, tokens: list[Token], at: int, said: list[tuple[int, Range]]) -> str | None:
    """The attribution that governs the token at `at`: the nearest one to its left, else the first to its right."""
    if not said:
        return None
    left = [entry for entry in said if entry[0] < at and not (entry[1][0] <= at <= entry[1][1])]
    right = [entry for entry in said if entry[0] > at and not (entry[1][0] <= at <= entry[1][1])]
    inside = [entry for entry in left if not _closed(tokens, entry[0], at)]
    chosen = inside[-1:] or right[:1] or left[-1:]
    return phrases.phrase(text, tokens, chosen[0][1]) if chosen else None


def is_pronoun(speaker: str | None) -> bool:
    """Whether the speaker is to be looked for in the sentences before."""
    return speaker is not None and speaker.lower() in _PRONOUNS


def _closed(tokens: list[Token], verb: int, at: int) -> bool:
    """Whether a full clause of its own stands between an attribution and the figure ("police said, but 3 ...")."""
    return any(
        tokens[i].tag == ";" or (tokens[i].tag == "," and tokens[i + 1].low in ("but", "while"))
        for i in range(verb, at - 1)
    )


def _speaks(tokens: list[Token], verb: int) -> bool:
    """Whether the verb is one of speech here: "wrote that" but not "wrote a check", nor "growth is forecast"."""
    found = tokens[verb].verb
    before = verb - 1
    while before > 0 and tokens[before].tag == "X":
        before -= 1
    passive = before >= 0 and tokens[before].tag == "A" and tokens[before].low.endswith(_BE)
    if found is not None and found.form == "past" and passive:
        return False
    if found is None or found.base not in _ALSO_OTHERWISE or verb + 1 >= len(tokens):
        return True
    after = tokens[verb + 1]
    return after.tag in ',:".WP' or after.low in ("that", "in", "on") or (verb > 0 and tokens[verb - 1].tag in '",')


def _source_right(tokens: list[Token], first: int) -> int:
    last = phrases.np_right(tokens, first)
    while (
        last > first
        and last + 2 < len(tokens)
        and tokens[last + 1].low in ("of", "for", "from", "&")
        and tokens[last + 2].tag in "NPD"
    ):
        further = phrases.np_right(tokens, last + 2)
        if further < last + 2 or further - first > 10:
            break
        last = further
    return last


def _speaker_of(tokens: list[Token], clauses: Callable[[], Clauses], verb: int) -> Range | None:
    after = verb + 1
    inverted = verb == 0 or tokens[verb - 1].tag in ('"', ",")
    if inverted and after < len(tokens) and (tokens[after].tag in "PD" or tokens[after].low in lexicon().speakers):
        last = phrases.np_right(tokens, after)
        if last >= after:
            return after, last
    who = clauses().subjects.get(verb)
    if who is None:
        return None
    words = tokens[who[0] : who[1] + 1]
    if any(token.tag == "Q" for token in words):
        return None
    known = any(token.tag == "P" or token.low in lexicon().speakers or token.low in _PRONOUNS for token in words)
    return who if known else None
