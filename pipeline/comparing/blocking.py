"""Which pairs of claims are looked at at all: those that share a dimension and a value or a telling word.

Every key holds a bounded number of claims; a key that fills up is split by a second word and dropped where that does
not help. So the number of pairs grows with the number of claims and not with its square.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from pipeline.comparing.profiles import Profile

_SMALL = 160  # claims of one dimension that are all compared with each other
_CAP = 24  # claims of one key that are, where there are more
_WORDS = 6  # of a claim's words, the most telling ones make keys
_BUCKET = math.log(1.25)  # values this far apart (as a ratio) share a bucket, so that roundings meet

Lexicon = Callable[[str], float]


def candidates(profiles: Sequence[Profile], lexicon: Lexicon) -> list[tuple[int, int]]:
    """Pairs of positions in `profiles`, each once, in order, never across dimensions."""
    pairs: set[tuple[int, int]] = set()
    for members in _blocks(profiles, lexicon):
        pairs.update((i, j) for at, i in enumerate(members) for j in members[at + 1 :])
    return sorted(pairs)


def _blocks(profiles: Sequence[Profile], lexicon: Lexicon) -> Iterator[list[int]]:
    words = [_telling(profile, lexicon) for profile in profiles]
    small: dict[str, list[int]] = defaultdict(list)
    for index, profile in enumerate(profiles):
        small[profile.dimension].append(index)
    for members in small.values():
        yield from _split(members, profiles, words)


def _split(members: list[int], profiles: Sequence[Profile], words: Sequence[Sequence[str]]) -> Iterator[list[int]]:
    if len(members) <= _SMALL:
        yield members
        return
    by_key: dict[object, list[int]] = defaultdict(list)
    for index in members:
        for bucket in _buckets(profiles[index]):
            by_key[bucket].append(index)
        for word in words[index]:
            by_key[word].append(index)
    for full_key, block in by_key.items():
        if len(block) <= _CAP:
            yield block
        else:
            yield from _finer(full_key, block, words)


def _finer(full_key: object, block: list[int], words: Sequence[Sequence[str]]) -> Iterator[list[int]]:
    """Split a full block by a second word; what is still full tells too little to be compared."""
    by_word: dict[str, list[int]] = defaultdict(list)
    for index in block:
        for word in words[index]:
            if word != full_key:
                by_word[word].append(index)
    yield from (finer for finer in by_word.values() if 1 < len(finer) <= _CAP)


def _buckets(profile: Profile) -> tuple[int, ...]:
    value = max(abs(profile.extent.low), abs(profile.extent.high))
    if value <= 0:
        return (0,)
    at = math.floor(math.log(value) / _BUCKET)
    return at, at + 1


def _telling(profile: Profile, lexicon: Lexicon) -> list[str]:
    told = sorted(profile.near.items(), key=lambda item: (-lexicon(item[0]) * math.sqrt(item[1]), item[0]))
    return [form for form, _ in told[:_WORDS]]
