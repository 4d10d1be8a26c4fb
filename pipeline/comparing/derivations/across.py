"""Changes whose three figures no sentence gives together: claims of one measurement stand for each other.

One text says "$500 million, up from $400 million a year earlier", another "rose 25% to $500 million".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.comparing.derivations.finding import change_of
from pipeline.comparing.derivations.model import Found, Partial
from pipeline.comparing.intervals import extent, relation
from pipeline.model import Claim

_CAP = 12  # partial changes under one measurement that are tried; more of them say the same again


def found_across(partials: Sequence[Partial], measurement: Mapping[str, str], used: set[str]) -> Iterator[Found]:
    """What follows when partial changes meet at a measurement; `used` are the figures that are checked already."""
    pairs: dict[str, list[Partial]] = defaultdict(list)
    stated: dict[str, list[Partial]] = defaultdict(list)
    for partial in partials:
        if partial.change is None:
            for claim in (partial.base, partial.value):
                if claim:
                    pairs[measurement.get(claim.id, "")].append(partial)
        elif partial.change.id not in used:
            stated[measurement.get(_level(partial).id, "")].append(partial)
    for name in sorted(pairs.keys() & stated.keys() - {""}):
        yield from _met(pairs[name][:_CAP], stated[name][:_CAP], used)


def _level(partial: Partial) -> Claim:
    level = partial.value or partial.base
    assert level
    return level


def _met(pairs: Sequence[Partial], stated: Sequence[Partial], used: set[str]) -> Iterator[Found]:
    for told in stated:
        for pair in pairs:
            found = _join(pair, told)
            if found and found.checked.id not in used:
                used.add(found.checked.id)
                yield found


def _join(pair: Partial, told: Partial) -> Found | None:
    """The change of a pair and a stated change, where they share the level that they meet at and its past."""
    base, value, change = pair.base, pair.value, told.change
    assert base
    assert value
    assert change
    level = value if told.value else base
    if (told.value is None and told.base is None) or _place(level) == _place(change):
        return None
    if relation(extent(level), extent(_level(told))) not in {"equal", "rounding"}:
        return None
    if pair.period and told.period and pair.period != told.period:
        return None
    found = change_of(base, value, change, f"{pair.words} {told.words}")
    if not found:
        return None
    known = pair.period is not None and pair.period == told.period
    return Found(found.kind, found.inputs, found.checked, found.words, found.complete and known)


def _place(claim: Claim) -> tuple[str, int]:
    return claim.document, claim.sentence_start
