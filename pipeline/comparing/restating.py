"""One thing stated in two units: a share by one text and a count by the other, or money in two currencies.

A short text gives one of them only ("to cut a tenth of its staff", "to cut 900 jobs"). What cannot be converted cannot
be checked, so that such claims are compatible; they are brought together where hardly anything else can be meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.comparing.currencies import may_be_one_sum
from pipeline.comparing.profiles import Profile
from pipeline.comparing.times import apart

_SHARES = frozenset({"%", "ratio"})
_BESIDE = 0.4  # closeness from which "jobs" says what a share is a share of
_CAP = 24  # clusters under one key; more of them tell nothing apart

Cluster = tuple[int, ...]


def restated(profiles: Sequence[Profile], clusters: Sequence[Cluster]) -> list[tuple[Cluster, Cluster]]:
    """Pairs of clusters in different units that state one thing, each with its only possible partner."""
    partners: dict[Cluster, set[Cluster]] = defaultdict(set)
    given = _given(profiles)
    for left, right in _candidates(profiles, clusters):
        if _one_thing([profiles[i] for i in left], [profiles[i] for i in right], given):
            partners[left].add(right)
            partners[right].add(left)
    sole = {cluster: min(others) for cluster, others in partners.items() if len(others) == 1}
    return sorted((left, right) for left, right in sole.items() if left < right and sole.get(right) == left)


def _given(profiles: Sequence[Profile]) -> set[tuple[int, str, str]]:
    """What every text gives figures for: its dimensions, alone and with what happened."""
    found = {(profile.order, profile.dimension, role) for profile in profiles for role in profile.roles}
    return found | {(profile.order, profile.dimension, "") for profile in profiles}


def _candidates(profiles: Sequence[Profile], clusters: Sequence[Cluster]) -> Iterator[tuple[Cluster, Cluster]]:
    by_key: dict[tuple[str, ...], set[Cluster]] = defaultdict(set)
    for cluster in clusters:
        for index in cluster:
            for key in _keys(profiles[index]):
                by_key[key].add(cluster)
    pairs: set[tuple[Cluster, Cluster]] = set()
    for found in by_key.values():
        if len(found) <= _CAP:
            pairs.update((left, right) for left in found for right in found if left < right)
    yield from sorted(pairs)


def _keys(profile: Profile) -> Iterator[tuple[str, ...]]:
    """The keys under which what may state one thing meets: who does what to what, or whose money it is."""
    if profile.kind == "money":
        yield from (("money", name) for name in profile.names)
    elif profile.dimension == "count" and profile.counted:
        yield from ((name, role, profile.counted) for name in profile.names for role in profile.roles)
    elif _is_share(profile):
        told = profile.names | profile.roles
        things = [form for form, close in profile.near.items() if close >= _BESIDE and form not in told]
        yield from ((name, role, form) for name in profile.names for role in profile.roles for form in things)


def _is_share(profile: Profile) -> bool:
    return profile.dimension == "%" or (profile.dimension == "ratio" and profile.claim.high < 1)


def _one_thing(left: Sequence[Profile], right: Sequence[Profile], given: set[tuple[int, str, str]]) -> bool:
    if left[0].dimension == right[0].dimension or {p.order for p in left} & {p.order for p in right}:
        return False
    if any(apart(a.when, b.when) or _opposed(a, b) for a in left for b in right):
        return False
    if not any(_same_names(a, b) for a in left for b in right):
        return False
    if left[0].kind == right[0].kind == "money":
        silent = not _gives(left, right[0].dimension, {""}, given) and not _gives(right, left[0].dimension, {""}, given)
        return silent and all(may_be_one_sum(a, b) for a in left for b in right)
    if _is_share(left[0]) == _is_share(right[0]):
        return False
    roles = {role for a in left for b in right for role in a.roles & b.roles}
    return not _gives(left, right[0].dimension, roles, given) and not _gives(right, left[0].dimension, roles, given)


def _same_names(a: Profile, b: Profile) -> bool:
    """Whether the sentences share half of the names of the one that has fewer, and a subject that both texts name."""
    fewer = min(len(a.names), len(b.names))
    if not fewer or 2 * len(a.names & b.names) < fewer:
        return False
    return (a.subject_names or a.names) <= b.text_words or (b.subject_names or b.names) <= a.text_words


def _gives(group: Sequence[Profile], dimension: str, roles: set[str], given: set[tuple[int, str, str]]) -> bool:
    """Whether a text of the group states such a figure in the other unit, too: then that one is the partner."""
    return any((profile.order, dimension, role) in given for profile in group for role in roles)


def _opposed(a: Profile, b: Profile) -> bool:
    return {a.claim.direction, b.claim.direction} == {"up", "down"}
