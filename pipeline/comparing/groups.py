"""Evidence between groups: claims of one value, already linked, against claims of another value.

A group speaks with the voice of its best-fitting claims, and with what only a group has: the texts that give it. A text
that gives both values mostly means two measurements.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.comparing.evidence import Evidence, Lexicon, evidence
from pipeline.comparing.intervals import relation
from pipeline.comparing.profiles import Profile

_AGAINST = frozenset(
    {
        "role other",
        "name foreign",
        "name foreign brief",
        "year other",
        "time other",
        "period other",
        "span other",
        "strange",
        "far",
        "measure other",
        "said other",
        "person alone",
        "counted other",
    }
    | {"mark other", "direction other", "apart", "ratio", "ratio few", "one text", "bound"}
)
_MOST = 12  # pairs of claims looked at between two groups


class Rivals:
    """How many groups of a text share a dimension and role, so that the only ones of both texts meet."""

    def __init__(self, groups: Sequence[Sequence[Profile]]) -> None:
        self._count: Counter[tuple[int, str, str]] = Counter()
        for group in groups:
            self._count.update({place for profile in group for place in self._places(profile)})

    @staticmethod
    def _places(profile: Profile) -> list[tuple[int, str, str]]:
        kind = "few" if profile.kind == "count" else profile.kind
        return [(profile.order, kind, role) for role in profile.roles or ("",)]

    def sole(self, left: Sequence[Profile], right: Sequence[Profile]) -> float:
        """From 1 where both are the only figures of a role they share in their texts, towards 0 among many."""
        found = 0.0
        for a in left:
            for b in right:
                for role in (a.roles & b.roles) or ({""} if not a.roles and not b.roles else ()):
                    ways = self._of(a, role) * self._of(b, role)
                    found = max(found, 1 / ways if ways else 0.0)
        return found

    def _of(self, profile: Profile, role: str) -> int:
        return self._count[profile.order, "few" if profile.kind == "count" else profile.kind, role]


def group_evidence(
    left: Sequence[Profile], right: Sequence[Profile], lexicon: Lexicon, rivals: Rivals | None = None
) -> Evidence:
    """What speaks for and against two groups of different values being one measurement."""
    pairs = [(a, b) for a in left for b in right][:_MOST]
    stands = [relation(a.extent, b.extent) for a, b in pairs]
    parts = [evidence(a, b, lexicon, how) for (a, b), how in zip(pairs, stands, strict=True)]
    found: Evidence = {}
    for name in {name for part in parts for name in part}:
        values = [part.get(name, 0.0) for part in parts]
        found[name] = min(values) if name in _AGAINST else max(values)
    found["near mean"] = sum(part["near"] for part in parts) / len(parts)
    texts_left, texts_right = {p.order for p in left}, {p.order for p in right}
    found["texts shared"] = len(texts_left & texts_right) / min(len(texts_left), len(texts_right))
    found["one text"] = float(len(texts_left | texts_right) == 1)
    found["partnered"] = float(len(texts_left) > 1) / 2 + float(len(texts_right) > 1) / 2
    if rivals is not None:
        found["sole"] = rivals.sole(left, right)
        if any(a.roles & b.roles for a in left for b in right):
            found["sole role"] = found["sole"]
    for apart in ("overlap", "rounding"):
        found.pop(apart, None)
    if all(how == "overlap" for how in stands):
        # Under "up to a hundred" nearly every figure fits, so that fitting tells less than between two hedged values.
        loose = any(a.extent.one_sided or b.extent.one_sided for a, b in pairs)
        found["overlap bound" if loose else "overlap"] = 1.0
    return found
