"""From judged measurements to what a person should look at, with ids that depend on nothing but the evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.comparing.causes import MOST_VOICES, cause, severity, witnesses
from pipeline.comparing.intervals import Extent
from pipeline.comparing.profiles import Profile
from pipeline.comparing.verdicts import Judgement, explain_conflict
from pipeline.model import Claim, Discrepancy, DiscrepancyKind, Document, fingerprint


def evidence_id(kind: str, claims: Sequence[Claim], documents: Mapping[str, Document]) -> str:
    """A fingerprint of the kind and of what was written where; offsets and claim ids play no part."""
    told = sorted({"\x1e".join(_evidence(claim, documents)) for claim in claims})
    return fingerprint(kind, *told)


def _evidence(claim: Claim, documents: Mapping[str, Document]) -> tuple[str, str, str]:
    document = documents.get(claim.document)
    where = (document.url or document.id) if document else claim.document
    return where, " ".join(claim.quote.split()), " ".join(claim.sentence.split())


def discrepancy(
    members: Sequence[Profile],
    judgement: Judgement,
    measurement: str,
    confidence: float,
    documents: Mapping[str, Document],
) -> Discrepancy:
    """The discrepancy of a measurement whose claims conflict."""
    pairs = [(members[i], members[j]) for i, j in judgement.conflicts]
    across = [pair for pair in pairs if pair[0].order != pair[1].order]
    kind: DiscrepancyKind = "cross_source" if across else "internal"
    shown = across or pairs
    taking_part = {id(profile) for pair in shown for profile in pair}
    opposed = [profile for profile in members if id(profile) in taking_part]
    claims = [profile.claim for profile in opposed]
    voices = witnesses(opposed, MOST_VOICES)
    a, b = _worst(shown, voices)
    return Discrepancy(
        id=evidence_id(kind, claims, documents),
        kind=kind,
        measurement=measurement,
        claims=tuple(claim.id for claim in claims),
        severity=severity(a, b, voices),
        confidence=round(confidence, 3),
        cause=cause(a, b),
        explanation=explain_conflict(a, b),
    )


def in_reading_order(found: Sequence[Discrepancy]) -> list[Discrepancy]:
    """Doubtful ones last, the most severe first."""
    return sorted(found, key=lambda d: (d.doubtful, -d.severity, -d.confidence, d.id))


def _worst(pairs: Sequence[tuple[Profile, Profile]], voices: int) -> tuple[Profile, Profile]:
    """The most severe pair; of several, the one that stands first in its texts. Like values are weighed once."""
    known: dict[tuple[Extent, Extent, str | None, str | None], float] = {}

    def rank(pair: tuple[Profile, Profile]) -> tuple[float, float]:
        a, b = pair
        key = (a.extent, b.extent, a.claim.direction, b.claim.direction)
        if key not in known:
            known[key] = severity(a, b, voices)
        return known[key], -a.position - b.position

    return max(pairs, key=rank)
