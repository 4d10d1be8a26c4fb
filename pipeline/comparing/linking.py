"""Which claims give a value for one measurement: two deciders, constraints, and clusters that keep them.

Claims of equal or rounded value are linked unless something speaks against it; they make groups. Groups of different
values need stronger evidence: only the mutual best match between texts counts, with a margin over the next one. What
one sentence tells apart is never joined.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.comparing.blocking import candidates
from pipeline.comparing.clusters import Clusters
from pipeline.comparing.evidence import Lexicon, contrasted, different_deeds, evidence, other_fate, score, stand_for
from pipeline.comparing.groups import Rivals, group_evidence
from pipeline.comparing.intervals import relation
from pipeline.comparing.persons import same_person
from pipeline.comparing.profiles import Profile
from pipeline.comparing.restating import restated
from pipeline.comparing.tables import Decider, Deciders, deciders
from pipeline.comparing.times import apart as at_other_times
from pipeline.comparing.words import stem

_MEETING = ("equal", "rounding")
_NAMELESS = 0.7  # log-odds asked for when two ages differ and nobody is named
_TELL_APART = 2  # texts
_CAUTION = 0.4  # log-odds asked for, times the logarithm of the pairs of texts that a wrong match would bind


@dataclass(frozen=True, slots=True)
class Match:
    """Two groups of different values (by cluster number) that seem to measure one thing."""

    left: int
    right: int
    log_odds: float
    asked: float  # the log-odds from which it counts
    vague: bool  # one side tells a scale only ("millions"), which fits too much to rival a value


@dataclass(frozen=True, slots=True)
class Links:
    """Clusters of positions, every claim in one, and how sure the surest match between their values is."""

    clusters: tuple[tuple[int, ...], ...]
    sureness: dict[tuple[int, ...], float]


def link(profiles: Sequence[Profile]) -> Links:
    """Cluster `profiles` by measurement."""
    table = deciders()
    lexicon = Lexicon(profiles)
    pairs = [(i, j) for i, j in candidates(profiles, lexicon) if not forbidden(profiles[i], profiles[j])]
    groups, apart = equal_groups(profiles, pairs, lexicon, table.equal)
    told = _told(profiles, groups, apart, lexicon, table)
    matches = [match for match in told if match.log_odds >= match.asked]
    best = _mutual_best(profiles, groups, matches, table.different)
    return _with_restated(profiles, _join(profiles, groups, told, best, table.different))


def _with_restated(profiles: Sequence[Profile], links: Links) -> Links:
    """The links, with clusters made one that state one thing in different units."""
    clusters, sureness = set(links.clusters), dict(links.sureness)
    for left, right in restated(profiles, links.clusters):
        both = tuple(sorted(left + right))
        clusters = clusters - {left, right} | {both}
        known = [sureness.pop(cluster) for cluster in (left, right) if cluster in sureness]
        if known:
            sureness[both] = max(known)
    return Links(tuple(sorted(clusters)), sureness)


def forbidden(a: Profile, b: Profile) -> bool:
    """Whether the texts themselves tell the two figures apart, whatever the words around them.

    A sentence does not give one figure twice: two of its figures, even equal ones, are two measurements. Nor does a
    text that says for which years its figures hold, and it does not introduce a person twice ("a 21-year-old was shot
    in the foot. A 21-year-old was shot in the arm.").
    """
    if (a.kind == "age") != (b.kind == "age"):
        return True
    if a.place == b.place:
        return not contrasted(a, b)
    if different_deeds(a, b) or (a.sex and b.sex and a.sex != b.sex):
        return True
    if a.account and b.account and a.account != b.account:
        return True  # sales of $400 million are no profit of $400 million
    if a.dimension == "time" and None not in (a.when.ahead, b.when.ahead) and a.when.ahead != b.when.ahead:
        return True
    if a.order == b.order and a.kind in ("age", "few") and other_fate(a, b):
        return True
    if a.kind == "age" and a.order == b.order and stand_for(a, b) == "other":
        return True
    if a.order == b.order and a.when.period and b.when.period and at_other_times(a.when, b.when):
        return True
    if a.kind == "age" and a.order == b.order and a.introduced and b.introduced and not (a.person and b.person):
        return not a.beside & b.beside  # "a 12-year-old and an 8-year-old", told twice, are the same two
    if a.kind == "age" and (_kin_of(a, b) or _kin_of(b, a)):
        return True
    return bool(a.kind == "age" and a.person and b.person and not same_person(a.person, b.person))


def _kin_of(a: Profile, b: Profile) -> bool:
    """Whether `a` is told of an unnamed relative of whom `b` names: nobody is their own wife."""
    return not a.person and any(stem(word) in a.of for word in b.person)


def equal_groups(
    profiles: Sequence[Profile], pairs: Sequence[tuple[int, int]], lexicon: Lexicon, decider: Decider
) -> tuple[tuple[tuple[int, ...], ...], list[tuple[int, int]]]:
    """Groups of claims linked by equal or rounded value, and the pairs whose values differ."""
    scores: dict[tuple[int, int], float] = {}
    apart = []
    for i, j in pairs:
        a, b = profiles[i], profiles[j]
        stands = relation(a.extent, b.extent)
        if stands in _MEETING:
            scores[i, j] = score(evidence(a, b, lexicon, stands), decider.weights) - decider.threshold
        else:
            apart.append((i, j))
    clusters = Clusters(len(profiles), scores, lambda i, j: forbidden(profiles[i], profiles[j]))
    for i, j in sorted(scores, key=lambda pair: (-scores[pair], pair)):
        if scores[i, j] < 0:
            break
        clusters.join(i, j)
    return clusters.all(), apart


def _told(
    profiles: Sequence[Profile],
    groups: Sequence[tuple[int, ...]],
    apart: Sequence[tuple[int, int]],
    lexicon: Lexicon,
    table: Deciders,
) -> list[Match]:
    """What the evidence says of the pairs of groups that some candidate pair connects and no constraint holds apart."""
    of = {index: number for number, group in enumerate(groups) for index in group}
    connected = sorted({(min(of[i], of[j]), max(of[i], of[j])) for i, j in apart if of[i] != of[j]})
    rivals = Rivals([[profiles[i] for i in group] for group in groups])
    found = []
    for left, right in connected:
        a, b = [profiles[i] for i in groups[left]], [profiles[i] for i in groups[right]]
        if not _touch(a, b) or _strangers(a, b, lexicon) or kept_apart(a, b):
            continue
        told = score(group_evidence(a, b, lexicon, rivals), table.different.weights)
        vague = any(all(p.extent.vague for p in side) for side in (a, b))
        found.append(Match(left, right, told, table.different.threshold + _caution(a, b), vague))
    return found


def _strangers(left: Sequence[Profile], right: Sequence[Profile], lexicon: Lexicon) -> bool:
    """Whether no text of one group shares a name with a text of the other: they tell of two events."""
    return all(lexicon.strange(a, b) == 1.0 for a in left for b in right)


def _touch(left: Sequence[Profile], right: Sequence[Profile]) -> bool:
    """Whether the groups share a word or a person near their figures: without one no evidence is enough."""
    words = frozenset[str]().union(*(p.near for p in left)) & frozenset[str]().union(*(p.near for p in right))
    return bool(words) or any(p.person & q.person for p in left for q in right)


def _caution(left: Sequence[Profile], right: Sequence[Profile]) -> float:
    """What a match needs beyond the threshold: more where it binds many texts, or ages of people without a name."""
    nameless = left[0].kind == "age" and not all(any(p.person for p in side) for side in (left, right))
    texts = len({p.order for p in left}) * len({p.order for p in right})
    return _CAUTION * math.log(texts) + (_NAMELESS if nameless else 0.0)


def kept_apart(left: Sequence[Profile], right: Sequence[Profile]) -> bool:
    """Whether a constraint holds between two groups, their values are not different, or two texts tell them apart.

    One text may correct itself. Two that each give both values, and the same two, tell of two things.
    """
    both = {p.order for p in left} & {p.order for p in right}
    if len(both) >= _TELL_APART and not any(contrasted(a, b) for a in left for b in right if a.place == b.place):
        return True
    return any(forbidden(a, b) or relation(a.extent, b.extent) in _MEETING for a in left for b in right)


def _mutual_best(
    profiles: Sequence[Profile], groups: Sequence[tuple[int, ...]], matches: Sequence[Match], decider: Decider
) -> list[Match]:
    """Matches that beat, by the margin, every other match of either side with a group of the same text."""
    texts = {
        number: {profiles[i].order for i in groups[number]} for match in matches for number in (match.left, match.right)
    }
    of: dict[int, list[Match]] = defaultdict(list)
    for match in matches:
        of[match.left].append(match)
        of[match.right].append(match)

    def beaten(match: Match, near: int, far: int) -> bool:
        for rival in of[near]:
            other = rival.right if rival.left == near else rival.left
            if other == far or not texts[other] & texts[far] or (rival.vague and not match.vague):
                continue
            if rival.log_odds > match.log_odds - decider.margin:
                return True
        return False

    return [m for m in matches if not beaten(m, m.left, m.right) and not beaten(m, m.right, m.left)]


def _join(
    profiles: Sequence[Profile],
    groups: Sequence[tuple[int, ...]],
    told: Sequence[Match],
    matches: Sequence[Match],
    decider: Decider,
) -> Links:
    """Merge matched groups, the surest first, where every two may be together and the evidence agrees on average."""

    def apart(left: int, right: int) -> bool:
        return any(forbidden(profiles[i], profiles[j]) for i in groups[left] for j in groups[right])

    scores = {(match.left, match.right): match.log_odds - match.asked for match in told}
    merged = Clusters(len(groups), scores, apart, unknown=0.0)
    used = []
    for match in sorted(matches, key=lambda match: (match.vague, -match.log_odds, match.left, match.right)):
        if merged.join(match.left, match.right):
            used.append(match)
    clusters = []
    sureness: dict[tuple[int, ...], float] = {}
    for numbers in merged.all():
        cluster = tuple(sorted(index for number in numbers for index in groups[number]))
        clusters.append(cluster)
        inside = [match.log_odds for match in used if match.left in numbers]
        if inside:
            sureness[cluster] = decider.sureness(max(inside))
    return Links(tuple(sorted(clusters)), sureness)
