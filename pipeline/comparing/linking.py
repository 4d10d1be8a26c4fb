"""Which claims give a value for one measurement: two deciders, constraints, and clusters that keep them.

Claims of equal or rounded value are linked unless something speaks against it. Claims of different values need stronger
evidence: the values of two articles are compared group by group, and only the mutual best match counts, with a margin
over the next. What one sentence tells apart is never joined.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.comparing.blocking import candidates
from pipeline.comparing.evidence import Lexicon, chance, evidence, score
from pipeline.comparing.intervals import relation
from pipeline.comparing.profiles import Profile
from pipeline.comparing.tables import Decider, deciders

_UNKNOWN = -3.0  # log-odds of a pair that was never a candidate


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims (positions, the smaller first) that were found to give a value for one measurement."""

    a: int
    b: int
    log_odds: float
    equal: bool

    @property
    def probability(self) -> float:
        """The calibrated probability that the link is right."""
        return chance(self.log_odds)


@dataclass(frozen=True, slots=True)
class Links:
    """The clusters of positions, every claim in one, and the links between different values that made them."""

    clusters: tuple[tuple[int, ...], ...]
    different: tuple[Link, ...]
    scores: dict[tuple[int, int], float]


def link(profiles: Sequence[Profile]) -> Links:
    """Cluster `profiles` by measurement."""
    lexicon = Lexicon(profiles)
    equal: list[Link] = []
    different: list[Link] = []
    scores: dict[tuple[int, int], float] = {}
    table = deciders()
    for i, j in candidates(profiles, lexicon):
        a, b = profiles[i], profiles[j]
        if forbidden(a, b):
            continue
        same = relation(a.extent, b.extent) in ("equal", "rounding")
        decider = table.equal if same else table.different
        told = score(evidence(a, b, lexicon), decider.weights)
        if same:
            scores[i, j] = told
        if told >= decider.threshold(a.kind):
            (equal if same else different).append(Link(i, j, told, same))
    clusters = _Clusters(profiles, scores)
    for edge in sorted(equal, key=lambda edge: (-edge.log_odds, edge.a, edge.b)):
        clusters.join(edge)
    chosen = _mutual_best(profiles, different, table.different)
    made = [edge for edge in chosen if clusters.join_different(edge)]
    return Links(clusters.all(), tuple(made), scores)


def forbidden(a: Profile, b: Profile) -> bool:
    """Whether the texts themselves tell the two figures apart, whatever the words around them."""
    if (a.kind == "age") != (b.kind == "age"):
        return True
    if a.kind == "age" and a.person and b.person and not a.person & b.person:
        return True
    return a.place == b.place and relation(a.extent, b.extent) == "disjoint"


def _mutual_best(profiles: Sequence[Profile], links: Sequence[Link], decider: Decider) -> list[Link]:
    """Of the links between the values of two articles, the best one of both sides, clearly better than the next."""
    groups: dict[tuple[object, object], Link] = {}
    for edge in sorted(links, key=lambda edge: (-edge.log_odds, edge.a, edge.b)):
        groups.setdefault((_group(profiles[edge.a]), _group(profiles[edge.b])), edge)
    rivals: dict[tuple[object, int], list[float]] = defaultdict(list)
    for (left, right), edge in groups.items():
        rivals[left, profiles[edge.b].order].append(edge.log_odds)
        rivals[right, profiles[edge.a].order].append(edge.log_odds)
    chosen = []
    for (left, right), edge in groups.items():
        others = (
            sorted(rivals[left, profiles[edge.b].order])[-2:-1] + sorted(rivals[right, profiles[edge.a].order])[-2:-1]
        )
        best = max(rivals[left, profiles[edge.b].order] + rivals[right, profiles[edge.a].order])
        if edge.log_odds >= best and all(edge.log_odds - other >= decider.margin for other in others):
            chosen.append(edge)
    return chosen


def _group(profile: Profile) -> tuple[int, str, float, float]:
    return profile.order, profile.kind, profile.extent.low, profile.extent.high


class _Clusters:
    """Disjoint sets of positions that merge only where the average evidence and every constraint allow it."""

    def __init__(self, profiles: Sequence[Profile], scores: dict[tuple[int, int], float]) -> None:
        self._profiles = profiles
        self._scores = scores
        self._of = list(range(len(profiles)))
        self._members = {index: [index] for index in range(len(profiles))}

    def join(self, edge: Link) -> bool:
        left, right = self._of[edge.a], self._of[edge.b]
        if left == right:
            return True
        pairs = self._pairs(left, right)
        if any(forbidden(self._profiles[i], self._profiles[j]) for i, j in pairs):
            return False
        if sum(self._scores.get(pair, _UNKNOWN) for pair in pairs) < 0:
            return False
        self._merge(left, right)
        return True

    def join_different(self, edge: Link) -> bool:
        left, right = self._of[edge.a], self._of[edge.b]
        if left != right:
            if any(forbidden(self._profiles[i], self._profiles[j]) for i, j in self._pairs(left, right)):
                return False
            self._merge(left, right)
        return True

    def _pairs(self, left: int, right: int) -> list[tuple[int, int]]:
        return [(min(i, j), max(i, j)) for i in self._members[left] for j in self._members[right]]

    def _merge(self, left: int, right: int) -> None:
        if len(self._members[left]) < len(self._members[right]):
            left, right = right, left
        for index in self._members[right]:
            self._of[index] = left
        self._members[left] += self._members.pop(right)

    def all(self) -> tuple[tuple[int, ...], ...]:
        return tuple(sorted(tuple(sorted(members)) for members in self._members.values()))
