"""The likely cause of a disagreement, how much it matters, and who its independent witnesses are."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from pipeline.comparing.intervals import gap, typing_error
from pipeline.comparing.profiles import Profile
from pipeline.model import Cause

_COPIED = 90.0  # sentences this alike (of 100) are one text
_LEAST_COPY = 40  # characters; shorter sentences are alike by chance
MOST_VOICES = 4  # more than these make a disagreement no more severe
_SAME_SCALE = 0.02


def cause(a: Profile, b: Profile) -> Cause:
    """The typed cause of two claims that can't both hold."""
    if a.extent.one_sided != b.extent.one_sided:
        return "peak_and_point"
    if typing_error(a.claim.low, b.claim.low):
        return "typing_error"
    if _rounding_chain(a, b):
        return "rounding_chain"
    if _speaker(a) and _speaker(b) and _speaker(a) != _speaker(b):
        return "different_speakers"
    if _scope(a, b):
        return "unit_or_scope"
    if (a.day and b.day and a.day != b.day) or (a.years and b.years and not a.years & b.years):
        return "as_of_time"
    return "plain"


def _rounding_chain(a: Profile, b: Profile) -> bool:
    """Whether the values differ by no more than one step of the coarser one: cut off, or rounded twice."""
    if a.extent.step == b.extent.step:
        return False
    step = max(a.extent.step, b.extent.step)
    return abs(a.extent.low - b.extent.low) <= step and step > 1


def _speaker(profile: Profile) -> str | None:
    return profile.claim.speaker.casefold() if profile.claim.speaker else None


def _scope(a: Profile, b: Profile) -> bool:
    if a.claim.unit != b.claim.unit or (a.counted and b.counted and a.counted != b.counted):
        return True
    larger, smaller = max(abs(a.extent.high), abs(b.extent.high)), min(abs(a.extent.high), abs(b.extent.high))
    if smaller and any(abs(larger / smaller / scale - 1) < _SAME_SCALE for scale in (1e3, 1e6, 1e9)):
        return True
    return bool((a.marks ^ b.marks) - {"bound"})


def witnesses(members: Sequence[Profile], most: int | None = None) -> int:
    """How many independent voices the claims are: a copied sentence, or one speaker's same words, is one.

    Counting ends at `most`.
    """
    voices: list[Profile] = []
    sources: set[str] = set()
    for member in members:
        if len(voices) == most:
            break
        if member.source not in sources and not any(_one_voice(member, voice) for voice in voices):
            voices.append(member)
            sources.add(member.source)
    return len(voices)


def _one_voice(a: Profile, b: Profile) -> bool:
    if a.source == b.source:
        return True
    left, right = a.claim.sentence, b.claim.sentence
    if min(len(left), len(right)) < _LEAST_COPY:
        return False
    if fuzz.ratio(left, right, score_cutoff=_COPIED):
        return True
    return _speaker(a) is not None and _speaker(a) == _speaker(b) and fuzz.partial_ratio(left, right) >= _COPIED


def severity(a: Profile, b: Profile, voices: int) -> float:
    """How much a disagreement matters: the gap first, then how many independent voices stand against each other."""
    apart = gap(a.extent, b.extent)
    opposed = {a.claim.direction, b.claim.direction} == {"up", "down"}
    size = 1.0 if opposed else min(1.0, (apart / 0.5) ** 0.5)
    weight = 0.6 if a.kind == "age" else 1.0  # a year more or less in somebody's age moves nobody's decision
    return round(min(1.0, weight * (0.1 + 0.4 * size + 0.15 * min(MOST_VOICES, voices))), 3)
