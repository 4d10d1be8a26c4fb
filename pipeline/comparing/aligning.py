"""Which figure of the old version of a text became which figure of the new one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz import fuzz

from pipeline.comparing.evidence import Lexicon, evidence
from pipeline.comparing.intervals import relation
from pipeline.comparing.profiles import Profile

_LEAST = 0.42  # likeness from which two different figures are one figure that changed
_LEAST_EQUAL = 0.15  # likeness from which two equal figures are one that stayed
_EQUAL = 0.5  # what an equal value adds to the likeness

Pair = tuple[int | None, int | None]


def align(old: Sequence[Profile], new: Sequence[Profile]) -> list[Pair]:
    """Positions in `old` and `new` that belong together; None where a figure is only in one of them.

    What stands in a sentence that did not change is matched first, so the cost grows with what changed.
    """
    pairs, old_left, new_left = _unchanged(old, new)
    lexicon = Lexicon([*old, *new])
    scored = []
    for i in old_left:
        for j in new_left:
            like = likeness(old[i], new[j], lexicon)
            if like is not None:
                scored.append((-like, i, j))
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for _, i, j in sorted(scored):
        if i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            pairs.append((i, j))
    pairs += [(i, None) for i in old_left if i not in taken_old]
    pairs += [(None, j) for j in new_left if j not in taken_new]
    return pairs


def _unchanged(old: Sequence[Profile], new: Sequence[Profile]) -> tuple[list[Pair], list[int], list[int]]:
    """Pairs by identical sentence and place in it, and the positions that are left on both sides."""
    places: dict[tuple[str, int], list[int]] = defaultdict(list)
    for j, profile in enumerate(new):
        places[_place(profile)].append(j)
    pairs: list[Pair] = []
    old_left = []
    for i, profile in enumerate(old):
        waiting = places[_place(profile)]
        if waiting:
            pairs.append((i, waiting.pop(0)))
        else:
            old_left.append(i)
    return pairs, old_left, sorted(j for waiting in places.values() for j in waiting)


def _place(profile: Profile) -> tuple[str, int]:
    return profile.claim.sentence, profile.claim.start - profile.claim.sentence_start


def likeness(a: Profile, b: Profile, lexicon: Lexicon) -> float | None:
    """How much two figures of two versions look like one, from 0 up; None when they can't be."""
    if not bare_age(a, b):
        if a.dimension != b.dimension and not a.kind == b.kind == "money":
            return None
        if (a.kind == "age") != (b.kind == "age"):
            return None
    found = evidence(a, b, lexicon)
    sides = (fuzz.ratio(*_before(a, b)) + fuzz.ratio(*_after(a, b))) / 200
    words = 0.5 * found["near"] + 0.2 * found["sentence"] + 0.3 * sides
    words += 0.12 * (found.get("counted same", 0.0) - found.get("counted other", 0.0))
    words += 0.2 * found.get("role same", 0.0) - 0.12 * found.get("role other", 0.0)
    if says_again(a, b):
        return words + _EQUAL if words >= _LEAST_EQUAL or a.kind == "age" else None
    words -= 0.1 * found.get("ratio", 0.0)
    return words if words >= _LEAST else None


def bare_age(a: Profile, b: Profile) -> bool:
    """Whether one is an age and the other a number alone, which may be the same age in fewer words ("dies at 63")."""
    age, other = (a, b) if a.kind == "age" else (b, a)
    return age.kind == "age" and other.dimension == "count" and not other.counted


def says_again(a: Profile, b: Profile) -> bool:
    """Whether two figures give one value, in the same words or in fewer."""
    if a.dimension != b.dimension and bare_age(a, b):
        return (a.claim.low, a.claim.high) == (b.claim.low, b.claim.high)
    return relation(a.extent, b.extent) == "equal"


def _before(a: Profile, b: Profile) -> tuple[str, str]:
    return _side(a)[0], _side(b)[0]


def _after(a: Profile, b: Profile) -> tuple[str, str]:
    return _side(a)[1], _side(b)[1]


def _side(profile: Profile, reach: int = 30) -> tuple[str, str]:
    claim = profile.claim
    start = claim.start - claim.sentence_start
    end = start + len(claim.quote)
    return claim.sentence[max(0, start - reach) : start].lower(), claim.sentence[end : end + reach].lower()
