"""Disjoint sets that merge only where the average evidence and every constraint allow it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_UNKNOWN = -3.0  # log-odds of a pair that was never compared


class Clusters:
    """Numbers from 0 to `size` - 1, at first each by itself."""

    def __init__(
        self,
        size: int,
        scores: Mapping[tuple[int, int], float],
        apart: Callable[[int, int], bool],
        unknown: float = _UNKNOWN,
    ) -> None:
        self._scores = scores
        self._apart = apart
        self._unknown = unknown
        self._of = list(range(size))
        self._members = {number: [number] for number in range(size)}

    def join(self, a: int, b: int) -> bool:
        """Merge the sets of `a` and `b`; False where a constraint or the average evidence forbids it."""
        left, right = self._of[a], self._of[b]
        if left == right:
            return True
        pairs = [(min(i, j), max(i, j)) for i in self._members[left] for j in self._members[right]]
        if sum(self._scores.get(pair, self._unknown) for pair in pairs) < 0:
            return False
        if any(self._apart(i, j) for i, j in pairs):
            return False
        self._merge(left, right)
        return True

    def _merge(self, left: int, right: int) -> None:
        if len(self._members[left]) < len(self._members[right]):
            left, right = right, left
        for number in self._members[right]:
            self._of[number] = left
        self._members[left] += self._members.pop(right)

    def all(self) -> tuple[tuple[int, ...], ...]:
        """The sets, each in order, in the order of their first members."""
        return tuple(sorted(tuple(sorted(members)) for members in self._members.values()))
