"""How a measurement's claims stand to each other, with the reason in one plain sentence."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from pipeline.comparing.currencies import other_dollar
from pipeline.comparing.intervals import relation
from pipeline.comparing.profiles import Profile
from pipeline.model import Verdict

Spans: TypeAlias = Mapping[tuple[float, float], tuple[dt.date, dt.date]]

_ALIKE = frozenset({"exact", "approximately", "at_least", "range"})  # the same stated value in these says the same
_MEETING: tuple[Verdict, ...] = ("compatible", "rounding")
_MOST_PAIRS = 500  # pairs of claims that are named for two ways of stating a figure
_BIRTHDAYS = 0.9  # years that two ages and the time between may be apart: a birthday in one tenth of all cases
_DEAD = frozenset({"~killed"})
_TRIED = frozenset({"~charged", "~arrested", "~sentenced"})  # who is charged with a killing lives
_COUNTS = frozenset({"few", "count"})
_MOVES = re.compile(
    r"\b(rais(?:es?|ed|ing)|lift(?:s|ed)|sweeten\w*|par(?:es|ed)|revis\w+|new|now|so far|latest|climb\w*|pass(?:es|ed)|"
    r"top(?:s|ped)|grow\w*|grew|ris\w+|rose|fell|falls?|surg\w+|soar\w*|jump\w*|plung\w+|tumbl\w+|plans?|planned|"
    r"could|may|might|expects?|expected|seeks?|considers?|weighs?|sources|forecasts?|view|estimates?|stands? at|"
    r"total(?:s|led)?|tally|record|already)\b",
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
    spans = _spans(members)
    stands = _stands(members, spans)
    if apart := stands.get("conflict"):
        return Judgement("conflict", explain_conflict(*_most_telling(members, apart)), tuple(sorted(apart)))
    if moved := stands.get("update"):
        return Judgement("update", _explain_update(*_most_telling(members, moved), spans))
    for verdict in _MEETING:
        if meeting := stands.get(verdict):
            return Judgement(verdict, _explain_meeting(verdict, *_most_telling(members, meeting)))
    return Judgement("agree", _explain_agreement(members))


def _stands(members: Sequence[Profile], spans: Spans) -> dict[Verdict, list[tuple[int, int]]]:
    """The pairs of members by verdict; members that say the same in the same way are judged once.

    A bare scale ("millions") says nothing on how the values stand that others give.
    """
    alike: dict[Hashable, list[int]] = {}
    values = sum(not member.extent.vague for member in members)
    for index, member in enumerate(members):
        if member.extent.vague and values > 1:
            continue
        alike.setdefault(_manner(member), []).append(index)
    found: dict[Verdict, list[tuple[int, int]]] = {}
    for left, right in itertools.combinations(alike.values(), 2):
        verdict = _stand(members[left[0]], members[right[0]], spans)
        every = ((min(i, j), max(i, j)) for i in left for j in right)
        found.setdefault(verdict, []).extend(itertools.islice(every, _MOST_PAIRS))
    return found


def _manner(profile: Profile) -> Hashable:
    """All of a profile that a verdict looks at."""
    return (
        profile.extent,
        profile.claim.direction,
        profile.kind,
        profile.dimension,
        profile.claim.quote if profile.kind == "money" else "",  # "$" and "USD" may be two dollars
        profile.day is None,
        bool(_MOVES.search(profile.claim.sentence)),
    )


def _stand(a: Profile, b: Profile, spans: Spans) -> Verdict:
    """The verdict on two claims by themselves; `spans` tells when each value was reported."""
    if {a.claim.direction, b.claim.direction} == {"up", "down"}:
        return "conflict"
    if a.dimension != b.dimension:
        return "compatible"  # what cannot be converted cannot be checked
    stands = relation(a.extent, b.extent)
    if stands == "equal":
        return _same_value(a, b)
    if stands != "disjoint":
        return "rounding" if stands == "rounding" else "compatible"
    if other_dollar(a, b):
        return "compatible"
    return "update" if _moved_on(a, b, spans) else "conflict"


def _same_value(a: Profile, b: Profile) -> Verdict:
    words = {a.claim.modifier, b.claim.modifier}
    if len(words) > 1 and not words <= _ALIKE:
        return "compatible"
    return "rounding" if a.extent.from_below != b.extent.from_below else "agree"


def _spans(members: Sequence[Profile]) -> Spans:
    """The first and the last day on which each value was reported."""
    days: dict[tuple[float, float], list[dt.date]] = {}
    for member in members:
        if member.day is not None:
            days.setdefault(_value(member), []).append(member.day)
    return {value: (min(found), max(found)) for value, found in days.items()}


def _value(profile: Profile) -> tuple[float, float]:
    return profile.extent.low, profile.extent.high


def _in_time(a: Profile, b: Profile, spans: Spans) -> tuple[Profile, Profile] | None:
    """The value that was reported earlier, then the later one; None where that can't be told."""
    if a.day is None or b.day is None or spans[_value(a)] == spans[_value(b)]:
        return None
    first, second = sorted((a, b), key=lambda profile: spans[_value(profile)][::-1])
    return first, second


def _moved_on(a: Profile, b: Profile, spans: Spans) -> bool:
    """Whether the later report's different value is what one expects of a figure that changes with time."""
    ordered = _in_time(a, b, spans)
    if ordered is None:
        return False
    old, new = ordered
    if a.kind == "age":
        return _grew_older(old, new, (spans[_value(new)][1] - spans[_value(old)][0]).days / 365.25)
    if a.kind in _COUNTS and new.extent.high > old.extent.low:
        return True
    return a.kind not in _COUNTS and any(_MOVES.search(profile.claim.sentence) for profile in (old, new))


def _grew_older(old: Profile, new: Profile, passed: float) -> bool:
    """Whether birthdays explain two ages that were reported `passed` years apart.

    One more year within days is possible, and hardly ever the reason; the dead grow no older.
    """
    if any(profile.roles & _DEAD and not profile.roles & _TRIED for profile in (old, new)):
        return False
    years = (new.extent.high - old.extent.low) / 365.25
    return years > 0 and abs(years - passed) <= _BIRTHDAYS


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


def _explain_update(a: Profile, b: Profile, spans: Spans) -> str:
    old, new = _in_time(a, b, spans) or (a, b)
    before, after = spans[_value(old)][0], spans[_value(new)][1]
    return f"{cite(new)} ({after}) is later than {cite(old)} ({before}): the figure moved on."


def _explain_meeting(verdict: str, a: Profile, b: Profile) -> str:
    if a.dimension != b.dimension:
        return f"{cite(a)} and {cite(b)} seem to state one thing in different units, which do not convert."
    if relation(a.extent, b.extent) == "disjoint":
        return f"{cite(a)} and {cite(b)} may be one sum in the dollars of two countries."
    if verdict == "rounding" and relation(a.extent, b.extent) == "rounding":
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
