"""How a measurement's claims stand to each other, with the reason in one plain sentence."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.comparing.intervals import relation
from pipeline.comparing.profiles import Profile
from pipeline.model import Verdict

_ALIKE = frozenset({"exact", "approximately", "at_least", "range"})  # the same stated value in these says the same
_COUNTS = frozenset({"few", "count"})
_MOVES = re.compile(
    r"\b(rais(?:es?|ed|ing)|lift(?:s|ed)|sweeten\w*|par(?:es|ed)|revis\w+|new|now|so far|latest|climb\w*|pass(?:es|ed)|"
    r"top(?:s|ped)|grow\w*|grew|ris\w+|rose|fell|falls?|surg\w+|soar\w*|jump\w*|plung\w+|tumbl\w+|plans?|planned|could|"
    r"may|might|expects?|expected|seeks?|considers?|weighs?|sources|forecasts?|view|estimates?|stands? at|total(?:s|led)?|"
    r"tally|record|already)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, its reason, and the pairs of profiles (by position in the members) that can't both hold."""

    verdict: Verdict
    explanation: str
    conflicts: tuple[tuple[int, int], ...] = ()


def judge(members: Sequence[Profile]) -> Judgement:
    """The verdict on the claims of one measurement."""
    if len(members) == 1:
        return Judgement("single", f"Only {cite(members[0])} gives this figure.")
    stands = {
        pair: _stand(members[pair[0]], members[pair[1]]) for pair in itertools.combinations(range(len(members)), 2)
    }
    apart = tuple(pair for pair, verdict in stands.items() if verdict == "conflict")
    moved = [pair for pair, verdict in stands.items() if verdict == "update"]
    if apart:
        return Judgement("conflict", explain_conflict(*_most_telling(members, apart)), apart)
    if moved:
        return Judgement("update", explain_update(*_most_telling(members, moved)))
    for verdict in ("compatible", "rounding"):
        pairs = [pair for pair, stand in stands.items() if stand == verdict]
        if pairs:
            return Judgement(verdict, _explain_meeting(verdict, *_most_telling(members, pairs)))
    return Judgement("agree", _explain_agreement(members))


def _stand(a: Profile, b: Profile) -> Verdict:
    """The verdict on two claims by themselves."""
    if {a.claim.direction, b.claim.direction} == {"up", "down"}:
        return "conflict"
    stands = relation(a.extent, b.extent)
    if stands == "equal":
        return (
            "agree"
            if a.claim.modifier == b.claim.modifier or {a.claim.modifier, b.claim.modifier} <= _ALIKE
            else "compatible"
        )
    if stands != "disjoint":
        return "rounding" if stands == "rounding" else "compatible"
    return "update" if updates(a, b) else "conflict"


def updates(a: Profile, b: Profile) -> bool:
    """Whether the later report's different value is what one expects of a figure that changes with time."""
    if a.day is None or b.day is None or a.day == b.day:
        return False
    old, new = (a, b) if a.day < b.day else (b, a)
    if a.kind == "age":
        years = (new.extent.high - old.extent.low) / 365.25
        return 0 < years <= (b.day - a.day).days.__abs__() / 365.25 + 1
    if a.kind in _COUNTS and new.extent.high > old.extent.low:
        return True
    return bool(_MOVES.search(old.claim.sentence) or _MOVES.search(new.claim.sentence)) and a.kind not in _COUNTS


def _most_telling(members: Sequence[Profile], pairs: Sequence[tuple[int, int]]) -> tuple[Profile, Profile]:
    """The pair to quote: from two sources rather than one, from the earliest places in their texts."""

    def rank(pair: tuple[int, int]) -> tuple[bool, float, tuple[int, int]]:
        a, b = members[pair[0]], members[pair[1]]
        return a.order == b.order, a.position + b.position, pair

    i, j = min(pairs, key=rank)
    return members[i], members[j]


def cite(profile: Profile) -> str:
    """The figure as it was written, with its outlet."""
    return f'"{" ".join(profile.claim.quote.split())}" ({profile.source})'


def explain_conflict(a: Profile, b: Profile) -> str:
    """Why no value fits both."""
    if {a.claim.direction, b.claim.direction} == {"up", "down"}:
        return f"{cite(a)} and {cite(b)} cannot both hold: one goes up, the other down."
    return f"{cite(a)} and {cite(b)} cannot both hold: no value is {allowed(a)} and {allowed(b)}."


def explain_update(a: Profile, b: Profile) -> str:
    """Which figure replaced which, and when."""
    old, new = sorted((a, b), key=lambda profile: (profile.day is not None and profile.day.isoformat()) or "")
    return f"{cite(new)}, published {new.day}, is later than {cite(old)}, published {old.day}: the figure moved on."


def _explain_meeting(verdict: str, a: Profile, b: Profile) -> str:
    if verdict == "rounding":
        coarse, fine = (a, b) if a.extent.step >= b.extent.step else (b, a)
        return f"{cite(coarse)} is {cite(fine)} with fewer digits."
    return f"{cite(a)} and {cite(b)} can both hold: a value can be {allowed(a)} and {allowed(b)}."


def _explain_agreement(members: Sequence[Profile]) -> str:
    sources = list(dict.fromkeys(member.source for member in members))
    if len(sources) == 1:
        return f"{sources[0]} gives the same value {len(members)} times: {cite(members[0])}."
    return f"{len(sources)} sources give the same value: " + ", ".join(_one_of_each(members)) + "."


def _one_of_each(members: Sequence[Profile]) -> list[str]:
    seen: dict[str, str] = {}
    for member in members:
        seen.setdefault(member.source, cite(member))
    return list(seen.values())


_WORDS = {
    "exact": "", "approximately": "about ", "at_most": "at most ", "at_least": "at least ", "more_than": "more than ",
    "less_than": "less than ", "range": "",
}  # fmt: skip


def allowed(profile: Profile) -> str:
    """The values that a claim's words allow, in words."""
    low, high = number(profile.claim.low), number(profile.claim.high)
    return f"from {low} to {high}" if low != high else _WORDS[profile.claim.modifier] + low


def number(value: float) -> str:
    """A value for people: 14.3 billion, 5,687.75."""
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{value / size:,.6g} {name}"
    text = f"{value:,.4f}".rstrip("0").rstrip(".") if abs(value) >= 0.01 else f"{value:.3g}"
    return text or "0"
