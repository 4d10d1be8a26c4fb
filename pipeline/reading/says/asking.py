"""Which rules are asked about a figure, by what stands before it.

Most rules begin with the word before the figure and find nothing behind most words. To call them all for every figure
took a third of the time for finding subjects, so a rule that needs such a word tells it beforehand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TypeAlias

from pipeline.reading.says.frame import Frame
from pipeline.reading.says.phrases import Range

Rule: TypeAlias = Callable[[Frame], Range | None]

_needs: dict[Rule, tuple[frozenset[str], frozenset[str]]] = {}  # filled by `behind` when the rules are defined


def behind(tags: str = "", words: Iterable[str] = ()) -> Callable[[Rule], Rule]:
    """Mark a rule that finds nothing but behind a token with one of the tags (a letter each), or one of the words."""

    def marked(rule: Rule) -> Rule:
        _needs[rule] = frozenset(tags), frozenset(words)
        return rule

    return marked


class Order:
    """Rules in the order in which they are asked."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        self._words = frozenset(word for rule in rules if rule in _needs for word in _needs[rule][1])
        self._known = lru_cache(maxsize=1_000)(self._behind)

    def asked(self, frame: Frame) -> tuple[Rule, ...]:
        """Those that may find something, given the token before the figure."""
        before = frame.at - 1
        word = frame.low[before]
        return self._known(frame.tag[before], word if word in self._words else "")

    def _behind(self, tag: str, word: str) -> tuple[Rule, ...]:
        return tuple(
            rule for rule in self.rules if rule not in _needs or tag in _needs[rule][0] or word in _needs[rule][1]
        )
